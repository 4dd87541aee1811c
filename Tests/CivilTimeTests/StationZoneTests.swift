import CivilTime
import Testing

@Suite("A station's time zone")
struct StationZoneTests {
    private func zone(_ identifier: String) throws -> StationZone {
        try #require(StationZone(identifier: identifier))
    }

    @Test("A zone that does not exist is refused")
    func unknown() {
        #expect(StationZone(identifier: "Asia/Trung_Son") == nil)
    }

    @Test(
        "A local minute becomes an instant, and back",
        arguments: [
            ("Asia/Ho_Chi_Minh", "2023-08-08T17:00", "2023-08-08T17:00:00+07:00"),
            ("Asia/Ho_Chi_Minh", "1970-06-01T12:00", "1970-06-01T12:00:00+08:00"),
            ("Asia/Ho_Chi_Minh", "2100-01-01T00:00", "2100-01-01T00:00:00+07:00"),
            ("America/St_Johns", "2023-01-15T12:00", "2023-01-15T12:00:00-03:30"),
            ("Europe/Berlin", "2023-07-01T00:30", "2023-07-01T00:30:00+02:00"),
        ])
    func instants(identifier: String, local: String, iso: String) throws {
        let zone = try zone(identifier)
        let moment = try #require(LocalDateTime(local))
        let instant = zone.instant(of: moment)
        #expect(zone.iso8601(instant) == iso)
        #expect(zone.minute(of: instant) == moment)
        #expect(zone.date(of: instant) == moment.date)
    }

    @Test("Saigon's clocks went back one hour in June 1975: 23:00 came twice, the first counts")
    func saigon() throws {
        let zone = try zone("Asia/Ho_Chi_Minh")
        let doubled = zone.instant(of: try #require(LocalDateTime("1975-06-12T23:30")))
        #expect(zone.iso8601(doubled) == "1975-06-12T23:30:00+08:00")
        let after = zone.instant(of: try #require(LocalDateTime("1975-06-13T00:00")))
        #expect(zone.iso8601(after) == "1975-06-13T00:00:00+07:00")
        #expect(doubled.duration(to: after) == .seconds(90 * 60))
    }

    @Test(
        "A minute that the clock leaves out is as long after the gap's start as it would have been",
        arguments: [
            ("2023-03-26T01:59", "2023-03-26T01:59:00+01:00"), ("2023-03-26T02:00", "2023-03-26T03:00:00+02:00"),
            ("2023-03-26T02:30", "2023-03-26T03:30:00+02:00"), ("2023-03-26T02:59", "2023-03-26T03:59:00+02:00"),
            ("2023-03-26T03:00", "2023-03-26T03:00:00+02:00"),
        ])
    func missingHour(local: String, iso: String) throws {
        let zone = try zone("Europe/Berlin")
        #expect(zone.iso8601(zone.instant(of: try #require(LocalDateTime(local)))) == iso)
    }

    @Test(
        "Of a minute that comes twice the first counts",
        arguments: [
            ("2023-10-29T01:59", "2023-10-29T01:59:00+02:00"), ("2023-10-29T02:00", "2023-10-29T02:00:00+02:00"),
            ("2023-10-29T02:59", "2023-10-29T02:59:00+02:00"), ("2023-10-29T03:00", "2023-10-29T03:00:00+01:00"),
        ])
    func doubledHour(local: String, iso: String) throws {
        let zone = try zone("Europe/Berlin")
        #expect(zone.iso8601(zone.instant(of: try #require(LocalDateTime(local)))) == iso)
    }

    @Test("No minute of a year is dropped or goes backwards, doubled and missing hours apart")
    func wholeYear() throws {
        let zone = try zone("Europe/Berlin")
        let first = try #require(LocalDateTime("2023-01-01T00:00"))
        for quarter in 0..<365 * 96 {
            let moment = first + quarter * 15
            let instant = zone.instant(of: moment)
            let back = zone.minute(of: instant)
            let isMissing = back != moment
            guard !isMissing || (moment.description.hasPrefix("2023-03-26T02") && back == moment + 60) else {
                Issue.record("\(moment) comes back as \(back)")
                return
            }
        }
    }

    @Test("The clock shows seconds, ISO 8601 a fraction where there is one, also before 1970")
    func clockTime() throws {
        let zone = try zone("Asia/Ho_Chi_Minh")
        let start = zone.instant(of: try #require(LocalDateTime("2023-08-08T17:00")))
        #expect(zone.clockTime(of: start + .milliseconds(5250)) == "17:00:05")
        #expect(zone.iso8601(start + .milliseconds(5250)) == "2023-08-08T17:00:05.250+07:00")
        #expect(zone.iso8601(start - .milliseconds(1)) == "2023-08-08T16:59:59.999+07:00")
        #expect(zone.iso8601(WallInstant(nanoseconds: -1_000_000)) == "1970-01-01T07:59:59.999+08:00")
    }

    @Test("An instant moves by a duration to the nanosecond")
    func arithmetic() {
        let instant = WallInstant(seconds: 1_691_488_800)
        #expect(instant.duration(to: instant + .nanoseconds(1)) == .nanoseconds(1))
        #expect((instant + .seconds(1) - .seconds(1)) == instant)
        #expect(instant - .nanoseconds(1) < instant)
        #expect(Duration.milliseconds(-1500).inSeconds == -1.5)
        #expect(Duration.milliseconds(-1500).nanoseconds == -1_500_000_000)
    }

    @Test("Floored division never gives a negative remainder", arguments: [-15, -14, -1, 0, 1, 13, 14])
    func floored(number: Int) {
        #expect(number.flooredQuotient(7) * 7 + number.flooredRemainder(7) == number)
        #expect((0..<7).contains(number.flooredRemainder(7)))
    }
}
