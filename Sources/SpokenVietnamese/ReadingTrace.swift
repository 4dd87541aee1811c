/// What the reader notices on its way and does not say: the check of a script asks for it.
struct ReadingTrace {
    /// Words that are spoken without a break of a certain kind.
    struct Stretch {
        let tokens: Range<Int>
        let syllables: Int
    }

    private struct Part {
        var first: Int?
        var end = 0
        var syllables = 0
    }

    /// Of each token: is it read as one with the token before it?
    private(set) var isJoined: [Bool]
    /// Of each token: is it for the listeners?
    private(set) var isRead: [Bool]
    private(set) var addresses: [Range<Int>] = []
    /// Telephone numbers, and codes that are said digit by digit.
    private(set) var digitGroups: [Range<Int>] = []
    /// Words that are said as they stand although they are no syllables.
    private(set) var strangeWords: [Int] = []
    /// From one full stop, as it is written, to the next.
    private(set) var sentences: [Stretch] = []
    /// From one pause to the next.
    private(set) var breaths: [Stretch] = []

    private var sentence = Part()
    private var breath = Part()
    private var isStopGuessed = false

    init(tokenCount: Int) {
        isJoined = Array(repeating: false, count: tokenCount)
        isRead = Array(repeating: true, count: tokenCount)
    }

    mutating func setAside(_ tokens: Range<Int>) {
        for index in tokens { isRead[index] = false }
    }

    /// One syllable, after that pause.
    mutating func sayWord(_ index: Int, after pause: Pause?) {
        take(pause)
        add(1, index..<index + 1, to: &sentence)
        add(1, index..<index + 1, to: &breath)
    }

    /// Several words, which may hold pauses of their own.
    mutating func say(_ words: String, for tokens: Range<Int>, after pause: Pause?) {
        guard !words.isEmpty else { return }
        take(pause)
        let parts = words.utf8.split(separator: UInt8(ascii: ","))
        for (number, part) in parts.enumerated() {
            if number > 0 { Self.close(&breath, into: &breaths) }
            let syllables = parts.count == 1 ? Syllable.count(in: words) : Syllable.count(in: String(Substring(part)))
            add(syllables, tokens, to: &sentence)
            add(syllables, tokens, to: &breath)
        }
    }

    mutating func join(_ tokens: Range<Int>, as kind: Reading.Kind) {
        for index in tokens.dropFirst() { isJoined[index] = true }
        switch kind {
        case .address: addresses.append(tokens)
        case .phone: digitGroups.append(tokens)
        default: break
        }
    }

    mutating func findStrange(_ index: Int) { strangeWords.append(index) }

    /// The full stop that follows is heard, but was not written.
    mutating func guessStop() { isStopGuessed = true }

    mutating func endParagraph() {
        isStopGuessed = false
        take(.stop)
    }

    private mutating func take(_ pause: Pause?) {
        defer { isStopGuessed = false }
        guard let pause else { return }
        Self.close(&breath, into: &breaths)
        if pause.endsSentence, !isStopGuessed { Self.close(&sentence, into: &sentences) }
    }

    private func add(_ syllables: Int, _ tokens: Range<Int>, to part: inout Part) {
        part.first = part.first ?? tokens.lowerBound
        part.end = tokens.upperBound
        part.syllables += syllables
    }

    private static func close(_ part: inout Part, into stretches: inout [Stretch]) {
        if let first = part.first {
            stretches.append(Stretch(tokens: first..<part.end, syllables: part.syllables))
        }
        part = Part()
    }
}
