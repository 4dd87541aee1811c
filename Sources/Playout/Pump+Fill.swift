internal import CivilTime
internal import SoundCard

extension Pump where Card: ~Copyable {
    /// Writes as far ahead as the state wants. What is behind the card's buffer, a sound server or a radio link, adds to
    /// its delay but not to what it has in store.
    ///
    /// - Parameter space: frames that the buffer can take.
    /// - Returns: frames that it holds then.
    mutating func fill(space: Int) throws(CardError) -> Int {
        var level = max(0, levels.buffer - space)
        while level < levels.buffer, staging.count > 0 || prepare(level: level) {
            let taken = try writeStaged()
            if taken == 0 { break }
            position.written += taken
            level += taken
        }
        return level
    }

    private mutating func writeStaged() throws(CardError) -> Int {
        let taken = try Self.write(staging, to: &card)
        staging.noteTaken(taken)
        return taken
    }

    private static func write(_ staging: borrowing Staging, to card: inout Card?) throws(CardError) -> Int {
        staging.isSilent
            ? try card?.writeSilence(staging.count) ?? 0
            : try card?.write(staging.samples.span.extracting(staging.pending)) ?? 0
    }

    /// Stages what comes next; `false` if nothing is to be written now.
    private mutating func prepare(level: Int) -> Bool {
        let reach = levels.full - level
        switch machine.state {
        case .waiting(let isGranted, _):
            prepareSilence(isGranted: isGranted, level: level, reach: reach)
        case .playing:
            prepareTape(level: level, reach: reach)
        case .ending:
            staging.stageSilence(max(0, reach))
        case .opening, .reopening, .ended:
            break
        }
        return staging.count > 0
    }

    /// Silence up to the frame that sounds at the promised instant, then the tape.
    private mutating func prepareSilence(isGranted: Bool, level: Int, reach: Int) {
        guard isGranted, isTapeReady, timeline.isSettled, let start = timeline.frame(at: order.start),
            start <= position.written + reach
        else {
            staging.stageSilence(max(0, (isRunning ? levels.silence : levels.first) - level))
            return
        }
        guard start <= position.written else {
            staging.stageSilence(start - position.written)
            return
        }
        position.origin = position.written
        isResuming = false
        perform(machine.handle(.began(at: timeline.instant(of: position.written) ?? driver.now)))
        prepareTape(level: level, reach: reach)
    }

    /// The tape is not begun on less than it takes to fill the card once.
    private var isTapeReady: Bool {
        guard let length = tape.length else { return false }
        return tape.available(from: 0) >= min(length, levels.full)
    }

    private mutating func prepareTape(level: Int, reach: Int) {
        guard reach > 0, let length = tape.length else { return }
        let rest = length - position.next
        guard rest > 0 else {
            staging.stageSilence(reach)
            return
        }
        let count = min(reach, rest, tape.available(from: position.next), staging.capacity)
        if let last = timeline.frame(at: order.mustEnd) {
            let left = max(0, last - position.written)
            if left < rest, left <= count + Levels.fade {
                stageTape(min(left, tape.available(from: position.next), staging.capacity), fall: Levels.fade)
                position.end = position.written + staging.count
                perform(machine.handle(.hoursEnded))
                if staging.count == 0 { staging.stageSilence(reach) }
                return
            }
        }
        if count > 0 {
            reportStarvation()
            stageTape(count, fall: 0)
            if position.next == length { position.end = position.written + count }
        } else if level < levels.dry {
            starve(reach: reach)
        }
    }

    /// The thread that reads the file is late. Silence keeps the card running, but not for ever.
    private mutating func starve(reach: Int) {
        guard starved < Levels.longestStarvation else {
            perform(machine.handle(.tapeFailed("read: ETIMEDOUT")))
            staging.stageSilence(reach)
            return
        }
        let frames = levels.dry
        staging.stageSilence(frames)
        position.origin = position.origin.map { $0 + frames }
        isResuming = true
        starved += frames
    }

    /// Once for a whole gap, when it is over: each report is written to a disk that may be what the tape waits for.
    mutating func reportStarvation() {
        guard starved > 0 else { return }
        report(.trouble(.starved(frames: starved), at: driver.now))
        starved = 0
    }

    private mutating func stageTape(_ count: Int, fall: Int) {
        switch tape {
        case .blank:
            staging.stageSilence(count, asTape: true)
        case .ring(let ring):
            let rise = isResuming ? Levels.fade : 0
            peak = max(peak, staging.stage(ring, from: position.next, count: count, rise: rise, fall: fall))
        }
        isResuming = false
        position.next += count
    }

    /// Takes back what the card has not taken and lets the tape go down to silence from there.
    mutating func fadeOut() {
        if staging.isTape, staging.count > 0 {
            position.next -= staging.count
            position.end = nil
        }
        staging.clear()
        guard position.end == nil, let length = tape.length else { return }
        stageTape(min(Levels.fade, length - position.next, tape.available(from: position.next)), fall: Levels.fade)
        position.end = position.written + staging.count
    }
}
