/// HTML under construction. Tags are the program's own; what people wrote gets in through `text` alone and is escaped
/// there.
struct Markup {
    private(set) var bytes: [UInt8] = []

    /// Markup as it stands.
    mutating func raw(_ markup: StaticString) {
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// A number inside a tag, such as a coordinate.
    mutating func raw(_ number: Int) {
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Somebody's words, also inside an attribute's double quotes.
    mutating func text(_ text: String) {
        guard text.utf8.contains(where: Self.isSpecial) else { return bytes.append(contentsOf: text.utf8) }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "\""): raw("&quot;")
            case UInt8(ascii: "'"): raw("&#39;")
            // No character of HTML; a tab and the ends of lines are.
            case 0..<0x20 where ![0x09, 0x0A, 0x0D].contains(byte): raw(" ")
            default: bytes.append(byte)
            }
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: byte < 0x20
        }
    }

    /// `<name>words</name>`, or with a class `<name class="…">`.
    mutating func element(_ name: StaticString, _ style: StaticString? = nil, _ words: String) {
        element(name, style) { $0.text(words) }
    }

    mutating func element(_ name: StaticString, _ style: StaticString? = nil, _ body: (inout Markup) -> Void) {
        raw("<")
        raw(name)
        if let style {
            raw(" class=\"")
            raw(style)
            raw("\"")
        }
        raw(">")
        body(&self)
        raw("</")
        raw(name)
        raw(">")
    }

    /// The head of a table: each column with its share of the width, in percent.
    mutating func columns(_ columns: [(heading: String, percent: Int)]) {
        raw("<colgroup>")
        for column in columns {
            raw("<col style=\"width:")
            raw(column.percent)
            raw("%\">")
        }
        raw("</colgroup><thead><tr>")
        for column in columns { element("th", nil, column.heading) }
        raw("</tr></thead>\n")
    }
}
