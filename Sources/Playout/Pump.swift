internal import CivilTime
internal import Sound
package import SoundCard

/// Carries out an order: opens the card, fills it ahead of time, puts the tape where it belongs, hears it out. Another
/// order may take over the air on the open card.
///
/// Made for a loop: `step` does what is due and says how long nothing will be. Whoever loops decides what time is: a
/// thread sleeps, a simulation sets its clock. On a step's way while all is well nothing is allocated, locked or logged.
package struct Pump<Card: PlaybackCard & ~Copyable>: ~Copyable {
    let driver: Card.Driver
    /// The newest order.
    var airing: Airing
    /// Those that it took over from and whose last frames the card still holds.
    var departing: [Airing] = []
    var card: Card?
    /// What is open, in words.
    private var name = ""
    /// The card sounds.
    private(set) var isRunning = false
    /// Frames that cards took, over all orders.
    var written = 0
    /// The stream's frame before which nothing is taken back.
    var floor = 0
    var timeline: Timeline
    var staging: Staging
    var levels: Levels
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
        self.driver = driver
        airing = Airing(order, tape: tape, commands: commands, base: 0, emit: emit)
        card = nil
        levels = Levels(CardShape(rate: Sound.rate, period: 0, buffer: 0, summary: ""), isLive: false)
        timeline = Timeline(rate: Sound.rate)
        // The longest buffer that a card is set up with, and some.
        staging = Staging(capacity: Sound.rate)
    }

    /// From now on that order is the one that `step` carries out. The one before fades out and ends as `interrupted`;
    /// its end is told when the last of it was heard.
    package mutating func takeOver(
        _ order: PlayOrder, tape: Tape, commands: Commands, emit: @escaping @Sendable (PlayEvent) -> Void
    ) {
        retire()
        airing = Airing(order, tape: tape, commands: commands, base: written + staging.count, emit: emit)
        pause = .zero
        guard let shape = card?.shape else { return }
        // What a server took it takes in its own time, and it was told which when the card was opened.
        if order.isLive, !shape.takesBack, shape.period > Levels.live { return }
        levels = Levels(shape, isLive: order.isLive)
        perform(airing.machine.handle(.opened(card: name, at: driver.now)))
    }

    private mutating func retire() {
        switch airing.machine.handle(.interrupted).action {
        case .close(let cause):
            // A fade that is not silent yet is that of the one before.
            if staging.isSilent { staging.clear() }
            airing.reportEnd(cause, written: written, timeline: timeline, at: driver.now)
        case .fade:
            fadeOut()
            depart()
        case .carryOn:
            if airing.machine.state != .ended { depart() }
        case .reopen: break
        }
        staging.disown()
    }

    private mutating func depart() {
        floor = airing.position.end ?? written
        departing.append(airing)
    }

    /// Does what is due. Returns how long until there is more, or `nil` after the order's end.
    package mutating func step() -> Duration? {
        heedCommands()
        switch airing.machine.state {
        case .ended where departing.isEmpty: return nil
        case .opening where departing.isEmpty, .reopening: return open()
        case .opening, .waiting, .playing, .ending, .ended:
            do {
                return try run()
            } catch {
                return stumble(over: error)
            }
        }
    }

    private mutating func heedCommands() {
        while let event = airing.takeCommand() { perform(airing.machine.handle(event)) }
        if let failure = airing.tape.failure, airing.atHand <= Levels.fade {
            perform(airing.machine.handle(.tapeFailed(failure)))
        }
    }

    private mutating func open() -> Duration? {
        // A server's card that was opened for another latency may be open still.
        closeCard()
        do {
            let opened = try Card(opening: airing.order.isLive ? driver.atLowLatency : driver)
            levels = Levels(opened.shape, isLive: airing.order.isLive)
            name = "\(driver.device) (\(opened.shape.summary))"
            card = consume opened
            isRunning = false
            airing.gain = 0
            perform(airing.machine.handle(.opened(card: name, at: driver.now)))
        } catch {
            perform(airing.machine.handle(.refused(error, at: driver.now)))
        }
        return takePause()
    }

    /// What the machine wants to be waited for, once; `nil` after the order's end.
    private mutating func takePause() -> Duration? {
        defer { pause = .zero }
        return airing.machine.state == .ended ? nil : pause
    }

    private mutating func run() throws(CardError) -> Duration? {
        guard isRunning else { return try prime() }
        guard let reading = try card?.reading() else { return nil }
        let audible = written - reading.delay
        noteShift(timeline.note(frame: audible, at: reading.at), at: reading.at)
        try stillness.note(audible, at: reading.at, device: driver.device)
        // What still lies in the buffer was not heard, whatever the card says of its delay.
        let heard = min(audible, written - (levels.buffer - reading.space))
        hearOutDeparting(upTo: heard, at: reading.at)
        noteHeard(heard, at: reading.at)
        guard airing.machine.state != .ended || !departing.isEmpty else {
            closeCard()
            return nil
        }
        if case .opening = airing.machine.state, departing.isEmpty {
            closeCard()
            return .zero
        }
        let recalled = try recallSilence(level: levels.buffer - reading.space)
        let level = try fill(space: reading.space + recalled)
        return nap(level: level, audible: audible)
    }

    private mutating func noteHeard(_ heard: Int, at now: WallInstant) {
        if airing.position.noteAudible(heard) { perform(airing.machine.handle(.heard(at: now))) }
        airing.tape.release(upTo: airing.position.heard + airing.skipped)
        airing.reportProgress(at: now)
        if let end = airing.position.end, heard >= end + Levels.margin {
            perform(airing.machine.handle(airing.heardOut))
        } else if now > airing.order.mustEnd.advanced(by: Levels.overtime) {
            perform(airing.machine.handle(.overtime))
        } else if let next = timeline.instant(of: written + staging.count) {
            perform(airing.machine.handle(.ahead(next)))
        }
    }

    /// Ends those whose last frame was heard.
    private mutating func hearOutDeparting(upTo heard: Int, at now: WallInstant) {
        while let end = departing.first?.position.end {
            departing[0].position.noteAudible(heard)
            guard heard >= end else { return }
            endDeparting(departing[0].heardOut, at: now)
        }
    }

    private mutating func endDeparting(_ event: OnAir.Event, at now: WallInstant) {
        var airing = departing.removeFirst()
        guard case .close(let cause) = airing.machine.handle(event).action else { return }
        airing.reportEnd(cause, written: min(written, airing.position.end ?? written), timeline: timeline, at: now)
    }

    /// A sound server that ran dry says nothing: it goes on later.
    private mutating func noteShift(_ nanoseconds: Int64?, at now: WallInstant) {
        guard let nanoseconds, nanoseconds > 0, stillness.takeStop(), case .playing = airing.machine.state else {
            return
        }
        airing.emit(.trouble(.underrun(frames: Sound.frames(in: .nanoseconds(nanoseconds))), at: now))
    }

    /// Fill, then start: the first frame sounds when the card has something to go on with.
    private mutating func prime() throws(CardError) -> Duration? {
        let now = driver.now
        timeline.begin(frame: written, at: now)
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
            var end: Int?
            switch error.kind {
            case .underrun:
                // A card that does not say what it had left is one that ran dry: everything written was heard.
                end = written - (try card?.recover() ?? 0)
            case .suspended:
                switch airing.machine.state {
                case .ending, .ended: break
                case .opening, .waiting, .playing, .reopening: airing.emit(.trouble(.suspended, at: now))
                }
                end = try card?.recover().map { written - $0 }
            case .absent, .busy, .forbidden, .unsuitable, .overrun, .still, .other:
                throw error
            }
            noteStop(error, at: now, heard: end)
            guard airing.machine.state != .ended else {
                closeCard()
                return nil
            }
            // The rest of a fade is not worth another start of the card.
            if case .ending = airing.machine.state { throw error }
            rewind()
            isRunning = false
            return Levels.shortest
        } catch {
            while !departing.isEmpty { endDeparting(.lost(error, at: now), at: now) }
            closeCard()
            rewind()
            perform(airing.machine.handle(.lost(error, at: now)))
            return takePause()
        }
    }

    /// The card stopped but can be started again.
    ///
    /// - Parameter heard: the stream's frame up to which it sounded, where that is known.
    private mutating func noteStop(_ error: CardError, at now: WallInstant, heard: Int?) {
        if let heard {
            hearOutDeparting(upTo: heard, at: now)
            airing.position.noteAudible(heard)
        }
        while !departing.isEmpty { endDeparting(.lost(error, at: now), at: now) }
        guard error.kind == .underrun, let heard, airing.machine.state != .ended else { return }
        let gap = timeline.instant(of: heard)?.duration(to: now) ?? .zero
        if airing.position.hasBegun {
            airing.emit(.trouble(.underrun(frames: max(0, Sound.frames(in: gap))), at: now))
        }
        if let last = airing.position.end, last <= heard { perform(airing.machine.handle(airing.heardOut)) }
    }

    /// The stream goes on where it was last heard.
    private mutating func rewind() {
        staging.clear()
        airing.position.goBack(written: written)
        airing.gain = 0
        floor = written
    }

    /// Recovering a card that fails each time it is started would go on for ever, a trouble every few milliseconds: the
    /// third time it is as good as gone.
    private mutating func countFailure(_ error: CardError, at now: WallInstant) throws(CardError) {
        failures = startedAt.map { $0.duration(to: now) < .seconds(1) } == true ? failures + 1 : 0
        guard failures >= 3 else { return }
        failures = 0
        throw error
    }

    mutating func perform(_ response: OnAir.Response) {
        if let report = response.report { airing.emit(report) }
        switch response.action {
        case .carryOn: break
        case .reopen(let pause):
            card = nil
            self.pause = pause
        case .fade: fadeOut()
        case .close(let cause):
            // The last of the one before is still to be heard.
            if departing.isEmpty { closeCard() }
            airing.reportEnd(cause, written: written, timeline: timeline, at: driver.now)
        }
    }

    private mutating func closeCard() {
        card?.halt()
        card = nil
        staging.clear()
    }

    /// - Parameter level: frames that the card's buffer holds.
    private func nap(level: Int, audible: Int) -> Duration {
        let low: Int
        switch airing.machine.state {
        case _ where levels.isLive: return Levels.shortest
        case .waiting:
            if isTapeLate { return Levels.whileLate }
            low = levels.lowSilence
        default: low = levels.low
        }
        var rest = level > low ? Sound.duration(ofFrames: level - low) : Levels.whileFull
        // The one that took over waits for nothing else.
        if let end = departing.first?.position.end { rest = min(rest, Sound.duration(ofFrames: max(0, end - audible))) }
        guard let end = airing.position.end else { return max(Levels.shortest, rest) }
        return max(Levels.shortest, min(rest, Sound.duration(ofFrames: end + Levels.margin - audible)))
    }
}
