import Glibc
import Sound

// noise FILE SECONDS [SEED]: makes a tape (WAV, or FLAC by its name) of noise without a silent sample, the same each time
// for a seed. It begins as softly as tapes do.

let arguments = CommandLine.arguments
guard (3...4).contains(arguments.count), let seconds = Int(arguments[2]), let seed = UInt64(arguments.last ?? "") else {
    print("usage: noise FILE SECONDS [SEED]")
    exit(64)
}
try make(arguments[1], seconds: seconds, seed: arguments.count == 4 ? seed : 1)

func make(_ path: String, seconds: Int, seed: UInt64) throws {
    var writer = try SoundWriter(path: path, format: path.hasSuffix(".flac") ? .flac : .wav)
    var state = seed
    for second in 0..<seconds {
        let samples = (0..<Sound.rate).map { place in
            // Knuth's MMIX generator; its upper bits.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let sample: Int16 = second + place == 0 ? 100 : Int16(1_000 + (state >> 40) % 8_000)
            return state >> 63 == 0 ? sample : -sample
        }
        try unsafe samples.withUnsafeBufferPointer { try unsafe writer.write($0) }
    }
    try writer.finish()
}
