internal import CivilTime

/// Text under construction, as UTF-8, that knows in which column of its line it is: a log book of thousands of lines is
/// written in milliseconds. Text is composed (NFC), so that a letter takes one column.
struct TextBuffer {
    private(set) var bytes: [UInt8] = []
    /// From 0.
    private(set) var column = 0

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func add(_ text: some StringProtocol) {
        bytes.append(contentsOf: text.utf8)
        column += TextBlock.columns(of: text)
    }

    mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        column = 0
    }

    /// Spaces up to that column, none if it has been passed.
    mutating func pad(to column: Int) {
        while self.column < column { addASCII(UInt8(ascii: " ")) }
    }

    /// Ends at that column, or as near behind it as it can.
    mutating func add(_ text: String, endingAt column: Int) {
        pad(to: column - TextBlock.columns(of: text))
        add(text)
    }

    /// `HH:MM:SS` of seconds since midnight.
    mutating func addClock(_ seconds: Int) {
        addTime(seconds / 60)
        addASCII(UInt8(ascii: ":"))
        addTwoDigits(seconds % 60)
    }

    /// `HH:MM` of minutes since midnight.
    mutating func addTime(_ minutes: Int) {
        addTwoDigits(minutes / 60)
        addASCII(UInt8(ascii: ":"))
        addTwoDigits(minutes % 60)
    }

    /// Broken between words where it does not fit; further lines begin at `indent`. A word that is too long for a line
    /// has one to itself.
    mutating func add(_ text: String, wrappedAt indent: Int) {
        for (index, word) in text.utf8.split(whereSeparator: { $0 == 0x20 || (0x09...0x0D).contains($0) }).enumerated()
        {
            let word = Substring(word)
            if index > 0, column + 1 + TextBlock.columns(of: word) > TextBlock.width {
                endLine()
                pad(to: indent)
            } else if index > 0 {
                addASCII(UInt8(ascii: " "))
            }
            add(word)
        }
    }

    private mutating func addTwoDigits(_ number: Int) {
        addASCII(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10 % 10))
        addASCII(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    private mutating func addASCII(_ byte: UInt8) {
        bytes.append(byte)
        column += 1
    }
}
