import Glibc

// gaps: hears raw mono sound (16 bits, 48 kHz) on stdin to its end and prints how often, how long at most and how long in
// all it was silent for a millisecond or more between its first and its last sound.

var buffer = [Int16](repeating: 0, count: 32_768)
var heard = 0
var silent = 0
var gaps: [Int] = []
while true {
    let bytes = unsafe read(0, &buffer, 65_536)
    guard bytes > 0 else { break }
    for sample in buffer[..<(bytes / 2)] {
        if sample == 0 {
            silent += 1
            continue
        }
        if heard > 0, silent >= 48 { gaps.append(silent) }
        heard += 1
        silent = 0
    }
}
let milliseconds = { (frames: Int) in Double(frames / 48 * 1000) / 1000 }
print(
    "heard \(heard / 48_000) s, gaps \(gaps.count), longest \(milliseconds(gaps.max() ?? 0)) ms,",
    "in all \(milliseconds(gaps.reduce(0, +))) ms")
