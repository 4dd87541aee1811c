import Foundation
import Testing

@Suite("loa report", .serialized)
struct ReportTests {
    /// A station that has run for two weeks: a power cut over the first Monday, and on the Saturday the card is gone.
    private static func station() async throws -> (box: StationBox, path: String) {
        let box = try StationBox()
        let path = box.beside("da-chay")
        let span = ["--from", "2024-03-04", "--until", "2024-03-17"]
        let faults = ["--power-cut", "2024-03-04T06:50/30", "--card-lost", "2024-03-09T07:01/50"]
        let made = try await Binary.run(["simulate", "--keep", path, "--station", box.path] + span + faults)
        #expect(made.status == 0)
        return (box, path)
    }

    private static func report(
        _ words: String, of path: String, lang: String = "vi", in directory: String = "/", extra: [String: String] = [:]
    ) async throws -> Binary {
        let arguments = words.split(separator: " ").map(String.init)
        return try await Binary.run(
            ["report"] + arguments + ["--station", path, "--lang", lang], in: directory,
            // Where weasyprint's fonts may be noted.
            extra: ["HOME": path].merging(extra) { $1 })
    }

    @Test(
        "A month, an officer and a campaign as text",
        arguments: ["vi", "en"])
    func text(lang: String) async throws {
        let (box, path) = try await Self.station()
        defer { withExtendedLifetime(box) {} }
        let papers = [
            ("report-month", "month 2024-03"), ("report-officer", "officer minh --from 2024-03-01 --until 2024-03-31"),
            ("report-campaign", "campaign tiem-phong"),
        ]
        for (name, words) in papers {
            let run = try await Self.report("\(words) --date 2024-04-02", of: path, lang: lang)
            #expect(run.status == 0)
            #expect(run.error == "")
            let head = /\d+:[0-9a-f]{64}/
            #expect(run.output.contains(head))
            let shown = run.output.replacing(head, with: "N:HASH").replacing(/[0-9a-f]{64}/, with: "KEY")
            try Golden.compare(shown, with: "\(name).\(lang)")
        }
    }

    @Test("HTML and CSV are printed; PDF and XLSX become files with sensible names, and nothing is overwritten")
    func forms() async throws {
        let (box, path) = try await Self.station()
        defer { withExtendedLifetime(box) {} }
        let html = try await Self.report("month 2024-03 --format html", of: path)
        #expect(html.output.hasPrefix("<!DOCTYPE html>") && html.output.hasSuffix("</html>\n"))
        let csv = try await Self.report("month 2024-03 --format csv", of: path)
        #expect(csv.output.unicodeScalars.starts(with: "\u{FEFF}STT;Ngày;Thứ;".unicodeScalars))
        for format in ["pdf", "xlsx"] {
            let made = try await Self.report("month 2024-03 --format \(format)", of: path, in: path)
            #expect(made.status == 0)
            #expect(made.output == "Đã ghi bao-cao-2024-03.\(format).\n")
            let file = path + "/bao-cao-2024-03.\(format)"
            let size = try Data(contentsOf: URL(filePath: file)).count
            #expect(size > 5000)
            let again = try await Self.report("month 2024-03 --format \(format)", of: path, in: path)
            again.complains(73, "đã có tệp “bao-cao-2024-03.\(format)” nên không ghi đè", hint: "--output")
            #expect(try Data(contentsOf: URL(filePath: file)).count == size)
        }
    }

    @Test("--output says where, and by its ending in what form unless --format does")
    func output() async throws {
        let (box, path) = try await Self.station()
        defer { withExtendedLifetime(box) {} }
        let beginnings = [
            ("a.html", "<!DOCTYPE"), ("a.txt", "BÁO CÁO:"), ("a.csv", "\u{FEFF}STT;"), ("a.PDF", "%PDF-"),
            ("a.xlsx", "PK"), ("a", "BÁO CÁO:"),
        ]
        for (name, beginning) in beginnings {
            let file = box.beside(name)
            let run = try await Binary.run(
                ["report", "month", "2024-03", "--output", file, "--station", path, "--lang", "vi"])
            #expect(run.output == "Đã ghi \(file).\n")
            #expect(try Data(contentsOf: URL(filePath: file)).starts(with: Data(beginning.utf8)), "\(name)")
        }
        let run = try await Self.report(
            "month 2024-03 --format csv --output \(box.beside("b.html"))", of: path, lang: "en")
        #expect(run.output == "Wrote \(box.beside("b.html")).\n")
        #expect(try String(contentsOfFile: box.beside("b.html"), encoding: .utf8).contains("No.,Date,Weekday"))
        let nowhere = path + "/schedule.yaml/a.html"
        let failed = try await Self.report("month 2024-03 --output \(nowhere)", of: path, lang: "en")
        failed.complains(73, nowhere, hint: "permissions")
    }

