import CivilTime
import Playout
import SoundCard
import Testing

@Suite struct SteppedPlayerTests {
    private let time = VirtualTime(promised.advanced(by: .seconds(-30)))

    @Test func `a blank tape of 13 minutes starts at the promised instant and is heard whole`() {
        let player = SteppedPlayer(time: time, device: "null")
        let reports = Reports()
        let order = PlayOrder(
            source: .blank(frames: 13 * 60 * 48_000), start: promised,
            latestStart: promised.advanced(by: .seconds(600)),
            mustEnd: promised.advanced(by: .seconds(3600)))
        player.begin(order) { event in
            reports.add(event)
            if case .ready = event { player.go() }
        }
        player.advance(to: promised.advanced(by: .seconds(3600)))
        let events = reports.events
        #expect(events.first == .ready(card: "null (48000 Hz, mono, 16 bit)"))
        #expect(events.dropFirst().first == .started(at: promised))
        let ending = reports.ending
        #expect(ending?.cause == .finished)
        #expect(ending?.at == at(780))
        #expect(ending?.heard == .seconds(780))
        #expect(ending.map { $0.frames >= 780 * 48_000 } == true)
        #expect(player.nextStep == nil)
    }

    @Test func `a season of airings is simulated in no time`() {
        let player = SteppedPlayer(time: time, device: "null")
        let reports = Reports()
        let clock = ContinuousClock()
        let taken = clock.measure {
            for week in 0..<42 {
                let start = promised.advanced(by: .seconds(week * 302_400))
                time.advance(to: start.advanced(by: .seconds(-20)))
                let order = PlayOrder(
                    source: .blank(frames: 13 * 60 * 48_000), start: start, latestStart: start,
                    mustEnd: start.advanced(by: .seconds(3600)))
                player.begin(order) { event in
                    if case .ready = event { player.go() }
                    if case .ended = event { reports.add(event) }
                }
                player.advance(to: start.advanced(by: .seconds(3600)))
            }
        }
        #expect(reports.events.count == 42)
        #expect(taken < .seconds(3), "a tenth of that on an idle machine")
    }
}
