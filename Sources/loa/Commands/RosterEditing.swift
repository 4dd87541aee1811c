internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import StationFolder
internal import StationModel

extension RosterCommand {
    struct Assign: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Phân công một cán bộ trực.", "Puts an officer on duty."),
                discussion: words(
                    "Không ghi --until thì trực đến khi có phân công khác; không ghi --days thì trực mọi ngày.",
                    "Without --until there is no end; without --days it is every day."))
        }

        @Option(help: ArgumentHelp(vi: "Ai trực.", en: "Who.", value: OfficerID.help))
        var officer: String

        @OptionGroup var start: StartOption

        @Option(
            help: ArgumentHelp(
                vi: "Ngày cuối, YYYY-MM-DD.", en: "The last day, YYYY-MM-DD.", value: LocalDate.help))
        var until: String?

        @Option(
            help: ArgumentHelp(
                vi: "Chỉ các thứ này, như: sat,sun.", en: "On these days only, such as: sat,sun.",
                value: ("THỨ", "DAYS")))
        var days: String?

        @OptionGroup var options: FactOptions

        func run() throws {
            let desk = try ScheduleDesk(options.station)
            let known = try Named.officer(officer, in: desk.station)
            let (first, last) = try start.span(until: until)
            let weekdays = try days.map { text throws in try ScheduleValue.weekdays(text, for: "--days") }
            let duty = Duty(officer: known.id, from: first, until: last, weekdays: weekdays)
            guard (first...min(last ?? first + 6, first + 6)).contains(where: duty.holds) else {
                throw Failure(
                    .usage,
                    Phrase(
                        vi: "\(Phrase.span(first, last).vi) không có thứ nào trong --days",
                        en: "\(Phrase.span(first, last).en) there is none of --days"),
                    hint: Phrase(vi: "xem lại --days, --from và --until", en: "look at --days, --from and --until"))
            }
            let isThere = desk.station.roster.contains(duty)
            let proposal = try desk.propose(isThere ? [] : [.addDuty(duty)])
            let (span, on) = (Phrase.span(first, last), duty.days)
            try options.carryOut(
                proposal, at: desk,
                saying: Phrase(
                    vi: "Đã phân công \(known.name) trực \(span.vi)\(on.map { ", \($0.vi)" } ?? "").",
                    en: "\(known.name) is on duty \(span.en)\(on.map { ", \($0.en)" } ?? "")."))
            options.remind(desk, since: first)
        }
    }

    struct Replace: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Cử người trực thay.", "Lets somebody stand in for an officer."),
                discussion: words(
                    "Phân công cũ vẫn để nguyên, chỉ thêm một lượt trực thay.",
                    "The old line stays as it is; one is added that goes before it."))
        }

        @Option(help: ArgumentHelp(vi: "Ai nghỉ.", en: "Who is away.", value: OfficerID.help))
        var officer: String

        @Option(help: ArgumentHelp(vi: "Ai trực thay.", en: "Who stands in.", value: OfficerID.help))
        var by: String

        @OptionGroup var start: StartOption

        @Option(
            help: ArgumentHelp(
                vi: "Ngày cuối, YYYY-MM-DD.", en: "The last day, YYYY-MM-DD.", value: LocalDate.help))
        var until: String

        @Option(help: ArgumentHelp(vi: "Lý do.", en: "Why.", value: ("LÝ-DO", "REASON")))
        var reason: String

        @OptionGroup var options: FactOptions

        func run() throws {
            let desk = try ScheduleDesk(options.station)
            let away = try Named.officer(officer, in: desk.station)
            let stand = try Named.officer(by, in: desk.station)
            let (first, last) = try start.span(until: until)
            let reason = try ScheduleValue.text(reason, for: "--reason")
            guard away.id != stand.id else { throw Self.himself(away) }
            let end = last ?? first
            let days = (first...end).filter { desk.station.officerOnDuty(on: $0) == away.id }
            guard !days.isEmpty else { throw Self.notOnDuty(away, in: desk.station, first...end) }
            let duty = Duty(officer: stand.id, from: first, until: end, insteadOf: away.id, reason: reason)
            let proposal = try desk.propose(desk.station.roster.contains(duty) ? [] : [.addDuty(duty)])
            let span = Phrase.span(first, end)
            let count = Phrase(
                vi: "\(days.count) ngày trực", en: days.count == 1 ? "1 day of duty" : "\(days.count) days of duty")
            try options.carryOut(
                proposal, at: desk,
                saying: Phrase(
                    vi: "\(stand.name) trực thay \(away.name) \(span.vi), \(count.vi): \(reason).",
                    en: "\(stand.name) stands in for \(away.name) \(span.en), \(count.en): \(reason)."))
            options.remind(desk, since: first)
        }

        private static func himself(_ officer: Officer) -> Failure {
            Failure(
                .usage,
                Phrase(
                    vi: "\(officer.name) không thể trực thay chính mình",
                    en: "\(officer.name) cannot stand in for \(officer.name)"),
                hint: Phrase(vi: "ghi người khác ở --by", en: "name somebody else in --by"))
        }

        private static func notOnDuty(
            _ officer: Officer, in station: Station, _ span: ClosedRange<LocalDate>
        ) -> Failure {
            let others = Set(span.compactMap { station.officerOnDuty(on: $0) })
            let names = station.officers.filter { others.contains($0.id) }.map { "\($0.name) (\($0.id))" }
                .joined(separator: ", ")
            let words = Phrase.span(span.lowerBound, span.upperBound)
            return Failure(
                .badData,
                Phrase(
                    vi: "\(words.vi) \(officer.name) không trực ngày nào",
                    en: "\(officer.name) is not on duty \(words.en)"),
                hint: names.isEmpty
                    ? Phrase(
                        vi: "chưa có ai trực: phân công bằng loa roster assign",
                        en: "nobody is: put somebody on duty with loa roster assign")
                    : Phrase(vi: "người trực khi ấy: \(names)", en: "on duty then: \(names)"))
        }
    }
}

/// From which day on.
struct StartOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(vi: "Ngày đầu, YYYY-MM-DD.", en: "The first day, YYYY-MM-DD.", value: LocalDate.help))
    var from: String

    func span(until: String?) throws -> (first: LocalDate, last: LocalDate?) {
        let first = try ScheduleValue.date(from, for: "--from")
        let last = try until.map { text throws in try ScheduleValue.date(text, for: "--until") }
        guard last.map({ first <= $0 }) ?? true else { throw Span.reversed }
        return (first, last)
    }
}

extension FactOptions {
    /// Whoever assigns days that are over is told what does not follow from it.
    fileprivate func remind(_ desk: ScheduleDesk, since first: LocalDate) {
        guard first < desk.today, !json else { return }
        Terminal.say(
            Phrase(
                vi: "Có ngày đã qua: sổ phát thanh vẫn ghi người trực như lúc phát.",
                en: "Some of these days are over: the log keeps who was on duty then.")[desk.language])
    }
}
