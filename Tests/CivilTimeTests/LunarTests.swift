import CivilTime
import Testing

@Suite("The Vietnamese lunar calendar")
struct LunarTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let year: Int
        /// Tết, Giỗ Tổ, rằm tháng 7, Trung Thu.
        let days: [String]
        let leapMonth: Int?
        var testDescription: String { "\(year)" }
    }

    static let table = [
        Row(year: 2023, days: ["2023-01-22", "2023-04-29", "2023-08-30", "2023-09-29"], leapMonth: 2),
        Row(year: 2025, days: ["2025-01-29", "2025-04-07", "2025-09-06", "2025-10-06"], leapMonth: 6),
        Row(year: 2026, days: ["2026-02-17", "2026-04-26", "2026-08-27", "2026-09-25"], leapMonth: nil),
        Row(year: 2028, days: ["2028-01-26", "2028-04-04", "2028-09-03", "2028-10-03"], leapMonth: 5),
        Row(year: 2030, days: ["2030-02-02", "2030-04-12", "2030-08-13", "2030-09-12"], leapMonth: nil),
        Row(year: 2033, days: ["2033-01-31", "2033-04-09", "2033-08-09", "2033-09-08"], leapMonth: 11),
    ]

    @Test("Feasts and leap months stand as in the published table", arguments: table)
    func publishedTable(row: Row) {
        let feasts = [(1, 1), (10, 3), (15, 7), (15, 8)]
        for ((day, month), expected) in zip(feasts, row.days) {
            let date = LocalDate(lunarYear: row.year, month: month, day: day)
            #expect(date?.description == expected)
            #expect(date.map(LunarDate.init)?.description == "\(day)/\(month)")
        }
        let leap = LunarYear(row.year).months.first(where: \.isLeap)
        #expect(leap?.number == row.leapMonth)
    }

    @Test(
        "Where Vietnam and China differ, Tết is Vietnam's",
        arguments: [
            (1968, "1968-01-29"), (1969, "1969-02-16"), (1985, "1985-01-21"), (2007, "2007-02-17"),
            (2030, "2030-02-02"), (2053, "2053-02-18"),
        ])
    func ownTết(year: Int, expected: String) {
        #expect(LunarYear(year).start.description == expected)
    }

    @Test("Every day from 1960 to 2060 has one lunar date and comes back from it")
    func everyDay() throws {
        let first = try #require(LocalDate(year: 1960, month: 1, day: 1))
        let last = try #require(LocalDate(year: 2060, month: 12, day: 31))
        var (year, next) = (LunarYear(1959), LunarYear(1960))
        var before: LunarDate?
        for date in first...last {
            if date == next.start { (year, next) = (next, LunarYear(next.number + 1)) }
            let lunar = LunarDate(date, in: year)
            let back = year.date(month: lunar.month, isLeap: lunar.isLeap, day: lunar.day)
            // Without a year at hand it is the same, but slow in a debug build.
            guard back == date, date.dayNumber % 10 != 0 || lunar == LunarDate(date) else {
                Issue.record("\(date) is \(lunar) of \(lunar.year), which is \(String(describing: back))")
                return
            }
            if let before, lunar.day != before.day + 1 {
                #expect(lunar.day == 1 && (29...30).contains(before.day), "after \(before) comes \(lunar)")
                let follows = lunar.month == before.month % 12 + 1 && !lunar.isLeap
                let repeats = lunar.month == before.month && lunar.isLeap && !before.isLeap
                #expect(follows || repeats, "after \(before) comes \(lunar)")
            }
            before = lunar
        }
    }

    @Test("The first day of a date's ordinary month is found through `LocalDate` too")
    func dateFromLunar() throws {
        for year in 1960...2060 {
            for month in LunarYear(year).months where !month.isLeap {
                let start = try #require(LocalDate(lunarYear: year, month: month.number, day: 1))
                #expect(start == month.start)
                #expect(
                    LocalDate(lunarYear: year, month: month.number, day: 30) == (month.days == 30 ? start + 29 : nil))
            }
        }
    }

    @Test("Tết's eve is the 29th from 2025 to 2032", arguments: 2024...2031)
    func noThirtieth(year: Int) throws {
        #expect(LocalDate(lunarYear: year, month: 12, day: 30) == nil)
        let tết = LunarYear(year + 1).start
        #expect(LocalDate(lunarYear: year, month: 12, day: 29) == tết - 1)
    }

    @Test("What the calendar does not have is not made up", arguments: [(0, 1), (13, 1), (1, 0), (1, 31)])
    func noSuchDay(month: Int, day: Int) {
        #expect(LocalDate(lunarYear: 2023, month: month, day: day) == nil)
    }

    @Test("A leap month is told from the ordinary one")
    func leapMonth() throws {
        let date = try #require(LocalDate("2023-04-05"))
        let lunar = LunarDate(date)
        #expect(lunar.description == "15/2 nhuận")
        #expect(LunarYear(2023).date(month: 2, isLeap: true, day: 15) == date)
        #expect(LunarYear(2023).date(month: 3, isLeap: true, day: 15) == nil)
        #expect(LocalDate(lunarYear: 2023, month: 2, day: 15)?.description == "2023-03-06")
    }

    @Test("The years at the ends of what a date can be are survived", arguments: [1, 1899, 2200, 9999])
    func farYears(year: Int) throws {
        let date = try #require(LocalDate(year: year, month: 6, day: 15))
        #expect((1...12).contains(LunarDate(date).month))
    }
}
