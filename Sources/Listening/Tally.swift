package import Playout

/// What a listener has judged so far, in windows of programme.
package struct Tally: Sendable {
    /// So many, five seconds, without a trace of the programme: nothing of it is heard.
    static let patience = 10
    /// Of the programme so much may go unheard without the airing being called silent.
    private static let tolerated = 0.1
    /// So much of it must have been listened to.
    private static let needed = 0.9

    /// At which the programme was heard last, in samples of the lower rate.
    private(set) var delay: Int?
    /// Since it was last heard, or since there was last a gap.
    private(set) var unheard = 0
    private(set) var isSilent = false
    private var judged = 0
    /// Of them the ones in a silence.
    private var missed = 0
    /// They could have been heard, but nobody listened.
    private var unjudged = 0

    package init() {}

    /// What is to be said of the whole; `nil`: there was not enough to judge by, or too much of it could not be judged.
    ///
    /// - Parameter leftOut: frames of the programme, at 48 kHz, that never came to the listener.
    package func verdict(leftOut frames: Int = 0) -> Hearing? {
        let unknown = unjudged + frames / (Comparison.hop * Decimator.step)
        guard Double(judged) >= Self.needed * Double(judged + unknown) else { return nil }
        guard judged >= Self.patience || delay != nil else { return nil }
        if isSilent || Double(missed) > Self.tolerated * Double(judged) {
            return .silent(for: Timing.time(ofHops: missed))
        }
        return delay.map { .audible(delay: Timing.time(ofSamples: $0)) }
    }

    /// The programme was heard. Returns what has changed, if anything.
    mutating func hear(at found: Int) -> Hearing? {
        let isNews = isSilent || delay == nil
        judged += 1
        unheard = 0
        isSilent = false
        delay = found
        return isNews ? .audible(delay: Timing.time(ofSamples: found)) : nil
    }

    /// It should have been heard.
    mutating func miss() -> Hearing? {
        judged += 1
        unheard += 1
        if isSilent { missed += 1 }
        guard !isSilent, unheard >= Self.patience else { return nil }
        isSilent = true
        missed += unheard
        return .silent(for: Timing.time(ofHops: unheard))
    }

    /// Nobody listened, for one window.
    ///
    /// - Parameter wasDue: something of the programme could have been heard.
    mutating func pass(wasDue: Bool) {
        unheard = 0
        if wasDue { unjudged += 1 }
    }

    /// What was not heard before has nothing to do with what comes.
    mutating func startAnew() { unheard = 0 }
}

/// Times of the lower rate.
private enum Timing {
    static func time(ofSamples samples: Int) -> Duration {
        .nanoseconds(max(0, Int64(samples)) * (1_000_000_000 / Int64(Decimator.rate)))
    }

    static func time(ofHops hops: Int) -> Duration { time(ofSamples: hops * Comparison.hop) }
}
