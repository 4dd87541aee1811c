package import CivilTime
package import Reporting

/// Sheets as a file of Excel (`.xlsx`).
package enum Spreadsheet {
    /// - Parameter author: the body whose paper it is.
    package static func write(
        _ sheets: [Sheet], title: String, author: String, made: LocalDate, to file: PaperFile
    ) throws(PaperError) {
        try file.place { temporary in
            let book = try Workbook(path: temporary)
            try book.describe(title: title, author: author, made: made)
            for sheet in sheets { try book.add(sheet) }
            try book.close()
        }
    }
}
