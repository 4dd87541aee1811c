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
    private var bytes: [UInt8] = []
    private var pending: Pause?
    private var isGlued = false

    var isEmpty: Bool { bytes.isEmpty }
    var endsSentence: Bool { pending?.endsSentence ?? bytes.isEmpty }
    var hasPause: Bool { pending != nil }

    /// A word as it is written, or in small letters.
    mutating func write(_ word: some Sequence<Unicode.Scalar>, inLowerCase: Bool = false) {
        var capitalise = separate()
        for scalar in word {
            let cased = inLowerCase ? Letters.lower(scalar) : scalar
            append(capitalise ? Letters.upper(cased) : cased)
            capitalise = false
        }
    }

    /// Words with the pauses between them. Nothing for an empty text.
    mutating func write(_ words: String) {
        guard !words.isEmpty else { return }
        write(words.unicodeScalars)
    }

    mutating func pause(_ pause: Pause) {
        guard !bytes.isEmpty else { return }
        pending = max(pending ?? pause, pause)
        isGlued = false
    }

    /// The next word goes on after a hyphen: `ki-lô-mét`.
    mutating func glue() {
        isGlued = pending == nil && !bytes.isEmpty
    }

    /// The paragraph, and a new one begins. A comma at the end is no pause of its own.
    mutating func finish() -> String {
        if let pending, pending > .comma { bytes.append(pending.sign) }
        defer { self = SpokenWriter() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whatever stands between the last word and the next. Does a sentence begin?
    private mutating func separate() -> Bool {
        defer { (pending, isGlued) = (nil, false) }
        guard !bytes.isEmpty else { return false }
        if isGlued {
            bytes.append(UInt8(ascii: "-"))
            return false
        }
        if let pending { bytes.append(pending.sign) }
        bytes.append(UInt8(ascii: " "))
        return pending?.endsSentence ?? false
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        switch value {
        case ..<0x80:
            bytes.append(UInt8(value))
        case ..<0x800:
            bytes.append(UInt8(0xC0 | value >> 6))
            bytes.append(UInt8(0x80 | value & 0x3F))
        case ..<0x10000:
            bytes.append(UInt8(0xE0 | value >> 12))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
        default:
            bytes += Array(String(Character(scalar)).utf8)
        }
    }
}
