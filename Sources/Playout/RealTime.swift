internal import Glibc
internal import Synchronization

/// What the system lets the thread that owns a card have, so that nothing else on the box keeps it from the card.
package enum RealTime {
    package struct Permission: Sendable, Hashable {
        /// Before all other programs (SCHED_FIFO): by the limit RLIMIT_RTPRIO or the capability CAP_SYS_NICE.
        package let priority: Bool
        /// Memory that is never put out on disk: by the limit RLIMIT_MEMLOCK, which all of the process must stay within, or
        /// the capability CAP_IPC_LOCK.
        package let lockedMemory: Bool
    }

    /// How many hold the process's memory.
    private static let holders = Mutex(0)

    /// What is permitted now, found out by asking for both and giving them back. For any thread but the card's own.
    package static func permission() -> Permission {
        var policy: Int32 = 0
        var parameters = sched_param()
        _ = unsafe pthread_getschedparam(pthread_self(), &policy, &parameters)
        let hasPriority = Worker.becomeRealTime()
        _ = unsafe pthread_setschedparam(pthread_self(), policy, &parameters)
        let isLocked = holdMemory()
        if isLocked { releaseMemory() }
        return Permission(priority: hasPriority, lockedMemory: isLocked)
    }

    /// Locks all memory that the process has by now, each page when it is first used: what a tape takes that is made
    /// meanwhile stays out of it. To be said again when there is more, and released as often; `false`: not permitted.
    static func holdMemory() -> Bool {
        holders.withLock { holders in
            guard mlockall(Int32(MCL_CURRENT) | Int32(MCL_ONFAULT)) == 0 else { return false }
            holders += 1
            return true
        }
    }

    static func releaseMemory() {
        holders.withLock { holders in
            holders -= 1
            if holders == 0 { munlockall() }
        }
    }
}
