import CivilTime
import Listening
import Playout
import Sound
import SoundTesting
import Testing

@Suite("A listener whose clock is set, or whose microphone goes away")
struct GapTests {
    private static let noise = Outdoors.noise(.motorbikes, seconds: 60, seed: 32)
    private static let programme = Outdoors.voice(seconds: 60, seed: 31)
    private static let block = Sound.rate / 50

    /// A horn on a square, of which the card is told 400 ms ahead.
    private struct Course {
        /// From when on the clock is off by how much; the card's word lags 300 ms behind it.
        var clock: (second: Double, step: Duration) = (99, .zero)
        var isAway: Range<Double> = 98..<99
        var soundsUntil = 99.0
        /// Time is told at each block, as by a thread that tries to open the microphone again.
        var tellsTime = true
        var delay = 2.6

        func run() -> (news: [Bool], listener: Listener) {
            let programme = GapTests.programme
            let sent = programme.map { Int16(max(-1, min(1, $0)) * 32_767) }
            let horn = Outdoors.recorded(Outdoors.horn(programme), drift: 0, delay: delay)
            let heard = horn.indices.map { index in
                (Double(index) / Double(Sound.rate) < soundsUntil ? horn[index] : 0) + GapTests.noise[index]
            }
            var listener = Listener()
            var news: [Bool] = []
            for first in stride(from: 0, to: sent.count - 2 * Sound.rate, by: GapTests.block) {
                let ahead = first + Sound.rate * 2 / 5
                listener.sent(
                    sent.span.extracting(ahead..<ahead + GapTests.block), from: ahead,
                    at: instant(of: ahead, asOf: first - Sound.rate * 3 / 10))
                let now = instant(of: first, asOf: first)
                if tellsTime { listener.noteTime(now + Sound.duration(ofFrames: GapTests.block)) }
                if isAway.contains(Double(first) / Double(Sound.rate)) { continue }
                switch listener.captured(heard.span.extracting(first..<first + GapTests.block), at: now) {
                case .audible: news.append(true)
                case .silent: news.append(false)
                case .unjudged, nil: break
                }
            }
            return (news, listener)
        }

        private func instant(of frame: Int, asOf now: Int) -> WallInstant {
            let isSet = Double(now) / Double(Sound.rate) >= clock.second
            return Square.start + Sound.duration(ofFrames: frame) + (isSet ? clock.step : .zero)
        }
    }

    private func isAudible(_ hearing: Hearing?) -> Bool {
        if case .audible? = hearing { true } else { false }
    }

    @Test(
        "goes on at once when the clock is set, by however much", .timeLimit(.minutes(1)),
        arguments: [400 * 86_400, 21 * 3_600, 20, 5, -5, -3_600, -400 * 86_400])
    func clockSet(_ seconds: Int) {
        let heard = Course(clock: (20, .seconds(seconds))).run()
        #expect(heard.news == [true])
        if seconds < 0 { #expect(isAudible(heard.listener.verdict)) }
        let silent = Course(clock: (20, .seconds(seconds)), soundsUntil: 30).run()
        #expect(silent.news == [true, false])
    }

    @Test(
        "does not call horns silent because it could not hear them for a while",
        arguments: [(7.0, true), (7, false), (20, true), (20, false)])
    func away(_ seconds: Double, tellsTime: Bool) {
        for delay in [0, 2.6] {
            let heard = Course(isAway: 15..<15 + seconds, tellsTime: tellsTime, delay: delay).run()
            #expect(heard.news == [true])
            if tellsTime { #expect(heard.listener.verdict == nil) }
            let silent = Course(
                isAway: 15..<15 + seconds, soundsUntil: 20, tellsTime: tellsTime, delay: delay
            ).run()
            #expect(silent.news == [true, false])
        }
    }

    @Test("verifies only what it could listen to nine tenths of")
    func dies() {
        #expect(isAudible(Course(isAway: 56..<99).run().listener.verdict))
        #expect(Course(isAway: 20..<99).run().listener.verdict == nil)
        #expect(Course(isAway: 0..<10).run().listener.verdict == nil)
        // Also where the silence is what it had heard before.
        #expect(Course(isAway: 20..<99, soundsUntil: 10).run().listener.verdict == nil)
        let tally = Course().run().listener.tally
        #expect(isAudible(tally.verdict(leftOut: 2 * Sound.rate)))
        #expect(tally.verdict(leftOut: 10 * Sound.rate) == nil)
    }

    @Test("takes what the card gave back for what never sounded")
    func takenBack() {
        let sent = Self.programme.map { Int16(max(-1, min(1, $0)) * 32_767) }
        let back = Sound.rate * 14 / 100
        var listener = Listener()
        var news: [Hearing] = []
        let silence = [Int16](repeating: 0, count: back)
        listener.sent(silence.span, from: 0, at: Square.start)
        for first in stride(from: 0, to: 20 * Sound.rate, by: Self.block) {
            let instant = Square.start + Sound.duration(ofFrames: first)
            listener.sent(sent.span.extracting(first..<first + Self.block), from: first, at: instant)
            let heard = Self.programme.span.extracting(first..<first + Self.block)
            if let hearing = listener.captured(heard, at: instant) { news.append(hearing) }
        }
        #expect(news.map { isAudible($0) } == [true])
        guard case .audible(let delay)? = listener.verdict else {
            Issue.record("\(String(describing: listener.verdict))")
            return
        }
        #expect(delay < .milliseconds(3))
    }
}
