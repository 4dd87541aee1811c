import CivilTime
import Playout
import SoundTesting
import Testing

@Suite struct TimelineTests {
    @Test func `a frame's instant and an instant's frame are each other's inverse`() throws {
        var timeline = Timeline(rate: 48_000)
        timeline.note(frame: 480, at: at(-3))
        for frame in [0, 1, 479, 144_480, 40_000_000] {
            let instant = try #require(timeline.instant(of: frame))
            #expect(timeline.frame(at: instant) == frame)
        }
        #expect(timeline.frame(at: promised) == 144_480)
    }

    @Test func `nothing is known before the card was started`() {
        let timeline = Timeline(rate: 48_000)
        #expect(timeline.instant(of: 0) == nil)
        #expect(timeline.frame(at: promised) == nil)
        #expect(!timeline.isSettled)
    }

    @Test func `readings that jitter by 5 ms give an instant in their earlier half`() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<100 {
            var timeline = Timeline(rate: 48_000)
            for index in 0..<40 {
                let wrong = Double.random(in: -0.005...0.005, using: &random)
                timeline.note(frame: index * 4_800, at: at(Double(index) / 10 + wrong))
            }
            let instant = try #require(timeline.instant(of: 0))
            #expect(instant > at(-0.005) && instant < at(0.001))
        }
    }

    @Test func `one wild reading changes nothing`() throws {
        var timeline = Timeline(rate: 48_000)
        for index in 0..<10 { timeline.note(frame: index * 4_800, at: at(Double(index) / 10)) }
        #expect(timeline.note(frame: 48_000, at: at(3)) == nil)
        #expect(!timeline.isSettled)
        #expect(timeline.instant(of: 0) == promised)
        timeline.note(frame: 52_800, at: at(1.1))
        #expect(timeline.isSettled)
    }

    @Test func `after a stop the readings that agree are believed`() {
        var timeline = Timeline(rate: 48_000)
        for index in 0..<10 { timeline.note(frame: index * 4_800, at: at(Double(index) / 10)) }
        // It stands still for half a second, then goes on.
        for index in 1...5 { #expect(timeline.note(frame: 48_000, at: at(1 + Double(index) / 10)) == nil) }
        var shift: Int64?
        for index in 1...3 {
            shift = timeline.note(frame: 48_000 + index * 4_800, at: at(1.5 + Double(index) / 10)) ?? shift
        }
        #expect(shift == 500_000_000)
        #expect(timeline.instant(of: 0) == at(0.5))
    }
}
