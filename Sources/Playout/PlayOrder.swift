package import CivilTime
package import SoundCard

/// One tape to put on air: what, when, and within which bounds.
package struct PlayOrder: Sendable {
    package enum Source: Sendable {
        /// A mono sound file.
        case file(String)
        /// That many frames of silence at 48 kHz: a tape of the simulation, which has only a length.
        case blank(frames: Int)
        /// Somebody else fills the ring while it sounds: a microphone, a stream, a chain of files. Its length may never
        /// be said; then it ends by `stop` or `mustEnd`.
        case stream(TapeRing)
        /// A programme from elsewhere, which whoever begins the order makes a `stream` of.
        case relay(RelaySpan)
    }

    package let source: Source
    /// The promised instant of the first audible sample.
    package let start: WallInstant
    /// The card is tried again until then; after it the airing is not begun at all.
    package let latestStart: WallInstant
    /// Nothing is audible after it.
    package let mustEnd: WallInstant
    /// Where in the tape it is begun: zero, but for one that goes on after an interruption. Positions in events count from
    /// the tape's beginning all the same. Nothing for a stream, which begins where it does.
    package let from: Duration
    /// A person speaks: as little as possible lies between the microphone and the horns. Its stream is filled at the pace
    /// of a clock: what is more than some 15 ms ahead is left out.
    package let isLive: Bool
    /// Gets what the card is given, and when that is heard.
    package let tap: Tap?

    package init(
        source: Source, start: WallInstant, latestStart: WallInstant, mustEnd: WallInstant, from: Duration = .zero,
        isLive: Bool = false, tap: Tap? = nil
    ) {
        self.source = source
        self.start = start
        self.latestStart = latestStart
        self.mustEnd = mustEnd
        self.from = from
        self.isLive = isLive
        self.tap = tap
    }
}

/// A stretch of a programme from elsewhere, and how it is made fit for the horns.
package struct RelaySpan: Sendable, Hashable {
    package let choice: RelayChoice
    package let length: Duration
    /// LUFS.
    package let loudness: Double
    package let isForHorn: Bool

    package init(_ choice: RelayChoice, length: Duration, loudness: Double, isForHorn: Bool) {
        self.choice = choice
        self.length = length
        self.loudness = loudness
        self.isForHorn = isForHorn
    }
}

/// Where a relayed programme comes from.
package enum RelayChoice: Sendable, Hashable {
    /// A network stream, as ffmpeg takes it.
    case stream(String)
    /// A capture PCM of ALSA: a line input, a tuner.
    case input(String)
}

/// What really happens to an order, in this order: `ready`, `started`, any `progress`, `ended`; `trouble` anywhere.
package enum PlayEvent: Sendable, Hashable {
    /// The card is open and runs on silence; the tape waits for `go`.
    case ready(card: String)
    /// The instant at which the first sample is audible; reported when that is known, up to a buffer ahead.
    case started(at: WallInstant)
    /// About once a second: what was heard so far, and the block's peak in dBFS (-120 for silence).
    case progress(position: Duration, peak: Double)
    case trouble(Trouble, at: WallInstant)
    /// What the listening device says, each time that it changes.
    case heard(Hearing)
    /// Always the last one, exactly once; the card is closed.
    case ended(Ending)
}

/// What a listening device hears of an airing.
package enum Hearing: Sendable, Hashable {
    /// What was sent, so much later.
    case audible(delay: Duration)
    /// Nothing of what was sent, for so long.
    case silent(for: Duration)
    /// Said at the end alone: too much of it could not be listened to.
    case unjudged
}

/// Trouble on air is an event: stored, and the schedule goes on.
package enum Trouble: Sendable, Hashable {
    /// The card ran dry; that many frames of silence were heard in place of sound.
    case underrun(frames: Int)
    /// The card was suspended and has resumed.
    case suspended
    /// The tape could not be read in time; that many frames of silence were put in.
    case starved(frames: Int)
    /// The card did not open; it is tried again.
    case notOpened(CardError)
    /// The card went away in mid-airing; it is tried again.
    case lost(CardError)
    /// It is back, after that gap; the tape goes on where it was last heard.
    case back(gap: Duration)
    case relay(RelayTrouble)
}

/// What may happen to a programme from elsewhere while it is on air; silence takes its place.
package enum RelayTrouble: Sendable, Hashable {
    /// It came no more, for what the program said, and is tried again.
    case dropped(String)
    /// It is back, after that gap.
    case back(gap: Duration)
    /// It comes, and nothing was to be heard in it for so long.
    case silent(for: Duration)
}

package struct Ending: Sendable, Hashable {
    package enum Cause: Sendable, Hashable {
        case finished
        case stopped
        /// Another order took over the air.
        case interrupted
        /// Not one card opened before `latestStart`, or no `go` came.
        case neverStarted(CardError?)
        case cardLost(CardError)
        case tapeFailed(String)
        /// `mustEnd` was reached.
        case hoursOver
    }

    package let cause: Cause
    package let at: WallInstant
    /// The tape's position up to which it was heard: `from`, where nothing was.
    package let heard: Duration
    /// Taken by the card, silence ahead included.
    package let frames: Int
    /// How loud what was written of the tape was: RMS in dBFS (a sine at full scale has -3); absent: nothing was, or all was silence.
    package let level: Double?

    package init(cause: Cause, at: WallInstant, heard: Duration, frames: Int, level: Double? = nil) {
        self.cause = cause
        self.at = at
        self.heard = heard
        self.frames = frames
        self.level = level
    }
}

/// Puts one order at a time on air. Events come from the thread that owns the card; the receiver must not block it.
package protocol Player: Sendable {
    /// Opens the card and sends silence. If an order is on air, that one fades out at once and ends as `interrupted`, and
    /// this one follows it.
    func begin(_ order: PlayOrder, report: @escaping @Sendable (PlayEvent) -> Void)
    /// The ledger has it: the first sample of the newest order may sound. Called once; after `ready`, save where it is
    /// said at once that the order need not wait.
    func go()
    /// Fades out at once and ends with `stopped`; nothing if nothing is on air.
    func stop()
}
