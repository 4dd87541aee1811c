internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Operations
internal import Reporting
internal import StationModel

struct Promises: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            abstract: words(
                "Cam kết phát từng tuần: đã giữ được bao nhiêu, thiếu vì sao.",
                "What each campaign promised, week by week, and what became of it."),
            discussion: words(
                "Không nêu ngày thì là tuần trước và tuần này. Tuần tính từ thứ Hai đến Chủ nhật, luôn tính trọn tuần.",
                "Without dates: last week and this one. Weeks run from Monday to Sunday and are always whole."))
    }

    @Argument(
        help: ArgumentHelp(
            vi: "Đợt phát, như dich-vu-cong; không nêu thì là mọi đợt.",
            en: "The campaign, such as dich-vu-cong; left out: all of them.", value: ("ĐỢT-PHÁT", "CAMPAIGN")))
    var campaign: String?

    @Option(help: ArgumentHelp(vi: "Ngày đầu, YYYY-MM-DD.", en: "The first day, YYYY-MM-DD.", value: LocalDate.help))
    var from: LocalDate?

    @Option(help: ArgumentHelp(vi: "Ngày cuối, YYYY-MM-DD.", en: "The last day, YYYY-MM-DD.", value: LocalDate.help))
    var until: LocalDate?

    @OptionGroup var options: FactOptions

    func run() throws {
        let (folder, season, _) = try options.station.season()
        let station = season.station
        let language = options.station.language
        let now = SystemClock().now
        let today = station.zone.date(of: now)
        let first = from ?? (until ?? today) - 7
        let last = until ?? max(first, today)
        guard first <= last else { throw Span.reversed }
        let all = try season.weekAccounts(first...last, in: options.station.ledger(in: folder), now: now)
        let accounts = all.filter { campaign == nil || $0.campaign.text == campaign }
        // One that the schedule has no more may still stand in the log.
        if let campaign, accounts.isEmpty, !station.campaigns.contains(where: { $0.id.text == campaign }) {
            throw Failure.noCampaign(campaign, in: station)
        }
        if options.json {
            try Terminal.json(accounts.map { WeekAccountRecord($0, in: station, language: language) })
        } else if accounts.isEmpty {
            Terminal.warn(
                Phrase(
                    vi: "Không có cam kết phát nào trong các tuần từ \(first.weekStart.dayMonthYear) "
                        + "đến \((last.weekStart + 6).dayMonthYear).",
                    en: "Nothing was promised in the weeks from \(first.weekStart) to \(last.weekStart + 6).")[language]
            )
        } else {
            Terminal.say(WeekAccountText(station: station, language: language).text(accounts))
        }
    }
}

extension Failure {
    static func noCampaign(_ name: String, in station: Station) -> Failure {
        let known = station.campaigns.map(\.id.text).joined(separator: ", ")
        return Failure(
            .notFound, Phrase(vi: "không có đợt phát “\(name)”", en: "there is no campaign “\(name)”"),
            hint: known.isEmpty
                ? Phrase(vi: "lịch chưa có đợt phát nào", en: "the schedule has none yet")
                : Phrase(vi: "các đợt phát hiện có: \(known)", en: "the campaigns there are: \(known)"))
    }
}

/// A table, and a sentence for each lapse.
private struct WeekAccountText {
    let station: Station
    let language: Language

    func text(_ accounts: [WeekAccount]) -> String {
        var table = TextTable()
        table.add(
            [
                Phrase(vi: "Tuần", en: "Week"), Phrase(vi: "Đợt phát", en: "Campaign"),
                Phrase(vi: "Cam kết", en: "Promised"), Phrase(vi: "Đã phát", en: "Aired"),
                Phrase(vi: "Đã phát bù", en: "Made good"), Phrase(vi: "Chờ phát bù", en: "To make good"),
                Phrase(vi: "Sắp phát", en: "Ahead"), Phrase(vi: "Thiếu", en: "Short"),
            ].map { $0[language] })
        for account in accounts {
            let counts = [
                account.promised, account.aired, account.madeGood, account.toBeMadeGood, account.ahead, account.short,
            ]
            table.add(
                ["\(account.monday.dayMonthYear)–\((account.monday + 6).dayMonthYear)", title(account)]
                    + counts.map(String.init))
        }
        let lapses = accounts.flatMap { account in account.lapses.map { sentence($0, of: account) } }
        return ([table.text] + lapses.map { "· " + $0 }).joined(separator: "\n")
    }

    private func title(_ account: WeekAccount) -> String {
        station.campaign(account.campaign)?.title ?? account.campaign.text
    }

    private func sentence(_ lapse: WeekAccount.Lapse, of account: WeekAccount) -> String {
        let remedy =
            switch lapse.remedy {
            case .madeGood(let name):
                Phrase(
                    vi: "Đã phát bù lúc \(name.start.inSentence.vi)", en: "Made good on \(name.start.inSentence.en)")
            case .planned(let name):
                Phrase(
                    vi: "Sẽ phát bù lúc \(name.start.inSentence.vi)",
                    en: "To be made good on \(name.start.inSentence.en)")
            case .none(let why): Phrase(vi: "Không phát bù: \(why.vi)", en: "Not made good: \(why.en)")
            }
        return
            "\(title(account)), \(lapse.wanted.inSentence[language]): \(lapse.reason[language]). \(remedy[language])."
    }
}

/// `loa promises` in JSON.
private struct WeekAccountRecord: Encodable {
    struct Lapse: Encodable {
        /// Absent: the plan had no place for it.
        let occurrence: String?
        /// When it was due.
        let wanted: String
        let reason: String
        /// `made-good`, `planned` or `none`.
        let remedy: String
        /// The make-good, where there is one.
        let makeGood: String?
        /// Why there is none.
        let why: String?
    }

    let campaign: String
    let title: String
    /// Its Monday.
    let week: String
    let promised: Int
    let aired: Int
    let madeGood: Int
    let toBeMadeGood: Int
    let ahead: Int
    let short: Int
    let lapses: [Lapse]

    init(_ account: WeekAccount, in station: Station, language: Language) {
        campaign = account.campaign.text
        title = station.campaign(account.campaign)?.title ?? account.campaign.text
        week = account.monday.description
        promised = account.promised
        aired = account.aired
        madeGood = account.madeGood
        toBeMadeGood = account.toBeMadeGood
        ahead = account.ahead
        short = account.short
        lapses = account.lapses.map { lapse in
            let (remedy, makeGood, why): (String, OccurrenceName?, Phrase?) =
                switch lapse.remedy {
                case .madeGood(let name): ("made-good", name, nil)
                case .planned(let name): ("planned", name, nil)
                case .none(let why): ("none", nil, why)
                }
            return Lapse(
                occurrence: lapse.occurrence?.description,
                wanted: station.zone.iso8601(station.zone.instant(of: lapse.wanted)), reason: lapse.reason[language],
                remedy: remedy, makeGood: makeGood?.description, why: why?[language])
        }
    }
}
