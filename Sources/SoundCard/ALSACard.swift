internal import CALSA
internal import CivilTime
internal import Glibc

/// A playback PCM of ALSA, open and negotiated: mono sound of 16 bits goes in, what the card wants comes out.
package struct ALSACard: PlaybackCard, ~Copyable {
    package let shape: CardShape
    private let driver: ALSADriver
    private let handle: ALSAHandle
    private let format: ALSAFormat
    /// Frames as a card takes them that does not take Loa's own; empty otherwise.
    private var narrow: [Int16]
    private var wide: [Int32]
    /// One period; zeros are silence in every format.
    private let silence: [Int32]

    package init(opening driver: ALSADriver) throws(CardError) {
        let handle = try ALSAHandle(device: driver.device, direction: .playback)
        let format = try ALSAFormat(
            negotiating: handle, latency: driver.latency, takesBack: driver.takesBack || handle.isHardware)
        let samples = format.isLoasOwn ? 0 : format.shape.buffer * format.channels
        self.driver = driver
        self.shape = format.shape
        self.narrow = Array(repeating: 0, count: format.isWide ? 0 : samples)
        self.wide = Array(repeating: 0, count: format.isWide ? samples : 0)
        self.silence = Array(repeating: 0, count: format.shape.period * format.channels)
        self.format = format
        self.handle = handle
    }

    package mutating func write(_ samples: Span<Int16>) throws(CardError) -> Int {
        let samples = samples.extracting(first: shape.buffer)
        let format = format
        if format.isLoasOwn { return try handle.write(samples, frames: samples.count) }
        if format.isWide {
            var target = wide.mutableSpan
            format.spread(samples, over: &target)
            return try handle.write(wide.span, frames: samples.count)
        }
        var target = narrow.mutableSpan
        format.spread(samples, over: &target)
        return try handle.write(narrow.span, frames: samples.count)
    }

    package mutating func writeSilence(_ frames: Int) throws(CardError) -> Int {
        var written = 0
        while written < frames {
            let count = min(frames - written, shape.period)
            let taken = try handle.write(silence.span, frames: count)
            written += taken
            if taken < count { break }
        }
        return written
    }

    package mutating func takeBack(atMost most: Int, leaving left: Int) throws(CardError) -> Int {
        shape.takesBack ? try handle.takeBack(atMost: most, leaving: left) : 0
    }

    package mutating func start() throws(CardError) { try handle.start() }

    package mutating func reading() throws(CardError) -> CardReading {
        let before = driver.now
        let (space, delay) = try handle.spaceAndDelay()
        let after = driver.now
        // The driver looked somewhere in between.
        let at = before.advanced(by: before.duration(to: after) / 2)
        return CardReading(delay: delay, space: space, at: at)
    }

    package mutating func recover() throws(CardError) -> Int? {
        let left = handle.space().map { max(0, shape.buffer - $0) }
        try handle.prepareAnew()
        return left
    }

    package mutating func halt() { handle.drop() }
}
