import CivilTime
import Ledger
import Operations
import StationModel
import Testing

@Suite("A conductor that is killed, and the next one on the same ledger")
struct RecoveryTests {
    static let name = "tin@2023-08-08T17:00"

    /// How many events an airing takes from before its tape is checked to after its end.
    static func steps(_ season: Season) throws -> Int {
        let house = try House(season, at: "2023-08-08T16:58")
        return house.run(until: try Given.instant("2023-08-08T17:03"))
    }

    @Test("Killed after any number of events: closed once, at the position last kept, and never counted twice")
    func anyMoment() throws {
        let season = try Given.season([Given.campaign(lateStart: 2, isShort: true)])
        let steps = try Self.steps(season)
        try #require(steps > 20)
        for count in 0...steps {
            let house = try House(season, at: "2023-08-08T16:58")
            house.run(until: try Given.instant("2023-08-08T17:03"), events: count)
            let before = try house.ledger.airing(named: Given.name(Self.name))
            house.powerCut()
            house.run(for: .seconds(200))
            try house.powerOn(season)
            try house.run(until: "2023-08-08T17:30")
            let line = try house.airing(Self.name)
            let heard = before?.aired ?? .zero
            if before?.outcome == .aired {
                #expect(line.outcome == .aired)
            } else if before?.started != nil {
                #expect(line.outcome == .cut && line.reason == .interrupted && line.aired == heard, "\(count)")
                #expect(line.counts == (heard >= .seconds(108)))
            } else if line.outcome == .missed {
                #expect(line.reason?.code == "station-off" && line.started == nil, "\(count)")
            } else {
                #expect(line.outcome == .aired, "\(count): \(line)")
            }
            let log = try house.log
            #expect(log.count { $0.counts } == 1, "\(count): \(log)")
            #expect(log.allSatisfy { $0.outcome != nil })
            #expect(house.breaches.isEmpty && house.player.breaches.isEmpty)
            #expect(house.codes.isEmpty, "\(count)")
        }
    }

    @Test("An airing by hand that was begun and never sounded is closed by the next conductor")
    func byHand() throws {
        let season = try Given.season([Given.campaign()])
        for count in 1...12 {
            let house = try House(season, at: "2023-08-09T17:00")
            _ = try house.play()
            house.run(until: try Given.instant("2023-08-09T17:01"), events: count)
            house.powerCut()
            house.run(for: .seconds(60))
            try house.powerOn(season)
            house.run(for: .seconds(60))
            #expect(try house.log.allSatisfy { $0.outcome == .missed || $0.outcome == .cut })
            #expect(try house.ledger.open().isEmpty)
        }
    }

    @Test("Back before it is too late, it begins late and says by how much")
    func backInTime() throws {
        let season = try Given.season([Given.campaign()])
        let house = try House(season, at: "2023-08-08T16:00")
        try house.run(until: "2023-08-08T16:40")
        house.powerCut()
        try house.run(until: "2023-08-08T17:08")
        try house.powerOn(season)
        try house.run(until: "2023-08-08T18:30")
        let line = try house.airing(Self.name)
        #expect(line.outcome == .aired && line.counts)
        #expect(try #require(line.lateBy) >= .seconds(480))
        #expect(try house.log.count == 1)
    }

    @Test("Back within the time for a late start but with too little left of the hours: missed, and made good")
    func hoursOver() throws {
        let season = try Given.season([Given.campaign(on: ["tue 18:16", "fri 17:00"])])
        let house = try House(season, at: "2023-08-08T16:00")
        try house.run(until: "2023-08-08T18:10")
        house.powerCut()
        try house.run(until: "2023-08-08T18:20")
        try house.powerOn(season)
        try house.run(until: "2023-08-13T23:59")
        #expect(
            try house.lines == [
                "tin@2023-08-08T18:16 missed station-off", "tin@2023-08-09T05:30 aired", "tin@2023-08-11T17:00 aired",
            ])
    }

    @Test("Killed twice in one airing's time: two lines, each closed once, and one that counts")
    func killedAgain() throws {
        let season = try Given.season([Given.campaign()])
        let house = try House(season, at: "2023-08-08T16:00")
        try house.run(until: "2023-08-08T17:04")
        house.powerCut()
        try house.run(until: "2023-08-08T17:06")
        try house.powerOn(season)
        try house.run(until: "2023-08-08T17:14")
        house.powerCut()
        try house.run(until: "2023-08-08T17:16")
        try house.powerOn(season)
        try house.run(until: "2023-08-13T23:59")
        let log = try house.log
        #expect(log.map(\.outcome) == [.cut, .cut, .aired, .aired])
        #expect(log.count { $0.counts } == 2)
        #expect(log[1].makeGoodFor == log[0].name)
        #expect(log[0].madeGoodBy == log[2].name)
    }
}
