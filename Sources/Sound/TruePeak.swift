internal import Glibc

extension Sound {
    /// The highest point of a sound, between its samples too, in dBTP: as libebur128 finds it, but without working
    /// through what cannot hold it. -120 for silence.
    package static func truePeak(of samples: [Float]) -> Double {
        let interpolator = Interpolator()
        var highest: Float = 0
        unsafe samples.withUnsafeBufferPointer { samples in
            unsafe interpolator.forEachBlock(of: samples) { block, bound in
                guard bound > highest else { return }
                unsafe interpolator.forEachPeak(of: samples, in: block) { highest = max(highest, $1) }
            }
        }
        return highest > 0 ? max(-120, 20 * log10(Double(highest))) : -120
    }
}

/// A windowed sinc over 49 points at four times the rate.
struct Interpolator: Sendable {
    /// So many samples before and after count.
    private static let reach = 8
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

    /// Calls with each stretch of 64 samples and what nothing in or around it can be higher than.
    func forEachBlock(of samples: UnsafeBufferPointer<Float>, _ body: (Range<Int>, Float) -> Void) {
        let length = 64
        for start in stride(from: 0, to: samples.count, by: length) {
            let end = min(start + length, samples.count)
            var loudest: Float = 0
            for index in max(0, start - Self.reach)..<min(samples.count, end + Self.reach) {
                loudest = max(loudest, abs(unsafe samples[index]))
            }
            body(start..<end, loudest * greatestGain)
        }
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
