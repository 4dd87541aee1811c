import CivilTime
import Diagnostics
import Ledger
import Operations
import Playout
import StationModel
import Synchronization
import Testing

@Suite("Warnings: before everything, at any hour, none lost")
struct WarningTests {
    let season: Season

    init() throws {
        season = try Given.season([Given.campaign()], quiet: ["2023-08-10"], approval: .notRequired)
    }

    @Test(
        "At night, on a quiet day, without an approval: on the air at once, and on record",
        arguments: ["2023-08-09T02:00", "2023-08-10T12:00"])
    func always(at start: String) throws {
        let house = try House(Given.season([Given.campaign()], quiet: ["2023-08-10"], approval: .required), at: start)
        let answers = house.warn(try House.warning())
        house.run(for: .seconds(60))
        #expect(answers.names == ["emergency@\(start)"])
        let line = try house.airing("emergency@\(start)")
        #expect(line.outcome == .aired && line.title == "lũ" && line.officerName == "Trang" && line.field == .urgent)
        #expect(try #require(line.started) <= Given.instant(start) + .seconds(1))
        #expect(try house.events.contains("warning-given") && house.events.contains("warning-over"))
    }

    @Test("It takes the air from an airing, which goes on from the start of the reading that it was in")
    func interrupts() throws {
        let house = try House(season, at: "2023-08-08T16:50")
        try house.run(until: "2023-08-08T17:06")
        house.warn(try House.warning())
        try house.run(until: "2023-08-08T17:30")
        #expect(house.player.turns.map(\.order.from) == [.zero, .zero, .seconds(300)])
        #expect(try house.lines == ["tin@2023-08-08T17:00 aired", "emergency@2023-08-08T17:06 aired"])
        let line = try house.airing("tin@2023-08-08T17:00")
        #expect(line.counts && line.lateBy == .zero)
        // A minute of the second reading is heard twice, and the warning lies between.
        #expect(try #require(line.ended) > Given.instant("2023-08-08T17:13:15"))
        #expect(try house.troubles("tin@2023-08-08T17:00") == ["gave-way"])
        #expect(house.player.breaches.isEmpty)
    }

    @Test("Where the hours leave no time to go on it is cut, with the reason, and made good")
    func noTimeToGoOn() throws {
        let season = try Given.season([Given.campaign()], hours: ["16:30-17:15"])
        let house = try House(season, at: "2023-08-08T16:50")
        try house.run(until: "2023-08-08T17:09")
        house.warn(try House.warning())
        try house.run(until: "2023-08-13T20:00")
        let line = try house.airing("tin@2023-08-08T17:00")
        #expect(line.outcome == .cut && line.reason == .gaveWay(to: "emergency@2023-08-08T17:09"))
        #expect(line.madeGoodBy != nil)
    }

