internal import Foundation
internal import StationModel

/// The text of an announcement, taken apart for reading.
///
/// Blank lines separate paragraphs; each heading and each item of a list is a paragraph of its own; a line break within
/// a paragraph is a blank. Marks of headings (`#`), lists (`-`, `*`, `+`, `•`) and emphasis (`*`, `_`, `**`, `__`,
/// `` ` ``) are dropped, and so are lines that only draw a rule. Numbers of numbered items stay: people refer to them.
enum ScriptText {
    /// - Parameter firstLine: the line of the file on which `text` begins, from 1.
    static func paragraphs(of text: String, firstLine: Int) -> [Script.Paragraph] {
        var paragraphs: [Script.Paragraph] = []
        var open: (line: Int, words: String)?
        func close() {
            if let paragraph = open {
                let text = withoutEmphasis(paragraph.words).tidied
                if !text.isEmpty { paragraphs.append(Script.Paragraph(line: paragraph.line, text: text)) }
            }
            open = nil
        }
        // A carriage return alone, and what word processors leave for a break, are blanks; LF and CRLF end lines.
        let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            switch Line(line) {
            case .nothing:
                close()
            case .heading(let words):
                close()
                open = (firstLine + number, words)
                close()
            case .item(let words):
                close()
                open = (firstLine + number, words)
            case .words(let words):
                open = open.map { ($0.line, $0.words + " " + words) } ?? (firstLine + number, words)
            }
        }
        close()
        return paragraphs
    }

    private enum Line {
        case nothing
        case heading(String)
        case item(String)
        case words(String)

        init(_ line: Substring) {
            let words = line.map { $0.isControl ? " " : String($0) }.joined().trimmingCharacters(in: .whitespaces)
            let letters = words.filter { !$0.isWhitespace }
            if letters.isEmpty
                || (letters.count >= 3 && Set(letters).count == 1 && letters.allSatisfy { "-*_=".contains($0) })
            {
                self = .nothing
            } else if let match = words.prefixMatch(of: /\#{1,6}\s+/) {
                self = .heading(String(words[match.range.upperBound...].replacing(/\s+#+$/, with: "")))
            } else if let match = words.prefixMatch(of: /[-*+•]\s+/) {
                self = .item(String(words[match.range.upperBound...]))
            } else if words.prefixMatch(of: /\d{1,3}[.)]\s+\S/) != nil {
                self = .item(words)
            } else {
                self = .words(words)
            }
        }
    }

    /// Marks count in pairs, and only where they hug a word on the inner side and stand free on the outer one:
    /// `2 * 3`, `(*)` and `AMP_1` stay as they are.
    private static func withoutEmphasis(_ text: String) -> String {
        let letters = Array(text)
        var dropped = Set<Int>()
        var opened: [Range<Int>] = []
        var index = 0
        while index < letters.count {
            guard "*_`".contains(letters[index]) else {
                index += 1
                continue
            }
            let end = letters[index...].firstIndex { $0 != letters[index] } ?? letters.count
            let run = index..<end
            let before = index > 0 ? letters[index - 1] : " "
            let after = end < letters.count ? letters[end] : " "
            if !before.isWhitespace, !"([{".contains(before), !after.isWordPart,
                let opener = opened.lastIndex(where: { letters[$0] == letters[run] })
            {
                dropped.formUnion(opened[opener])
                dropped.formUnion(run)
                opened.removeSubrange(opener...)
            } else if !before.isWordPart, after.isWordPart || "\"'“‘(".contains(after) {
                opened.append(run)
            }
            index = end
        }
        return String(letters.indices.filter { !dropped.contains($0) }.map { letters[$0] })
    }
}

extension Character {
    fileprivate var isWordPart: Bool { isLetter || isNumber }
    fileprivate var isControl: Bool { unicodeScalars.allSatisfy { $0.properties.generalCategory == .control } }
}
