import CivilTime
import Diagnostics
import Foundation
import Manuscript
import Programs
import Testing

/// Files as people send them, made here by pandoc and LibreOffice and read by pandoc and catdoc.
@Suite("Files made and read by the real programs", .serialized)
struct RealProgramTests {
    /// Faults and all, as such texts come.
    private static let source = """
        # Bài tuyên truyền phòng, chống đuối nước

        Kính thưa bà con: mùa hè đã đến , trẻ em hay ra sông, suối tắm mát..

        ## Những việc cần làm

        - Không để trẻ đi tắm một mình;
        - Rào giếng, ao quanh nhà:

        1. trước 15/8/2023;
        2. báo về UBND xã “khi xong” ./.

        Xem thêm tại [https://vi-du.vn/a_b*c](https://vi-du.vn/a_b*c) \\# \\$5.

        Xin *trân trọng* **cảm ơn**.

        Lưu ý: Đ/c Trang phụ trách đài từ ngày 8/8/2023. Tuần 2 lần, thời lượng từ 10 đến 15 phút/ lần, từ nay đến hết năm 2023.
        """

    private static let headed = [
        "Kính thưa bà con: mùa hè đã đến , trẻ em hay ra sông, suối tắm mát..", "## Những việc cần làm",
        "- Không để trẻ đi tắm một mình;", "- Rào giếng, ao quanh nhà:", "1. trước 15/8/2023;",
        "2. báo về UBND xã “khi xong” ./.", "Xem thêm tại https://vi-du.vn/a_b*c # $5.", "Xin trân trọng cảm ơn.",
    ]
    /// A format that keeps no headings or lists.
    private static let plain = headed.map { line in
        line.hasPrefix("## ") ? String(line.dropFirst(3)) : line.hasPrefix("- ") ? String(line.dropFirst(2)) : line
    }

    private func check(_ manuscript: Manuscript, lines: [String], _ kind: String) {
        #expect(manuscript.title == "Bài tuyên truyền phòng, chống đuối nước", "\(kind)")
        #expect(manuscript.text.split(separator: "\n").map(String.init) == lines, "\(kind)")
        let note = manuscript.instruction
        #expect(note?.officer == "Trang", "\(kind)")
        #expect(note?.until == LocalDate("2023-12-31"), "\(kind)")
        #expect(note?.timesPerWeek == 2, "\(kind)")
        #expect(note?.longestMinutes == 15, "\(kind)")
        #expect(note?.notUnderstood == [], "\(kind)")
        #expect(manuscript.findings.isEmpty, "\(kind)")
    }

    @Test(
        "pandoc's Word, OpenDocument, RTF and web files keep headings, lists and the note",
        arguments: ["docx", "odt", "rtf", "html"])
    func pandoc(_ kind: String) async throws {
        let desk = try Desk()
        try await desk.pandoc("-s", "-f", "markdown", "-o", desk.path("bai.\(kind)"), input: Self.source)
        check(try await desk.read("bai.\(kind)"), lines: Self.headed, kind)
    }

