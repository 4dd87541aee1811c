import Foundation
import Testing

@Suite("loa script check", .serialized)
struct ScriptCheckTests {
    /// About ten kinds of faults, each on a line that its finding must name.
    private static let faulty = """
        ---
        title: Phòng bệnh mùa nóng
        writer: lan
        ---
        Kính thưa bà con!

        Trạm Y tế xã đề nghị mỗi nhà khơi rãnh nước ,diệt bọ gậy.. Bà con nhớ bổ xung nước và giữ cửa nhà thoáng mat.

        Ông Đỗ Văn Bảy, số CCCD 045078001122, nhận thuốc tại trạm. Mỗi trẻ uống 1.5 viên.

        Lịch khám có ở https://suckhoe .gov.vn và trên bảng tin của thôn./. Bà con nào chưa rõ xin hỏi trạm y tế.

        Ai có sổ hộ khẩu thì mang theo; cần hỏi gọi 0912 345 678. Bà con nào chưa rõ xin hỏi trạm y tế.

        - Trẻ từ một đến năm tuổi, người già trên tám mươi tuổi, phụ nữ đang mang thai, người có bệnh tim, người có \
        bệnh phổi, người vừa mổ xong và người đang điều trị dài ngày tại nhà thì được khám trước, những người còn lại \
        xin ngồi chờ ở sân nhà văn hóa thôn, nghe gọi tên mới vào, đừng chen lấn kẻo các cháu nhỏ bị ngã.

        """

    private static func station() throws -> StationBox {
        let station = try StationBox.withLeader()
        try station.write("scripts/tiem-phong.md", faulty)
        return station
    }

    @Test("Findings as a compiler gives them, as text, as JSON and summed up", arguments: ["vi", "en"])
    func findings(lang: String) async throws {
        let station = try Self.station()
        for (name, more) in [("", []), ("-json", ["--json"]), ("-summary", ["--summary"])] {
            let run = try await Binary.run(
                ["script", "check", "tiem-phong", "--station", station.path, "--lang", lang] + more)
            #expect(run.status == 1, "one of them is an error")
            #expect(run.error == "")
            try Golden.compare(run.output, with: "script-check\(name).\(lang)")
        }
        let json = try await station.loa("script", "check", "tiem-phong", "--json", lang: lang).json()
        let findings = try #require(json as? [[String: Any]])
        #expect(Set(findings.compactMap { $0["code"] as? String }).count >= 10)
        let lines = Self.faulty.split(separator: "\n", omittingEmptySubsequences: false)
        for finding in findings {
            let line = try #require(finding["line"] as? Int)
            let column = try #require(finding["column"] as? Int)
            // The words that it quotes stand at the very place that it names.
            let quoted = try #require((finding["message"] as? String)?.firstMatch(of: /“([^”…]+)/)?.1)
            #expect(lines[line - 1].dropFirst(column - 1).hasPrefix(quoted), "\(finding)")
        }
    }

    @Test("--summary --json is what the contract promises")
    func summary() async throws {
        let station = try Self.station()
        let run = try await station.loa("script", "check", "tiem-phong", "--summary", "--json")
        let summary = try #require(try run.json() as? [String: Any])
        #expect(Set(summary.keys) == ["syllables", "seconds", "readings", "findings"])
        #expect(summary["syllables"] as? Int ?? 0 > 150)
        #expect(summary["seconds"] as? Double ?? 0 > 30)
        #expect((summary["findings"] as? [Any])?.count ?? 0 >= 10)
    }

    @Test("Warnings alone do not block: 0")
    func warnings() async throws {
        let station = try Self.station()
        try station.replace(", số CCCD 045078001122", with: "", in: "scripts/tiem-phong.md")
        let run = try await station.loa("script", "check", "tiem-phong", lang: "en")
        #expect(run.status == 0)
        #expect(run.output.contains(" 0 to block approval"), "\(run.output)")
        try station.write("scripts/tiem-phong.md", "---\ntitle: Ngắn\n---\nMời bà con đến họp ở nhà văn hóa thôn.\n")
        let clean = try await station.loa("script", "check", "tiem-phong")
        #expect(clean.status == 0)
        #expect(clean.output.hasSuffix("Không có chỗ nào cần sửa.\n"), "\(clean.output)")
    }

