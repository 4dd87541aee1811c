import CivilTime
import Ledger
import Operations
import StationModel
import Testing

@Suite("A clock that is wrong")
struct ClockTests {
    let season: Season

    init() throws {
        season = try Given.season([Given.campaign()])
    }

    @Test("Back from a power cut with an old clock: nothing is aired or closed until it is right again")
    func oldClock() throws {
        let house = try House(season, at: "2023-08-08T16:00")
        try house.run(until: "2023-08-08T17:05")
        house.powerCut()
        try house.run(until: "2023-08-08T17:06")
        try house.setClock(to: "2023-08-04T16:59")
        try house.powerOn(season)
        house.run(for: .seconds(3600))
        #expect(house.codes == ["clock-untrusted"])
        #expect(house.turns.count == 1)
        #expect(try house.airing("tin@2023-08-08T17:00").outcome == nil)
        #expect(try house.play().refusals == ["the clock cannot be trusted, so nothing is aired"])
        house.setClockRight()
        house.run(for: .seconds(60))
        #expect(house.codes.isEmpty)
        let line = try house.airing("tin@2023-08-08T17:00")
        #expect(line.outcome == .cut && line.reason == .interrupted)
        #expect(line.aired > .seconds(280) && line.aired < .seconds(300))
        try house.run(until: "2023-08-13T23:59")
        #expect(try house.log.count { $0.counts } == 2)
    }

    @Test("Set back while idle: what falls into that time is missed for this reason, and made good")
    func setBack() throws {
        let house = try House(season, at: "2023-08-08T16:00")
        try house.run(until: "2023-08-08T16:30")
        try house.setClock(to: "2023-08-08T12:00")
        try house.run(until: "2023-08-08T17:30")
        #expect(house.codes == ["clock-untrusted"])
        #expect(house.turns.isEmpty)
        house.setClockRight()
        house.run(for: .seconds(61))
        let lines = try house.lines
        #expect(lines.contains("tin@2023-08-08T17:00 missed clock-untrusted"), "\(lines)")
        try house.run(until: "2023-08-13T23:59")
        #expect(try house.log.count { $0.counts } == 2)
    }

    @Test("Set back a little: the station goes on, and nothing is aired twice")
    func setBackALittle() throws {
        let house = try House(season, at: "2023-08-08T16:00")
        try house.run(until: "2023-08-08T17:13")
        try house.setClock(to: "2023-08-08T17:12")
        try house.run(until: "2023-08-08T18:00")
        #expect(house.codes.isEmpty)
        #expect(try house.lines == ["tin@2023-08-08T17:00 aired"])
        #expect(house.turns.count == 1)
    }

    @Test("Set back while the card warms up: the airing is not begun by a wrong clock")
    func setBackBeforeStart() throws {
        let season = try Given.season([Given.campaign()], amplifier: Amplifier(warmUp: .seconds(20), linger: .zero))
        let house = try House(season, at: "2023-08-08T16:00")
        try house.run(until: "2023-08-08T16:59:41")
        try house.setClock(to: "2023-08-08T12:00")
        house.run(for: .seconds(600))
        #expect(house.turns.allSatisfy { $0.started == nil })
        #expect(house.player.nextStep == nil)
        house.setClockRight()
        try house.run(until: "2023-08-13T23:59")
        let lines = try house.lines
        #expect(lines.contains("tin@2023-08-08T17:00 missed clock-untrusted"), "\(lines)")
        #expect(try house.log.count { $0.counts } == 2)
    }

    @Test(
        "Jumped forward over an airing: missed, with the time for which the station knows nothing", arguments: [90, 14])
    func jumpedForward(minutes: Int) throws {
        let house = try House(season, at: "2023-08-08T16:00")
        try house.run(until: "2023-08-08T16:58")
        house.clock.set(to: house.clock.now + .seconds(minutes * 60))
        house.run(for: .seconds(61))
        let line = try house.airing("tin@2023-08-08T17:00")
        #expect(line.outcome == .missed && line.reason?.code == "station-off")
        house.run(for: .seconds(5 * 86_400))
        #expect(try house.log.count { $0.counts } == 2)
    }

    @Test("Jumped forward by little, over a short time for a late start: the reason is not the tape")
    func jumpedALittle() throws {
        let season = try Given.season([Given.campaign(lateStart: 1)])
        let house = try House(season, at: "2023-08-08T16:00")
        try house.run(until: "2023-08-08T16:59:30")
        try house.setClock(to: "2023-08-08T17:01:30")
        house.run(for: .seconds(61))
        #expect(try house.lines.first == "tin@2023-08-08T17:00 missed station-off")
    }

    @Test("Jumped forward on the air: the airing goes on and is closed once")
    func jumpedOnAir() throws {
        let house = try House(season, at: "2023-08-08T16:00")
        try house.run(until: "2023-08-08T17:05")
        house.clock.set(to: house.clock.now + .seconds(1800))
        house.run(for: .seconds(3600))
        #expect(house.turns.count == 1)
        #expect(try house.airing("tin@2023-08-08T17:00").outcome != nil)
        #expect(try house.log.count == 1)
    }
}
