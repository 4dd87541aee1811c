internal import Glibc

/// How loud a stretch of the tape is.
struct Loudness {
    /// The largest sample's size, 0 to 32768.
    private(set) var peak = 0
    /// The sum of the samples' squares.
    private var energy: UInt64 = 0
    private var count = 0

    init() {}

    @_noLocks
    init(_ samples: UnsafeMutableBufferPointer<Int16>) {
        var low: Int16 = 0
        var high: Int16 = 0
        for index in 0..<samples.count {
            let sample = unsafe samples[index]
            low = min(low, sample)
            high = max(high, sample)
            energy &+= UInt64(UInt32(bitPattern: Int32(sample) &* Int32(sample)))
        }
        peak = max(-Int(low), Int(high))
        count = samples.count
    }

    @_noLocks
    static func += (sum: inout Loudness, next: Loudness) {
        sum.peak = max(sum.peak, next.peak)
        sum.energy &+= next.energy
        sum.count += next.count
    }

    /// In dBFS, not below -120; the next peak is that of what comes.
    mutating func takePeak() -> Double {
        defer { peak = 0 }
        return peak == 0 ? -120 : max(-120, 20 * log10(Double(peak) / 32768))
    }

    /// RMS in dBFS; `nil` of silence.
    var level: Double? {
        energy == 0 ? nil : 10 * log10(Double(energy) / Double(count)) - 20 * log10(32768)
    }
}
