import CivilTime
import Diagnostics
import Reporting
import StationModel
import Testing

@Suite("Dates and durations as people read them")
struct WrittenTests {
    @Test(
        "Durations show hours only where there are some",
        arguments: [(0.0, "0:00"), (59.4, "0:59"), (59.6, "1:00"), (785, "13:05"), (3723, "1:02:03")])
    func durations(seconds: Double, text: String) {
        #expect(Duration.seconds(seconds).minutesAndSeconds == text)
    }

    @Test("Lateness is told to the millisecond, with the decimal sign of the language")
    func lateness() {
        #expect(Written.lateness(.milliseconds(2), .vietnamese) == "+0,002 s")
        #expect(Written.lateness(.milliseconds(-1500), .english) == "-1.500 s")
        #expect(Written.lateness(.seconds(302), .english) == "+5:02")
    }

    @Test("A date carries its weekday")
    func date() throws {
        let date = try #require(LocalDate("2023-08-08"))
        #expect(Written.date(date, .vietnamese) == "Thứ Ba 08/08/2023")
        #expect(Written.date(date, .english) == "Tue 08/08/2023")
    }
}
