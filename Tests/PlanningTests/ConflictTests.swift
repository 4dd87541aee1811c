import CivilTime
import Diagnostics
import Planning
import StationModel
import Testing

@Suite("Two airings at one minute")
struct ConflictTests {
    @Test(
        "Priority goes first, then the earlier promise, then the name",
        arguments: [
            ("2023-08-07", Priority.normal, "2023-08-07", Priority.priority, "b"),
            ("2023-08-07", .priority, "2023-08-07", .normal, "a"), ("2023-08-08", .normal, "2023-08-07", .normal, "b"),
            ("2023-08-07", .normal, "2023-08-08", .normal, "a"), ("2023-08-07", .normal, "2023-08-07", .normal, "a"),
            ("2023-08-07", .priority, "2023-08-08", .emergency, "b"),
        ])
    func rank(fromA: String, priorityA: Priority, fromB: String, priorityB: Priority, stands: String) throws {
        let station = try Given.station([
            Given.campaign(1, "b", on: ["tue 17:00"], from: fromB, priority: priorityB),
            Given.campaign(1, "a", on: ["tue 17:00"], from: fromA, priority: priorityA),
        ])
        let plan = try Given.plan(station)
        let moves = stands == "a" ? "b" : "a"
        #expect(plan.places(of: stands) == ["tue 17:00"])
        #expect(plan.places(of: moves) == ["tue 17:14"])
        let why = Why.gaveWay(
            to: try Given.name("\(stands)@2023-08-15T17:00"), from: try Given.moment("2023-08-15T17:00"))
        #expect(plan.occurrences.last?.why.contains(why) == true)
        #expect(plan.problems.isEmpty)
    }

    @Test("An airing that only touches another one moves too: a minute stays free between them")
    func gap() throws {
        let station = try Given.station([
            Given.campaign(1, "a", on: ["tue 17:00"]), Given.campaign(1, "b", on: ["tue 17:13"]),
            Given.campaign(1, "c", on: ["tue 16:47"]),
        ])
        let plan = try Given.plan(station)
        #expect(plan.places(of: "b") == ["tue 17:14"])
        #expect(plan.places(of: "c") == ["tue 17:28"])
        let planner = Planner(station: station, parts: [try Given.script(): Given.parts], gap: 0)
        let close = planner.plan(try Given.span("2023-08-14", "2023-08-20"))
        #expect(close.places(of: "b") == ["tue 17:13"])
        #expect(close.places(of: "c") == ["tue 16:47"])
    }

    @Test("Where the rest of the day is full it takes an earlier minute, then another day, then falls short")
    func fullDays() throws {
        let hours = ["16:45-17:14"]
        let first = try Given.campaign(7, "a", on: Weekday.allCases.map { "\($0.rawValue) 17:00" })
        let second = try Given.campaign(1, "b", on: ["tue 17:01"])
        let earlier = try Given.plan(Given.station([first, second], hours: hours))
        #expect(earlier.places(of: "b") == ["tue 16:45"])

        let noDay = try Given.plan(Given.station([first, second], hours: ["17:00-17:14"]))
        #expect(noDay.places(of: "b").isEmpty)
        let short = try #require(noDay.shortfalls.first)
        #expect(short.wanted == (try Given.moment("2023-08-15T17:01")))
        #expect(short.cause == .noRoom(takenBy: try Given.name("a@2023-08-15T17:00")))
        #expect(noDay.problems.map(\.code) == ["no-room"])
    }

    @Test("Another day is taken after the day itself: later ones first, and first those without an airing of its own")
    func anotherDay() throws {
        let hours = ["17:00-17:14"]
        let first = try Given.campaign(2, "a", on: ["tue 17:00", "wed 17:00"])
        let second = try Given.campaign(2, "b", on: ["tue 17:00", "thu 17:00"], from: "2023-08-08")
        let plan = try Given.plan(Given.station([first, second], hours: hours))
        #expect(plan.places(of: "a") == ["tue 17:00", "wed 17:00"])
        #expect(plan.places(of: "b") == ["thu 17:00", "fri 17:00"])
    }

    @Test("What finds no place in the whole span is one problem for its campaign")
    func oneProblem() throws {
        let hours = ["17:00-17:14"]
        let first = try Given.campaign(7, "a")
        let second = try Given.campaign(2, "b", on: ["tue 17:00", "fri 17:00"], from: "2023-08-08")
        let plan = try Given.plan(Given.station([first, second], hours: hours), "2023-08-14", "2023-09-10")
        #expect(plan.shortfalls.count == 8)
        let problem = try #require(plan.problems.first)
        #expect(plan.problems.count == 1)
        #expect(problem.code == "no-room")
        #expect(problem.severity == .warning)
        #expect(
            problem.message.en
                == "“Tin b”: 8 airings have no place, the first on Tuesday 2023-08-15 17:00: "
                + "the week's hours are full, and a@2023-08-15T17:00 stands at the wanted minute")
        #expect(
            problem.message.vi
                == "“Tin b”: 8 lần phát không xếp được, lần đầu là 17:00 thứ Ba, 15/08/2023: "
                + "khung giờ phát trong tuần đã kín, giờ định phát có a@2023-08-15T17:00")
        #expect(problem.finding.hint?.en.contains("times-per-week") == true)
    }

    @Test("Slots of one campaign that are too near to each other: the later one is moved, and somebody is told")
    func tooNear() throws {
        let near = try Given.plan(Given.station([Given.campaign(2, on: ["tue 17:00", "tue 17:13"])]))
        #expect(near.places() == ["tue 17:00", "tue 17:14"])
        #expect(near.problems.map(\.code) == ["slots-too-near"])
        #expect(
            near.problems.first?.message.en
                == "“Tin tin”: 17:00 and 17:13 on Tuesday are too near to each other for 12:15, so the later one is moved"
        )
        #expect(
            near.problems.first?.message.vi
                == "“Tin tin”: 17:00 và 17:13 thứ Ba quá sát nhau, mỗi lần phát dài 12:15, nên lần sau phải chuyển giờ")
        for slots in [["tue 17:00", "tue 17:14"], ["tue 17:00", "wed 17:01"]] {
            #expect(try Given.plan(Given.station([Given.campaign(2, on: slots)])).problems.isEmpty)
        }
    }

    @Test("The same slot twice is two airings, one after the other")
    func twice() throws {
        let plan = try Given.plan(Given.station([Given.campaign(2, on: ["tue 17:00", "tue 17:00"])]))
        #expect(plan.places() == ["tue 17:00", "tue 17:14"])
    }
}
