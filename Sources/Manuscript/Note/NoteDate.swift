internal import CivilTime

/// A day or a span of days as a note names it, before the years that it leaves out are known.
indirect enum NoteDate: Hashable {
    /// `30/9`, `8/8/2023`
    case day(Int, month: Int, year: Int?)
    /// The day of `từ ngày 8 đến 30/9`: month and year are the other's.
    case dayOfSameMonth(Int)
    /// `tháng 9/2023`; without a month the present one.
    case month(Int?, year: Int?)
    /// `quý IV/2023`
    case quarter(Int?, year: Int?)
    /// `năm 2023`; without a year the present one.
    case year(Int?)
    case tomorrow
    /// `thứ hai tuần sau`; a week begins on Monday.
    case nextWeek(Weekday)
    /// `trước ngày 1/1/2027`: the day before it begins.
    case before(NoteDate)

    var hasYear: Bool {
        switch self {
        case .day(_, _, let year), .month(_, let year), .quarter(_, let year), .year(let year): year != nil
        case .before(let date): date.hasYear
        case .dayOfSameMonth, .tomorrow, .nextWeek: false
        }
    }

    /// Counted from the day on which the note is read.
    var isRelative: Bool {
        switch self {
        case .tomorrow, .nextWeek: true
        default: false
        }
    }

    /// First and last day; a year left out is the one that brings the last day next on or after `day`.
    ///
    /// `nil` where the calendar has no such day then.
    func days(onOrAfter day: LocalDate) -> ClosedRange<LocalDate>? {
        switch self {
        case .dayOfSameMonth: nil
        case .tomorrow: (day + 1)...(day + 1)
        case .nextWeek(let weekday):
            (day.weekStart + 7 + weekday.index)...(day.weekStart + 7 + weekday.index)
        case .before(let date): date.days(onOrAfter: day).map { ($0.lowerBound - 1)...($0.lowerBound - 1) }
        case .day(let number, let month, let year):
            Self.next(year, onOrAfter: day) { year in
                LocalDate(year: year, month: month, day: number).map { $0...$0 }
            }
        case .month(nil, let year): NoteDate.month(day.month, year: year).days(onOrAfter: day)
        case .month(let month?, let year):
            Self.next(year, onOrAfter: day) { Self.months(month...month, year: $0) }
        case .quarter(nil, let year): NoteDate.quarter((day.month + 2) / 3, year: year).days(onOrAfter: day)
        case .quarter(let quarter?, let year):
            Self.next(year, onOrAfter: day) { Self.months((quarter * 3 - 2)...(quarter * 3), year: $0) }
        case .year(let year): Self.next(year, onOrAfter: day) { Self.months(1...12, year: $0) }
        }
    }

    /// The last such day on or before `day`, for a beginning whose end is known.
    func lastDays(onOrBefore day: LocalDate) -> ClosedRange<LocalDate>? {
        if case .dayOfSameMonth(let number) = self {
            return LocalDate(year: day.year, month: day.month, day: number).map { $0...$0 }
        }
        let thisYear = LocalDate(year: day.year, month: 1, day: 1).flatMap { days(onOrAfter: $0) }
        if let thisYear, thisYear.lowerBound <= day { return thisYear }
        return LocalDate(year: day.year - 1, month: 1, day: 1).flatMap { days(onOrAfter: $0) }
    }

    private static func next(
        _ year: Int?, onOrAfter day: LocalDate, _ days: (Int) -> ClosedRange<LocalDate>?
    ) -> ClosedRange<LocalDate>? {
        if let year { return days(year) }
        return [day.year, day.year + 1].lazy.compactMap(days).first { $0.upperBound >= day }
    }

    private static func months(_ months: ClosedRange<Int>, year: Int) -> ClosedRange<LocalDate>? {
        let isLast = months.upperBound == 12
        guard let first = LocalDate(year: year, month: months.lowerBound, day: 1),
            let next = LocalDate(year: isLast ? year + 1 : year, month: isLast ? 1 : months.upperBound + 1, day: 1)
        else { return nil }
        return first...(next - 1)
    }
}

