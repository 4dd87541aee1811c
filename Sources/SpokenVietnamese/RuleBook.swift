/// The rules in the order in which they are asked, by what kind of token stands at the place.
///
/// Addresses, telephone numbers and the numbers of papers come first, so that no other rule takes them apart; then
/// dates and times, then quantities; in words, what a person has put into the lexicon comes first.
enum RuleBook {
    static func reading(at site: Site) -> Reading? {
        let rules =
            switch site.passage.kind(site.index) {
            case .number: numbers
            case .word: words
            case .symbol: signs
            case nil: [any ReadingRule]()
            }
        for rule in rules {
            if let reading = rule.reading(at: site) { return reading }
        }
        return nil
    }

    private static let numbers: [any ReadingRule] = [
        PhoneRule(), PlateRule(), DocumentRule(), DateRule(), TimeRule(), FractionRule(), CodeNumberRule(),
        SectionRule(), ThousandRule(), QuantityRule(),
    ]
    private static let words: [any ReadingRule] = [
        OwnWordRule(), MultiplicationRule(), AddressRule(), LegalReferenceRule(), LetterItemRule(), HonorificRule(),
        NumberedNameRule(),
        VesselRule(), RomanRule(), AbbreviationRule(), CodeRule(), SpellingRule(),
    ]
    private static let signs: [any ReadingRule] = [
        PhoneRule(), BracketRule(), ComparisonRule(), AddressRule(), SlashRule(), DashRule(), SignNameRule(),
    ]
}

/// The station's own lexicon wins over everything; within an address it gives the names of the parts.
struct OwnWordRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        guard let (entry, end) = site.vocabulary.ownEntry(site.passage, at: site.index),
            AddressRule().reading(at: site).map({ $0.end <= end }) ?? true
        else { return nil }
        return Reading(end: end, spoken: entry.spoken)
    }
}

/// `a)`, `b.` and `c/` where a line begins.
struct LetterItemRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        guard passage.tokens[site.index].startsLine, passage.length(site.index) == 1,
            passage.shape(site.index) == .lower,
            passage.isAdjacent(site.index + 1), passage.isSymbol(site.index + 1, in: ").,/"),
            !passage.isAdjacent(site.index + 2)
        else { return nil }
        let letter = passage.scalars(site.index)
        let name = letter.contains(where: Letters.isVowel) ? passage.text(site.index) : LetterNames.spell(letter)
        return Reading(
            end: site.index + 2, spoken: name, pause: passage.isSymbol(site.index + 1, ".") ? .stop : .comma)
    }
}

/// `liên hệ a. Nam`, `gặp c. Lan`: how people are addressed in hasty messages.
struct HonorificRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        guard passage.isWord(site.index - 1, in: ["hệ", "lh", "gặp", "hỏi", "gọi"]), passage.length(site.index) == 1,
            passage.isAdjacent(site.index + 1, "."), passage.isWord(site.index + 2),
            passage.shape(site.index + 2) != .lower,
            !passage.isBreak(site.index + 2)
        else { return nil }
        let word: String? =
            switch passage.text(site.index) {
            case "a": "anh"
            case "c": "chị"
            case "ô", "Ô", "o": "ông"
            case "b": "bà"
            case "e": "em"
            default: nil
            }
        return word.map { Reading(end: site.index + 2, spoken: $0) }
    }
}

/// Signs that are said by name.
struct SignNameRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        let next = site.index + 1
        let isBetweenNumbers =
            passage.isNumber(next) && (passage.isNumber(site.index - 1) || site.previous?.kind == .quantity)
        let spoken: String? =
            switch passage.text(site.index) {
            case "&": "và"
            case "%": "phần trăm"
            case "‰": "phần nghìn"
            case "@": "a còng"
            case "=": "bằng"
            case "≈", "~": "khoảng"
            case "±": "cộng trừ"
            case "×": "nhân"
            case "+" where isBetweenNumbers: "cộng"
            case "÷" where isBetweenNumbers: "đến"
            case "°": "độ"
            case "$" where passage.isNumber(next): nil
            case "$": "đô la"
            case "€": "ơ-rô"
            default: nil
            }
        if passage.isSymbol(site.index, "$"), let amount = QuantityRule().reading(at: site.at(next)) {
            return Reading(end: amount.end, spoken: amount.spoken + " đô la Mỹ", kind: .quantity)
        }
        return spoken.map { Reading(end: next, spoken: $0) }
    }
}
