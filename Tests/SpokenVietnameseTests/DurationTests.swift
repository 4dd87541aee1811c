import Foundation
import SpokenVietnamese
import Testing

@Suite struct `The duration estimate` {
    @Test func `is nothing for nothing`() {
        #expect(DurationEstimate(rate: 130).duration(of: Reader().read("")) == .zero)
    }

    @Test func `joins paragraphs with a pause that goes with the rate`() {
        let estimate = DurationEstimate(rate: 130)
        let one = estimate.duration(ofParagraphs: ["Kính mời bà con đến dự."])
        #expect(one > .seconds(1))
        let two = estimate.duration(ofParagraphs: ["Kính mời bà con đến dự.", "", "Kính mời bà con đến dự."])
        #expect(abs((two - (one * 2 + .milliseconds(1200))) / .seconds(1)) < 0.001)
        #expect(DurationEstimate(rate: 260).paragraphPause == .milliseconds(600))
    }

    @Test func `shrinks as the rate grows`() {
        let text = Reader().read("Sáng mai, 7h30, mời bà con họp thôn: bàn về đường, điện, nước. Xin cảm ơn!")
        let durations = stride(from: 85, through: 420, by: 5).map { DurationEstimate(rate: $0).duration(of: text) }
        #expect(zip(durations, durations.dropFirst()).allSatisfy { $0 > $1 })
    }

    /// The texts of this suite's neighbours; the constants were fitted on others. Each voice and rate gets its third of
    /// them, because asking the voice for a phrase takes its time.
    @Test(
        .enabled(if: Espeak.isThere), arguments: ["vi", "vi-vn-x-central", "vi-vn-x-south"].enumerated().map(\.self),
        [100, 145, 200].enumerated().map(\.self))
    func `comes within 5 % of real espeak-ng audio`(
        voice: (offset: Int, element: String), rate: (offset: Int, element: Int)
    ) throws {
        let texts = DailyTexts.all.enumerated()
            .filter { ($0.offset + voice.offset + rate.offset).isMultiple(of: 3) }
            .map { Reader().read($0.element.written).text }
        let phrases = texts.flatMap { SpokenPhrase.phrases(of: $0) }
        #expect(phrases.count > 20)
        let pauses = phrases.reduce(Duration.zero) { $0 + $1.pause } * (130 / Double(rate.element)) / .seconds(1)
        let real = try phrases.reduce(pauses) {
            try $0 + Espeak.seconds($1.text, voice: voice.element, rate: rate.element)
        }
        let estimate = DurationEstimate(rate: rate.element, voice: voice.element)
        let estimated = texts.reduce(0) { $0 + estimate.duration(ofParagraphs: [$1]) / .seconds(1) }
        #expect(abs(estimated / real - 1) < 0.05, "estimated \(estimated) s, took \(real) s")
    }
}

/// The voice itself, as Production calls it.
private enum Espeak {
    static let program = "/usr/bin/espeak-ng"
    static var isThere: Bool { FileManager.default.isExecutableFile(atPath: program) }

    /// Of one phrase; what is 45 dB under its loudest is trimmed at both ends, but for 15 ms.
    static func seconds(_ text: String, voice: String, rate: Int) throws -> Double {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: program)
        process.arguments = ["-v", voice, "-s", String(rate), "-a", "60", "--stdin", "--stdout"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let wav = try #require(try output.fileHandleForReading.readToEnd())
        process.waitUntilExit()
        // The header's sizes are wrong; the samples follow its 44 bytes.
        let bytes = [UInt8](wav.dropFirst(44))
        let frames = 0..<bytes.count / 2
        func sample(_ frame: Int) -> Int {
            abs(Int(Int16(truncatingIfNeeded: Int(bytes[2 * frame]) | Int(bytes[2 * frame + 1]) << 8)))
        }
        let loudest = frames.map(sample).max() ?? 0
        func isLoud(_ frame: Int) -> Bool { Double(sample(frame)) > Double(loudest) * pow(10, -45 / 20) }
        let first = try #require(frames.first(where: isLoud))
        let last = try #require(frames.last(where: isLoud))
        return Double(last - first) / 22050 + 0.030
    }
}
