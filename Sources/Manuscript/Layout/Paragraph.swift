/// A paragraph of a manuscript, before and after cleaning. A hard line break inside it is a line feed.
struct Paragraph: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case plain
        /// 1 is the greatest.
        case heading(Int)
        /// `-`, or a number as it is written: `3.`.
        case item(String)
    }

    var kind = Kind.plain
    var text: String

    /// As a script has it.
    var script: String {
        switch kind {
        case .plain: text
        case .heading(let level): String(repeating: "#", count: min(max(level, 1), 6)) + " " + text
        case .item(let mark): mark + " " + text
        }
    }
}
