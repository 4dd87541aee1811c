package import CivilTime
internal import Foundation
internal import Glibc
internal import Synchronization

/// Hears what the horn of a sound server plays, and when.
package final class Ear: Sendable {
    private struct Heard {
        var samples: [Int16] = []
        /// The earliest instant that any block gives for sample 0: a block can come late but not early.
        var start: WallInstant?
        var isOver = false
    }

    private let heard = Mutex(Heard())
    private let child: Child

    init(environment: [String: String]) throws {
        let pipe = try Child.pipe()
        child = try Child(
            "/usr/bin/parec",
            ["-d", "horn.monitor", "--raw", "--format=s16le", "--rate=48000", "--channels=1", "--latency-msec=5"],
            environment: environment, output: pipe.writing)
        // Only the program holds the other end now: when it ends, so does the sound.
        close(pipe.writing)
        Thread.detachNewThread { [self] in follow(pipe.reading) }
        // It hears silence from the first moment on.
        for _ in 0..<500 where heard.withLock({ $0.samples.isEmpty }) { usleep(10_000) }
    }

    /// Stops listening; returns everything that was heard and the instant of its first sample.
    package func finish() -> (start: WallInstant, samples: [Int16]) {
        usleep(200_000)
        child.kill(SIGKILL)
        _ = child.wait()
        for _ in 0..<500 where !heard.withLock({ $0.isOver }) { usleep(10_000) }
        return heard.withLock { ($0.start ?? systemNow(), $0.samples) }
    }

    private func follow(_ descriptor: Int32) {
        var buffer = [Int16](repeating: 0, count: 32_768)
        while true {
            let bytes = unsafe read(descriptor, &buffer, 65_536)
            let now = systemNow()
            guard bytes > 0 else { break }
            heard.withLock { heard in
                let first = now.advanced(by: .nanoseconds(-Int64(heard.samples.count) * 1_000_000_000 / 48_000))
                heard.start = min(heard.start ?? first, first)
                heard.samples += buffer[..<(bytes / 2)]
            }
        }
        close(descriptor)
        heard.withLock { $0.isOver = true }
    }
}

@Sendable package func systemNow() -> WallInstant {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return WallInstant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
}
