import CivilTime
import Diagnostics
import Operations
import StationModel
import Testing

@Suite("Airings by hand: the same rules, and one answer each")
struct ByHandTests {
    let season: Season

    init() throws {
        season = try Given.season([Given.campaign()], quiet: ["2023-08-10"])
    }

    @Test("Accepted: it is aired as soon as the card is ready, and logged with the officer on duty")
    func accepted() throws {
        let house = try House(season, at: "2023-08-09T17:00:20")
        let answers = try house.play()
        house.run(for: .seconds(600))
        #expect(answers.names == ["manual:tin-nhanh@2023-08-09T17:00:20"])
        #expect(answers.all.count == 1)
        let line = try house.airing("manual:tin-nhanh@2023-08-09T17:00:20")
        #expect(line.outcome == .aired && line.officerName == "Trang" && line.aired == .seconds(120))
        #expect(try #require(line.started) <= Given.instant("2023-08-09T17:00:24"))
    }

    @Test(
        "Refused at once, and nothing is begun or written",
        arguments: [
            ("2023-08-09T12:00", "tin-nhanh", "it does not fit into the broadcasting hours"),
            ("2023-08-09T18:29", "tin-nhanh", "it does not fit into the broadcasting hours"),
            ("2023-08-10T17:00", "tin-nhanh", "today is a quiet day: Quốc khánh"),
            ("2023-08-09T17:00", "khong-co", "there is no script “khong-co”"),
            ("2023-08-08T16:59", "tin-nhanh", "it would run into the time of tin@2023-08-08T17:00"),
        ])
    func refused(at start: String, script: String, message: String) throws {
        let house = try House(season, at: start)
        let answers = try house.play(script)
        house.run(for: .seconds(5))
        #expect(answers.refusals == [message])
        #expect(try !house.log.contains { $0.name.campaign == nil })
    }

    @Test("Refused where it would leave the next promised one no time to warm up")
    func noRoomToWarmUp() throws {
        let season = try Given.season(
            [Given.campaign()], amplifier: Amplifier(switchOn: ["on"], warmUp: .seconds(20), linger: .zero))
        // 20 s to warm up and 2 min on the air: over at 16:59:50.
        let house = try House(season, at: "2023-08-08T16:57:30")
        let answers = try house.play()
        try house.run(until: "2023-08-08T17:20")
        #expect(answers.refusals == ["it would run into the time of tin@2023-08-08T17:00"])
        #expect(try house.airing("tin@2023-08-08T17:00").lateBy == .zero)
    }

    @Test("Refused if it is not approved")
    func notApproved() throws {
        let house = try House(Given.season([], approval: .required), at: "2023-08-09T17:00")
        #expect(try house.play().refusals == ["the script “tin-nhanh” is not approved and will not be aired"])
    }

