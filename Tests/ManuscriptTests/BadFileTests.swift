import CivilTime
import Diagnostics
import Foundation
import Manuscript
import Programs
import Testing

/// Files made byte by byte.
enum Made {
    /// A ZIP file whose entries are stored; `size` is what it says of them unpacked.
    static func zip(_ entries: [(name: String, bytes: [UInt8])], size: Int? = nil, flags: Int = 0) -> [UInt8] {
        func two(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
        func four(_ number: Int) -> [UInt8] { two(number) + two(number >> 16) }
        var file: [UInt8] = []
        var list: [UInt8] = []
        for (name, bytes) in entries {
            let common =
                two(20) + two(flags) + two(0) + four(0) + four(0) + four(bytes.count) + four(size ?? bytes.count)
                + two(name.utf8.count) + two(0)
            list +=
                Array("PK\u{1}\u{2}".utf8) + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(file.count)
            list += Array(name.utf8)
            file += Array("PK\u{3}\u{4}".utf8) + common + Array(name.utf8) + bytes
        }
        let count = two(entries.count)
        return file + list + Array("PK\u{5}\u{6}".utf8) + four(0) + count + count + four(list.count) + four(file.count)
            + two(0)
    }

    /// An OLE file with those streams, empty, its directory in the first sector.
    static func compound(_ streams: String...) -> [UInt8] {
        var file: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 504)
        file[30] = 9
        for name in ["Root Entry"] + streams {
            let letters = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            let entry = letters + Array(repeating: 0, count: 64 - letters.count) + [UInt8(letters.count + 2), 0]
            file += entry + Array(repeating: 0, count: 128 - entry.count)
        }
        return file + Array(repeating: 0, count: 512)
    }
}

