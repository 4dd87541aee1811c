/// The paragraphs of a text without any structure but its lines.
enum PlainText {
    /// A text in which a paragraph is one line, or one that was wrapped at a fixed width, with or without blank lines
    /// between paragraphs. `#` and bullets as in Markdown.
    static func paragraphs(of text: String) -> [Paragraph] {
        let lines = lines(of: text)
        let width = wrappedWidth(lines)
        return joined(lines) { above, line in
            if let width { return above.count + 1 + line.prefix { $0 != " " }.count > width }
            return !Cleaning.endsSentence(above) && above.last != "," && line.first?.isLowercase == true
        }
    }

    /// A text in which each line is a paragraph, as catdoc gives them.
    static func paragraphs(ofLines text: String) -> [Paragraph] {
        joined(lines(of: text)) { _, _ in false }
    }

    /// In wrapped text many lines are nearly as long as the longest.
    private static func wrappedWidth(_ lines: [String]) -> Int? {
        let lengths = lines.map(\.count).filter { $0 > 0 }
        guard let width = lengths.max(), (narrowestWrapped...widestWrapped).contains(width) else { return nil }
        let full = lengths.count { $0 > width - 12 }
        return full >= 3 && full * 5 >= lengths.count * 2 ? width : nil
    }

    /// Markdown: only a blank line ends a paragraph. Front matter is taken off.
    static func paragraphs(ofMarkdown text: String) -> (title: String?, paragraphs: [Paragraph]) {
        var lines = lines(of: text)
        var title: String?
        if lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") {
            title = lines[1..<end].first { $0.hasPrefix("title:") }
                .map { String($0.dropFirst(6)).trimming { " \"'".contains($0) } }
            lines.removeFirst(end + 1)
        }
        return (title, joined(lines) { above, line in !above.hasPrefix("|") && !line.hasPrefix("|") })
    }

    /// Characters.
    private static let narrowestWrapped = 40
    private static let widestWrapped = 120

    private static func lines(of text: String) -> [String] {
        text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            .split(separator: "\n", omittingEmptySubsequences: false).map { Cleaning.cleaned(String($0)) }
    }

    private static func joined(_ lines: [String], goesOn: (_ above: String, _ line: String) -> Bool) -> [Paragraph] {
        var paragraphs: [Paragraph] = []
        var above: String?
        for line in lines {
            defer { above = line.isEmpty || Self.heading(line) != nil ? nil : line }
            if line.isEmpty { continue }
            if let heading = heading(line) {
                paragraphs.append(heading)
            } else if let above, !startsItem(line), goesOn(above, line) {
                paragraphs[paragraphs.count - 1].text += " " + line
            } else {
                paragraphs.append(Paragraph(text: line))
            }
        }
        return paragraphs
    }

    private static func heading(_ line: String) -> Paragraph? {
        let level = line.prefix { $0 == "#" }.count
        guard (1...6).contains(level), line.dropFirst(level).first == " " else { return nil }
        return Paragraph(kind: .heading(level), text: String(line.dropFirst(level + 1)).trimming { " #".contains($0) })
    }

    /// A bullet, `1.`, `2)`, `a)`.
    private static func startsItem(_ line: String) -> Bool {
        if Cleaning.item(line) != nil { return true }
        let mark = line.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "đ" }
        let rest = line.dropFirst(mark.count)
        return (1...3).contains(mark.count) && (mark.allSatisfy(\.isNumber) || mark.count == 1)
            && (rest.hasPrefix(". ") || rest.hasPrefix(") ") || rest.hasPrefix("/ "))
    }
}

extension String {
    func trimming(_ isDropped: (Character) -> Bool) -> String {
        guard let first = firstIndex(where: { !isDropped($0) }), let last = lastIndex(where: { !isDropped($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}
