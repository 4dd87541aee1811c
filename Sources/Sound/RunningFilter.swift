/// A filter for sound that comes piece by piece: it remembers where the last piece ended. Nothing is allocated.
package struct RunningFilter: Sendable {
    private let filter: Biquad
    private var first = 0.0
    private var second = 0.0

    /// From rest.
    package init(_ filter: Biquad) {
        self.filter = filter
    }

    /// Filters the next piece, in place.
    package mutating func apply(to samples: inout MutableSpan<Float>) {
        for index in samples.indices { samples[index] = next(samples[index]) }
    }

    mutating func next(_ sample: Float) -> Float {
        let input = Double(sample)
        let output = filter.b0 * input + first
        first = filter.b1 * input - filter.a1 * output + second
        second = filter.b2 * input - filter.a2 * output
        return Float(output)
    }
}
