internal import CivilTime

/// One of the two sounds that are compared, at the lower rate, each sample at the place where its instant puts it.
///
/// Places count from the listener's origin. Within a sound that comes without a gap they are counted, not measured:
/// what clocks say of single blocks is too coarse to compare waves by.
struct Track: Sendable {
    /// Some 16 s: a window, the longest delay, and what a card takes ahead of its being heard.
    private static let capacity = 1 << 16
    /// Blocks come late by up to a card's period, and a clock that drifts comes there in ten minutes; what is more is a
    /// gap. A quarter of a second is still within what is looked at around a known delay.
    private static let tolerance = Decimator.rate * 3 / 20

    private var samples = [Float](repeating: 0, count: capacity)
    private var decimator = Decimator()
    /// The place of the next sample.
    private(set) var end: Int?

    /// - Parameter place: of the block's first sample.
    mutating func take(count: Int, at place: Int, _ sample: (Int) -> Float) {
        var next = end ?? place
        let off = place - next
        if abs(off) > Self.tolerance {
            // What was skipped is silence; what would lie in the past is put over it.
            for gap in 0..<max(0, min(off, Self.capacity)) { samples[(next + gap) & (Self.capacity - 1)] = 0 }
            next = place
        }
        decimator.take(count: count, sample) { value in
            samples[next & (Self.capacity - 1)] = value
            next += 1
        }
        end = next
    }

    /// The sample at that place; silence where nothing came.
    func sample(at place: Int) -> Float {
        guard let end, place < end, place >= end - Self.capacity, place >= 0 else { return 0 }
        return samples[place & (Self.capacity - 1)]
    }
}
