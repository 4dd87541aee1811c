package import CivilTime

/// Which frame of a running card is heard when.
///
/// A card's word on its own delay jitters: a sound server interpolates it, a kernel counts in bursts. Each reading
/// gives an instant for frame 0. Such words lag more than they lead, so of the newest ones the first quarter's end stands,
/// not the middle. Where readings agree with each other but not with it, the card stood still or the clock was set, and
/// they are right.
package struct Timeline: Sendable {
    /// Some three seconds: a card whose clock is 100 ppm off stays within a third of a millisecond.
    private static var window: Int { 32 }

    private let rate: Int64
    private var zeros = InlineArray<32, Int64>(repeating: 0)
    private var count = 0
    private var oldest = 0
    /// Nanoseconds of wall time at which frame 0 was or would have been heard.
    private var zero: Int64?
    private var isProvisional = true
    /// What the newest readings that contradict `zero` say, and how many of them agree on it.
    private var rival: Int64 = 0
    private var rivals = 0
    private static var contradiction: Int64 { 10_000_000 }
    private static var agreement: Int64 { 5_000_000 }

    /// - Parameter rate: frames per second.
    package init(rate: Int) {
        self.rate = Int64(rate)
    }

    /// The card was started at that instant with this frame: good until the first reading.
    @_noLocks
    package mutating func begin(frame: Int, at instant: WallInstant) {
        self = Timeline(rate: Int(rate))
        zero = instant.nanoseconds - nanoseconds(Int64(frame))
    }

    /// The card was read, and no reading is pending that contradicts the others.
    package var isSettled: Bool { !isProvisional && rivals == 0 }

    /// A reading: that frame is heard at that instant. Returns by how many nanoseconds later everything is heard than
    /// it was thought to be, once that is certain after a contradiction.
    @_noLocks @discardableResult
    package mutating func note(frame: Int, at instant: WallInstant) -> Int64? {
        let new = instant.nanoseconds - nanoseconds(Int64(frame))
        if let zero, !isProvisional, abs(new - zero) > Self.contradiction {
            rivals = rivals > 0 && abs(new - rival) <= Self.agreement ? rivals + 1 : 1
            rival = new
            guard rivals >= 3 else { return nil }
            begin(frame: frame, at: instant)
            note(frame: frame, at: instant)
            return new - zero
        }
        rivals = 0
        if count < Self.window {
            zeros[count] = new
            count += 1
        } else {
            zeros[oldest] = new
            oldest = (oldest + 1) % Self.window
        }
        // A reading that says what stands leaves it standing.
        if isProvisional || new != zero { zero = quartile() }
        isProvisional = false
        return nil
    }

    /// `nil` before the card was started.
    package func instant(of frame: Int) -> WallInstant? {
        zero.map { WallInstant(nanoseconds: $0 + nanoseconds(Int64(frame))) }
    }

    /// The frame that is heard at that instant, to the nearest.
    @_noLocks
    package func frame(at instant: WallInstant) -> Int? {
        zero.map { zero in
            let elapsed = instant.nanoseconds - zero
            let (seconds, rest) = elapsed.quotientAndRemainder(dividingBy: 1_000_000_000)
            let half: Int64 = rest < 0 ? -500_000_000 : 500_000_000
            return Int(seconds * rate + (rest * rate + half) / 1_000_000_000)
        }
    }

    private func nanoseconds(_ frames: Int64) -> Int64 {
        let (seconds, rest) = frames.quotientAndRemainder(dividingBy: rate)
        return seconds * 1_000_000_000 + rest * 1_000_000_000 / rate
    }

    private func quartile() -> Int64 {
        var sorted = zeros
        for index in 1..<max(1, count) {
            var place = index
            while place > 0, sorted[place - 1] > sorted[place] {
                sorted.swapAt(place - 1, place)
                place -= 1
            }
        }
        return sorted[count / 4]
    }
}
