internal import Synchronization

/// What is asked of a pump from other threads. Each is said once and stays said.
package final class Commands: Sendable {
    private let granted = Atomic(false)
    private let stopped = Atomic(false)

    package init() {}

    package var isGranted: Bool { granted.load(ordering: .acquiring) }
    package var isStopped: Bool { stopped.load(ordering: .acquiring) }

    package func go() { granted.store(true, ordering: .releasing) }
    package func stop() { stopped.store(true, ordering: .releasing) }
}
