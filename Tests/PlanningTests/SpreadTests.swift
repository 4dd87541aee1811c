import CivilTime
import Planning
import StationModel
import Testing

@Suite("Airings that no slot names")
struct SpreadTests {
    @Test("They lie on different days first, evenly, at a stable time", arguments: 1...14)
    func even(times: Int) throws {
        let plan = try Given.plan(Given.station([Given.campaign(times)]))
        #expect(plan.occurrences.count == times)
        #expect(plan.shortfalls.isEmpty)

        let days = plan.occurrences.map(\.starts.date.weekday.index)
        let counts = (0..<7).map { day in days.filter { $0 == day }.count }
        #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
        let perDay = Dictionary(grouping: plan.occurrences) { $0.starts.date }
        #expect(Set(perDay.values.map { $0.map(\.starts.time.minute).max() }).count == 1)
        #expect(plan.occurrences.allSatisfy { $0.starts.time.minute >= 6 * 60 })
        #expect(plan.occurrences.allSatisfy { $0.starts.time.minute % 5 == 0 })

        // The days that have one airing more than the others lie evenly in a week that repeats.
        let full = counts.indices.filter { counts[$0] == counts.max() }
        let steps = zip(full, full.dropFirst() + [(full.first ?? 0) + 7]).map { $1 - $0 }
        #expect((steps.max() ?? 0) - (steps.min() ?? 0) <= 1)
    }

    @Test(
        "The usual numbers a week fall where one would put them",
        arguments: [
            (1, ["thu 16:30"]), (2, ["tue 16:30", "sat 16:30"]), (3, ["tue 16:30", "thu 16:30", "sat 16:30"]),
            (4, ["mon 16:30", "wed 16:30", "fri 16:30", "sun 16:30"]),
        ])
    func usual(times: Int, places: [String]) throws {
        #expect(try Given.plan(Given.station([Given.campaign(times)])).places() == places)
    }

    @Test("They stay on the same days at the same time for the campaign's whole life")
    func stable() throws {
        let early = try Given.campaign(3, "cu", from: "2023-08-07", until: "2023-09-10")
        let station = try Given.station([early, Given.campaign(2, "moi", from: "2023-08-14")])
        let planner = try Given.planner(station)
        let weeks = try (0..<12).map {
            try planner.plan(Given.date("2023-08-14") + 7 * $0...Given.date("2023-08-20") + 7 * $0)
        }
        #expect(Set(weeks.map { $0.places(of: "moi") }).count == 1)
        #expect(weeks[0].places(of: "cu").count == 3)
        #expect(weeks[11].places(of: "cu").isEmpty)
    }

    @Test("Several campaigns do not want the same minute")
    func apart() throws {
        let campaigns = try (1...8).map { try Given.campaign(3, "tin-\($0)") }
        let plan = try Given.plan(Given.station(campaigns))
        #expect(plan.occurrences.count == 24)
        #expect(
            plan.occurrences.allSatisfy { occurrence in
                !occurrence.why.contains { if case .gaveWay = $0 { true } else { false } }
            })
    }

    @Test("One that has ended leaves its place to the next")
    func reuse() throws {
        let campaigns = try (0..<60).map { month in
            let from = try Given.date("2023-08-14") + 28 * month
            return try Given.campaign(2, "tin-\(month)", from: "\(from)", until: "\(from + 27)")
        }
        let planner = try Given.planner(Given.station(campaigns))
        for month in 0..<60 {
            let monday = try Given.date("2023-08-14") + 28 * month
            #expect(planner.plan(monday...monday + 6).places(of: "tin-\(month)") == ["tue 16:30", "sat 16:30"])
        }
    }

    @Test("They go round the minutes that slots name, whatever the rank")
    func roundSlots() throws {
        let free = try Given.campaign(1, "a-tu-do", from: "2023-08-07", priority: .priority)
        let named = try Given.campaign(1, "b-co-gio", on: ["thu 16:35"], from: "2023-08-14")
        let plan = try Given.plan(Given.station([free, named]))
        #expect(plan.places(of: "b-co-gio") == ["thu 16:35"])
        #expect(plan.places(of: "a-tu-do") == ["thu 16:49"])
        let why = Why.gaveWay(
            to: try Given.name("b-co-gio@2023-08-17T16:35"), from: try Given.moment("2023-08-17T16:30"))
        #expect(plan.occurrences.last?.why.contains(why) == true)
    }

    @Test("Where slots are fewer than times-per-week, the rest is spread around them")
    func mixed() throws {
        let plan = try Given.plan(Given.station([Given.campaign(3, on: ["mon 17:00"])]))
        #expect(plan.places() == ["mon 17:00", "wed 16:30", "sat 16:30"])
        let more = try Given.plan(Given.station([Given.campaign(1, on: ["mon 17:00", "fri 17:00"])]))
        #expect(more.places() == ["mon 17:00"])
    }

    @Test(
        "A part-week promises its share, half rounded up, and no less than one",
        arguments: [
            ("2023-08-16", 2, ["sat 16:30"]), ("2023-08-16", 4, ["wed 16:30", "fri 16:30", "sun 16:30"]),
            ("2023-08-18", 1, ["sat 16:30"]), ("2023-08-20", 1, ["sun 16:30"]),
            ("2023-08-20", 14, ["sun 06:00", "sun 16:30"]),
            ("2023-08-18", 7, ["fri 16:30", "sat 16:30", "sun 16:30"]),
        ])
    func partWeek(from: String, times: Int, places: [String]) throws {
        #expect(try Given.plan(Given.station([Given.campaign(times, from: from)])).places() == places)
    }

    @Test("Slots on days before the beginning and after the end do not exist")
    func slotsOutside() throws {
        let station = try Given.station([
            Given.campaign(2, on: ["mon 17:00", "wed 17:00", "fri 17:00"], from: "2023-08-15", until: "2023-08-24")
        ])
        let plan = try Given.plan(station, "2023-08-14", "2023-08-27")
        #expect(plan.places() == ["wed 17:00", "fri 17:00", "mon 17:00", "wed 17:00"])
        #expect(plan.shortfalls.isEmpty)
    }

    @Test("Early hours are taken where there are no others")
    func early() throws {
        let plan = try Given.plan(Given.station([Given.campaign(2)], hours: ["05:00-05:30"]))
        #expect(plan.places() == ["tue 05:00", "sat 05:00"])
    }
}
