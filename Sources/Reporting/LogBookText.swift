internal import CivilTime
internal import Diagnostics
internal import StationModel

/// The log book for a terminal: a heading for each day, a line for each airing, and below it what went wrong.
struct LogBookText {
    private let language: Language
    private let outcomes: [Outcome: String]
    private let open: String
    /// Where the title begins.
    private let titleColumn: Int

    private static let outcomeColumn = 48
    private static let noteColumn = 17

    init(_ language: Language) {
        self.language = language
        outcomes = Dictionary(uniqueKeysWithValues: Outcome.allCases.map { ($0, $0.phrase[language]) })
        open = Phrase(vi: "dự kiến", en: "planned")[language]
        let widest = (Array(outcomes.values) + [open]).map { TextBlock.columns(of: $0) }.max() ?? 0
        titleColumn = Self.outcomeColumn + widest + 2
    }

    /// Every line of text is ended.
    func write(_ lines: [PaperLine], to buffer: inout TextBuffer) {
        var day: LocalDate?
        for line in lines {
            if line.planned.date != day {
                day = line.planned.date
                buffer.pad(to: 2)
                buffer.add(heading(line.planned.date))
                buffer.endLine()
            }
            write(line, to: &buffer)
        }
    }

    private func heading(_ date: LocalDate) -> String {
        "\(date.weekday.name[language]) \(Written.cell(.date(date), language))"
    }

    private func write(_ line: PaperLine, to buffer: inout TextBuffer) {
        let airing = line.airing
        buffer.add(String(line.number), endingAt: 6)
        buffer.pad(to: 8)
        buffer.addTime(line.planned.time.minute)
        if let started = line.started {
            buffer.pad(to: 15)
            buffer.addClock(started)
            if let ended = line.ended {
                buffer.add("–")
                buffer.addClock(ended)
            }
            buffer.add(line.heard.minutesAndSeconds, endingAt: 41)
            if let readings = line.readings { buffer.add("\(readings)×", endingAt: 46) }
        }
        buffer.pad(to: Self.outcomeColumn)
        buffer.add(airing.outcome.flatMap { outcomes[$0] } ?? open)
        buffer.pad(to: titleColumn)
        let officer = airing.officerName ?? airing.officer?.text ?? Phrase.nobody[language]
        let kind = line.kind == .scheduled ? "" : " (\(line.kind.phrase[language]))"
        buffer.add("\(airing.title)\(kind), \(officer)", wrappedAt: titleColumn)
        buffer.endLine()
        if let incident = line.incident { writeNote(incident[language], to: &buffer) }
        if !line.remarks.isEmpty { writeNote(line.remarkText, to: &buffer) }
    }

    private func writeNote(_ note: String, to buffer: inout TextBuffer) {
        buffer.pad(to: Self.noteColumn - 2)
        buffer.add("→ ")
        buffer.add(note, wrappedAt: Self.noteColumn)
        buffer.endLine()
    }
}
