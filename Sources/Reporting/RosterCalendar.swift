package import CivilTime
package import Diagnostics
package import StationModel

/// A month of the roster: who is on duty each day, and what a person should look at. 80 columns wide.
package struct RosterCalendar {
    package let days: [RosterDay]
    /// Nobody, or two at once: by the lines of the roster, as indices.
    package let problems: [RosterProblem]

    private let month: LocalMonth
    private let station: Station
    private let names: ShortNames

    private static let cell = 11
    /// Of what is said in words.
    private static let width = 80

    /// - Parameter quietReason: why nothing is aired on a day; `nil`: it is a day like any other.
    package init(_ month: LocalMonth, of station: Station, quietReason: (LocalDate) -> String?) {
        self.month = month
        self.station = station
        problems = station.rosterProblems(in: month.days)
        var troubled: [LocalDate: RosterDay.Problem] = [:]
        for problem in problems {
            let kind: RosterDay.Problem = problem.kind == .gap ? .nobody : .overlap
            for date in problem.days.joined() { troubled[date] = kind }
        }
        days = month.days.map {
            RosterDay($0, in: station, quiet: quietReason($0), problem: troubled[$0])
        }
        names = ShortNames(station.officers, width: Self.cell - 1)
    }

    /// The calendar, what its marks mean, who is on duty how often, and everything out of the ordinary in words.
    ///
    /// - Parameters:
    ///   - today: is marked if it lies in the month.
    ///   - isColoured: with the codes of a terminal; it says the same without.
    package func text(_ language: Language, today: LocalDate?, isColoured: Bool = false) -> String {
        let title = Phrase(vi: "Lịch trực \(month.inSentence.vi)", en: "Duty in \(month.inSentence.en)")
        let head = Weekday.allCases.map { Cell($0.name[language]) }
        let parts = [
            [title[language]], [line(head, false)] + weeks(language, today, isColoured), legend(language, today),
            people(language), remarks(language),
        ]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }
}

// MARK: - The calendar

extension RosterCalendar {
    private struct Cell {
        let text: String
        let code: String?

        init(_ text: String, code: String? = nil) {
            self.text = text
            self.code = code
        }
    }

    private enum Mark: String, CaseIterable {
        case stand = "*"
        case quiet = "~"
        case nobody = "!"
        case overlap = "#"

        var meaning: Phrase {
            switch self {
            case .stand: Phrase(vi: "trực thay", en: "stands in")
            case .quiet: Phrase(vi: "ngày nghỉ phát", en: "quiet day")
            case .nobody: Phrase(vi: "không ai trực", en: "nobody")
            case .overlap: Phrase(vi: "trùng người trực", en: "two at once")
            }
        }

        /// Yellow, dim, red.
        var code: String {
            switch self {
            case .stand: "33"
            case .quiet: "2"
            case .nobody, .overlap: "1;31"
            }
        }
    }

    private static func marks(_ day: RosterDay) -> [Mark] {
        [
            day.problem == .overlap ? .overlap : nil, day.problem == .nobody ? .nobody : nil,
            day.insteadOf == nil ? nil : .stand, day.quiet == nil ? nil : .quiet,
        ].compactMap { (mark: Mark?) in mark }
    }

    private func weeks(_ language: Language, _ today: LocalDate?, _ isColoured: Bool) -> [String] {
        var lines: [String] = []
        for monday in stride(from: month.first.weekStart, through: month.last, by: 7) {
            let week = (0..<7).map { month.days.contains(monday + $0) ? monday + $0 : nil }
            lines.append(line(week.map { $0.map { numberCell($0, today) } ?? Cell("") }, isColoured))
            lines.append(line(week.map { $0.map { nameCell($0, language) } ?? Cell("") }, isColoured))
        }
        return lines
    }

    private func line(_ cells: [Cell], _ isColoured: Bool) -> String {
        var line = ""
        var column = 0
        for (number, cell) in cells.enumerated() where !cell.text.isEmpty {
            line += String(repeating: " ", count: number * Self.cell - column)
            line += isColoured ? cell.code.map { "\u{1B}[\($0)m\(cell.text)\u{1B}[0m" } ?? cell.text : cell.text
            column = number * Self.cell + cell.text.count
        }
        return line
    }

    private func day(_ date: LocalDate) -> RosterDay { days[date - month.first] }

    private func numberCell(_ date: LocalDate, _ today: LocalDate?) -> Cell {
        let marks = Self.marks(day(date))
        let number = (date.day < 10 ? " " : "") + "\(date.day)"
        let signs = marks.map(\.rawValue).joined()
        return Cell(
            (date == today ? "[\(date.day)]" : number) + (signs.isEmpty ? "" : " " + signs), code: marks.first?.code)
    }

