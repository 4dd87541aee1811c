internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Operations
internal import Planning
internal import Reporting
internal import StationModel

struct Explain: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: words(
                "Vì sao một buổi phát đứng ở giờ ấy, hoặc vì sao không phát.",
                "Why an occurrence stands where it does, or did not play."))
    }

    @Argument(
        help: ArgumentHelp(
            vi: "Tên buổi phát, như dich-vu-cong@2023-08-08T17:00.",
            en: "The occurrence's name, such as dich-vu-cong@2023-08-08T17:00.", value: OccurrenceName.help))
    var occurrence: OccurrenceName

    @OptionGroup var options: FactOptions

    func run() throws {
        let (folder, season, _) = try options.station.season()
        let language = options.station.language
        let zone = season.station.zone
        let week = occurrence.start.date.weekStart
        let history = try options.station.airings(
            in: folder, from: zone.instant(of: LocalDateTime(week, .midnight)),
            until: zone.instant(of: LocalDateTime(week + 7, .midnight)))
        let plan = season.planner(history: history).plan(week...(week + 6))
        let planned = plan.occurrences.first { $0.name == occurrence }
        let airing = history.first { $0.name == occurrence }
        guard planned != nil || airing != nil else { throw Failure.noOccurrence(occurrence) }
        let why = planned?.why.map { $0.phrase[language] } ?? []
        if options.json {
            let line = airing.map { AiringRecord($0, zone: zone, language: language) }
            return try Terminal.json(Explanation(occurrence: occurrence.description, why: why, airing: line))
        }
        for step in why { Terminal.say("· " + step) }
        if let airing { Terminal.say("· " + Listing(zone: zone, language: language).line(airing)) }
    }
}

/// `loa explain` in JSON.
private struct Explanation: Encodable {
    let occurrence: String
    /// In order, each step that brought it to where it stands; empty for one that no plan made.
    let why: [String]
    /// Its line of the log, once it has one.
    let airing: AiringRecord?
}
