/// A day of the Gregorian calendar, without a zone. Years 1 to 9999.
package struct LocalDate: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01; negative before.
    package let dayNumber: Int

    package init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    /// `nil` where the calendar has no such day (31 February, month 13, year 0).
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        // Years begin in March here, so that the leap day comes last.
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        self.dayNumber = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        guard self.day == day else { return nil }
    }

    /// Reads `YYYY-MM-DD`, nothing else.
    package init?(_ text: some StringProtocol) {
        self.init(utf8: String(text).utf8Span.span)
    }

    init?(utf8 text: Span<UInt8>) {
        guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            let year = Int(digits: text.extracting(0..<4)), let month = Int(digits: text.extracting(5..<7)),
            let day = Int(digits: text.extracting(8..<10))
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package var year: Int { components.year }
    /// 1 to 12.
    package var month: Int { components.month }
    /// 1 to 31.
    package var day: Int { components.day }

    package var components: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    package var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        Weekday.allCases[(dayNumber + 3).flooredRemainder(7)]
    }

    /// The Monday of this day's week: a week runs from Monday to Sunday.
    package var weekStart: LocalDate { self - weekday.index }

    package static func + (date: LocalDate, days: Int) -> LocalDate { LocalDate(dayNumber: date.dayNumber + days) }
    package static func - (date: LocalDate, days: Int) -> LocalDate { LocalDate(dayNumber: date.dayNumber - days) }
    /// Whole days from `other` to `date`.
    package static func - (date: LocalDate, other: LocalDate) -> Int { date.dayNumber - other.dayNumber }
    package static func < (one: LocalDate, other: LocalDate) -> Bool { one.dayNumber < other.dayNumber }
}

extension LocalDate: Strideable {
    package func distance(to other: LocalDate) -> Int { other - self }
    package func advanced(by days: Int) -> LocalDate { self + days }
}

extension LocalDate {
    /// `08/08/2023`, as it is written in Vietnam.
    package var dayMonthYear: String {
        let (year, month, day) = components
        return "\(day.padded(2))/\(month.padded(2))/\(year)"
    }
}

extension LocalDate: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    package var description: String {
        let (year, month, day) = components
        return "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))"
    }
}

package enum Weekday: String, Sendable, CaseIterable, Hashable {
    case monday = "mon"
    case tuesday = "tue"
    case wednesday = "wed"
    case thursday = "thu"
    case friday = "fri"
    case saturday = "sat"
    case sunday = "sun"

    /// 0 for Monday to 6 for Sunday.
    package var index: Int {
        switch self {
        case .monday: 0
        case .tuesday: 1
        case .wednesday: 2
        case .thursday: 3
        case .friday: 4
        case .saturday: 5
        case .sunday: 6
        }
    }
}