    @Test("--fix shows what it corrects, leaves the rest to the byte, notes it, and then has nothing to do")
    func fix() async throws {
        let station = try Self.station()
        let run = try await station.loa("script", "check", "tiem-phong", "--fix")
        #expect(run.status == 0)
        try Golden.compare(run.output + run.error, with: "script-check-fix.vi")
        let expected = Self.faulty.replacing("nước ,diệt", with: "nước, diệt").replacing("gậy..", with: "gậy.")
            .replacing("bổ xung", with: "bổ sung").replacing("suckhoe .gov", with: "suckhoe.gov")
            .replacing("thôn./.", with: "thôn.")
        #expect(try Array(station.text(of: "scripts/tiem-phong.md").utf8) == Array(expected.utf8))
        for (lang, sentence) in [("vi", "Không có gì để tự sửa.\n"), ("en", "There is nothing to correct.\n")] {
            let again = try await station.loa("script", "check", "tiem-phong", "--fix", lang: lang)
            #expect(again.status == 0)
            #expect(again.output == sentence)
        }
        #expect(try Array(station.text(of: "scripts/tiem-phong.md").utf8) == Array(expected.utf8))
        let history = try await station.loa("script", "history", "tiem-phong")
        try Golden.compare(history.output.withoutMoments, with: "script-check-fix-history.vi")
    }

    @Test("--fix is the writer's work, whom the script's head may call by name, or of whom --by names")
    func fixedBy() async throws {
        let station = try Self.station()
        try station.replace("writer: lan", with: "writer: Minh", in: "scripts/tiem-phong.md")
        #expect(try await station.loa("script", "check", "tiem-phong", "--fix").status == 0)
        #expect(try await station.history(of: "tiem-phong").last?["by"] as? String == "Minh")
        try station.write("scripts/tiem-phong.md", Self.faulty)
        try await station.loa("script", "check", "tiem-phong", "--fix", "--by", "khoa", lang: "en").complains(
            66, "there is no officer “khoa”", hint: "lan (Lan)")
        #expect(try station.text(of: "scripts/tiem-phong.md") == Self.faulty)
        #expect(try await station.loa("script", "check", "tiem-phong", "--fix", "--by", "minh").status == 0)
        #expect(try await station.history(of: "tiem-phong").last?["by"] as? String == "Minh")
    }

    @Test("A file is checked by its own lines, and stays somebody else's", arguments: ["vi", "en"])
    func file(lang: String) async throws {
        let station = try Self.station()
        let file = station.beside("bai gui.txt")
        try Data("LỊCH HỌP THÔN\n\nBà con nhớ bổ xung giấy tờ.\n\n  Họp tại nhà văn hóa ,đúng giờ.\n".utf8)
            .write(to: URL(filePath: file))
        let run = try await station.loa("script", "check", file, lang: lang)
        #expect(run.status == 0)
        #expect(run.output.contains("\(file):3:12: "), "\(run.output)")
        #expect(run.output.contains("\(file):5:19: "), "\(run.output)")
        try await station.loa("script", "check", file, "--fix", lang: lang).complains(
            64, lang == "vi" ? "chỉ sửa được bài của đài" : "only a script of the station", hint: "loa script import")
        #expect(try String(contentsOfFile: file, encoding: .utf8).contains("bổ xung"))
    }

    @Test("What is not there: 66; what does not go together: 64")
    func refused() async throws {
        let station = try Self.station()
        try await station.loa("script", "check", "khong-co").complains(
            66, "không có bài “khong-co”", hint: "tiem-phong")
        try await station.loa("script", "check", "khong-co", lang: "en").complains(
            66, "there is no script “khong-co”", hint: "tiem-phong")
        try await station.loa("script", "check", "khong-co.txt", lang: "en").complains(
            66, "there is no file khong-co.txt", hint: "its folder")
        try await station.loa("script", "check", "tiem-phong", "--fix", "--summary").complains(
            64, "--fix và --summary", hint: "loa script check --help")
    }
}
