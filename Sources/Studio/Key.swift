/// What an officer can press.
package enum Key: Sendable, Hashable, CaseIterable {
    case enter
    case space
    /// `n`, nghe lại.
    case hear
    /// `g`, giữ.
    case keep
    /// `l`, làm lại.
    case again
    /// `b`, bỏ qua.
    case skip
    /// `q`.
    case quit

    /// `nil`: this one means nothing.
    package init?(_ character: Character) {
        switch character {
        case "\r", "\n", "\r\n": self = .enter
        case " ": self = .space
        case "n", "N": self = .hear
        case "g", "G": self = .keep
        case "l", "L": self = .again
        case "b", "B": self = .skip
        // Ctrl-D, too.
        case "q", "Q", "\u{4}": self = .quit
        default: return nil
        }
    }
}
