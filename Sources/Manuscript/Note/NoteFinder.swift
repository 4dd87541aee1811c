internal import CivilTime

/// Parts the leader's note from the announcement it stands under.
struct NoteFinder {
    private(set) var rest: [Paragraph]
    private(set) var instruction: Instruction?
    /// Lines of `rest` that may be notes, as written: a person has to say.
    private(set) var doubtful: [String] = []

    init(_ paragraphs: [Paragraph], on today: LocalDate) {
        rest = paragraphs
        if let found = Self.headed(paragraphs, today) ?? Self.headless(paragraphs, today) {
            instruction = found.instruction
            rest.removeSubrange(found.place)
        }
        doubtful = Self.lastLines(rest).filter { NoteLook(rest[$0].text) > .none }.map { rest[$0].text }
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
            while end < paragraphs.count, end - start < most, goesOn(paragraphs[end]) { end += 1 }
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

    private static func goesOn(_ paragraph: Paragraph) -> Bool {
        guard !PaperForm.isSignature(paragraph.text), !hasHead(paragraph.text) else { return false }
        return paragraph.text.count < NoteLook.longest && !PaperForm.speaksToPeople(paragraph.text)
            && (paragraph.kind != .plain || !NoteReading(paragraph.text).mentions.isEmpty)
    }

    /// `(Đ/c Bình đọc, tuần 3 buổi)`: one of the last lines that is nearly all understood, or looks like a note; with
    /// the lines around it that do.
    private static func headless(_ paragraphs: [Paragraph], _ today: LocalDate) -> Found? {
        let plain = paragraphs.indices.dropFirst().filter { paragraphs[$0].kind == .plain }
        let near = lastLines(paragraphs)
        let core =
            plain.suffix(8).last { isUnderstood(paragraphs[$0].text, today) }
            ?? plain.last { near.contains($0) && NoteLook(paragraphs[$0].text) == .sure }
        guard let core else { return nil }
        var (start, end) = (core, core + 1)
        while start > 1, core - start < 2, NoteLook(paragraphs[start - 1].text) > .none { start -= 1 }
        while end < paragraphs.count, end - core < 4, belongs(paragraphs[end]) { end += 1 }
        let text = paragraphs[start..<end].map(\.text).joined(separator: "\n")
        return (start..<end, Instruction(note: text, on: today))
    }

    private static func isUnderstood(_ text: String, _ today: LocalDate) -> Bool {
        guard text.count < NoteLook.longest, let instruction = Instruction(understanding: text, on: today),
            instruction.officer != nil || instruction.timesPerWeek != nil
        else { return false }
        return instruction.notUnderstood.reduce(0) { $0 + $1.count } * 3 < text.count
    }

    /// Below a line that is a note.
    private static func belongs(_ paragraph: Paragraph) -> Bool {
        NoteLook(paragraph.text) > .none || NoteLook.isShortDuty(paragraph.text)
            || paragraph.text.count < 80 && !PaperForm.speaksToPeople(paragraph.text)
                && !PaperForm.isSignature(paragraph.text) && !NoteReading(paragraph.text).mentions.isEmpty
    }

    /// The last paragraphs of the announcement itself, above signatures.
    private static func lastLines(_ paragraphs: [Paragraph]) -> Range<Int> {
        let end = PaperForm.end(of: paragraphs)
        return max(min(1, end), end - 3)..<end
    }
}
