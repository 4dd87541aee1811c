internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import Operations
internal import Reporting
internal import StationFolder
internal import StationModel

struct LogCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "log", abstract: words("Sổ phát thanh.", "The airing log."),
            subcommands: [List.self, Show.self, Note.self, Export.self, Verify.self, Seal.self, SignOff.self])
    }

    struct List: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Các buổi theo kế hoạch và kết quả.", "What was promised and what became of it."))
        }

        @Option(
            help: ArgumentHelp(vi: "Ngày đầu, YYYY-MM-DD.", en: "The first day, YYYY-MM-DD.", value: LocalDate.help))
        var from: LocalDate?

        @Option(
            help: ArgumentHelp(vi: "Ngày cuối, YYYY-MM-DD.", en: "The last day, YYYY-MM-DD.", value: LocalDate.help))
        var until: LocalDate?

        @OptionGroup var options: FactOptions

        func run() throws {
            let (folder, season, _) = try options.station.season()
            let zone = season.station.zone
            if let from, let until, from > until { throw Span.reversed }
            let log = try options.station.airings(
                in: folder,
                from: from.map { zone.instant(of: LocalDateTime($0, .midnight)) },
                until: until.map { zone.instant(of: LocalDateTime($0 + 1, .midnight)) })
            let language = options.station.language
            if options.json {
                return try Terminal.json(log.map { AiringRecord($0, zone: zone, language: language) })
            }
            guard !log.isEmpty else {
                let none =
                    from == nil && until == nil
                    ? Phrase(vi: "Sổ phát thanh chưa có dòng nào.", en: "The log has no lines yet.")
                    : Phrase(
                        vi: "Sổ phát thanh không có dòng nào trong những ngày ấy.",
                        en: "The log has no line of those days.")
                return Terminal.warn(none[language])
            }
            Terminal.say(Listing(zone: zone, language: language).log(log))
        }
    }
}
