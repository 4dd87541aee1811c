internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import Papers
internal import Programs
internal import Reporting

/// In which form a paper is wanted, and where.
enum PaperFormat: String, CaseIterable, ExpressibleByArgument {
    case text, html, pdf, xlsx, csv

    /// What the end of a file's name says; `nil`: nothing that is known.
    init?(of path: String) {
        let ending = path.split(separator: ".").last.map { $0.lowercased() }
        guard let format = Self.allCases.first(where: { $0.ending == ending }) else { return nil }
        self = format
    }

    var ending: String { self == .text ? "txt" : rawValue }

    static let help = allCases.map(\.rawValue).joined(separator: "|")
}

/// What every report takes.
struct PaperOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            vi: "Dạng báo cáo; không nêu thì theo đuôi tệp của --output, nếu không thì là text.",
            en: "The form; left out: that of --output's file name, or else text.",
            value: (PaperFormat.help, PaperFormat.help)))
    var format: PaperFormat?

    @Option(
        help: ArgumentHelp(
            vi: "Ghi vào tệp này. Không nêu thì in ra màn hình; pdf và xlsx ghi vào thư mục hiện tại.",
            en: "Write into this file. Left out: it is printed; pdf and xlsx go into the working directory.",
            value: ("TỆP", "FILE")))
    var output: String?

    @Option(
        help: ArgumentHelp(
            vi: "Ngày ghi trên báo cáo, YYYY-MM-DD; không nêu thì là hôm nay.",
            en: "The date that stands on it, YYYY-MM-DD; left out: today.", value: LocalDate.help))
    var date: LocalDate?

    @OptionGroup var station: StationOptions

    private static let notIntact = Phrase(
        vi: "sổ KHÔNG còn nguyên vẹn, báo cáo không mang dấu niêm phong; xem: loa log verify",
        en: "the log is NOT intact, the paper bears no seal; see: loa log verify")

    private var chosen: PaperFormat { format ?? output.flatMap(PaperFormat.init(of:)) ?? .text }

    /// It is to be printed and signed, or kept.
    var isHandedOn: Bool {
        switch chosen {
        case .text, .csv: output != nil
        case .html, .pdf, .xlsx: true
        }
    }

    /// - Parameter name: what the paper is of, for the name of its file.
    func deliver(_ paper: Paper, named name: String) async throws {
        let language = station.language
        let format = chosen
        if paper.soundness == .broken { Terminal.warn("loa: " + Self.notIntact[language]) }
        let stem = Phrase(vi: "bao-cao", en: "report")[language]
        let delivery = PaperDelivery(output: output, otherwise: "\(stem)-\(name).\(format.ending)", language: language)
        switch format {
        case .text: try delivery.print(Array((paper.text(language) + "\n").utf8))
        case .html: try delivery.print(paper.html(language))
        case .csv: try delivery.print(CSV.bytes(of: paper.logBook(language), language))
        case .xlsx: try delivery.write(paper.sheets(language), of: paper)
        case .pdf:
            // Before the work, not after it.
            let file = try delivery.file()
            let printer = try Printer(
                in: ProgramEnvironment(
                    variables: ProcessInfo.processInfo.environment,
                    workingDirectory: FileManager.default.currentDirectoryPath))
            try await file.write(printer.pdf(of: paper.html(language)))
            delivery.tell(file)
        }
    }
}

/// Puts what was made where it is wanted.
struct PaperDelivery {
    let output: String?
    /// The name of a file that cannot be printed on a terminal.
    let otherwise: String
    let language: Language

    func file() throws(PaperError) -> PaperFile {
        try PaperFile(output ?? otherwise)
    }

    /// Into the file that was named, or else to the terminal.
    func print(_ bytes: [UInt8]) throws(PaperError) {
        guard output != nil else {
            do {
                try FileHandle.standardOutput.write(contentsOf: Data(bytes))
            } catch {
                // Whoever read it has seen enough.
                if (error as NSError).isOfBrokenPipe { return }
                throw .notPrinted(detail: (error as NSError).innermost.localizedDescription)
            }
            return
        }
        let file = try file()
        try file.write(bytes)
        tell(file)
    }

    func write(_ sheets: [Sheet], of paper: Paper) throws(PaperError) {
        let file = try file()
        try Spreadsheet.write(
            sheets, title: paper.title[language], author: paper.letterhead.body[language], made: paper.made, to: file)
        tell(file)
    }

    func tell(_ file: PaperFile) {
        let path = Terminal.quoted(file.path)
        Terminal.say(Phrase(vi: "Đã ghi \(path).", en: "Wrote \(path).")[language])
    }
}

extension NSError {
    /// What the system said, below what Foundation made of it.
    fileprivate var innermost: NSError {
        (userInfo[NSUnderlyingErrorKey] as? NSError)?.innermost ?? self
    }

    fileprivate var isOfBrokenPipe: Bool {
        innermost.domain == NSPOSIXErrorDomain && innermost.code == Int(EPIPE)
    }
}