    @Test("Repeated each ten minutes until all-clear, each an airing of its own")
    func repeated() throws {
        let house = try House(season, at: "2023-08-09T02:00")
        house.warn(try House.warning(every: .seconds(600)))
        try house.run(until: "2023-08-09T02:25")
        let clear = try house.allClear()
        try house.run(until: "2023-08-09T04:00")
        #expect(clear.names == ["lũ"])
        #expect(
            try house.lines == ["00", "10", "20"].map { "emergency@2023-08-09T02:\($0) aired" })
        #expect(try house.events.contains("all-clear"))
        #expect(try house.allClear().refusals == ["no warning is in force"])
    }

    @Test("So many times as it was told")
    func times() throws {
        let house = try House(season, at: "2023-08-09T02:00")
        house.warn(try House.warning(every: .seconds(600), times: 2))
        try house.run(until: "2023-08-09T04:00")
        #expect(try house.lines.count == 2)
        #expect(house.conductor?.status.warnings.isEmpty == true)
    }

    @Test("Past its time it stops by itself, and somebody is told")
    func expires() throws {
        let house = try House(season, at: "2023-08-09T02:00")
        house.warn(try House.warning(every: .seconds(600), until: "2023-08-09T02:15"))
        try house.run(until: "2023-08-09T04:00")
        #expect(try house.lines.count == 2)
        #expect(house.codes.contains("warning-over"))
    }

    @Test("All-clear in mid-warning: it falls silent, and the interrupted airing goes on")
    func allClear() throws {
        let house = try House(season, at: "2023-08-08T16:50")
        try house.run(until: "2023-08-08T17:06")
        house.warn(try House.warning())
        house.run(for: .seconds(10))
        try house.allClear()
        try house.run(until: "2023-08-08T17:30")
        #expect(
            try house.lines == ["tin@2023-08-08T17:00 aired", "emergency@2023-08-08T17:06 cut all-clear"])
    }

    @Test("Two at once: the graver first, none lost")
    func graver() throws {
        let house = try House(season, at: "2023-08-09T02:00")
        house.warn(try House.warning("mưa", .orange))
        house.run(for: .seconds(10))
        house.warn(try House.warning("vỡ đập", .purple))
        house.run(for: .seconds(5))
        house.warn(try House.warning("gió", .lightBlue))
        house.run(for: .seconds(300))
        let log = try house.log
        #expect(
            log.map { "\($0.title) \($0.outcome?.rawValue ?? "")" } == [
                "mưa cut", "vỡ đập aired", "mưa aired", "gió aired",
            ])
        let heard = try log.filter { $0.outcome == .aired }.sorted { try #require($0.started) < #require($1.started) }
        #expect(heard.map(\.title) == ["vỡ đập", "mưa", "gió"])
    }

    @Test("Equally grave: the newer first, and the older after it")
    func newer() throws {
        let house = try House(season, at: "2023-08-09T02:00")
        house.warn(try House.warning("sáu giờ", .red))
        house.run(for: .seconds(10))
        house.warn(try House.warning("bảy giờ", .red))
        house.run(for: .seconds(300))
        let heard = try house.log.filter { $0.outcome == .aired }
            .sorted { try #require($0.started) < #require($1.started) }
        #expect(heard.map(\.title) == ["bảy giờ", "sáu giờ"])
    }

    @Test("A graver one that is repeated without a pause does not keep a lesser one from being heard")
    func starved() throws {
        let house = try House(season, at: "2023-08-09T02:00")
        house.warn(try House.warning("vỡ đập", .purple, every: .seconds(31)))
        house.run(for: .seconds(5))
        house.warn(try House.warning("gió", .lightYellow))
        house.run(for: .seconds(200))
        #expect(try house.log.contains { $0.title == "gió" && $0.outcome == .aired })
    }

    @Test("A title is one short line, whoever wrote it")
    func title() throws {
        let house = try House(season, at: "2023-08-09T02:00")
        house.warn(try House.warning("lũ\n02:00 lỗi: giả\u{1B}[31m" + String(repeating: "x", count: 600)))
        let title = try #require(house.conductor?.status.warnings.first?.warning.title)
        #expect(title.count == 80 && title.hasPrefix("lũ 02:00 lỗi: giả [31mxx"))
    }

    @Test("No card: whoever gave it is told that nothing is heard yet")
    func toldOfNoCard() throws {
        let house = try House(
            season, at: "2023-08-09T02:00", lost: [("2023-08-09T01:00", "2023-08-09T02:03")])
        let answers = house.warn(try House.warning())
        house.run(for: .seconds(5))
        #expect(answers.names.isEmpty && answers.refusals.count == 1)
        #expect(answers.refusals.first?.hasPrefix("the warning is not heard yet: ") == true)
        house.run(for: .seconds(600))
        #expect(answers.all.count == 1)
        #expect(try house.lines.last?.hasSuffix("aired") == true)
    }

    @Test("Stopped under a warning, what was played by hand does not go on; what was promised does")
    func stoppedUnderneath() throws {
        let house = try House(season, at: "2023-08-09T17:00")
        _ = try house.play()
        house.run(for: .seconds(30))
        house.warn(try House.warning())
        house.run(for: .seconds(10))
        _ = house.stop()
        house.run(for: .seconds(60))
        #expect(house.player.turns.count == 2)
        #expect(try house.airing("manual:tin-nhanh@2023-08-09T17:00").reason?.code == "stopped")
    }

    @Test("The clock is set back while the amplifier warms up: it is given at once by the new one")
    func setBackInWarmUp() throws {
        let season = try Given.season(
            [Given.campaign()],
            amplifier: Amplifier(switchOn: ["on"], switchOff: ["off"], warmUp: .seconds(20), linger: .zero))
        let house = try House(season, at: "2023-08-09T02:00")
        house.run(for: .seconds(5))
        house.warn(try House.warning())
        house.run(for: .seconds(5))
        try house.setClock(to: "2023-08-09T00:00")
        house.run(for: .seconds(80))
        #expect(house.player.turns.last?.ending?.cause == .finished)
    }

    @Test("An end that was said by a wrong clock moves when it is set right; a bulletin's own end does not")
    func untilByAWrongClock() throws {
        let house = try House(season, at: "2023-08-09T02:00")
        house.run(for: .seconds(120))
        try house.setClock(to: "2023-08-07T02:00")
        house.run(for: .seconds(10))
        house.warn(try House.warning("nước", every: .seconds(300), until: "2023-08-07T04:00"))
        house.warn(
            try House.warning("bản tin", every: .seconds(300), until: "2023-08-07T04:00", bulletin: "A1"))
        house.run(for: .seconds(30))
        house.setClockRight()
        house.run(for: .seconds(60))
        #expect(house.conductor?.status.warnings.map(\.warning.title) == ["nước"])
        let until = try #require(house.conductor?.status.warnings.first?.warning.until)
        #expect(try abs(until.duration(to: Given.instant("2023-08-09T04:02")).inSeconds) < 120)
    }

    @Test("All-clear with a full disk is kept as soon as there is room: the next life does not give the warning again")
    func allClearOnAFullDisk() throws {
        let shelf = ShelfInMemory()
        let house = try House(at: "2023-08-09T02:00")
        house.shelf = shelf
        try house.powerOn(season)
        house.warn(try House.warning(every: .seconds(600)))
        house.run(for: .seconds(60))
        shelf.isFull = true
        try house.allClear()
        #expect(house.codes.contains("warnings-kept"))
        #expect(try shelf.read().count == 1)
        shelf.isFull = false
        house.run(for: .seconds(30))
        #expect(try shelf.read().isEmpty && !house.codes.contains("warnings-kept"))
    }

    @Test("A newer bulletin takes the place of the one that it updates; the same one twice is refused")
    func update() throws {
        let house = try House(season, at: "2023-08-09T02:00")
        house.warn(try House.warning("số 1", every: .seconds(600), bulletin: "A1"))
        #expect(house.warn(try House.warning("số 1", bulletin: "A1")).refusals.count == 1)
        house.run(for: .seconds(60))
        house.warn(try House.warning("số 2", every: .seconds(600), bulletin: "A2", replaces: ["A1"]))
        #expect(house.conductor?.status.warnings.map(\.warning.title) == ["số 2"])
        let answers = Answers()
        house.send(
            .cancelled(bulletins: ["A2"], reason: "tin hủy", by: try House.person(), answer: answers.take))
        #expect(answers.names == ["số 2"] && house.conductor?.status.warnings.isEmpty == true)
    }

    @Test("Replaced while it sounds: it gives way to the newer one, and the log says to which")
    func replacedOnTheAir() throws {
        let house = try House(season, at: "2023-08-09T02:00")
        house.warn(try House.warning("số 1", .red, bulletin: "A1"))
        house.run(for: .seconds(10))
        house.warn(try House.warning("số 2", .orange, bulletin: "A2", replaces: ["A1"]))
        house.run(for: .seconds(120))
        let log = try house.log
        #expect(log.map { "\($0.title) \($0.outcome?.rawValue ?? "")" } == ["số 1 cut", "số 2 aired"])
        #expect(log.first?.reason == .gaveWay(to: "emergency@2023-08-09T02:00:10"))
    }

    @Test("What gave way does not go on by a clock that nobody trusts")
    func heldByAWrongClock() throws {
        let house = try House(season, at: "2023-08-08T16:50")
        try house.run(until: "2023-08-08T17:06")
        house.warn(try House.warning())
        house.run(for: .seconds(10))
        try house.setClock(to: "2020-01-01T00:00")
        house.run(for: .seconds(120))
        #expect(house.player.turns.count == 2)
        #expect(try house.airing("tin@2023-08-08T17:00").outcome == .cut)
    }

    @Test("What gave way does not go on when a leader has withdrawn its words meanwhile")
    func heldAndWithdrawn() throws {
        let script = try Given.script("bai-thu")
        let person = Person(try #require(OfficerID("binh")), name: "Binh", account: "binh")
        let withdrawal = ScriptAct(
            .withdrawn, script, title: "bai-thu", hash: "bản một", by: person, reason: "sai số liệu", text: nil,
            recordingHash: nil)
        let house = try House(season, at: "2023-08-08T16:50")
        try house.run(until: "2023-08-08T17:06")
        house.warn(try House.warning())
        house.run(for: .seconds(10))
        house.send(.adopted(try Given.season([Given.campaign()], acts: [withdrawal]), []))
        house.run(for: .seconds(120))
        #expect(house.player.turns.count == 2)
        #expect(
            try house.airing("tin@2023-08-08T17:00").reason == .stopped(by: "Binh", reason: "sai số liệu"))
    }

    @Test("The disk is full: it is heard all the same, and logged when there is room")
    func fullDisk() throws {
        let house = try House(season, at: "2023-08-09T02:00")
        house.disk.refuse(Disk.everything)
        house.warn(try House.warning())
        house.run(for: .seconds(60))
        #expect(house.player.turns.count == 1 && house.player.turns.first?.ending?.cause == .finished)
        #expect(try house.log.isEmpty)
        house.disk.refuse([])
        house.run(for: .seconds(120))
        #expect(try house.airing("emergency@2023-08-09T02:00").outcome == .aired)
    }

    @Test("The clock is not trusted: nothing else is aired, but a warning is, and is repeated")
    func wrongClock() throws {
        let house = try House(season, at: "2023-08-09T02:00")
        house.run(for: .seconds(120))
        try house.setClock(to: "2020-01-01T00:00")
        house.run(for: .seconds(10))
        #expect(house.codes.contains("clock-untrusted"))
        house.warn(try House.warning(every: .seconds(300), until: "2020-01-01T00:01"))
        house.run(for: .seconds(700))
        #expect(house.player.turns.count == 3)
    }

    @Test("The clock is set right in mid-warning, from one that began in 1970: it goes on to its end")
    func clockSetRight() throws {
        let house = try House(at: "2023-08-09T02:00")
        house.setClock(to: WallInstant(nanoseconds: 60_000_000_000))
        try house.powerOn(season)
        house.warn(try House.warning())
        house.run(for: .seconds(10))
        house.setClockRight()
        house.run(for: .seconds(60))
        #expect(house.player.turns.map(\.ending?.cause) == [.finished])
    }

    @Test("The clock is set back between two repetitions: the next one does not wait for that time to come again")
    func clockSetBack() throws {
        let house = try House(season, at: "2023-08-09T02:00")
        house.warn(try House.warning(every: .seconds(600)))
        house.run(for: .seconds(300))
        try house.setClock(to: "2023-08-08T20:00")
        house.run(for: .seconds(700))
        #expect(house.player.turns.count >= 2)
    }

    @Test("No card: each attempt is on record, and it is heard as soon as there is one")
    func noCard() throws {
        let house = try House(
            season, at: "2023-08-09T02:00", lost: [("2023-08-09T01:00", "2023-08-09T02:03")])
        house.warn(try House.warning())
        house.run(for: .seconds(600))
        let lines = try house.lines
        #expect(
            lines.last?.hasSuffix("aired") == true && lines.dropLast().allSatisfy { $0.hasSuffix("missed no-card") })
        #expect(lines.count > 1)
    }

    @Test("A power cut does not end it, a long one does")
    func powerCut() throws {
        for (hours, goesOn) in [(1, true), (20, false)] {
            let house = try House(at: "2023-08-09T02:00")
            house.shelf = ShelfInMemory()
            try house.powerOn(season)
            house.warn(try House.warning(every: .seconds(600)))
            house.run(for: .seconds(300))
            house.powerCut()
            house.run(for: .seconds(hours * 3600))
            try house.powerOn(season)
            house.run(for: .seconds(60))
            #expect(house.player.turns.count == (goesOn ? 1 : 0), "\(hours)")
            #expect(house.codes.contains("warning-over") == !goesOn)
        }
    }

    @Test("Told to end in mid-warning, the next life gives it at once")
    func shutdown() throws {
        let house = try House(at: "2023-08-09T02:00")
        house.shelf = ShelfInMemory()
        try house.powerOn(season)
        house.warn(try House.warning())
        house.run(for: .seconds(10))
        house.send(.shutdown)
        house.run(for: .seconds(10))
        #expect(house.conductor?.isDone == true)
        #expect(try house.lines == ["emergency@2023-08-09T02:00 cut shutdown"])
        house.powerCut()
        try house.powerOn(season)
        house.run(for: .seconds(60))
        #expect(try house.lines.count == 2 && house.lines.last?.hasSuffix("aired") == true)
    }

    @Test("The amplifier is switched on and warmed up first where it is off")
    func amplifier() throws {
        let season = try Given.season(
            [Given.campaign()],
            amplifier: Amplifier(switchOn: ["on"], switchOff: ["off"], warmUp: .seconds(20), linger: .zero))
        let house = try House(season, at: "2023-08-09T02:00")
        house.warn(try House.warning())
        house.run(for: .seconds(60))
        #expect(
            try #require(house.airing("emergency@2023-08-09T02:00").started)
                >= Given.instant("2023-08-09T02:00:20"))
    }
}

