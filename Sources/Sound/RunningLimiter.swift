/// A limiter for sound that must not wait: it looks ahead by 2 ms, and so much later the sound comes out.
///
/// No sample leaves it above the ceiling. Unlike `Limiter` it knows nothing of what lies between the samples, which may
/// stand some tenths of a decibel higher. Nothing is allocated after `init`.
package struct RunningLimiter: Sendable {
    /// Frames by which its output is late.
    package static let delay = 96
    /// The gain comes back by the 1/e-th in 80 ms.
    private static let releaseShare = Float(1) / (0.08 * Float(Sound.rate))

    private let ceiling: Float
    /// What came in last: a ring, as the two that follow.
    private var samples: [Float]
    /// The gains that were least over a whole look-ahead, for their running mean: the way down to a peak is a straight
    /// line that arrives in time.
    private var gains: [Float]
    private var sum: Double
    /// Places of gains that nothing smaller has followed, in rising order of both; kept as a ring.
    private var minima: [(place: Int, gain: Float)]
    private var firstMinimum = 0
    private var minimumCount = 0
    private var place = 0
    private var released: Float = 1

    /// - Parameter ceiling: dBFS, below 0.
    package init(ceiling: Double) {
        self.ceiling = Sound.gain(decibels: ceiling)
        samples = Array(repeating: 0, count: Self.delay)
        gains = Array(repeating: 1, count: Self.delay)
        sum = Double(Self.delay)
        minima = Array(repeating: (0, 1), count: Self.delay + 1)
    }

    /// Limits the next piece in place. What is no number becomes silence.
    /// - Returns: the smallest gain that was applied, 0 to 1.
    @discardableResult
    package mutating func apply(to piece: inout MutableSpan<Float>) -> Float {
        var least: Float = 1
        for index in piece.indices {
            let sample = piece[index].isFinite ? piece[index] : 0
            let slot = place % Self.delay
            let gain = smoothed(abs(sample) > ceiling ? ceiling / abs(sample) : 1, slot)
            // Rounding of the mean must not lift a sample over the ceiling.
            piece[index] = max(-ceiling, min(ceiling, samples[slot] * gain))
            samples[slot] = sample
            least = min(least, gain)
            place += 1
        }
        return least
    }

    /// The gain for the sample that leaves as this one comes in.
    private mutating func smoothed(_ needed: Float, _ slot: Int) -> Float {
        note(needed)
        let held = minima[firstMinimum].gain
        released = held < released ? held : released + (held - released) * Self.releaseShare
        sum += Double(released) - Double(gains[slot])
        gains[slot] = released
        return Float(sum / Double(Self.delay))
    }

    /// Keeps the least gain of the last `delay` + 1 samples at the front.
    private mutating func note(_ gain: Float) {
        let size = minima.count
        while minimumCount > 0, minima[(firstMinimum + minimumCount - 1) % size].gain >= gain { minimumCount -= 1 }
        if minimumCount > 0, minima[firstMinimum].place < place - Self.delay {
            firstMinimum = (firstMinimum + 1) % size
            minimumCount -= 1
        }
        minima[(firstMinimum + minimumCount) % size] = (place, gain)
        minimumCount += 1
    }
}
