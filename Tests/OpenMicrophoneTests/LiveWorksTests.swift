import Foundation
import Playout
import Sound
import Testing

@testable import OpenMicrophone

@Suite struct LiveWorksTests {
    @Test(arguments: [0, 4_800, 70_000])
    func `the chime comes first, whole, and then the voice, close behind`(chime: Int) {
        let bench = Bench(chime: Array(repeating: 0.25, count: chime), isGranted: false)
        bench.run(seconds: 1) { _ in 0.1 }
        #expect(bench.heard.allSatisfy { $0 == 0 })
        bench.line.grant()
        bench.run(seconds: 3) { 0.1 * Float(sin(Double($0) * 0.05)) }
        let heard = bench.heard.drop { $0 == 0 }
        #expect(heard.prefix(chime).allSatisfy { $0 == 8_192 })
        let voice = heard.dropFirst(chime).prefix { $0 == 0 }.count
        #expect(voice < 1_000, "\(voice) frames of silence after the chime")
        #expect(bench.line.stage == .speaking)
    }

    @Test(arguments: [-1_000.0, 0, 1_000])
    func `a microphone whose clock is off stays as close as in the beginning`(drift: Double) {
        let bench = Bench(chime: [], drift: drift)
        bench.run(seconds: 180) { 0.1 * Float(sin(Double($0) * 0.05)) }
        #expect(bench.starved < 4_800, "\(bench.starved) frames starved")
        // Two blocks, what the microphone brings at once, and what may wait.
        #expect(bench.worstLateness < 1_700, "\(bench.worstLateness) frames late")
    }

    @Test func `after the card stood still what was said meanwhile is left out, not said late`() {
        let bench = Bench(chime: [])
        bench.run(seconds: 2) { _ in 0.1 }
        bench.isStill = true
        bench.run(seconds: 5) { _ in 0.1 }
        bench.isStill = false
        bench.run(seconds: 3) { _ in 0.1 }
        bench.worstLateness = 0
        bench.run(seconds: 2) { _ in 0.1 }
        #expect(bench.worstLateness < 2_400, "\(bench.worstLateness) frames late")
    }

    @Test func `while the microphone is gone the horns get silence, and a second of it at most waits`() {
        let bench = Bench(chime: [])
        bench.run(seconds: 1) { _ in 0.1 }
        bench.hears = false
        bench.run(seconds: 3) { _ in 0.1 }
        #expect(bench.line.stage == .searching)
        #expect(bench.starved == 0)
        #expect(bench.line.air.waiting <= 4_800)
        bench.hears = true
        bench.run(seconds: 2) { _ in 0.1 }
        #expect(bench.line.stage == .speaking)
    }

    @Test func `what was said is evidence, what the disk cannot take is counted, and the reading tells of it`() {
        let bench = Bench(chime: Array(repeating: 0.2, count: 480))
        bench.run(seconds: 12) { 0.2 * Float(sin(Double($0) * 0.05)) }
        let line = bench.line
        // Nobody writes it down here: ten seconds fit.
        #expect(line.evidence.room == 0)
        #expect(line.lost == line.spoken - line.evidence.capacity)
        let reading = line.reading()
        #expect(reading.hasVoice && abs(reading.peak - 0.2) < 0.01)
        #expect(!line.reading().hasVoice)
    }

    @Test(arguments: [240, 96])
    func `a splice changes the length by half a block, and no step is greater than those beside it`(count: Int) {
        let sound = (0..<count).map { Float(sin(Double($0) * 0.02)) }
        var result = [Float](repeating: 9, count: 2 * count)
        var space = result.mutableSpan
        let short = Splice.shorten(sound.span, into: &space)
        #expect(short == count / 2)
        var other = result.mutableSpan
        let long = Splice.lengthen(sound.span, into: &other)
        #expect(long == count * 3 / 2)
        #expect(result[0] == sound[0] && result[long - 1] == sound[count - 1])
        let steps = zip(result[..<long], result[1..<long]).map { abs($0 - $1) }
        #expect(steps.allSatisfy { $0 < 0.06 })
    }
}

/// A microphone that brings 10 ms at a time and a card that is kept 15 ms full, each by its own clock, without a thread.
private final class Bench {
    let line = LiveLine()
    private(set) var heard: [Int16] = []
    var hears = true
    var isStill = false
    private(set) var starved = 0
    var worstLateness = 0
    private var works: LiveWorks
    private let drift: Double
    private var spoken = 0.0
    private var frame = 0
    private var next = 0
    private var cardHolds = 0

    init(chime: [Float], drift: Double = 0, isGranted: Bool = true) {
        if isGranted { line.grant() }
        self.drift = drift
        works = LiveWorks(line, chime: chime, voice: LiveVoice(level: -20, isForHorn: false))
    }

    func run(seconds: Double, _ sound: (Int) -> Float) {
        for step in 0..<Int(seconds * 200) {
            spoken += 240 * (1 + drift / 1e6)
            if step % 2 == 1 { speak(sound) }
            if !isStill { play() }
        }
    }

    private func speak(_ sound: (Int) -> Float) {
        guard hears else {
            works.keepAlive()
            spoken = 0
            return
        }
        let count = Int(spoken)
        spoken -= Double(count)
        let piece = (frame..<frame + count).map(sound)
        frame += count
        works.take(piece.span)
    }

    private func play() {
        cardHolds -= 240
        if cardHolds < 0, next > 0 {
            starved -= cardHolds
            cardHolds = 0
        }
        cardHolds = max(0, cardHolds)
        let count = min(720 - cardHolds, line.air.available(from: next))
        var samples = [Int16](repeating: 0, count: count)
        unsafe samples.withUnsafeMutableBufferPointer { unsafe line.air.copy(from: next, count: count, into: $0) }
        if heard.count < 200_000 { heard += samples }
        next += count
        cardHolds += count
        line.air.release(upTo: next - cardHolds)
        if line.stage == .speaking { worstLateness = max(worstLateness, line.air.capacity - line.air.room) }
    }
}
