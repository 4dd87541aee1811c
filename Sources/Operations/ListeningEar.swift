internal import CivilTime
internal import Glibc
internal import Sound
internal import SoundCard

/// Hears through a capture card for as long as it is wanted, whatever happens to the card.
///
/// One thread uses it, one that may sleep. A card that is absent, busy or goes away is tried again, at first after a
/// second, then less and less often.
struct ListeningEar<Card: CaptureCard & ~Copyable> {
    /// Few wake-ups: a card holds half a second.
    static var nap: Duration { .milliseconds(200) }
    /// Between two attempts to open it.
    private static var firstPause: Duration { .seconds(1) }
    private static var longestPause: Duration { .seconds(30) }
    /// So many naps without a sound, and it is given up: 2 s.
    private static var patience: Int { 10 }

    let driver: Card.Driver
    /// Sleeps for that time.
    let sleep: (Duration) -> Void

    /// Returns when `isOver`, which is asked before each nap.
    ///
    /// - Parameters:
    ///   - hear: takes each block with the instant of its first sample.
    ///   - trouble: told each time that the card fails, and `nil` each time that it is heard anew.
    func listen(
        until isOver: () -> Bool, hear: (Span<Float>, WallInstant) -> Void, trouble: (CardError?) -> Void
    ) {
        var pause = Self.firstPause
        while !isOver() {
            do throws(CardError) {
                var isHeard = false
                try listenOnce(until: isOver) { samples, instant in
                    if !isHeard { trouble(nil) }
                    isHeard = true
                    pause = Self.firstPause
                    hear(samples, instant)
                }
            } catch {
                trouble(error)
                var waited = Duration.zero
                while waited < pause, !isOver() {
                    sleep(Self.nap)
                    waited += Self.nap
                }
                pause = min(pause * 2, Self.longestPause)
            }
        }
    }

    private func listenOnce(
        until isOver: () -> Bool, hear: (Span<Float>, WallInstant) -> Void
    ) throws(CardError) {
        var card = try Card(opening: driver)
        try card.start()
        var samples = [Float](repeating: 0, count: Sound.rate)
        var idle = 0
        while !isOver() {
            sleep(Self.nap)
            do throws(CardError) {
                var space = samples.mutableSpan
                let count = try card.read(into: &space, within: .zero)
                idle = count == 0 ? idle + 1 : 0
                let first = driver.now - Sound.duration(ofFrames: count)
                if count > 0 { hear(samples.span.extracting(first: count), first) }
            } catch  where error.kind == .overrun || error.kind == .suspended {
                // A card that does nothing else is lost, too.
                idle += 1
                try card.recover()
                try card.start()
            }
            guard idle < Self.patience else { throw still }
        }
    }

    private var still: CardError {
        CardError(
            kind: .still, direction: .capture, device: driver.device, call: "snd_pcm_readi", errno: 0,
            detail: "no sound in \(Self.nap * Self.patience)")
    }
}
