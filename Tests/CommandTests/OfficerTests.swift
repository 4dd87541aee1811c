import Foundation
import Testing

@Suite("loa officer")
struct OfficerTests {
    @Test("Somebody is added, changed and removed; the rest of the file stays to the byte")
    func life() async throws {
        let station = try StationBox.withLeader()
        let before = try station.text(of: "schedule.yaml")
        let added = try await station.loa("officer", "add", "--name", "Lê Thị Bích Ngọc", "--title", "Phó: đài")
        #expect(added.status == 0 && added.error == "")
        #expect(
            added.output == """
                Đã thêm cán bộ Lê Thị Bích Ngọc (ngoc).
                --- schedule.yaml
                +++ schedule.yaml
                @@ -12,6 +12,7 @@
                 officers:
                   lan: { name: Lan }   # phụ trách đài
                   minh: { name: Minh }
                +  ngoc: { name: Lê Thị Bích Ngọc, title: "Phó: đài" }
                 roster:
                   - { officer: lan, from: 2024-03-01 }
                 campaigns:

                """)
        let list = try await station.loa("officer", "list", "--json").json() as? [[String: String]]
        #expect(list?.last == ["officer": "ngoc", "name": "Lê Thị Bích Ngọc", "title": "Phó: đài"])
        let set = try await station.loa("officer", "set", "ngoc", "--name", "Ngọc", "--no-title", lang: "en")
        #expect(set.status == 0)
        #expect(set.output.hasPrefix("Changed the officer “ngoc”.\n---"))
        #expect(try station.text(of: "schedule.yaml").contains("\n  ngoc: { name: Ngọc }\n"))
        #expect(try await station.loa("officer", "list").output == "lan   Lan\nminh  Minh\nngoc  Ngọc\n")
        let same = try await station.loa("officer", "set", "ngoc", "--name", "Ngọc", "--json")
        let record = try #require(try same.json() as? [String: Any])
        #expect(record["changed"] as? Bool == false)
        #expect((record["diff"] as? [String])?.isEmpty == true)
        #expect(try await station.loa("officer", "remove", "ngoc").status == 0)
        #expect(try station.text(of: "schedule.yaml") == before)
    }

    @Test("A key is made from the name, another one where it is taken")
    func keys() async throws {
        let station = try StationBox.withLeader()
        #expect(try await station.loa("officer", "add", "--name", "Trần Lan").output.contains("(lan-2)"))
        #expect(try await station.loa("officer", "add", "lan_ba", "--name", "Lan").output.contains("(lan_ba)"))
    }

    @Test("What cannot be is refused in one sentence, and the file stays")
    func refusals() async throws {
        let station = try StationBox.withLeader()
        let before = try station.words()
        try await station.loa("officer", "add", "lan", "--name", "Hoa").complains(
            73, "đã có cán bộ “lan”: Lan", hint: "loa officer set lan")
        try await station.loa("officer", "add", "--name", "Minh", lang: "en").complains(
            73, "Minh is there already (minh)", hint: "loa officer add KEY")
        try await station.loa("officer", "add", "cô-ba", "--name", "Ba").complains(
            64, "CÁN-BỘ: “cô-ba” không dùng làm tên ngắn được", hint: "chữ không dấu")
        try await station.loa("officer", "add", "--name", "…").complains(
            64, "không đặt được tên ngắn từ “…”", hint: "loa officer add can-bo-1")
        try await station.loa("officer", "add", "--name", " ", lang: "en").complains(
            64, "--name: the value is blank", hint: "fill it in")
        try await station.loa("officer", "add", "--name", "a\u{7}").complains(
            64, "--name: có ký tự điều khiển U+0007", hint: "gõ lại")
        try await station.loa("officer", "set", "hoa", "--name", "Hoa").complains(
            66, "không có cán bộ “hoa”", hint: "lan, minh")
        try await station.loa("officer", "set", "lan").complains(
            64, "cần --name, --title hoặc --no-title", hint: "loa officer set --help")
        try await station.loa("officer", "set", "lan", "--title", "x", "--no-title", lang: "en").complains(
            64, "exclude each other", hint: "loa officer set --help")
        try await station.loa("officer", "remove", "lan").complains(
            77, "Lan còn trong phân công trực: lượt trực 1 (schedule.yaml dòng 16)", hint: "loa roster remove")
        #expect(try station.words() == before)
        try station.replace("  lan: { name: Lan }   # phụ trách đài\n", with: "", in: "schedule.yaml")
        let broken = try await station.loa("officer", "list")
        #expect(broken.status == 65)
        #expect(broken.error.contains("schedule.yaml:15:16: lỗi: không có cán bộ “lan”"))
    }

    @Test("The only officer cannot go, and the sentence is about the schedule as it would be")
    func lastOne() async throws {
        let station = try StationBox.withLeader()
        try station.replace("  - { officer: lan, from: 2024-03-01 }\n", with: "", in: "schedule.yaml")
        #expect(try await station.loa("officer", "remove", "minh").status == 0)
        try await station.loa("officer", "remove", "lan").complains(
            1, "chưa có cán bộ nào; chưa ghi gì", hint: "trang: { name: Trang")
    }

    @Test("A read-only file, and one written by a program in a way that leaves no safe place")
    func cannotWrite() async throws {
        let station = try StationBox.withLeader()
        let path = station.path + "/schedule.yaml"
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        let before = try station.text(of: "schedule.yaml")
        try await station.loa("officer", "add", "--name", "Hoa").complains(73, "không ghi được", hint: "quyền ghi")
        #expect(try station.text(of: "schedule.yaml") == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: station.path).count == 3)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        try station.replace("minh: { name: Minh }", with: "minh: &m { name: Minh }\n  hoa: *m", in: "schedule.yaml")
        try await station.loa("officer", "set", "hoa", "--name", "Hoa", lang: "en").complains(
            65, "cannot be changed safely", hint: "write in “officers: hoa”: name: Hoa")
    }

    @Test("Of many editors at once each is told the truth: what was done is there, and nothing else is lost")
    func atOnce() async throws {
        let station = try StationBox.withLeader()
        let before = try station.text(of: "schedule.yaml")
        let runs = try await withThrowingTaskGroup(of: (String, Binary).self) { group in
            for number in 1...8 {
                group.addTask {
                    ("nguoi-\(number)", try await station.loa("officer", "add", "nguoi-\(number)", "--name", "Người"))
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for (_, run) in runs where run.status != 0 {
            run.complains(73, "schedule.yaml vừa bị người khác sửa", hint: "làm lại")
        }
        let done = Set(runs.filter { $0.1.status == 0 }.map(\.0))
        let list = try #require(try await station.loa("officer", "list", "--json").json() as? [[String: String]])
        #expect(Set(list.compactMap { $0["officer"] }) == done.union(["lan", "minh"]))
        #expect(!done.isEmpty && list.count == done.count + 2)
        let rest = try station.text(of: "schedule.yaml").split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("  nguoi-") }.joined(separator: "\n")
        #expect(rest == before)
    }
}
