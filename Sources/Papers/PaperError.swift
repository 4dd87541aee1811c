package import Diagnostics
package import Programs

/// Why a paper could not be made or put where it was wanted.
package enum PaperError: PlainError, Hashable {
    case exists(path: String)
    /// `detail` is the system's or the library's word.
    case notWritable(path: String, detail: String)
    /// What was to go to the terminal, a pipe or a file behind it. `detail` is the system's word.
    case notPrinted(detail: String)
    /// libxlsxwriter refused what it was given.
    case noSpreadsheet(detail: String)
    /// weasyprint is missing, or did not do its work.
    case noPDF(ProgramError)

    package var status: ExitStatus {
        switch self {
        case .exists, .notWritable, .notPrinted: .cannotWrite
        case .noSpreadsheet, .noPDF: .unavailable
        }
    }

    package var message: Phrase {
        switch self {
        case .exists(let path):
            Phrase(vi: "đã có tệp “\(path)” nên không ghi đè", en: "there is a file “\(path)” already; it was kept")
        case .notWritable(let path, let detail):
            Phrase(vi: "không ghi được tệp “\(path)”: \(detail)", en: "the file “\(path)” cannot be written: \(detail)")
        case .notPrinted(let detail):
            Phrase(vi: "không ghi được kết quả: \(detail)", en: "the answer cannot be written: \(detail)")
        case .noSpreadsheet(let detail):
            Phrase(vi: "không lập được bảng tính: \(detail)", en: "the spreadsheet could not be made: \(detail)")
        case .noPDF(.notInstalled(let program)):
            Phrase(
                vi: "không lập được PDF vì máy chưa cài \(program)",
                en: "the PDF could not be made: \(program) is not installed")
        case .noPDF(.hung(let program, let deadline)):
            Phrase(
                vi: "không lập được PDF: \(program) chạy quá \(deadline.components.seconds) giây",
                en: "the PDF could not be made: \(program) took longer than \(deadline.components.seconds) s")
        case .noPDF(.failed(let program, let ending, let words)):
            Phrase(
                vi: "không lập được PDF: \(program) hỏng (\(ending.phrase.vi)): \(words)",
                en: "the PDF could not be made: \(program) failed (\(ending.phrase.en)): \(words)")
        case .noPDF(.notStarted(let program, let detail)):
            Phrase(
                vi: "không lập được PDF vì không chạy được \(program): \(detail)",
                en: "the PDF could not be made: \(program) did not start: \(detail)")
        case .noPDF(.tooMuch(let program, let limit)):
            Phrase(
                vi: "không lập được PDF: \(program) cho ra quá \(limit >> 20) MB",
                en: "the PDF could not be made: \(program) wrote more than \(limit >> 20) MB")
        case .noPDF(.cancelled):
            Phrase(vi: "việc lập PDF bị dừng", en: "the making of the PDF was stopped")
        }
    }

    package var hint: Phrase? {
        switch self {
        case .exists:
            Phrase(
                vi: "ghi vào tệp khác bằng --output, hoặc chuyển tệp cũ đi",
                en: "name another file with --output, or move the old one away")
        case .notWritable:
            Phrase(
                vi: "kiểm tra quyền ghi của thư mục và chỗ trống trên đĩa",
                en: "look at the folder's permissions and the free space")
        case .notPrinted:
            Phrase(
                vi: "kiểm tra chỗ trống trên đĩa và tệp nhận kết quả",
                en: "look at the free space and at the file it goes to")
        case .noPDF(.notInstalled):
            Phrase(vi: "cài bằng: sudo apt install weasyprint", en: "install it: sudo apt install weasyprint")
        case .noPDF(.hung), .noPDF(.failed), .noPDF(.notStarted), .noPDF(.tooMuch):
            Phrase(
                vi: "dùng tạm --format html rồi in từ trình duyệt",
                en: "use --format html meanwhile and print it from a browser")
        case .noPDF(.cancelled), .noSpreadsheet:
            nil
        }
    }
}
