/// All words that are said otherwise than they are written: the station's own, those that the text explains, and the
/// built-in ones; in this order.
struct Vocabulary {
    /// What stands behind an abbreviation.
    enum Manner { case plain, title, prefix }

    struct Entry {
        /// As the tokenizer cuts it.
        let parts: [String]
        let spacesBefore: [Bool]
        let spoken: String
        let manner: Manner
    }

    private static let builtIn: [String: [Entry]] = {
        let all =
            Abbreviations.plain.map { Entry($0, spoken: $1) } + Abbreviations.withStop.map { Entry($0, spoken: $1) }
            + Abbreviations.titles.map { Entry($0, spoken: $1, manner: .title) }
            + Abbreviations.prefixes.map { Entry($0, spoken: $1, manner: .prefix) }
        return index(all)
    }()

    private let own: [String: [Entry]]
    private let ownNames: [String: String]
    private(set) var explained: [String: String] = [:]

    /// `lexicon`: the station's own, what is written to what is said. A key in small letters fits any case.
    init(lexicon: [String: String]) {
        own = Self.index(lexicon.sorted { $0.key < $1.key }.map { Entry($0, spoken: $1) })
        ownNames = lexicon
    }

    var hasOwn: Bool { !own.isEmpty }

    mutating func explain(_ abbreviation: String, _ full: String) { explained[abbreviation] = full }

    /// The meaning of an abbreviation as the text or the table has it.
    func abbreviation(_ written: String) -> String? {
        ownNames[written] ?? explained[written] ?? Abbreviations.plain[written]
    }

    func ownEntry(_ passage: Passage, at index: Int) -> (Entry, end: Int)? {
        guard hasOwn else { return nil }
        return Self.longest(own[passage.text(index)], passage, index)
            ?? Self.longest(own[passage.lowered(index)], passage, index)
    }

    func builtInEntry(_ passage: Passage, at index: Int) -> (Entry, end: Int)? {
        let text = passage.text(index)
        if let entry = Self.longest(Self.builtIn[text], passage, index) { return entry }
        // All in small letters, as in a hasty message: ubnd.
        guard passage.shape(index) == .lower,
            !passage.scalars(index).contains(where: Letters.isVowel) || text.hasPrefix("ub")
        else { return nil }
        return Self.longest(Self.builtIn[text.uppercased()], passage, index, anyCase: true)
    }

    /// A name within an address, given in small letters.
    func addressWords(_ name: String) -> String {
        if let spoken = ownNames[name] ?? AddressNames.known[name] { return spoken }
        let letters = name.unicodeScalars
        if letters.count > 2, let words = AddressNames.syllables(name) { return words }
        let canBeSaid = letters.count > 3 && letters.contains(where: Letters.isVowel)
        return canBeSaid ? name : LetterNames.spellInAddress(letters)
    }

    private static func index(_ entries: [Entry]) -> [String: [Entry]] {
        var index: [String: [Entry]] = [:]
        for entry in entries { index[entry.parts.first ?? "", default: []].append(entry) }
        return index.mapValues { entries in entries.sorted { $0.parts.count > $1.parts.count } }
    }

    private static func longest(
        _ entries: [Entry]?, _ passage: Passage, _ index: Int, anyCase: Bool = false
    ) -> (Entry, end: Int)? {
        entries?.first { $0.fits(passage, at: index, anyCase: anyCase) }.map { ($0, index + $0.parts.count) }
    }
}

extension Vocabulary.Entry {
    init(_ written: String, spoken: String, manner: Vocabulary.Manner = .plain) {
        let passage = Passage(written)
        parts = passage.tokens.indices.map(passage.text)
        spacesBefore = passage.tokens.map(\.spaceBefore)
        self.spoken = spoken
        self.manner = manner
    }

    /// Do all parts stand there, and nothing that goes on?
    fileprivate func fits(_ passage: Passage, at index: Int, anyCase: Bool) -> Bool {
        for (offset, part) in parts.enumerated().dropFirst() {
            let token = index + offset
            guard passage.text(token) == part || passage.lowered(token) == part,
                spacesBefore[offset] != passage.isAdjacent(token)
            else { return false }
        }
        let end = index + parts.count
        return !passage.isAdjacent(end) || passage.kind(end) == .symbol
            || (parts.last == "." && passage.isAdjacent(end))
    }
}
