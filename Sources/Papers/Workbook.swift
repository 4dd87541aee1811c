internal import CXLSXWriter
internal import CivilTime
internal import Reporting

/// A spreadsheet of Office Open XML while libxlsxwriter puts it together. One thread at a time.
@safe struct Workbook: ~Copyable {
    // Safe: made by `workbook_new`, owned by this value alone, freed once: by `close` or by `deinit`. The formats
    // belong to it and live as long as it does.
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let styles: Styles

    /// - Parameter path: is written when it is closed.
    init(path: String) throws(PaperError) {
        guard let book = unsafe workbook_new(path) else { throw .noSpreadsheet(detail: "workbook_new") }
        let styles: Styles
        do throws(PaperError) {
            styles = try unsafe Styles(in: book)
        } catch {
            unsafe lxw_workbook_free(book)
            throw error
        }
        unsafe self.book = book
        self.styles = styles
    }

    deinit { unsafe lxw_workbook_free(book) }

    /// What the file says of itself; without it, the moment at which it was made would stand in it.
    func describe(title: String, author: String, made: LocalDate) throws(PaperError) {
        let day = Int(made.dayNumber) * 86_400
        var code = LXW_NO_ERROR
        unsafe title.withMutableCString { title in
            unsafe author.withMutableCString { author in
                var properties = unsafe lxw_doc_properties()
                unsafe properties.title = title
                unsafe properties.author = author
                unsafe properties.created = day
                unsafe code = workbook_set_properties(book, &properties)
            }
        }
        try check(code)
    }

    /// A sheet whose headings stay in view.
    func add(_ sheet: Sheet) throws(PaperError) {
        guard let page = unsafe workbook_add_worksheet(book, sheet.name) else {
            throw .noSpreadsheet(detail: "workbook_add_worksheet \(sheet.name)")
        }
        for (index, column) in sheet.columns.enumerated() {
            let number = UInt16(index)
            try check(unsafe worksheet_set_column(page, number, number, Double(column.width), nil))
            try check(unsafe worksheet_write_string(page, 0, number, column.heading, styles.heading))
        }
        for (index, row) in sheet.rows.enumerated() {
            let formats = sheet.hasTotal && index == sheet.rows.count - 1 ? styles.total : styles.plain
            for (column, cell) in row.enumerated() {
                try check(unsafe write(cell, formats, to: page, UInt32(index + 1), UInt16(column)))
            }
        }
        unsafe worksheet_freeze_panes(page, 1, 0)
        unsafe worksheet_set_landscape(page)
        unsafe worksheet_set_paper(page, 9)  // A4
        unsafe worksheet_fit_to_pages(page, 1, 0)
        try check(unsafe worksheet_repeat_rows(page, 0, 0))
    }

    /// Writes the file and frees what belongs to it, even where that fails.
    consuming func close() throws(PaperError) {
        let code = unsafe workbook_close(book)
        discard self
        try Self.check(code)
    }

    private func write(
        _ cell: Cell, _ formats: CellFormats, to page: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32,
        _ column: UInt16
    ) -> lxw_error {
        switch cell {
        case .blank:
            LXW_NO_ERROR
        case .text(let text):
            // Longer ones are not allowed in a cell; a remark of so many pages is kept whole in the ledger.
            unsafe worksheet_write_string(page, row, column, String(text.prefix(8000)), formats.text)
        case .number(let number):
            unsafe worksheet_write_number(page, row, column, Double(number), formats.number)
        case .date(let date):
            unsafe worksheet_write_number(page, row, column, Double(date.dayNumber + Self.epoch), formats.date)
        case .clock(let seconds):
            unsafe worksheet_write_number(page, row, column, Double(seconds) / 86_400, formats.clock)
        case .duration(let duration):
            unsafe worksheet_write_number(
                page, row, column, duration.inSeconds.rounded() / 86_400, formats.duration)
        }
    }

    /// 1970-01-01 as a spreadsheet counts days.
    private static let epoch = 25_569

    private func check(_ code: lxw_error) throws(PaperError) { try Self.check(code) }

    private static func check(_ code: lxw_error) throws(PaperError) {
        guard code != LXW_NO_ERROR else { return }
        throw .noSpreadsheet(detail: unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "\(code.rawValue)")
    }
}

/// Safe, as `CellFormats`.
@safe private struct Styles {
    let heading: UnsafeMutablePointer<lxw_format>
    let plain: CellFormats
    let total: CellFormats

    init(in book: UnsafeMutablePointer<lxw_workbook>) throws(PaperError) {
        unsafe heading = try CellFormats.make(in: book, pattern: nil, isBold: true)
        unsafe format_set_bottom(heading, UInt8(LXW_BORDER_THIN.rawValue))
        plain = try unsafe CellFormats(in: book, isBold: false)
        total = try unsafe CellFormats(in: book, isBold: true)
    }
}

/// How each kind of value is shown; Excel takes `dd/mm/yyyy` in every language.
///
/// Safe: only a `Workbook` has one, and for no longer than what it points to lives.
@safe private struct CellFormats {
    let text: UnsafeMutablePointer<lxw_format>
    let number: UnsafeMutablePointer<lxw_format>
    let date: UnsafeMutablePointer<lxw_format>
    let clock: UnsafeMutablePointer<lxw_format>
    let duration: UnsafeMutablePointer<lxw_format>

    init(in book: UnsafeMutablePointer<lxw_workbook>, isBold: Bool) throws(PaperError) {
        unsafe text = try Self.make(in: book, pattern: nil, isBold: isBold)
        unsafe number = try Self.make(in: book, pattern: "#,##0", isBold: isBold)
        unsafe date = try Self.make(in: book, pattern: "dd/mm/yyyy", isBold: isBold)
        unsafe clock = try Self.make(in: book, pattern: "hh:mm:ss", isBold: isBold)
        unsafe duration = try Self.make(in: book, pattern: "[h]:mm:ss", isBold: isBold)
    }

    /// - Parameter pattern: `nil`: words, which are wrapped.
    static func make(
        in book: UnsafeMutablePointer<lxw_workbook>, pattern: String?, isBold: Bool
    ) throws(PaperError) -> UnsafeMutablePointer<lxw_format> {
        guard let format = unsafe workbook_add_format(book) else {
            throw .noSpreadsheet(detail: "workbook_add_format")
        }
        unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        if let pattern {
            unsafe format_set_num_format(format, pattern)
        } else {
            unsafe format_set_text_wrap(format)
        }
        if isBold { unsafe format_set_bold(format) }
        return unsafe format
    }
}

extension String {
    /// libxlsxwriter takes texts of properties as variables and copies them.
    fileprivate func withMutableCString(_ body: (UnsafeMutablePointer<CChar>) -> Void) {
        var bytes = Array(utf8CString)
        unsafe bytes.withUnsafeMutableBufferPointer { buffer in
            if let start = buffer.baseAddress { unsafe body(start) }
        }
    }
}