    private func nameCell(_ date: LocalDate, _ language: Language) -> Cell {
        let day = day(date)
        let name = day.officer.flatMap { OfficerID($0) }.map { names[$0] }
        return Cell(name ?? Phrase(vi: "(không ai)", en: "(nobody)")[language], code: Self.marks(day).first?.code)
    }
}

// MARK: - In words

extension RosterCalendar {
    private func legend(_ language: Language, _ today: LocalDate?) -> [String] {
        let used = Mark.allCases.filter { mark in days.contains { Self.marks($0).contains(mark) } }
        let now = today.map(month.days.contains) == true ? [Phrase(vi: "[ ] hôm nay", en: "[ ] today")] : []
        let meanings = used.map { mark in
            Phrase(vi: "\(mark.rawValue) \(mark.meaning.vi)", en: "\(mark.rawValue) \(mark.meaning.en)")
        }
        let all = (now + meanings).map { $0[language] }
        return all.isEmpty ? [] : [all.joined(separator: "   ")]
    }

    /// Those who are on duty in this month, by the file.
    private func people(_ language: Language) -> [String] {
        var table = TextTable()
        for officer in station.officers {
            let count = days.count { $0.officer == officer.id.text }
            guard count > 0 else { continue }
            let days = Phrase(vi: "\(count) ngày", en: count == 1 ? "1 day" : "\(count) days")
            table.add([names[officer.id], days[language], "\(officer.name) (\(officer.id))"])
        }
        return table.text.isEmpty ? [] : [table.text]
    }

    private func remarks(_ language: Language) -> [String] {
        let lines = stands + quiets + problems.map(words)
        return lines.isEmpty
            ? [Phrase(vi: "Ngày nào cũng có người trực.", en: "Somebody is on duty every day.")[language]]
            : lines.map { Self.folded($0[language]) }
    }

    /// Broken between words where it is too long for a line; what follows is set in.
    private static func folded(_ text: String) -> String {
        var lines = [""]
        for word in text.split(separator: " ") {
            let last = lines[lines.count - 1]
            if last.isEmpty || last.count + 1 + word.count <= width {
                lines[lines.count - 1] = last.isEmpty ? String(word) : last + " " + word
            } else {
                lines.append("  " + word)
            }
        }
        return lines.joined(separator: "\n")
    }

    private var stands: [Phrase] {
        runs { $0.insteadOf == nil ? nil : $0.duty }.compactMap { line, span in
            guard let line else { return nil }
            let duty = station.roster[line - 1]
            let reason = duty.reason.map { " (\($0))" } ?? ""
            let (name, other) = (called(duty.officer), duty.insteadOf.map(called) ?? "")
            return Phrase(
                vi: "* \(span.vi): \(name) trực thay \(other)\(reason), lượt trực \(line)",
                en: "* \(span.en): \(name) stands in for \(other)\(reason), line \(line)")
        }
    }

    private var quiets: [Phrase] {
        runs(\.quiet).compactMap { reason, span in
            reason.map { Phrase(vi: "~ \(span.vi): \($0)", en: "~ \(span.en): \($0)") }
        }
    }

    private func words(_ problem: RosterProblem) -> Phrase {
        let spans = problem.days.map(Self.span)
        let (vi, en) = (spans.map(\.vi).joined(separator: ", "), spans.map(\.en).joined(separator: ", "))
        switch problem.kind {
        case .gap: return Phrase(vi: "! \(vi): không ai trực", en: "! \(en): nobody is on duty")
        case .overlap(let lines):
            let names = lines.map { (called(station.roster[$0].officer), $0 + 1) }
            return Phrase(
                vi: "# \(vi): trùng người trực: " + names.map { "\($0) (lượt trực \($1))" }.joined(separator: " và "),
                en: "# \(en): two at once: " + names.map { "\($0) (line \($1))" }.joined(separator: " and "))
        }
    }

    private func called(_ officer: OfficerID) -> String { station.officer(officer)?.name ?? officer.text }

    /// Stretches of days that have something in common.
    private func runs<Value: Equatable>(_ value: (RosterDay) -> Value?) -> [(Value?, Phrase)] {
        var runs: [(value: Value?, days: ClosedRange<LocalDate>)] = []
        for (date, day) in zip(month.days, days) {
            let value = value(day)
            if let last = runs.last, last.value == value {
                runs[runs.count - 1].days = last.days.lowerBound...date
            } else {
                runs.append((value, date...date))
            }
        }
        return runs.map { ($0.value, Self.span($0.days)) }
    }

    /// `12/09–15/09`, of one day `12/09`.
    private static func span(_ days: ClosedRange<LocalDate>) -> Phrase {
        let (first, last) = (days.lowerBound.dayMonth, days.upperBound.dayMonth)
        return Phrase(verbatim: first == last ? first : "\(first)–\(last)")
    }
}

extension LocalDate {
    /// `08/09`.
    fileprivate var dayMonth: String { String(dayMonthYear.prefix(5)) }
}
