import Foundation
import Testing

@Suite("loa roster")
struct RosterTests {
    /// Nobody on the first day, a gap, one who stands in, a day of mourning, a person with a long name.
    private static func station() throws -> StationBox {
        let station = try StationBox.withLeader()
        try station.replace(
            "minh: { name: Minh }", with: "minh: { name: Nguyễn Thị Minh Nguyệt, title: Trực đài }", in: "schedule.yaml"
        )
        try station.replace(
            "  - { officer: lan, from: 2024-03-01 }\n",
            with: """
                  - { officer: lan, from: 2024-03-02, until: 2024-03-20 }
                  - { officer: minh, days: [sat, sun], from: 2024-03-02, until: 2024-03-24 }
                  - { officer: minh, from: 2024-03-12, until: 2024-03-13, instead-of: lan, reason: nghỉ phép }

                """, in: "schedule.yaml")
        try station.replace(
            "officers:", with: "quiet-days: [{ date: 2024-03-06, reason: Quốc tang }]\nofficers:", in: "schedule.yaml")
        return station
    }

    @Test("A month as a calendar, with all that is out of the ordinary in words", arguments: ["vi", "en"])
    func calendar(lang: String) async throws {
        let station = try Self.station()
        let run = try await station.loa("roster", "show", "--month", "2024-03", lang: lang)
        #expect(run.status == 0 && run.error == "")
        #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        try Golden.compare(run.output, with: "roster-show.\(lang)")
    }

