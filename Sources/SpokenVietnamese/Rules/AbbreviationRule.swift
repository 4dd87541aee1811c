/// Words of the vocabulary, and abbreviations that the words around give a meaning.
struct AbbreviationRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        let text = passage.text(site.index)
        if let full = site.vocabulary.explained[text] { return Reading(end: site.index + 1, spoken: full) }
        // In a heading, what could be a word is one: AN TOÀN.
        if passage.shape(site.index) == .upper, Syllable.isValid(passage.scalars(site.index)),
            passage.isAmongCapitals(site.index)
        {
            return nil
        }
        if let (entry, end) = site.vocabulary.builtInEntry(passage, at: site.index),
            !needsName(entry) || isBeforeName(site, end)
        {
            return reading(site, entry, end: end)
        }
        return ambiguous(site, text)
    }

    private func reading(_ site: Site, _ entry: Vocabulary.Entry, end: Int) -> Reading {
        let passage = site.passage
        guard entry.manner != .plain, passage.isAdjacent(end, "."), !passage.isBreak(end + 1) else {
            return Reading(end: end, spoken: entry.spoken)
        }
        let followsTitle = passage.isAdjacent(end + 1) && passage.shape(end + 1) != .title
        let isPair = entry.manner == .title && followsTitle && passage.isWord(end + 1)
        return Reading(end: end + 1, spoken: entry.spoken, pause: isPair ? .comma : nil)
    }

    /// `P.` and its like are a ward only before a name or number.
    private func needsName(_ entry: Vocabulary.Entry) -> Bool {
        entry.parts.count == 2 && entry.parts[1] == "." && entry.parts[0].unicodeScalars.count == 1
    }

    private func isBeforeName(_ site: Site, _ next: Int) -> Bool {
        let passage = site.passage
        let isInitial = passage.shape(site.index - 1) == .title && !passage.tokens[site.index].startsLine
        return !isInitial && !passage.isBreak(next) && (passage.shape(next) == .title || passage.isNumber(next))
    }

    private func ambiguous(_ site: Site, _ text: String) -> Reading? {
        let passage = site.passage
        let end = site.index + 1
        guard !passage.isAdjacent(end) || passage.kind(end) == .symbol else { return nil }
        let hasStop =
            passage.isAdjacent(end, ".") && !passage.isBreak(end + 1) && passage.shape(end + 1) != .lower
            && ["TT", "KT"].contains(text)
        guard let meaning = AmbiguousAbbreviations.meaning(text, at: site, hasStop: hasStop) else { return nil }
        var reading = Reading(end: hasStop ? end + 1 : end, spoken: meaning.spoken)
        if !meaning.isCertain { reading.doubt = .abbreviation(text, readAs: meaning.spoken) }
        return reading
    }
}

/// Abbreviations that go with a number: weekdays `T2`, months `T8/2026`, roads `QL1A`, alarm levels `BĐ2`.
struct NumberedNameRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        let name = passage.text(site.index)
        guard passage.shape(site.index) == .upper else { return nil }
        var next = site.index + 1
        if passage.isSymbol(next, in: ".-"), passage.isAdjacent(next), passage.isAdjacent(next + 1), name != "T" {
            next += 1
        }
        if name == "T" { return passage.isAdjacent(next) ? weekdayOrMonth(site, next) : nil }
        guard let words = Self.names[name], !passage.isBreak(next) else { return nil }
        if passage.isRoman(next), let level = RomanRule.value(passage.scalars(next)), name == "BĐ" {
            return Reading(end: next + 1, spoken: words + " " + site.numbers.cardinal(level), kind: .number)
        }
        guard let number = passage.digits(next), number.utf8.count <= 4 else { return nil }
        // đường ĐT.571 is one đường tỉnh
        let isSaid = passage.isWord(site.index - 1, String(words.prefix { $0 != " " }))
        let rest = isSaid ? String(words.drop { $0 != " " }.dropFirst()) : words
        return Reading(end: next + 1, spoken: rest + " " + site.numbers.count(number), kind: .number)
    }

    private static let names: [String: String] = [
        "QL": "quốc lộ", "ĐT": "đường tỉnh", "TL": "tỉnh lộ", "HL": "hương lộ", "ĐH": "đường huyện", "ĐX": "đường xã",
        "BĐ": "báo động",
    ]

    private func weekdayOrMonth(_ site: Site, _ next: Int) -> Reading? {
        let passage = site.passage
        guard let value = passage.value(next, places: 2) else { return nil }
        if passage.isAdjacent(next + 1, "/"), let year = passage.value(next + 2), (1900...2100).contains(year),
            (1...12).contains(value)
        {
            let words = "tháng " + site.dates.month(value) + site.dates.yearAfter(month: value, year)
            return Reading(end: next + 3, spoken: words, kind: .date(hasYear: true))
        }
        guard (2...7).contains(value), !passage.isAdjacent(next + 1) || passage.kind(next + 1) == .symbol else {
            return nil
        }
        return Reading(end: next + 1, spoken: "thứ " + site.numbers.ordinal(value), kind: .number)
    }
}

