/// Phrases of one to several words that are looked for in a text, whatever their case; the longest one counts.
struct PhraseTable<Value: Sendable>: Sendable {
    struct Entry: Sendable {
        let keys: [UInt64]
        /// Words that must not stand right before or behind it.
        let notAfter: Set<UInt64>
        let notBefore: Set<UInt64>
        /// No word at all may follow in its clause.
        var endsClause = false
        let value: Value
    }

    private let entries: [UInt64: [Entry]]
    /// Signs that may stand between its words: `Lao động - Thương binh`.
    private let signs: String

    init(_ entries: [Entry], across signs: String = "") {
        var index: [UInt64: [Entry]] = [:]
        for entry in entries { index[entry.keys.first ?? 0, default: []].append(entry) }
        self.entries = index.mapValues { entries in
            // A stable order: of two that are equally long the first one counts.
            entries.enumerated().sorted { ($1.element.keys.count, $0.offset) < ($0.element.keys.count, $1.offset) }
                .map(\.element)
        }
        self.signs = signs
    }

    /// The longest phrase that begins at that token, with the tokens of its words.
    func match(
        _ text: CheckedText, at index: Int, where holds: (Value) -> Bool = { _ in true }
    ) -> (entry: Entry, words: [Int])? {
        let key = text.keys[index]
        guard key != 0, let candidates = entries[key] else { return nil }
        for entry in candidates {
            guard holds(entry.value), let words = words(of: entry, text, at: index) else { continue }
            return (entry, words)
        }
        return nil
    }

    private func words(of entry: Entry, _ text: CheckedText, at index: Int) -> [Int]? {
        var words = [index]
        for key in entry.keys.dropFirst() {
            guard let next = following(text, words[words.count - 1]), text.keys[next] == key else { return nil }
            words.append(next)
        }
        if !entry.notAfter.isEmpty, entry.notAfter.contains(text.key(index - 1)) { return nil }
        let last = words[words.count - 1]
        if entry.endsClause, following(text, last) != nil || text.passage.isNumber(last + 1) { return nil }
        if !entry.notBefore.isEmpty, let next = following(text, last), entry.notBefore.contains(text.keys[next]) {
            return nil
        }
        return words
    }

    /// The next word of the same paragraph, if nothing but blanks and those signs lies between.
    private func following(_ text: CheckedText, _ index: Int) -> Int? {
        var next = index + 1
        while next < index + 3, text.passage.isSymbol(next, in: signs), !text.passage.isBreak(next) { next += 1 }
        guard text.key(next) != 0, text.passage.tokens[next].line <= text.passage.tokens[index].line + 1 else {
            return nil
        }
        return next
    }
}

extension PhraseTable.Entry {
    /// `[tham] nhũng nhiều [lạc]`: words in brackets must not stand there; a bar at the end: no word may follow.
    init(_ pattern: some StringProtocol, _ value: Value) {
        var keys: [UInt64] = []
        var guards: [Set<UInt64>] = [[], []]
        var isGuard = false
        for word in pattern.split(separator: " ") where word != "|" {
            if word.hasPrefix("[") { isGuard = true }
            let letters = word.unicodeScalars.filter { $0 != "[" && $0 != "]" }
            let key = Syllable.key(letters)
            if isGuard {
                guards[keys.isEmpty ? 0 : 1].insert(key)
            } else {
                keys.append(key)
            }
            if word.hasSuffix("]") { isGuard = false }
        }
        self.init(
            keys: keys, notAfter: guards[0], notBefore: guards[1], endsClause: pattern.contains("|"), value: value)
    }
}
