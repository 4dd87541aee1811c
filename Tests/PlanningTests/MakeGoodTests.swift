import CivilTime
import Planning
import StationModel
import Testing

@Suite("Making good what was missed")
struct MakeGoodTests {
    private let missed = "tin@2023-08-18T17:00"

    private func station(until: String? = nil, quiet: [QuietDay] = [], hours: [String] = Given.usualHours) throws
        -> Station
    {
        try Given.station(
            [Given.campaign(2, on: ["tue 17:00", "fri 17:00"], until: until)], hours: hours, quiet: quiet)
    }

    @Test("Missed on Friday at 17:00 and closed at 18:00, it is made good at 18:03 while the hours last to 18:30")
    func sameEvening() throws {
        let reason = Reason.stationOff(from: "2023-08-18T16:30", until: "2023-08-18T18:00")
        let history = [try Given.past(missed, .missed, closed: "2023-08-18T18:00", reason: reason)]
        let plan = try Given.plan(station(), history: history)
        #expect(plan.places() == ["tue 17:00", "fri 17:00", "fri 18:03 for \(missed)"])
        #expect(plan.shortfalls.isEmpty)
        let makeGood = try #require(plan.occurrences.last)
        #expect(makeGood.name.description == "tin@2023-08-18T18:03")
        #expect(makeGood.kind == .makeGood(for: try Given.name(missed)))
        #expect(makeGood.why.first == .makeGood(for: try Given.name(missed), .missed, reason))
        #expect(makeGood.readings == 2)
    }

    @Test(
        "Too late for that evening, it is made good in the next hours of the week",
        arguments: [
            ("2023-08-18T18:14", "fri 18:17"), ("2023-08-18T18:15", "sat 05:30"), ("2023-08-19T05:31", "sat 05:34"),
            ("2023-08-20T18:00", "sun 18:03"),
        ])
    func nextHours(closed: String, place: String) throws {
        let plan = try Given.plan(station(), history: [Given.past(missed, .missed, closed: closed)])
        #expect(plan.places().last == "\(place) for \(missed)")
    }

    @Test("The card gone in mid-airing: cut too early to count, it is made good at once, even over its own minutes")
    func cardGone() throws {
        let cut = try Given.past(
            missed, .cut, closed: "2023-08-18T17:03", reason: .cardLost(device: "default", detail: "ENODEV"), minutes: 2
        )
        let plan = try Given.plan(station(), history: [cut])
        #expect(plan.places().last == "fri 17:06 for \(missed)")
    }

    @Test(
        "What counts, was cancelled or is to be skipped is not made good",
        arguments: [
            (Outcome.aired, true, false), (.cut, true, false), (.cancelled, false, false), (.missed, false, true),
        ])
    func notMadeGood(outcome: Outcome, counts: Bool, skip: Bool) throws {
        let campaign = try Given.campaign(2, on: ["tue 17:00", "fri 17:00"], ifMissed: skip ? .skip : .makeGood)
        let history = [try Given.past(missed, outcome, closed: "2023-08-18T17:13", counts: counts)]
        let plan = try Given.plan(Given.station([campaign]), history: history)
        #expect(plan.places() == ["tue 17:00", "fri 17:00"])
        #expect(plan.shortfalls.isEmpty)
    }

    @Test("A make-good that was aired is listed at its place, and nothing more is made good")
    func done() throws {
        let history = [
            try Given.past(missed, .missed, closed: "2023-08-18T17:11"),
            try Given.past("tin@2023-08-18T17:14", .aired, closed: "2023-08-18T17:27", for: missed, minutes: 12),
        ]
        let plan = try Given.plan(station(), history: history)
        #expect(plan.places() == ["tue 17:00", "fri 17:00", "fri 17:14 for \(missed)"])
    }