    @Test("The PDF says in Vietnamese what the text says")
    func pdf() async throws {
        let (box, path) = try await Self.station()
        defer { withExtendedLifetime(box) {} }
        let file = box.beside("thang-3.pdf")
        #expect(try await Self.report("month 2024-03 --date 2024-04-02 --output \(file)", of: path).status == 0)
        let text = try await Binary.run(["-layout", file, "-"], program: "/usr/bin/pdftotext").output
        for words in [
            "ỦY BAN NHÂN DÂN", "XÃ BÌNH MINH", "Bình Minh, ngày 02 tháng 4 năm 2024",
            "Kết quả hoạt động truyền thanh tháng 3 năm 2024", "Mất điện hoặc máy không chạy", "SỔ NHẬT KÝ PHÁT THANH",
        ] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test(
        "A station that never ran, and a month in which nothing was aired, give papers that say so",
        arguments: ["vi", "en"])
    func nothing(lang: String) async throws {
        let box = try StationBox()
        let words = lang == "vi" ? "không có buổi phát nào" : "no airing in these days"
        let never = try await Self.report("month 2022-01", of: box.path, lang: lang)
        #expect(never.status == 0)
        #expect(never.output.contains(words))
        let (ran, path) = try await Self.station()
        defer { withExtendedLifetime(ran) {} }
        let empty = try await Self.report("month 2024-02", of: path, lang: lang)
        #expect(empty.status == 0)
        #expect(empty.output.contains(words))
        #expect(!box.has("var/ledger.sqlite"), "reading makes nothing")
    }

    @Test(
        "Names that are not there, days the wrong way round, months that are none",
        arguments: [
            ("officer mnh --from 2024-03-01 --until 2024-03-31", 66, "không có cán bộ “mnh”", "“minh”"),
            ("officer A! --from 2024-03-01 --until 2024-03-31", 66, "không có cán bộ “A!”", "lan, minh"),
            ("campaign tiem-phon", 66, "không có đợt phát “tiem-phon”", "“tiem-phong”"),
            ("officer lan --from 2024-03-31 --until 2024-03-01", 64, "ngày cuối đứng trước", "--from"),
            ("campaign tiem-phong --from 2024-03-31 --until 2024-03-01", 64, "ngày cuối đứng trước", "--from"),
            ("month 2024-13", 64, "“2024-13”", "loa report month"),
            (
                "month 2024-03 --format doc", 64, "“doc” không dùng được cho --format, chỉ nhận: text, html",
                "loa report month"
            ),
            ("officer lan --from 2024-03-01", 64, "--until", "loa report officer"),
        ] as [(String, Int32, String, String)])
    func wrong(words: String, status: Int32, sentence: String, hint: String) async throws {
        let box = try StationBox()
        let run = try await Self.report(words, of: box.path)
        run.complains(status, sentence, hint: hint)
    }

    @Test("Who has left the schedule can still be reported on")
    func gone() async throws {
        let (box, path) = try await Self.station()
        defer { withExtendedLifetime(box) {} }
        let schedule = try String(contentsOfFile: path + "/schedule.yaml", encoding: .utf8)
        let without = schedule.split(separator: "\n").filter { !$0.contains("minh") }.joined(separator: "\n")
        try Data(without.utf8).write(to: URL(filePath: path + "/schedule.yaml"))
        let run = try await Self.report("officer minh --from 2024-03-01 --until 2024-03-31", of: path)
        #expect(run.status == 0)
        #expect(run.output.contains("do cán bộ Minh trực"))
    }

    @Test("A changed ledger gives no seal to a paper, and a warning says so", arguments: ["vi", "en"])
    func tampered(lang: String) async throws {
        let (box, path) = try await Self.station()
        defer { withExtendedLifetime(box) {} }
        let change = "DROP TRIGGER entry_never_changes; UPDATE entry SET title = 'x' WHERE id = 3"
        let done = try await Binary.run([path + "/var/ledger.sqlite", change], program: "/usr/bin/sqlite3")
        #expect(done.status == 0, "\(done.error)")
        let words = lang == "vi" ? "KHÔNG còn nguyên vẹn" : "NOT intact"
        for format in ["text", "html"] {
            let run = try await Self.report("month 2024-03 --format \(format)", of: path, lang: lang)
            #expect(run.status == 0)
            #expect(run.output.contains(words) && run.output.contains("loa log verify"))
            #expect(!run.output.contains("Ed25519"))
            #expect(run.error.contains(words))
        }
    }

    @Test("Without weasyprint: 69, and the command that installs it")
    func noWeasyprint() async throws {
        let (box, path) = try await Self.station()
        defer { withExtendedLifetime(box) {} }
        let run = try await Self.report(
            "month 2024-03 --output \(box.beside("a.pdf"))", of: path, extra: ["PATH": "/nonexistent"])
        run.complains(69, "chưa cài weasyprint", hint: "sudo apt install weasyprint")
        #expect(!FileManager.default.fileExists(atPath: box.beside("a.pdf")))
    }
}
