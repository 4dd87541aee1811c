import Foundation
import Testing

@Suite("The log that can be signed")
struct LogBookTests {
    /// A station with a ledger of two weeks, sealed by its simulation.
    private func station(_ body: (StationBox, _ kept: String) async throws -> Void) async throws {
        let box = try StationBox()
        let kept = box.beside("kept")
        let made = try await box.loa("simulate", "--from", "2024-03-04", "--until", "2024-03-17", "--keep", kept)
        #expect(made.status == 0, "\(made.error)")
        try await body(box, kept)
    }

    private func loa(_ kept: String, _ arguments: String..., lang: String = "vi") async throws -> Binary {
        try await Binary.run(arguments + ["--station", kept, "--lang", lang])
    }

    private func sql(_ kept: String, _ statements: String) async throws {
        let done = try await Binary.run(
            [kept + "/var/ledger.sqlite", statements], program: "/usr/bin/sqlite3")
        #expect(done.status == 0, "\(done.error)")
    }

    private func verdict(_ kept: String, _ arguments: String...) async throws -> [String: Any] {
        let answer = try await Binary.run(["log", "verify", "--json", "--station", kept] + arguments)
        return try #require(try answer.json() as? [String: Any])
    }

    @Test("Intact: the sentence, the JSON, the head for paper")
    func intact() async throws {
        try await station { _, kept in
            let said = try await loa(kept, "log", "verify", lang: "en")
            #expect(said.status == 0)
            #expect(said.output.hasPrefix("The log is intact: its entries, "))
            let found = try await verdict(kept)
            #expect(found["intact"] as? Bool == true)
            #expect(found["firstBroken"] == nil)
            let head = try #require(found["head"] as? String)
            #expect(said.output.contains("The head: \(head)\n"))
            #expect(try #require(found["signedBy"] as? String).count == 64)
            #expect((found["sealed"] as? [String: Any])?["period"] as? String == "2024-03-16")
            #expect(try await loa(kept, "log", "verify", "--head", head).status == 0)
            let seals = try String(contentsOfFile: kept + "/var/seals", encoding: .utf8)
            #expect(seals.split(separator: "\n").count > 5)
        }
    }

    @Test("Altered, cut off, cut off where only a paper tells: named, exit status 1")
    func broken() async throws {
        try await station { _, kept in
            let head = try #require(try await verdict(kept)["head"] as? String)
            let last = try #require(Int(head.split(separator: ":")[0]))
            try await sql(kept, "DROP TRIGGER entry_never_goes; DELETE FROM entry WHERE id = \(last)")
            try await sql(kept, "DELETE FROM sqlite_sequence")
            let list = try String(contentsOfFile: kept + "/var/seals", encoding: .utf8)
            let shorter = list.split(separator: "\n").dropLast().map { $0 + "\n" }.joined()
            try Data(shorter.utf8).write(to: URL(filePath: kept + "/var/seals"))
            #expect(try await verdict(kept)["intact"] as? Bool == true)
            let cut = try await verdict(kept, "--head", head)
            #expect(cut["fault"] as? String == "cut-off")
            #expect(cut["firstBroken"] as? Int == last)
            try Data(list.utf8).write(to: URL(filePath: kept + "/var/seals"))
            #expect(try await verdict(kept)["fault"] as? String == "cut-off")
            try await sql(kept, "DROP TRIGGER entry_never_changes; UPDATE entry SET title = 'x' WHERE id = 3")
            let said = try await loa(kept, "log", "verify")
            #expect(said.status == 1)
            #expect(said.output.hasPrefix("Sổ KHÔNG còn nguyên vẹn: dòng số 3 đã bị sửa.\n"))
            #expect(said.error == "")
        }
    }

    @Test("No ledger, another file, a newer version, a torn file, a head that is none")
    func badFiles() async throws {
        let box = try StationBox()
        try await box.loa("log", "verify").complains(66, "chưa có sổ phát thanh", hint: "loa run")
        try await box.loa("log", "note", "x", "--by", "lan").complains(66, "chưa có sổ phát thanh", hint: "loa run")
        try await station { _, kept in
            try await loa(kept, "log", "verify", "--head", "17:abc").complains(64, "17:abc", hint: "--help")
            let path = URL(filePath: kept + "/var/ledger.sqlite")
            let whole = try Data(contentsOf: path)
            try whole.prefix(whole.count / 2).write(to: path)
            try await loa(kept, "log", "verify").complains(65, "bị hỏng", hint: "bản sao lưu")
            try Data("xin chào".utf8).write(to: path)
            try await loa(kept, "log", "verify").complains(65, "không phải là sổ phát thanh", hint: "chuyển")
            try whole.write(to: path)
            try await sql(kept, "INSERT INTO grdb_migrations VALUES ('telepathy')")
            try await loa(kept, "log", "verify").complains(65, "mới hơn", hint: "mới nhất")
        }
    }