/// Letters and figures in one: `A/H5N1`, `F0`, `5A`. The letters are named, the figures read as numbers.
struct CodeRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        if let unit = Units.matchAlone(passage, at: site.index) { return Reading(end: unit.end, spoken: unit.spoken) }
        guard passage.isWord(site.index) else { return nil }
        var parts: [String] = []
        var end = site.index
        if passage.length(end) == 1, passage.shape(end) == .upper, passage.isAdjacent(end + 1, "/"),
            passage.isAdjacent(end + 2),
            passage.shape(end + 2) == .upper, passage.isAdjacent(end + 3), passage.isNumber(end + 3)
        {
            parts.append(LetterNames.spell(passage.scalars(end)))
            end += 2
        }
        guard passage.isAdjacent(end + 1), passage.isNumber(end + 1),
            passage.shape(end) != .title || passage.length(end) == 1
        else { return nil }
        while end == site.index || passage.isAdjacent(end) || parts.count == 1, let part = part(site, end),
            parts.count < 12
        {
            parts.append(part)
            end += 1
        }
        var spoken = parts.joined(separator: " ")
        // H50.12.03-0005: groups of a code go on digit by digit.
        while passage.isAdjacent(end), passage.isSymbol(end, in: ".-"), passage.isAdjacent(end + 1),
            let group = passage.digits(end + 1)
        {
            spoken += ", " + site.numbers.digits(group)
            end += 2
        }
        return Reading(end: end, spoken: spoken, kind: .number)
    }

    private func part(_ site: Site, _ index: Int) -> String? {
        let passage = site.passage
        if let digits = passage.digits(index) {
            let isCount = digits.utf8.count <= 3 && !digits.hasPrefix("0")
            return isCount ? site.numbers.count(digits) : site.numbers.digits(digits)
        }
        guard passage.isWord(index) else { return nil }
        if passage.length(index) > 1, let full = site.vocabulary.abbreviation(passage.text(index)) { return full }
        if passage.length(index) > 1, Syllable.isValid(passage.scalars(index)) { return passage.lowered(index) }
        return LetterNames.spell(passage.scalars(index))
    }
}

/// `2 x 25W`, `20x30cm`: an x between numbers is *nhân*.
struct MultiplicationRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        let isNumeric = passage.isNumber(site.index - 1) || site.previous?.kind == .quantity
        guard passage.isWord(site.index, "x"), isNumeric, passage.isNumber(site.index + 1),
            !passage.isBreak(site.index + 1)
        else { return nil }
        return Reading(end: site.index + 1, spoken: "nhân")
    }
}

/// What is left of capitals and consonants: words in capitals are words, the rest is spelled.
struct SpellingRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        let scalars = passage.scalars(site.index)
        guard let shape = passage.shape(site.index) else { return nil }
        let hasVowel = scalars.contains(where: Letters.isVowel)
        if scalars.count == 1 {
            return hasVowel ? nil : Reading(end: site.index + 1, spoken: LetterNames.spell(scalars))
        }
        switch shape {
        case .lower, .title:
            return hasVowel ? nil : spelled(site)
        case .upper:
            let isWord =
                Syllable.isValid(scalars) || hasVowel && (passage.isAmongCapitals(site.index) || scalars.count > 6)
            return isWord ? Reading(end: site.index + 1, spoken: passage.lowered(site.index)) : spelled(site)
        case .mixed:
            return mixed(site)
        }
    }

    private func spelled(_ site: Site) -> Reading {
        let words = LetterNames.spell(site.passage.scalars(site.index))
        return Reading(
            end: site.index + 1, spoken: words,
            doubt: .unknownAbbreviation(site.passage.text(site.index), readAs: words))
    }

    /// VNPost: runs of capitals are spelled, the rest is words.
    private func mixed(_ site: Site) -> Reading? {
        let letters = Array(site.passage.scalars(site.index))
        var words: [String] = []
        var start = 0
        while start < letters.count {
            var end = start + 1
            let isUpper = Letters.kind(letters[start]) == .upper
            while end < letters.count, (Letters.kind(letters[end]) == .upper) == isUpper { end += 1 }
            // The last capital of a run begins the word behind it.
            if isUpper, end < letters.count, end - start > 0 { end -= 1 }
            if isUpper, end == start { end = wordEnd(letters, from: start) }
            words.append(word(site, letters[start..<end]))
            start = end
        }
        return Reading(end: site.index + 1, spoken: words.joined(separator: " "))
    }

    private func wordEnd(_ letters: [Unicode.Scalar], from start: Int) -> Int {
        var end = start + 1
        while end < letters.count, Letters.kind(letters[end]) != .upper { end += 1 }
        return end
    }

    private func word(_ site: Site, _ letters: ArraySlice<Unicode.Scalar>) -> String {
        let text = UTF8Text(letters).string
        if let full = site.vocabulary.abbreviation(text) { return full }
        let isRun = letters.count > 1 && letters.allSatisfy { Letters.kind($0) == .upper }
        if isRun || !letters.contains(where: Letters.isVowel) { return LetterNames.spell(letters) }
        return UTF8Text(letters.lazy.map(Letters.lower)).string
    }
}
