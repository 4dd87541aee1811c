internal import Diagnostics
internal import Yams

/// Keeps YAML's anchors and aliases from growing a small file into a tree without end.
///
/// Aliases share memory in Yams, so only walking the tree costs: the readers walk it, and Yams itself walks the keys
/// of every mapping, looking for doubled ones.
enum AliasBomb {
    /// A station of a thousand campaigns has some 20,000.
    private static let nodeLimit = 100_000
    /// Fewer aliases than this cannot multiply far.
    private static let aliasLimit = 20

    static let fault = Fault(
        "yaml-too-large",
        Phrase(
            vi: "tệp quá lớn khi mở hết các chỗ dùng lại (&, *)",
            en: "the file is too large once its aliases (&, *) are put in"),
        hint: Phrase(
            vi: "viết thẳng nội dung, bớt dùng & và *", en: "write things out and use fewer & and *"))

    /// Is the tree within bounds with all aliases put in?
    static func isSmall(_ root: Node) -> Bool {
        var waiting = [root]
        var seen = 0
        while let node = waiting.popLast() {
            seen += 1
            let children: [Node] =
                switch node {
                case .scalar, .alias: []
                case .sequence(let sequence): Array(sequence)
                case .mapping(let mapping): mapping.flatMap { [$0.key, $0.value] }
                }
            guard seen + waiting.count + children.count <= nodeLimit else { return false }
            waiting += children
        }
        return true
    }

    /// Before parsing: many aliases together with a key that is not a plain word (`? …`, `*x :`, `[…]:`, `{…}:`).
    /// No schedule has a use for such keys; what merely looks like one stays below the number of aliases.
    static func keyFault(_ letters: [Unicode.Scalar]) -> Fault? {
        var aliases = 0
        var hasOddKey = false
        for index in letters.indices {
            switch letters[index] {
            case "*" where index + 1 < letters.count && !letters[index + 1].properties.isWhitespace:
                aliases += 1
                let end = letters[index...].firstIndex { $0.properties.isWhitespace || $0 == ":" } ?? letters.endIndex
                hasOddKey = hasOddKey || isColonNext(after: end, in: letters)
            case "]", "}":
                hasOddKey = hasOddKey || isColonNext(after: index + 1, in: letters)
            case "?":
                hasOddKey = hasOddKey || index + 1 == letters.count || letters[index + 1].properties.isWhitespace
            default:
                break
            }
            if aliases > aliasLimit && hasOddKey { return fault }
        }
        return nil
    }

    private static func isColonNext(after index: Int, in letters: [Unicode.Scalar]) -> Bool {
        letters[index...].first { !$0.properties.isWhitespace } == ":"
    }
}
