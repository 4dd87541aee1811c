internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Papers
internal import Reporting

extension LogCommand {
    struct Export: ParsableCommand {
        enum Format: String, CaseIterable, ExpressibleByArgument {
            case csv, json, xlsx

            static let help = allCases.map(\.rawValue).joined(separator: "|")
        }

        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words(
                    "Xuất sổ nhật ký phát thanh thành dữ liệu.", "The log book with all its remarks, as data."),
                discussion: words(
                    "Không nêu ngày thì là cả sổ. CSV mở thẳng được bằng Excel: dấu chấm phẩy, với --lang en là dấu phẩy.",
                    "Without dates: all of it. CSV opens right in Excel: commas, with --lang vi semicolons."))
        }

        @Option(help: ArgumentHelp(vi: "Dạng dữ liệu.", en: "The form.", value: (Format.help, Format.help)))
        var format: Format

        @Option(
            help: ArgumentHelp(vi: "Ngày đầu, YYYY-MM-DD.", en: "The first day, YYYY-MM-DD.", value: LocalDate.help))
        var from: LocalDate?

        @Option(
            help: ArgumentHelp(vi: "Ngày cuối, YYYY-MM-DD.", en: "The last day, YYYY-MM-DD.", value: LocalDate.help))
        var until: LocalDate?

        @Option(
            help: ArgumentHelp(
                vi: "Ghi vào tệp này. Không nêu thì in ra màn hình; xlsx ghi vào thư mục hiện tại.",
                en: "Write into this file. Left out: it is printed; xlsx goes into the working directory.",
                value: ("TỆP", "FILE")))
        var output: String?

        @OptionGroup var station: StationOptions

        func run() throws {
            if let from, let until, from > until { throw Span.reversed }
            let language = station.language
            let log = try ReportRecords(station).log(from: from, until: until)
            let stem = Phrase(vi: "so-phat-thanh", en: "log")[language]
            let delivery = PaperDelivery(output: output, otherwise: "\(stem).\(format.rawValue)", language: language)
            switch format {
            case .csv: try delivery.print(CSV.bytes(of: log.logBook(language), language))
            case .json: try delivery.print(Array((Terminal.jsonText(LogRecord.records(of: log, language)) + "\n").utf8))
            case .xlsx: try delivery.write([log.logBook(language)], of: log)
            }
        }
    }
}
