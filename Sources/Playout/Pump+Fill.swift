internal import CivilTime
internal import SoundCard

extension Pump where Card: ~Copyable {
    /// Writes as far ahead as the state wants. What is behind the card's buffer, a sound server or a radio link, adds to
    /// its delay but not to what it has in store.
    ///
    /// - Parameter space: frames that the buffer can take.
    /// - Returns: frames that it holds then.
    mutating func fill(space: Int) throws(CardError) -> Int {
        skipWhileWaiting()
        var level = max(0, levels.buffer - space)
        while level < levels.buffer, staging.count > 0 || prepare(level: level) {
            let taken = try writeStaged()
            if taken == 0 { break }
            written += taken
            level += taken
        }
        return level
    }

    private mutating func writeStaged() throws(CardError) -> Int {
        let taken = try Self.write(staging, to: &card)
        if taken > 0 { tap(taken) }
        staging.noteTaken(taken)
        return taken
    }

    /// Tells a listener what the card took.
    private func tap(_ frames: Int) {
        let frame = written - airing.position.base
        guard let tap = airing.order.tap, frame >= 0, let instant = timeline.instant(of: written) else { return }
        if staging.isSilent {
            tap.put(frame: frame, count: frames, at: instant)
        } else {
            staging.withPending {
                tap.put($0.extracting(first: frames), frame: frame, count: frames, at: instant)
            }
        }
    }

    private static func write(_ staging: borrowing Staging, to card: inout Card?) throws(CardError) -> Int {
        if staging.isSilent { return try card?.writeSilence(staging.count) ?? 0 }
        return try staging.withPending { (samples) throws(CardError) in try card?.write(samples) ?? 0 }
    }

    /// Stages what comes next; `false` if nothing is to be written now.
    private mutating func prepare(level: Int) -> Bool {
        let reach = levels.full - level
        switch airing.machine.state {
        case .waiting(let isGranted, _):
            prepareSilence(isGranted: isGranted, level: level, reach: reach)
        case .playing:
            prepareTape(level: level, reach: reach)
        case .opening, .ending, .ended:
            staging.stageSilence(max(0, reach))
        case .reopening:
            break
        }
        return staging.count > 0
    }

    /// Silence up to the frame that sounds at the promised instant, then the tape.
    private mutating func prepareSilence(isGranted: Bool, level: Int, reach: Int) {
        guard isGranted, isTapeReady, let start = startFrame, start <= written + reach else {
            staging.stageSilence(max(0, (isRunning ? levels.silence : levels.first) - level))
            return
        }
        guard start <= written else {
            staging.stageSilence(start - written)
            return
        }
        airing.position.begin(at: written)
        airing.gain = isSoftStart ? Levels.fade : 0
        perform(airing.machine.handle(.began(at: timeline.instant(of: written) ?? driver.now)))
        prepareTape(level: level, reach: reach)
    }

    /// The frame that is heard at the promised instant; `nil` while the card's word on its delay is not to be trusted.
    private var startFrame: Int? {
        timeline.isSettled ? timeline.frame(at: airing.order.start) : nil
    }

    /// A file is not begun on less than it takes to fill the card once, a stream as soon as a little of it is there.
    private var isTapeReady: Bool {
        let least: Int
        switch airing.tape {
        case .ring, .blank:
            guard airing.tape.length != nil else { return false }
            least = levels.full
        case .stream: least = levels.isLive ? Levels.backlog : Levels.little
        }
        return airing.atHand >= min(airing.rest, least)
    }

    /// The tape begins as silence ends: there is nothing to rise from.
    private var isSoftStart: Bool {
        airing.rest <= 0 || airing.position.next == 0 && !levels.isLive && !airing.tape.isLoud(at: 0)
    }

    /// It should be on air, and nothing else is waited for.
    var isTapeLate: Bool {
        guard case .waiting(isGranted: true, _) = airing.machine.state, !isTapeReady, let start = startFrame else {
            return false
        }
        return start <= written
    }

    /// Silence that a late start would have to wait for is taken back. Returns how much.
    mutating func recallSilence(level: Int) throws(CardError) -> Int {
        guard levels.takesBack, case .waiting(isGranted: true, _) = airing.machine.state, isTapeReady,
            let start = startFrame, start < written, staging.isSilent || staging.count == 0
        else { return 0 }
        staging.clear()
        let most = written - max(start, floor)
        guard most > 0, level > levels.safety else { return 0 }
        let count = try card?.takeBack(atMost: most, leaving: levels.safety) ?? 0
        written -= count
        return count
    }

