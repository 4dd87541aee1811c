internal import Sound

/// Keeps a live voice close behind the person. The microphone's clock and the horns' are two: in a quarter of an hour
/// they drift apart by a tenth of a second. What waits in the ring although the card is full enough is late for nothing,
/// and what is missing there makes the card run dry.
struct LivePace: Sendable {
    /// What becomes of the next block.
    enum Step: Sendable, Hashable {
        case keep
        /// A splice makes it shorter, or longer, by half a block.
        case shorten
        case lengthen
        /// It is left out: far too much waits, after the card stood still.
        case drop
    }

    /// 5 ms.
    static let block = Sound.rate / 200
    /// So many blocks are looked at for each decision: half a second.
    private static let window = 100
    /// Frames that may wait at the emptiest moment of a window.
    private static let wanted = 48...384
    /// 60 ms.
    private static let far = Sound.rate * 6 / 100

    private var least = Int.max
    private var seen = 0
    private var isDropping = false

    /// - Parameter waiting: frames in the ring that the card's thread has not taken, before this block is put in.
    mutating func step(waiting: Int) -> Step {
        if isDropping {
            isDropping = waiting > Self.block
            if isDropping { return .drop }
            (least, seen) = (Int.max, 0)
        }
        least = min(least, waiting)
        seen += 1
        guard seen == Self.window else { return .keep }
        let found = least
        (least, seen) = (Int.max, 0)
        if found > Self.far {
            isDropping = true
            return .drop
        }
        if found > Self.wanted.upperBound { return .shorten }
        return found < Self.wanted.lowerBound ? .lengthen : .keep
    }
}

/// Shortens or lengthens a block by half of it, so that nobody hears where.
enum Splice {
    /// `block` frames become half as many.
    static func shorten(_ piece: Span<Float>, into result: inout MutableSpan<Float>) -> Int {
        let half = piece.count / 2
        for index in 0..<half {
            let share = Float(index + 1) / Float(half + 1)
            result[index] = piece[index] * (1 - share) + piece[half + index] * share
        }
        return half
    }

    /// `block` frames become one and a half times as many.
    static func lengthen(_ piece: Span<Float>, into result: inout MutableSpan<Float>) -> Int {
        let half = piece.count / 2
        for index in 0..<half {
            let share = Float(index + 1) / Float(half + 1)
            result[index] = piece[index]
            result[half + index] = piece[half + index] * (1 - share) + piece[index] * share
            result[2 * half + index] = piece[half + index]
        }
        return 3 * half
    }
}
