import Foundation
import Testing

extension StationBox {
    /// Runs a command with an editor that is a line of shell: it finds the draft's path in `$1`.
    fileprivate func edit(_ arguments: String..., editor: String, lang: String = "vi") async throws -> Binary {
        try Data(("#!/bin/sh\n" + editor + "\n").utf8).write(to: URL(filePath: beside("editor")))
        return try await Binary.run(
            ["script"] + arguments + ["--station", path, "--lang", lang], extra: ["EDITOR": "sh '\(beside("editor"))'"])
    }

    fileprivate var drafts: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path + "/var/drafts")) ?? []).sorted()
    }
}

@Suite("loa script new, loa script edit", .serialized)
struct ScriptEditingTests {
    private static let script = "scripts/tiem-phong.md"
    private static let draft = "var/drafts/tiem-phong.md"

    @Test("An edit is taken, noted, and the draft is gone", arguments: ["vi", "en"])
    func taken(lang: String) async throws {
        let station = try StationBox.withLeader()
        let before = try station.text(of: Self.script)
        let run = try await station.edit(
            "edit", "tiem-phong", "--by", "minh", editor: "sed -i 's/sổ tiêm/sổ khám/' \"$1\"", lang: lang)
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output == (lang == "vi" ? "Đã lưu \(Self.script).\n" : "Saved \(Self.script).\n"))
        #expect(try station.text(of: Self.script) == before.replacing("sổ tiêm", with: "sổ khám"))
        #expect(station.drafts.isEmpty)
        let history = try await station.history(of: "tiem-phong")
        #expect(history.map { $0["by"] as? String } == ["Lan", "Minh"], "the words before are the writer's")
        #expect(
            (history.last?["changes"] as? [String])?.contains { $0.hasPrefix("+") && $0.contains("sổ khám") } == true)
    }

    @Test("An editor with options of its own, as the shell reads them")
    func options() async throws {
        let station = try StationBox.withLeader()
        let run = try await Binary.run(
            ["script", "edit", "tiem-phong", "--station", station.path],
            extra: ["EDITOR": "sed -i -e 's/bà con nhớ/bà con cần/'", "VISUAL": ""])
        #expect(run.status == 0, "\(run.error)")
        #expect(try station.text(of: Self.script).contains("bà con cần mang"))
    }

    @Test("With an error it is refused, the draft is kept, and gone on with", arguments: ["vi", "en"])
    func refused(lang: String) async throws {
        let station = try StationBox.withLeader()
        let before = try station.text(of: Self.script)
        let bad = try await station.edit(
            "edit", "tiem-phong", editor: "echo 'Mời bà Tư, số CCCD 045078001122.' >> \"$1\"", lang: lang)
        #expect(bad.status == 1)
        #expect(bad.output.contains("\(Self.script):7:69: \(lang == "vi" ? "lỗi" : "error"): "), "\(bad.output)")
        #expect(bad.error.contains(lang == "vi" ? "bài còn lỗi nên chưa nhận" : "has errors and was not taken"))
        #expect(bad.error.contains(station.path + "/" + Self.draft))
        #expect(bad.error.contains("loa script edit tiem-phong"))
        #expect(try station.text(of: Self.script) == before)
        #expect(try station.text(of: Self.draft).hasSuffix("045078001122.\n"))
        let good = try await station.edit(
            "edit", "tiem-phong", editor: "sed -i 's/, số CCCD 045078001122/ đến trạm/' \"$1\"", lang: lang)
        #expect(good.status == 0, "\(good.error)")
        #expect(good.output.hasPrefix(lang == "vi" ? "Làm tiếp bản nháp" : "Going on with the draft"))
        #expect(try station.text(of: Self.script).contains("Mời bà Tư đến trạm."))
        #expect(station.drafts.isEmpty)
    }

    @Test("A broken head is refused with its line")
    func brokenHead() async throws {
        let station = try StationBox.withLeader()
        let run = try await station.edit("edit", "tiem-phong", editor: "sed -i 's/^title:.*/tieu-de: X/' \"$1\"")
        #expect(run.status == 1)
        #expect(run.output.contains("\(Self.script):2:"), "\(run.output)")
        #expect(try station.text(of: Self.script).contains("title:"))
        #expect(station.has(Self.draft))
    }

    @Test("Nothing changed: nothing is written or noted")
    func unchanged() async throws {
        let station = try StationBox.withLeader()
        for (lang, sentence) in [("vi", "Bài không thay đổi.\n"), ("en", "The script is as it was.\n")] {
            let run = try await station.edit("edit", "tiem-phong", editor: "true", lang: lang)
            #expect(run.status == 0)
            #expect(run.output == sentence)
        }
        #expect(station.drafts.isEmpty)
        #expect(try await station.history(of: "tiem-phong").isEmpty)
    }

    @Test("An editor that ends with an error, and none at all: 69, and no word is lost", arguments: ["vi", "en"])
    func editorFails(lang: String) async throws {
        let station = try StationBox.withLeader()
        let before = try station.text(of: Self.script)
        let run = try await station.edit("edit", "tiem-phong", editor: "echo thêm >> \"$1\"; exit 1", lang: lang)
        run.complains(
            69, lang == "vi" ? "kết thúc với lỗi; bài không thay đổi" : "ended with an error",
            hint: station.path + "/" + Self.draft)
        #expect(try station.text(of: Self.script) == before)
        #expect(try station.text(of: Self.draft) == before + "thêm\n")
        let none = try await Binary.run(
            ["script", "edit", "tiem-phong", "--station", station.path, "--lang", lang], extra: ["PATH": "/nonexistent"]
        )
        #expect(none.status == 69)
        #expect(none.error.contains(lang == "vi" ? "máy không có trình soạn thảo nào" : "there is no editor"))
        #expect(try station.text(of: Self.draft) == before + "thêm\n")
    }

    @Test("Somebody else changed it meanwhile: 73, their words stand and the draft is kept", arguments: ["vi", "en"])
    func meanwhile(lang: String) async throws {
        let station = try StationBox.withLeader()
        let run = try await station.edit(
            "edit", "tiem-phong",
            editor: "echo 'Của tôi.' >> \"$1\"; echo 'Của người khác.' >> '\(station.path)/\(Self.script)'", lang: lang)
        run.complains(
            73, lang == "vi" ? "vừa bị người khác sửa" : "somebody else has changed",
            hint: lang == "vi" ? "xem lại" : "look at")
        let text = try station.text(of: Self.script)
        #expect(text.hasSuffix("Của người khác.\n"))
        #expect(!text.contains("Của tôi."))
        #expect(try station.text(of: Self.draft).hasSuffix("Của tôi.\n"))
        #expect(try await station.history(of: "tiem-phong").isEmpty)
        // Told of it, they may go on with theirs.
        let again = try await station.edit("edit", "tiem-phong", editor: "true", lang: lang)
        #expect(again.status == 0, "\(again.error)")
        #expect(try station.text(of: Self.script).hasSuffix("Của tôi.\n"))
        #expect(station.drafts.isEmpty)
    }

    @Test("A draft that was left behind does not undo what was written since")
    func draftFromBefore() async throws {
        let station = try StationBox.withLeader()
        // Left as it was begun, and with words of its own.
        for own in ["", "echo 'Của tôi.' >> \"$1\"; "] {
            #expect(try await station.edit("edit", "tiem-phong", editor: own + "exit 1").status == 69)
            try station.write(
                "scripts/tiem-phong.md", station.text(of: Self.script) + "\nCủa người khác.\n")
            let words = try station.words()
            let run = try await station.edit("edit", "tiem-phong", editor: "true")
            #expect(run.status == (own.isEmpty ? 0 : 73), "\(run.output)\(run.error)")
            #expect(try station.words() == words)
            #expect(station.drafts.isEmpty == own.isEmpty)
        }
    }

    @Test("A new script: a head is laid out, the name is made of the title, and it is noted", arguments: ["vi", "en"])
    func new(lang: String) async throws {
        let station = try StationBox.withLeader()
        let empty = try await station.edit("new", "Họp tổ dân phố số 3", editor: "true", lang: lang)
        #expect(empty.status == 1)
        #expect(empty.error.contains("loa script edit hop-to-dan-pho-so-3"), "\(empty.error)")
        #expect(!station.has("scripts/hop-to-dan-pho-so-3.md"))
        let run = try await station.edit(
            "edit", "hop-to-dan-pho-so-3", editor: "echo 'Tối thứ sáu, mời bà con đến họp.' >> \"$1\"", lang: lang)
        #expect(run.status == 0, "\(run.output)\(run.error)")
        #expect(
            try station.text(of: "scripts/hop-to-dan-pho-so-3.md")
                == "---\ntitle: Họp tổ dân phố số 3\nwriter: lan\n---\n\nTối thứ sáu, mời bà con đến họp.\n")
        #expect(try await station.history(of: "hop-to-dan-pho-so-3").count == 1)
        #expect(try await station.states()["hop-to-dan-pho-so-3"] == "awaiting")
    }

    @Test("A new script never takes the place of one that is there: 73")
    func newButThere() async throws {
        let station = try StationBox.withLeader()
        let before = try station.words()
        let editor = "echo 'Lời mới.' >> \"$1\""
        try await station.edit("new", "Bài mới", "--as", "tiem-phong", editor: editor).complains(
            73, "đã có bài “tiem-phong”", hint: "loa script edit")
        try await station.edit("new", "Bài mới", "--as", "tiem-phong", editor: editor, lang: "en").complains(
            73, "there is a script “tiem-phong” already", hint: "loa script edit")
        #expect(try station.words() == before)
        #expect(station.drafts.isEmpty)
        // Left to itself it finds a free name.
        #expect(try await station.edit("new", "Tiêm phòng", editor: editor).status == 0)
        #expect(station.has("scripts/tiem-phong-2.md"))
    }

    @Test("A name that leaves the folder", arguments: ["../x", "a/b", "..", "/etc/x", ""])
    func nameThatLeaves(name: String) async throws {
        let station = try StationBox.withLeader()
        let before = try station.words()
        let editor = "echo 'Lời mới.' >> \"$1\""
        try await station.edit("edit", name, editor: editor).complains(66, "không có bài “\(name)”", hint: "tiem-phong")
        try await station.edit("edit", name, editor: editor, lang: "en").complains(
            66, "there is no script “\(name)”", hint: "tiem-phong")
        try await station.edit("new", "Bài", "--as", name, editor: editor).complains(
            64, "chữ không dấu", hint: "--as")
        try await station.edit("new", "Bài", "--as", name, editor: editor, lang: "en").complains(
            64, "plain letters", hint: "--as")
        #expect(try station.words() == before)
        #expect(station.drafts.isEmpty)
    }

    @Test("Who writes: somebody unknown is refused before the editor is opened")
    func unknownPerson() async throws {
        let station = try StationBox.withLeader()
        for command in [["edit", "tiem-phong"], ["new", "Bài mới"]] {
            let run = try await station.edit(
                command[0], command[1], "--by", "khoa", editor: "touch '\(station.beside("opened"))'")
            run.complains(66, "không có cán bộ “khoa”", hint: "lan (Lan)")
        }
        #expect(!FileManager.default.fileExists(atPath: station.beside("opened")))
        #expect(station.drafts.isEmpty)
    }

    @Test("A place for drafts that cannot be written: 73", arguments: ["var", "var/drafts"])
    func cannotWrite(place: String) async throws {
        let station = try StationBox.withLeader()
        if place != "var" {
            try FileManager.default.createDirectory(atPath: station.path + "/var", withIntermediateDirectories: true)
        }
        try station.write(place, "")
        let before = try station.words()
        let editor = "echo 'Lời mới.' >> \"$1\""
        try await station.edit("edit", "tiem-phong", editor: editor).complains(73, "không ghi được", hint: "quyền ghi")
        try await station.edit("new", "Bài mới", editor: editor, lang: "en").complains(
            73, "cannot be written", hint: "permissions")
        #expect(try station.words() == before)
    }
}
