package import CivilTime
internal import Synchronization

/// What an order's card was given, and when that is heard, for somebody on another thread who compares: one writer, the
/// thread that owns the card, and one reader; no lock. While nobody reads, what finds no place is left out and counted.
package final class Tap: Sendable {
    /// Sound without a gap.
    package struct Block: Sendable, Hashable {
        /// Counted from the first frame that the card took for this order. One that is not behind the block before takes
        /// its place: that one was taken back, or never sounded because the card failed.
        package let frame: Int
        package let count: Int
        /// When its first frame is heard, as the card's word had it when the block was written.
        package let at: WallInstant
    }

    private struct Entry {
        var block: Block
        var isSilent: Bool
    }
    @safe
    private struct Places: @unchecked Sendable {
        // Safe across threads: the writer touches only free places, the reader only full ones; `written…` and `read…` part
        // them, moved with release and read with acquire.
        let samples: UnsafeMutableBufferPointer<Int16>
        let entries: UnsafeMutableBufferPointer<Entry>
    }

    private let places: Places
    private let writtenSamples = Atomic(0)
    private let readSamples = Atomic(0)
    private let writtenEntries = Atomic(0)
    private let readEntries = Atomic(0)
    /// Of the oldest entry, by the reader alone.
    private let taken = Atomic(0)
    private let left = Atomic(0)

    /// - Parameter capacity: frames that may wait for the reader; silence takes none.
    package init(capacity: Int = 1 << 18) {
        unsafe places = Places(samples: .allocate(capacity: capacity), entries: .allocate(capacity: 1024))
        unsafe places.samples.initialize(repeating: 0)
        let nothing = Entry(block: Block(frame: 0, count: 0, at: WallInstant(nanoseconds: 0)), isSilent: true)
        unsafe places.entries.initialize(repeating: nothing)
    }

    deinit {
        unsafe places.samples.deallocate()
        unsafe places.entries.deallocate()
    }

    /// Frames so far that found no place.
    package var dropped: Int { left.load(ordering: .relaxed) }

    /// For the writer: so many frames, which are silence where there are no samples.
    @_noLocks
    package func put(_ samples: Span<Int16> = Span(), frame: Int, count: Int, at instant: WallInstant) {
        let capacity = unsafe places.samples.count
        let entries = unsafe places.entries.count
        let entry = writtenEntries.load(ordering: .relaxed)
        let next = writtenSamples.load(ordering: .relaxed)
        let isFull = next - readSamples.load(ordering: .acquiring) + samples.count > capacity
        guard !isFull, entry - readEntries.load(ordering: .acquiring) < entries else {
            left.wrappingAdd(count, ordering: .relaxed)
            return
        }
        for index in samples.indices { unsafe places.samples[(next + index) % capacity] = samples[index] }
        writtenSamples.store(next + samples.count, ordering: .relaxed)
        unsafe places.entries[entry % entries] = Entry(
            block: Block(frame: frame, count: count, at: instant), isSilent: samples.isEmpty)
        writtenEntries.store(entry + 1, ordering: .releasing)
    }

    /// For the reader: the oldest block that was not taken yet, or as much of it as there is room for, the rest at the next
    /// call; `nil` if there is none. Silence is zeros.
    package func take(into target: inout MutableSpan<Int16>) -> Block? {
        let number = readEntries.load(ordering: .relaxed)
        guard number < writtenEntries.load(ordering: .acquiring), target.count > 0 else { return nil }
        let entry = unsafe places.entries[number % places.entries.count]
        let done = taken.load(ordering: .relaxed)
        let count = min(target.count, entry.block.count - done)
        let next = readSamples.load(ordering: .relaxed)
        let capacity = unsafe places.samples.count
        for index in 0..<count {
            target[index] = entry.isSilent ? 0 : unsafe places.samples[(next + index) % capacity]
        }
        if !entry.isSilent { readSamples.store(next + count, ordering: .releasing) }
        let isWhole = done + count == entry.block.count
        taken.store(isWhole ? 0 : done + count, ordering: .relaxed)
        if isWhole { readEntries.store(number + 1, ordering: .releasing) }
        return Block(
            frame: entry.block.frame + done, count: count,
            at: entry.block.at.advanced(by: .nanoseconds(Int64(done) * 1_000_000_000 / 48_000)))
    }
}
