import CivilTime
import Diagnostics
import Operations
import Playout
import StationModel
import Testing

@Suite("Tapes that come late, fail or are spoiled; and the amplifier around them")
struct WorkshopTests {
    @Test("A tape that fails is tried again each minute, and the alarm goes when it comes")
    func retried() throws {
        let house = try House(at: "2023-08-08T16:40")
        house.workshop.behave { _, before in before < 10 ? .failure(after: .seconds(1)) : .tape(after: .seconds(1)) }
        try house.powerOn(Given.season([Given.campaign()]))
        try house.run(until: "2023-08-08T16:45")
        #expect(house.workshop.orders.count == 5)
        #expect(house.codes == ["no-tape"])
        try house.run(until: "2023-08-08T16:52")
        #expect(house.codes.isEmpty)
        try house.run(until: "2023-08-08T17:30")
        #expect(try house.lines == ["tin@2023-08-08T17:00 aired"])
    }

    @Test("A tape that never comes: missed for that reason when it is too late")
    func never() throws {
        let house = try House(at: "2023-08-08T16:40")
        house.workshop.behave { _, _ in .never }
        try house.powerOn(Given.season([Given.campaign(ifMissed: .skip)]))
        // The card runs on silence for three seconds before it may sound at 17:10.
        try house.run(until: "2023-08-08T17:09:57")
        #expect(try house.lines == ["tin@2023-08-08T17:00 open"])
        try house.run(until: "2023-08-08T17:09:58")
        #expect(try house.lines == ["tin@2023-08-08T17:00 missed no-tape"])
        #expect(house.turns.isEmpty)
    }

    @Test("A tape that always fails: missed with the workshop's word, and the alarm goes with the airing")
    func fails() throws {
        let house = try House(at: "2023-08-08T16:40")
        house.workshop.behave { _, _ in .failure() }
        try house.powerOn(Given.season([Given.campaign(ifMissed: .skip)]))
        try house.run(until: "2023-08-08T17:11")
        #expect(try house.airing("tin@2023-08-08T17:00").reason == .noTape(detail: "giọng đọc hỏng"))
        #expect(house.codes.isEmpty)
    }

    @Test("The tape of one airing does not cure the alarm for another's")
    func alarmStands() throws {
        let house = try House(at: "2023-08-08T12:00")
        house.workshop.behave { name, _ in name.campaign?.text == "tin" ? .failure() : .tape(after: .seconds(1)) }
        try house.powerOn(
            Given.season([Given.campaign(), Given.campaign("khac", 1, on: ["tue 18:00"])]))
        house.run(for: .seconds(30))
        #expect(house.codes == ["no-tape"])
    }

    @Test("Too late by a moment when the tape comes: the reason is the tape, not the card")
    func atTheLastMoment() throws {
        let house = try House(at: "2023-08-08T16:40")
        house.workshop.behave { _, _ in .tape(after: .milliseconds(1_799_900)) }
        try house.powerOn(Given.season([Given.campaign(ifMissed: .skip)]))
        try house.run(until: "2023-08-08T17:30")
        let line = try house.airing("tin@2023-08-08T17:00")
        #expect(line.outcome == .aired || line.reason?.code == "no-tape", "\(line)")
    }

    @Test("A tape that is longer than planned is not heard after the hours")
    func longTape() throws {
        let house = try House(at: "2023-08-08T16:40")
        house.workshop.behave { _, _ in .tape(length: .seconds(3600)) }
        try house.powerOn(Given.season([Given.campaign(on: ["tue 18:00", "fri 17:00"])]))
        try house.run(until: "2023-08-08T19:00")
        for turn in house.turns {
            #expect(try #require(turn.ending).at <= Given.instant("2023-08-08T18:30"))
        }
        #expect(try house.airing("tin@2023-08-08T18:00").reason == .hoursOver)
    }

    @Test("What no longer fits into the hours is missed at that moment, not at the next sign of life")
    func closedAtOnce() throws {
        let house = try House(at: "2023-08-08T16:40")
        house.workshop.behave { _, _ in .never }
        try house.powerOn(Given.season([Given.campaign(on: ["tue 18:10", "fri 17:00"])]))
        try house.run(until: "2023-08-08T18:17:43")
        #expect(try house.lines == ["tin@2023-08-08T18:10 open"])
        try house.run(until: "2023-08-08T18:17:46")
        #expect(try house.lines == ["tin@2023-08-08T18:10 missed no-tape"])
    }

