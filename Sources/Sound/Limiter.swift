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
        var needed: [Float] = []
        unsafe samples.withUnsafeBufferPointer { samples in
            unsafe interpolator.forEachBlock(of: samples) { block, bound in
                guard bound > ceiling else { return }
                unsafe interpolator.forEachPeak(of: samples, in: block) { index, peak in
                    guard peak > ceiling else { return }
                    if needed.isEmpty { needed = [Float](repeating: 1, count: samples.count) }
                    needed[index] = ceiling / peak
                }
            }
        }
        return needed.isEmpty ? nil : needed
    }
}
