import Glibc
import Sound

// noise FILE SECONDS: makes a tape (WAV, or FLAC by its name) of noise without a silent sample, the same each time.

guard CommandLine.arguments.count == 3, let seconds = Int(CommandLine.arguments[2]) else {
    print("usage: noise FILE SECONDS")
    exit(64)
}
let path = CommandLine.arguments[1]
try make(path, seconds: seconds)

func make(_ path: String, seconds: Int) throws {
    var writer = try SoundWriter(path: path, format: path.hasSuffix(".flac") ? .flac : .wav)
    var state: UInt64 = 1
    for _ in 0..<seconds {
        let second = (0..<Sound.rate).map { _ in
            // Knuth's MMIX generator; its upper bits.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let sample = Int16(1_000 + (state >> 40) % 8_000)
            return state >> 63 == 0 ? sample : -sample
        }
        try unsafe second.withUnsafeBufferPointer { try unsafe writer.write($0) }
    }
    try writer.finish()
}