extension NoteWords {
    private static let separators: Set<String> = ["/", "-", ".", "–"]

    /// `ngày 8/8/2023`, `mùng 8 tháng 8 năm 2023`, `30/9`.
    func day(at index: Int) -> (date: NoteDate, end: Int)? {
        let start = skip(["ngày", "mùng", "mồng"], at: index)
        guard let day = number(at: start), (1...31).contains(day.value) else { return nil }
        let sign = self[day.end].folded
        if sign == "tháng" {
            guard let month = month(at: day.end + 1) else { return nil }
            let year = year(after: month.end)
            return checked(day.value, month.value, year.value, end: year.end)
        }
        guard Self.separators.contains(sign), let month = number(at: day.end + 1), (1...12).contains(month.value) else {
            return nil
        }
        if self[month.end].folded == sign, let year = self.year(at: month.end + 1) {
            return checked(day.value, month.value, year.value, end: year.end)
        }
        let year = year(after: month.end, named: true)
        return checked(day.value, month.value, year.value, end: year.end)
    }

    /// 29 February waits for its year.
    private func checked(_ day: Int, _ month: Int, _ year: Int?, end: Int) -> (date: NoteDate, end: Int)? {
        guard LocalDate(year: year ?? 2024, month: month, day: day) != nil else { return nil }
        return (.day(day, month: month, year: year), end)
    }

    /// `tháng 9/2023`, `quý IV năm 2023`, `năm nay`, `năm`.
    func period(at index: Int) -> (date: NoteDate, end: Int)? {
        switch self[index].folded {
        case "tháng":
            if self[index + 1].folded == "này" { return (.month(nil, year: nil), index + 2) }
            guard let month = month(at: index + 1) else {
                return isEndOfThought(index + 1) ? (.month(nil, year: nil), index + 1) : nil
            }
            let year = year(after: month.end)
            return (.month(month.value, year: year.value), year.end)
        case "quý":
            if self[index + 1].folded == "này" { return (.quarter(nil, year: nil), index + 2) }
            let romans = ["i": 1, "ii": 2, "iii": 3, "iv": 4, "tư": 4]
            let quarter = romans[self[index + 1].folded].map { ($0, index + 2) } ?? number(at: index + 1)
            guard let quarter, (1...4).contains(quarter.0) else { return nil }
            let year = year(after: quarter.1)
            return (.quarter(quarter.0, year: year.value), year.end)
        case "năm":
            if self[index + 1].folded == "nay" { return (.year(nil), index + 2) }
            if let year = year(at: index + 1) { return (.year(year.value), year.end) }
            return isEndOfThought(index + 1) ? (.year(nil), index + 1) : nil
        default: return nil
        }
    }

    private func isEndOfThought(_ index: Int) -> Bool { self[index].isSign && self[index].folded != "/" }

    private func month(at index: Int) -> (value: Int, end: Int)? {
        if self[index].folded == "tư" { return (4, index + 1) }
        return number(at: index).flatMap { (1...12).contains($0.value) ? $0 : nil }
    }

    /// `2023`, `23`.
    private func year(at index: Int) -> (value: Int, end: Int)? {
        let text = self[index].text
        guard text.utf8.count == 4 || text.utf8.count == 2, let number = Int(text) else { return nil }
        let year = number < 100 ? 2000 + number : number
        return (2000...2100).contains(year) ? (year, index + 1) : nil
    }

    /// The year behind a month, with the sign or word before it; no year is one that was left out.
    private func year(after index: Int, named: Bool = false) -> (value: Int?, end: Int) {
        let isLed = self[index].folded == "năm" || !named && ["/", "-"].contains(self[index].folded)
        if isLed, let year = year(at: index + 1) { return (year.value, year.end) }
        if self[index].folded == "năm", self[index + 1].folded == "nay" { return (nil, index + 2) }
        return (nil, index)
    }
}
