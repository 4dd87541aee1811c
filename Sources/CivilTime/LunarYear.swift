/// A year of the Vietnamese lunar calendar: its months from Tết to the day before the next one.
///
/// The rules, at UTC+7: a month begins on the day that holds the new moon; the winter solstice lies in month 11; where
/// thirteen months lie between two months 11, the first of them without a major solar term is the leap one and repeats
/// the number of the month before it. Good for 1968 to 2199, within a day and a leap month back to 1900. Making one
/// takes some 30 µs, so whoever asks for many days of a year keeps it.
package struct LunarYear: Sendable, Hashable {
    package struct Month: Sendable, Hashable {
        /// 1 to 12.
        package let number: Int
        /// Follows the ordinary month of the same number.
        package let isLeap: Bool
        package let start: LocalDate
        /// 29 or 30.
        package let days: Int
    }

    /// Counted as the Gregorian year in which it begins.
    package let number: Int
    /// 12 or 13.
    package let months: [Month]

    package init(_ number: Int) {
        // Months 1 to 10 come before the solstice of this year, 11 and 12 after it.
        let before = LunarYear.monthsUpToSolstice(of: number).drop { $0.number > 10 }
        let after = LunarYear.monthsUpToSolstice(of: number + 1).prefix { $0.number > 10 }
        self.number = number
        self.months = Array(before + after)
    }

    /// Tết: the first day of the first month.
    package var start: LocalDate { months[0].start }

    /// `nil` where the year has no such month or the month no such day.
    package func date(month: Int, isLeap: Bool = false, day: Int) -> LocalDate? {
        guard let found = months.first(where: { $0.number == month && $0.isLeap == isLeap }),
            (1...found.days).contains(day)
        else { return nil }
        return found.start + (day - 1)
    }

    /// The months from number 11 of the year before, which holds that year's solstice, up to the next number 11.
    private static func monthsUpToSolstice(of year: Int) -> [Month] {
        let first = solsticeMoon(of: year - 1)
        let last = solsticeMoon(of: year)
        let starts = (first...last).map(SunAndMoon.newMoonDay)
        let leap = last - first == 13 ? leapIndex(starts) : nil
        return (0..<last - first).map { index in
            let ordinal = index - (leap.map { index >= $0 ? 1 : 0 } ?? 0)
            return Month(
                number: (10 + ordinal) % 12 + 1, isLeap: index == leap, start: starts[index],
                days: starts[index + 1] - starts[index])
        }
    }

    /// The first month in which the sun passes into no other twelfth.
    private static func leapIndex(_ starts: [LocalDate]) -> Int? {
        let twelfths = starts.map(SunAndMoon.solarTwelfth)
        return (1..<starts.count - 1).first { twelfths[$0] == twelfths[$0 + 1] }
    }

    /// The new moon of the month that holds the winter solstice of a Gregorian year.
    private static func solsticeMoon(of year: Int) -> Int {
        // The solstice falls on 20 to 23 December: its month is the last to begin in the year or the one before. That
        // year's last day is counted here, since the years about the first and the last of `LocalDate` need it too.
        let leapDays = year.flooredQuotient(4) - year.flooredQuotient(100) + year.flooredQuotient(400)
        let last = SunAndMoon.lastNewMoon(by: LocalDate(dayNumber: 365 * year + leapDays - 719_163))
        return SunAndMoon.solarTwelfth(atStartOf: SunAndMoon.newMoonDay(last)) < 9 ? last : last - 1
    }
}
