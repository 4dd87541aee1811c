import Foundation
import Sound
import Testing

@Suite struct `Resampling` {
    @Test(arguments: [8_000, 16_000, 22_050, 44_100, 96_000])
    func `Length, pitch and level are kept`(rate: Int) throws {
        let output = try Sound.resampled(sine(440, seconds: 1, rate: rate), from: rate)
        #expect(output.count == 48_000)
        let middle = output[4_800..<43_200]
        #expect(abs(share(of: 440, in: middle) - 0.5) < 0.001)
        #expect(share(of: 450, in: middle) < 0.01)
    }

    @Test func `What the lower rate cannot hold makes no other tone`() throws {
        // 96 kHz holds 30 kHz; at 48 kHz it would come back as 18 kHz.
        let output = try Sound.resampled(sine(30_000, seconds: 0.5, rate: 96_000), from: 96_000)
        #expect(output[4_800..<19_200].allSatisfy { abs($0) < 0.001 })
    }

    @Test func `Nothing comes of nothing, and the own rate is left alone`() throws {
        #expect(try Sound.resampled([], from: 22_050) == [])
        #expect(try Sound.resampled([0.1, 0.2], from: 48_000) == [0.1, 0.2])
    }
}

@Suite struct `Loudness` {
    /// EBU Tech 3341, case 1 and 2, for one channel: a sine of 1 kHz at -20 dBFS is 3 dB quieter than it is in two.
    @Test(arguments: [(-20.0, -23.0), (-30.0, -33.0)])
    func `A sine measures what EBU Tech 3341 says`(level: Double, loudness: Double) throws {
        let tone = sine(1000, seconds: 5, level: pow(10, level / 20))
        #expect(abs(try #require(try Sound.loudness(of: tone)) - loudness) < 0.1)
    }

    @Test func `Pauses do not count`() throws {
        let tone = sine(1000, seconds: 5, level: 0.1)
        let pauses = tone + [Float](repeating: 0, count: 480_000) + tone
        let plain = try #require(try Sound.loudness(of: tone))
        #expect(abs(try #require(try Sound.loudness(of: pauses)) - plain) < 0.2)
    }

    @Test func `A sound shorter than a measuring block has a loudness too`() throws {
        let long = try #require(try Sound.loudness(of: sine(1000, seconds: 5, level: 0.1)))
        let short = try #require(try Sound.loudness(of: sine(1000, seconds: 0.1, level: 0.1)))
        #expect(abs(long - short) < 0.2)
    }

    @Test func `Silence has none`() throws {
        #expect(try Sound.loudness(of: []) == nil)
        #expect(try Sound.loudness(of: [Float](repeating: 0, count: 96_000)) == nil)
        #expect(try truePeak(of: [Float](repeating: 0, count: 96_000)) == nil)
    }
}

@Suite struct `The true-peak limiter` {
    /// A sine at a quarter of the rate, its samples 45° off its peaks: they are 3 dB lower than what is heard.
    static let hidden: [Float] = (0..<24_000).map { 1.2 * Float(sin(.pi / 2 * Double($0) + .pi / 4)) }

    static let signals: [(name: String, samples: [Float])] = [
        ("loud sine", sine(440, seconds: 0.5, level: 3)),
        ("peaks between the samples", hidden),
        ("noise", noise(seed: 7, count: 24_000, level: 2)),
        ("clicks", (0..<24_000).map { $0 % 4_801 == 0 ? 4 : 0 }),
        ("steps", (0..<24_000).map { $0 / 1_000 % 2 == 0 ? 1.5 : -1.5 }),
        (
            "a burst in the middle",
            sine(997, seconds: 0.2, level: 0.1) + sine(3001, seconds: 0.05, level: 5)
                + sine(997, seconds: 0.2, level: 0.1)
        ),
        ("loud at both ends", [3] + [Float](repeating: 0, count: 200) + [-3]),
    ]

    @Test(arguments: signals)
    func `Nothing is above -1 dBTP as libebur128 measures it`(signal: (name: String, samples: [Float])) throws {
        var samples = signal.samples
        #expect(try #require(try truePeak(of: samples)) > -1)
        Limiter(ceiling: -1).apply(to: &samples)
        let peak = try #require(try truePeak(of: samples + [Float](repeating: 0, count: 480)))
        #expect(peak <= -1)
        #expect(peak > -2.5, "no more than needed")
    }

