internal import Foundation

/// A station's time zone, by its IANA name: the one place where local time becomes an instant.
///
/// Vietnam has not moved its clocks since 1975, but a zone is data and may.
package struct StationZone: Sendable, Hashable {
    package let identifier: String
    private let zone: TimeZone

    /// `nil` if the system's zone tables do not have it.
    package init?(identifier: String) {
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        self.identifier = identifier
        self.zone = zone
    }

    /// Seconds east of Greenwich at that instant.
    package func offset(at instant: WallInstant) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.nanoseconds) / 1e9))
    }

    /// The instant of a local minute.
    ///
    /// Where the clock goes back and the minute comes twice, the first one counts: an announcement is aired once.
    /// Where it goes forward and the minute does not exist, the instant is as long after the gap's start as the
    /// minute is (02:30 becomes 03:30): nothing is dropped.
    package func instant(of local: LocalDateTime) -> WallInstant {
        let asIfUTC = Int64(local.minuteNumber) * 60
        let dayBefore = offset(at: WallInstant(seconds: asIfUTC - 86_400))
        let dayAfter = offset(at: WallInstant(seconds: asIfUTC + 86_400))
        // With the greater offset the instant is the earlier one: right in a doubled hour.
        let first = WallInstant(seconds: asIfUTC - Int64(max(dayBefore, dayAfter)))
        if offset(at: first) == max(dayBefore, dayAfter) { return first }
        let second = WallInstant(seconds: asIfUTC - Int64(min(dayBefore, dayAfter)))
        if offset(at: second) == min(dayBefore, dayAfter) { return second }
        return WallInstant(seconds: asIfUTC - Int64(dayBefore))
    }

    /// The local minute that an instant lies in.
    package func minute(of instant: WallInstant) -> LocalDateTime {
        LocalDateTime(minuteNumber: localSeconds(of: instant).flooredQuotient(60))
    }

    package func date(of instant: WallInstant) -> LocalDate { minute(of: instant).date }

    /// `HH:MM:SS`, for people.
    package func clockTime(of instant: WallInstant) -> String {
        let second = localSeconds(of: instant).flooredRemainder(60)
        return "\(minute(of: instant).time):\(second.padded(2))"
    }

    /// ISO 8601 with the offset and, unless it is zero, a fraction of three digits: `2023-08-08T17:00:00+07:00`.
    package func iso8601(_ instant: WallInstant) -> String {
        let offset = offset(at: instant)
        let millisecond = Int(instant.nanoseconds.flooredRemainder(1_000_000_000) / 1_000_000)
        let fraction = millisecond == 0 ? "" : ".\(millisecond.padded(3))"
        let sign = offset < 0 ? "-" : "+"
        let zone = "\(sign)\((abs(offset) / 3600).padded(2)):\((abs(offset) / 60 % 60).padded(2))"
        return "\(date(of: instant))T\(clockTime(of: instant))\(fraction)\(zone)"
    }

    private func localSeconds(of instant: WallInstant) -> Int {
        Int(instant.nanoseconds.flooredQuotient(1_000_000_000)) + offset(at: instant)
    }
}
