internal import CivilTime
internal import Glibc

/// A card made of a clock: what was written becomes audible frame by frame as its driver's time passes.
package struct PacedCard: PlaybackCard, ~Copyable {
    package let shape: CardShape
    private let driver: PacedDriver
    private var file: WAVFile?
    private var written = 0
    private var started: WallInstant?

    package init(opening driver: PacedDriver) throws(CardError) {
        guard !driver.isLost(at: driver.now) else {
            throw driver.error(.absent, call: "open", errno: ENODEV, detail: "No such device")
        }
        self.file = try driver.openFile()
        self.driver = driver
        self.shape = driver.shape
    }

    package mutating func write(_ samples: Span<Int16>) throws(CardError) -> Int {
        let count = min(samples.count, try room())
        do {
            try file?.write(samples.extracting(first: count))
        } catch {
            throw driver.error(error)
        }
        written += count
        return count
    }

    package mutating func writeSilence(_ frames: Int) throws(CardError) -> Int {
        let count = min(frames, try room())
        do {
            try file?.writeSilence(count)
        } catch {
            throw driver.error(error)
        }
        written += count
        return count
    }

    package mutating func takeBack(atMost most: Int, leaving left: Int) throws(CardError) -> Int {
        let count = max(0, min(most, written - left - (try played(at: driver.now))))
        do {
            try file?.forget(last: count)
        } catch {
            throw driver.error(error)
        }
        written -= count
        return count
    }

    package mutating func start() throws(CardError) {
        if started == nil { started = driver.now }
    }

    package mutating func reading() throws(CardError) -> CardReading {
        let now = driver.now
        let played = try played(at: now)
        return CardReading(delay: written - played, space: shape.buffer - (written - played), at: now)
    }

    package mutating func recover() throws(CardError) -> Int? {
        started = nil
        written = 0
        return 0
    }

    package mutating func halt() {
        // A file that cannot be shortened keeps what was on its way to the horns: no harm worth an error.
        let unheard = written - min(written, elapsedFrames(at: driver.now))
        try? file?.forget(last: unheard)
        started = nil
        written = 0
    }

    private func room() throws(CardError) -> Int {
        shape.buffer - (written - (try played(at: driver.now)))
    }

    private func played(at now: WallInstant) throws(CardError) -> Int {
        guard !driver.isLost(at: now) else {
            throw driver.error(.absent, call: "write", errno: ENODEV, detail: "No such device")
        }
        let frames = elapsedFrames(at: now)
        guard frames <= written else {
            throw driver.error(.underrun, call: "write", errno: EPIPE, detail: "ran dry")
        }
        return frames
    }

    private func elapsedFrames(at now: WallInstant) -> Int {
        guard let started else { return 0 }
        let nanoseconds = Int(max(0, started.duration(to: now).nanoseconds))
        return nanoseconds / 1_000_000_000 * shape.rate + nanoseconds % 1_000_000_000 * shape.rate / 1_000_000_000
    }
}
