import CivilTime
import Diagnostics
import Foundation
import Reporting
import StationModel
import Testing

@Suite("The calendar of duty")
struct RosterCalendarTests {
    private static func station(_ names: [String], _ roster: [(Int, String, String?, Int?)]) throws -> Station {
        let zone = try #require(StationZone(identifier: "Asia/Ho_Chi_Minh"))
        var station = Station(name: "Đài", authority: "UBND xã", place: "Xã", zone: zone, hours: [])
        station.officers = try names.enumerated().map { number, name in
            Officer(id: try #require(OfficerID("o\(number)")), name: name)
        }
        station.roster = try roster.map { officer, from, until, stead in
            Duty(
                officer: station.officers[officer].id, from: try #require(LocalDate(from)),
                until: try until.map { try #require(LocalDate($0)) }, insteadOf: stead.map { station.officers[$0].id })
        }
        return station
    }

    private static func calendar(_ month: String, of station: Station) throws -> RosterCalendar {
        RosterCalendar(try #require(LocalMonth(month)), of: station) { _ in nil }
    }

    @Test("February that begins on a Monday is four weeks, and every day has its own column")
    func february() throws {
        let station = try Self.station(["Lan"], [(0, "2020-01-01", nil, nil)])
        let text = try Self.calendar("2027-02", of: station).text(.vietnamese, today: LocalDate("2027-02-09"))
        #expect(
            text == """
                Lịch trực tháng 2 năm 2027

                Thứ Hai    Thứ Ba     Thứ Tư     Thứ Năm    Thứ Sáu    Thứ Bảy    Chủ nhật
                 1          2          3          4          5          6          7
                Lan        Lan        Lan        Lan        Lan        Lan        Lan
                 8         [9]        10         11         12         13         14
                Lan        Lan        Lan        Lan        Lan        Lan        Lan
                15         16         17         18         19         20         21
                Lan        Lan        Lan        Lan        Lan        Lan        Lan
                22         23         24         25         26         27         28
                Lan        Lan        Lan        Lan        Lan        Lan        Lan

                [ ] hôm nay

                Lan  28 ngày  Lan (o0)

                Ngày nào cũng có người trực.
                """)
    }

    @Test(
        "Names are shortened so that each is still somebody else's",
        arguments: [
            (["Lan", "Minh"], ["Lan", "Minh"]),
            (["Nguyễn Thị Minh Nguyệt", "Trần Nam"], ["Nguyệt", "Trần Nam"]),
            (["Nguyễn Thị Hoa", "Nguyễn Thanh Hoa"], ["o0", "o1"]),
            (["Nguyễn Thị Hoa", "Hoa"], ["N.T.Hoa", "Hoa"]),
            (["Hoàng Phủ Ngọc Tường Nghiêng"], ["Nghiêng"]),
            (["Alexandropoulos"], ["Alexandro…"]),
        ])
    func names(_ names: [String], _ short: [String]) throws {
        let roster = names.indices.map { ($0, "2024-03-0\($0 + 1)", "2024-03-0\($0 + 1)" as String?, nil as Int?) }
        let text = try Self.calendar("2024-03", of: Self.station(names, roster)).text(.english, today: nil)
        let line = try #require(text.split(separator: "\n").first { $0.contains(short[0]) })
        for (number, name) in short.enumerated() {
            // The first of March 2024 was a Friday.
            let cell = line.dropFirst((4 + number) * 11).prefix(11)
            #expect(cell.trimmingCharacters(in: .whitespaces) == name, "\(text)")
        }
    }

    @Test("Two at once and nobody are marked on their days, and told with the lines that say so")
    func problems() throws {
        let station = try Self.station(
            ["Lan", "Minh", "Hoa"],
            [
                (0, "2024-03-01", "2024-03-20", nil), (1, "2024-03-10", "2024-03-11", nil),
                (2, "2024-03-05", "2024-03-05", 0),
            ])
        let calendar = try Self.calendar("2024-03", of: station)
        #expect(calendar.days.filter { $0.problem == .overlap }.map(\.date) == ["2024-03-10", "2024-03-11"])
        #expect(calendar.days.filter { $0.problem == .nobody }.count == 11)
        #expect(calendar.days[4].insteadOf == "o0" && calendar.days[4].duty == 3)
        let vietnamese = calendar.text(.vietnamese, today: nil)
        #expect(
            vietnamese.hasSuffix(
                """
                * 05/03: Hoa trực thay Lan, lượt trực 3
                ! 21/03–31/03: không ai trực
                # 10/03–11/03: trùng người trực: Lan (lượt trực 1) và Minh (lượt trực 2)
                """), "\(vietnamese)")
        let english = calendar.text(.english, today: nil)
        #expect(english.contains("* stands in   ! nobody   # two at once"))
        #expect(
            english.hasSuffix(
                """
                * 05/03: Hoa stands in for Lan, line 3
                ! 21/03–31/03: nobody is on duty
                # 10/03–11/03: two at once: Lan (line 1) and Minh (line 2)
                """), "\(english)")
    }

    @Test("A long reason is broken between words")
    func folding() throws {
        var station = try Self.station(["Lan", "Nguyễn Phạm Hoàng Thiên Kim Ngân"], [(0, "2024-03-01", nil, nil)])
        station.roster.append(
            Duty(
                officer: station.officers[1].id, from: try #require(LocalDate("2024-03-05")),
                until: LocalDate("2024-03-08"), insteadOf: station.officers[0].id,
                reason: "đi tập huấn nghiệp vụ phát thanh tại tỉnh theo giấy mời"))
        let text = try Self.calendar("2024-03", of: station).text(.vietnamese, today: nil)
        #expect(
            text.hasSuffix(
                """
                * 05/03–08/03: Nguyễn Phạm Hoàng Thiên Kim Ngân trực thay Lan (đi tập huấn
                  nghiệp vụ phát thanh tại tỉnh theo giấy mời), lượt trực 2
                """), "\(text)")
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test("Colours say nothing that the text does not, and fit in 80 columns")
    func colours() throws {
        let station = try Self.station(
            ["Nguyễn Thị Phương Thảo"], [(0, "2024-03-03", nil, nil), (0, "2024-03-08", nil, 0)])
        let calendar = try Self.calendar("2024-03", of: station)
        let (plain, coloured) = (
            calendar.text(.vietnamese, today: nil), calendar.text(.vietnamese, today: nil, isColoured: true)
        )
        #expect(coloured != plain)
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
        #expect(plain.split(separator: "\n").allSatisfy { $0.count <= 80 && $0.last != " " })
    }
}