    @Test("A make-good that was missed is replaced, again for the original airing, and says what failed last")
    func again() throws {
        let first = "tin@2023-08-18T17:14"
        // Whether the ledger names the original or the make-good before, the chain has one root.
        for target in [missed, first] {
            let history = [
                try Given.past(missed, .missed, closed: "2023-08-18T17:11"),
                try Given.past(first, .missed, closed: "2023-08-18T17:25", for: missed),
                try Given.past("tin@2023-08-18T17:28", .cut, closed: "2023-08-18T17:30", for: target, minutes: 1),
            ]
            let plan = try Given.plan(station(), history: history)
            #expect(
                plan.places() == [
                    "tue 17:00", "fri 17:00", "fri 17:14 for \(missed)", "fri 17:28 for \(missed)",
                    "fri 17:33 for \(missed)",
                ])
            let why = plan.occurrences.last?.why.prefix(2) ?? []
            #expect(
                Array(why) == [
                    .makeGood(for: try Given.name(missed), .missed, nil),
                    .makeGood(for: try Given.name("tin@2023-08-18T17:28"), .cut, nil),
                ])
        }
    }

    @Test("A make-good that somebody cancelled is not replaced")
    func cancelledMakeGood() throws {
        let history = [
            try Given.past(missed, .missed, closed: "2023-08-18T17:11"),
            try Given.past("tin@2023-08-18T17:14", .cancelled, closed: "2023-08-18T17:12", for: missed),
        ]
        let plan = try Given.plan(station(), history: history)
        #expect(plan.places() == ["tue 17:00", "fri 17:00", "fri 17:14 for \(missed)"])
        #expect(plan.shortfalls.isEmpty)
    }

    @Test("One that only a change of the schedule withdrew is given another place, under another name")
    func withdrawnMakeGood() throws {
        let history = [
            try Given.past(missed, .missed, closed: "2023-08-18T17:11"),
            try Given.past(
                "tin@2023-08-18T17:14", .cancelled, closed: "2023-08-18T17:12", for: missed, reason: .scheduleChanged),
        ]
        let plan = try Given.plan(station(), history: history)
        #expect(plan.places() == ["tue 17:00", "fri 17:00", "fri 17:15 for \(missed)"])
    }

    @Test("An airing that an edit withdrew and another edit brought back is made good")
    func broughtBack() throws {
        let history = [
            try Given.past(missed, .cancelled, closed: "2023-08-18T09:00", reason: .scheduleChanged)
        ]
        #expect(
            try Given.plan(station(), history: history).places() == [
                "tue 17:00", "fri 11:00 for \(missed)", "fri 17:00",
            ])
    }

    @Test("Make-goods squeeze in between: regular airings of that week keep their places")
    func squeeze() throws {
        let campaigns = [
            try Given.campaign(2, on: ["tue 17:00", "fri 17:00"]), try Given.campaign(1, "khac", on: ["fri 17:20"]),
            try Given.campaign(1, "nua", on: ["fri 17:50"], priority: .normal),
        ]
        let history = [try Given.past(missed, .missed, closed: "2023-08-18T17:11")]
        let plan = try Given.plan(Given.station(campaigns), history: history)
        #expect(plan.places(of: "khac") == ["fri 17:20"])
        #expect(plan.places(of: "nua") == ["fri 17:50"])
        #expect(plan.places().last == "fri 17:34 for \(missed)")
    }

    @Test("Several are made good in the order in which they were closed")
    func order() throws {
        let station = try Given.station([
            Given.campaign(1, "a", on: ["fri 17:00"]), Given.campaign(1, "b", on: ["fri 17:14"], priority: .priority),
        ])
        let history = [
            try Given.past("a@2023-08-18T17:00", .missed, closed: "2023-08-18T17:40"),
            try Given.past("b@2023-08-18T17:14", .missed, closed: "2023-08-18T17:41"),
        ]
        let plan = try Given.plan(station, history: history)
        #expect(plan.places(of: "a").last == "fri 17:43 for a@2023-08-18T17:00")
        #expect(plan.places(of: "b").last == "fri 17:57 for b@2023-08-18T17:14")
    }

    struct Unfit: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var closed = "2023-08-18T18:00"
        var until: String?
        var quiet: (String, String)?
        var hours = ["16:30-17:30"]
        let cause: Shortfall.Cause
    }

    static let unfit = [
        Unfit(testDescription: "the week is over", closed: "2023-08-21T08:00", cause: .weekOver),
        Unfit(testDescription: "the last hours are over", closed: "2023-08-20T17:20", cause: .weekOver),
        Unfit(testDescription: "the campaign ends", until: "2023-08-18", cause: .campaignOver),
        Unfit(
            testDescription: "the campaign has ended", closed: "2023-08-19T08:00", until: "2023-08-18",
            cause: .campaignOver),
        Unfit(
            testDescription: "only quiet days are left", closed: "2023-08-19T08:00",
            quiet: ("2023-08-19", "2023-08-20"),
            cause: .quietDays(reason: "Quốc tang")),
    ]

    @Test("Where nothing fits, the shortfall names why", arguments: unfit)
    func shortfall(unfit: Unfit) throws {
        let quiet = try unfit.quiet.map { [try Given.quiet($0.0, $0.1)] } ?? []
        let station = try station(until: unfit.until, quiet: quiet, hours: unfit.hours)
        let plan = try Given.plan(station, history: [Given.past(missed, .missed, closed: unfit.closed)])
        #expect(plan.places() == ["tue 17:00", "fri 17:00"])
        #expect(plan.shortfalls.map(\.cause) == [unfit.cause])
        #expect(plan.shortfalls.first?.makeGoodFor == (try Given.name(missed)))
        #expect(plan.shortfalls.first?.wanted == (try Given.moment("2023-08-18T17:00")))
    }

    @Test("Full hours are a cause too")
    func full() throws {
        let campaigns = [
            try Given.campaign(2, on: ["tue 17:00", "fri 17:00"]),
            try Given.campaign(2, "day", on: ["sat 17:00", "sun 17:00"]),
        ]
        let station = try Given.station(campaigns, hours: ["17:00-17:20"])
        let plan = try Given.plan(station, history: [Given.past(missed, .missed, closed: "2023-08-18T18:00")])
        #expect(plan.shortfalls.map(\.cause) == [.noRoom(takenBy: nil)])
    }
}