    @Test("While something is on air it takes its turn, and is told so at once")
    func takesItsTurn() throws {
        let house = try House(season, at: "2023-08-08T16:50")
        try house.run(until: "2023-08-08T17:05")
        let first = try house.play()
        let second = try house.play()
        #expect(first.names == ["manual:tin-nhanh@2023-08-08T17:05"])
        #expect(second.names == ["manual:tin-nhanh@2023-08-08T17:05:01"])
        try house.run(until: "2023-08-08T17:30")
        #expect(
            try house.lines == [
                "tin@2023-08-08T17:00 aired", "manual:tin-nhanh@2023-08-08T17:05 aired",
                "manual:tin-nhanh@2023-08-08T17:05:01 aired",
            ])
        #expect(first.all.count == 1 && second.all.count == 1)
        #expect(house.player.breaches.isEmpty)
    }

    @Test("Nothing is left of the hours when its turn comes: it is on record as missed, and who had the air")
    func turnThatNeverComes() throws {
        let season = try Given.season([Given.campaign()], hours: ["16:30-17:14"])
        let house = try House(season, at: "2023-08-08T16:50")
        try house.run(until: "2023-08-08T17:05")
        #expect(try house.play().names.count == 1)
        try house.run(until: "2023-08-08T17:30")
        let line = try house.airing("manual:tin-nhanh@2023-08-08T17:05")
        #expect(line.outcome == .missed && line.reason == .airTaken(by: "tin@2023-08-08T17:00"))
    }

    @Test("Stopped while it waits: on record, and never heard")
    func stoppedWhileItWaits() throws {
        let house = try House(season, at: "2023-08-08T16:50")
        try house.run(until: "2023-08-08T17:05")
        _ = try house.play()
        _ = house.stop()
        try house.run(until: "2023-08-08T17:30")
        #expect(try house.airing("manual:tin-nhanh@2023-08-08T17:05").outcome == .missed)
        #expect(try house.airing("tin@2023-08-08T17:00").outcome == .cut)
    }

    @Test("A tape that cannot be made is the answer")
    func noTape() throws {
        let house = try House(season, at: "2023-08-09T17:00")
        house.workshop.behave { _, _ in .failure(after: .seconds(3)) }
        let answers = try house.play()
        house.run(for: .seconds(60))
        #expect(answers.refusals == ["the voice is broken"])
        #expect(try house.log.isEmpty)
    }

    @Test("Without a card it is answered, logged as missed, and the station goes on")
    func noCard() throws {
        let house = try House(
            season, at: "2023-08-08T16:31", lost: [("2023-08-08T16:30", "2023-08-08T16:40")])
        let answers = try house.play()
        try house.run(until: "2023-08-08T17:30")
        #expect(answers.all.count == 1 && answers.refusals.count == 1)
        #expect(
            try house.lines == ["manual:tin-nhanh@2023-08-08T16:31 missed no-card", "tin@2023-08-08T17:00 aired"])
        #expect(!house.codes.contains("ledger"))
    }

    @Test("A planned airing does not wait for the tape of a request")
    func plannedGoesFirst() throws {
        let house = try House(season, at: "2023-08-08T16:40")
        house.workshop.behave { name, _ in name.campaign == nil ? .tape(after: .seconds(1500)) : .tape() }
        let answers = try house.play()
        try house.run(until: "2023-08-08T17:30")
        #expect(try house.airing("tin@2023-08-08T17:00").lateBy == .zero)
        #expect(answers.names == ["manual:tin-nhanh@2023-08-08T16:40"])
        #expect(try house.lines.contains("manual:tin-nhanh@2023-08-08T16:40 aired"))
    }

    @Test("Stopped on the air: cut, with who and why")
    func stopped() throws {
        let house = try House(season, at: "2023-08-09T17:00")
        let answers = try house.play()
        house.run(for: .seconds(60))
        let stop = house.stop("nhầm bài")
        house.run(for: .seconds(10))
        #expect(stop.names == answers.names && stop.all.count == 1 && answers.all.count == 1)
        let line = try house.airing("manual:tin-nhanh@2023-08-09T17:00")
        #expect(line.outcome == .cut && line.reason == .stopped(by: "Trang", reason: "nhầm bài"))
        #expect(line.aired > .seconds(50) && line.aired < .seconds(60) && !line.counts)
        #expect(house.stop().refusals == ["nothing is on air"])
    }

    @Test("Stopped before the first sample: missed, and whoever asked is told")
    func stoppedEarly() throws {
        let house = try House(season, at: "2023-08-09T17:00")
        let answers = try house.play()
        house.run(for: .seconds(1))
        #expect(house.stop().names == ["manual:tin-nhanh@2023-08-09T17:00"])
        house.run(for: .seconds(120))
        #expect(answers.all.count == 1 && answers.refusals.count == 1)
        let line = try house.airing("manual:tin-nhanh@2023-08-09T17:00")
        #expect(line.outcome == .missed && line.started == nil && line.aired == .zero)
        // The name is taken: the next one gets another.
        let again = try house.play()
        house.run(for: .seconds(300))
        #expect(again.names.count == 1)
        #expect(try house.log.map(\.outcome) == [.missed, .aired])
    }

    @Test("Stopped while its tape is being made: nothing is begun when it comes, and nothing is written")
    func withdrawn() throws {
        let house = try House(season, at: "2023-08-09T17:00")
        house.workshop.behave { _, _ in .tape(after: .seconds(20)) }
        let answers = try house.play()
        house.run(for: .seconds(5))
        #expect(house.stop().all.count == 1)
        house.run(for: .seconds(300))
        #expect(answers.refusals == ["Trang stopped it before it began"])
        #expect(house.turns.isEmpty)
        #expect(try house.log.isEmpty)
        #expect(house.stop().refusals == ["nothing is on air"])
    }

    @Test("Two in one minute have two names, and so have two in one second")
    func twice() throws {
        let house = try House(season, at: "2023-08-09T17:00")
        for pause in [0, 0, 7] {
            house.run(for: .seconds(pause))
            _ = try house.play()
            house.run(for: .milliseconds(1))
            _ = house.stop()
            house.run(for: .milliseconds(20))
        }
        house.run(for: .seconds(60))
        let names = try house.log.map(\.name.description)
        #expect(
            names == [
                "manual:tin-nhanh@2023-08-09T17:00", "manual:tin-nhanh@2023-08-09T17:00:01",
                "manual:tin-nhanh@2023-08-09T17:00:07",
            ])
        #expect(try house.log.allSatisfy { $0.outcome == .missed })
        #expect(!house.codes.contains("ledger"))
    }

    @Test("Told to end in mid-airing: it is faded out and logged as cut; idle: at once")
    func shutdown() throws {
        let house = try House(season, at: "2023-08-09T17:00")
        let answers = try house.play()
        house.run(for: .seconds(60))
        house.send(.shutdown)
        #expect(house.conductor?.isDone == false)
        #expect(try house.play().all.count == 1)
        house.run(for: .seconds(5))
        #expect(house.conductor?.isDone == true && answers.all.count == 1)
        let line = try house.airing("manual:tin-nhanh@2023-08-09T17:00")
        #expect(line.outcome == .cut && line.reason == .shutdown)

        let idle = try House(season, at: "2023-08-09T17:00")
        idle.run(for: .seconds(60))
        idle.send(.shutdown)
        #expect(idle.conductor?.isDone == true)
    }

    @Test("Told to end while a request waits for its tape: it is answered")
    func shutdownWhileWaiting() throws {
        let house = try House(season, at: "2023-08-09T17:00")
        house.workshop.behave { _, _ in .never }
        let answers = try house.play()
        house.send(.shutdown)
        #expect(house.conductor?.isDone == true)
        #expect(answers.all.count == 1 && answers.refusals.count == 1)
        #expect(try house.play().refusals.count == 1)
        #expect(house.turns.isEmpty)
    }
}
