import CivilTime
import Foundation
import Papers
import Reporting
import Subprocess
import Testing

@Suite("Spreadsheets")
struct SpreadsheetTests {
    @Test("A sheet comes to be")
    func made() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "loa-\(UUID().uuidString).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let date = try #require(LocalDate("2023-08-08"))
        try Spreadsheet.write(
            [Sheet("Nhật ký", columns: [.init("Ngày", width: 12)], rows: [[.date(date)]])], title: "Sổ",
            author: "UBND xã", made: date, to: PaperFile(path))
        #expect(FileManager.default.fileExists(atPath: path))
    }
}