    private mutating func prepareTape(level: Int, reach: Int) {
        guard reach > 0 else { return }
        let rest = airing.rest
        guard rest > 0 else {
            // Of a stream the end may be said when all of it was written.
            if airing.position.end == nil { airing.position.end = airing.position.tail }
            staging.stageSilence(reach)
            return
        }
        let available = airing.atHand
        // Until the end is at hand, the last of it is kept for a fade: it may be that nothing comes.
        let ready = available < rest ? max(0, available - Levels.fade) : rest
        let count = min(reach, ready, staging.capacity)
        if let last = timeline.frame(at: airing.order.mustEnd) {
            let left = max(0, last - written)
            if left < rest, left <= count + Levels.fade {
                stageTape(min(left, available, staging.capacity), falls: true)
                airing.position.end = written + staging.count
                perform(airing.machine.handle(.hoursEnded))
                if staging.count == 0 { staging.stageSilence(reach) }
                return
            }
        }
        if count > 0 {
            airing.reportStarvation(at: driver.now)
            stageTape(count, falls: false, skip: superfluous(ready - count, before: count))
            if count == rest { airing.position.end = written + count }
        } else if level < levels.dry {
            starve(reach: reach, atHand: min(available, Levels.fade))
        }
    }

    /// Who fills the ring is late. Silence keeps the card running; a file is not waited for without end.
    private mutating func starve(reach: Int, atHand: Int) {
        if case .ring = airing.tape, airing.starved >= Levels.longestStarvation {
            perform(airing.machine.handle(.tapeFailed("read: ETIMEDOUT")))
            if staging.count == 0 { staging.stageSilence(reach) }
            return
        }
        guard airing.gain == 0 || atHand == 0 else {
            stageTape(atHand, falls: true)
            return
        }
        let frames = levels.dry
        staging.stageSilence(frames)
        airing.position.firm = written + frames
        airing.gain = 0
        airing.starved += frames
    }

    /// How much of a live stream is left out, so that what waits for the card does not grow: a microphone's clock may run
    /// faster than the card's.
    ///
    /// - Parameters:
    ///   - waiting: frames behind the block that is prepared now; `count`: that block's.
    private func superfluous(_ waiting: Int, before count: Int) -> Int {
        guard levels.isLive, waiting > Levels.backlog, airing.gain == 0 || count >= Levels.fade else { return 0 }
        return waiting - Levels.fade
    }

    /// Until a live order may go, nothing is kept of what is said.
    private mutating func skipWhileWaiting() {
        guard levels.isLive, case .waiting = airing.machine.state else { return }
        airing.skipped += max(0, airing.atHand - Levels.backlog)
    }

    private mutating func stageTape(_ count: Int, falls: Bool, skip: Int = 0) {
        switch airing.tape {
        case .blank:
            staging.stageSilence(count, asTape: true)
            airing.gain = falls ? 0 : Levels.fade
        case .ring(let ring), .stream(let ring):
            airing.loudness += staging.stage(
                ring, from: airing.nextFrame, count: count, gain: airing.gain, falls: falls, skip: skip)
            airing.skipped += skip
            if skip > 0 { airing.position.firm = written + count }
            if airing.gain < Levels.fade {
                airing.position.firm = max(airing.position.firm, written + Levels.fade - airing.gain)
            }
            airing.gain = falls ? 0 : min(Levels.fade, airing.gain + count)
        }
        airing.position.prepare(count, at: written)
    }

    /// Takes back what has not sounded, as far as the card gives it back, and lets the tape go down to silence from there.
    mutating func fadeOut() {
        if staging.isTape { undo(staging.count) }
        staging.clear()
        undo(takeBackTape())
        guard airing.position.end == nil else { return }
        if airing.gain > 0 {
            let count = min(Levels.fade, airing.rest, airing.atHand)
            if count > 0 { stageTape(count, falls: true) }
        }
        airing.position.end = written + staging.count
    }

    /// - Returns: frames of the tape that the card gave back.
    private mutating func takeBackTape() -> Int {
        let most = written - max(airing.position.firm, floor)
        let silence = airing.position.end.map { written - $0 } ?? 0
        guard levels.takesBack, isRunning, most > 0 else { return 0 }
        // A card that fails now tells so at the next look, too.
        guard let count = try? card?.takeBack(atMost: most, leaving: levels.safety) else { return 0 }
        written -= count
        return count - silence
    }

    /// That many frames of the tape, the newest, are to be prepared once more. They may have been a part of its rise, or
    /// ended in a fade.
    private mutating func undo(_ frames: Int) {
        guard frames > 0 else { return }
        airing.position.takeBack(frames)
        let risen = max(0, Levels.fade - max(0, airing.position.firm - written))
        airing.gain = min(risen, airing.gain == 0 ? frames : Levels.fade)
    }
}
