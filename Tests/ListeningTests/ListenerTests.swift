import CivilTime
import Foundation
import Listening
import Playout
import Sound
import SoundTesting
import Testing

@Suite("A listener beside a horn")
struct ListenerTests {
    static let programmes: [[Float]] = [Outdoors.voice(seconds: 26, seed: 1), Outdoors.tune(seconds: 26, seed: 2)]

    @Test("hears the programme through noise ten decibels louder than the horn", arguments: Outdoors.Noise.allCases)
    func loudNoise(_ noise: Outdoors.Noise) {
        for (seed, programme) in Self.programmes.enumerated() {
            let square = Square(delay: 1.7, echo: 1.5, drift: 200, strength: -10)
            let seed = UInt64(seed + 10)
            let heard = square.hear(programme, among: Outdoors.noise(noise, seconds: 26, seed: seed), seed: seed)
            #expect(heard.news.map(\.isAudible) == [true], "\(noise)")
            guard case .audible? = heard.verdict else {
                Issue.record("\(noise): \(String(describing: heard.verdict))")
                continue
            }
        }
    }

    @Test("calls a horn that never sounds silent within ten seconds", arguments: Outdoors.Noise.allCases)
    func neverSounds(_ noise: Outdoors.Noise) {
        for (seed, programme) in Self.programmes.enumerated() {
            let seed = UInt64(seed + 20)
            let heard = Square().hear(
                programme, sounding: 0..<0, among: Outdoors.noise(noise, seconds: 26, seed: seed), seed: seed)
            #expect(heard.news.map(\.isAudible) == [false], "\(noise)")
            #expect(heard.news.allSatisfy { $0.second <= 10 }, "\(heard.news)")
            guard case .silent(let time)? = heard.verdict else {
                Issue.record("\(String(describing: heard.verdict))")
                continue
            }
            #expect(time > .seconds(15))
        }
    }

    @Test("notices within ten seconds that a horn falls silent, and that it is back")
    func fallsSilent() {
        let programme = Outdoors.voice(seconds: 45, seed: 3)
        let noise = Outdoors.noise(.motorbikes, seconds: 45, seed: 4)
        let square = Square(delay: 2.6, drift: -200)
        var heard = square.hear(programme, sounding: 0..<18, among: noise, seed: 5)
        #expect(heard.news.map(\.isAudible) == [true, false])
        #expect((heard.news.last?.second ?? 99) <= 28)
        // What was sent while the amplifier was off is not heard later either.
        var half = programme
        for index in 15 * Sound.rate..<30 * Sound.rate { half[index] = 0 }
        let horn = Outdoors.recorded(Outdoors.horn(half), drift: 0, delay: 0.1)
        heard = Square.listen(to: zip(horn, noise).map { $0 + $1 }, sent: programme, seed: 6)
        #expect(heard.news.map(\.isAudible) == [true, false, true])
        let silent = heard.news.dropFirst().first?.second ?? 0
        #expect(silent > 18 && silent <= 25)
        #expect((heard.news.last?.second ?? 99) <= 36)
        guard case .silent(let time)? = heard.verdict else {
            Issue.record("a third of it went unheard")
            return
        }
        #expect(time > .seconds(10) && time < .seconds(20))
    }

    @Test("says how late it was heard, to a few milliseconds", arguments: [0.0, 0.035, 0.51, 1.02, 1.999, 2.95])
    func delay(_ delay: Double) throws {
        let heard = Square(delay: delay, strength: 20).hear(
            Self.programmes[0], among: Outdoors.noise(.hiss, seconds: 26, seed: 7), seed: 7)
        guard case .audible(let found)? = heard.verdict else {
            Issue.record("\(String(describing: heard.verdict))")
            return
        }
        #expect(abs(found.inSeconds - delay) < 0.025, "\(found)")
    }

    @Test("does not care how loud the microphone is, nor whether it clips", arguments: [-40.0, 20])
    func gain(_ gain: Double) {
        let square = Square(gain: gain)
        let programme = Self.programmes[0]
        let heard = square.hear(programme, among: Outdoors.noise(.rain, seconds: 26, seed: 8), seed: 8)
        #expect(heard.news.map(\.isAudible) == [true])
        let clipped = Outdoors.recorded(programme, drift: 0, delay: 0.2).map { max(-1, min(1, $0 * 30)) }
        #expect(Square.listen(to: clipped, sent: programme, seed: 8).news.map(\.isAudible) == [true])
    }

    @Test("neither verifies nor alarms while nothing is sent that could be heard")
    func pauses() {
        let silence = [Float](repeating: 0, count: 30 * Sound.rate)
        let noise = Outdoors.noise(.voices, seconds: 30, seed: 9)
        var heard = Square.listen(to: noise, sent: silence, seed: 9)
        #expect(heard.news.isEmpty && heard.verdict == nil)
        // A plain tone cannot be told from a hum.
        let tone = silence.indices.map { Float(0.1 * sinOf(440, $0)) }
        heard = Square.listen(to: noise, sent: tone, seed: 9)
        #expect(heard.news.isEmpty && heard.verdict == nil)
        // Twenty seconds of pause within a programme that is heard.
        var programme = Outdoors.voice(seconds: 40, seed: 10)
        for index in 12 * Sound.rate..<32 * Sound.rate { programme[index] = 0 }
        heard = Square().hear(programme, among: Outdoors.noise(.rain, seconds: 40, seed: 11), seed: 11)
        #expect(heard.news.map(\.isAudible) == [true])
    }

    @Test("is not deceived by a microphone that gives nothing at all")
    func digitalSilence() {
        let programme = Self.programmes[0]
        let nothing: [(Int) -> Float] = [
            { _ in 0 }, { _ in 0.2 }, { Float($0 % 7) / 100_000 }, { _ in .leastNonzeroMagnitude },
        ]
        for sample in nothing {
            let heard = Square.listen(to: programme.indices.map(sample), sent: programme, seed: 14)
            #expect(heard.news.map(\.isAudible) == [false])
        }
    }

    @Test("does not judge by less than five seconds of programme")
    func tooShort() {
        let programme = Outdoors.voice(seconds: 6, seed: 12)
        let heard = Square().hear(
            programme, sounding: 0..<0, among: Outdoors.noise(.hiss, seconds: 6, seed: 12), seed: 12)
        #expect(heard.news.isEmpty && heard.verdict == nil)
    }

    @Test("goes on after a gap in what was captured, and after one in what was sent")
    func gaps() {
        let programme = Outdoors.voice(seconds: 40, seed: 13)
        let sent = programme.map { Int16(max(-1, min(1, $0)) * 32_767) }
        let heard = Outdoors.recorded(Outdoors.horn(programme), drift: 0, delay: 0.3)
        var listener = Listener()
        var news: [Hearing] = []
        let block = Sound.rate / 50
        for first in stride(from: 0, to: sent.count - block, by: block) {
            let instant = Square.start + Sound.duration(ofFrames: first)
            let second = Double(first) / Double(Sound.rate)
            if !(20..<21).contains(second) {
                listener.sent(sent.span.extracting(first..<first + block), at: instant)
            }
            if (10..<12.3).contains(second) { continue }
            if let hearing = listener.captured(heard.span.extracting(first..<first + block), at: instant) {
                news.append(hearing)
            }
        }
        #expect(news.count == 1)
        guard case .audible? = listener.verdict else {
            Issue.record("\(String(describing: listener.verdict))")
            return
        }
    }

    private func sinOf(_ frequency: Double, _ index: Int) -> Double {
        sin(2 * .pi * frequency * Double(index) / Double(Sound.rate))
    }
}