/// Warnings that outlive a power cut.
final class ShelfInMemory: WarningShelf {
    private let state = Mutex<(kept: [StandingWarning], isFull: Bool)>(([], false))

    var isFull: Bool {
        get { state.withLock { $0.isFull } }
        set { state.withLock { $0.isFull = newValue } }
    }

    func read() throws(Failure) -> [StandingWarning] { state.withLock { $0.kept } }

    func write(_ warnings: [StandingWarning]) throws(Failure) {
        guard !isFull else { throw Failure(.cannotWrite, Phrase(verbatim: "ENOSPC")) }
        state.withLock { $0.kept = warnings }
    }
}

@Suite("Live speech: above everything but warnings, within the hours")
struct LiveTests {
    let season: Season

    init() throws {
        season = try Given.season([Given.campaign()], quiet: ["2023-08-10"])
    }

    @Test("It takes the air from an airing, ends when the person is done, and the airing goes on")
    func takesTheAir() throws {
        let house = try House(season, at: "2023-08-08T16:50")
        try house.run(until: "2023-08-08T17:06")
        let ends = Mutex(0)
        let answers = try house.speak { ends.withLock { $0 += 1 } }
        house.run(for: .seconds(20))
        #expect(answers.names == ["live@2023-08-08T17:06"])
        house.send(.liveOver(try Given.name("live@2023-08-08T17:06")))
        try house.run(until: "2023-08-08T17:30")
        #expect(try house.lines == ["tin@2023-08-08T17:00 aired", "live@2023-08-08T17:06 aired"])
        #expect(ends.withLock { $0 } == 1)
        let line = try house.airing("live@2023-08-08T17:06")
        #expect(line.officerName == "Trang" && line.script == nil && line.aired > .zero)
    }

