import Foundation
import Sound

/// A folder of its own for one test, gone when the test is.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/loa-sound-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print("left behind: \(path)")
        }
    }

    func file(_ name: String) -> String { path + "/" + name }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
}

/// A sine of `frequency` Hz and height `level`.
func sine(_ frequency: Double, seconds: Double, level: Double = 0.5, rate: Int = Sound.rate) -> [Float] {
    (0..<Int(seconds * Double(rate))).map {
        Float(level * sin(2 * .pi * frequency * Double($0) / Double(rate)))
    }
}

/// How much of `frequency` Hz is in there: 1 for a sine of full height (Goertzel).
func share(of frequency: Double, in samples: ArraySlice<Float>, rate: Int = Sound.rate) -> Double {
    let turn = 2 * Double.pi * frequency / Double(rate)
    var sine = 0.0
    var cosine = 0.0
    for (index, sample) in samples.enumerated() {
        sine += Double(sample) * sin(turn * Double(index))
        cosine += Double(sample) * cos(turn * Double(index))
    }
    return 2 * (sine * sine + cosine * cosine).squareRoot() / Double(samples.count)
}

func write(_ samples: [Float], to path: String, as format: SoundWriter.Format, rate: Int = Sound.rate) throws {
    var writer = try SoundWriter(path: path, format: format, rate: rate)
    try writer.write(samples)
    try writer.finish()
}

func truePeak(of samples: [Float]) throws -> Double? {
    let meter = try LoudnessMeter(.integratedAndTruePeak)
    try meter.add(samples)
    return meter.truePeak
}

/// Noise, the same for the same seed: a linear congruential generator after Knuth.
func noise(seed: UInt64, count: Int, level: Float) -> [Float] {
    var state = seed
    return (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return level * (Float(state >> 40) / Float(1 << 23) - 1)
    }
}
