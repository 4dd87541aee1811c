internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Operations
internal import Planning
internal import Production
internal import StationFolder
internal import StationModel

/// What a campaign may say and need not.
struct CampaignOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(vi: "Ngày cuối, YYYY-MM-DD.", en: "The last day, YYYY-MM-DD.", value: LocalDate.help))
    var until: String?

    @Option(
        help: ArgumentHelp(
            vi: "Giờ phát cố định, như: \"tue 17:00\"; ghi nhiều lần được.",
            en: "A fixed slot, such as: \"tue 17:00\"; may be repeated.", value: ("GIỜ", "SLOT")))
    var on: [String] = []

    @Option(
        help: ArgumentHelp(
            vi: "Lĩnh vực: general, urgent, policy, direction, society, examples.",
            en: "general, urgent, policy, direction, society or examples.", value: ("LĨNH-VỰC", "FIELD")))
    var field: String?

    @Option(
        help: ArgumentHelp(
            vi: "normal, priority hoặc emergency.", en: "normal, priority or emergency.", value: ("MỨC", "PRIORITY")))
    var priority: String?

    @Option(
        help: ArgumentHelp(
            vi: "Được bắt đầu trễ bao lâu, như: \"10 min\".", en: "How late it may begin, such as: \"10 min\".",
            value: ("THỜI-GIAN", "TIME")))
    var lateStart: String?

    @Option(
        help: ArgumentHelp(
            vi: "Phát được từ chừng này thì tính là đã phát, như: 90%.", en: "The share that counts, such as: 90%.",
            value: ("TỶ-LỆ", "SHARE")))
    var countsFrom: String?

    @Option(
        help: ArgumentHelp(
            vi: "Lỡ thì sao: make-good hoặc skip.", en: "When missed: make-good or skip.", value: ("CÁCH", "POLICY")))
    var ifMissed: String?

    func changes() throws -> [CampaignChange] {
        var changes: [CampaignChange] = []
        if let field { changes.append(.field(try ScheduleValue.field(field, for: "--field"))) }
        if let until { changes.append(.until(try ScheduleValue.date(until, for: "--until"))) }
        if !on.isEmpty { changes.append(.slots(try on.map { try ScheduleValue.slot($0, for: "--on") })) }
        if let priority { changes.append(.priority(try ScheduleValue.priority(priority, for: "--priority"))) }
        if let lateStart { changes.append(.lateStart(try ScheduleValue.lateStart(lateStart, for: "--late-start"))) }
        if let countsFrom { changes.append(.countsFrom(try ScheduleValue.share(countsFrom, for: "--counts-from"))) }
        if let ifMissed { changes.append(.ifMissed(try ScheduleValue.ifMissed(ifMissed, for: "--if-missed"))) }
        return changes
    }
}

