package import CivilTime
internal import Glibc

/// The machine's wall clock, or one that runs from another instant and at another pace: the rehearsal's.
package struct SystemClock: StationClock {
    /// What this clock shows when the machine's shows `origin`.
    private let shown: WallInstant
    private let origin: WallInstant
    private let speed: Double

    /// The machine's own time.
    package init() {
        self.init(showing: Self.machineTime, speed: 1)
    }

    /// Shows that instant now and runs `speed` times as fast as the machine's clock.
    package init(showing instant: WallInstant, speed: Double = 1) {
        shown = instant
        origin = Self.machineTime
        self.speed = speed
    }

    package var now: WallInstant {
        let elapsed = origin.duration(to: Self.machineTime)
        // At the machine's pace the sum is exact: no rounding of a product.
        return shown + (speed == 1 ? elapsed : elapsed * speed)
    }

    /// Sleeps in naps, because the machine's clock may be set meanwhile and nobody would tell. Set back, it ends the
    /// sleep: the deadline would come hours late, and nobody would hear of the wrong clock before.
    package func sleep(until deadline: WallInstant) async {
        var latest = now
        while !Task.isCancelled {
            let current = now
            let remaining = current.duration(to: deadline)
            guard remaining > .zero, current >= latest else { return }
            latest = current
            // A cancelled nap ends the loop by its condition.
            try? await Task.sleep(for: min(remaining / speed, Self.nap))
        }
    }

    /// The longest time for which a clock that was set goes unnoticed.
    private static let nap = Duration.seconds(5)

    private static var machineTime: WallInstant {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return WallInstant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }
}
