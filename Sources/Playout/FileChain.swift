internal import Synchronization

/// Files that are played one after another without a gap, each handed over when it is there: the first may sound while
/// the second is still being made. What plays it is an order with `stream(chain.ring)`.
///
/// A thread of its own reads them, and ends with the last of them, or when nobody holds the ring any more. Its calls are
/// for any thread. Dropped, the chain is finished: what was handed over is still read.
package final class FileChain: Sendable {
    private struct Queue {
        var paths: [String] = []
        var isFinished = false
        var isCut = false
    }
    private enum Task {
        case read(String)
        case wait
        case setLength
        case end
    }
    private final class Work: Sendable {
        /// The order that plays it holds it, too.
        weak let ring: TapeRing?
        let queue = Mutex(Queue())
        let wake = Wake()

        init(_ ring: TapeRing) { self.ring = ring }
    }

    /// Until there is room in the ring again; it holds much more.
    private static let pause = Duration.milliseconds(250)

    package let ring: TapeRing
    private let work: Work

    package init() {
        let ring = TapeRing(capacity: Supply.reserve)
        let work = Work(ring)
        self.ring = ring
        self.work = work
        if !Worker.start({ Self.read(work) }) { ring.fail("pthread_create: EAGAIN") }
    }

    deinit { finish() }

    /// That file, mono at `Sound.rate`, is to follow. One that cannot be read ends the chain: what was read before it is
    /// heard, and the order ends as `tapeFailed`.
    package func append(_ path: String) {
        work.queue.withLock { if !$0.isFinished { $0.paths.append(path) } }
        work.wake.wake()
    }

    /// Nothing follows any more.
    package func finish() {
        work.queue.withLock { $0.isFinished = true }
        work.wake.wake()
    }

    /// Nothing follows, because of that; what is in the ring is still heard, and the order ends as `tapeFailed`.
    package func fail(_ detail: String) {
        work.queue.withLock { $0.isCut = true }
        ring.fail(detail)
        work.wake.wake()
    }

    private static func read(_ work: Work) {
        var reader: TapeReader?
        while readOn(work, &reader) { work.wake.sleep(upTo: pause) }
    }

    /// As far as there are files and room; `false` when that was all.
    private static func readOn(_ work: Work, _ reader: inout TapeReader?) -> Bool {
        guard let ring = work.ring else { return false }
        while true {
            reader?.fill(ring)
            guard ring.failure == nil else { return false }
            if reader?.isOver == false { return true }
            switch next(work) {
            case .read(let path): reader = TapeReader(path: path, isPart: true)
            case .wait:
                reader = nil
                return true
            case .setLength:
                ring.setLength(ring.available(from: 0))
                return false
            case .end: return false
            }
        }
    }

    private static func next(_ work: Work) -> Task {
        work.queue.withLock { queue in
            if queue.isCut { return .end }
            if !queue.paths.isEmpty { return .read(queue.paths.removeFirst()) }
            return queue.isFinished ? .setLength : .wait
        }
    }
}
