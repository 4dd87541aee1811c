import CivilTime
import Planning
import StationModel
import Testing

@Suite("Who is on duty")
struct RosterTests {
    private func duty(
        _ officer: String, _ from: String, _ until: String? = nil, days: Set<Weekday>? = nil, insteadOf: String? = nil
    ) throws -> Duty {
        Duty(
            officer: try Given.officer(officer), from: try Given.date(from), until: try until.map(Given.date),
            weekdays: days, insteadOf: try insteadOf.map(Given.officer))
    }

    private func sample() throws -> [Duty] {
        [
            try duty("trang", "2023-08-08"), try duty("binh", "2023-09-12", "2023-09-15", insteadOf: "trang"),
            try duty("binh", "2023-10-01", days: [.saturday, .sunday]),
        ]
    }

    @Test(
        "The sample roster",
        arguments: [
            ("2023-08-07", nil), ("2023-08-08", "trang"), ("2023-09-11", "trang"), ("2023-09-12", "binh"),
            ("2023-09-15", "binh"), ("2023-09-16", "trang"), ("2023-09-30", "trang"), ("2023-10-01", "binh"),
            ("2023-10-02", "trang"), ("2023-10-07", "binh"), ("2030-01-04", "trang"),
        ])
    func sample(date: String, officer: String?) throws {
        let station = try Given.station([], roster: sample())
        #expect(station.officerOnDuty(on: try Given.date(date))?.text == officer)
        let moment = LocalDateTime(try Given.date(date), .midnight)
        #expect(try Given.planner(station).officer(on: moment + 17 * 60)?.text == officer)
    }

    @Test("Each occurrence carries the officer of its day")
    func onOccurrences() throws {
        let station = try Given.station([Given.campaign(7)], roster: sample())
        let plan = try Given.plan(station, "2023-10-02", "2023-10-08")
        #expect(plan.occurrences.map { $0.officer?.text } == Array(repeating: "trang", count: 5) + ["binh", "binh"])
    }

    @Test("A stand-in counts only where the other one would be on duty, and may have one too")
    func standIns() throws {
        let roster = [
            try duty("chi", "2023-08-01", insteadOf: "binh"), try duty("binh", "2023-08-01", insteadOf: "trang"),
            try duty("trang", "2023-08-01", days: [.monday]), try duty("an", "2023-08-01"),
        ]
        let station = try Given.station([], roster: roster)
        #expect(station.officerOnDuty(on: try Given.date("2023-08-07"))?.text == "chi")
        #expect(station.officerOnDuty(on: try Given.date("2023-08-08"))?.text == "an")
    }

    @Test("Two who stand in for each other do not go round for ever")
    func circle() throws {
        let roster = [
            try duty("trang", "2023-08-01"), try duty("binh", "2023-08-01", insteadOf: "trang"),
            try duty("trang", "2023-08-01", insteadOf: "binh"),
        ]
        #expect(try Given.station([], roster: roster).officerOnDuty(on: Given.date("2023-08-07"))?.text == "binh")
    }

    @Test("Days with nobody are named as stretches")
    func gaps() throws {
        let roster = [
            try duty("trang", "2023-08-08", "2023-08-10"), try duty("trang", "2023-08-12", days: [.saturday, .monday]),
        ]
        let problems = try Given.station([], roster: roster).rosterProblems(in: Given.span("2023-08-07", "2023-08-15"))
        let expected = [
            try Given.span("2023-08-07", "2023-08-07"), try Given.span("2023-08-11", "2023-08-11"),
            try Given.span("2023-08-13", "2023-08-13"), try Given.span("2023-08-15", "2023-08-15"),
        ]
        #expect(problems == [RosterProblem(kind: .gap, days: expected)])
    }

    @Test("Two officers of one rank on one day are an overlap; the first in the file is on duty")
    func overlaps() throws {
        let roster = [
            try duty("trang", "2023-08-01"), try duty("binh", "2023-08-10", "2023-08-12"),
            try duty("an", "2023-08-12", days: [.saturday]), try duty("trang", "2023-08-05"),
            try duty("chi", "2023-08-01", days: [.sunday], insteadOf: "trang"),
            try duty("binh", "2023-08-13", insteadOf: "trang"),
        ]
        let station = try Given.station([], roster: roster)
        #expect(
            station.rosterProblems(in: try Given.span("2023-08-01", "2023-08-20")) == [
                // On the 12th, a Saturday, An's line goes before both.
                RosterProblem(kind: .overlap(lines: [0, 1]), days: [try Given.span("2023-08-10", "2023-08-11")]),
                RosterProblem(
                    kind: .overlap(lines: [4, 5]),
                    days: [try Given.span("2023-08-13", "2023-08-13"), try Given.span("2023-08-20", "2023-08-20")]),
            ])
        #expect(station.officerOnDuty(on: try Given.date("2023-08-10"))?.text == "trang")
        #expect(station.officerOnDuty(on: try Given.date("2023-08-13"))?.text == "chi")
    }

    @Test("A sound roster has no problems")
    func sound() throws {
        let station = try Given.station([], roster: sample())
        #expect(station.rosterProblems(in: try Given.span("2023-08-08", "2023-12-31")).isEmpty)
    }
}