@Suite("History and the plan")
struct HistoryTests {
    private let slots = ["tue 17:00", "fri 17:00"]

    @Test("What was closed stays where it was, and nothing else moves", arguments: Outcome.allCases)
    func stays(outcome: Outcome) throws {
        let station = try Given.station([
            Given.campaign(2, on: slots), Given.campaign(3, "khac"), Given.campaign(1, "nua", on: ["fri 17:05"]),
        ])
        let before = try Given.plan(station)
        for occurrence in before.occurrences {
            let past = try Given.past(
                "\(occurrence.name)", outcome, closed: "\(occurrence.starts + 14)", minutes: outcome == .aired ? 13 : 0)
            let after = try Given.plan(station, history: [past])
            #expect(after.occurrences.filter { $0.kind == .scheduled } == before.occurrences)
        }
    }

    @Test("After an edit in mid-week, what was aired takes up the nearest promise")
    func edited() throws {
        let station = try Given.station([Given.campaign(2, on: ["wed 17:00", "sat 17:00"])])
        let aired = try Given.past("tin@2023-08-15T17:00", .aired, closed: "2023-08-15T17:13", minutes: 12)
        let plan = try Given.plan(station, history: [aired])
        #expect(plan.places() == ["tue 17:00", "sat 17:00"])
        #expect(plan.occurrences.first?.why.first == .earlierSchedule)
        let both = [aired, try Given.past("tin@2023-08-18T17:00", .aired, closed: "2023-08-18T17:13", minutes: 12)]
        #expect(try Given.plan(station, history: both).places() == ["tue 17:00", "fri 17:00"])
    }

    @Test("What an edit withdrew before it was due takes up nothing")
    func withdrawn() throws {
        let station = try Given.station([Given.campaign(2, on: ["wed 17:00", "sat 17:00"])])
        let history = [
            try Given.past("tin@2023-08-15T17:00", .cancelled, closed: "2023-08-14T09:00", reason: .scheduleChanged)
        ]
        #expect(try Given.plan(station, history: history).places() == ["wed 17:00", "sat 17:00"])
    }

    @Test("It fills a promise that has no room, before it takes a place away")
    func fillsShortfall() throws {
        let quiet = [try Given.quiet("2023-08-16", "2023-08-20")]
        let station = try Given.station([Given.campaign(2, on: ["mon 17:00", "sat 17:00"])], quiet: quiet)
        let aired = try Given.past("tin@2023-08-15T11:00", .aired, closed: "2023-08-15T11:13", minutes: 12)
        let full = try Given.plan(station, history: [aired])
        #expect(full.places() == ["mon 17:00", "tue 11:00"])
    }

    @Test("What another campaign aired in those minutes is gone round")
    func goneRound() throws {
        let station = try Given.station([Given.campaign(2, on: slots), Given.campaign(1, "khac", on: ["sat 17:00"])])
        let aired = try Given.past("khac@2023-08-15T16:55", .aired, closed: "2023-08-15T17:08", minutes: 12)
        let plan = try Given.plan(station, history: [aired])
        #expect(plan.places(of: "khac") == ["tue 16:55"])
        #expect(plan.places() == ["tue 17:09", "fri 17:00"])
    }

    @Test("A missed one of the earlier schedule is made good in the present one")
    func missedBefore() throws {
        let station = try Given.station([Given.campaign(2, on: ["wed 17:00", "sat 17:00"])])
        let missed = try Given.past("tin@2023-08-15T17:00", .missed, closed: "2023-08-15T17:11")
        let plan = try Given.plan(station, history: [missed])
        #expect(plan.places() == ["tue 17:00", "tue 17:14 for tin@2023-08-15T17:00", "sat 17:00"])
    }

    @Test("Airings by hand and those of campaigns that are gone change nothing")
    func others() throws {
        let station = try Given.station([Given.campaign(2, on: slots)])
        let history = [
            try Given.past("manual:bai-thu@2023-08-15T17:00:05", .aired, closed: "2023-08-15T17:20", minutes: 15),
            try Given.past("live@2023-08-18T17:00", .cut, closed: "2023-08-18T17:20", minutes: 15),
        ]
        #expect(try Given.plan(station, history: history) == Given.plan(station))
    }
}
