import CivilTime
import Diagnostics
import Reporting
import Testing

@Suite("CSV")
struct CSVTests {
    private func line(_ cell: Cell, _ language: Language = .vietnamese) -> String {
        let sheet = Sheet("s", columns: [.init("A", width: 1), .init("B", width: 1)], rows: [[cell, .blank]])
        let text = String(decoding: CSV.bytes(of: sheet, language), as: UTF8.self)
        // A carriage return with a line feed is one character of Swift.
        return String(text.unicodeScalars.drop { $0 != "\n" }.dropFirst())
    }

    @Test("It begins with a byte order mark, has the separator of the language, and CRLF at each end")
    func frame() {
        let sheet = Sheet("s", columns: [.init("Ngày", width: 1), .init("B", width: 1)], rows: [])
        #expect(CSV.bytes(of: sheet, .vietnamese) == [0xEF, 0xBB, 0xBF] + Array("Ngày;B\r\n".utf8))
        #expect(CSV.bytes(of: sheet, .english) == [0xEF, 0xBB, 0xBF] + Array("Ngày,B\r\n".utf8))
    }

    @Test(
        "Values, quotes after RFC 4180, and nothing that Excel would reckon with",
        arguments: [
            (Cell.blank, ""), (.number(-3), "-3"), (.clock(61_200), "17:00:00"),
            (.duration(.seconds(90_061)), "25:01:01"), (.duration(.milliseconds(884_679)), "00:14:45"),
            (.text("Tiêm phòng"), "Tiêm phòng"), (.text("a;b"), "\"a;b\""), (.text("a,b"), "\"a,b\""),
            (.text("nói \"dừng\""), "\"nói \"\"dừng\"\"\""), (.text("hai\ndòng"), "\"hai\ndòng\""),
            (.text("=1+1"), "'=1+1"), (.text("+84 233"), "'+84 233"), (.text("-"), "'-"), (.text("@a"), "'@a"),
            (.text("\tx"), "\"'\tx\""), (.text(""), ""), (.text("2=2"), "2=2"),
        ])
    func cells(cell: Cell, text: String) {
        #expect(line(cell) == text + ";\r\n")
    }

    @Test("A date is one everywhere")
    func date() throws {
        #expect(line(.date(try #require(LocalDate("2023-08-08"))), .english) == "2023-08-08,\r\n")
    }
}
