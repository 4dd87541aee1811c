import Foundation
import Glibc
import Sound
import Studio

/// A folder of its own for one test; goes when the test does.
final class Folder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("loa-studio-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { path + "/" + name }

    /// Every file in it and below.
    var files: [String] {
        (FileManager.default.subpaths(atPath: path) ?? []).filter { name in
            var isFolder: ObjCBool = false
            return unsafe FileManager.default.fileExists(atPath: file(name), isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }
}

func silence(_ seconds: Double) -> [Float] {
    Array(repeating: 0, count: Int(seconds * Double(Sound.rate)))
}

/// Of 440 Hz; its RMS is 3 dB under its peak.
func tone(_ seconds: Double, peak: Double = -12) -> [Float] {
    let amplitude = pow(10, peak / 20)
    return (0..<Int(seconds * Double(Sound.rate))).map { frame in
        Float(amplitude * sin(2 * Double.pi * 440 * Double(frame) / Double(Sound.rate)))
    }
}

/// White noise of that RMS, the same each time.
func noise(_ seconds: Double, rms: Double) -> [Float] {
    var random = SeededGenerator(seed: 5)
    let amplitude = Float(pow(10, rms / 20) * 3.0.squareRoot())
    return (0..<Int(seconds * Double(Sound.rate))).map { _ in Float.random(in: -amplitude...amplitude, using: &random) }
}

/// One over the other; the first one's length.
func mixed(_ one: [Float], _ other: [Float]) -> [Float] {
    one.indices.map { one[$0] + (other.indices.contains($0) ? other[$0] : 0) }
}

func prompt(_ number: Int, in folder: String = "/nowhere") -> Prompt {
    Prompt(
        number: number, line: 2 * number, text: "Đoạn \(number).", spoken: "đoạn số \(number)",
        file: "\(folder)/audio/takes/bai/\(number).flac")
}

/// The same numbers each time (Steele, Lea and Flood's SplitMix).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
