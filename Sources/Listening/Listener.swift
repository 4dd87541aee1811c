package import CivilTime
package import Playout

/// Tells whether what a microphone near a horn, or an amplifier's monitor output, hears is the programme that is sent.
///
/// A value that one thread feeds with both sounds. It copes with delays up to three seconds, clocks that differ by
/// 200 ppm, a horn's narrow band, an echoing square, any loudness, and noise many times as loud as the horn; pauses of
/// the programme neither prove nor disprove anything. How often it errs is measured by `Benchmarks/`, and stands in the
/// Manual.
package struct Listener: Sendable {
    /// From the card to the microphone, in hops of the comparison: 3 s.
    private static let longestDelay = (3 * Decimator.rate + Comparison.hop - 1) / Comparison.hop
    /// So many windows of programme, five seconds, without a trace of it: nothing of it is heard.
    private static let patience = 10
    /// After so many it is looked for at all delays again.
    private static let search = 3
    /// Of the programme so much may go unheard without the airing being called silent.
    private static let tolerated = 0.1

    private var origin: WallInstant?
    private var sent = Track()
    private var captured = Track()
    private var comparison = Comparison()
    private var trace = Trace()
    /// Of the newest windows, as many as the longest delay has.
    private var programme: [Comparison.Sent] = []
    /// The window that is compared next.
    private var window: Int?
    /// At which the programme was heard last, in samples.
    private var delay: Int?
    /// Windows of programme since it was last heard; those of the whole airing; and of them the ones in a silence.
    private var unheard = 0
    private var judged = 0
    private var missed = 0
    private var isSilent = false

    package init() {}

    /// What was sent to the card, mono at 48 kHz, and when its first sample is heard there: given before what was
    /// captured at that time, and at most ten seconds ahead. Where nothing is given, nothing is sent.
    package mutating func sent(_ samples: Span<Int16>, at instant: WallInstant) {
        let place = place(of: instant)
        sent.take(count: samples.count, at: place) { Float(samples[$0]) / 32_768 }
    }

    /// What was heard, mono at 48 kHz, -1 to 1, and when its first sample was. Returns what has changed, if anything.
    package mutating func captured(_ samples: Span<Float>, at instant: WallInstant) -> Hearing? {
        let place = place(of: instant)
        captured.take(count: samples.count, at: place) { samples[$0] }
        let first = window ?? (place + Comparison.hop - 1) / Comparison.hop
        var next = first
        var news: Hearing?
        while (next * Comparison.hop + Comparison.window) <= captured.end ?? 0 {
            news = compare(next) ?? news
            next += 1
        }
        window = next
        return news
    }

    /// What is to be said of the whole: `nil` where there was not enough to judge by.
    package var verdict: Hearing? {
        let silence = Timing.time(ofHops: missed)
        guard judged >= Self.patience else { return nil }
        if isSilent || Double(missed) > Self.tolerated * Double(judged) { return .silent(for: silence) }
        return delay.map { .audible(delay: Timing.time(ofSamples: $0)) }
    }

    private mutating func place(of instant: WallInstant) -> Int {
        let origin = origin ?? instant
        self.origin = origin
        let nanoseconds = origin.duration(to: instant).nanoseconds
        return Int(nanoseconds / (1_000_000_000 / Int64(Decimator.rate)))
    }

    private mutating func compare(_ window: Int) -> Hearing? {
        let (newest, captured) = comparison.look(at: sent, and: captured, from: window * Comparison.hop)
        programme.insert(newest, at: 0)
        if programme.count > Self.longestDelay + 1 { programme.removeLast() }
        let known = delay.map { max(0, $0 + Comparison.reach) / Comparison.hop }
        let hops = known.flatMap { unheard < Self.search ? $0...$0 : nil } ?? 0...Self.longestDelay
        let telling = hops.filter { $0 < programme.count && programme[$0].isTelling }
        guard !telling.isEmpty else { return nil }
        trace.fade()
        for hop in telling { trace.add(comparison.agreement(of: captured, with: programme[hop]), hops: hop) }
        if let found = trace.delay { return hear(found) }
        // Until it is known how late the programme is heard, it may be as late as can be.
        let expected = known ?? Self.longestDelay
        guard expected < programme.count, programme[expected].isTelling else { return nil }
        return missWindow()
    }

    private mutating func hear(_ found: Int) -> Hearing? {
        let isNews = isSilent || delay == nil
        judged += 1
        unheard = 0
        isSilent = false
        delay = found
        return isNews ? .audible(delay: Timing.time(ofSamples: found)) : nil
    }

    private mutating func missWindow() -> Hearing? {
        judged += 1
        unheard += 1
        if isSilent { missed += 1 }
        guard !isSilent, unheard >= Self.patience else { return nil }
        isSilent = true
        missed += unheard
        return .silent(for: Timing.time(ofHops: unheard))
    }
}

/// Times of the lower rate.
private enum Timing {
    static func time(ofSamples samples: Int) -> Duration {
        .nanoseconds(max(0, Int64(samples)) * (1_000_000_000 / Int64(Decimator.rate)))
    }

    static func time(ofHops hops: Int) -> Duration { time(ofSamples: hops * Comparison.hop) }
}
