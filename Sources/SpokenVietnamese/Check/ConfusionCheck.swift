internal import Diagnostics

/// Real words that stand where another one is meant.
enum ConfusionCheck {
    static func findings(in text: CheckedText) -> [TextFinding] {
        var findings: [TextFinding] = []
        var index = 0
        while index < text.indices.upperBound {
            guard text.keys[index] != 0, let (entry, words) = Confusions.table.match(text, at: index) else {
                index += 1
                continue
            }
            let overlap = FirmTerms.overlap(text, words)
            guard overlap != .sure else {
                index += 1
                continue
            }
            let isOpen = overlap == .contested || mayBeName(text, words)
            findings.append(finding(text, words, isOpen ? .likely(entry.value.words) : entry.value))
            index = words[words.count - 1] + 1
        }
        return findings
    }

    /// A capital within a sentence: `Nguyễn Trãi nghiệm thu`, `sáng Lạng Sơn`. Of a body's name the first word only has one, too.
    private static func mayBeName(_ text: CheckedText, _ words: [Int]) -> Bool {
        let passage = text.passage
        let first = words[0]
        if words.dropFirst().contains(where: { passage.shape($0) == .title }) { return true }
        guard passage.shape(first) == .title, passage.isWord(first - 1), !passage.isBreak(first) else { return false }
        if words.count > 1 { return passage.shape(words[1]) == .lower }
        return passage.shape(first - 1) == .title || passage.shape(first + 1) == .title
    }

    private static func finding(_ text: CheckedText, _ words: [Int], _ right: Confusions.Right) -> TextFinding {
        let tokens = words[0]..<words[words.count - 1] + 1
        let right = recased(right, like: text.passage, words)
        let meant = "“\(right.words)”"
        switch right {
        case .certain(let form):
            return text.finding(
                .warning, "confused-words", at: tokens, correction: correction(text, words, form),
                hint: Phrase(vi: "sửa thành \(meant)", en: "write \(meant)")
            ) { written in
                Phrase(vi: "\(written) là lỗi viết nhầm, đúng ra là \(meant)", en: "\(written) is a slip for \(meant)")
            }
        case .likely:
            return text.finding(
                .note, "confusable-words", at: tokens,
                hint: Phrase(
                    vi: "nếu đúng ý là \(meant) thì sửa lại, nếu không thì giữ nguyên",
                    en: "if \(meant) is meant, write that; if not, leave it")
            ) { written in
                Phrase(
                    vi: "\(written) hay bị viết nhầm, có thể ý là \(meant)",
                    en: "\(written) is often a slip, perhaps for \(meant)")
            }
        }
    }

    /// Only the words that differ, and what stands between them as it is.
    private static func correction(_ text: CheckedText, _ words: [Int], _ form: String) -> TextFinding.Correction? {
        let right = form.split(separator: " ")
        let wrong = words.indices.filter { !text.passage.scalars(words[$0]).elementsEqual(right[$0].unicodeScalars) }
        guard let first = wrong.first, let last = wrong.last else { return nil }
        var replacement = ""
        for place in first...last {
            if place > first {
                let gap =
                    Int(
                        text.passage.tokens[words[place - 1]].originEnd)..<Int(
                        text.passage.tokens[words[place]].origin)
                replacement += text.source(gap)
            }
            replacement += right[place]
        }
        return TextFinding.Correction(
            range: text.origin(of: words[first]..<words[last] + 1), replacement: replacement)
    }

    private static func recased(
        _ right: Confusions.Right, like passage: Passage, _ words: [Int]
    ) -> Confusions.Right {
        let recased = zip(right.words.split(separator: " "), words).map { form, word in
            form.recased(like: passage, word)
        }.joined(separator: " ")
        return switch right {
        case .certain: .certain(recased)
        case .likely: .likely(recased)
        }
    }
}

extension StringProtocol {
    /// In capitals, or with a first capital, where that word is.
    func recased(like passage: Passage, _ index: Int) -> String {
        switch passage.shape(index) {
        case .upper where passage.length(index) > 1: UTF8Text(unicodeScalars.map(Letters.upper)).string
        case .upper, .title:
            UTF8Text(unicodeScalars.prefix(1).map(Letters.upper) + unicodeScalars.dropFirst()).string
        default: String(self)
        }
    }
}
