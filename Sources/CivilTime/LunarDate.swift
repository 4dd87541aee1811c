/// A day of the Vietnamese lunar calendar, such as 15/8: Trung Thu.
package struct LunarDate: Sendable, Hashable {
    /// Counted as the Gregorian year in which it begins.
    package let year: Int
    /// 1 to 12.
    package let month: Int
    /// The second month of its number in that year.
    package let isLeap: Bool
    /// 1 to 30.
    package let day: Int

    /// As good as `LunarYear`; takes some 30 µs.
    package init(_ date: LocalDate) {
        let year = LunarYear(date.year)
        self.init(date, in: date < year.start ? LunarYear(date.year - 1) : year)
    }

    /// For whoever asks for many days of a year; `date` lies in it.
    package init(_ date: LocalDate, in lunarYear: LunarYear) {
        let month = lunarYear.months.last { $0.start <= date } ?? lunarYear.months[0]
        self.year = lunarYear.number
        self.month = month.number
        self.isLeap = month.isLeap
        self.day = date - month.start + 1
    }
}

extension LunarDate: CustomStringConvertible {
    /// As people write it: `15/8`, in a leap month `15/6 nhuận`, without the year.
    package var description: String { "\(day)/\(month)" + (isLeap ? " nhuận" : "") }
}

extension LocalDate {
    /// The day of an ordinary (not leap) lunar month; `nil` where that month has no such day.
    package init?(lunarYear: Int, month: Int, day: Int) {
        guard let date = LunarYear(lunarYear).date(month: month, day: day) else { return nil }
        self = date
    }
}
