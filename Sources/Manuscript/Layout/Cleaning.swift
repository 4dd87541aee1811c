internal import SpokenVietnamese

/// Signs and blanks as a script has them. The words are left as they are: to judge them is the check's work.
enum Cleaning {
    /// NFC, every kind of blank one blank, nothing without width, no control characters; line feeds stay.
    static func cleaned(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var blank = false
        for scalar in NormalForm.text(text).unicodeScalars {
            switch scalar {
            case "\n", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}":
                if !result.isEmpty { result.append("\n") }
                blank = false
            case _ where scalar.properties.isWhitespace: blank = true
            case _ where isNothing(scalar): break
            default:
                if blank, let last = result.last, last != "\n" { result.append(" ") }
                blank = false
                result.append(scalar)
            }
        }
        while result.last == "\n" { result.removeLast() }
        return String(result)
    }

    private static func isNothing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .unassigned, .surrogate: true
        default: false
        }
    }

    /// Cleaned paragraphs, parted where a line break was meant to part them; without those that hold no word.
    static func cleaned(_ paragraphs: [Paragraph]) -> [Paragraph] {
        paragraphs.flatMap { paragraph -> [Paragraph] in
            let lines = cleaned(paragraph.text).split(separator: "\n").map(String.init)
            return parted(lines).enumerated().map { number, text in
                let kind = number == 0 || paragraph.kind.isHeading ? paragraph.kind : .plain
                return withMark(Paragraph(kind: kind, text: text))
            }
        }.filter { $0.text.contains { $0.isLetter || $0.isNumber } }
    }

    /// Lines between hard breaks: one goes on in the next unless a sentence ended, an item begins, or a line in
    /// capitals meets one that is not.
    private static func parted(_ lines: [String]) -> [String] {
        var parts: [String] = []
        for line in lines {
            if let above = parts.last, !endsSentence(above), item(line) == nil, above.isInCapitals == line.isInCapitals
            {
                parts[parts.count - 1] = above + " " + line
            } else {
                parts.append(line)
            }
        }
        return parts
    }

    static func endsSentence(_ line: String) -> Bool {
        line.last { !"\"”’')]»".contains($0) }.map { ".!?:;…".contains($0) } ?? false
    }

    // MARK: Items

    /// A heading of more than these characters is a paragraph in the wrong style.
    private static let longestHeading = 200

    private static func withMark(_ paragraph: Paragraph) -> Paragraph {
        switch paragraph.kind {
        case .plain: item(paragraph.text).map { Paragraph(kind: .item("-"), text: $0) } ?? paragraph
        case .heading where paragraph.text.count > longestHeading: Paragraph(text: paragraph.text)
        case .heading, .item: paragraph
        }
    }

    /// What stands after the dash or bullet that a line begins with; `nil` if it begins with none. `-5 độ` and
    /// `*Lưu ý*` do not.
    static func item(_ line: String) -> String? {
        guard let first = line.first else { return nil }
        let rest = line.dropFirst()
        guard let next = rest.first else { return nil }
        let isItem =
            switch first {
            case "-", "–", "—", "+": next == " " || next.isLetter
            case "*": next == " " || next.isLetter && !rest.contains("*")
            default: isBullet(first)
            }
        guard isItem else { return nil }
        let words = String(rest.drop { $0 == " " })
        return words.isEmpty ? nil : words
    }

    /// Also the ones of the fonts Symbol and Wingdings.
    private static func isBullet(_ sign: Character) -> Bool {
        guard sign.unicodeScalars.count == 1, let scalar = sign.unicodeScalars.first else { return false }
        return switch scalar.value {
        case 0x2022, 0x2023, 0x2043, 0x2219, 0xB7, 0x25A0...0x25FF, 0x2713, 0x2714, 0x2756, 0x27A2, 0x27A4,
            0xF020...0xF0FF:
            true
        default: false
        }
    }
}

extension Paragraph.Kind {
    var isHeading: Bool {
        if case .heading = self { true } else { false }
    }
}

extension StringProtocol {
    /// At least two words, all letters capitals.
    var isInCapitals: Bool {
        var letters = 0
        for letter in self where letter.isLetter {
            if letter.isLowercase { return false }
            letters += 1
        }
        return letters >= 4 && contains(" ")
    }
}
