/// An open input: mono sound at 48 kHz, -1 to 1, as it comes in. One thread uses it; it is closed when it is dropped.
///
/// No call blocks for longer than it is told. What was not fetched in time is lost: the next call throws `overrun`, and
/// so does every one until the card is recovered. A card that went away throws `absent`: drop it.
package protocol CaptureCard: ~Copyable, SendableMetatype {
    associatedtype Driver: CardDriver

    init(opening driver: Driver) throws(CardError)

    /// `period` is what one wait usually brings, `buffer` what may come while nobody reads.
    var shape: CardShape { get }

    /// Begins to listen. Nothing if it listens already.
    mutating func start() throws(CardError)

    /// Takes what has come in, as much as there is room for, and returns how many frames that is. If nothing has, waits
    /// for it up to that time, and returns 0 if nothing came.
    mutating func read(into samples: inout MutableSpan<Float>, within time: Duration) throws(CardError) -> Int

    /// After `overrun` or `suspended`: empty and stopped, as freshly opened.
    mutating func recover() throws(CardError)
}
