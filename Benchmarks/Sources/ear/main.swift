import Glibc
import Sound

// ear TAPE: hears raw mono sound (16 bits, 48 kHz) on stdin to its end and prints, for each time that the tape begins
// in it, the instant and whether the tape came whole: `EPOCH-SECONDS whole|cut FRAMES`. It begins where silence ends; with
// `--within` wherever its first 64 samples stand.

let isWithin = CommandLine.arguments.last == "--within"
guard CommandLine.arguments.count == (isWithin ? 3 : 2) else {
    print("usage: parec … | ear TAPE [--within]")
    exit(64)
}

/// A block as it came: the place of its first frame and when it was there.
struct Arrival {
    let frame: Int
    let at: Double
}

func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

var reader = try SoundReader(path: CommandLine.arguments[1])
var tape = [Int16](repeating: 0, count: reader.frames)
_ = try unsafe tape.withUnsafeMutableBufferPointer { try unsafe reader.read(into: $0) }

var samples: [Int16] = []
var arrivals: [Arrival] = []
var buffer = [Int16](repeating: 0, count: 32_768)
while true {
    let bytes = unsafe read(0, &buffer, 65_536)
    guard bytes > 0 else { break }
    arrivals.append(Arrival(frame: samples.count, at: now()))
    samples += buffer[..<(bytes / 2)]
}

let rate = Double(Sound.rate)
/// Where in the samples, from that place on, the tape begins.
func nextStart(of tape: [Int16], in samples: [Int16], from place: Int, isWithin: Bool) -> Int? {
    if !isWithin { return samples[place...].firstIndex { $0 != 0 } }
    let head = tape.prefix(64)
    return (place..<max(place, samples.count - head.count)).first {
        samples[$0] == tape[0] && samples[$0..<$0 + head.count].elementsEqual(head)
    }
}

var place = 0
while let start = nextStart(of: tape, in: samples, from: place, isWithin: isWithin) {
    let end = min(samples.count, start + tape.count)
    let isWhole = samples[start..<end].elementsEqual(tape)
    let frames = samples[start..<end].count { $0 != 0 }
    // A block can come late but never early: of all blocks within ten seconds the earliest tells the time.
    let origin =
        arrivals.lazy.filter { abs($0.frame - start) < 10 * Sound.rate }.map { $0.at - Double($0.frame) / rate }.min()
        ?? 0
    let instant = origin + Double(start) / rate
    let whole = Int64(instant.rounded(.down))
    let micros = String(Int64((instant - Double(whole)) * 1e6) + 1_000_000).dropFirst()
    print("\(whole).\(micros) \(isWhole ? "whole" : "cut") \(frames)")
    place = end
}
