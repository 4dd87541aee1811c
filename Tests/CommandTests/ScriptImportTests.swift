import Foundation
import Testing

/// What somebody sent, with its faults and a leader's note at its end.
private enum Sent {
    static let title = "Ra quân làm sạch đường làng"
    static let note = """
        Lưu ý: Giao đ/c Hạnh đọc bài này từ ngày 03/3/2059, mỗi tuần 3 buổi, mỗi buổi 10-15 phút, \
        đến hết ngày 30/6/2059.
        """
    static let paragraphs = [
        "Kính thưa bà con!",
        "Sáng chủ nhật hằng tuần, từ 6h30, mỗi hộ cử một người quét dọn ngõ xóm ,khơi thông cống rãnh.",
        "UBND xã mong bà con xử dụng túi vải thay túi ni lông..",
    ]
    static let file = "scripts/ra-quan-lam-sach-duong-lang.md"

    static func text(note: String = note) -> String {
        ([title.uppercased()] + paragraphs + [note]).joined(separator: "\n\n") + "\n"
    }

    static func script(note: String = note) -> String {
        "---\ntitle: \(title)\nwriter: lan\nnote: \"\(note)\"\n---\n" + paragraphs.joined(separator: "\n\n") + "\n"
    }
}

extension StationBox {
    /// Writes a file as somebody sent it, beside the station.
    fileprivate func sent(_ text: String = Sent.text(), as name: String = "bai.txt") throws -> String {
        try Data(text.utf8).write(to: URL(filePath: beside(name)))
        return beside(name)
    }

    fileprivate func importing(_ file: String, _ more: String..., lang: String = "vi") async throws -> Binary {
        try await Binary.run(["script", "import", file, "--station", path, "--lang", lang] + more)
    }
}

@Suite("loa script import, with the real pandoc", .serialized)
struct ScriptImportTests {
    @Test(
        "A text file becomes a script: title, writer and note in its head, its paragraphs below",
        arguments: ["vi", "en"])
    func text(lang: String) async throws {
        let station = try StationBox.withLeader()
        let before = try station.words()
        let run = try await station.importing(station.sent(), lang: lang)
        #expect(run.status == 0)
        try Golden.compare(run.output + run.error, with: "script-import.\(lang)", hiding: station.beside("bai.txt"))
        var after = try station.words()
        let imported = after.removeValue(forKey: Sent.file)
        let script = try #require(imported)
        #expect(String(decoding: script, as: UTF8.self) == Sent.script())
        #expect(after == before)
    }

    @Test("The JSON that the contract promises", arguments: ["vi", "en"])
    func json(lang: String) async throws {
        let station = try StationBox.withLeader()
        let run = try await station.importing(station.sent(), "--json", lang: lang)
        #expect(run.status == 0)
        try Golden.compare(run.output, with: "script-import-json.\(lang)", hiding: station.beside("bai.txt"))
        let report = try #require(try run.json() as? [String: Any])
        #expect(report["script"] as? String == "ra-quan-lam-sach-duong-lang")
        #expect(report["path"] as? String == Sent.file)
        let note = try #require(report["note"] as? [String: Any])
        #expect(note["text"] as? String == Sent.note)
        #expect(note["officer"] as? String == "Hạnh")
        #expect(note["from"] as? String == "2059-03-03")
        #expect(note["until"] as? String == "2059-06-30")
        #expect(note["timesPerWeek"] as? Int == 3)
        #expect(note["shortestMinutes"] as? Int == 10)
        #expect(note["longestMinutes"] as? Int == 15)
        let codes = try #require(report["findings"] as? [[String: Any]]).compactMap { $0["code"] as? String }
        for code in ["stray-blank", "confused-words", "doubled-punctuation"] {
            #expect(codes.contains(code), "\(codes)")
        }
    }

    @Test("real pandoc: a Word file gives the same script as its text")
    func word() async throws {
        let station = try StationBox.withLeader()
        let markdown = try station.sent("# " + Sent.text(), as: "bai.md")
        let word = station.beside("Bài tuyên truyền.docx")
        let made = try await Binary.run([markdown, "-o", word], program: "/usr/bin/pandoc")
        try #require(made.status == 0, "\(made.error)")
        let run = try await station.importing(word)
        #expect(run.status == 0, "\(run.error)")
        #expect(try station.text(of: Sent.file) == Sent.script())
    }

