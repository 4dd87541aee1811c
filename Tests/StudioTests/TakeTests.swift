import Diagnostics
import Foundation
import Sound
import Studio
import Testing

@Suite struct TakeTests {
    @Test func `what is before and after the speech is cut off, but for a tenth of a second`() throws {
        let take = try Take(of: silence(2) + tone(3) + silence(1))
        #expect(abs(take.duration.seconds - 3.2) < 0.05)
        #expect(take.remarks.isEmpty)
        #expect(abs(take.speech - -15) < 0.5)
        #expect(take.noise == -120)
        // The tone itself is as it was.
        let middle = Array(take.samples[24_000..<96_000])
        #expect(middle.map(abs).max() == tone(1).map(abs).max())
    }

    @Test func `a room's noise is no speech, however long it lasts`() throws {
        let recording = mixed(noise(8, rms: -55), silence(3) + tone(2) + silence(3))
        let take = try Take(of: recording)
        #expect(abs(take.duration.seconds - 2.2) < 0.05)
        #expect(abs(take.noise - -55) < 1)
        #expect(take.remarks.isEmpty)
    }

    @Test func `the click of a key at either end is no speech`() throws {
        let click = tone(0.03, peak: -6)
        let recording = click + silence(0.5) + tone(2) + silence(0.5) + click
        #expect(abs(try Take(of: recording).duration.seconds - 2.2) < 0.05)
    }

    @Test func `pauses between sentences stay, long ones too`() throws {
        let take = try Take(of: silence(1) + tone(1) + silence(2) + tone(1) + silence(1))
        #expect(abs(take.duration.seconds - 4.2) < 0.05)
    }

    @Test func `a soft last word after a loud one stays`() throws {
        let take = try Take(of: silence(1) + tone(1, peak: -6) + silence(0.3) + tone(0.5, peak: -36) + silence(1))
        #expect(abs(take.duration.seconds - 2.0) < 0.05)
    }

    static let noSpeech = [
        Sample("silence", silence(3)), Sample("a quiet room", noise(3, rms: -65)), Sample("a fan", noise(3, rms: -38)),
        Sample("a faint tone", tone(3, peak: -60)), Sample("a click", tone(0.03, peak: -3) + silence(2)),
        Sample("nothing", []), Sample("a moment", silence(0.01)),
    ]

    @Test(arguments: noSpeech)
    func `silence, a fan and a single click are refused`(sample: Sample) {
        #expect(throws: Take.Refusal.self) { try Take(of: sample.sound) }
    }

    @Test func `a refusal says how loud it was, in both languages`() throws {
        let refusal = #expect(throws: Take.Refusal.self) {
            try Take(of: silence(0.5) + tone(0.5, peak: -57) + silence(0.5))
        }
        let phrase = Notice.refused(try #require(refusal)).phrase
        #expect(phrase.vi == "Không nghe thấy tiếng nói (to nhất -60 dBFS): kiểm tra micrô rồi đọc lại.")
        #expect(phrase.en == "No speech was heard (-60 dBFS at most): look at the microphone and read it again.")
    }

    static let remarks: [(sample: Sample, gaps: Int, remarks: [Take.Remark])] = [
        (Sample("good", silence(1) + tone(2) + silence(1)), 0, []),
        (Sample("clipped", silence(1) + tone(2, peak: 3).map { max(-1, min(1, $0)) } + silence(1)), 0, [.tooLoud]),
        (Sample("quiet", silence(1) + tone(2, peak: -38) + silence(1)), 0, [.tooQuiet]),
        (Sample("noisy", mixed(noise(4, rms: -28), silence(1) + tone(2))), 0, [.noisy]),
        (Sample("torn", silence(1) + tone(2) + silence(1)), 2, [.gaps]),
    ]

    @Test(arguments: remarks)
    func `what is wrong with a take is said`(sample: Sample, gaps: Int, remarks: [Take.Remark]) throws {
        #expect(try Take(of: sample.sound, gaps: gaps).remarks == remarks)
    }

    @Test(arguments: Take.Remark.allCases)
    func `every remark says in both languages what to do`(remark: Take.Remark) {
        #expect(remark.phrase.vi.contains(": "))
        #expect(remark.phrase.en.contains(": "))
        #expect(remark.phrase.vi == remark.phrase.vi.precomposedStringWithCanonicalMapping)
    }
}

@Suite struct LevelMeterTests {
    @Test func `levels come in blocks of 50 ms, whatever the pieces`() {
        let sound = tone(0.2)
        var whole = LevelMeter()
        whole.add(sound)
        var pieces = LevelMeter()
        for start in stride(from: 0, to: sound.count, by: 77) {
            pieces.add(Array(sound[start..<min(start + 77, sound.count)]))
        }
        #expect(whole == pieces)
        #expect(abs((whole.level?.peak ?? 0) - -12) < 0.1)
        #expect(abs((whole.level?.rms ?? 0) - -15) < 0.1)
        var short = LevelMeter()
        short.add(tone(0.049))
        #expect(short.level == nil)
    }

    @Test func `digital silence is -120 dBFS`() {
        var meter = LevelMeter()
        meter.add(silence(0.1))
        #expect(meter.level == Level(peak: -120, rms: -120))
    }

    @Test func `clipping is told for a second, and too little after two`() {
        var meter = LevelMeter()
        meter.add(tone(0.1, peak: 3).map { max(-1, min(1, $0)) })
        #expect(meter.isTooLoud)
        meter.add(tone(1))
        #expect(!meter.isTooLoud)
        #expect(!meter.isTooQuiet)
        meter.add(tone(1.95, peak: -45))
        #expect(!meter.isTooQuiet)
        meter.add(tone(0.1, peak: -45))
        #expect(meter.isTooQuiet)
    }

    @Test func `the room's noise is what is left when nobody speaks`() {
        var meter = LevelMeter()
        #expect(meter.noise == nil)
        meter.add(mixed(noise(2, rms: -50), silence(0.5) + tone(1)))
        #expect(abs((meter.noise ?? 0) - -50) < 1)
    }
}

/// A sound with a name, which is all that a report of the tests shows of it.
struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let sound: [Float]

    init(_ name: String, _ sound: [Float]) {
        testDescription = name
        self.sound = sound
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
