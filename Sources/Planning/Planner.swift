package import CivilTime
internal import Diagnostics
package import StationModel

/// Makes promises into occurrences: the same ones every time.
///
/// Whole weeks, Monday to Sunday, are planned and then cut to the span, so what is said of an occurrence does not
/// depend on the span.
///
/// **Where an airing stands.** Slots count in week order, up to `times-per-week`. What they leave is spread: each
/// campaign has its own days and times, chosen when it begins and kept (`SpreadBook`). In a week that lies only partly
/// within the campaign, the promise for what is spread is in proportion to its days there, half rounded up, quiet or
/// not, and no less than one airing in all; slots on other days do not exist. A slot on a quiet day moves to the
/// nearest later day of its week, else to the nearest earlier one, first to those on which the campaign has no airing
/// yet. A slot at which the airing would not lie inside the hours moves to the nearest minute of that day at which it
/// does. Between two airings, and before midnight, `gap` minutes stay free. Emergencies know neither hours nor quiet
/// days.
///
/// **The rule for conflicts.** The higher priority stands; with one priority, the earlier promise (`from`); of one day,
/// the name. The other one moves to the next free minute inside the hours of that day, else to the last resort of an
/// earlier one that day, else to another day of its week in the order of quiet days; else it is a shortfall. An airing
/// that was spread goes round the minutes that slots name, whatever their rank, while its day has room for both.
///
/// **Make-goods.** An airing that was missed, or cut too early to count, of a campaign that makes good, is made good
/// once at the earliest minute, `makeGoodDelay` after it was closed or later, that is left in the same week within
/// hours, campaign and days that are not quiet; those closed first come first. A make-good that does not count either
/// is replaced in the same way. Neither moves a regular airing. What a person stopped is not made good: it would come
/// back minutes later.
///
/// **History.** What is closed stays where it was; nothing else moves for it. Only after a change of the schedule may
/// there be past airings that the present one would not yield: each takes up one of its week's promises (first one
/// that has no room, then one that collides with a past airing, then the nearest), and whatever the past has taken
/// the minutes of moves as in a conflict. Airings by hand, live and emergency broadcasts keep no campaign's promise
/// and are not looked at: what they push aside is closed as missed and made good.
package struct Planner: Sendable {
    /// Minutes between two airings: the amplifier and the card turn round in them.
    package static let defaultGap = 1
    /// Minutes from the closing of an airing to its make-good, for a tape to be made and the card to come back.
    package static let makeGoodDelay = 3

    let station: Station
    private let gap: Int
    /// In order of rank.
    let undertakings: [Undertaking]
    /// By the number of their week's Monday.
    let history: [Int: [PastAiring]]
    private let ranks: [CampaignID: Int]
    private let standing: [[Problem]]

    /// - Parameters:
    ///   - parts: of every script that can be aired
    ///   - history: of the weeks that will be planned; names are unique
    ///   - gap: minutes that stay free between two airings, 0 or more
    package init(
        station: Station, parts: [ScriptID: AiringParts], history: [PastAiring] = [], gap: Int = Planner.defaultGap
    ) {
        var undertakings = station.campaigns.map {
            Undertaking($0, parts: parts[$0.script], station: station, gap: gap)
        }.sorted(by: Undertaking.goesBefore)
        SpreadBook.spread(&undertakings, gap: gap)
        self.station = station
        self.gap = gap
        self.undertakings = undertakings
        self.history = Dictionary(grouping: history.filter { $0.name.campaign != nil }) {
            $0.name.start.date.weekStart.dayNumber
        }
        self.ranks = Dictionary(undertakings.indices.map { (undertakings[$0].campaign.id, $0) }) { first, _ in first }
        self.standing = undertakings.map { Problem.all(with: $0, parts: parts[$0.campaign.script], gap: gap) }
    }

    /// Takes time in proportion to campaigns and weeks.
    package func plan(_ span: ClosedRange<LocalDate>) -> Plan {
        let first = span.lowerBound.weekStart
        let quiet = QuietCalendar(station.quietDays, in: first...span.upperBound.weekStart + 6)
        var occurrences: [Occurrence] = []
        var shortfalls: [Shortfall] = []
        for monday in stride(from: first, through: span.upperBound, by: 7) {
            let week = plan(weekOf: monday, quiet: quiet.week(of: monday))
            occurrences += week.occurrences.filter { span.contains($0.starts.date) }
            shortfalls += week.shortfalls.filter { span.contains($0.wanted.date) }
        }
        return Plan(occurrences: occurrences, problems: problems(in: span, shortfalls), shortfalls: shortfalls)
    }

    /// On duty at that minute; `nil`: the roster has a gap there.
    package func officer(on moment: LocalDateTime) -> OfficerID? { station.officerOnDuty(on: moment.date) }

    private func plan(
        weekOf monday: LocalDate, quiet: [String?]
    ) -> (occurrences: [Occurrence], shortfalls: [Shortfall]) {
        let week = week(of: monday, quiet: quiet)
        let officers = (0..<7).map { station.officerOnDuty(on: monday + $0) }
        let order = week.airings.sorted { ($0.start, $0.undertaking) < ($1.start, $1.undertaking) }
        return (
            order.map { week.occurrence($0, officer: officers[$0.start / 1440]) },
            week.shortfalls.sorted { ($0.wanted, $0.campaign) < ($1.wanted, $1.campaign) }
        )
    }

    /// With everything in its place that the rules and history give it.
    func week(of monday: LocalDate, quiet: [String?]) -> Week {
        var week = Week(monday, quiet: quiet, gap: gap, undertakings: undertakings)
        week.placeRegularAirings()
        if let past = history[monday.dayNumber] { week.reckon(with: past, ranks: ranks) }
        return week
    }

    private func problems(in span: ClosedRange<LocalDate>, _ shortfalls: [Shortfall]) -> [Problem] {
        let roomless = Dictionary(grouping: shortfalls.lazy.filter { $0.makeGoodFor == nil && $0.cause.isNoRoom }) {
            $0.campaign
        }
        let found = undertakings.indices.flatMap { index in
            let campaign = undertakings[index].campaign
            let isActive = campaign.from <= span.upperBound && campaign.until.map { $0 >= span.lowerBound } ?? true
            var problems = isActive ? standing[index] : []
            if let short = roomless[campaign.id], let first = short.first {
                problems.append(.noRoom(campaign, count: short.count, first: first))
            }
            return problems
        }
        // Sorting does not keep the order of equals, so each severity is taken in turn.
        return Finding.Severity.allCases.sorted().flatMap { severity in found.filter { $0.severity == severity } }
    }
}

extension Shortfall.Cause {
    fileprivate var isNoRoom: Bool {
        if case .noRoom = self { true } else { false }
    }
}