    @Test("Show: an occurrence with all that was said of it, an entry by its number, what is not there")
    func show() async throws {
        try await station { _, kept in
            let name = "tiem-phong@2024-03-04T07:00"
            let note = try await loa(kept, "log", "note", name, "--text", "Loa thôn 3 không kêu.", "--by", "lan")
            #expect(note.status == 0, "\(note.error)")
            let answer = try await loa(kept, "log", "show", name, "--json")
            let entries = try #require(try answer.json() as? [[String: Any]])
            #expect(entries.map { $0["kind"] as? String } == ["planned", "started", "closed", "remark"])
            #expect(entries.last?["text"] as? String == "Lan ghi chú: Loa thôn 3 không kêu.")
            #expect(entries.last?["by"] as? String == "lan")
            #expect(entries.allSatisfy { ($0["hash"] as? String)?.count == 64 })
            let number = try #require(entries.last?["entry"] as? Int)
            let one = try await loa(kept, "log", "show", String(number))
            #expect(one.output.contains("Loa thôn 3 không kêu."))
            try await loa(kept, "log", "show", "tiem-phong@2024-03-05T07:00")
                .complains(66, "không có buổi phát tiem-phong@2024-03-05T07:00", hint: "loa log list")
            try await loa(kept, "log", "show", "9999").complains(66, "không có dòng số 9999", hint: "loa log list")
        }
    }

    @Test("A remark: about the log as a whole; without words, about nothing, by nobody it is refused")
    func note() async throws {
        try await station { _, kept in
            let general = try await loa(kept, "log", "note", "Thay loa thôn 3.", "--by", "minh", "--json")
            let record = try #require(try general.json() as? [String: Any])
            #expect(record["text"] as? String == "Thay loa thôn 3.")
            #expect(record["occurrence"] == nil)
            try await loa(kept, "log", "note", "--text", "  ", "--by", "lan").complains(
                64, "chưa có lời", hint: "--help")
            try await loa(kept, "log", "note", "tiem-phong@2024-03-04T07:00", "--by", "lan")
                .complains(64, "chưa có lời", hint: "--help")
            try await loa(kept, "log", "note", "tiem-phong@2024-03-05T07:00", "--text", "x", "--by", "lan")
                .complains(66, "không có buổi phát", hint: "loa log list")
            try await loa(kept, "log", "note", "x", "--by", "ai-do").complains(66, "không có cán bộ", hint: "lan (Lan)")
            #expect(try await verdict(kept)["intact"] as? Bool == true)
        }
    }

    @Test("A leader signs once for a month that is over, again after a remark; not for one that runs or is empty")
    func signOff() async throws {
        try await station { _, kept in
            let first = try await loa(kept, "log", "sign-off", "2024-03", "--as", "minh")
            #expect(first.output.hasPrefix("Minh ký xác nhận sổ tháng 3 năm 2024, dòng số "))
            let again = try await loa(kept, "log", "sign-off", "2024-03", "--by", "minh")
            #expect(again.status == 0)
            #expect(again.output.hasPrefix("Minh đã ký xác nhận tháng 3 năm 2024 ở dòng số "))
            _ = try await loa(kept, "log", "note", "tiem-phong@2024-03-04T07:00", "Ghi nhầm.", "--by", "lan")
            let third = try await loa(kept, "log", "sign-off", "2024-03", "--as", "minh")
            #expect(third.output.hasPrefix("Minh ký xác nhận sổ tháng 3 năm 2024, dòng số "))
            try await loa(kept, "log", "sign-off", "2199-01", "--as", "minh").complains(77, "chưa hết", hint: "sau khi")
            try await loa(kept, "log", "sign-off", "2020-01", "--as", "minh")
                .complains(66, "không có buổi phát nào", hint: "loa log list")
        }
    }

