import Foundation
import SpokenVietnamese
import Testing

@Suite struct `The duration estimate` {
    @Test func `is nothing for nothing`() {
        #expect(DurationEstimate(rate: 130).duration(of: Reader().read("")) == .zero)
    }

    @Test func `joins paragraphs with the gap`() {
        let estimate = DurationEstimate(rate: 130)
        let one = estimate.duration(ofParagraphs: ["Kính mời bà con đến dự."])
        #expect(one > .seconds(1))
        let two = estimate.duration(ofParagraphs: ["Kính mời bà con đến dự.", "", "Kính mời bà con đến dự."])
        #expect(abs((two - (one * 2 + .milliseconds(700))) / .seconds(1)) < 0.001)
    }

    @Test func `shrinks as the rate grows`() {
        let text = Reader().read("Sáng mai, 7h30, mời bà con họp thôn: bàn về đường, điện, nước. Xin cảm ơn!")
        let durations = stride(from: 85, through: 420, by: 5).map { DurationEstimate(rate: $0).duration(of: text) }
        #expect(zip(durations, durations.dropFirst()).allSatisfy { $0 > $1 })
    }

    /// The texts of this suite's neighbours; the constants were fitted on others.
    @Test(.enabled(if: Espeak.isThere), arguments: [117, 143])
    func `comes within 5 % of real espeak-ng audio`(rate: Int) throws {
        let texts = DailyTexts.all.map { Reader().read($0.written).text }
        let real = try texts.reduce(0) { try $0 + Espeak.seconds($1, rate: rate) }
        let estimate = texts.reduce(0) { $0 + DurationEstimate(rate: rate).duration(ofParagraphs: [$1]) / .seconds(1) }
        #expect(abs(estimate / real - 1) < 0.05, "estimated \(estimate) s, took \(real) s")
    }
}

/// The voice itself, as Production calls it.
private enum Espeak {
    static let program = "/usr/bin/espeak-ng"
    static var isThere: Bool { FileManager.default.isExecutableFile(atPath: program) }

    /// Of one paragraph, what is below -50 dBFS at both ends trimmed.
    static func seconds(_ text: String, rate: Int) throws -> Double {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: program)
        process.arguments = ["-v", "vi", "-s", String(rate), "-a", "60", "--stdout"]
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
        func isLoud(_ frame: Int) -> Bool {
            let sample = Int16(truncatingIfNeeded: Int(bytes[2 * frame]) | Int(bytes[2 * frame + 1]) << 8)
            return abs(Int(sample)) > 103
        }
        let first = try #require(frames.first(where: isLoud))
        let last = try #require(frames.last(where: isLoud))
        return Double(last - first) / 22050
    }
}
