/// A list in brackets or a mapping in braces, as it stands in the text.
struct FlowCollection {
    struct Item {
        /// From its first letter to after its last one.
        let range: Range<Int>
        /// Of the comma behind it; `nil`: there is none.
        let comma: Int?
    }

    let open: Int
    /// Of the bracket that closes it.
    let close: Int
    let items: [Item]
    /// Of its last letter before `close` that is no blank and in no comment; `open` if there is none.
    let lastLetter: Int
    let hasComment: Bool

    /// - Parameter open: of the opening bracket. `nil` if the text ends before the closing one.
    init?(_ letters: [Unicode.Scalar], from open: Int) {
        var scan = FlowScan(letters: letters, index: open)
        guard let close = scan.run() else { return nil }
        self.open = open
        self.close = close
        self.items = scan.items
        self.lastLetter = scan.lastLetter
        self.hasComment = scan.hasComment
    }
}

/// Goes from an opening bracket to the one that closes it. The text is known to be sound YAML.
private struct FlowScan {
    let letters: [Unicode.Scalar]
    var index: Int
    private var depth = 0
    /// A quote opens a quoted text only here; within a plain word it is a letter.
    private var isAtStart = true
    private var itemStart: Int?
    private(set) var items: [FlowCollection.Item] = []
    private(set) var lastLetter: Int
    private(set) var hasComment = false

    init(letters: [Unicode.Scalar], index: Int) {
        self.letters = letters
        self.index = index
        self.lastLetter = index
    }

    mutating func run() -> Int? {
        while index < letters.count {
            let letter = letters[index]
            if letter == "#", index == 0 || letters[index - 1].isBlankOrBreak {
                hasComment = true
                index = letters[index...].firstIndex(where: \.isBreak) ?? letters.count
                continue
            }
            if letter.isBlankOrBreak {
                index += 1
                continue
            }
            if depth == 1, letter == "]" || letter == "}" {
                endItem(comma: nil)
                return index
            }
            if depth == 1, letter != ",", itemStart == nil { itemStart = index }
            take(letter)
        }
        return nil
    }

    private mutating func take(_ letter: Unicode.Scalar) {
        let start = index
        index += 1
        switch letter {
        case "[", "{":
            depth += 1
            isAtStart = true
        case "]", "}":
            depth -= 1
            isAtStart = false
        case ",":
            if depth == 1 { endItem(comma: start) }
            isAtStart = true
        case "\"" where isAtStart, "'" where isAtStart:
            skipQuoted(letter)
            isAtStart = false
        case ":" where index == letters.count || letters[index].isBlankOrBreak || !isPlainWord(before: start):
            isAtStart = true
        case "&", "!":
            // An anchor or a tag stands before what it names.
            if isAtStart {
                while index < letters.count, !letters[index].isBlankOrBreak,
                    !",[]{}".unicodeScalars.contains(letters[index])
                {
                    index += 1
                }
            }
        default:
            isAtStart = false
        }
        lastLetter = index - 1
    }

    private mutating func endItem(comma: Int?) {
        guard let itemStart else { return }
        items.append(FlowCollection.Item(range: itemStart..<lastLetter + 1, comma: comma))
        self.itemStart = nil
    }

    /// After a quoted key the colon may stand without a blank: `"a":"b"`.
    private func isPlainWord(before colon: Int) -> Bool {
        colon > 0 && letters[colon - 1] != "\"" && letters[colon - 1] != "'"
    }

    private mutating func skipQuoted(_ quote: Unicode.Scalar) {
        while index < letters.count {
            let letter = letters[index]
            index += 1
            if letter == "\\", quote == "\"" {
                index += 1
            } else if letter == quote {
                guard quote == "'", index < letters.count, letters[index] == "'" else { return }
                index += 1
            }
        }
    }
}

extension Unicode.Scalar {
    var isBreak: Bool { self == "\n" || self == "\r" }
    var isBlank: Bool { self == " " || self == "\t" }
    var isBlankOrBreak: Bool { isBlank || isBreak }
}
