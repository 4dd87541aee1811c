internal import Glibc

/// Lets one thread sleep and another end that sleep: a pipe, which takes no lock and does not care how the clock is set.
final class Wake: Sendable {
    private let forReading: Int32
    private let forWriting: Int32

    /// Without a descriptor left in the process nobody is woken early, but sleeps still end.
    init() {
        var ends: [Int32] = [-1, -1]
        _ = unsafe pipe(&ends)
        (forReading, forWriting) = (ends[0], ends[1])
        for end in ends where end >= 0 {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
    }

    deinit {
        if forReading >= 0 { close(forReading) }
        if forWriting >= 0 { close(forWriting) }
    }

    func wake() {
        var byte: UInt8 = 1
        // A full pipe wakes as well.
        _ = unsafe write(forWriting, &byte, 1)
    }

    /// Returns after that time, to the next millisecond, or earlier if woken, also by a call from before.
    func sleep(upTo time: Duration) {
        let milliseconds = (time.components.seconds * 1000) + time.components.attoseconds / 1_000_000_000_000_000
        var entry = pollfd(fd: forReading, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&entry, 1, Int32(clamping: milliseconds + 1)) > 0 else { return }
        var bytes: (UInt64, UInt64) = (0, 0)
        _ = unsafe read(forReading, &bytes, 16)
    }
}
