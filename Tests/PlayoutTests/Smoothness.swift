import Glibc

/// A tone that begins at nothing: what is smooth in it stays smooth, so that a click shows as a step.
func tone(_ hertz: Double = 440, seconds: Double, size: Double = 12_000) -> [Int16] {
    (0..<Int(seconds * 48_000)).map { Int16(size * sin(2 * .pi * hertz * Double($0) / 48_000)) }
}

extension Collection<Int16> {
    /// The largest step from one sample to the next, silence before and after included.
    var largestStep: Int {
        var largest = 0
        var last = 0
        for sample in self {
            largest = Swift.max(largest, abs(Int(sample) - last))
            last = Int(sample)
        }
        return Swift.max(largest, abs(last))
    }
}