    @Test("The calendar in JSON: a record for each day")
    func calendarJSON() async throws {
        let station = try Self.station()
        let days = try #require(
            try await station.loa("roster", "show", "--month", "2024-03", "--json").json() as? [[String: Any]])
        #expect(days.count == 31)
        #expect(days[0] as? [String: String] == ["date": "2024-03-01", "problem": "nobody"])
        #expect(days[5]["quiet"] as? String == "Quốc tang")
        let stand = days[11]
        #expect(stand["officer"] as? String == "minh")
        #expect(stand["officerName"] as? String == "Nguyễn Thị Minh Nguyệt")
        #expect(stand["insteadOf"] as? String == "lan")
        #expect(stand["reason"] as? String == "nghỉ phép")
        #expect(stand["duty"] as? Int == 3)
    }

    @Test("Duties that overlap are what the calendar is for; everything else refuses such a schedule")
    func overlap() async throws {
        let station = try Self.station()
        try station.replace("from: 2024-03-02, until: 2024-03-20", with: "from: 2024-03-02", in: "schedule.yaml")
        try station.replace(
            "reason: nghỉ phép }\n",
            with: "reason: nghỉ phép }\n  - { officer: minh, from: 2024-03-26, until: 2024-03-27 }\n",
            in: "schedule.yaml")
        let show = try await station.loa("roster", "show", "--month", "2024-03")
        #expect(show.status == 1)
        #expect(show.output.contains("26 #"))
        #expect(
            show.output.replacing("\n  ", with: " ").contains(
                "# 26/03–27/03: trùng người trực: Lan (lượt trực 1) và Nguyễn Thị Minh Nguyệt (lượt trực 4)"))
        for command in [["roster", "list"], ["roster", "remove", "4"], ["campaign", "list"]] {
            let run = try await Binary.run(command + ["--station", station.path])
            #expect(run.status == 65 && run.output == "")
            #expect(run.error.contains("duties-overlap"))
        }
        try station.replace(
            "officer: minh, from: 2024-03-26", with: "officer: hoa, from: 2024-03-26", in: "schedule.yaml")
        #expect(try await station.loa("roster", "show").status == 65)
    }

    @Test("Somebody is put on duty, another stands in, and what is to come is deleted again")
    func duties() async throws {
        let station = try StationBox.withLeader()
        let before = try station.text(of: "schedule.yaml")
        let assigned = try await station.loa(
            "roster", "assign", "--officer", "minh", "--from", "2150-01-01", "--until", "2150-06-30", "--days",
            "sat, sun")
        #expect(assigned.status == 0 && assigned.error == "")
        #expect(
            assigned.output == """
                Đã phân công Minh trực từ 01/01/2150 đến 30/06/2150, thứ Bảy, Chủ nhật.
                --- schedule.yaml
                +++ schedule.yaml
                @@ -14,6 +14,7 @@
                   minh: { name: Minh }
                 roster:
                   - { officer: lan, from: 2024-03-01 }
                +  - { officer: minh, days: [sat, sun], from: 2150-01-01, until: 2150-06-30 }
                 campaigns:
                   tiem-phong:
                     title: Tiêm phòng

                """)
        let replaced = try await station.loa(
            "roster", "replace", "--officer", "lan", "--by", "minh", "--from", "2150-07-06", "--until", "2150-07-10",
            "--reason", "đi học: lớp A", lang: "en")
        #expect(
            replaced.output.hasPrefix(
                "Minh stands in for Lan from 2150-07-06 to 2150-07-10, 5 days of duty: đi học: lớp A.\n"))
        #expect(
            replaced.output.contains(
                "\n+  - { officer: minh, from: 2150-07-06, until: 2150-07-10, instead-of: lan, reason: \"đi học: lớp A\" }"
            ))
        #expect(
            try await station.loa("roster", "list").output == """
                1  Lan   từ 01/03/2024
                2  Minh  từ 01/01/2150 đến 30/06/2150  thứ Bảy, Chủ nhật
                3  Minh  từ 06/07/2150 đến 10/07/2150                     thay Lan  đi học: lớp A

                """)
        let lines = try #require(try await station.loa("roster", "list", "--json").json() as? [[String: Any]])
        #expect(lines.map { $0["number"] as? Int } == [1, 2, 3])
        #expect(lines.map { $0["line"] as? Int } == [16, 17, 18])
        #expect(lines[1]["days"] as? [String] == ["sat", "sun"])
        let again = try await station.loa(
            "roster", "assign", "--officer", "minh", "--from", "2150-01-01", "--until", "2150-06-30", "--days",
            "sun,sat")
        #expect(again.status == 0 && again.output.hasPrefix("Lịch đã ghi đúng như vậy"))
        #expect(try await station.loa("roster", "remove", "--officer", "minh", "--from", "2150-07-06").status == 0)
        let removed = try await station.loa("roster", "remove", "2", lang: "en")
        #expect(removed.output.hasPrefix("Deleted the duty of Minh from 2150-01-01 to 2150-06-30.\n"))
        #expect(try station.text(of: "schedule.yaml") == before)
    }

    @Test("Past duty is not rewritten: what has begun ends yesterday, what is over stays")
    func past() async throws {
        let station = try Self.station()
        let before = try station.text(of: "schedule.yaml")
        try await station.loa("roster", "remove", "2").complains(
            77, "lượt trực của Nguyễn Thị Minh Nguyệt từ 02/03/2024 đến 24/03/2024 đã qua", hint: "sửa bằng tay")
        try await station.loa("roster", "remove", "--officer", "lan", "--from", "2024-03-02", lang: "en").complains(
            77, "the duty of Lan from 2024-03-02 to 2024-03-20 is over", hint: "by hand")
        #expect(try station.text(of: "schedule.yaml") == before)
        let late = try await station.loa(
            "roster", "replace", "--officer", "lan", "--by", "minh", "--from", "2024-03-18", "--until", "2024-03-18",
            "--reason", "ốm")
        #expect(late.status == 0)
        #expect(late.output.hasPrefix("Nguyễn Thị Minh Nguyệt trực thay Lan ngày 18/03/2024, 1 ngày trực: ốm.\n"))
        #expect(late.output.hasSuffix("\nCó ngày đã qua: sổ phát thanh vẫn ghi người trực như lúc phát.\n"))
        let open = try StationBox.withLeader()
        let ended = try await open.loa("roster", "remove", "1")
        #expect(ended.status == 0)
        #expect(ended.output.hasPrefix("Lượt trực của Lan đã bắt đầu nên được giữ lại, kết thúc ngày "))
        let line = try #require(
            try open.text(of: "schedule.yaml").firstMatch(
                of: /from: 2024-03-01, until: (20\d\d-\d\d-\d\d) }\n/))
        #expect(line.1 > "2026")
        try await open.loa("roster", "remove", "1").complains(77, "đã qua", hint: "sổ phát thanh")
    }

    @Test("What cannot be is refused in one sentence, and the file stays")
    func refusals() async throws {
        let station = try StationBox.withLeader()
        let before = try station.words()
        let assign = { (arguments: [String], lang: String) in
            try await Binary.run(["roster", "assign"] + arguments + ["--station", station.path, "--lang", lang])
        }
        try await assign(["--officer", "hoa", "--from", "2150-01-01"], "vi").complains(
            66, "không có cán bộ “hoa”", hint: "lan, minh")
        try await assign(["--from", "2150-01-01"], "vi").complains(
            64, "lệnh còn thiếu --officer", hint: "loa roster assign --help")
        try await assign(["--officer", "minh", "--from", "2150-02-30"], "vi").complains(
            64, "--from: không có ngày 2150-02-30", hint: "28 ngày")
        try await assign(["--officer", "minh", "--from", "1/2/2150"], "en").complains(
            64, "--from: “1/2/2150” is not a date", hint: "2150-02-01")
        try await assign(["--officer", "minh", "--from", "2150-01-02", "--until", "2150-01-01"], "en").complains(
            64, "the last day is before the first", hint: "--until")
        try await assign(["--officer", "minh", "--from", "2150-01-01", "--days", "sat,xyz"], "vi").complains(
            64, "--days: “xyz” không phải là thứ trong tuần", hint: "mon (thứ Hai)")
        try await assign(["--officer", "minh", "--from", "2150-01-01", "--days", ""], "en").complains(
            64, "--days: “” is not a day of the week", hint: "mon, tue")
        // A Thursday and a Friday.
        try await assign(
            ["--officer", "minh", "--from", "2150-01-01", "--until", "2150-01-02", "--days", "mon"], "vi"
        ).complains(64, "không có thứ nào trong --days", hint: "--from")
        try await assign(["--officer", "minh", "--from", "2150-01-01"], "vi").complains(
            1, "ngày 01/01/2150 vừa phân công “minh” vừa phân công “lan” (dòng 16); chưa ghi gì",
            hint: "loa roster replace")
        #expect(try station.words() == before)
    }

    @Test("Who cannot stand in, and lines that are not there")
    func moreRefusals() async throws {
        let station = try StationBox.withLeader()
        let before = try station.words()
        let replace = { (officer: String, by: String, from: String, lang: String) in
            try await station.loa(
                "roster", "replace", "--officer", officer, "--by", by, "--from", from, "--until", "2150-01-01",
                "--reason", "ốm", lang: lang)
        }
        try await replace("lan", "lan", "2150-01-01", "vi").complains(
            64, "Lan không thể trực thay chính mình", hint: "--by")
        try await replace("minh", "lan", "2149-12-30", "vi").complains(
            65, "từ 30/12/2149 đến 01/01/2150 Minh không trực ngày nào", hint: "người trực khi ấy: Lan (lan)")
        try await replace("lan", "hoa", "2150-01-01", "en").complains(66, "no officer “hoa”", hint: "loa officer add")
        try await replace("lan", "minh", "2150-01-02", "en").complains(64, "before the first", hint: "--from")
        try await station.loa("roster", "remove", "7").complains(
            66, "không có lượt trực số 7: mới có 1 lượt", hint: "loa roster list")
        try await station.loa("roster", "remove", "0", lang: "en").complains(
            66, "no duty 0: the roster has 1 line", hint: "loa roster list")
        try await station.loa("roster", "remove").complains(
            64, "cần nêu số của lượt trực", hint: "loa roster remove --help")
        try await station.loa("roster", "remove", "1", "--officer", "lan").complains(
            64, "cần nêu số của lượt trực", hint: "loa roster remove --help")
        try await station.loa("roster", "remove", "--officer", "lan", "--from", "2024-03-02").complains(
            66, "Lan không có lượt trực nào bắt đầu ngày 02/03/2024", hint: "loa roster list")
        try await station.loa("roster", "show", "--month", "2024-13", lang: "en").complains(
            64, "“2024-13” is no proper value of --month", hint: "YYYY-MM")
        #expect(try station.words() == before)
    }
}