    @Test("LibreOffice's Word, OpenDocument, RTF and web files do, too")
    func libreOffice() async throws {
        let desk = try Desk()
        try await desk.pandoc("-f", "markdown", "-o", desk.path("goc.docx"), input: Self.source)
        for kind in ["docx", "odt", "html", "rtf"] {
            let name = "bai.\(kind)"
            try FileManager.default.copyItem(atPath: desk.path("goc.docx"), toPath: desk.path("bai-.docx"))
            try await desk.office("bai-.docx", to: kind == "docx" ? "docx:MS Word 2007 XML" : kind)
            try FileManager.default.moveItem(atPath: desk.path("bai-.\(kind)"), toPath: desk.path(name))
            if kind != "docx" { try FileManager.default.removeItem(atPath: desk.path("bai-.docx")) }
            let manuscript = try await desk.read(name)
            #expect(manuscript.title == "Bài tuyên truyền phòng, chống đuối nước", "\(kind)")
            #expect(manuscript.instruction?.timesPerWeek == 2, "\(kind)")
            let words = manuscript.text.replacing("## ", with: "").split { $0.isWhitespace }
            #expect(
                words == Self.headed.joined(separator: " ").replacing("## ", with: "").split { $0.isWhitespace },
                "\(kind)")
        }
    }

    @Test("an old Word file is read as what it is, also under the new name")
    func oldWord() async throws {
        let desk = try Desk()
        let text =
            "BÀI TUYÊN TRUYỀN PHÒNG, CHỐNG ĐUỐI NƯỚC\n\n"
            + Self.source.split(separator: "\n\n").dropFirst().joined(separator: "\n\n")
        try await desk.pandoc("-f", "markdown", "-o", desk.path("bai.docx"), input: text)
        try await desk.office("bai.docx", to: "doc")
        let old = try await desk.read("bai.doc")
        #expect(old.title == "Bài tuyên truyền phòng, chống đuối nước")
        #expect(old.instruction?.officer == "Trang")
        for line in ["Những việc cần làm", "Xin trân trọng cảm ơn.", "Xem thêm tại https://vi-du.vn/a_b*c # $5."] {
            #expect(old.text.split(separator: "\n").contains { $0 == line }, "\(line)")
        }
        try FileManager.default.removeItem(atPath: desk.path("bai.docx"))
        try FileManager.default.copyItem(atPath: desk.path("bai.doc"), toPath: desk.path("bai.docx"))
        #expect(try await desk.read("bai.docx").text == old.text)

        var bytes = try desk.bytes(of: "bai.doc")
        #expect(
            try await desk.refusal(of: Array(bytes.prefix(bytes.count / 4)), as: "rach.doc")
                == .torn(path: desk.path("rach.doc")))
        // The flag fEncrypted of the document's first record.
        let record = try #require(
            stride(from: 512, to: bytes.count, by: 512).first { bytes[$0] == 0xEC && bytes[$0 + 1] == 0xA5 })
        bytes[record + 11] |= 1
        #expect(try await desk.refusal(of: bytes, as: "khoa.doc") == .encrypted(path: desk.path("khoa.doc")))
    }

    @Test("a Word file cut short is torn")
    func tornWord() async throws {
        let desk = try Desk()
        try await desk.pandoc("-f", "markdown", "-o", desk.path("bai.docx"), input: Self.source)
        let bytes = try desk.bytes(of: "bai.docx")
        for count in [40, bytes.count / 2, bytes.count - 10] {
            #expect(
                try await desk.refusal(of: Array(bytes.prefix(count)), as: "rach.docx")
                    == .torn(path: desk.path("rach.docx")))
        }
        var spoiled = bytes
        for index in 200..<(bytes.count / 2) { spoiled[index] = 0x55 }
        #expect(try await desk.refusal(of: spoiled, as: "hong.docx") == .torn(path: desk.path("hong.docx")))
    }

    @Test("a Word file of pictures only says so, one with a picture imports its words")
    func pictures() async throws {
        let desk = try Desk()
        let png = try #require(
            Data(
                base64Encoded:
                    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="))
        try desk.write([UInt8](png), as: "anh.png")
        try await desk.pandoc("-f", "markdown", "-o", desk.path("anh.docx"), input: "![](\(desk.path("anh.png")))")
        #expect(try await desk.refusal(of: "anh.docx") == .picturesOnly(path: desk.path("anh.docx")))
        try await desk.pandoc(
            "-f", "markdown", "-o", desk.path("bai.docx"), input: "Bà con xem ảnh.\n\n![](\(desk.path("anh.png")))")
        let manuscript = try await desk.read("bai.docx")
        #expect(manuscript.text == "Bà con xem ảnh.\n")
        #expect(manuscript.findings.map(\.code) == ["pictures-left-out"])
    }

    @Test("a table is read row by row with its heads, a footnote after its paragraph")
    func table() async throws {
        let desk = try Desk()
        let text =
            "Lịch họp:[^1]\n\n| Thôn | Giờ |\n|---|---|\n| Đông | 19 giờ |\n| Đoài | 20 giờ |\n\n[^1]: Có thể thay đổi.\n"
        for kind in ["docx", "html"] {
            try await desk.pandoc(
                "-s", "-f", "markdown", "-o", desk.path("bai.\(kind)"), input: "---\ntitle: Lịch\n---\n\n" + text)
            let lines = try await desk.read("bai.\(kind)").text.split(separator: "\n")
            #expect(lines.contains("- Thôn: Đông; Giờ: 19 giờ"), "\(kind)")
            #expect(lines.contains("- Thôn: Đoài; Giờ: 20 giờ"), "\(kind)")
            #expect(lines.contains { $0.hasSuffix("Có thể thay đổi.") }, "\(kind)")
        }
    }

    @Test("a table of an RTF or old Word file, too; where its head is not clear, that is said")
    func tableWithoutHead() async throws {
        let desk = try Desk()
        let foot = "\n\nMời dự đủ.\n\nNơi nhận:\n\n- Như trên;\n- Lưu VP.\n"
        let tables = [
            "| Thôn | Giờ |\n|---|---|\n| Đông | 19 giờ |\n| Đoài | 20 giờ |",
            "| Thôn | Người trực |\n|---|---|\n| Đông | ông Ba |\n| Đoài | bà Tư |",
        ]
        for (number, table) in tables.enumerated() {
            try await desk.pandoc("-f", "markdown", "-o", desk.path("bai.docx"), input: "Lịch trực:\n\n" + table + foot)
            for kind in ["rtf", "doc"] {
                try await desk.office("bai.docx", to: kind)
                let manuscript = try await desk.read("bai.\(kind)")
                let lines = manuscript.text.split(separator: "\n")
                #expect(manuscript.setAside.count == 3, "\(kind)")
                #expect(manuscript.findings.map(\.code) == (number == 0 ? [] : ["table-head-lost"]), "\(kind)")
                #expect(lines.contains("- Thôn: Đông; Giờ: 19 giờ") == (number == 0), "\(kind)")
                #expect(lines.contains("- Thôn: Đoài; Giờ: 20 giờ") == (number == 0), "\(kind)")
                #expect(lines.contains { $0.contains("Người trực") } == (number == 1), "\(kind)")
            }
        }
    }

    @Test("Word, web and RTF files in old fonts become Unicode, beside paragraphs that are")
    func oldFonts() async throws {
        let desk = try Desk()
        let text =
            Old.latin(Old.tcvn3("Thôn Đông mất điện từ sáng đến trưa, bà con chú ý.")) + "\n\nThôn Đoài vẫn có điện.\n"
        for kind in ["docx", "html", "rtf", "odt"] {
            try await desk.pandoc("-s", "-f", "markdown", "-o", desk.path("bai.\(kind)"), input: text)
            let manuscript = try await desk.read("bai.\(kind)")
            #expect(
                manuscript.text == "Thôn Đông mất điện từ sáng đến trưa, bà con chú ý.\n\nThôn Đoài vẫn có điện.\n",
                "\(kind)")
            #expect(manuscript.findings.map(\.code) == ["converted-letters"], "\(kind)")
        }
    }

    @Test("a document of thirty thousand words is read whole")
    func large() async throws {
        let desk = try Desk()
        let line = "Bà con chú ý nghe thông báo sau đây của xã.\n\n"
        try await desk.pandoc(
            "-f", "markdown", "-o", desk.path("dai.docx"), input: String(repeating: line, count: 3000))
        #expect(try await desk.read("dai.docx").text.split(separator: "\n").count == 3000)
    }
}
