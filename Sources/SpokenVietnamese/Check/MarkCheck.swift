internal import Diagnostics

/// Signs that nobody sees, or that stand for something that was lost; and a text with nothing to say.
enum MarkCheck {
    static func findings(in text: CheckedText) -> [TextFinding] {
        var findings = nothingToSay(text)
        var start = 0
        let source = text.passage.source
        while start < source.count {
            guard let isLost = isLost(source[start]) else {
                start += 1
                continue
            }
            var end = start + 1
            while end < source.count, self.isLost(source[end]) == isLost { end += 1 }
            findings.append(finding(text, start..<end, isLost: isLost))
            start = end
        }
        return findings
    }

    /// Is it a sign that something was lost, or one without width? `nil` for all others.
    private static func isLost(_ scalar: Unicode.Scalar) -> Bool? {
        switch scalar.value {
        case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85: nil
        case ..<0x20, 0x7F..<0xA0: true
        case ..<0xAD: nil
        case 0xAD, 0x200B, 0x200C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: false
        // Marks that NFC found no letter for, and letters of somebody's own font.
        case 0x300...0x36F, 0xE000...0xF09F, 0xF0FF...0xF8FF, 0xF0000...0x10FFFF: true
        default: nil
        }
    }

    private static func finding(_ text: CheckedText, _ range: Range<Int>, isLost: Bool) -> TextFinding {
        let place = text.passage.place(at: range.lowerBound)
        let written = text.source(range)
        if isLost {
            let codes = text.passage.source[range].prefix(3).map { "U+" + $0.hex }.joined(separator: " ")
            return TextFinding(
                severity: .warning, code: "unreadable-mark",
                message: Phrase(
                    vi: "ở đây có ký tự hỏng hoặc không đọc được (\(codes))",
                    en: "here is a broken or unreadable character (\(codes))"),
                hint: Phrase(
                    vi: "xem lại bản gốc rồi gõ lại chữ này", en: "look at the original and type the letter again"),
                place: place, written: written, correction: nil)
        }
        return TextFinding(
            severity: .note, code: "invisible-mark",
            message: Phrase(vi: "ở đây có ký tự ẩn", en: "here is an invisible character"),
            hint: Phrase(vi: "xóa ký tự ẩn", en: "take it out"), place: place, written: written,
            correction: .init(range: range, replacement: ""))
    }

    private static func nothingToSay(_ text: CheckedText) -> [TextFinding] {
        guard text.spoken.paragraphs.allSatisfy(\.spoken.isEmpty) else { return [] }
        return [
            TextFinding(
                severity: .error, code: "nothing-to-say",
                message: Phrase(vi: "bài không có gì để đọc", en: "the text has nothing that could be read"),
                hint: Phrase(vi: "viết nội dung bài vào đây", en: "write the announcement here"),
                place: SpokenText.Place(offset: 0, line: 1, column: 1), written: "", correction: nil)
        ]
    }
}

extension Passage {
    /// A place by its scalar in the NFC text.
    fileprivate func place(at offset: Int) -> SpokenText.Place {
        var (low, high) = (0, lineOrigins.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if Int(lineOrigins[middle]) <= offset { low = middle } else { high = middle - 1 }
        }
        return SpokenText.Place(offset: offset, line: low + 1, column: offset - Int(lineOrigins[low]) + 1)
    }
}

extension Unicode.Scalar {
    /// At least four digits.
    fileprivate var hex: String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
