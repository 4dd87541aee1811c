/// What the windows of the last seconds agree on: for each delay, how strongly the programme was found there.
struct Trace: Sendable {
    /// Samples in a place of the trace: 1 ms, within which a delay stays while it is summed up.
    static let grain = Decimator.rate / 1_000
    /// Blocks' instants are inexact: what is heard at once may seem to be heard before it was sent.
    private static let earliest = -Decimator.rate / 25
    private static let latest = 3 * Decimator.rate - earliest
    /// Of a trace so much is left a window later: it counts for some three seconds.
    private static let memory: Float = 0.85
    /// One window's agreement counts for no more: or a loud word would be remembered for too long.
    private static let ceiling: Float = 40
    /// Chance alone stays near 50, and other music of the same notes reached 120; a horn 10 dB under the noise gives 250.
    private static let certainty: Float = 130
    /// The programme must be in the newest window, too: chance gives this at one delay in one window of fifty.
    private static let presence: Float = 9

    private var sums = [Float](repeating: 0, count: (latest - earliest) / grain)
    private var newest = [Float](repeating: 0, count: (latest - earliest) / grain)

    /// A window has passed.
    mutating func fade() {
        for place in sums.indices {
            sums[place] *= Self.memory
            newest[place] = 0
        }
    }

    /// - Parameter agreement: at each delay from `-Comparison.reach` around that many hops.
    mutating func add(_ agreement: [Float], hops: Int) {
        let first = hops * Comparison.hop - Comparison.reach
        var place = max(0, (first - Self.earliest) / Self.grain)
        while place < sums.count {
            let from = Self.earliest + place * Self.grain - first
            guard from + Self.grain <= agreement.count else { break }
            if from >= 0 {
                // A delay may lie on the border of two places, and move a little.
                let around = max(0, from - Self.grain)..<min(agreement.count, from + 2 * Self.grain)
                var most: Float = 0
                for index in around { most = max(most, agreement[index]) }
                newest[place] = most
                sums[place] += min(most, Self.ceiling)
            }
            place += 1
        }
    }

    /// The delay in samples at which the programme certainly is, in the newest window too.
    var delay: Int? {
        guard let best = sums.indices.max(by: { sums[$0] < sums[$1] }), sums[best] >= Self.certainty,
            newest[best] >= Self.presence
        else { return nil }
        return Self.earliest + best * Self.grain
    }
}