@Suite("A file that is no announcement")
struct BadFileTests {
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]

    @Test(
        "is said to be what it is, whatever its name",
        arguments: [
            (Array("%PDF-1.7\n".utf8), "tệp PDF", "a PDF file"), (png, "tệp ảnh", "a picture"),
            ([0xFF, 0xD8, 0xFF, 0xE0], "tệp ảnh", "a picture"),
            (Array("ID3\u{3}".utf8), "tệp âm thanh", "a sound file"),
            (Made.zip([("anh/1.jpg", [1])]), "tệp nén (ZIP, RAR…)", "a packed file (ZIP, RAR …)"),
            (Made.zip([("xl/workbook.xml", [60])]), "bảng tính (Excel)", "a spreadsheet"),
            (Made.compound("Workbook"), "bảng tính (Excel)", "a spreadsheet"),
            (Made.compound("PowerPoint Document"), "tệp trình chiếu (PowerPoint)", "a file of slides"),
            ([0x7F, 0x45, 0x4C, 0x46, 2, 1], "tệp chương trình", "a program"),
            (
                Array("MIME-Version: 1.0\n".utf8), "trang web lưu thành một tệp (MHT)",
                "a web page saved as one file (MHT)"
            ),
            ([1, 2, 3, 0, 0, 0, 9], "tệp không phải văn bản", "a file that is no text"),
        ] as [([UInt8], String, String)])
    func foreign(bytes: [UInt8], vi: String, en: String) async throws {
        for name in ["bai.docx", "bai.doc", "bai.txt", "bai.html"] {
            let desk = try Desk()
            let error = try await desk.refusal(of: bytes, as: name)
            #expect(
                error.message
                    == Phrase(
                        vi: "tệp \(desk.path(name)) thực ra là \(vi)", en: "the file \(desk.path(name)) is really \(en)"
                    ))
            #expect(error.status == .badData)
            #expect(error.hint != nil)
        }
    }

    @Test("with a password is told from a broken one")
    func encrypted() async throws {
        let odt: [UInt8] = Array("application/vnd.oasis.opendocument.text".utf8)
        let locked = [
            Made.compound("EncryptionInfo", "EncryptedPackage"), Made.zip([("word/document.xml", [60])], flags: 1),
            Made.zip([("mimetype", odt), ("content.xml", [0x9A, 0x11])]),
        ]
        for bytes in locked {
            let desk = try Desk()
            let error = try await desk.refusal(of: bytes, as: "bai.docx")
            #expect(error == .encrypted(path: desk.path("bai.docx")))
            #expect(error.message.vi == "tệp \(desk.path("bai.docx")) được khóa bằng mật khẩu")
            #expect(error.hint?.vi.contains("bỏ mật khẩu") == true)
        }
    }

    @Test("whose end is missing is torn")
    func torn() async throws {
        let whole = Made.zip([("word/document.xml", Array(repeating: 60, count: 500))])
        let broken = [
            Array(whole.prefix(300)), Array(Made.compound("WordDocument").prefix(520)), Made.compound("WordDocument"),
        ]
        for bytes in broken {
            let desk = try Desk()
            #expect(try await desk.refusal(of: bytes, as: "bai.docx") == .torn(path: desk.path("bai.docx")))
        }
    }

    @Test("that would be huge when unpacked is not unpacked")
    func bomb() async throws {
        let desk = try Desk()
        let error = try await desk.refusal(of: Made.zip([("word/document.xml", [60])], size: 1 << 30), as: "bai.docx")
        #expect(error == .tooMuchText(path: desk.path("bai.docx"), limit: ManuscriptReader.longestText))
        #expect(
            error.message.en
                == "the file \(desk.path("bai.docx")) holds more than 1 MB of words, which no announcement does")
    }

    @Test("of 50 MB is refused unread, and so is a text that no script could hold")
    func large() async throws {
        let desk = try Desk()
        try desk.write([], as: "to.txt")
        // A hole: reading it would give zeros, which are said to be no text.
        try FileHandle(forWritingTo: desk.folder.appending(path: "to.txt")).truncate(atOffset: 50 << 20)
        let error = try await desk.refusal(of: "to.txt")
        #expect(error == .tooLarge(path: desk.path("to.txt"), limit: ManuscriptReader.largestFile))
        #expect(error.message.vi == "tệp \(desk.path("to.txt")) lớn hơn 20 MB, không thể là một bài phát thanh")
        let line = Array("Bà con chú ý nghe thông báo sau đây.\n".utf8)
        let long = Array(repeating: line, count: 1_200_000 / line.count).flatMap(\.self)
        #expect(
            try await desk.refusal(of: long, as: "dai.txt")
                == .tooMuchText(path: desk.path("dai.txt"), limit: ManuscriptReader.longestText))
        #expect(
            try await desk.refusal(of: long + long, as: "dai.txt")
                == .tooLarge(path: desk.path("dai.txt"), limit: 2_000_000))
    }

    @Test("without a word is said to have none", arguments: ["", " \n\u{FEFF}\n", "---\n***\n", "…"])
    func empty(_ text: String) async throws {
        let desk = try Desk()
        let error = try await desk.refusal(of: Array(text.utf8), as: "bai.txt")
        #expect(error == .noText(path: desk.path("bai.txt")))
        #expect(error.message.vi == "tệp \(desk.path("bai.txt")) không có chữ nào")
    }

    @Test("but a folder, a pipe, a device or nothing is said to be that")
    func noFile() async throws {
        let desk = try Desk()
        try FileManager.default.createDirectory(
            at: desk.folder.appending(path: "thu-muc.docx"), withIntermediateDirectories: true)
        #expect(try await desk.refusal(of: "thu-muc.docx") == .folder(path: desk.path("thu-muc.docx")))
        #expect(try await desk.refusal(of: "khong-co.docx") == .notFound(path: desk.path("khong-co.docx")))
        _ = try await Program("mkfifo", in: desk.environment).run(
            [desk.path("ong.txt")], limit: 1 << 10, deadline: .seconds(10))
        #expect(try await desk.refusal(of: "ong.txt") == .device(path: desk.path("ong.txt")))
        let reader = ManuscriptReader(in: desk.environment)
        await #expect(throws: ManuscriptError.device(path: "/dev/zero")) {
            _ = try await reader.read(path: "/dev/zero", on: Desk.today)
        }
        #expect(ManuscriptError.notFound(path: "a").status == .notFound)
        #expect(
            ManuscriptError.folder(path: "a").message
                == Phrase(vi: "a là thư mục, không phải tệp", en: "a is a folder, not a file"))
    }

    @Test(
        "cannot be opened by everybody",
        .disabled(if: ProcessInfo.processInfo.userName == "root", "root may read everything"))
    func forbidden() async throws {
        let desk = try Desk()
        try desk.write(Array("Bà con".utf8), as: "khoa.txt")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: desk.path("khoa.txt"))
        let error = try await desk.refusal(of: "khoa.txt")
        #expect(error.status == .notFound)
        #expect(error.message.vi.hasPrefix("không đọc được tệp"))
    }

    @Test("with letters of no encoding is imported, and the words are pointed out")
    func unreadable() async throws {
        let mixed = try await Desk().read(
            text: "Bà con chú ý: trời mưa to, th\u{FFFD}ng tin xem tại b\u{A6}ng tin thôn.")
        #expect(mixed.text.contains("Bà con chú ý"))
        let finding = try #require(mixed.findings.first)
        #expect(mixed.findings.count == 1)
        #expect(finding.code == "unreadable-letters")
        #expect(finding.severity == .warning)
        #expect(finding.message.vi == "có 2 chữ không đọc được vì sai bảng mã: “th\u{FFFD}ng”, “b\u{A6}ng”")
    }
}

