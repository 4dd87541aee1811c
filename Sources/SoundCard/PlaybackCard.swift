package import CivilTime

/// What a card and Loa agreed on when it was opened.
package struct CardShape: Sendable, Hashable {
    /// Frames per second.
    package let rate: Int
    /// Frames that the card takes at once, and that it holds in all.
    package let period: Int
    package let buffer: Int
    /// For a person: rate, channels and width as the card itself has them.
    package let summary: String
    /// What it holds can be taken back and written otherwise.
    package let takesBack: Bool

    package init(rate: Int, period: Int, buffer: Int, summary: String, takesBack: Bool = false) {
        self.rate = rate
        self.period = period
        self.buffer = buffer
        self.summary = summary
        self.takesBack = takesBack
    }
}

/// Where a running card stands.
package struct CardReading: Sendable, Hashable {
    /// Frames written but not yet audible.
    package let delay: Int
    /// Frames that can be written now.
    package let space: Int
    /// When that was so, by the driver's clock.
    package let at: WallInstant

    package init(delay: Int, space: Int, at: WallInstant) {
        self.delay = delay
        self.space = space
        self.at = at
    }
}

/// The way to one output or input, and the clock that goes with it. Opened anew after each loss.
package protocol CardDriver: Sendable {
    /// As the station names it.
    var device: String { get }
    var now: WallInstant { get }
    /// The same way, to be opened so that sound passes quickly: in short periods, where it has any.
    var atLowLatency: Self { get }
}

extension CardDriver {
    package var atLowLatency: Self { self }
}

/// An open output for mono sound of 16 bits. One thread uses it; it is closed when it is dropped.
///
/// No call blocks for longer than the driver below takes to answer. A card that ran dry throws `underrun` until it is
/// recovered, one that went away `absent`: drop it and open again.
package protocol PlaybackCard: ~Copyable, SendableMetatype {
    associatedtype Driver: CardDriver

    init(opening driver: Driver) throws(CardError)

    var shape: CardShape { get }

    /// Takes as many frames as there is room for, from 0 to all; returns how many.
    mutating func write(_ samples: Span<Int16>) throws(CardError) -> Int

    /// The same for so many frames of silence.
    mutating func writeSilence(_ frames: Int) throws(CardError) -> Int

    /// Takes back frames from the end of what was written, so that others can be written in their place.
    ///
    /// - Parameters:
    ///   - most: no more than that.
    ///   - left: so many that would be heard next stay.
    /// - Returns: how many were taken back; 0 by a card whose shape does not promise it.
    mutating func takeBack(atMost most: Int, leaving left: Int) throws(CardError) -> Int

    /// Begins to sound what was written; before it everything waits. Nothing if it runs already.
    mutating func start() throws(CardError)

    mutating func reading() throws(CardError) -> CardReading

    /// After `underrun` or `suspended`: empty and stopped, as freshly opened. Returns how many of the frames that were
    /// written lay in the buffer when it failed and are never heard; `nil` where the card does not say.
    mutating func recover() throws(CardError) -> Int?

    /// Forgets what is not audible yet and falls silent at once.
    mutating func halt()
}
