internal import CivilTime
internal import Sound

/// One order on its way through the pump: what it plays and was told, how far it has come, and whom it tells.
struct Airing {
    let order: PlayOrder
    let tape: Tape
    let emit: @Sendable (PlayEvent) -> Void
    var machine: OnAir
    var position: TapePosition
    /// How far the next frame of the tape has risen from silence, 0 to `Levels.fade`.
    var gain = 0
    /// Frames of silence put in since the tape last came.
    var starved = 0
    var loudness = Loudness()
    /// Frames of a live stream that were left out so far: it has more of them than its tape.
    var skipped = 0
    private let commands: Commands
    private var isGranted = false
    private var isStopped = false
    private var lastReport: WallInstant?

    /// - Parameter base: the stream's frame that is written next.
    init(
        _ order: PlayOrder, tape: Tape, commands: Commands, base: Int, emit: @escaping @Sendable (PlayEvent) -> Void
    ) {
        self.order = order
        self.tape = tape
        self.commands = commands
        self.emit = emit
        machine = OnAir(order)
        position = TapePosition(base: base, from: order.firstFrame)
    }

    /// The frame of the ring that is prepared next.
    var nextFrame: Int { position.next + skipped }
    /// Frames at hand that were not prepared yet.
    var atHand: Int { tape.available(from: nextFrame) }
    /// Frames of the tape that are still to be prepared; of a stream whose length was not said without end.
    var rest: Int { tape.length.map { $0 - nextFrame } ?? .max }

    /// What was written of it was heard.
    var heardOut: OnAir.Event { .heardOut(isWhole: rest <= 0) }

    /// What was asked for since the last call, one thing at a time.
    mutating func takeCommand() -> OnAir.Event? {
        if !isGranted, commands.isGranted {
            isGranted = true
            return .granted
        }
        if !isStopped, commands.isStopped {
            isStopped = true
            return .stopped
        }
        return nil
    }

    mutating func reportProgress(at now: WallInstant) {
        guard case .playing = machine.state else { return }
        guard let last = lastReport else {
            lastReport = now
            return
        }
        // A clock that is set back makes no pause of it.
        guard last.duration(to: now).nanoseconds.magnitude >= 1_000_000_000 else { return }
        emit(.progress(position: Sound.duration(ofFrames: position.heard), peak: loudness.takePeak()))
        lastReport = now
    }

    /// Once for a whole gap, when it is over: each report is written to a disk that may be what the tape waits for.
    mutating func reportStarvation(at now: WallInstant) {
        guard starved > 0 else { return }
        emit(.trouble(.starved(frames: starved), at: now))
        starved = 0
    }

    /// The order is over; nothing follows.
    ///
    /// - Parameter written: the stream's frame behind the last one that a card took for it.
    mutating func reportEnd(_ cause: Ending.Cause, written: Int, timeline: Timeline, at now: WallInstant) {
        reportStarvation(at: now)
        let at = position.end.flatMap { timeline.instant(of: $0) }.map { min($0, now) } ?? now
        emit(
            .ended(
                Ending(
                    cause: cause, at: at, heard: Sound.duration(ofFrames: position.heard),
                    frames: max(0, written - position.base), level: loudness.level)))
    }
}
