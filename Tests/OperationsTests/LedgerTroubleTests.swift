import CivilTime
import Ledger
import Operations
import StationModel
import Testing

@Suite("A ledger without room: what it does not have is not aired, and nothing is lost")
struct LedgerTroubleTests {
    let season: Season

    init() throws {
        season = try Given.season([Given.campaign(ifMissed: .skip)])
    }

    @Test(
        "Full when an airing is to begin: it is not aired, the alarm stands, and with room it is written and goes on",
        arguments: [Disk.everything, ["started"], ["planned", "started", "closed"]])
    func fullAtStarted(_ kinds: Set<String>) throws {
        let house = try House(season, at: "2023-08-07T12:00")
        if kinds.contains("planned") { house.disk.refuse(kinds) }
        try house.run(until: "2023-08-08T16:50")
        house.disk.refuse(kinds)
        try house.run(until: "2023-08-08T17:15")
        #expect(house.turns.allSatisfy { $0.started == nil })
        if kinds.contains("closed") { #expect(house.codes.contains("ledger")) }
        house.disk.refuse([])
        try house.run(until: "2023-08-08T17:30")
        #expect(!house.codes.contains("ledger"))
        #expect(try house.lines == ["tin@2023-08-08T17:00 missed not-writable"])
        #expect(try house.airing("tin@2023-08-08T17:00").started == nil)
        try house.run(until: "2023-08-11T17:30")
        #expect(try house.lines.last == "tin@2023-08-11T17:00 aired")
        #expect(house.turns.count { $0.started != nil } == 1 && house.player.breaches.isEmpty)
    }

    @Test("Full when the occurrence is written down: with room in time it is aired all the same")
    func fullAtPlanned() throws {
        let house = try House(season, at: "2023-08-07T12:00")
        house.disk.refuse(Disk.everything)
        try house.run(until: "2023-08-08T16:00")
        #expect(house.codes == ["ledger"])
        #expect(try house.log.isEmpty)
        house.disk.refuse([])
        try house.run(until: "2023-08-08T16:01")
        #expect(house.codes.isEmpty)
        try house.run(until: "2023-08-08T17:30")
        #expect(try house.lines == ["tin@2023-08-08T17:00 aired"])
    }

    @Test(
        "Full when it is closed: it is not aired again, and with room its line is written once",
        arguments: [1, 40, 400])
    func fullAtClosed(minutes: Int) throws {
        let season = try Given.season([
            Given.campaign("bao", 1, on: ["tue 17:00"], priority: .emergency, lateStart: 600)
        ])
        let house = try House(season, at: "2023-08-07T12:00")
        try house.run(until: "2023-08-08T17:05")
        house.disk.refuse(Disk.everything)
        try house.run(until: "2023-08-08T17:13")
        house.run(for: .seconds(minutes * 60))
        #expect(house.turns.count == 1)
        #expect(house.codes.contains("ledger"))
        house.disk.refuse([])
        house.run(for: .seconds(1200))
        #expect(house.codes.isEmpty)
        #expect(house.turns.count == 1)
        #expect(try house.lines == ["bao@2023-08-08T17:00 aired"])
        #expect(try house.airing("bao@2023-08-08T17:00").aired == Given.length)
    }

    @Test("A sign of life that once found no room does not keep the next airing off the air")
    func passingTrouble() throws {
        let house = try House(season, at: "2023-08-08T12:00")
        try house.run(until: "2023-08-08T16:59:30")
        house.disk.refuse(["pulse"])
        house.run(for: .seconds(29))
        house.disk.refuse([])
        try house.run(until: "2023-08-08T17:30")
        #expect(try house.lines == ["tin@2023-08-08T17:00 aired"])
        #expect(house.codes.isEmpty)
    }

    @Test("A line that the ledger will never take makes way for those behind it, and is not kept from sight")
    func refusedForEver() throws {
        let house = try House(season, at: "2023-08-08T16:40")
        try house.run(until: "2023-08-08T17:05")
        // Somebody else closes what is on the air.
        let name = try Given.name("tin@2023-08-08T17:00")
        try house.ledger.append(
            .closed(Closed(name: name, outcome: .cut, reason: .interrupted)), at: Given.instant("2023-08-08T17:05"))
        try house.run(until: "2023-08-11T17:30")
        #expect(try house.lines == ["tin@2023-08-08T17:00 cut interrupted", "tin@2023-08-11T17:00 aired"])
        #expect(house.codes.isEmpty)
        let events = try house.ledger.entries(about: nil).compactMap { stored in
            if case .event(let code, _) = stored.entry { code } else { nil }
        }
        #expect(events == ["daemon-started", "entry-refused"])
    }

    @Test("By hand: answered with the ledger's trouble, and logged when there is room")
    func byHand() throws {
        let house = try House(season, at: "2023-08-09T17:00")
        house.disk.refuse(Disk.everything)
        let answers = try house.play()
        house.run(for: .seconds(60))
        #expect(answers.refusals.count == 1 && answers.all.count == 1)
        house.disk.refuse([])
        house.run(for: .seconds(60))
        #expect(try house.lines == ["manual:tin-nhanh@2023-08-09T17:00 missed not-writable"])
        #expect(house.codes.isEmpty)
    }
}