    @Test("Seal: what is due; a key that is missing is an error, a new one is made only when asked for")
    func seal() async throws {
        try await station { _, kept in
            let sealed = try await loa(kept, "log", "seal")
            #expect(sealed.output == "Đã niêm phong tháng 3 năm 2024, đến dòng số \(try await entries(kept) - 1).\n")
            let nothing = try await loa(kept, "log", "seal")
            #expect(nothing.output == "Không còn ngày nào phải niêm phong.\n")
            // Something that is due again.
            try await sql(
                kept, "DROP TRIGGER entry_never_goes; DELETE FROM entry WHERE id = \(try await entries(kept))")
            try await sql(kept, "DELETE FROM sqlite_sequence")
            let list = try String(contentsOfFile: kept + "/var/seals", encoding: .utf8)
            let shorter = list.split(separator: "\n").dropLast().map { $0 + "\n" }.joined()
            try Data(shorter.utf8).write(to: URL(filePath: kept + "/var/seals"))
            try FileManager.default.removeItem(atPath: kept + "/var/station.key")
            try await loa(kept, "log", "seal").complains(66, "không thấy khóa niêm phong", hint: "--new-key")
            #expect(!FileManager.default.fileExists(atPath: kept + "/var/station.key"))
            let renewed = try await loa(kept, "log", "seal", "--new-key", lang: "en")
            #expect(renewed.output.hasPrefix("The new key: "))
            let said = try await loa(kept, "log", "verify", lang: "en")
            #expect(said.output.contains("the station seals with a new key"))
        }
    }

    @Test("The list of seals is lost: no seal, no signature until it is made anew; the ledger is lost: cut off")
    func lostList() async throws {
        try await station { _, kept in
            try FileManager.default.removeItem(atPath: kept + "/var/seals")
            #expect(try await loa(kept, "log", "verify").status == 1)
            try await loa(kept, "log", "seal").complains(1, "chưa niêm phong sổ", hint: "--rebuild-list")
            try await loa(kept, "log", "sign-off", "2024-03", "--as", "minh")
                .complains(1, "chưa ký được", hint: "loa log verify")
            let rebuilt = try await loa(kept, "log", "seal", "--rebuild-list", "--new-key", "--json")
            let record = try #require(try rebuilt.json() as? [String: Any])
            #expect(try #require(record["listed"] as? Int) > 5)
            #expect(try #require(record["newKey"] as? String).count == 64)
            let found = try await verdict(kept)
            #expect(found["intact"] as? Bool == true)
            #expect((found["warnings"] as? [String])?.isEmpty == true)
            #expect((found["notes"] as? [String])?.count == 1)
            for name in ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"] {
                try? FileManager.default.removeItem(atPath: kept + "/var/" + name)
            }
            let gone = try await verdict(kept)
            #expect(gone["fault"] as? String == "cut-off")
            #expect(gone["firstBroken"] as? Int == 1)
        }
    }

    private func entries(_ kept: String) async throws -> Int {
        try #require(try await verdict(kept)["entries"] as? Int)
    }

    @Test("Many processes at once, some of them killed: one chain, and each remark that was confirmed is there once")
    func manyProcesses() async throws {
        try await station { _, kept in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<4 {
                    group.addTask {
                        for number in 0..<5 {
                            let note = try await Binary.run(
                                ["log", "note", "Ghi chú \(writer)-\(number).", "--by", "lan", "--station", kept])
                            #expect(note.status == 0, "\(note.error)")
                        }
                    }
                }
                for delay in 1...8 {
                    group.addTask {
                        // Killed wherever it is by then; whether it had written is its own affair.
                        _ = try? await Binary.run(
                            [
                                "-s", "KILL", "0.0\(delay)", Binary.path, "log", "note", "Dở dang \(delay).", "--by",
                                "lan",
                                "--station", kept,
                            ], program: "/usr/bin/timeout")
                    }
                }
                try await group.waitForAll()
            }
            let found = try await verdict(kept)
            #expect(found["intact"] as? Bool == true)
            let book = try await Binary.run(
                [
                    kept + "/var/ledger.sqlite",
                    "SELECT body ->> '$.said' FROM entry WHERE kind = 'remark' AND body LIKE '%Ghi chú%' ORDER BY 1",
                ], program: "/usr/bin/sqlite3")
            let expected = (0..<4).flatMap { writer in (0..<5).map { "Ghi chú \(writer)-\($0).\n" } }.joined()
            #expect(book.output == expected)
        }
    }
}
