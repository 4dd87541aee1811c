internal import Glibc

/// A plain thread of our own: no pool, no queue, nothing that could take it away.
package enum Worker {
    private final class Box {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs the body on a new thread that nobody waits for; `false` if the system has none left.
    package static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        let box = unsafe Unmanaged.passRetained(Box(body))
        var thread = pthread_t()
        let code = unsafe pthread_create(
            &thread, nil,
            { argument in
                // Safe: the box was retained for this call alone, which takes it over.
                if let argument = unsafe argument {
                    unsafe Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
                }
                return nil
            }, box.toOpaque())
        guard code == 0 else {
            unsafe box.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

    /// Asks for the lowest real-time priority for the calling thread; `false` where that is not permitted.
    package static func becomeRealTime() -> Bool {
        var parameters = sched_param()
        parameters.sched_priority = sched_get_priority_min(SCHED_FIFO)
        return unsafe pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters) == 0
    }
}
