/// Lines of text in so many columns. Text is composed (NFC), so that a letter takes one column.
enum TextBlock {
    /// The longest line, as on paper and in a terminal of 100 columns.
    static let width = 98

    /// Bytes that begin a character: those that go on with one are 10xxxxxx.
    static func columns(of text: some StringProtocol) -> Int {
        text.utf8.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }

    static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - self.columns(of: text)))
    }

    static func rightAligned(_ text: String, in columns: Int) -> String {
        String(repeating: " ", count: max(0, columns - self.columns(of: text))) + text
    }

    /// Broken between words, so that no line is longer than `width` with its indent. The first line has no indent: the
    /// caller has written what stands before it.
    static func wrapped(_ text: String, indent: Int, width: Int = width) -> String {
        lines(of: text, width: width - indent).joined(separator: "\n" + String(repeating: " ", count: indent))
    }

    /// One line or more, each of at most `width` columns: a word that is too long for one is broken.
    static func lines(of text: String, width: Int) -> [String] {
        guard columns(of: text) > width || text.utf8.contains(UInt8(ascii: "\n")) else { return [text] }
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(whereSeparator: \.isWhitespace).flatMap({ pieces(of: $0, width: width) }) {
            let more = columns(of: word)
            if used > 0, used + 1 + more > width {
                lines.append(line)
                (line, used) = (String(word), more)
            } else {
                line += used > 0 ? " " + word : String(word)
                used += used > 0 ? 1 + more : more
            }
        }
        return lines + [line]
    }

    private static func pieces(of word: Substring, width: Int) -> [Substring] {
        guard columns(of: word) > width else { return [word] }
        return stride(from: 0, to: word.count, by: max(1, width)).map { word.dropFirst($0).prefix(max(1, width)) }
    }
}
