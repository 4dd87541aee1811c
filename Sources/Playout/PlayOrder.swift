package import CivilTime
package import SoundCard

/// One tape to put on air: what, when, and within which bounds.
package struct PlayOrder: Sendable, Hashable {
    package enum Source: Sendable, Hashable {
        /// A mono sound file.
        case file(String)
        /// That many frames of silence at 48 kHz: a tape of the simulation, which has only a length.
        case blank(frames: Int)
    }

    package let source: Source
    /// The promised instant of the first audible sample.
    package let start: WallInstant
    /// The card is tried again until then; after it the airing is not begun at all.
    package let latestStart: WallInstant
    /// Nothing is audible after it.
    package let mustEnd: WallInstant

    package init(
        source: Source, start: WallInstant, latestStart: WallInstant, mustEnd: WallInstant
    ) {
        self.source = source
        self.start = start
        self.latestStart = latestStart
        self.mustEnd = mustEnd
    }
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
    /// Always the last one, exactly once; the card is closed.
    case ended(Ending)
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
}

package struct Ending: Sendable, Hashable {
    package enum Cause: Sendable, Hashable {
        case finished
        case stopped
        /// Not one card opened before `latestStart`, or no `go` came.
        case neverStarted(CardError?)
        case cardLost(CardError)
        case tapeFailed(String)
        /// `mustEnd` was reached.
        case hoursOver
    }

    package let cause: Cause
    package let at: WallInstant
    /// Of the tape, as far as it was heard.
    package let heard: Duration
    /// Taken by the card, silence ahead included.
    package let frames: Int

    package init(cause: Cause, at: WallInstant, heard: Duration, frames: Int) {
        self.cause = cause
        self.at = at
        self.heard = heard
        self.frames = frames
    }
}

/// Puts one order at a time on air. Events come from the thread that owns the card; the receiver must not block it.
package protocol Player: Sendable {
    /// Opens the card and sends silence. One order at a time: the one before has ended.
    func begin(_ order: PlayOrder, report: @escaping @Sendable (PlayEvent) -> Void)
    /// The ledger has it: the first sample may sound. Called once, after `ready`.
    func go()
    /// Fades out at once and ends with `stopped`; nothing if nothing is on air.
    func stop()
}
