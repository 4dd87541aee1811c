internal import Glibc

/// Holds a sound under a true-peak ceiling, looking ahead: the gain is down before the peak comes, and never jumps.
///
/// Peaks between samples are found as BS.1770 does, at four times the rate, by the same filter as libebur128's.
package struct Limiter: Sendable {
    private let ceiling: Float
    private let interpolator = Interpolator()

    /// The gain falls by a whole in 5 ms and comes back by the 1/e-th in 80 ms.
    private let attackStep = Float(1) / (0.005 * Float(Sound.rate))
    private let releaseShare = Float(1) / (0.08 * Float(Sound.rate))

    /// `ceiling` in dBTP, below 0. Kept with 0.1 dB to spare, for the gain's own movement between two samples and for
    /// the rounding to 16 bits.
    package init(ceiling: Double) {
        self.ceiling = Sound.gain(decibels: ceiling - 0.1)
    }

    package func apply(to samples: inout [Float]) {
        guard var gain = neededGain(for: samples) else { return }
        let count = gain.count
        // Both passes only ever lower the gain: what a peak needs stays granted.
        unsafe gain.withUnsafeMutableBufferPointer { gain in
            var next = Float(1)
            for index in stride(from: count - 1, through: 0, by: -1) {
                next = min(unsafe gain[index], next + attackStep)
                unsafe gain[index] = next
            }
            var before = Float(1)
            unsafe samples.withUnsafeMutableBufferPointer { samples in
                for index in 0..<count {
                    before = min(unsafe gain[index], before + (1 - before) * releaseShare)
                    unsafe samples[index] *= before
                }
            }
        }
    }

    /// For each sample the gain that brings it and what lies between it and its neighbours under the ceiling; `nil` if
    /// that is 1 throughout.
    private func neededGain(for samples: [Float]) -> [Float]? {
        let block = 64
        var needed: [Float] = []
        unsafe samples.withUnsafeBufferPointer { samples in
            for start in stride(from: 0, to: samples.count, by: block) {
                let end = min(start + block, samples.count)
                let reach = max(0, start - Interpolator.reach)..<min(samples.count, end + Interpolator.reach)
                var loudest: Float = 0
                for index in reach { loudest = max(loudest, abs(unsafe samples[index])) }
                // Nothing between these samples can be higher than that.
                guard loudest * interpolator.greatestGain > ceiling else { continue }
                unsafe interpolator.forEachPeak(of: samples, in: start..<end) { index, peak in
                    guard peak > ceiling else { return }
                    if needed.isEmpty { needed = [Float](repeating: 1, count: samples.count) }
                    needed[index] = ceiling / peak
                }
            }
        }
        return needed.isEmpty ? nil : needed
    }
}

/// A windowed sinc over 49 points at four times the rate.
private struct Interpolator: Sendable {
    /// So many samples before and after count.
    static let reach = 8
    private static let taps = 12

    /// For each of the three places between two samples, the weights of the six samples before it and the six after.
    private let weights: [Float]
    /// How far above the samples' own peak an interpolated value can lie, at most.
    let greatestGain: Float

    init() {
        let half = 24
        let phases: [[Float]] = (1...3).map { phase in
            (0..<Self.taps).map { tap in
                // Distance in quarter samples from the interpolated place to the tap's sample.
                let distance = Double((tap - 5) * 4 - phase)
                guard abs(distance) <= Double(half) else { return 0 }
                let angle = distance * .pi / 4
                let window = 0.5 * (1 + cos(.pi * distance / Double(half)))
                return Float(sin(angle) / angle * window)
            }
        }
        weights = phases.flatMap { $0 }
        greatestGain = phases.map { $0.reduce(0) { $0 + abs($1) } }.max() ?? 1
    }

    /// For each sample in `range` the greatest of itself and the six values between it and its two neighbours.
    func forEachPeak(
        of samples: UnsafeBufferPointer<Float>, in range: Range<Int>, _ body: (Int, Float) -> Void
    ) {
        unsafe weights.withUnsafeBufferPointer { weights in
            var left = unsafe highest(right: range.lowerBound - 1, of: samples, weights)
            for index in range {
                let right = unsafe highest(right: index, of: samples, weights)
                body(index, max(abs(unsafe samples[index]), left, right))
                left = right
            }
        }
    }

    /// The greatest of the three values between the sample `index` and the one to its right.
    @inline(__always)
    private func highest(
        right index: Int, of samples: UnsafeBufferPointer<Float>, _ weights: UnsafeBufferPointer<Float>
    ) -> Float {
        let first = index - 5
        let inside = max(0, -first)..<min(Self.taps, samples.count - first)
        var one: Float = 0
        var two: Float = 0
        var three: Float = 0
        for tap in inside {
            let sample = unsafe samples[first + tap]
            one += unsafe weights[tap] * sample
            two += unsafe weights[Self.taps + tap] * sample
            three += unsafe weights[2 * Self.taps + tap] * sample
        }
        return max(abs(one), abs(two), abs(three))
    }
}
