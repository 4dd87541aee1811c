import CivilTime
import Planning
import StationModel
import Testing

@Suite("The laws of planning")
struct LawTests {
    private static let hours = [["17:00-17:14"], ["05:50-06:20", "16:30-17:10"], ["06:00-06:13", "23:30-24:00"]]
    private static let slots = [
        [], ["tue 17:00"], ["tue 17:00", "fri 17:00"], ["tue 16:55", "tue 17:00", "sun 23:59"],
    ]

    private func quietDays(_ number: Int) throws -> [QuietDay] {
        switch number {
        case 0: []
        case 1: [try Given.quiet("2023-08-15", "2023-08-15")]
        case 2: [try Given.quiet("2023-08-18", "2023-08-21")]
        default: [try Given.quiet("2023-08-14", "2023-08-20")]
        }
    }

    private func lives(_ number: Int) -> (from: String, until: String?) {
        switch number {
        case 0: ("2023-08-01", nil)
        case 1: ("2023-08-16", "2023-08-25")
        default: ("2023-08-15", "2023-08-18")
        }
    }

    /// All stations of up to three campaigns that differ in what matters.
    private func worlds(hours: [String]) throws -> [Station] {
        var worlds: [Station] = []
        for quiet in try (0..<4).map(quietDays) {
            for slotsA in Self.slots {
                for timesA in [1, 3, 8] {
                    for (slotsB, timesB) in [(Self.slots[0], 2), (Self.slots[2], 2), (Self.slots[3], 4)] {
                        for life in (0..<3).map(lives) {
                            for priority in Priority.allCases {
                                worlds.append(
                                    try Given.station(
                                        [
                                            Given.campaign(timesA, "a", on: slotsA, from: "2023-08-02"),
                                            Given.campaign(
                                                timesB, "b", on: slotsB, from: life.from, until: life.until,
                                                priority: priority),
                                            Given.campaign(1, "c", on: ["fri 17:00"], from: "2023-08-01"),
                                        ], hours: hours, quiet: quiet))
                            }
                        }
                    }
                }
            }
        }
        return worlds
    }

    @Test("They hold in every small world, twice the same, whatever the span", arguments: hours)
    func smallWorlds(hours: [String]) throws {
        let span = try Given.span("2023-08-14", "2023-08-27")
        for (number, station) in try worlds(hours: hours).enumerated() {
            let planner = try Given.planner(station)
            let plan = planner.plan(span)
            let breaches = Laws(station: station, history: [], span: span).breaches(in: plan)
            let again = try Given.planner(station).plan(span)
            let middle = span.lowerBound + number % 13
            let parts = [planner.plan(span.lowerBound...middle), planner.plan(middle + 1...span.upperBound)]
            guard breaches.isEmpty, again == plan, parts.flatMap(\.occurrences) == plan.occurrences,
                parts.flatMap(\.shortfalls) == plan.shortfalls
            else {
                Issue.record("\(breaches), the same: \(again == plan), cut at \(middle): \(station.campaigns)")
                return
            }
        }
    }
}
