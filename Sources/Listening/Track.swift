/// One of the two sounds that are compared, at the lower rate, each sample at the place where its instant puts it.
///
/// Places count from the listener's origin. Within a sound that comes without a gap they are counted, not measured:
/// what clocks say of single blocks is too coarse to compare waves by.
struct Track: Sendable {
    /// Some 16 s: a window, the longest delay, and what a card takes ahead of its being heard.
    static let capacity = 1 << 16
    /// Blocks come late by up to a card's period, and a clock that drifts comes there in ten minutes; what is more is a
    /// gap. A quarter of a second is still within what is looked at around a known delay.
    private static let tolerance = Decimator.rate * 3 / 20

    private var samples = [Float](repeating: 0, count: capacity)
    private var decimator = Decimator()
    /// The place of the next sample.
    private(set) var end: Int?
    /// From here to the end it came without a gap.
    private(set) var whole = 0

    /// - Parameter place: of the block's first sample.
    mutating func take(count: Int, at place: Int, _ sample: (Int) -> Float) {
        var next = end ?? place
        if end == nil || abs(place - next) > Self.tolerance {
            skip(to: place)
            next = place
        }
        decimator.take(count: count, sample) { value in
            samples[next & (Self.capacity - 1)] = value
            next += 1
        }
        end = next
    }

    /// Up to that place nothing came, which is silence. If it lies in the past a clock was set back: all that was here has
    /// another time now, and is forgotten.
    mutating func skip(to place: Int) {
        let next = end ?? place
        let gap = place < next ? Self.capacity : min(place - next, Self.capacity)
        for index in 0..<gap { samples[(next + index) & (Self.capacity - 1)] = 0 }
        end = place
        whole = place
    }

    /// The newest frames, at 48 kHz, never sounded: what comes next takes their place.
    mutating func takeBack(_ frames: Int) {
        end = end.map { $0 - frames / Decimator.step }
        decimator = Decimator()
    }

    /// The sample at that place; silence where nothing came.
    func sample(at place: Int) -> Float {
        guard let end, place < end, place >= end - Self.capacity else { return 0 }
        return samples[place & (Self.capacity - 1)]
    }
}
