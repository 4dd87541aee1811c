internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Reporting
internal import StationFolder
internal import StationModel

struct ReportCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report",
            abstract: words("Báo cáo trình lãnh đạo.", "Papers for the leaders."),
            subcommands: [Month.self, OfficerPaper.self, CampaignPaper.self])
    }

    struct Month: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Báo cáo tháng, kèm sổ nhật ký phát thanh.", "A month, with its log book."))
        }

        @Argument(help: ArgumentHelp(vi: "Tháng, YYYY-MM.", en: "The month, YYYY-MM.", value: LocalMonth.help))
        var month: LocalMonth

        @OptionGroup var options: PaperOptions

        func run() async throws {
            let records = try ReportRecords(options.station)
            try await options.deliver(
                records.paper(.month(month), of: month.days, dated: options.date, isHandedOn: options.isHandedOn),
                named: month.description)
        }
    }

    struct OfficerPaper: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "officer",
                abstract: words("Các buổi phát do một cán bộ trực.", "The airings at which an officer was on duty."))
        }

        @Argument(
            help: ArgumentHelp(
                vi: "Khóa của cán bộ trong mục officers.", en: "A key of officers in schedule.yaml.",
                value: ("CÁN-BỘ", "OFFICER")))
        var officer: String

        @Option(
            help: ArgumentHelp(vi: "Ngày đầu, YYYY-MM-DD.", en: "The first day, YYYY-MM-DD.", value: LocalDate.help))
        var from: LocalDate

        @Option(
            help: ArgumentHelp(vi: "Ngày cuối, YYYY-MM-DD.", en: "The last day, YYYY-MM-DD.", value: LocalDate.help))
        var until: LocalDate

        @OptionGroup var options: PaperOptions

        func run() async throws {
            guard from <= until else { throw Span.reversed }
            let records = try ReportRecords(options.station)
            let subject = try records.officer(officer)
            try await options.deliver(
                records.paper(subject, of: from...until, dated: options.date, isHandedOn: options.isHandedOn),
                named: "\(officer)-\(from)-\(until)")
        }
    }

    struct CampaignPaper: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "campaign",
                abstract: words("Kết quả của một đợt phát.", "What became of a campaign."),
                discussion: words(
                    "Không nêu ngày thì là cả đợt, đến hôm nay nếu đợt chưa hết.",
                    "Without dates: all of it, until today if it has not ended."))
        }

        @Argument(
            help: ArgumentHelp(
                vi: "Khóa của đợt phát trong mục campaigns.", en: "A key of campaigns in schedule.yaml.",
                value: ("ĐỢT", "CAMPAIGN")))
        var campaign: String

        @Option(
            help: ArgumentHelp(vi: "Ngày đầu, YYYY-MM-DD.", en: "The first day, YYYY-MM-DD.", value: LocalDate.help))
        var from: LocalDate?

        @Option(
            help: ArgumentHelp(vi: "Ngày cuối, YYYY-MM-DD.", en: "The last day, YYYY-MM-DD.", value: LocalDate.help))
        var until: LocalDate?

        @OptionGroup var options: PaperOptions

        func run() async throws {
            if let from, let until, from > until { throw Span.reversed }
            let records = try ReportRecords(options.station)
            let (subject, whole) = try records.campaign(campaign)
            let first = from ?? until.map { min($0, whole.lowerBound) } ?? whole.lowerBound
            let last = until ?? max(first, whole.upperBound)
            try await options.deliver(
                records.paper(subject, of: first...last, dated: options.date, isHandedOn: options.isHandedOn),
                named: campaign)
        }
    }
}
