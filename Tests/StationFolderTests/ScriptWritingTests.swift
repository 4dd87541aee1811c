import Diagnostics
import Foundation
import Glibc
import StationFolder
import StationModel
import Testing

@Suite("Writing a script")
struct ScriptWritingTests {
    private let id: ScriptID

    init() throws { id = try #require(ScriptID("lich-hop")) }

    private func draft(_ body: String, title: String = "Lịch họp: thôn 3") -> ScriptDraft {
        ScriptDraft(id: id, title: title, writer: "hoa", note: "gửi Chủ tịch #1", body: body)
    }

    private func text(_ bench: Workbench, _ name: String = "scripts/lich-hop.md") throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: bench.folder.file(name))), as: UTF8.self)
    }

    @Test("A script is written with its front matter, and read again as it was meant")
    func new() throws {
        let bench = try Workbench.station()
        try bench.folder.write(draft("Thưa bà con.\n\nMời họp lúc 19 giờ."))
        #expect(
            try text(bench) == """
                ---
                title: "Lịch họp: thôn 3"
                writer: hoa
                note: "gửi Chủ tịch #1"
                ---
                Thưa bà con.

                Mời họp lúc 19 giờ.

                """)
        let script = try #require(try bench.load().station?.script(id))
        #expect((script.title, script.writer) == ("Lịch họp: thôn 3", "hoa"))
        #expect(script.paragraphs.map(\.text) == ["Thưa bà con.", "Mời họp lúc 19 giờ."])
    }

    @Test("A script is overwritten only by one who says which version is replaced")
    func replacing() throws {
        let bench = try Workbench.station()
        try bench.folder.write(draft("Một."))
        let exists = #expect(throws: FolderError.self) { try bench.folder.write(draft("Hai.")) }
        #expect(exists == .scriptExists("lich-hop"))
        #expect(exists?.status == .cannotWrite)
        let hash = try #require(try bench.load().station?.script(id)).hash
        try bench.folder.write(draft("Hai."), replacing: hash)
        #expect(try text(bench).hasSuffix("---\nHai.\n"))
        #expect(throws: FolderError.changedMeanwhile("scripts/lich-hop.md")) {
            try bench.folder.write(draft("Ba."), replacing: hash)
        }
        try FileManager.default.removeItem(atPath: bench.folder.file("scripts/lich-hop.md"))
        #expect(throws: FolderError.changedMeanwhile("scripts/lich-hop.md")) {
            try bench.folder.write(draft("Ba."), replacing: hash)
        }
    }

    @Test(
        "A new text leaves the front matter to the byte",
        arguments: [
            "---\ntitle: A   # tên\nfield:  3\n---\n", "---\r\ntitle: 'A'\r\n---\r\n",
            "\u{FEFF}---\n\ntitle: A\n--- \n",
        ])
    func body(_ head: String) throws {
        let bench = try Workbench.station()
        try bench.write(head + "Bài cũ.\n", to: "scripts/lich-hop.md")
        let script = try #require(try bench.load().station?.script(id))
        try bench.folder.replaceBody(of: id, with: "Bài mới.\n---\nHết.", expecting: script.hash)
        #expect(try text(bench).utf8.elementsEqual((head + "Bài mới.\n---\nHết.").utf8))
        let other = #expect(throws: FolderError.self) {
            try bench.folder.replaceBody(of: id, with: "Khác.", expecting: script.hash)
        }
        #expect(other == .changedMeanwhile("scripts/lich-hop.md"))
        #expect(
            other?.message.en == "somebody else has changed scripts/lich-hop.md meanwhile, so nothing was written")
    }

    @Test("A text that would not check clean, and one for a script that is not there, are refused")
    func refused() throws {
        let bench = try Workbench.station()
        let old = try text(bench, "scripts/tiem-phong.md")
        let script = try #require(try bench.load().station?.scripts.first)
        let empty = #expect(throws: FolderError.self) {
            try bench.folder.replaceBody(of: script.id, with: "***\n", expecting: script.hash)
        }
        #expect(empty?.status == .findings)
        #expect(
            empty?.message.vi
                == "scripts/tiem-phong.md sẽ có lỗi nên chưa ghi gì: scripts/tiem-phong.md:4: bài không có nội dung")
        #expect(try text(bench, "scripts/tiem-phong.md") == old)
        #expect(throws: FolderError.self) { try bench.folder.write(draft("Một.", title: " ")) }
        #expect(throws: FolderError.self) { try bench.folder.write(draft(String(repeating: "x", count: 1 << 20))) }
        let absent = #expect(throws: FolderError.self) {
            try bench.folder.replaceBody(of: id, with: "Một.", expecting: script.hash)
        }
        #expect(absent?.status == .notFound)
    }

    @Test("Nothing is written through a link that leads out of the folder; one within it stays a link")
    func links() throws {
        let (bench, other) = (try Workbench.station(), try Workbench(["ngoai.md": Fixture.script]))
        let manager = FileManager.default
        let path = bench.folder.file("scripts/lich-hop.md")
        try manager.createSymbolicLink(atPath: path, withDestinationPath: other.folder.file("ngoai.md"))
        let hash = try #require(try bench.load().station?.scripts.first).hash
        let out = #expect(throws: FolderError.self) { try bench.folder.write(draft("Một."), replacing: hash) }
        #expect(out == .leavesFolder("scripts/lich-hop.md"))
        #expect(out?.status == .notAllowed)
        try manager.removeItem(atPath: path)
        try manager.createSymbolicLink(atPath: path, withDestinationPath: "tiem-phong.md")
        try bench.folder.write(draft("Một."), replacing: hash)
        #expect(try manager.destinationOfSymbolicLink(atPath: path) == "tiem-phong.md")
        #expect(try text(bench, "scripts/tiem-phong.md").hasSuffix("---\nMột.\n"))
        try manager.removeItem(atPath: path)
        try manager.createSymbolicLink(atPath: path, withDestinationPath: other.folder.file("khong-co.md"))
        try bench.folder.write(draft("Hai."))
        #expect(try FileManager.default.contentsOfDirectory(atPath: other.folder.path) == ["ngoai.md"])
        #expect(try text(bench).hasSuffix("---\nHai.\n"))
        try manager.removeItem(atPath: bench.folder.scripts)
        try manager.createSymbolicLink(atPath: bench.folder.scripts, withDestinationPath: other.folder.path)
        #expect(throws: FolderError.leavesFolder("scripts")) { try bench.folder.write(draft("Một.")) }
        #expect(try text(other, "ngoai.md") == Fixture.script)
    }

    @Test("What a killed program left is no script, changes no fingerprint, and goes with the next writing")
    func leftover() throws {
        let bench = try Workbench.station()
        let before = bench.folder.fingerprint()
        try bench.write("nửa chừng", to: "scripts/.lich-hop.md.loa-new")
        #expect(try bench.load().findings.map(\.brief) == [])
        #expect(bench.folder.fingerprint() == before)
        try bench.folder.write(draft("Một."))
        let names = try FileManager.default.contentsOfDirectory(atPath: bench.folder.scripts)
        #expect(names.sorted() == ["lich-hop.md", "tiem-phong.md"])
    }

    @Test("When writing fails the old file stays, and one plain error says why; exit status 73")
    func failing() throws {
        let bench = try Workbench.station()
        let script = try #require(try bench.load().station?.scripts.first)
        let old = try text(bench, "scripts/tiem-phong.md")
        func refusal() throws -> FolderError? {
            let error = #expect(throws: FolderError.self) {
                try bench.folder.replaceBody(of: script.id, with: "Mới.", expecting: script.hash)
            }
            #expect(error?.status == .cannotWrite)
            #expect(error?.hint != nil)
            #expect(try text(bench, "scripts/tiem-phong.md") == old)
            return error
        }
        // Nothing can be made under that name: as on a disk that is full or write-protected.
        try bench.write("x", to: "scripts/.tiem-phong.md.loa-new/x")
        #expect(
            try refusal()?.message.en.hasPrefix("cannot write \(bench.folder.path)/scripts/tiem-phong.md: ") == true)
        try FileManager.default.removeItem(atPath: bench.folder.file("scripts/.tiem-phong.md.loa-new"))
        #expect(unsafe chmod(bench.folder.file("scripts/tiem-phong.md"), 0o444) == 0)
        #expect(
            try refusal()
                == .cannotWrite(
                    bench.folder.file("scripts/tiem-phong.md"), call: "open", errno: EACCES,
                    detail: "Permission denied"))
    }

    @Test("Permissions stay, and a folder that is missing is made")
    func permissions() throws {
        let bench = try Workbench.station()
        let script = try #require(try bench.load().station?.scripts.first)
        let path = bench.folder.file("scripts/tiem-phong.md")
        #expect(unsafe chmod(path, 0o640) == 0)
        try bench.folder.replaceBody(of: script.id, with: "Mới.", expecting: script.hash)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
        try FileManager.default.removeItem(atPath: bench.folder.scripts)
        try bench.folder.write(draft("Một."))
        #expect(try bench.load().findings.map(\.code) == ["unknown-script"])
    }
}