    @Test("The amplifier: off at the start, on for the warm-up, off after the linger")
    func amplifier() throws {
        let amplifier = Amplifier(switchOn: ["on"], switchOff: ["off"], warmUp: .seconds(20), linger: .seconds(5))
        let house = try House(Given.season([Given.campaign()], amplifier: amplifier), at: "2023-08-08T16:40")
        try house.run(until: "2023-08-08T18:00")
        let end = try Given.instant("2023-08-08T17:00") + Given.length
        try #require(house.amplifier.turns.map(\.isOn) == [false, true, false])
        #expect(house.amplifier.turns[1].at == (try Given.instant("2023-08-08T16:59:40")))
        #expect(house.amplifier.turns[2].at >= end + .seconds(5))
        #expect(house.amplifier.turns[2].at < end + .seconds(6))
        #expect(try house.airing("tin@2023-08-08T17:00").lateBy == .zero)
    }

    @Test("The amplifier stays on when the next airing begins within its linger")
    func staysOn() throws {
        let amplifier = Amplifier(switchOn: ["on"], switchOff: ["off"], warmUp: .seconds(20), linger: .seconds(90))
        let season = try Given.season(
            [Given.campaign("mot", 1, on: ["tue 17:00"]), Given.campaign("hai", 1, on: ["tue 17:14"])],
            amplifier: amplifier)
        let house = try House(season, at: "2023-08-08T16:40")
        try house.run(until: "2023-08-08T18:00")
        #expect(house.amplifier.turns.map(\.isOn) == [false, true, true, false])
        #expect(try house.log.map(\.lateBy) == [.zero, .zero])
    }

    @Test("After a crash, and when the clock cannot be trusted, the amplifier is not left on")
    func afterCrash() throws {
        let amplifier = Amplifier(switchOn: ["on"], switchOff: ["off"], warmUp: .seconds(20), linger: .seconds(5))
        let season = try Given.season([Given.campaign()], amplifier: amplifier)
        let house = try House(season, at: "2023-08-08T16:40")
        try house.run(until: "2023-08-08T17:05")
        house.powerCut()
        try house.powerOn(season)
        #expect(house.amplifier.turns.last?.isOn == false)
        try house.run(until: "2023-08-08T17:30")
        try house.run(until: "2023-08-08T18:00")
        #expect(house.amplifier.turns.last?.isOn == false)

        let other = try House(season, at: "2023-08-08T16:40")
        try other.run(until: "2023-08-08T17:12:16")
        try other.setClock(to: "2023-08-08T12:00")
        other.run(for: .seconds(120))
        #expect(other.amplifier.turns.last?.isOn == false)
    }

    @Test("An amplifier that the new folder no longer has is switched off by the way it was switched on")
    func amplifierRemoved() throws {
        let amplifier = Amplifier(switchOn: ["on"], switchOff: ["off"], warmUp: .seconds(20), linger: .seconds(5))
        let house = try House(Given.season([Given.campaign()], amplifier: amplifier), at: "2023-08-08T16:40")
        try house.run(until: "2023-08-08T17:05")
        house.send(.adopted(try Given.season([Given.campaign()]), []))
        try house.run(until: "2023-08-08T18:00")
        #expect(house.amplifier.turns.map(\.isOn) == [false, true, false])
    }

    @Test("A switch that failed is an alarm until it is tried again")
    func switchFails() throws {
        let amplifier = Amplifier(switchOn: ["on"], switchOff: ["off"], warmUp: .seconds(20), linger: .seconds(5))
        let house = try House(Given.season([Given.campaign()], amplifier: amplifier), at: "2023-08-08T16:40")
        house.send(.amplifierFailed(Phrase(verbatim: "usbrelay: no such device")))
        #expect(house.codes == ["amplifier"])
        try house.run(until: "2023-08-08T16:59")
        #expect(house.codes == ["amplifier"])
        try house.run(until: "2023-08-08T17:05")
        #expect(house.codes.isEmpty)
    }
}
