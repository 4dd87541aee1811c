import CivilTime
import Diagnostics
import Foundation
import Papers
import Programs
import Reporting
import StationModel
import Testing

@Suite("PDF by the real weasyprint")
struct PrinterTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// A month with so many airings, and titles so long.
    private func paper(lines: Int, title: String = "Dịch vụ công trực tuyến") throws -> Paper {
        let zone = try #require(StationZone(identifier: "Asia/Ho_Chi_Minh"))
        let month = try #require(LocalMonth("2023-08"))
        let hours = try #require(
            TimeOfDay("06:00").flatMap { six in TimeOfDay("18:00").flatMap { TimeWindow(six, $0) } })
        let station = Station(
            name: "Đài Truyền thanh xã Trung Sơn", authority: "UBND xã Trung Sơn", place: "Trung Sơn", zone: zone,
            hours: [hours])
        let campaign = try #require(CampaignID("dich-vu-cong"))
        let airings = (0..<lines).map { index in
            let start = LocalDateTime(month.first + index / 8, hours.start) + index % 8 * 90
            let instant = zone.instant(of: start)
            return Airing(
                name: OccurrenceName(.campaign(campaign), at: start), title: title, script: ScriptID("bai"),
                field: .direction, readings: 2, officer: OfficerID("trang"), officerName: "Trang", planned: instant,
                started: instant, ended: instant + .seconds(870), aired: .seconds(870), outcome: .aired, counts: true,
                entry: Int64(index))
        }
        return Paper(
            .month(month), of: month.days, from: PaperFacts(station: station, airings: airings),
            today: month.last + 5)
    }

    private func pdf(_ paper: Paper, _ language: Language = .vietnamese) async throws -> String {
        let path = folder.file("bao-cao.pdf")
        let bytes = try await Printer(
            in: ProgramEnvironment(
                // Its fonts are noted below HOME.
                variables: ["PATH": "/usr/bin:/bin", "HOME": folder.path], workingDirectory: "/")
        ).pdf(of: paper.html(language))
        try PaperFile(path).write(bytes)
        return path
    }

    @Test("A4, Times New Roman or its like, Vietnamese intact, the parts of the form in their order")
    func form() async throws {
        let path = try await pdf(paper(lines: 9))
        let text = try await TestFolder.output("pdftotext", ["-layout", path, "-"])
        var rest = text[...]
        for part in [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "/BC-UBND",
            "Trung Sơn, ngày 05 tháng 9 năm 2023", "BÁO CÁO", "Kết quả hoạt động truyền thanh tháng 8 năm 2023",
            "KẾT QUẢ PHÁT THANH", "TỒN TẠI VÀ NGUYÊN NHÂN", "XÁC NHẬN SỐ LIỆU", "./.", "Nơi nhận:", "CHỦ TỊCH",
            "PHỤ LỤC", "SỔ NHẬT KÝ PHÁT THANH", "Chỉ đạo, điều hành", "LÃNH ĐẠO KÝ DUYỆT",
        ] {
            let found = rest.firstRange(of: part)
            #expect(found != nil, "\(part)")
            if let found { rest = rest[found.upperBound...] }
        }
        let fonts = try await TestFolder.output("pdffonts", [path])
        #expect(fonts.contains("Liberation-Serif") || fonts.contains("Times"))
        #expect(!fonts.contains("DejaVu"), "some letter had to be taken from another font")
    }

    @Test("The first page is upright and has no number; the log book lies on landscape pages with theirs")
    func pages() async throws {
        let path = try await pdf(paper(lines: 60))
        let sizes = try await TestFolder.output("pdfinfo", ["-f", "1", "-l", "99", path])
            .split(separator: "\n").filter { $0.hasPrefix("Page ") && $0.contains(" size:") }.map { String($0) }
        #expect(sizes.first?.contains("595.276 x 841.89") == true)
        #expect(sizes.last?.contains("841.89 x 595.276") == true)
        for page in [1, sizes.count] {
            let text = try await TestFolder.output("pdftotext", ["-f", "\(page)", "-l", "\(page)", path, "-"])
            let first = text.split(separator: "\n").first.map(String.init)
            #expect((first == "\(page)") == (page > 1))
        }
    }

    @Test("Many lines and long titles all stand on paper", arguments: [12, 300])
    func long(lines: Int) async throws {
        let title = "Tuyên truyền Luật Bảo vệ môi trường và phân loại rác thải tại nguồn"
        let path = try await pdf(paper(lines: lines, title: title), .english)
        let words = try await TestFolder.output("pdftotext", [path, "-"]).split(whereSeparator: \.isWhitespace)
        #expect(words.count { $0.hasPrefix("nguồn") } >= lines)
    }

    @Test("Without weasyprint: a plain error with the command that cures it")
    func missing() throws {
        let error = #expect(throws: PaperError.self) {
            try Printer(in: ProgramEnvironment(variables: ["PATH": folder.path], workingDirectory: "/"))
        }
        #expect(error?.status == .unavailable)
        #expect(error?.message.vi == "không lập được PDF vì máy chưa cài weasyprint")
        #expect(error?.hint?.en == "install it: sudo apt install weasyprint")
    }

    @Test("One that fails is told in its own words")
    func failing() async throws {
        let program = folder.file("weasyprint")
        try Data("#!/bin/sh\necho 'no fonts' >&2\nexit 3\n".utf8).write(to: URL(filePath: program))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        let printer = try Printer(
            in: ProgramEnvironment(variables: ["PATH": folder.path], workingDirectory: "/"))
        let error = await #expect(throws: PaperError.self) { try await printer.pdf(of: []) }
        #expect(error == .noPDF(.failed(program: "weasyprint", ending: .status(3), words: "no fonts")))
        #expect(error?.message.en == "the PDF could not be made: weasyprint failed (status 3): no fonts")
        #expect(error?.hint?.vi.contains("--format html") == true)
    }
}
