import CivilTime
import Ledger
import Operations
import StationModel
import Testing

@Suite("An airing, from the plan to its closing line")
struct AiringTests {
    @Test("It is planned a day before, started before its first sample, and closed once with what was heard")
    func wholeLife() throws {
        let house = try House(Given.season([Given.campaign()]), at: "2023-08-07T12:00")
        try house.run(until: "2023-08-08T17:30")
        let entries = try house.entries("tin@2023-08-08T17:00")
        try #require(entries.count == 3)
        guard case .planned(let promise) = entries[0], case .started(let start) = entries[1],
            case .closed(let close) = entries[2]
        else { throw Mismatch(what: "\(entries)") }
        #expect(promise.officerName == "Trang")
        #expect(start.started == (try Given.instant("2023-08-08T17:00")))
        #expect(start.tapeHash == "bản một")
        #expect(close.outcome == .aired && close.counts && close.troubles == 0)
        #expect(close.aired == Given.length)
        #expect(close.ended == (try Given.instant("2023-08-08T17:00")) + Given.length)
        let turn = try #require(house.turns.first)
        #expect(turn.started == (try Given.instant("2023-08-08T17:00")))
        #expect(house.turns.count == 1 && house.player.breaches.isEmpty)
    }

    @Test("The planned line is written a day before, and not earlier")
    func plannedADayBefore() throws {
        let house = try House(Given.season([Given.campaign()]), at: "2023-08-07T12:00")
        try house.run(until: "2023-08-07T16:59")
        #expect(try house.log.isEmpty)
        try house.run(until: "2023-08-07T17:01")
        #expect(try house.lines == ["tin@2023-08-08T17:00 open"])
    }

    @Test("First started in mid-week, nothing is owed of the days before; what may yet begin late is aired late")
    func firstStart() throws {
        let later = try House(Given.season([Given.campaign()]), at: "2023-08-10T12:00")
        try later.run(until: "2023-08-13T23:59")
        #expect(try later.lines == ["tin@2023-08-11T17:00 aired"])
        let within = try House(Given.season([Given.campaign()]), at: "2023-08-08T17:06")
        try within.run(until: "2023-08-09T00:00")
        #expect(try within.lines == ["tin@2023-08-08T17:00 aired"])
        let late = try #require(within.airing("tin@2023-08-08T17:00").lateBy)
        #expect(late > .seconds(360) && late < .seconds(370))
    }

    @Test("A card that goes away for seconds: the troubles are written, and the airing goes on where it was heard")
    func shortLoss() throws {
        let house = try House(
            Given.season([Given.campaign()]), at: "2023-08-08T16:40",
            lost: [("2023-08-08T17:05:00", "2023-08-08T17:05:04")])
        try house.run(until: "2023-08-08T17:05:02")
        #expect(house.codes == ["no-card"])
        try house.run(until: "2023-08-08T17:20")
        #expect(house.codes.isEmpty)
        let troubles = try house.entries("tin@2023-08-08T17:00").compactMap { entry in
            if case .trouble(let code, _, _) = entry { code } else { nil }
        }
        #expect(troubles == ["card-lost", "card-not-opened", "card-back"] || troubles == ["card-lost", "card-back"])
        let line = try house.airing("tin@2023-08-08T17:00")
        #expect(line.outcome == .aired && line.aired == Given.length)
        #expect(try #require(line.ended) > Given.instant("2023-08-08T17:00") + Given.length)
    }

    @Test("What is not approved is not aired, and its line says so")
    func notApproved() throws {
        let house = try House(Given.season([Given.campaign()], approval: .required), at: "2023-08-08T12:00")
        try house.run(until: "2023-08-08T17:20")
        #expect(try house.lines.first == "tin@2023-08-08T17:00 missed not-approved")
        #expect(house.turns.isEmpty)
    }

    @Test("Sunday's last hours: what is missed then cannot be made good, and Monday's week begins clean")
    func weekEdge() throws {
        let season = try Given.season(
            [Given.campaign(on: ["mon 05:30", "sun 18:10"])])
        let house = try House(season, at: "2023-08-13T12:00", lost: [("2023-08-13T18:00", "2023-08-13T23:00")])
        try house.run(until: "2023-08-14T12:00")
        #expect(try house.lines == ["tin@2023-08-13T18:10 missed no-card", "tin@2023-08-14T05:30 aired"])
    }

    @Test("An emergency airing that is due at a week's last minute and found late after midnight keeps its own reason")
    func overMidnight() throws {
        let season = try Given.season([
            Given.campaign("bao", 1, on: ["sun 23:40"], priority: .emergency, lateStart: 60)
        ])
        let house = try House(season, at: "2023-08-13T12:00")
        house.workshop.behave { _, _ in .never }
        try house.run(until: "2023-08-14T00:05")
        house.powerCut()
        try house.run(until: "2023-08-14T00:07")
        house.workshop.behave { _, _ in .tape() }
        try house.powerOn(season)
        try house.run(until: "2023-08-14T02:00")
        #expect(try house.lines == ["bao@2023-08-13T23:40 aired"])
    }

    @Test("The ladder when two are due at once: priority first, then the other as soon as the air is free")
    func ladder() throws {
        let season = try Given.season([
            Given.campaign("tin", 1, on: ["tue 17:00"], lateStart: 30),
            Given.campaign("gap", 1, on: ["tue 17:20"], priority: .priority),
        ])
        let house = try House(season, at: "2023-08-08T12:00")
        try house.run(until: "2023-08-08T16:50")
        house.powerCut()
        try house.run(until: "2023-08-08T17:21")
        try house.powerOn(season)
        try house.run(until: "2023-08-08T18:30")
        let gap = try house.airing("gap@2023-08-08T17:20"), tin = try house.airing("tin@2023-08-08T17:00")
        #expect(gap.outcome == .aired)
        #expect(try #require(gap.started) < Given.instant("2023-08-08T17:21:10"))
        #expect(tin.outcome == .missed)
    }
}

struct Mismatch: Error {
    let what: String
}
