/// An instant of wall time, to the nanosecond. Not monotonic: the clock behind it may be set.
package struct WallInstant: InstantProtocol, Hashable, Sendable {
    /// Since 1970-01-01T00:00:00Z, leap seconds not counted; good until the year 2262.
    package let nanoseconds: Int64

    package init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    package init(seconds: Int64) {
        self.init(nanoseconds: seconds * 1_000_000_000)
    }

    package func advanced(by duration: Duration) -> WallInstant {
        WallInstant(nanoseconds: nanoseconds + duration.nanoseconds)
    }

    package func duration(to other: WallInstant) -> Duration {
        .nanoseconds(other.nanoseconds - nanoseconds)
    }

    package static func + (instant: WallInstant, duration: Duration) -> WallInstant { instant.advanced(by: duration) }
    package static func - (instant: WallInstant, duration: Duration) -> WallInstant {
        instant.advanced(by: .zero - duration)
    }
    package static func < (one: WallInstant, other: WallInstant) -> Bool { one.nanoseconds < other.nanoseconds }
}

extension Duration {
    /// Whole nanoseconds; what is finer is dropped.
    package var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    /// Seconds, with fraction.
    package var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
