/// Syllables that a word may have been meant for.
struct NearSyllables {
    /// The likeliest first, at most three.
    private(set) var words: [String] = []
    /// Set where the rules of spelling, or the word beside it, leave one choice only.
    private(set) var only: String?

    private let letters: [Unicode.Scalar]
    private let tone: Tone
    private var found: [[String]] = [[], [], []]

    /// `before` and `behind`: the keys of its neighbours, 0 for none.
    init(to word: ArraySlice<Unicode.Scalar>, before: UInt64, behind: UInt64) {
        letters = word.map(Letters.base)
        tone = word.map(Letters.tone).first { $0 != .ngang } ?? .ngang
        if let parts = Self.parts(of: Array(word)) {
            words = [parts]
            return
        }
        guard letters.count <= Self.longest else { return }
        search()
        let candidates = found.flatMap { $0 }
        var seen: Set<String> = []
        let fitting = candidates.filter { candidate in
            guard seen.insert(candidate).inserted else { return false }
            let key = Syllable.key(candidate.unicodeScalars)
            return CommonWords.pairs.contains(.init(first: before, second: key))
                || CommonWords.pairs.contains(.init(first: key, second: behind))
        }
        let likeliest = found.first { !$0.isEmpty } ?? []
        seen = []
        words = Array((fitting + likeliest).filter { seen.insert($0).inserted }.prefix(3))
        if fitting.count == 1 { only = fitting.first }
        if fitting.isEmpty, let respelled { only = respelled }
    }

    /// `nghiêng` and two letters more.
    private static let longest = 9
    private static let alphabet: [Unicode.Scalar] = Array("aăâbcdđeêghiklmnoôơpqrstuưvxy".unicodeScalars)

    private mutating func search() {
        if let respelled {
            found[0] = [respelled]
            return
        }
        add(letters, rank: 0)
        for index in letters.indices {
            for sibling in Self.siblings(of: letters[index]) { add(replacing(index, with: [sibling]), rank: 1) }
        }
        for index in letters.indices.dropLast() {
            var swapped = letters
            swapped.swapAt(index, index + 1)
            add(swapped, rank: 2)
        }
        for index in letters.indices { add(replacing(index, with: []), rank: 2) }
        for letter in Self.alphabet {
            for index in letters.indices { add(replacing(index, with: [letter]), rank: 2) }
            for index in 0...letters.count {
                var longer = letters
                longer.insert(letter, at: index)
                add(longer, rank: 2)
            }
        }
    }

    private func replacing(_ index: Int, with new: [Unicode.Scalar]) -> [Unicode.Scalar] {
        Array(letters[..<index] + new + letters[(index + 1)...])
    }

    private mutating func add(_ letters: [Unicode.Scalar], rank: Int) {
        guard let isStopped = Syllable.isStopped(letters) else { return }
        let tones: [Tone] = isStopped && tone != .sac && tone != .nang ? [.nang, .sac] : [tone]
        for tone in tones { found[rank].append(Self.word(letters, tone)) }
    }

    /// g, gh; ng, ngh; c, k: which of them is written depends on the vowel behind.
    private var respelled: String? {
        let swaps: [(wrong: String, right: String)] = [
            ("ngh", "ng"), ("ng", "ngh"), ("gh", "g"), ("g", "gh"), ("k", "c"), ("c", "k"),
        ]
        for (wrong, right) in swaps where letters.starts(with: wrong.unicodeScalars) {
            let other = Array(right.unicodeScalars) + letters.dropFirst(wrong.unicodeScalars.count)
            guard let isStopped = Syllable.isStopped(other) else { continue }
            if !isStopped || tone == .sac || tone == .nang { return Self.word(other, tone) }
        }
        return nil
    }

    /// Two syllables that were written as one word; with a mark or tone, so that it is Vietnamese.
    private static func parts(of word: [Unicode.Scalar]) -> String? {
        guard word.count <= 2 * longest, word.contains(where: { $0.value > 0x7F }) else { return nil }
        let splits = word.indices.filter { place in
            place > 1 && word.count - place > 1 && Syllable.isValid(word[..<place]) && Syllable.isValid(word[place...])
        }
        let known = splits.first { place in
            CommonWords.pairs.contains(.init(first: Syllable.key(word[..<place]), second: Syllable.key(word[place...])))
        }
        return (known ?? splits.first).map { place in
            UTF8Text(word[..<place].map(Letters.lower) + [" "] + word[place...].map(Letters.lower)).string
        }
    }

    private static func siblings(of letter: Unicode.Scalar) -> [Unicode.Scalar] {
        let groups: [[Unicode.Scalar]] = [
            ["a", "ă", "â"], ["e", "ê"], ["o", "ô", "ơ"], ["u", "ư"], ["d", "đ"], ["i", "y"], ["s", "x"],
        ]
        return groups.first { $0.contains(letter) }?.filter { $0 != letter } ?? []
    }

    /// The letters with the tone where it is written: on ê, ơ and their like, before a coda on the last vowel, else on
    /// the last but one.
    static func word(_ letters: [Unicode.Scalar], _ tone: Tone) -> String {
        guard tone != .ngang, let place = tonePlace(letters),
            let toned = Letters.toned(letters[place], tone)
        else { return UTF8Text(letters).string }
        var letters = letters
        letters[place] = toned
        return UTF8Text(letters).string
    }

    private static func tonePlace(_ letters: [Unicode.Scalar]) -> Int? {
        var vowels = letters.indices.filter { Letters.isVowel(letters[$0]) }
        let isGlide =
            letters.starts(with: "qu".unicodeScalars) || letters.starts(with: "gi".unicodeScalars) && vowels.count > 1
        if isGlide { vowels.removeFirst() }
        if let marked = vowels.last(where: { "ăâêôơư".unicodeScalars.contains(letters[$0]) }) { return marked }
        let isOpen = vowels.last == letters.indices.last
        switch vowels.count {
        case 0: return nil
        case 1: return vowels[0]
        case 2: return isOpen ? vowels[0] : vowels[1]
        default: return vowels[1]
        }
    }
}
