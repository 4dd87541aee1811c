internal import CivilTime
internal import Sound
package import SoundCard

/// Carries out one order: opens the card, fills it ahead of time, puts the tape where it belongs, hears it out.
///
/// Made for a loop: `step` does what is due and says how long nothing will be. Whoever loops decides what time is: a
/// thread sleeps, a simulation sets its clock. On a step's way while all is well nothing is allocated, locked or logged.
package struct Pump<Card: PlaybackCard & ~Copyable>: ~Copyable {
    let order: PlayOrder
    let driver: Card.Driver
    let tape: Tape
    private let commands: Commands
    private var isGranted = false
    private var isStopped = false
    private let emit: @Sendable (PlayEvent) -> Void
    var machine: OnAir
    var card: Card?
    /// The card sounds.
    private(set) var isRunning = false
    var timeline: Timeline
    var position = TapePosition()
    var staging: Staging
    var levels: Levels
    /// The next frame of the tape comes after a gap: it rises from silence.
    var isResuming = false
    /// Frames of silence put in since the tape last came.
    var starved = 0
    var peak = 0
    private var lastReport: WallInstant?
    private var stillness = Stillness()
    private var startedAt: WallInstant?
    /// How often in a row the card failed soon after its start.
    private var failures = 0
    private var pause = Duration.zero

    /// - Parameter emit: gets every event on the thread that calls `step`; must not block.
    package init(
        _ order: PlayOrder, driver: Card.Driver, tape: Tape, commands: Commands,
        emit: @escaping @Sendable (PlayEvent) -> Void
    ) {
        self.order = order
        self.driver = driver
        self.tape = tape
        self.commands = commands
        self.emit = emit
        machine = OnAir(order)
        card = nil
        levels = Levels(CardShape(rate: Sound.rate, period: 0, buffer: 0, summary: ""))
        timeline = Timeline(rate: Sound.rate)
        // The longest buffer that a card is set up with, and some.
        staging = Staging(capacity: Sound.rate)
    }

    /// Does what is due. Returns how long until there is more, or `nil` after the order's end.
    package mutating func step() -> Duration? {
        heedCommands()
        switch machine.state {
        case .ended: return nil
        case .opening, .reopening: return open()
        case .waiting, .playing, .ending:
            do {
                return try run()
            } catch {
                return stumble(over: error)
            }
        }
    }

    private mutating func heedCommands() {
        if !isGranted, commands.isGranted {
            isGranted = true
            perform(machine.handle(.granted))
        }
        if !isStopped, commands.isStopped {
            isStopped = true
            perform(machine.handle(.stopped))
        }
        if let failure = tape.failure, tape.available(from: position.next) == 0 {
            perform(machine.handle(.tapeFailed(failure)))
        }
    }

    private mutating func open() -> Duration? {
        do {
            let opened = try Card(opening: driver)
            levels = Levels(opened.shape)
            let name = "\(driver.device) (\(opened.shape.summary))"
            card = consume opened
            isRunning = false
            isResuming = true
            perform(machine.handle(.opened(card: name, at: driver.now)))
        } catch {
            perform(machine.handle(.refused(error, at: driver.now)))
        }
        return takePause()
    }

    /// What the machine wants to be waited for, once; `nil` after the order's end.
    private mutating func takePause() -> Duration? {
        defer { pause = .zero }
        return machine.state == .ended ? nil : pause
    }

    private mutating func run() throws(CardError) -> Duration? {
        guard isRunning else { return try prime() }
        guard let reading = try card?.reading() else { return nil }
        let audible = position.written - reading.delay
        noteShift(timeline.note(frame: audible, at: reading.at), at: reading.at)
        try stillness.note(audible, at: reading.at, device: driver.device)
        // What still lies in the buffer was not heard, whatever the card says of its delay.
        let heard = min(audible, position.written - (levels.buffer - reading.space))
        if position.noteAudible(heard) { perform(machine.handle(.heard(at: reading.at))) }
        tape.release(upTo: position.heard)
        reportProgress(at: reading.at)
        if let end = position.end, heard >= end + Levels.margin {
            perform(machine.handle(.heardOut))
        } else if reading.at > order.mustEnd.advanced(by: Levels.overtime) {
            perform(machine.handle(.overtime))
        } else if let next = timeline.instant(of: position.written + staging.count) {
            perform(machine.handle(.ahead(next)))
        }
        guard machine.state != .ended else { return nil }
        let level = try fill(space: reading.space)
        return nap(level: level, audible: audible)
    }

    /// A sound server that ran dry says nothing: it goes on later.
    private mutating func noteShift(_ shift: Duration?, at now: WallInstant) {
        guard let shift, shift > .zero, stillness.takeStop(), case .playing = machine.state else { return }
        emit(.trouble(.underrun(frames: Sound.frames(in: shift)), at: now))
    }

    /// Fill, then start: the first frame sounds when the card has something to go on with.
    private mutating func prime() throws(CardError) -> Duration? {
        let now = driver.now
        timeline.begin(frame: position.written, at: now)
        stillness = Stillness()
        _ = try fill(space: levels.buffer)
        try card?.start()
        startedAt = now
        isRunning = true
        return levels.firstLook
    }

    private mutating func stumble(over error: CardError) -> Duration? {
        let now = driver.now
        do throws(CardError) {
            try countFailure(error, at: now)
            switch error.kind {
            case .underrun:
                // A card that does not say what it had left is one that ran dry: everything written was heard.
                let end = position.written - (try card?.recover() ?? 0)
                position.noteAudible(end)
                let gap = timeline.instant(of: end)?.duration(to: now) ?? .zero
                if position.origin != nil {
                    emit(.trouble(.underrun(frames: max(0, Sound.frames(in: gap))), at: now))
                }
                if let last = position.end, last <= end {
                    perform(machine.handle(.heardOut))
                    return nil
                }
                // The rest of a fade is not worth another start of the card.
                if case .ending = machine.state { throw error }
            case .suspended:
                if case .ending = machine.state { throw error }
                emit(.trouble(.suspended, at: now))
                if let left = try card?.recover() { position.noteAudible(position.written - left) }
            case .absent, .busy, .forbidden, .unsuitable, .overrun, .still, .other:
                throw error
            }
            staging.clear()
            position.goBack()
            isRunning = false
            isResuming = true
            return Levels.shortest
        } catch {
            card = nil
            staging.clear()
            position.goBack()
            perform(machine.handle(.lost(error, at: now)))
            return takePause()
        }
    }

    /// Recovering a card that fails each time it is started would go on for ever, a trouble every few milliseconds: the
    /// third time it is as good as gone.
    private mutating func countFailure(_ error: CardError, at now: WallInstant) throws(CardError) {
        failures = startedAt.map { $0.duration(to: now) < .seconds(1) } == true ? failures + 1 : 0
        guard failures >= 3 else { return }
        failures = 0
        throw error
    }

    func report(_ event: PlayEvent) {
        emit(event)
    }

    mutating func perform(_ response: OnAir.Response) {
        if let report = response.report { emit(report) }
        switch response.action {
        case .carryOn: break
        case .reopen(let pause):
            card = nil
            self.pause = pause
        case .fade: fadeOut()
        case .close(let cause): close(cause)
        }
    }

    private mutating func close(_ cause: Ending.Cause) {
        card?.halt()
        card = nil
        reportStarvation()
        let now = driver.now
        let at = position.end.flatMap { timeline.instant(of: $0) }.map { min($0, now) } ?? now
        emit(
            .ended(
                Ending(cause: cause, at: at, heard: Sound.duration(ofFrames: position.heard), frames: position.written))
        )
    }

    private mutating func reportProgress(at now: WallInstant) {
        guard case .playing = machine.state else { return }
        guard let last = lastReport else {
            lastReport = now
            return
        }
        guard last.duration(to: now) >= .seconds(1) else { return }
        emit(.progress(position: Sound.duration(ofFrames: position.heard), peak: decibels(ofPeak: peak)))
        peak = 0
        lastReport = now
    }

    /// - Parameter level: frames that the card's buffer holds.
    private func nap(level: Int, audible: Int) -> Duration {
        let low = if case .waiting = machine.state { levels.lowSilence } else { levels.low }
        let rest = level > low ? Sound.duration(ofFrames: level - low) : Levels.whileFull
        guard let end = position.end else { return max(Levels.shortest, rest) }
        return max(Levels.shortest, min(rest, Sound.duration(ofFrames: end + Levels.margin - audible)))
    }
}
