package import CivilTime
internal import Synchronization

/// A clock that stands still until it is set: the time of a simulation.
package final class VirtualTime: Sendable {
    private let nanoseconds: Atomic<Int64>

    package init(_ start: WallInstant) {
        nanoseconds = Atomic(start.nanoseconds)
    }

    package var now: WallInstant {
        WallInstant(nanoseconds: nanoseconds.load(ordering: .acquiring))
    }

    /// Never backwards: an earlier instant changes nothing.
    package func advance(to instant: WallInstant) {
        nanoseconds.max(instant.nanoseconds, ordering: .acquiringAndReleasing)
    }
}
