internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import Operations
internal import Planning
internal import Reporting
internal import StationFolder
internal import StationModel

struct RosterCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "roster", abstract: words("Phân công trực.", "Who is on duty."),
            subcommands: [Show.self, List.self, Assign.self, Replace.self, Remove.self])
    }

    struct Show: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Lịch trực một tháng.", "A month's calendar of duty."),
                discussion: words(
                    "Không nêu tháng thì là tháng này. Mã kết thúc là 1 nếu có ngày trùng người trực.",
                    "Without a month: this one. Exits 1 if two are on duty at once."))
        }

        @Option(help: ArgumentHelp(vi: "Tháng, YYYY-MM.", en: "The month, YYYY-MM.", value: LocalMonth.help))
        var month: LocalMonth?

        @OptionGroup var options: FactOptions

        func run() throws {
            let folder = try options.station.folder()
            let loaded = try folder.load()
            // What is wrong with duties is what the calendar is for.
            guard let station = loaded.stationWithOverlaps else { throw ScheduleDesk.broken(folder, loaded) }
            let today = station.zone.date(of: SystemClock().now)
            let calendar = RosterCalendar(month ?? LocalMonth(of: today), of: station) { station.quietReason(on: $0) }
            if options.json {
                try Terminal.json(calendar.days)
            } else {
                let isColoured =
                    Terminal.isInteractive && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
                Terminal.say(calendar.text(options.station.language, today: today, isColoured: isColoured))
            }
            if calendar.days.contains(where: { $0.problem == .overlap }) {
                throw ExitCode(ExitStatus.findings.rawValue)
            }
        }
    }

    struct List: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Các lượt trực, đánh số theo thứ tự ghi.", "The lines of the roster, numbered."))
        }

        @OptionGroup var options: FactOptions

        func run() throws {
            let desk = try ScheduleDesk(options.station)
            let station = desk.station
            let records = station.roster.indices.map { DutyRecord($0, in: station, places: desk.loaded.places) }
            if options.json { return try Terminal.json(records) }
            guard !records.isEmpty else {
                return Terminal.warn(Phrase(vi: "Chưa phân công ai trực.", en: "Nobody is on duty yet.")[desk.language])
            }
            var table = TextTable()
            for (number, duty) in station.roster.enumerated() {
                let cells = [
                    Phrase(verbatim: "\(number + 1)"),
                    Phrase(verbatim: station.officer(duty.officer)?.name ?? duty.officer.text),
                    Phrase.span(duty.from, duty.until), duty.days ?? Phrase(verbatim: ""),
                    duty.insteadOf.map { other in
                        let name = station.officer(other)?.name ?? other.text
                        return Phrase(vi: "thay \(name)", en: "instead of \(name)")
                    } ?? Phrase(verbatim: ""),
                    Phrase(verbatim: duty.reason ?? ""),
                ]
                table.add(cells.map { $0[desk.language] })
            }
            Terminal.say(table.text)
        }
    }
}

/// A line of the roster in JSON: `{number, officer, officerName, from, until, days, insteadOf, reason, line}`.
struct DutyRecord: Encodable {
    /// In the roster, from 1.
    let number: Int
    let officer: String
    let officerName: String?
    let from: String
    let until: String?
    /// `mon` to `sun`; absent: every day.
    let days: [String]?
    let insteadOf: String?
    let reason: String?
    /// Of `schedule.yaml`.
    let line: Int?

    init(_ index: Int, in station: Station, places: Places) {
        let duty = station.roster[index]
        number = index + 1
        officer = duty.officer.text
        officerName = station.officer(duty.officer)?.name
        from = duty.from.description
        until = duty.until?.description
        days = duty.sortedDays?.map(\.rawValue)
        insteadOf = duty.insteadOf?.text
        reason = duty.reason
        line = places.duty(index)?.line
    }
}

extension Duty {
    fileprivate var sortedDays: [Weekday]? { weekdays.map { days in days.sorted { $0.index < $1.index } } }

    /// `thứ Bảy, Chủ nhật`; `nil`: every day.
    var days: Phrase? {
        sortedDays.map { days in
            Phrase(
                vi: days.map(\.inSentence.vi).joined(separator: ", "),
                en: days.map(\.inSentence.en).joined(separator: ", "))
        }
    }
}

extension LocalMonth: ExpressibleByArgument {
    /// `YYYY-MM`.
    init?(argument: String) {
        self.init(argument)
        guard first.isReachable else { return nil }
    }

    static var help: (vi: String, en: String) { ("THÁNG", "MONTH") }
}
