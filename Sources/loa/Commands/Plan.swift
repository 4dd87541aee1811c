internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Operations
internal import Planning
internal import Reporting
internal import StationModel

struct PlanCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "plan",
            abstract: words("Các buổi phát trong một khoảng ngày.", "The occurrences of a span of days."),
            discussion: words(
                "Không nêu ngày thì là hai tuần kể từ hôm nay.", "Without dates: two weeks from today."))
    }

    @Option(help: ArgumentHelp(vi: "Ngày đầu, YYYY-MM-DD.", en: "The first day, YYYY-MM-DD.", value: LocalDate.help))
    var from: LocalDate?

    @Option(help: ArgumentHelp(vi: "Ngày cuối, YYYY-MM-DD.", en: "The last day, YYYY-MM-DD.", value: LocalDate.help))
    var until: LocalDate?

    @OptionGroup var options: FactOptions

    func run() throws {
        let (folder, season, _) = try options.station.season()
        let language = options.station.language
        let zone = season.station.zone
        let first = from ?? zone.date(of: SystemClock().now)
        let last = until ?? first + 13
        guard first <= last else { throw Span.reversed }
        let history = try options.station.airings(
            in: folder, from: zone.instant(of: LocalDateTime(first.weekStart, .midnight)),
            until: zone.instant(of: LocalDateTime(last.weekStart + 7, .midnight)))
        let plan = season.planner(history: history).plan(first...last)
        let outcomes = Dictionary(
            history.compactMap { airing in airing.outcome.map { (airing.name, $0) } }, uniquingKeysWith: { $1 })
        if options.json {
            try Terminal.json(
                plan.occurrences.map { occurrence in
                    PlanRecord(
                        occurrence, outcome: outcomes[occurrence.name], in: season.station,
                        findings: occurrence.findings, language: language)
                })
        } else if plan.occurrences.isEmpty {
            Terminal.warn(
                Phrase(
                    vi:
                        "Từ \(Written.date(first, .vietnamese)) đến \(Written.date(last, .vietnamese)) không có buổi phát nào.",
                    en: "Nothing is planned from \(Written.date(first, .english)) to \(Written.date(last, .english)).")[
                        language])
        } else {
            Terminal.say(
                Listing(zone: zone, language: language).plan(plan.occurrences, outcomes: outcomes, in: season.station))
        }
        Terminal.findings(plan.problems.map(\.finding))
    }
}

enum Span {
    static let reversed = Failure(
        .usage, Phrase(vi: "ngày cuối đứng trước ngày đầu", en: "the last day is before the first"),
        hint: Phrase(vi: "xem lại --from và --until", en: "look at --from and --until"))
}
