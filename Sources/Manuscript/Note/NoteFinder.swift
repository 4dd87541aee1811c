internal import CivilTime

/// Parts the leader's note from the announcement it stands under.
struct NoteFinder {
    private(set) var rest: [Paragraph]
    private(set) var instruction: Instruction?

    init(_ paragraphs: [Paragraph], on today: LocalDate) {
        rest = paragraphs
        guard let found = Self.headed(paragraphs, today) ?? Self.headless(paragraphs, today) else { return }
        instruction = found.instruction
        rest.removeSubrange(found.place)
    }

    private typealias Found = (place: Range<Int>, instruction: Instruction)

    /// A note stands at the end, seldom at the top; so many paragraphs are looked at there.
    private static let (last, first) = (30, 10)
    /// Paragraphs of one note.
    private static let most = 12

    /// `Lưu ý: …`, with the lines below that go on with it.
    private static func headed(_ paragraphs: [Paragraph], _ today: LocalDate) -> Found? {
        let places = paragraphs.indices.suffix(last).reversed() + paragraphs.indices.dropLast(last).prefix(first)
        for start in places where hasHead(paragraphs[start].text) {
            var end = start + 1
            while end < paragraphs.count, end - start < most, goesOn(paragraphs[end], today) { end += 1 }
            let text = paragraphs[start..<end].map(\.text).joined(separator: "\n")
            if let instruction = Instruction(understanding: text, on: today) { return (start..<end, instruction) }
        }
        return nil
    }

    private static func hasHead(_ line: String) -> Bool {
        let words = NoteWords(String(line.prefix(60)))
        let start = words.skip(["("], at: 0)
        guard let end = words.after(NoteReading.heads, at: start) else { return false }
        // `Đề nghị đ/c Bình đọc` needs no colon.
        return !words[end].isSign || [":", "."].contains(words[end].folded) || end == words.count
    }

    private static func goesOn(_ paragraph: Paragraph, _ today: LocalDate) -> Bool {
        guard !PaperForm.isSignature(paragraph.text), !hasHead(paragraph.text) else { return false }
        let reading = NoteReading(paragraph.text)
        return paragraph.text.count < longest && !PaperForm.speaksToPeople(paragraph.text)
            && (paragraph.kind != .plain || !reading.facts.isEmpty)
    }

    /// Characters of a line that may be a note without a head.
    private static let longest = 300

    /// `(Đ/c Bình đọc, tuần 3 buổi)`: one of the last lines, nearly all of it understood.
    private static func headless(_ paragraphs: [Paragraph], _ today: LocalDate) -> Found? {
        for index in paragraphs.indices.dropFirst().suffix(8).reversed() where paragraphs[index].kind == .plain {
            let text = paragraphs[index].text
            guard text.count < longest, let instruction = Instruction(understanding: text, on: today),
                instruction.officer != nil || instruction.timesPerWeek != nil
            else { continue }
            let unclear = instruction.notUnderstood.reduce(0) { $0 + $1.count }
            if unclear * 3 < text.count { return (index..<(index + 1), instruction) }
        }
        return nil
    }
}