    @Test(arguments: signals)
    func `The own measure of true peak is libebur128's`(signal: (name: String, samples: [Float])) throws {
        let padded = signal.samples + [Float](repeating: 0, count: 480)
        #expect(abs(Sound.truePeak(of: padded) - (try #require(try truePeak(of: padded)))) < 0.01)
        #expect(Sound.truePeak(of: [Float](repeating: 0, count: 100)) == -120)
    }

    @Test func `What is low enough is not touched`() {
        let quiet = noise(seed: 3, count: 48_000, level: 0.3)
        var samples = quiet
        Limiter(ceiling: -1).apply(to: &samples)
        #expect(samples == quiet)
    }

    @Test func `The gain is back after a burst, and never jumps`() {
        let input =
            sine(997, seconds: 0.2, level: 0.1) + sine(3001, seconds: 0.01, level: 4)
            + sine(997, seconds: 1, level: 0.1)
        var samples = input
        Limiter(ceiling: -1).apply(to: &samples)
        let gains = zip(samples, input).map { abs($1) > 0.02 ? $0 / $1 : .nan }
        #expect(gains.prefix(9_000).allSatisfy { $0.isNaN || $0 > 0.999 }, "nothing long before it")
        #expect(gains.suffix(24_000).allSatisfy { $0.isNaN || $0 > 0.99 }, "nothing long after it")
        var last: Float = 1
        for gain in gains where !gain.isNaN {
            #expect(abs(gain - last) < 0.1)
            last = gain
        }
    }
}

@Suite struct `The voicing for horns` {
    @Test(arguments: [
        (50.0, -70.0 ... -45), (100, -45 ... -25), (270, -4.5 ... -1.5), (1_000, -0.5...2), (2_800, 3.5...4.5),
        (8_000, -0.2...1.5),
    ])
    func `Takes the depths away and lifts the consonants`(frequency: Double, gain: ClosedRange<Double>) {
        var samples = sine(frequency, seconds: 1)
        Sound.voiceForHorn(&samples)
        #expect(gain.contains(20 * log10(share(of: frequency, in: samples[24_000...]) / 0.5)))
    }
}

@Suite struct `Trimming` {
    @Test func `Silence before and after goes, that within stays`() {
        let tone = sine(440, seconds: 0.2)
        let silence = [Float](repeating: 0, count: 24_000)
        let trimmed = Sound.trimmed(silence + tone + silence + tone + silence)
        let wanted = 2 * tone.count + silence.count
        #expect((wanted...wanted + 1_500).contains(trimmed.count))
    }

    @Test func `The ends are faded to nothing`() {
        let trimmed = Sound.trimmed(noise(seed: 5, count: 9_600, level: 0.5))
        #expect(trimmed.first == 0)
        #expect(trimmed.last == 0)
        #expect(trimmed.count == 9_600)
    }

    @Test func `Nothing is left of silence`() {
        #expect(Sound.trimmed([Float](repeating: 0, count: 1_000)) == [])
        #expect(Sound.trimmed([]) == [])
    }
}

@Suite struct `Frames and time` {
    @Test(arguments: [
        (Duration.milliseconds(700), 33_600), (.seconds(900), 43_200_000), (.microseconds(21), 1), (.zero, 0),
    ])
    func `Are turned into each other`(duration: Duration, frames: Int) {
        #expect(Sound.frames(in: duration) == frames)
        #expect(abs((Sound.duration(ofFrames: frames) - duration) / .microseconds(1)) <= 1)
    }
}

@Suite struct `The example station's tunes` {
    @Test(arguments: [("nhac-hieu", 20.0...25), ("chuong", 2.9...3.1)])
    func `Are whole, mono at 48 kHz, under the ceiling and end softly`(name: String, seconds: ClosedRange<Double>)
        throws
    {
        let here = URL(filePath: #filePath).resolvingSymlinksInPath()
        let repository = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        var reader = try SoundReader(path: repository.appending(path: "audio/\(name).flac").path)
        #expect(reader.rate == Sound.rate)
        #expect(reader.channels == 1)
        #expect(seconds.contains(reader.duration / .seconds(1)))
        let samples = try reader.readAll()
        #expect(try #require(try truePeak(of: samples)) <= -1)
        #expect(samples.suffix(480).allSatisfy { abs($0) < 0.001 })
    }
}
