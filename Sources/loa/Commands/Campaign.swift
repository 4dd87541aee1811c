internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Reporting
internal import StationFolder
internal import StationModel

struct CampaignCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "campaign", abstract: words("Các đợt phát.", "Campaigns."),
            subcommands: [List.self, Add.self, Set.self, End.self])
    }

    struct List: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(abstract: words("Liệt kê các đợt phát.", "Lists the campaigns."))
        }

        @OptionGroup var options: FactOptions

        func run() throws {
            let desk = try ScheduleDesk(options.station)
            if options.json { return try Terminal.json(desk.station.campaigns.map(CampaignRecord.init)) }
            guard !desk.station.campaigns.isEmpty else {
                return Terminal.warn(
                    Phrase(vi: "Chưa có đợt phát nào.", en: "There are no campaigns yet.")[desk.language])
            }
            var table = TextTable()
            for campaign in desk.station.campaigns {
                let times = Phrase(
                    vi: "\(campaign.timesPerWeek) lần/tuần", en: "\(campaign.timesPerWeek) a week")
                table.add([
                    campaign.id.text, campaign.title, Phrase.span(campaign.from, campaign.until)[desk.language],
                    times[desk.language], campaign.length.inMinutes, campaign.state(on: desk.today)[desk.language],
                ])
            }
            Terminal.say(table.text)
        }
    }

    struct End: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Kết thúc một đợt phát.", "Ends a campaign."),
                discussion: words(
                    "Không nêu ngày thì hôm nay là ngày cuối.", "Without a day, today is the last one."))
        }

        @Argument(help: ArgumentHelp(vi: "Đợt phát.", en: "The campaign.", value: CampaignID.help))
        var campaign: String

        @Option(
            help: ArgumentHelp(
                vi: "Ngày cuối, YYYY-MM-DD.", en: "The last day, YYYY-MM-DD.", value: LocalDate.help))
        var on: String?

        @OptionGroup var options: FactOptions

        func run() throws {
            let desk = try ScheduleDesk(options.station)
            let known = try Named.campaign(campaign, in: desk.station)
            let last = try on.map { text throws in try ScheduleValue.date(text, for: "--on") } ?? desk.today
            guard last >= known.from else { throw known.endsBeforeStart(last) }
            if let until = known.until, until < last {
                throw Failure(
                    .usage,
                    Phrase(
                        vi: "đợt phát “\(known.id)” đã kết thúc ngày \(until.dayMonthYear), sớm hơn thế",
                        en: "the campaign “\(known.id)” ends on \(until), which is earlier"),
                    hint: Phrase(
                        vi: "muốn kéo dài thì dùng: loa campaign set \(known.id) --until \(last)",
                        en: "to prolong it: loa campaign set \(known.id) --until \(last)"))
            }
            try options.carryOut(
                try desk.propose([.changeCampaign(known.id, .until(last))]), at: desk,
                saying: Phrase(
                    vi: "Đợt phát “\(known.id)” kết thúc ngày \(last.dayMonthYear).",
                    en: "The campaign “\(known.id)” ends on \(last)."))
        }
    }
}

extension Campaign {
    func endsBeforeStart(_ last: LocalDate) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "đợt phát “\(id)” bắt đầu ngày \(from.dayMonthYear), không thể kết thúc ngày \(last.dayMonthYear)",
                en: "the campaign “\(id)” begins on \(from) and cannot end on \(last)"),
            hint: Phrase(
                vi: "nêu ngày từ \(from) trở đi, hoặc dời ngày đầu: loa campaign set \(id) --from NGÀY",
                en: "name \(from) or a later day, or move its first day: loa campaign set \(id) --from DATE"))
    }

    /// At the end of a line of the list.
    fileprivate func state(on today: LocalDate) -> Phrase {
        if today < from { return Phrase(vi: "chưa bắt đầu", en: "to come") }
        if let until, until < today { return Phrase(vi: "đã kết thúc", en: "over") }
        return Phrase(vi: "đang phát", en: "running")
    }
}

extension ClosedRange<Duration> {
    /// `10:00–15:00`
    fileprivate var inMinutes: String {
        lowerBound > .zero
            ? "\(lowerBound.minutesAndSeconds)–\(upperBound.minutesAndSeconds)" : "≤ \(upperBound.minutesAndSeconds)"
    }
}

/// A campaign in JSON: `{campaign, title, script, field, from, until, timesPerWeek, on, shortest, longest, priority,
/// lateStart, countsFrom, ifMissed}`; times in seconds, `countsFrom` as a share.
struct CampaignRecord: Encodable {
    let campaign: String
    let title: String
    let script: String
    let field: String
    let from: String
    let until: String?
    let timesPerWeek: Int
    /// `tue 17:00`; empty: Loa spreads the airings.
    let on: [String]
    let shortest: Double
    let longest: Double
    let priority: String
    let lateStart: Double
    let countsFrom: Double
    let ifMissed: String

    init(_ campaign: Campaign) {
        self.campaign = campaign.id.text
        title = campaign.title
        script = campaign.script.text
        field = campaign.field.rawValue
        from = campaign.from.description
        until = campaign.until?.description
        timesPerWeek = campaign.timesPerWeek
        on = campaign.slots.map { "\($0.weekday.rawValue) \($0.time)" }
        shortest = campaign.length.lowerBound.inSeconds
        longest = campaign.length.upperBound.inSeconds
        priority = campaign.priority.rawValue
        lateStart = campaign.lateStart.inSeconds
        countsFrom = campaign.countsFrom
        ifMissed = campaign.ifMissed.rawValue
    }
}

extension CampaignID {
    static var help: (vi: String, en: String) { ("ĐỢT-PHÁT", "CAMPAIGN") }
}
