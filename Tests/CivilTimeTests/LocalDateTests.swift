import CivilTime
import Testing

@Suite("Local dates")
struct LocalDateTests {
    @Test("Every day from year 1 to 9999 follows the one before and comes back from its parts")
    func everyDay() throws {
        let first = try #require(LocalDate(year: 1, month: 1, day: 1))
        let last = try #require(LocalDate(year: 9999, month: 12, day: 31))
        #expect(last - first == 3_652_058)
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var date = first
        for year in 1...9999 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            // Whole months are walked day by day in one year of fifty; of the others the ends of the months.
            for month in 1...12 {
                let days = lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
                for day in year % 50 == 0 || isLeap && month == 2 ? Array(1...days) : [1, days] {
                    let expected = date + (day - 1)
                    guard LocalDate(year: year, month: month, day: day) == expected,
                        expected.components == (year, month, day)
                    else {
                        Issue.record("\(year)-\(month)-\(day) and \(expected) differ")
                        return
                    }
                }
                #expect(LocalDate(year: year, month: month, day: days + 1) == nil)
                date = date + days
            }
        }
        #expect(date == last + 1)
    }

    @Test(
        "Days that the calendar does not have are refused",
        arguments: [
            (2023, 2, 29), (1900, 2, 29), (2023, 4, 31), (2023, 13, 1), (2023, 0, 1), (2023, 1, 0), (0, 1, 1),
            (10_000, 1, 1),
        ])
    func impossible(year: Int, month: Int, day: Int) {
        #expect(LocalDate(year: year, month: month, day: day) == nil)
    }

    @Test(
        "Text is ISO 8601 and comes back",
        arguments: ["0001-01-01", "1969-12-31", "1970-01-01", "2024-02-29", "9999-12-31"])
    func text(text: String) {
        #expect(LocalDate(text)?.description == text)
    }

    @Test(
        "Other text is refused",
        arguments: [
            "", "2023", "2023-8-08", "2023-08-8", "23-08-08", "2023-08-08 ", "2023/08/08", "+023-08-08", "2023-02-30",
            "2023-08-08-01", "２０２３-08-08",
        ])
    func otherText(text: String) {
        #expect(LocalDate(text) == nil)
    }

    @Test("A week runs from Monday to Sunday")
    func week() throws {
        let monday = try #require(LocalDate("2023-08-07"))
        for (offset, weekday) in Weekday.allCases.enumerated() {
            #expect((monday + offset).weekday == weekday)
            #expect(weekday.index == offset)
            #expect((monday + offset).weekStart == monday)
        }
        #expect((monday + 7).weekStart == monday + 7)
        #expect(LocalDate("0001-01-01")?.weekday == .monday)
    }
}

@Suite("Times of day and local moments")
struct TimeOfDayTests {
    @Test("Every minute of the day comes back from its text")
    func everyMinute() throws {
        for minute in 0...1440 {
            let time = try #require(TimeOfDay(minute: minute))
            #expect(TimeOfDay(time.description) == time)
        }
        #expect(TimeOfDay(minute: -1) == nil)
        #expect(TimeOfDay(minute: 1441) == nil)
        #expect(TimeOfDay.midnight.description == "00:00")
    }

    @Test(
        "Other text is refused",
        arguments: ["", "5:30", "05:3", "05:60", "24:01", "25:00", "-1:30", "05:30:00", "05h30"])
    func otherText(text: String) {
        #expect(TimeOfDay(text) == nil)
    }

    @Test("A window begins before it ends")
    func window() throws {
        let (early, late) = (try #require(TimeOfDay("05:30")), try #require(TimeOfDay("06:30")))
        let window = try #require(TimeWindow(early, late))
        #expect(window.minutes == 60)
        #expect(window.description == "05:30-06:30")
        #expect(TimeWindow(late, early) == nil)
        #expect(TimeWindow(early, early) == nil)
    }

    @Test("A moment has one name: 24:00 is 00:00 of the day after")
    func oneName() throws {
        let date = try #require(LocalDate("2023-12-31"))
        let end = LocalDateTime(date, try #require(TimeOfDay("24:00")))
        #expect(end == LocalDateTime(date + 1, .midnight))
        #expect(end.description == "2024-01-01T00:00")
        #expect((end + -1).description == "2023-12-31T23:59")
    }

    @Test("Minutes are counted across midnight, the epoch and the calendar")
    func minutes() throws {
        for text in ["0001-01-01T00:00", "1969-12-31T23:59", "1970-01-01T00:00", "2024-02-29T12:34"] {
            let moment = try #require(LocalDateTime(text))
            #expect(moment.description == text)
            #expect(LocalDateTime(minuteNumber: moment.minuteNumber) == moment)
            #expect(moment + 1440 > moment)
        }
    }

    @Test(
        "Other text is refused",
        arguments: ["2023-08-08", "2023-08-08T24:00", "2023-08-08 17:00", "2023-08-08T17:00:00", "T17:00"])
    func otherMoments(text: String) {
        #expect(LocalDateTime(text) == nil)
    }
}
