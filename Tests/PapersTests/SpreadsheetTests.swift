import CivilTime
import Diagnostics
import Foundation
import Papers
import Reporting
import Testing

@Suite("Spreadsheets, read back with openpyxl")
struct SpreadsheetTests {
    private let folder: TestFolder
    private let date: LocalDate

    init() throws {
        folder = try TestFolder()
        date = try #require(LocalDate("2023-08-08"))
    }

    private func write(_ sheets: [Sheet], _ name: String = "so.xlsx") throws -> String {
        let path = folder.file(name)
        try Spreadsheet.write(sheets, title: "Báo cáo", author: "UBND xã", made: date, to: PaperFile(path))
        return path
    }

    /// What a Python program prints that has the workbook as `book`.
    private func ask(_ path: String, _ program: String) async throws -> [String] {
        let head = "import sys, openpyxl\nbook = openpyxl.load_workbook(sys.argv[1])\n"
        return try await TestFolder.output("python3", ["-c", head + program, path])
            .split(separator: "\n").map(String.init)
    }

    @Test("Each kind of value is what it is: text, number, date, time of the day, duration, nothing")
    func kinds() async throws {
        let path = try write([
            Sheet(
                "Nhật ký", columns: (0..<6).map { .init("C\($0)", width: 10) },
                rows: [
                    [
                        .text("Chỉ đạo, điều hành"), .number(4215), .date(date), .clock(61_202),
                        .duration(.seconds(90_061)), .blank,
                    ]
                ])
        ])
        let cells = try await ask(
            path,
            """
            for cell in book['Nhật ký'][2]:
                print(type(cell.value).__name__, cell.value, cell.number_format, sep='|')
            """)
        #expect(
            cells == [
                "str|Chỉ đạo, điều hành|General", "int|4215|#,##0", "datetime|2023-08-08 00:00:00|dd/mm/yyyy",
                "time|17:00:02|hh:mm:ss", "timedelta|1 day, 1:01:01|[h]:mm:ss", "NoneType|None|General",
            ])
    }

    @Test("Headings are frozen, bold and repeated on each page; columns have their widths; a sum is bold")
    func look() async throws {
        let path = try write([
            Sheet(
                "Tổng hợp", columns: [.init("Cán bộ", width: 36), .init("Số", width: 9)],
                rows: [[.text("Trang"), .number(1)], [.text("Cộng"), .number(1)]], hasTotal: true)
        ])
        let facts = try await ask(
            path,
            """
            page = book['Tổng hợp']
            print(page.freeze_panes, page.print_title_rows, page.page_setup.orientation, page.page_setup.paperSize)
            print([page['A%d' % n].font.b for n in (1, 2, 3)])
            print([int(page.column_dimensions[c].width) for c in 'AB'])
            print(book.properties.title, book.properties.creator, book.properties.created)
            """)
        #expect(
            facts == [
                "A2 $1:$1 landscape 9", "[True, False, True]", "[36, 9]", "Báo cáo UBND xã 2023-08-08 00:00:00",
            ])
    }

    @Test("People's words are never a formula, and a very long one is cut to what a cell may hold")
    func words() async throws {
        let long = String(repeating: "ế", count: 40_000)
        let path = try write([
            Sheet("S", columns: [.init("A", width: 9)], rows: [[.text("=1+1")], [.text(long)], [.text("<b>&\"\u{1}")]])
        ])
        let cells = try await ask(
            path, "for n in (2, 3, 4): print(book['S']['A%d' % n].data_type, len(book['S']['A%d' % n].value))")
        // What is no character of XML is written as `_x0001_`, which Excel takes back.
        #expect(cells == ["s 4", "s 8000", "s 12"])
    }

    @Test("The same paper gives the same bytes")
    func stable() throws {
        let sheet = Sheet("S", columns: [.init("A", width: 9)], rows: [[.text("a")]])
        let files = try [write([sheet], "1.xlsx"), write([sheet], "2.xlsx")].map {
            try Data(contentsOf: URL(filePath: $0))
        }
        #expect(files[0] == files[1])
    }

    @Test("A file that is there is kept, and nothing is left of one that cannot be made")
    func places() throws {
        let path = folder.file("cũ.xlsx")
        try Data("signed".utf8).write(to: URL(filePath: path))
        #expect(throws: PaperError.exists(path: path)) { try write([], "cũ.xlsx") }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "signed")
        #expect(throws: PaperError.self) {
            try write([Sheet("a/b", columns: [], rows: [])], "mới.xlsx")
        }
        #expect(try folder.files == ["cũ.xlsx"])
    }

    @Test("A folder that is not there is told with the system's word")
    func noFolder() throws {
        let path = folder.file("không/có.xlsx")
        let error = #expect(throws: PaperError.self) {
            try PaperFile(path).write([1])
        }
        #expect(error?.status == .cannotWrite)
        #expect(error?.message.vi.contains(path) == true)
    }
}
