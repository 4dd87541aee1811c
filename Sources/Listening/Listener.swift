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
    /// After so many windows without it the programme is looked for at all delays again.
    private static let search = 3
    /// A card that is listened to may be so late with what it hears.
    private static let lag = Duration.seconds(1)

    private var origin: WallInstant?
    private var sent = Track()
    private var captured = Track()
    private var comparison = Comparison()
    private var trace = Trace()
    /// Of the newest windows, as many as the longest delay has.
    private var programme: [Comparison.Sent] = []
    /// The window that is compared next.
    private var window: Int?
    /// The sent frame that comes next.
    private var frame: Int?

    package private(set) var tally = Tally()

    package init() {}

    /// What was sent to the card, mono at 48 kHz, and when its first sample is heard there: given before what was
    /// captured at that time, and at most ten seconds ahead. Where nothing is given, nothing is sent.
    ///
    /// - Parameter first: the number of its first frame. One that was given before takes its place, and that of all
    ///   behind it: the card gave them back.
    package mutating func sent(_ samples: Span<Int16>, from first: Int? = nil, at instant: WallInstant) {
        let place = place(of: instant)
        if let first {
            if let frame, first < frame { sent.takeBack(frame - first) }
            frame = first + samples.count
        }
        sent.take(count: samples.count, at: place) { Float(samples[$0]) / 32_768 }
    }

    /// What was heard, mono at 48 kHz, -1 to 1, and when its first sample was. Returns what has changed, if anything.
    ///
    /// However far instants jump, it takes no longer than for some 16 s of both sounds.
    package mutating func captured(_ samples: Span<Float>, at instant: WallInstant) -> Hearing? {
        let place = place(of: instant)
        captured.take(count: samples.count, at: place) { samples[$0] }
        return compareWhatCame()
    }

    /// It is that time; to be told every few seconds, or what is not captured for long does not count as unjudged.
    package mutating func noteTime(_ instant: WallInstant) {
        guard origin != nil else { return }
        let place = place(of: instant - Self.lag)
        let end = captured.end ?? place - 1
        // It may have been set back while nothing is captured.
        guard place > end || place < end - Track.capacity else { return }
        captured.skip(to: place)
        _ = compareWhatCame()
    }

    /// What is to be said of the whole: `nil` where there was not enough to judge by.
    package var verdict: Hearing? { tally.verdict() }

    private mutating func place(of instant: WallInstant) -> Int {
        let origin = origin ?? instant
        self.origin = origin
        let nanoseconds = origin.duration(to: instant).nanoseconds
        return Int(nanoseconds / (1_000_000_000 / Int64(Decimator.rate)))
    }

    private mutating func compareWhatCame() -> Hearing? {
        guard let end = captured.end else { return nil }
        let first = (captured.whole + Comparison.hop - 1) / Comparison.hop
        var next = window ?? first
        let ahead = next * Comparison.hop - end
        if ahead > Comparison.hop || ahead < -Track.capacity {
            startAnew()
            next = first
        }
        var news: Hearing?
        while next * Comparison.hop + Comparison.window <= end {
            news = compare(next) ?? news
            next += 1
        }
        window = next
        return news
    }

    /// The clock was set, or nothing came for longer than the tracks hold. What was sent until now may stand at the time of
    /// the old clock.
    private mutating func startAnew() {
        sent = Track()
        programme = []
        trace = Trace()
        tally.startAnew()
    }

    private mutating func compare(_ window: Int) -> Hearing? {
        let place = window * Comparison.hop
        let (newest, heard) = comparison.look(at: sent, and: captured, from: place)
        programme.insert(newest, at: 0)
        if programme.count > Self.longestDelay + 1 { programme.removeLast() }
        let known = tally.delay.map { max(0, $0 + Comparison.reach) / Comparison.hop }
        // Until it is known how late the programme is heard, it may be as late as can be.
        let expected = known ?? Self.longestDelay
        let isDue = expected < programme.count && programme[expected].isTelling
        guard place >= captured.whole else {
            tally.pass(wasDue: isDue)
            return nil
        }
        let hops = known.flatMap { tally.unheard < Self.search ? $0...$0 : nil } ?? 0...Self.longestDelay
        let telling = hops.filter { $0 < programme.count && programme[$0].isTelling }
        guard !telling.isEmpty else { return nil }
        trace.fade()
        for hop in telling { trace.add(comparison.agreement(of: heard, with: programme[hop]), hops: hop) }
        if let found = trace.delay { return tally.hear(at: found) }
        return isDue ? tally.miss() : nil
    }
}
