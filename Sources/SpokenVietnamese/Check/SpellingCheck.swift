internal import Diagnostics

/// Words that are no syllables of Vietnamese: slips of the pen, and words that the voice may say wrong.
enum SpellingCheck {
    /// Near syllables are looked for this often; a text with more strange words is not Vietnamese.
    private static let mostSearches = 500

    static func findings(in text: CheckedText) -> [TextFinding] {
        var searches = 0
        return text.trace.strangeWords.compactMap { index in
            guard !isKnown(text, index) else { return nil }
            searches += 1
            return finding(text, index, search: searches <= mostSearches)
        }
    }

    private static func isKnown(_ text: CheckedText, _ index: Int) -> Bool {
        let passage = text.passage
        // A lone letter is a name, a part of a hyphenated word is how another language sounds: in-tơ-nét.
        if passage.length(index) == 1 || isHyphenated(passage, index) { return true }
        let word = passage.lowered(index)
        return CommonWords.loans.contains(word) || CommonWords.names.contains(word) && passage.shape(index) != .lower
    }

    private static func isHyphenated(_ passage: Passage, _ index: Int) -> Bool {
        passage.isAdjacent(index, "'") || passage.isAdjacent(index + 1, "'")
            || passage.isAdjacent(index) && passage.isSymbol(index - 1, in: "-'") && passage.isAdjacent(index - 1)
            || passage.isAdjacent(index + 1, "-") && passage.isAdjacent(index + 2)
    }

    private static func finding(_ text: CheckedText, _ index: Int, search: Bool) -> TextFinding {
        let passage = text.passage
        let word = passage.scalars(index)
        let near = search ? NearSyllables(to: word, before: text.key(index - 1), behind: text.key(index + 1)) : nil
        let isName = isName(text, index)
        let hasMarks = word.contains { $0.value > 0x7F }
        guard !isName || near?.only != nil, hasMarks || near?.words.isEmpty == false else {
            return foreign(text, index)
        }
        let suggestions = (near?.words ?? []).map { $0.recased(like: passage, index) }
        let correction =
            isName
            ? nil
            : near?.only.map { only in
                TextFinding.Correction(
                    range: text.origin(of: index..<index + 1), replacement: only.recased(like: passage, index))
            }
        return text.finding(
            .warning, "impossible-syllable", at: index..<index + 1, correction: correction, hint: hint(suggestions)
        ) { written in
            Phrase(
                vi: "\(written) không phải là một âm tiết tiếng Việt", en: "\(written) is no syllable of Vietnamese")
        }
    }

    /// A capital within a sentence, and no heading around.
    private static func isName(_ text: CheckedText, _ index: Int) -> Bool {
        switch text.passage.shape(index) {
        case .title: true
        case .mixed: true
        case .upper: !text.passage.isAmongCapitals(index)
        default: false
        }
    }

    private static func foreign(_ text: CheckedText, _ index: Int) -> TextFinding {
        text.finding(
            .note, "foreign-word", at: index..<index + 1,
            hint: Phrase(
                vi: "nghe thử; nếu đọc sai, ghi cách đọc vào từ điển của đài",
                en: "listen to it; if it is said wrong, put its reading into the station's lexicon")
        ) { written in
            Phrase(
                vi: "\(written) không phải tiếng Việt, giọng đọc có thể đọc sai",
                en: "\(written) is not Vietnamese, and the voice may say it wrong")
        }
    }

    private static func hint(_ suggestions: [String]) -> Phrase {
        guard !suggestions.isEmpty else {
            return Phrase(
                vi: "sửa lại chính tả, hoặc ghi cách đọc vào từ điển của đài",
                en: "correct the spelling, or put its reading into the station's lexicon")
        }
        let words = suggestions.map { "“\($0)”" }
        return Phrase(
            vi: "có lẽ là " + words.joined(separator: " hoặc "), en: "perhaps " + words.joined(separator: " or "))
    }
}