extension CampaignCommand {
    struct Add: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(abstract: words("Thêm đợt phát.", "Adds a campaign."))
        }

        @Argument(
            help: ArgumentHelp(vi: "Tên ngắn của đợt phát.", en: "The campaign's short name.", value: CampaignID.help))
        var campaign: String

        @Option(help: ArgumentHelp(vi: "Tên đợt phát.", en: "Its title.", value: ("TÊN", "TITLE")))
        var title: String

        @Option(help: ArgumentHelp(vi: "Bài được phát.", en: "The script.", value: ScriptID.help))
        var script: String

        @OptionGroup var start: StartOption

        @Option(help: ArgumentHelp(vi: "Mỗi tuần mấy lần.", en: "How often a week.", value: ("SỐ", "NUMBER")))
        var timesPerWeek: String

        @Option(
            help: ArgumentHelp(
                vi: "Mỗi lần bao lâu, như: \"10-15 min\".", en: "How long, such as: \"10-15 min\".",
                value: ("THỜI-LƯỢNG", "LENGTH")))
        var length: String

        @OptionGroup var more: CampaignOptions
        @OptionGroup var options: FactOptions

        func run() throws {
            let desk = try ScheduleDesk(options.station)
            let id: CampaignID = try ScheduleValue.name(campaign, for: words(CampaignID.help.vi, CampaignID.help.en))
            guard desk.station.campaign(id) == nil else {
                throw Failure(
                    .cannotWrite,
                    Phrase(vi: "đã có đợt phát “\(id)”", en: "there is a campaign “\(id)” already"),
                    hint: Phrase(
                        vi: "đặt tên khác, hoặc sửa bằng: loa campaign set \(id)",
                        en: "choose another name, or change it with: loa campaign set \(id)"))
            }
            let (first, _) = try start.span(until: more.until)
            let plain = Campaign(
                id: id, title: try ScheduleValue.text(title, for: "--title"),
                script: try Named.script(script, in: desk), from: first,
                timesPerWeek: try ScheduleValue.timesPerWeek(timesPerWeek, for: "--times-per-week"),
                length: try ScheduleValue.length(length, for: "--length"))
            let campaign = try more.changes().reduce(plain) { $1.applied(to: $0) }
            let proposal = try desk.propose([.addCampaign(campaign)])
            let span = Phrase.span(campaign.from, campaign.until)
            let often = campaign.timesPerWeek == 1 ? "once" : "\(campaign.timesPerWeek) times"
            try options.carryOut(
                proposal, at: desk,
                saying: Phrase(
                    vi: "Đã thêm đợt phát “\(id)”: \(campaign.timesPerWeek) lần mỗi tuần, \(span.vi).",
                    en: "Added the campaign “\(id)”: \(often) a week \(span.en)."),
                doubts: try desk.doubts(about: id, in: proposal))
        }
    }

    struct Set: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words("Sửa một đợt phát.", "Changes a campaign."),
                discussion: words(
                    "Chỉ những gì được nêu thay đổi; --on thay tất cả giờ phát cũ.",
                    "Only what is named changes; --on takes the place of all slots."))
        }

        private enum Key: String, CaseIterable {
            case title, field, until, on, priority
            case lateStart = "late-start"
            case countsFrom = "counts-from"
            case ifMissed = "if-missed"

            var removal: CampaignChange {
                switch self {
                case .title: .title(nil)
                case .field: .field(nil)
                case .until: .until(nil)
                case .on: .slots([])
                case .priority: .priority(nil)
                case .lateStart: .lateStart(nil)
                case .countsFrom: .countsFrom(nil)
                case .ifMissed: .ifMissed(nil)
                }
            }
        }

        @Argument(help: ArgumentHelp(vi: "Đợt phát.", en: "The campaign.", value: CampaignID.help))
        var campaign: String

        @Option(help: ArgumentHelp(vi: "Tên đợt phát.", en: "Its title.", value: ("TÊN", "TITLE")))
        var title: String?

        @Option(help: ArgumentHelp(vi: "Bài được phát.", en: "The script.", value: ScriptID.help))
        var script: String?

        @Option(
            help: ArgumentHelp(vi: "Ngày đầu, YYYY-MM-DD.", en: "The first day, YYYY-MM-DD.", value: LocalDate.help))
        var from: String?

        @Option(help: ArgumentHelp(vi: "Mỗi tuần mấy lần.", en: "How often a week.", value: ("SỐ", "NUMBER")))
        var timesPerWeek: String?

        @Option(
            help: ArgumentHelp(
                vi: "Mỗi lần bao lâu, như: \"10-15 min\".", en: "How long, such as: \"10-15 min\".",
                value: ("THỜI-LƯỢNG", "LENGTH")))
        var length: String?

        @OptionGroup var more: CampaignOptions

        @Option(
            help: ArgumentHelp(
                vi: "Bỏ một mục, ghi nhiều lần được: title, field, until, on, priority, late-start, counts-from, "
                    + "if-missed.",
                en: "Takes a key out, may be repeated: title, field, until, on, priority, late-start, counts-from, "
                    + "if-missed.",
                value: ("MỤC", "KEY")))
        var drop: [String] = []

        @OptionGroup var options: FactOptions

        func run() throws {
            let desk = try ScheduleDesk(options.station)
            let known = try Named.campaign(campaign, in: desk.station)
            let changes = try changes(in: desk)
            guard !changes.isEmpty else {
                throw Failure(
                    .usage, Phrase(vi: "chưa nêu cần sửa gì", en: "nothing to change was named"),
                    hint: Phrase(
                        vi: "như: loa campaign set \(known.id) --times-per-week 3",
                        en: "such as: loa campaign set \(known.id) --times-per-week 3"))
            }
            let wanted = changes.reduce(known) { $1.applied(to: $0) }
            if let last = wanted.until, last < wanted.from { throw wanted.endsBeforeStart(last) }
            // What holds already is left as it is written.
            let needed = changes.filter { $0.isRemoval || $0.applied(to: known) != known }
            let proposal = try desk.propose(needed.map { .changeCampaign(known.id, $0) })
            try options.carryOut(
                proposal, at: desk,
                saying: Phrase(vi: "Đã sửa đợt phát “\(known.id)”.", en: "Changed the campaign “\(known.id)”."),
                doubts: try desk.doubts(about: known.id, in: proposal))
        }

        private func changes(in desk: ScheduleDesk) throws -> [CampaignChange] {
            var changes: [CampaignChange] = []
            if let title { changes.append(.title(try ScheduleValue.text(title, for: "--title"))) }
            if let script { changes.append(.script(try Named.script(script, in: desk))) }
            if let from { changes.append(.from(try ScheduleValue.date(from, for: "--from"))) }
            if let timesPerWeek {
                changes.append(
                    .timesPerWeek(try ScheduleValue.timesPerWeek(timesPerWeek, for: "--times-per-week")))
            }
            if let length { changes.append(.length(try ScheduleValue.length(length, for: "--length"))) }
            changes += try more.changes()
            let keys = try drop.map(Self.key)
            for key in keys where changes.contains(where: { $0.key == key.rawValue }) {
                throw Failure(
                    .usage,
                    Phrase(
                        vi: "--\(key.rawValue) và --drop \(key.rawValue) không đi cùng nhau",
                        en: "--\(key.rawValue) and --drop \(key.rawValue) exclude each other"),
                    hint: Phrase(vi: "bỏ một trong hai", en: "leave one of them out"))
            }
            return changes + keys.map(\.removal)
        }

        private static func key(_ name: String) throws -> Key {
            if let key = Key(rawValue: name) { return key }
            let all = Key.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(
                .usage, Phrase(vi: "--drop: không bỏ được mục “\(name)”", en: "--drop: “\(name)” cannot be taken out"),
                hint: Phrase(vi: "các mục bỏ được: \(all)", en: "it can be: \(all)"))
        }
    }
}

extension ScheduleDesk {
    /// What the planner says of that campaign since that it did not say before: airings that do not fit.
    ///
    /// - Throws: where it could never be aired so.
    fileprivate func doubts(about id: CampaignID, in proposal: Proposal) throws -> [Finding] {
        guard let changed = proposal.station else { return [] }
        let known = problems(of: id, in: station)
        let problems = problems(of: id, in: changed).filter { !known.contains($0) }
        guard let error = problems.first(where: { $0.severity == .error }) else { return problems.map(\.finding) }
        throw Failure(
            .findings,
            Phrase(vi: "\(error.message.vi); chưa ghi gì", en: "\(error.message.en); nothing was written"),
            hint: error.hint)
    }

    private func problems(of id: CampaignID, in station: Station) -> [Problem] {
        guard let campaign = station.campaign(id) else { return [] }
        let season = Season(station: station, parts: Producer(folder: folder).parts(of: station).parts)
        // A promise without an end is looked at for its first year.
        return season.planner(history: []).plan(campaign.from...(campaign.until ?? campaign.from + 365)).problems
            .filter { $0.campaign == id }
    }
}