    @Test("--accept-note: officer, duty and campaign, every other byte of the schedule as it was, and a plan")
    func accepted() async throws {
        let station = try StationBox.withLeader(approval: "not-required")
        let before = try station.text(of: "schedule.yaml")
        let run = try await station.importing(station.sent(), "--accept-note")
        #expect(run.status == 0, "\(run.error)")
        try Golden.compare(run.output, with: "script-import-accepted.vi", hiding: station.beside("bai.txt"))
        let after = try station.text(of: "schedule.yaml")
        let added = try #require(Self.added(to: before, in: after))
        try Golden.compare(added.joined(separator: "\n") + "\n", with: "script-import-schedule")
        #expect(try await station.loa("check").status == 0)
        let plan = try #require(
            try await station.loa("plan", "--from", "2059-03-03", "--until", "2059-03-09", "--json").json()
                as? [[String: Any]])
        #expect(plan.map { $0["script"] as? String } == Array(repeating: "ra-quan-lam-sach-duong-lang", count: 3))
        #expect(plan.allSatisfy { $0["officer"] as? String == "hanh" }, "\(plan)")
        // A season has its end.
        let late = try await station.loa("plan", "--from", "2059-07-01", "--until", "2059-07-31", "--json").json()
        #expect((late as? [Any])?.isEmpty == true)
    }

    /// The lines that are new, if all the old ones are there in their order, byte for byte.
    private static func added(to before: String, in after: String) -> [String]? {
        var rest = before.components(separatedBy: "\n")[...]
        var added: [String] = []
        for line in after.components(separatedBy: "\n") {
            if let next = rest.first, Array(next.utf8) == Array(line.utf8) {
                rest.removeFirst()
            } else {
                added.append(line)
            }
        }
        return rest.isEmpty ? added : nil
    }

    @Test("Imported again it is refused, and with --accept-note only the schedule is made, once")
    func again() async throws {
        let station = try StationBox.withLeader()
        let file = try station.sent()
        #expect(try await station.importing(file).status == 0)
        let first = try station.words()
        try await station.importing(file).complains(
            73, "bài này đã có: \(Sent.file)", hint: "loa script show ra-quan-lam-sach-duong-lang")
        try await station.importing(file, lang: "en").complains(
            73, "has it already: \(Sent.file)", hint: "loa script show ra-quan-lam-sach-duong-lang")
        // Another name makes no other text of it.
        try await station.importing(file, "--as", "bai-khac").complains(73, "đã có", hint: "loa script show")
        #expect(try station.words() == first)
        #expect(try await station.importing(file, "--accept-note").status == 0)
        let second = try station.words()
        #expect(second.filter { $0.key != "schedule.yaml" } == first.filter { $0.key != "schedule.yaml" })
        #expect(second["schedule.yaml"] != first["schedule.yaml"])
        try await station.importing(file, "--accept-note").complains(73, "đã có", hint: "loa script show")
        #expect(try station.words() == second)
        #expect(try await station.history(of: "ra-quan-lam-sach-duong-lang").count == 1)
    }

    struct Noted: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let note: String
        var officers = ""
        var duties = ""
        /// In the new schedule.
        let holds: [String]
        var lacks: [String] = []
        /// In what the person is told.
        var told: (vi: String, en: String)?
    }

    @Test(
        "Who the note names",
        arguments: [
            Noted(
                testDescription: "an officer who is there and on duty",
                note: "Ghi chú: đ/c Lan đọc, tuần 2 lần, mỗi lần 12 phút, từ 03/3/2059 đến hết tháng 4/2059.",
                holds: ["times-per-week: 2", "from: 2059-03-03", "until: 2059-04-30"],
                lacks: ["instead-of", "lan-2"]),
            Noted(
                testDescription: "an officer who is there but not on duty takes over",
                note: "Ghi chú: đ/c Minh đọc, tuần 2 lần, mỗi lần 12 phút, từ 03/3/2059 đến hết tháng 4/2059.",
                holds: ["officer: minh, from: 2059-03-03, until: 2059-04-30, instead-of: lan"], lacks: ["minh-2"]),
            Noted(
                testDescription: "somebody new",
                note: "Ghi chú: đ/c Thảo đọc, tuần 2 lần, mỗi lần 12 phút, từ 03/3/2059 đến hết tháng 4/2059.",
                holds: ["thao: { name: Thảo }", "officer: thao, from: 2059-03-03, until: 2059-04-30, instead-of: lan"]),
            Noted(
                testDescription: "a name that two bear",
                note: "Ghi chú: đ/c Hoa đọc, tuần 2 lần, mỗi lần 12 phút, từ 03/3/2059 đến hết tháng 4/2059.",
                officers: "  hoa-1: { name: Trần Thị Hoa }\n  hoa-2: { name: Lê Thị Hoa }\n",
                holds: ["times-per-week: 2"], lacks: ["instead-of"],
                told: (
                    "có nhiều cán bộ tên Hoa (hoa-1, hoa-2): tự thêm dòng phân công vào roster",
                    "several officers are called Hoa (hoa-1, hoa-2): add the line to the roster yourself"
                )),
            Noted(
                testDescription: "days that several have",
                note: "Ghi chú: đ/c Thảo đọc, tuần 2 lần, mỗi lần 12 phút, từ 03/3/2059 đến hết tháng 4/2059.",
                duties: "  - { officer: minh, days: [sat, sun], from: 2024-03-01 }\n",
                holds: ["thao: { name: Thảo }", "times-per-week: 2"], lacks: ["officer: thao"],
                told: (
                    "trong thời gian ấy roster có nhiều người trực: tự phân công cho Thảo",
                    "several officers are on duty in that time: give it to Thảo in the roster yourself"
                )),
            Noted(
                testDescription: "who and until when, but not how often",
                note: "Ghi chú: giao đ/c Minh đọc từ 03/3/2059 đến hết tháng 4/2059.",
                holds: ["officer: minh, from: 2059-03-03, until: 2059-04-30, instead-of: lan"],
                lacks: ["times-per-week"],
                told: (
                    "ghi chú không nói đủ mỗi tuần mấy lần và mỗi lần bao lâu: tự thêm đợt phát vào campaigns",
                    "the note does not say how often a week and how long: add the campaign yourself"
                )),
            Noted(
                testDescription: "a season that is over",
                note: "Ghi chú: đ/c Lan đọc, tuần 2 lần, mỗi lần 12 phút, từ 04/3/2024 đến hết tháng 4/2024.",
                holds: ["until: 2024-04-30"],
                told: ("đợt phát này đã hết hạn từ ngày 30/04/2024", "this campaign ended on 30/04/2024")),
        ], ["vi", "en"])
    func named(given: Noted, lang: String) async throws {
        let station = try StationBox.withLeader(approval: "not-required")
        try station.replace("  minh: {", with: given.officers + "  minh: {", in: "schedule.yaml")
        try station.replace("campaigns:\n", with: given.duties + "campaigns:\n", in: "schedule.yaml")
        let before = try station.text(of: "schedule.yaml")
        let run = try await station.importing(station.sent(Sent.text(note: given.note)), "--accept-note", lang: lang)
        #expect(run.status == 0, "\(run.error)")
        let added = try #require(Self.added(to: before, in: station.text(of: "schedule.yaml"))).joined(separator: "\n")
        for part in given.holds { #expect(added.contains(part), "\(added)") }
        for part in given.lacks { #expect(!added.contains(part), "\(added)") }
        if let told = given.told {
            #expect(run.output.contains("→ " + (lang == "vi" ? told.vi : told.en)), "\(run.output)")
        }
        #expect(try await station.loa("check").status == 0)
    }

    @Test("A name that is taken: 73, and the script that bears it is as it was")
    func takenName() async throws {
        let station = try StationBox.withLeader()
        let before = try station.words()
        let file = try station.sent()
        try await station.importing(file, "--as", "tiem-phong", "--accept-note").complains(
            73, "đã có bài “tiem-phong”", hint: "loa script edit")
        try await station.importing(file, "--as", "tiem-phong", lang: "en").complains(
            73, "there is a script “tiem-phong” already", hint: "loa script edit")
        #expect(try station.words() == before)
        // Left to itself it finds a free one.
        try station.write("scripts/ra-quan-lam-sach-duong-lang.md", "---\ntitle: Bài cũ\nwriter: lan\n---\nBài cũ.\n")
        #expect(try await station.importing(file).status == 0)
        #expect(station.has("scripts/ra-quan-lam-sach-duong-lang-2.md"))
        #expect(try station.text(of: Sent.file).contains("Bài cũ"))
    }

    @Test("A name that leaves the folder: 64", arguments: ["../x", "a/b", "", "Bài mới", ".an"])
    func nameThatLeaves(name: String) async throws {
        let station = try StationBox.withLeader()
        let before = try station.words()
        let file = try station.sent()
        try await station.importing(file, "--as", name).complains(64, "chữ không dấu", hint: "--as")
        try await station.importing(file, "--as", name, lang: "en").complains(
            64, "plain letters", hint: "--as")
        #expect(try station.words() == before)
    }

    @Test("Somebody unknown brings it in: 66")
    func unknownPerson() async throws {
        let station = try StationBox.withLeader()
        let file = try station.sent()
        try await station.importing(file, "--by", "khoa").complains(66, "không có cán bộ “khoa”", hint: "lan (Lan)")
        try await station.importing(file, "--by", "khoa", lang: "en").complains(
            66, "there is no officer “khoa”", hint: "minh (Minh)")
        #expect(!station.has(Sent.file))
        #expect(try await station.importing(file, "--by", "minh").status == 0)
        #expect(try station.text(of: Sent.file).contains("\nwriter: minh\n"))
        #expect(try await station.history(of: "ra-quan-lam-sach-duong-lang").first?["by"] as? String == "Minh")
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let name: String
        /// `nil`: there is no such file.
        let bytes: [UInt8]?
        let status: Int32
        let vi: String
        let en: String
        let hint: (vi: String, en: String)
    }

    @Test(
        "A file that gives no script: one sentence, a hint, and nothing is written",
        arguments: [
            Bad(
                testDescription: "missing", name: "khong-co.docx", bytes: nil, status: 66, vi: "không có tệp",
                en: "there is no file", hint: ("tên tệp", "file's name")),
            Bad(
                testDescription: "a PDF by the name of a Word file", name: "bai.docx",
                bytes: Array("%PDF-1.7\n%âãÏÓ\n1 0 obj\n".utf8), status: 65, vi: "thực ra là", en: "is really",
                hint: ("Word", "Word")),
            Bad(
                testDescription: "empty", name: "bai.txt", bytes: [], status: 65, vi: "không có chữ nào",
                en: "there are no words", hint: ("mở tệp xem", "open the file")),
            Bad(
                testDescription: "only blanks", name: "bai.txt", bytes: Array(" \n\t\n\u{FEFF}\n".utf8), status: 65,
                vi: "không có chữ nào", en: "there are no words", hint: ("mở tệp xem", "open the file")),
            Bad(
                testDescription: "a torn Word file", name: "bai.docx", bytes: [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00],
                status: 65, vi: "bị hỏng hoặc thiếu", en: "is broken", hint: ("xin gửi lại", "ask for the file")),
            Bad(
                testDescription: "only a note", name: "bai.txt", bytes: Array(Sent.note.utf8), status: 65,
                vi: "không có chữ nào", en: "there are no words", hint: ("mở tệp xem", "open the file")),
        ], ["vi", "en"])
    func badFile(bad: Bad, lang: String) async throws {
        let station = try StationBox.withLeader()
        let before = try station.words()
        let file = station.beside(bad.name)
        if let bytes = bad.bytes { try Data(bytes).write(to: URL(filePath: file)) }
        let (sentence, hint) = lang == "vi" ? (bad.vi, bad.hint.vi) : (bad.en, bad.hint.en)
        let run = try await station.importing(file, "--accept-note", lang: lang)
        run.complains(bad.status, sentence, hint: hint)
        #expect(run.error.contains(file))
        #expect(try station.words() == before)
    }

    @Test("A schedule that cannot take the note: nothing is written, not the script either", arguments: ["vi", "en"])
    func scheduleThatCannotTakeIt(lang: String) async throws {
        let station = try StationBox.withLeader(hours: "07:00-07:08")
        let file = try station.sent()
        let before = try station.words()
        let run = try await station.importing(file, "--accept-note", lang: lang)
        run.complains(
            1, lang == "vi" ? "schedule.yaml sẽ có lỗi nên chưa ghi gì" : "nothing was written", hint: "loa check")
        #expect(try station.words() == before)
        // Without the note it can be taken.
        #expect(try await station.importing(file).status == 0)
    }

    @Test("A schedule that nothing can be added to safely: 65, and the line that a person can add")
    func oddSchedule() async throws {
        let station = try StationBox.withLeader()
        // What looks like a remark at the end of the section is a part of a name.
        try station.replace(
            "minh: { name: Minh }", with: "minh: { name: \"Minh\n# đài\" }", in: "schedule.yaml")
        let before = try station.words()
        let run = try await station.importing(station.sent(), "--accept-note", lang: "en")
        run.complains(65, "schedule.yaml is laid out", hint: "add to “officers:” the line: hanh: { name: Hạnh }")
        #expect(try station.words() == before)
    }

    @Test("A schedule that may not be written stays as it is, and the note can be taken up later")
    func lockedSchedule() async throws {
        let station = try StationBox.withLeader()
        let file = try station.sent()
        let schedule = station.path + "/schedule.yaml"
        let before = try station.text(of: "schedule.yaml")
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: schedule)
        let run = try await station.importing(file, "--accept-note")
        run.complains(73, "không ghi được \(schedule)", hint: "quyền ghi")
        #expect(try station.text(of: "schedule.yaml") == before)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: schedule)
        #expect(try await station.importing(file, "--accept-note").status == 0)
        #expect(try station.text(of: "schedule.yaml").contains("script: ra-quan-lam-sach-duong-lang"))
        #expect(try await station.states().count == 2)
    }
}
