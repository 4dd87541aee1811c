/// A minute of the day, `00:00` to `24:00`; `24:00` only ever ends something.
package struct TimeOfDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Minutes since midnight, 0 to 1440.
    package let minute: Int

    /// `00:00`.
    package static let midnight = TimeOfDay(valid: 0)

    /// For a minute that is known to be one of a day.
    init(valid minute: Int) {
        self.minute = minute
    }

    package init?(minute: Int) {
        guard (0...1440).contains(minute) else { return nil }
        self.minute = minute
    }

    /// Reads `HH:MM`, nothing else.
    package init?(_ text: some StringProtocol) {
        self.init(utf8: String(text).utf8Span.span)
    }

    init?(utf8 text: Span<UInt8>) {
        guard text.count == 5, text[2] == UInt8(ascii: ":"), let hour = Int(digits: text.extracting(0..<2)),
            let minute = Int(digits: text.extracting(3..<5)), minute < 60
        else { return nil }
        self.init(minute: hour * 60 + minute)
    }

    /// `HH:MM`.
    package var description: String { "\((minute / 60).padded(2)):\((minute % 60).padded(2))" }

    package static func < (one: TimeOfDay, other: TimeOfDay) -> Bool { one.minute < other.minute }
}

/// A stretch of one day, such as `05:30-06:30`; its end belongs to it no longer.
package struct TimeWindow: Sendable, Hashable, CustomStringConvertible {
    package let start: TimeOfDay
    package let end: TimeOfDay

    /// `nil` unless `start` is before `end`: a window does not cross midnight.
    package init?(_ start: TimeOfDay, _ end: TimeOfDay) {
        guard start < end else { return nil }
        self.start = start
        self.end = end
    }

    package var minutes: Int { end.minute - start.minute }
    package var description: String { "\(start)-\(end)" }
}

/// A local date and minute; not an instant until a zone is asked.
package struct LocalDateTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let date: LocalDate
    package let time: TimeOfDay

    /// `24:00` becomes `00:00` of the day after, so that a moment has one name.
    package init(_ date: LocalDate, _ time: TimeOfDay) {
        self.init(minuteNumber: date.dayNumber * 1440 + time.minute)
    }

    /// Minutes since 1970-01-01T00:00 local.
    package init(minuteNumber: Int) {
        self.date = LocalDate(dayNumber: minuteNumber.flooredQuotient(1440))
        self.time = TimeOfDay(valid: minuteNumber.flooredRemainder(1440))
    }

    /// Reads `YYYY-MM-DDTHH:MM`, nothing else.
    package init?(_ text: some StringProtocol) {
        self.init(utf8: String(text).utf8Span.span)
    }

    /// The same from UTF-8: a ledger has a million of them.
    package init?(utf8 text: Span<UInt8>) {
        guard text.count == 16, text[10] == UInt8(ascii: "T"), let date = LocalDate(utf8: text.extracting(0..<10)),
            let time = TimeOfDay(utf8: text.extracting(11..<16)), time.minute < 1440
        else { return nil }
        self.init(date, time)
    }

    package var minuteNumber: Int { date.dayNumber * 1440 + time.minute }
    /// `YYYY-MM-DDTHH:MM`.
    package var description: String { "\(date)T\(time)" }

    package static func + (moment: LocalDateTime, minutes: Int) -> LocalDateTime {
        LocalDateTime(minuteNumber: moment.minuteNumber + minutes)
    }
    package static func < (one: LocalDateTime, other: LocalDateTime) -> Bool { one.minuteNumber < other.minuteNumber }
}
