internal import CivilTime
internal import Diagnostics

/// Names that were right once.
enum OldNameCheck {
    static func findings(in text: CheckedText, on date: LocalDate) -> [TextFinding] {
        var findings: [TextFinding] = []
        var index = 0
        while index < text.indices.upperBound {
            guard text.keys[index] != 0,
                let (entry, words) = OldNames.table.match(text, at: index, where: { date >= $0.since })
            else {
                index += 1
                continue
            }
            let end = words[words.count - 1] + 1
            if !isOfItsTime(text, index, end) { findings.append(finding(text, index..<end, entry.value)) }
            index = end
        }
        return findings
    }

    /// A paper keeps the name of the body that issued it, and `trước đây` or `cũ` says that the name is an old one.
    private static func isOfItsTime(_ text: CheckedText, _ start: Int, _ end: Int) -> Bool {
        let passage = text.passage
        let follows = (end..<end + 4).prefix { !passage.endsSentence($0) }
        if follows.contains(where: { passage.isWord($0, "cũ") || passage.isWord($0, "trước") }) { return true }
        var before = start - 1
        while before >= max(0, start - 16), !passage.endsSentence(before) {
            if passage.isNumber(before), text.isJoined(before) || text.isJoined(before + 1),
                passage.isSymbol(before + 1, "/")
            {
                return passage.isWord(start - 1, "của") || text.passage.isWord(start - 2, "của")
            }
            before -= 1
        }
        return false
    }

    private static func finding(_ text: CheckedText, _ tokens: Range<Int>, _ name: OldNames.Name) -> TextFinding {
        let day = name.since.dayMonthYear
        return text.finding(
            .note, "old-name", at: tokens,
            hint: Phrase(vi: "nay là: \(name.now.vi)", en: "now: \(name.now.en)")
        ) { written in
            Phrase(vi: "\(written) là tên cũ từ \(day)", en: "\(written) is an old name since \(day)")
        }
    }
}
