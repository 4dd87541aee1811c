import CivilTime
import Playout
import SoundCard
import SoundTesting
import Testing

/// Somebody, or the network, sets the clock while a tape is on air.
@Suite struct ClockSetTests {
    @Test(arguments: [-3600, -0.4, 0.4, 30])
    func `progress is told once a second all the same`(by: Double) {
        var stage = Stage(.init(clockSet: (at(5), .seconds(by))), seconds: 10)
        stage.run(until: 60)
        let positions = stage.reports.events.compactMap {
            if case .progress(let position, _) = $0 { position } else { nil }
        }
        #expect(positions.count >= 8)
        #expect(zip(positions, positions.dropFirst()).allSatisfy { $1 - $0 < .seconds(2) })
        #expect(stage.reports.ending?.cause == .finished)
        #expect(stage.reports.ending?.heard == .seconds(10))
    }

    @Test func `set beyond the hours: what was made ready and not written is not heard in the next order`() throws {
        var stage = Stage(.init(meal: 2_000, clockSet: (at(1.5), .seconds(60))), mustEnd: 30)
        stage.run(until: 10)
        #expect(stage.reports.ending?.cause == .hoursOver)
        #expect(stage.reports.ending.map { $0.heard < .seconds(2) } == true)
        let tone = tone(1000, seconds: 1)
        let next = stage.takeOver(tone)
        stage.run()
        #expect(next.ending?.cause == .finished)
        let heard = try #require(stage.driver.heard.last).samples.drop { $0 == 0 }
        #expect(heard.starts(with: tone.drop { $0 == 0 }))
    }
}
