import Foundation
import Testing

@Suite("loa campaign")
struct CampaignTests {
    private static let hygiene = [
        "campaign", "add", "ve-sinh", "--title", "Vệ sinh môi trường", "--script", "tiem-phong", "--from", "2150-01-01",
        "--times-per-week", "3", "--length", "2-4 min",
    ]

    @Test("A campaign is added with what was said, and no more")
    func add() async throws {
        let station = try StationBox.withLeader()
        let plain = try await Binary.run(Self.hygiene + ["--station", station.path])
        #expect(plain.status == 0 && plain.error == "", "\(plain.error)")
        #expect(
            plain.output == """
                Đã thêm đợt phát “ve-sinh”: 3 lần mỗi tuần, từ 01/01/2150.
                --- schedule.yaml
                +++ schedule.yaml
                @@ -24,4 +24,10 @@
                     on: [mon 07:00, sat 07:00]
                     length: 2-4 min
                     late-start: 10 min
                +  ve-sinh:
                +    title: Vệ sinh môi trường
                +    script: tiem-phong
                +    from: 2150-01-01
                +    times-per-week: 3
                +    length: 2-4 min
                 # hết

                """)
        let full = try await Binary.run(
            Self.hygiene.map { $0 == "ve-sinh" ? "moi" : $0 } + [
                "--until", "2150-12-31", "--on", "tue 17:00", "--on", "mon 07:00", "--field", "society", "--priority",
                "priority", "--late-start", "5 min", "--counts-from", "75%", "--if-missed", "skip", "--station",
                station.path, "--json",
            ])
        let record = try #require(try full.json() as? [String: Any])
        #expect(record["changed"] as? Bool == true)
        #expect(
            (record["diff"] as? [String])?.filter { $0.hasPrefix("+ ") } == [
                "+  moi:", "+    title: Vệ sinh môi trường", "+    script: tiem-phong", "+    field: society",
                "+    from: 2150-01-01", "+    until: 2150-12-31", "+    times-per-week: 3",
                "+    on: [mon 07:00, tue 17:00]", "+    length: 2-4 min", "+    priority: priority",
                "+    late-start: 5 min", "+    counts-from: 75%", "+    if-missed: skip",
            ])
        let list = try #require(try await station.loa("campaign", "list", "--json").json() as? [[String: Any]])
        #expect(list.map { $0["campaign"] as? String } == ["tiem-phong", "ve-sinh", "moi"])
        #expect(list.map { $0["field"] as? String } == ["general", "general", "society"])
        #expect(list[2]["longest"] as? Double == 240 && list[2]["countsFrom"] as? Double == 0.75)
        let lines = try await station.loa("campaign", "list", lang: "en").output
        #expect(
            lines.hasPrefix(
                "tiem-phong  Tiêm phòng          from 2024-03-04 to 2024-03-17  2 a week  2:00–4:00  over\n"))
    }

    @Test("Only what is named changes; what is said already stays as it is written")
    func set() async throws {
        let station = try StationBox.withLeader()
        let before = try station.text(of: "schedule.yaml")
        let set = try await station.loa(
            "campaign", "set", "tiem-phong", "--times-per-week", "2", "--until", "2024-03-24", "--on", "mon 07:00",
            "--on", "wed 07:00", "--field", "policy", "--drop", "late-start")
        #expect(set.status == 0 && set.error == "", "\(set.error)")
        #expect(
            set.output == """
                Đã sửa đợt phát “tiem-phong”.
                --- schedule.yaml
                +++ schedule.yaml
                @@ -18,10 +18,10 @@
                   tiem-phong:
                     title: Tiêm phòng
                     script: tiem-phong
                +    field: policy
                     from: 2024-03-04
                -    until: 2024-03-17
                +    until: 2024-03-24
                     times-per-week:  2
                -    on: [mon 07:00, sat 07:00]
                +    on: [mon 07:00, wed 07:00]
                     length: 2-4 min
                -    late-start: 10 min
                 # hết

                """)
        _ = try await station.loa(
            "campaign", "set", "tiem-phong", "--until", "2024-03-17", "--on", "mon 07:00", "--on", "sat 07:00",
            "--late-start", "10 min", "--drop", "field")
        // What holds without being said is not written again.
        #expect(try station.text(of: "schedule.yaml") == before.replacing("    late-start: 10 min\n", with: ""))
    }

    @Test("A campaign ends on the day that is named, or today")
    func end() async throws {
        let station = try StationBox.withLeader()
        let ended = try await station.loa("campaign", "end", "tiem-phong", "--on", "2024-03-10", lang: "en")
        #expect(ended.status == 0)
        #expect(ended.output.hasPrefix("The campaign “tiem-phong” ends on 2024-03-10.\n---"))
        #expect(try station.text(of: "schedule.yaml").contains("\n    until: 2024-03-10\n"))
        try await station.loa("campaign", "end", "tiem-phong").complains(
            64, "đợt phát “tiem-phong” đã kết thúc ngày 10/03/2024", hint: "loa campaign set tiem-phong --until 20")
        try await station.loa("campaign", "end", "tiem-phong", "--on", "2024-03-03").complains(
            64, "bắt đầu ngày 04/03/2024, không thể kết thúc ngày 03/03/2024", hint: "--from")
        _ = try await station.loa("campaign", "set", "tiem-phong", "--drop", "until")
        #expect(try await station.loa("campaign", "end", "tiem-phong").status == 0)
        #expect(try station.text(of: "schedule.yaml").contains(/\n    until: 20\d\d-\d\d-\d\d\n/))
    }

    struct Wrong: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        let status: Int32
        let vi: String
        let hint: String

        init(_ arguments: [String], _ status: Int32, _ vi: String, hint: String) {
            self.arguments = arguments
            self.status = status
            self.vi = vi
            self.hint = hint
        }

        var testDescription: String { arguments.joined(separator: " ") }
    }

    private static func adding(_ option: String, _ value: String) -> [String] {
        guard let index = hygiene.firstIndex(of: option) else { return hygiene + [option, value] }
        return hygiene[...index] + [value] + hygiene[(index + 2)...]
    }

    @Test(
        "What cannot be is refused in one sentence, and the file stays",
        arguments: [
            Wrong(adding("add", "tiem-phong"), 73, "đã có đợt phát “tiem-phong”", hint: "loa campaign set tiem-phong"),
            Wrong(adding("add", "live"), 64, "“live” là tên dành riêng", hint: "tên khác"),
            Wrong(adding("add", "vệ sinh"), 64, "ĐỢT-PHÁT: “vệ sinh”", hint: "chữ không dấu"),
            Wrong(adding("--script", "khong-co"), 66, "không có bài “khong-co”", hint: "tiem-phong"),
            Wrong(adding("--from", "2150-04-31"), 64, "--from: không có ngày 2150-04-31", hint: "30 ngày"),
            Wrong(adding("--until", "2149-12-31"), 64, "ngày cuối đứng trước ngày đầu", hint: "--until"),
            Wrong(adding("--times-per-week", "0"), 64, "--times-per-week: “0” không phải số nguyên", hint: "1"),
            Wrong(adding("--times-per-week", "ba"), 64, "--times-per-week: “ba”", hint: "chữ số"),
            Wrong(adding("--on", "thu ba 17:00"), 64, "--on: “thu ba 17:00” không phải thứ và giờ", hint: "tue 17:00"),
            Wrong(adding("--on", "thứ 17:00"), 64, "--on: “thứ” không phải là thứ trong tuần", hint: "mon"),
            Wrong(adding("--on", "tue 25:00"), 64, "--on: “25:00” không phải là giờ", hint: "05:30"),
            Wrong(adding("--on", "tue 23:00"), 1, "nằm ngoài khung giờ", hint: "hours"),
            Wrong(adding("--length", "15-10 min"), 64, "--length: thời lượng “15-10 min”", hint: "10-15 min"),
            Wrong(adding("--length", "1s"), 1, "quá thời lượng tối đa 0:01; chưa ghi gì", hint: "“ve-sinh”"),
            Wrong(adding("--field", "5"), 64, "--field: giá trị “5” không hợp lệ", hint: "general, urgent, policy"),
            Wrong(adding("--priority", "cao"), 64, "--priority: giá trị “cao”", hint: "emergency"),
            Wrong(adding("--counts-from", "0%"), 64, "--counts-from: “0%” không phải tỷ lệ", hint: "90%"),
            Wrong(adding("--late-start", "13 h"), 64, "--late-start: “13 h” dài quá mức", hint: "1 min"),
            Wrong(adding("--if-missed", "bo"), 64, "--if-missed: giá trị “bo”", hint: "make-good, skip"),
            Wrong(
                ["campaign", "set", "khong-co", "--title", "x"], 66, "không có đợt phát “khong-co”", hint: "tiem-phong"),
            Wrong(["campaign", "set", "tiem-phong"], 64, "chưa nêu cần sửa gì", hint: "--times-per-week 3"),
            Wrong(
                ["campaign", "set", "tiem-phong", "--until", "2024-03-01"], 64, "không thể kết thúc ngày 01/03/2024",
                hint: "2024-03-04"),
            Wrong(
                ["campaign", "set", "tiem-phong", "--until", "2024-03-20", "--drop", "until"], 64,
                "--until và --drop until không đi cùng nhau", hint: "một trong hai"),
            Wrong(
                ["campaign", "set", "tiem-phong", "--drop", "script"], 64, "--drop: không bỏ được mục “script”",
                hint: "title, field, until"),
            Wrong(
                ["campaign", "set", "tiem-phong", "--times-per-week", "1"], 1, "có 2 giờ phát", hint: "bớt giờ phát"),
            Wrong(["campaign", "end", "khong-co"], 66, "không có đợt phát “khong-co”", hint: "tiem-phong"),
            Wrong(
                ["campaign", "end", "tiem-phong", "--on", "hôm nay"], 64, "--on: “hôm nay” không phải là ngày",
                hint: "2023-08-08"),
        ])
    func refusals(_ wrong: Wrong) async throws {
        let station = try StationBox.withLeader()
        let before = try station.words()
        try await Binary.run(wrong.arguments + ["--station", station.path])
            .complains(wrong.status, wrong.vi, hint: wrong.hint)
        #expect(try station.words() == before)
    }

    @Test("A schedule that is broken before: all its findings, then 65")
    func broken() async throws {
        let station = try StationBox.withLeader()
        try station.replace("from: 2024-03-04", with: "from: 2024-03-34", in: "schedule.yaml")
        try station.replace("name: Minh }", with: "nam: Minh }", in: "schedule.yaml")
        let before = try station.words()
        for command in [Self.hygiene, ["campaign", "end", "tiem-phong"], ["roster", "remove", "1"]] {
            let run = try await Binary.run(command + ["--station", station.path])
            #expect(run.status == 65 && run.output == "")
            for code in ["impossible-date", "unknown-key", "missing-key"] { #expect(run.error.contains(code)) }
        }
        #expect(try station.words() == before)
    }
}
