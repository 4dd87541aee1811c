import CivilTime
import Diagnostics
import Ledger
import Operations
import StationModel
import Testing

@Suite("The folder is edited while the station runs")
struct ReloadTests {
    let house: House

    init() throws {
        house = try House(Given.season([Given.campaign()]), at: "2023-08-08T12:00")
        house.run(for: .seconds(60))
    }

    @Test("A campaign is removed: what was promised of it is cancelled, and nothing is aired")
    func removed() throws {
        house.send(.adopted(try Given.season([]), []))
        try house.run(until: "2023-08-08T18:00")
        #expect(try house.lines == ["tin@2023-08-08T17:00 cancelled schedule-changed"])
        #expect(house.turns.isEmpty)
    }

    @Test("Another officer is put on duty: the line has the new one, aired or missed", arguments: [false, true])
    func officer(isMissed: Bool) throws {
        if isMissed { house.workshop.behave { _, _ in .never } }
        house.send(.adopted(try Given.season([Given.campaign()], officer: "binh"), []))
        try house.run(until: "2023-08-08T18:00")
        let line = try house.airing("tin@2023-08-08T17:00")
        #expect(line.outcome == (isMissed ? .missed : .aired))
        #expect(line.officer?.text == "binh" && line.officerName == "Binh")
    }

    @Test("A slot is moved: the old one is cancelled, the new one aired; moved back, it is made good elsewhere")
    func slotMoved() throws {
        let moved = try Given.season([Given.campaign(on: ["tue 17:30", "fri 17:00"])])
        house.send(.adopted(moved, []))
        house.run(for: .seconds(60))
        #expect(
            try house.lines == ["tin@2023-08-08T17:00 cancelled schedule-changed", "tin@2023-08-08T17:30 open"])
        try house.run(until: "2023-08-08T18:00")
        #expect(try house.lines.last == "tin@2023-08-08T17:30 aired")
        #expect(house.turns.map(\.started) == [try Given.instant("2023-08-08T17:30")])
    }

    @Test("Moved and moved back: the promise is kept once, under another name")
    func movedBack() throws {
        house.send(.adopted(try Given.season([Given.campaign(on: ["tue 17:30", "fri 17:00"])]), []))
        house.run(for: .seconds(60))
        house.send(.adopted(try Given.season([Given.campaign()]), []))
        try house.run(until: "2023-08-13T23:59")
        #expect(try house.log.count { $0.counts } == 2)
        #expect(try house.log.allSatisfy { $0.outcome == .aired || $0.reason == .scheduleChanged })
        #expect(house.codes.isEmpty)
    }

    @Test("A folder with errors is refused: the old station stays in force, and the finding stands until it is cured")
    func refused() throws {
        let finding = Finding(
            .error, "unknown-key", at: .init(file: "schedule.yaml", line: 3, column: 1),
            Phrase(vi: "khóa lạ", en: "unknown key"))
        house.send(.refused([finding]))
        #expect(house.codes == ["folder-refused", "unknown-key"])
        try house.run(until: "2023-08-08T17:30")
        #expect(try house.lines == ["tin@2023-08-08T17:00 aired"])
        house.send(.adopted(try Given.season([Given.campaign()]), []))
        #expect(house.codes.isEmpty)
        let events = try house.ledger.entries(about: nil).compactMap { stored in
            if case .event(let code, _) = stored.entry { code } else { nil }
        }
        #expect(events == ["daemon-started", "station-refused", "station-adopted"])
    }

    @Test("Reloaded while on air: what is on the air goes on to its end, even if its campaign is gone")
    func onAir() throws {
        try house.run(until: "2023-08-08T17:05")
        house.send(.adopted(try Given.season([]), []))
        try house.run(until: "2023-08-08T17:30")
        #expect(try house.lines == ["tin@2023-08-08T17:00 aired"])
        #expect(try house.airing("tin@2023-08-08T17:00").aired == Given.length)
        #expect(house.codes.isEmpty)
    }

    @Test("An edited script: the tape that was ordered of the old text is not aired")
    func oldTape() throws {
        // Orders are answered one after the other, each a minute after the one before.
        try house.run(until: "2023-08-08T16:50")
        house.workshop.behave { _, before in .tape(after: .seconds(before == 1 ? 120 : 660)) }
        try house.run(until: "2023-08-08T16:59:30")
        house.send(.adopted(try Given.season([Given.campaign()], hash: "bản hai"), []))
        try house.run(until: "2023-08-08T17:30")
        let line = try house.airing("tin@2023-08-08T17:00")
        #expect(line.scriptHash == "bản hai")
        #expect(line.tapeHash == nil || line.tapeHash == "bản hai")
    }

    @Test("Reloaded while a request waits for its tape: it is judged by the rules that hold when it is to begin")
    func byHand() throws {
        try house.run(until: "2023-08-08T17:30")
        house.workshop.behave { _, _ in .tape(after: .seconds(20)) }
        let answers = try house.play()
        house.run(for: .seconds(5))
        house.send(.adopted(try Given.season([], approval: .required), []))
        house.run(for: .seconds(60))
        #expect(answers.refusals == ["the script “tin-nhanh” is not approved and will not be aired"])
    }

    @Test("A slot that an edit brings after its time is missed for that reason, and made good in the same week")
    func broughtTooLate() throws {
        let house = try House(Given.season([Given.campaign("tin", 1, on: ["fri 17:00"])]), at: "2023-08-07T12:00")
        try house.run(until: "2023-08-10T12:00")
        house.send(.adopted(try Given.season([Given.campaign()]), []))
        try house.run(until: "2023-08-11T18:00")
        #expect(
            try house.lines == [
                "tin@2023-08-08T17:00 missed schedule-changed", "tin@2023-08-10T16:30 aired",
                "tin@2023-08-11T17:00 aired",
            ])
    }
}
