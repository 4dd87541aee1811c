internal import Synchronization

/// Events on their way from the thread that owns the card to the one that tells them: one writer, one reader, bounded,
/// no lock.
final class EventRing: Sendable {
    @safe
    private struct Slots: @unchecked Sendable {
        // Safe across threads: the writer touches only free slots, the reader only full ones; `written` and `read`
        // part them, moved with release and read with acquire.
        let buffer: UnsafeMutableBufferPointer<PlayEvent?>
    }

    private let slots: Slots
    private let written = Atomic(0)
    private let read = Atomic(0)

    init(capacity: Int = 256) {
        unsafe slots = Slots(buffer: .allocate(capacity: capacity))
        unsafe slots.buffer.initialize(repeating: nil)
    }

    deinit {
        unsafe slots.buffer.deinitialize()
        unsafe slots.buffer.deallocate()
    }

    /// While nobody reads, first progress and then trouble is left out, so that the end always finds a place.
    func put(_ event: PlayEvent) {
        let next = written.load(ordering: .relaxed)
        let capacity = unsafe slots.buffer.count
        let free = capacity - (next - read.load(ordering: .acquiring))
        let reserve =
            switch event {
            case .progress, .heard: capacity / 2
            case .trouble: 3
            case .ready, .started, .ended: 0
            }
        guard free > reserve else { return }
        unsafe slots.buffer[next % capacity] = event
        written.store(next + 1, ordering: .releasing)
    }

    func take() -> PlayEvent? {
        let next = read.load(ordering: .relaxed)
        guard next < written.load(ordering: .acquiring) else { return nil }
        let capacity = unsafe slots.buffer.count
        let event = unsafe slots.buffer[next % capacity].take()
        read.store(next + 1, ordering: .releasing)
        return event
    }
}
