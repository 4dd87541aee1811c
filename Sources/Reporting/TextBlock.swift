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

    /// Broken between words, so that no line is longer than `width` with its indent, unless one word alone is. The
    /// first line has no indent: the caller has written what stands before it.
    static func wrapped(_ text: String, indent: Int, width: Int = width) -> String {
        let room = width - indent
        guard columns(of: text) > room || text.utf8.contains(UInt8(ascii: "\n")) else { return text }
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(whereSeparator: \.isWhitespace) {
            let more = columns(of: word)
            if used > 0, used + 1 + more > room {
                lines.append(line)
                (line, used) = (String(word), more)
            } else {
                line += used > 0 ? " " + word : String(word)
                used += used > 0 ? 1 + more : more
            }
        }
        return (lines + [line]).joined(separator: "\n" + String(repeating: " ", count: indent))
    }
}
