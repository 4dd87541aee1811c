import CivilTime
import Planning
import StationModel
import Testing

@Suite("The season that was promised")
struct SeasonTests {
    private func season(quiet: [QuietDay] = []) throws -> Station {
        let campaign = try Given.campaign(
            2, "dich-vu-cong", on: ["tue 17:00", "fri 17:00"], from: "2023-08-08", until: "2023-12-31")
        let roster = [Duty(officer: try Given.officer("trang"), from: try Given.date("2023-08-08"))]
        return try Given.station([campaign], quiet: quiet, roster: roster)
    }

    @Test("Twice a week from 8 August to the end of 2023 makes 42 airings, all of them Trang's")
    func fortyTwo() throws {
        let plan = try Given.plan(season(), "2023-08-01", "2024-01-31")
        #expect(plan.occurrences.count == 42)
        #expect(plan.problems.isEmpty)
        #expect(plan.shortfalls.isEmpty)
        #expect(plan.occurrences.allSatisfy { $0.officer?.text == "trang" })
        #expect(plan.occurrences.allSatisfy { $0.starts.time.description == "17:00" && $0.kind == .scheduled })
        #expect(Set(plan.occurrences.map(\.starts.date.weekday)) == [.tuesday, .friday])
        #expect(plan.occurrences.first?.name.description == "dich-vu-cong@2023-08-08T17:00")
        #expect(plan.occurrences.last?.name.description == "dich-vu-cong@2023-12-29T17:00")
    }

    @Test("Each says why it stands where it does, and how often it is read")
    func why() throws {
        let first = try #require(try Given.plan(season(), "2023-08-08", "2023-08-08").occurrences.first)
        let five = try #require(TimeOfDay("17:00"))
        #expect(
            first.why == [
                .slot(.tuesday, five),
                .readings(2, length: .seconds(735), wanted: .seconds(600)...(.seconds(900))),
            ])
        #expect(first.readings == 2)
        #expect(first.rate == 1)
        #expect(first.length == .seconds(735))
    }

    @Test("Two days of national mourning move Friday's airing to Sunday")
    func mourning() throws {
        let quiet = [try Given.quiet("2023-10-06", "2023-10-07"), try Given.quiet("2023-09-02", "2023-09-02")]
        let plan = try Given.plan(season(quiet: quiet), "2023-10-02", "2023-10-08")
        #expect(plan.places(of: "dich-vu-cong") == ["tue 17:00", "sun 17:00"])
        let friday = try Given.date("2023-10-06")
        #expect(plan.occurrences.last?.why.contains(.quietDay(friday, reason: "Quốc tang")) == true)
        let september = try Given.plan(season(quiet: quiet), "2023-08-28", "2023-09-03")
        #expect(september.places(of: "dich-vu-cong") == ["tue 17:00", "fri 17:00"])
    }

    @Test("A Saturday that is a public holiday moves its airing to Sunday")
    func nationalDay() throws {
        let station = try Given.station(
            [Given.campaign(2, on: ["tue 17:00", "sat 17:00"])], quiet: [Given.quiet("2023-09-02", "2023-09-02")])
        #expect(try Given.plan(station, "2023-08-28", "2023-09-03").places() == ["tue 17:00", "sun 17:00"])
    }

    @Test("Tết is quiet by the lunar calendar, each year on its own days")
    func tết() throws {
        let quiet = [QuietDay(.lunar(day: 1, month: 1, days: 3), reason: "Tết")]
        let station = try Given.station([Given.campaign(7, from: "2022-01-01")], quiet: quiet)
        // Of 2023 it falls on Sunday to Tuesday, 22 to 24 January; of 2024 on Saturday, 10 February.
        let plan = try Given.plan(station, "2023-01-16", "2023-01-29")
        let days = Set(plan.occurrences.map(\.starts.date.day))
        #expect(days.isDisjoint(with: [22, 23, 24]))
        #expect(plan.occurrences.count == 14)
        let next = try Given.plan(station, "2024-02-05", "2024-02-18")
        #expect(Set(next.occurrences.map(\.starts.date.day)).isDisjoint(with: [10, 11, 12]))
    }

    @Test("The 30th of the last lunar month means Tết's eve, also when that is the 29th")
    func eve() throws {
        let quiet = [QuietDay(.lunar(day: 30, month: 12, days: 1), reason: "Giao thừa")]
        let station = try Given.station([Given.campaign(7, from: "2022-01-01")], quiet: quiet)
        let plan = try Given.plan(station, "2025-01-27", "2025-02-02")
        #expect(!plan.occurrences.contains { $0.starts.date.description == "2025-01-28" })
        #expect(plan.occurrences.count == 7)
    }

    @Test("A week that is quiet throughout falls short, and says why")
    func quietWeek() throws {
        let station = try Given.station(
            [Given.campaign(2, on: ["tue 17:00", "fri 17:00"])],
            quiet: [Given.quiet("2023-08-14", "2023-08-20", "Bão")])
        let plan = try Given.plan(station)
        #expect(plan.occurrences.isEmpty)
        #expect(plan.shortfalls.map(\.wanted.description) == ["2023-08-15T17:00", "2023-08-18T17:00"])
        #expect(plan.shortfalls.allSatisfy { $0.cause == .quietDays(reason: "Bão") })
    }

    @Test("A moved airing keeps off the days that its campaign has already, while it can")
    func keepsOff() throws {
        let campaign = try Given.campaign(3, on: ["tue 17:00", "wed 17:00", "sun 17:00"])
        let quiet = [try Given.quiet("2023-08-15", "2023-08-15")]
        let plan = try Given.plan(Given.station([campaign], quiet: quiet))
        #expect(plan.places() == ["wed 17:00", "thu 17:00", "sun 17:00"])
        let noLater = [try Given.quiet("2023-08-17", "2023-08-20")]
        let early = try Given.plan(Given.station([campaign], quiet: noLater))
        #expect(early.places() == ["mon 17:00", "tue 17:00", "wed 17:00"])
    }

    @Test("Emergencies know neither quiet days nor hours")
    func emergency() throws {
        let campaign = try Given.campaign(2, on: ["tue 03:00", "fri 23:00"], priority: .emergency)
        let station = try Given.station([campaign], quiet: [Given.quiet("2023-08-14", "2023-08-20")])
        #expect(try Given.plan(station).places() == ["tue 03:00", "fri 23:00"])
    }

    @Test("A slot at which the airing would not lie inside the hours is moved, and somebody is told")
    func outsideHours() throws {
        let station = try Given.station([Given.campaign(2, on: ["tue 18:20", "fri 20:00"])])
        let plan = try Given.plan(station)
        #expect(plan.places() == ["tue 18:17", "fri 18:17"])
        #expect(plan.occurrences.first?.why.contains(.outsideHours(try Given.moment("2023-08-15T18:20"))) == true)
        #expect(plan.problems.map(\.code) == ["slot-outside-hours", "slot-outside-hours"])
    }
}
