internal import Synchronization

/// The tape on its way from the thread that reads the file to the one that owns the card: one writer, one reader, no
/// lock. Places are frames of the tape, counted from its beginning.
///
/// The reader may go back to any frame that it has not released: what was written to a card that went away is still
/// here.
package final class TapeRing: Sendable {
    @safe
    private struct Samples: @unchecked Sendable {
        // Safe across threads: the writer touches only places from `filled` to `released + capacity`, the reader only
        // those from `released` to `filled`; each moves its own bound after it is done, with release and acquire.
        let buffer: UnsafeMutableBufferPointer<Int16>
    }
    private final class Refusal: Sendable {
        let detail: String
        init(_ detail: String) { self.detail = detail }
    }

    private let samples: Samples
    private let filled: Atomic<Int>
    private let released: Atomic<Int>
    private let copied = Atomic(0)
    /// -1: not known yet.
    private let total = Atomic(-1)
    private let refusal = AtomicLazyReference<Refusal>()

    /// - Parameters:
    ///   - capacity: frames.
    ///   - from: the frame that is put in first.
    package init(capacity: Int, from: Int = 0) {
        filled = Atomic(from)
        released = Atomic(from)
        unsafe samples = Samples(buffer: .allocate(capacity: capacity))
        unsafe samples.buffer.initialize(repeating: 0)
    }

    deinit {
        unsafe samples.buffer.deallocate()
    }

    package var capacity: Int { unsafe samples.buffer.count }

    /// How many frames the tape has; said once: of a file before the first of them, of a stream when its last is put in,
    /// or never.
    package func setLength(_ frames: Int) {
        total.store(frames, ordering: .releasing)
    }

    /// The tape cannot be read (on); what is here already still can.
    package func fail(_ detail: String) {
        _ = refusal.storeIfNil(Refusal(detail))
    }

    /// Frames that can be put in now.
    package var room: Int {
        capacity - (filled.load(ordering: .relaxed) - released.load(ordering: .acquiring))
    }

    /// Frames that were put in and not copied out yet: what a live source has put in too early.
    package var waiting: Int {
        max(0, filled.load(ordering: .relaxed) - copied.load(ordering: .relaxed))
    }

    /// Lends the next free places; `body` returns how many it filled, from the first.
    ///
    /// Fewer are lent than there is room for where the ring wraps: call again.
    package func fill<Failure>(
        atMost most: Int, _ body: (UnsafeMutableBufferPointer<Int16>) throws(Failure) -> Int
    ) throws(Failure) -> Int {
        let next = filled.load(ordering: .relaxed)
        let place = next % capacity
        let count = min(most, room, capacity - place)
        let done = try unsafe body(UnsafeMutableBufferPointer(rebasing: samples.buffer[place..<place + count]))
        filled.store(next + done, ordering: .releasing)
        return done
    }

    /// `nil` until it was said.
    package var length: Int? {
        let frames = total.load(ordering: .acquiring)
        return frames < 0 ? nil : frames
    }

    package var failure: String? { refusal.load()?.detail }

    /// Frames at hand from that one on.
    @_noLocks
    package func available(from frame: Int) -> Int {
        max(0, filled.load(ordering: .acquiring) - frame)
    }

    /// Copies frames that are available and not released.
    ///
    /// - Parameter target: has room for them.
    @_noLocks
    package func copy(from frame: Int, count: Int, into target: UnsafeMutableBufferPointer<Int16>) {
        let place = frame % capacity
        let first = min(count, capacity - place)
        for index in 0..<first { unsafe target[index] = samples.buffer[place + index] }
        for index in first..<count { unsafe target[index] = samples.buffer[index - first] }
        copied.store(frame + count, ordering: .relaxed)
    }

    /// A frame that is available and not released.
    @_noLocks
    package func sample(at frame: Int) -> Int16 { unsafe samples.buffer[frame % capacity] }

    /// The frames before that one will not be asked for again.
    @_noLocks
    package func release(upTo frame: Int) {
        released.store(frame, ordering: .releasing)
    }
}
