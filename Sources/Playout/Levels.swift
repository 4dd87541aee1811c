internal import Sound
internal import SoundCard

/// How full a card is kept, in frames.
struct Levels {
    /// What the card can hold.
    let buffer: Int
    /// Where it cannot give back what it holds, that bounds how soon a stop or an alert is heard.
    let takesBack: Bool
    /// Somebody speaks: latency comes before safety.
    let isLive: Bool
    /// The silence that a card is started with; then it is asked for its delay, before anything else is written. A
    /// period, but 100 ms where the card takes less at once: it must last until the first look.
    let first: Int

    init(_ shape: CardShape, isLive: Bool) {
        buffer = shape.buffer
        takesBack = shape.takesBack
        self.isLive = isLive
        first =
            isLive
            ? min(Self.live, shape.buffer / 2)
            : min(max(shape.period, Sound.rate / 10), max(shape.period, shape.buffer / 2))
    }

    /// The tape is written up to here: 450 ms of a buffer of 500, but 385 where that cannot be taken back: with a fade and
    /// the handing over an alert is then heard within 400.
    var full: Int { isLive ? first : buffer * (takesBack ? 90 : 77) / 100 }
    /// Time to write again. A sound server takes a period of 100 ms at once; as much again may the box be late. With 60 ms
    /// in place of that, a machine with seven times the work it can do heard gaps in one alert of ten.
    var low: Int { buffer * 2 / 5 }
    /// Silence ahead of the tape is written up to here only, so that a late `go` costs little; a long buffer, too, gets
    /// no more than three times the first.
    var silence: Int { isLive ? first : min(buffer * 3 / 5, first * 3) }
    /// Time to write silence again.
    var lowSilence: Int { silence * 2 / 3 }
    /// Below it silence takes the place of a tape that does not come.
    var dry: Int { isLive ? first / 3 : buffer / 10 }

    /// Left to the card of what it could give back: it is about to sound while that is written otherwise. 25 ms; more
    /// where its clock runs faster than the world's.
    var safety: Int { first / 4 }

    /// 25 ms: a card is kept no fuller while somebody speaks.
    static let live = Sound.rate / 40
    /// 12 ms: of what a microphone has put in the ring no more waits for the card.
    static let backlog = Sound.rate / 80
    /// 5 ms at `Sound.rate`: no click, no lost syllable. Computed, as a stored one would be made under a lock.
    static var fade: Int { @_noLocks get { 240 } }
    /// A tape that begins louder than that, -40 dBFS, rises from silence.
    static let quiet = Int16.max / 100
    /// 20 ms: a stream is begun when so much is there.
    static let little = Sound.rate / 50
    /// 50 ms: so much longer than its own word a card is heard out.
    static let margin = Sound.rate / 20
    /// A card that stood still on its last sound is not let go on with it later than so much after the hours.
    static let overtime = Duration.milliseconds(500)
    /// 10 s: a tape that is waited for longer has failed.
    static let longestStarvation = Sound.rate * 10
    /// From the start of a card to the first look at it.
    var firstLook: Duration { min(.milliseconds(20), Sound.duration(ofFrames: first / 2)) }
    static let shortest = Duration.milliseconds(5)
    /// Until a tape that should be on air but is not there is looked for again.
    static let whileLate = Duration.milliseconds(10)
    /// Until a card that takes nothing is asked again.
    static let whileFull = Duration.milliseconds(25)
}