    @Test("The time that it was given ends it")
    func hardEnd() throws {
        let house = try House(season, at: "2023-08-09T17:00")
        _ = try house.speak(for: .seconds(30))
        house.run(for: .seconds(60))
        let line = try house.airing("live@2023-08-09T17:00")
        #expect(line.outcome == .aired && line.reason == nil && line.aired <= .seconds(30))
    }

    @Test(
        "Refused outside the hours and on quiet days",
        arguments: [
            ("2023-08-09T12:00", "it does not fit into the broadcasting hours"),
            ("2023-08-10T17:00", "today is a quiet day: Quốc khánh"),
        ])
    func refused(at start: String, message: String) throws {
        let house = try House(season, at: start)
        let ends = Mutex(0)
        #expect(try house.speak { ends.withLock { $0 += 1 } }.refusals == [message])
        #expect(ends.withLock { $0 } == 1)
    }

    @Test("Refused while a warning is on the air; a warning ends it, with the reason")
    func warnings() throws {
        let house = try House(season, at: "2023-08-09T17:00")
        _ = try house.speak()
        house.run(for: .seconds(10))
        house.warn(try House.warning())
        house.run(for: .seconds(5))
        #expect(try house.speak().refusals == ["emergency@2023-08-09T17:00:10 is on air"])
        house.run(for: .seconds(60))
        #expect(
            try house.lines == ["live@2023-08-09T17:00 cut gave-way", "emergency@2023-08-09T17:00:10 aired"])
    }
}
