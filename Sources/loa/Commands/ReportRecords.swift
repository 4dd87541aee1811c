internal import CivilTime
internal import Diagnostics
internal import Ledger
internal import Operations
internal import Reporting
internal import StationFolder
internal import StationModel

/// Reads what papers are made from: the folder, and the ledger if there is one.
struct ReportRecords {
    private let season: Season
    private let ledger: Ledger?
    private let now = SystemClock().now

    init(_ options: StationOptions) throws {
        let (folder, season, _) = try options.season()
        self.season = season
        ledger = try options.ledger(in: folder)
    }

    var today: LocalDate { season.station.zone.date(of: now) }

    /// - Parameter isHandedOn: it leaves this screen, so that the whole ledger is verified first.
    func paper(
        _ subject: PaperSubject, of days: ClosedRange<LocalDate>, dated: LocalDate?, isHandedOn: Bool
    ) throws -> Paper {
        let station = season.station
        var facts = PaperFacts(station: station, airings: [])
        facts.weeks = try season.weekAccounts(days, in: ledger, now: now)
        if let ledger {
            let from = station.zone.instant(of: LocalDateTime(days.lowerBound, .midnight))
            let until = station.zone.instant(of: LocalDateTime(days.upperBound + 1, .midnight))
            facts.airings = try ledger.airings(subject.query(from: from, until: until))
            facts.remarks = try ledger.remarks(from: from, until: until)
            facts.acts = try ledger.recordedScriptActs()
            facts.head = try ledger.headIfChained
            if let head = facts.head {
                let names = Set(facts.airings.map(\.name))
                let remarks = facts.remarks.filter { remark in remark.fact.occurrence.map(names.contains) ?? true }
                facts.seal = try ledger.seal(
                    for: subject, airings: facts.airings.map(\.entry), remarks: remarks.map(\.entry))
                facts.soundness = try ledger.soundness(under: facts.seal, upTo: head, isWhole: isHandedOn)
            }
            if case .month(let month) = subject { facts.signOffs = try ledger.signOffs(of: month) }
        }
        return Paper(subject, of: days, from: facts, dated: dated, today: today)
    }

    /// The log book of those days; a bound that is left out is the ledger's own.
    func log(from: LocalDate?, until: LocalDate?) throws -> Paper {
        let zone = season.station.zone
        var facts = PaperFacts(station: season.station, airings: [])
        var days = (from ?? until ?? today)...(until ?? max(from ?? today, today))
        if let ledger {
            let first = from.map { zone.instant(of: LocalDateTime($0, .midnight)) }
            let end = until.map { zone.instant(of: LocalDateTime($0 + 1, .midnight)) }
            facts.airings = try ledger.airings(AiringQuery(from: first, until: end))
            facts.remarks = try ledger.remarks(from: first, until: end)
            facts.acts = try ledger.recordedScriptActs()
            // What was begun without a bound begins with what is there.
            let instants = facts.airings.prefix(1).map(\.planned) + facts.remarks.map(\.at)
            if from == nil, let least = instants.min() {
                days = min(zone.date(of: least), days.upperBound)...days.upperBound
            }
            if until == nil, let last = facts.airings.last {
                days = days.lowerBound...max(days.upperBound, zone.date(of: last.planned))
            }
        }
        return Paper(.log, of: days, from: facts, today: today)
    }

    /// One who has left the schedule still stands in the ledger.
    func officer(_ key: String) throws -> PaperSubject {
        let officers = season.station.officers
        if let id = OfficerID(key) {
            if let officer = officers.first(where: { $0.id == id }) { return .officer(id, name: officer.name) }
            if let last = try ledger?.airings(AiringQuery(officer: id, newestFirst: true, limit: 1)).first {
                return .officer(id, name: last.officerName ?? key)
            }
        }
        throw Failure(
            .notFound, Phrase(vi: "không có cán bộ “\(key)”", en: "there is no officer “\(key)”"),
            hint: .didYouMean(key, among: officers.map(\.id.text)))
    }

    /// With the days on which it ran, until today if it goes on.
    func campaign(_ key: String) throws -> (PaperSubject, ClosedRange<LocalDate>) {
        let campaigns = season.station.campaigns
        if let id = CampaignID(key) {
            if let campaign = campaigns.first(where: { $0.id == id }) {
                let last = min(campaign.until ?? today, today)
                return (.campaign(id, title: campaign.title), campaign.from...max(campaign.from, last))
            }
            let zone = season.station.zone
            if let first = try ledger?.airings(AiringQuery(campaign: id, limit: 1)).first,
                let last = try ledger?.airings(AiringQuery(campaign: id, newestFirst: true, limit: 1)).first
            {
                return (.campaign(id, title: last.title), zone.date(of: first.planned)...zone.date(of: last.planned))
            }
        }
        throw Failure(
            .notFound, Phrase(vi: "không có đợt phát “\(key)”", en: "there is no campaign “\(key)”"),
            hint: .didYouMean(key, among: campaigns.map(\.id.text)))
    }
}

extension PaperSubject {
    fileprivate func query(from: WallInstant, until: WallInstant) -> AiringQuery {
        var query = AiringQuery(from: from, until: until)
        switch self {
        case .month, .log: break
        case .officer(let id, _): query.officer = id
        case .campaign(let id, _): query.campaign = id
        }
        return query
    }
}

extension Ledger {
    fileprivate func recordedScriptActs() throws -> [Recorded<ScriptAct>] {
        try scriptActs().compactMap { entry in
            if case .script(let act) = entry.entry { Recorded(act, entry: entry.id, at: entry.at) } else { nil }
        }
    }

    /// `nil`: an older version wrote it, and the daemon of this one has not run since.
    fileprivate var headIfChained: LedgerHead? {
        get throws {
            do {
                return try head
            } catch  where error.kind == .unchained {
                return nil
            }
        }
    }
}