@Suite("Keys made from names")
struct SlugTests {
    @Test(
        "A title becomes small plain letters, cut between words",
        arguments: [
            ("Lịch tiêm phòng tháng 9", "lich-tiem-phong-thang-9"),
            ("  ĐẠI HỘI – Đảng bộ, 2025! ", "dai-hoi-dang-bo-2025"),
            ("Nước sạch/vệ sinh", "nuoc-sach-ve-sinh"), ("e-gov", "e-gov"), ("!!!", nil), ("", nil), ("通知", nil),
            (
                "Bài tuyên truyền về việc đăng ký và sử dụng dịch vụ công trực tuyến",
                "bai-tuyen-truyen-ve-viec-dang-ky-va-su"
            ),
            (String(repeating: "a", count: 90), String(repeating: "a", count: 40)),
        ])
    func title(_ title: String, _ slug: String?) {
        for form in [title, title.decomposedStringWithCanonicalMapping] {
            #expect(ScriptID(slug: form)?.text == slug)
        }
    }

    @Test(
        "A person is called by the last name",
        arguments: [("Nguyễn Thị Trang", "trang"), ("Đỗ", "do"), ("đ/c Bình ", "binh"), ("Y Ơn", "on"), ("?", nil)])
    func person(_ name: String, _ key: String?) {
        #expect(OfficerID(person: name)?.text == key)
    }

    @Test("A key that is taken gets a number")
    func taken() throws {
        let taken = Set(["trang", "trang-2"].compactMap { OfficerID($0) })
        #expect(OfficerID(person: "Trang", taken: taken)?.text == "trang-3")
        let long = String(repeating: "a", count: 40)
        let next = try #require(ScriptID(slug: long, taken: Set([ScriptID(long)].compactMap { $0 })))
        #expect(next.text == String(repeating: "a", count: 38) + "-2")
        let bench = try Workbench.station()
        #expect(bench.folder.freeScript(for: "Tiêm phòng")?.text == "tiem-phong-2")
        #expect(bench.folder.freeScript(for: "Họp thôn")?.text == "hop-thon")
    }
}
