/// A pause of the voice, from the shortest to the longest.
enum Pause: Int, Comparable, Sendable {
    case comma, semicolon, colon, stop, exclamation, question

    var sign: UInt8 {
        switch self {
        case .comma: UInt8(ascii: ",")
        case .semicolon: UInt8(ascii: ";")
        case .colon: UInt8(ascii: ":")
        case .stop: UInt8(ascii: ".")
        case .exclamation: UInt8(ascii: "!")
        case .question: UInt8(ascii: "?")
        }
    }

    var endsSentence: Bool { self >= .stop }

    static func < (one: Pause, other: Pause) -> Bool { one.rawValue < other.rawValue }
}

/// Puts a paragraph together: one space between words, of several pauses in a row the longest, and a capital where a
/// sentence begins (espeak-ng takes a full stop before a small letter for that of an abbreviation).
struct SpokenWriter {
    private var text = UTF8Text()
    /// What stands between the last word and the next.
    private(set) var pending: Pause?
    private var isGlued = false

    var hasPause: Bool { pending != nil }

    /// A word as it is written.
    mutating func write(_ word: some Sequence<Unicode.Scalar>) {
        var capitalise = separate()
        for scalar in word {
            text.append(capitalise ? Letters.upper(scalar) : scalar)
            capitalise = false
        }
    }

    /// Words with the pauses between them. Nothing for an empty text.
    mutating func write(_ words: String) {
        guard !words.isEmpty else { return }
        write(words.unicodeScalars)
    }

    mutating func pause(_ pause: Pause) {
        guard !text.isEmpty else { return }
        pending = max(pending ?? pause, pause)
        isGlued = false
    }

    /// The next word goes on after a hyphen: `ki-lô-mét`.
    mutating func glue() {
        isGlued = pending == nil && !text.isEmpty
    }

    /// The paragraph, and a new one begins. A comma at the end is no pause of its own.
    mutating func finish() -> String {
        if let pending, pending > .comma { text.append(ascii: pending.sign) }
        defer { self = SpokenWriter() }
        return text.string
    }

    /// Whatever stands between the last word and the next. Does a sentence begin?
    private mutating func separate() -> Bool {
        defer { (pending, isGlued) = (nil, false) }
        guard !text.isEmpty else { return false }
        if isGlued {
            text.append(ascii: UInt8(ascii: "-"))
            return false
        }
        if let pending { text.append(ascii: pending.sign) }
        text.append(ascii: UInt8(ascii: " "))
        return pending?.endsSentence ?? false
    }
}
