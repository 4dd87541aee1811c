import Foundation
import Glibc
import Sound
import SoundTesting
import Studio

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
