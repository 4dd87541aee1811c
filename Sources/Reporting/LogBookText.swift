internal import CivilTime
internal import Diagnostics
internal import StationModel

/// The log book for a terminal: a heading for each day, a line for each airing, and below it what went wrong.
struct LogBookText {
    private let language: Language
    private let outcomes: [Outcome: String]
    private let outcomeWidth: Int
    private static let heading = Phrase(vi: "Nhật ký phát thanh", en: "Log book")
    /// All but the outcome and what follows it: number, planned, began and ended, duration, readings.
    private static let margin = 50
    private static let openMark = Phrase(vi: "dự kiến", en: "planned")

    init(_ language: Language) {
        self.language = language
        outcomes = Dictionary(uniqueKeysWithValues: Outcome.allCases.map { ($0, $0.phrase[language]) })
        outcomeWidth = (Array(outcomes.values) + [Self.openMark[language]]).map(TextBlock.columns).max() ?? 0
    }

    /// Empty if there are none.
    func text(of lines: [PaperLine]) -> String {
        guard !lines.isEmpty else { return "" }
        return ([Self.heading[language]] + days(of: lines)).joined(separator: "\n")
    }

    /// Some lines of text for each day: its heading, its airings.
    func days(of lines: [PaperLine]) -> [String] {
        var days: [String] = []
        var text = ""
        var day: LocalDate?
        for line in lines {
            if line.planned.date != day {
                if day != nil { days.append(text) }
                day = line.planned.date
                text = "  " + Written.date(line.planned.date, language)
            }
            append(line, to: &text)
        }
        return days + [text]
    }

    private func append(_ line: PaperLine, to text: inout String) {
        let airing = line.airing
        text += "\n"
        text += TextBlock.rightAligned(String(line.number), in: 6)
        text += "  "
        text += line.planned.time.description
        text += "  "
        text += TextBlock.padded(Self.heard(line), to: 17)
        text += TextBlock.rightAligned(airing.started == nil ? "" : airing.aired.minutesAndSeconds, in: 9)
        text += TextBlock.rightAligned(
            airing.started == nil || airing.script == nil ? "" : "\(airing.readings)×", in: 5)
        text += "  "
        let outcome = airing.outcome.flatMap { outcomes[$0] } ?? Self.openMark[language]
        text += TextBlock.padded(outcome, to: outcomeWidth)
        text += "  "
        let kind = line.kind == .scheduled ? "" : " (\(line.kind.phrase[language]))"
        let officer = airing.officerName ?? airing.officer?.text ?? Phrase.nobody[language]
        text += TextBlock.wrapped("\(airing.title)\(kind), \(officer)", indent: Self.margin + outcomeWidth)
        let notes = [line.incident?[language], line.remarks.isEmpty ? nil : line.remarkText].compactMap(\.self)
        for note in notes {
            text += "\n               → "
            text += TextBlock.wrapped(note, indent: 17)
        }
    }

    private static func heard(_ line: PaperLine) -> String {
        guard let started = line.started else { return "" }
        return Written.clock(started) + (line.ended.map { "–" + Written.clock($0) } ?? "")
    }
}