@Suite("A program that reads files")
struct ReadingProgramTests {
    private static let page = Array("<html><p>Bà con chú ý.</p></html>".utf8)

    /// A folder of programs in which `pandoc` is this script.
    private func environment(_ desk: Desk, pandoc: String?) throws -> ProgramEnvironment {
        let bin = desk.folder.appending(path: "bin")
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        if let pandoc {
            try Data("#!/bin/sh\n\(pandoc)\n".utf8).write(to: bin.appending(path: "pandoc"))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: bin.path + "/pandoc")
        }
        return ProgramEnvironment(variables: ["PATH": bin.path], workingDirectory: desk.folder.path)
    }

    @Test("may be missing: the hint says how to install it")
    func missing() async throws {
        let desk = try Desk()
        let error = try await desk.refusal(of: Self.page, as: "a.html", in: environment(desk, pandoc: nil))
        #expect(error == .notInstalled(program: "pandoc"))
        #expect(error.status == .unavailable)
        #expect(error.hint == Phrase(vi: "cài bằng lệnh: apt install pandoc", en: "install it: apt install pandoc"))
        #expect(
            try await desk.read(text: "Bà con chú ý.", as: "a.txt").text == "Bà con chú ý.\n", "a text needs no program"
        )
    }

    @Test("may hang, die, write too much or write nonsense")
    func broken() async throws {
        let desk = try Desk()
        let path = desk.path("a.html")
        func refusal(_ script: String, deadline: Duration = .seconds(30)) async throws -> ManuscriptError {
            try await desk.refusal(
                of: Self.page, as: "a.html", in: environment(desk, pandoc: script), deadline: deadline)
        }
        let hung = try await refusal("while :; do :; done", deadline: .milliseconds(300))
        #expect(hung == .program(path: path, .hung(program: "pandoc", after: .milliseconds(300))))
        #expect(hung.status == .unavailable)
        let killed = try await refusal("kill -9 $$")
        #expect(killed == .program(path: path, .failed(program: "pandoc", ending: .signal(9), words: "")))
        #expect(killed.message.en == "“pandoc” could not read the file \(path), signal 9")
        #expect(try await refusal("exit 251") == .tooMuchText(path: path, limit: ManuscriptReader.longestText))
        #expect(
            try await refusal(
                "while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done")
                == .tooMuchText(path: path, limit: ManuscriptReader.longestText))
        #expect(try await refusal("exit 63") == .torn(path: path))
        #expect(try await refusal("echo '{\"blocks\": 7}'") == .torn(path: path))
    }

    @Test("opens no address that a page names, and gets a part of the memory only")
    func confined() async throws {
        let desk = try Desk()
        let said = #"{"meta":{},"blocks":[{"t":"Para","c":[{"t":"Str","c":"xong"}]}]}"#
        let script = "case \"$*\" in *-M512m*--sandbox*) echo '\(said)';; *) exit 1;; esac"
        try desk.write(Self.page, as: "a.html")
        let reader = try ManuscriptReader(in: environment(desk, pandoc: script))
        #expect(try await reader.read(path: desk.path("a.html"), on: Desk.today).text == "xong\n")
    }
}
