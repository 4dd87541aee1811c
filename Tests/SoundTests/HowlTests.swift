import Foundation
import Sound
import Testing

@Suite struct HowlTests {
    private static let villages: [Village] = [0.03, 0.07, 0.15].flatMap { delay in
        [1.5, 4.0].flatMap { gain in
            [600.0, 1_250, 3_100].map { Village(delay: delay, loopGain: gain, resonance: $0) }
        }
    }

    @Test(arguments: villages.indices)
    func `horns that howl are silenced, whatever they howl at and however far they are`(place: Int) {
        let village = Self.villages[place]
        let speech = noise(seconds: 1, level: 0.01, seed: 5) + [Float](repeating: 0, count: 14 * Sound.rate)
        // The test can fail: without a guard they howl.
        let plain = village.sound(of: speech) { _ in }
        #expect(rms(plain.suffix(Sound.rate)) > -15)
        var howlGuard = HowlGuard()
        var gain: Float = 1
        let guarded = village.sound(of: speech) { piece in
            howlGuard.apply(to: &piece)
            gain = Sound.gain(decibels: howlGuard.gain)
            for index in piece.indices { piece[index] *= gain }
        }
        let end = rms(guarded.suffix(Sound.rate))
        #expect(end < -40, "\(village): \(end) dBFS, \(howlGuard.notchCount) notches, \(howlGuard.gain) dB")
    }

    @Test func `horns that howl while somebody speaks are silenced, and the words stay`() {
        let speech = syllables(seconds: 12, level: -26)
        let village = Village(loopGain: 3)
        var howlGuard = HowlGuard()
        let guarded = village.sound(of: speech) { piece in
            howlGuard.apply(to: &piece)
            let gain = Sound.gain(decibels: howlGuard.gain)
            for index in piece.indices { piece[index] *= gain }
        }
        let end = rms(guarded.suffix(3 * Sound.rate))
        #expect((-36)...(-14) ~= end, "\(end) dBFS")
    }

    private static let voices: [(String, [Float])] = [
        ("speech", syllables(seconds: 20, level: -20)),
        ("loud speech", syllables(seconds: 10, level: -8)),
        ("a sung note with vibrato", vowel(seconds: 3) { 330 * (1 + 0.01 * sin(2 * .pi * 5.5 * $0)) }),
        ("a sung note that stands", vowel(seconds: 3) { _ in 392 }),
        ("a sung u", vowel(seconds: 3, formants: [330, 700, 2_400]) { 300 + 2 * sin(11 * $0) }),
        ("a sung i", vowel(seconds: 3, formants: [300, 2_300, 3_000]) { 280 + 1.5 * sin(9 * $0) }),
        ("a glide", vowel(seconds: 2) { 180 + 120 * $0 }),
        ("noise", noise(seconds: 5, level: 0.3, seed: 8)),
        ("silence", [Float](repeating: 0, count: Sound.rate)),
        ("a chime", chime()),
    ]

    @Test(arguments: voices.indices)
    func `what people say and sing, noise and a chime are left alone`(place: Int) {
        let (name, sound) = Self.voices[place]
        var howlGuard = HowlGuard()
        var wasHowling = false
        _ = inPieces(sound, lengths: [240]) { piece in
            howlGuard.apply(to: &piece)
            wasHowling = wasHowling || howlGuard.isHowling
        }
        #expect(!wasHowling && howlGuard.notchCount == 0 && howlGuard.gain == 0, "\(name)")
    }

    @Test func `a tone that grows is taken out within half a second, and only it`() throws {
        let rate = Double(Sound.rate)
        let howl = (0..<2 * Sound.rate).map { index -> Float in
            let time = Double(index) / rate
            return Float(min(0.5, 0.001 * pow(10, time * 40 / 20)) * sin(2 * .pi * 1_717 * time))
        }
        var howlGuard = HowlGuard()
        var found: Int?
        var done = 0
        let left = inPieces(howl, lengths: [240]) { piece in
            howlGuard.apply(to: &piece)
            done += 240
            if found == nil, howlGuard.notchCount > 0 { found = done }
        }
        #expect(try #require(found) < Sound.rate / 2)
        let notch = try #require(howlGuard.newestNotch)
        #expect(abs(notch - 1_717) < 10, "\(notch) Hz")
        #expect(rms(left.suffix(Sound.rate / 2)) < -35)
        var voice = sine(1_200, seconds: 0.2)
        var span = voice.mutableSpan
        howlGuard.apply(to: &span)
        #expect(rms(voice[4_800...]) > -10)
    }

    @Test func `a machine that whistles beside the microphone does not take the officer's gain away`() {
        let sound = zip(sine(1_800, seconds: 20, level: 0.1), syllables(seconds: 20, level: -26)).map { $0 + $1 }
        var howlGuard = HowlGuard()
        _ = inPieces(sound, lengths: [240]) { howlGuard.apply(to: &$0) }
        #expect(howlGuard.gain > -3.1, "\(howlGuard.gain) dB")
        #expect(howlGuard.notchCount <= 1)
    }

    private static func chime() -> [Float] {
        var samples = [Float](repeating: 0, count: 3 * Sound.rate)
        let bell = Tone(
            partials: [1, 0.25, 0.1], attack: .milliseconds(8), decay: .milliseconds(600), release: .milliseconds(200))
        bell.play(659, for: .seconds(1.2), at: .zero, level: 0.4, into: &samples)
        bell.play(523, for: .seconds(1.6), at: .seconds(0.7), level: 0.4, into: &samples)
        return samples
    }
}
