import Diagnostics
import Foundation
import StationFolder
import StationModel
import Testing

@Suite("A script")
struct ScriptTests {
    private func load(_ script: String) throws -> Loaded {
        let bench = try Workbench.station()
        try bench.write(script, to: "scripts/tiem-phong.md")
        return try bench.load()
    }

    @Test("Blank lines, headings and items of lists make paragraphs; marks are dropped, line breaks are blanks")
    func paragraphs() throws {
        let loaded = try load(
            """
            ---
            title: Bài thử
            ---
            # Phần **một** #
            Dòng đầu
            dòng hai của đoạn.

            Nhà nước hỗ trợ **toàn bộ** tiền _vắc-xin_:
            - trâu, bò
            * dê
              và cừu
            1. Mang sổ hộ khẩu
            2) Giữ chặt dây
            ***
            Ký hiệu A_1 và B_2, 3 * 4, dấu (*) để nguyên; `loa` thì không.
            # không phải tiêu đề? Đúng là tiêu đề
            #hashtag giữ nguyên

            """)
        #expect(loaded.findings.map(\.brief) == [])
        let paragraphs = try #require(loaded.station?.scripts.first).paragraphs
        #expect(
            paragraphs.map { "\($0.line) \($0.text)" } == [
                "4 Phần một", "5 Dòng đầu dòng hai của đoạn.", "8 Nhà nước hỗ trợ toàn bộ tiền vắc-xin:",
                "9 trâu, bò", "10 dê và cừu", "12 1. Mang sổ hộ khẩu", "13 2) Giữ chặt dây",
                "15 Ký hiệu A_1 và B_2, 3 * 4, dấu (*) để nguyên; loa thì không.",
                "16 không phải tiêu đề? Đúng là tiêu đề", "17 #hashtag giữ nguyên",
            ])
    }

    @Test("Text is NFC, whatever the file's form; the hash is of the file's own bytes below the front matter")
    func normalisation() throws {
        let text = "Xã Việt Tiến\n"
        let composed = try #require(try load("---\ntitle: A\n---\n" + text).station?.scripts.first)
        let apart = try load("---\ntitle: B\nnote: khác\n---\n" + text.decomposedStringWithCanonicalMapping)
        let decomposed = try #require(apart.station?.scripts.first)
        #expect(decomposed.paragraphs.map { Array($0.text.utf8) } == composed.paragraphs.map { Array($0.text.utf8) })
        #expect(decomposed.hash != composed.hash)
        // printf 'Xã Việt Tiến\n' | sha256sum
        #expect(composed.hash == "70d7fce75b8e00d11a753ab1639032b4e677e548024192323ab22781e79ebea7")
        let windows = try load("---\r\ntitle: A\r\n---\r\n" + text)
        #expect(windows.station?.scripts.first?.hash == composed.hash)
        let other = try load("---\ntitle: Khác\n---\n" + text)
        #expect(other.station?.scripts.first?.hash == composed.hash, "the front matter is not part of it")
        #expect(try load("---\ntitle: A\n---\n\n" + text).station?.scripts.first?.hash != composed.hash)
    }

    @Test("The front matter may name a recording, a writer, a field and a note; a rule may stand in the text")
    func frontMatter() throws {
        let bench = try Workbench.station()
        try bench.write("x", to: "audio/Lời chào.mp3")
        try bench.write(
            """
            ---
            title: "Bài: có dấu hai chấm"
            writer: hoa
            recording: audio/Lời chào.mp3
            field: 3
            note: gửi Chủ tịch xem trước
            ---
            Một.
            ---
            Hai.
            """, to: "scripts/tiem-phong.md")
        let loaded = try bench.load()
        #expect(loaded.findings.map(\.brief) == [])
        let script = try #require(loaded.station?.scripts.first)
        #expect(script.title == "Bài: có dấu hai chấm")
        #expect(script.recording == "audio/Lời chào.mp3")
        #expect(script.paragraphs.map(\.text) == ["Một.", "Hai."])
    }

    @Test(
        "What is wrong with a script is told with its place in the file",
        arguments: [
            ("", "script-empty 1:1"),
            ("Chỉ có chữ.", "no-front-matter 1:1"),
            ("---\ntitle: A\nChữ.", "no-front-matter 1:1"),
            ("---\n---\nChữ.", "missing-key 1:1"),
            ("---\ntitle: A\n---\n", "script-empty 4"),
            ("---\ntitle: A\n---\n\n# \n***\n…\n", "script-empty 4"),
            ("---\ntitle: A\n---", "script-empty 4"),
            ("---\ntitle:\n---\nChữ.", "no-value 2:1"),
            ("---\ntitle: A\nauthor: B\n---\nChữ.", "unknown-key 3:1"),
            ("---\ntitle: A\ntitle: B\n---\nChữ.", "duplicate-key 3:1"),
            ("---\ntitle: [A]\n---\nChữ.", "wrong-type 2:8"),
            ("---\ntitle: Bài: một\n---\nChữ.", "yaml-syntax 2:11"),
            ("---\n- A\n---\nChữ.", "wrong-type 2:1"),
            ("---\ntitle: A\nrecording: audio/khong-co.wav\n---\nChữ.", "file-missing 3:12"),
            ("---\ntitle: A\nrecording: audio/../../x.wav\n---\nChữ.", "path-leaves-folder 3:12"),
            ("---\ntitle: A\nrecording: audio\n---\nChữ.", "audio-place 3:12"),
        ])
    func broken(_ script: String, _ brief: String) throws {
        let loaded = try load(script)
        #expect(loaded.findings.map(\.brief) == ["scripts/tiem-phong.md " + brief])
        #expect(loaded.station == nil)
    }

    @Test("A script that is not UTF-8 is told with the byte and its line")
    func notUTF8() throws {
        let bench = try Workbench.station()
        try bench.write(Data("---\ntitle: A\n---\nTh\u{1B0}a ".utf8) + [0xE1, 0x20], to: "scripts/tiem-phong.md")
        #expect(try bench.load().findings.map(\.brief) == ["scripts/tiem-phong.md not-utf-8 4:6"])
    }

    @Test("A broken script that no campaign names is a warning and left out, and so is a file that cannot be named")
    func unused() throws {
        let bench = try Workbench.station()
        try bench.write("---\ntitle: Nháp\n---\n", to: "scripts/nhap.md")
        try bench.write(Fixture.script, to: "scripts/bài mới.md")
        try bench.write(Fixture.script, to: "scripts/them.md")
        try bench.write("không phải bài", to: "scripts/ghi-chu.txt")
        try bench.write("không phải bài", to: "scripts/.tiem-phong.md.swp")
        let loaded = try bench.load()
        #expect(
            loaded.findings.map(\.brief) == ["scripts/bài mới.md script-name", "scripts/nhap.md script-empty 4"])
        #expect(loaded.findings.allSatisfy { $0.severity == .warning })
        #expect(loaded.station?.scripts.map(\.id.text) == ["them", "tiem-phong"])
    }
}
