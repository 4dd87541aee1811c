import Sound
import Testing

@Suite struct LiveVoiceTests {
    @Test func `a filter gives the same in pieces as in one go`() {
        let whole = noise(seconds: 0.5, level: 0.5, seed: 1)
        var expected = whole
        Biquad.highPass(130, q: 0.7).apply(to: &expected)
        var filter = RunningFilter(.highPass(130, q: 0.7))
        let pieces = inPieces(whole, lengths: [1, 240, 7, 96, 500]) { filter.apply(to: &$0) }
        let isSame = zip(expected, pieces).allSatisfy { abs($0 - $1) < 1e-6 }
        #expect(isSame)
    }

    @Test(arguments: [0.1, 0.9, 4.0])
    func `nothing leaves the limiter above its ceiling, and what is below it comes out unchanged, 2 ms late`(
        height: Double
    ) {
        var limiter = RunningLimiter(ceiling: -1.5)
        let ceiling = Sound.gain(decibels: -1.5)
        let sound = sine(440, seconds: 0.3, level: height) + noise(seconds: 0.3, level: height, seed: 2)
        let limited = inPieces(sound, lengths: [240, 13]) { limiter.apply(to: &$0) }
        #expect(limited.allSatisfy { abs($0) <= ceiling })
        if height < 0.5 {
            let isSame = zip(sound, limited.dropFirst(RunningLimiter.delay)).allSatisfy { abs($0 - $1) < 1e-5 }
            #expect(isSame)
        }
    }

    @Test func `a lone peak lowers the gain ahead of it, never at once`() {
        var limiter = RunningLimiter(ceiling: -6)
        var sound = [Float](repeating: 0.25, count: 48_000)
        sound[2_000] = 1
        let limited = inPieces(sound, lengths: [240]) { limiter.apply(to: &$0) }
        let peak = 2_000 + RunningLimiter.delay
        #expect(limited[peak] > 0.45 && limited[peak] <= Sound.gain(decibels: -6))
        let steps = zip(limited, limited.dropFirst()).enumerated().filter {
            abs($0.offset - peak) > 1 && $0.offset > 200
        }
        #expect(steps.allSatisfy { abs($0.element.0 - $0.element.1) < 0.005 })
        #expect(abs(limited[47_990] - 0.25) < 0.01)
    }

    @Test func `what is no number becomes silence and spoils nothing after it`() {
        var voice = LiveVoice(level: -16, isForHorn: true)
        var sound = sine(1_000, seconds: 0.2)
        sound[100] = .nan
        sound[101] = .infinity
        let heard = inPieces(sound, lengths: [240]) { _ = voice.apply(to: &$0) }
        #expect(heard.allSatisfy { $0.isFinite })
        #expect(heard[8_000...].contains { abs($0) > 0.1 })
    }

    @Test(arguments: [-34.0, -10.0])
    func `a faint voice and a loud one come near the same level`(level: Double) {
        var voice = LiveVoice(level: -20, isForHorn: false)
        let heard = inPieces(syllables(seconds: 8, level: level), lengths: [240]) { _ = voice.apply(to: &$0) }
        let end = rms(heard[(6 * Sound.rate)...])
        #expect(abs(end + 20) < 5, "\(end) dBFS")
    }

    @Test func `a pause's noise is not drawn up`() {
        var voice = LiveVoice(level: -20, isForHorn: false)
        let sound = syllables(seconds: 3, level: -20) + noise(seconds: 6, level: 0.002, seed: 3)
        var before = 0.0
        var after = 0.0
        var done = 0
        _ = inPieces(sound, lengths: [240]) {
            let report = voice.apply(to: &$0)
            done += 240
            if done == 3 * Sound.rate { before = report.gain }
            after = report.gain
        }
        #expect(after <= before)
    }

    @Test func `rumble is taken away, and words are not`() {
        var voice = LiveVoice(level: -20, isForHorn: false)
        let low = inPieces(sine(40, seconds: 1), lengths: [240]) { _ = voice.apply(to: &$0) }
        #expect(rms(low[24_000...]) < -40)
    }
}

/// Any sound through something that works on pieces.
func inPieces(_ sound: [Float], lengths: [Int], _ work: (inout MutableSpan<Float>) -> Void) -> [Float] {
    var sound = sound
    var start = 0
    var turn = 0
    while start < sound.count {
        let end = min(sound.count, start + lengths[turn % lengths.count])
        var piece = Array(sound[start..<end])
        var span = piece.mutableSpan
        work(&span)
        sound.replaceSubrange(start..<end, with: piece)
        start = end
        turn += 1
    }
    return sound
}
