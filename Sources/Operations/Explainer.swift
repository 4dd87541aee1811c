package import CivilTime
internal import Diagnostics
package import Ledger
internal import Planning
internal import StationFolder
package import StationModel

extension SeasonReading {
    /// Tells of an occurrence, past or future.
    ///
    /// - Parameter ledger: `nil`: the station has none yet.
    /// - Throws: `LedgerError`; a `Failure` of status 65 where the folder has an error, and of status 66, with the
    ///   reason as far as it can be told, where neither the plan nor the log has that occurrence.
    package func explanation(
        of name: OccurrenceName, in ledger: Ledger?, now: WallInstant
    ) throws -> Explanation {
        guard let season else { throw Failure.brokenFolder }
        let explainer = try Explainer(name, season, places, ledger, now: now)
        guard explainer.planned != nil || explainer.airing != nil else { throw explainer.absence }
        return Explanation(
            occurrence: name, plan: explainer.planSteps,
            course: explainer.dutySteps + explainer.logSteps + explainer.countSteps + explainer.aheadSteps
                + explainer.remedySteps,
            airing: explainer.airing)
    }
}

/// Everything that is known of one occurrence, put into words: how it came to where it stands (`+Plan`), what the log
/// has of it (`+Log`), what follows, and why there is none (`+Absence`).
struct Explainer {
    let name: OccurrenceName
    let season: Season
    let places: Places
    let now: WallInstant
    /// The week before its own, its own, and the one after: or, beyond the campaign's ends, the weeks next to them.
    let plan: Plan
    let planned: Occurrence?
    let airing: Airing?
    let entries: [StoredEntry]
    /// Of the same weeks.
    let history: [Airing]
    /// Of its campaign and week.
    let account: WeekAccount?
    /// The ledger's first entry; `nil`: there is none.
    let begun: WallInstant?

    var station: Station { season.station }
    var campaign: Campaign? { name.campaign.flatMap(station.campaign) }

    init(
        _ name: OccurrenceName, _ season: Season, _ places: Places, _ ledger: Ledger?, now: WallInstant
    ) throws(LedgerError) {
        self.name = name
        self.season = season
        self.places = places
        self.now = now
        let zone = season.station.zone
        let span = Self.span(around: name, season.station)
        history =
            try ledger?.airings(
                AiringQuery(
                    from: zone.instant(of: LocalDateTime(span.lowerBound, .midnight)),
                    until: zone.instant(of: LocalDateTime(span.upperBound + 1, .midnight)))) ?? []
        plan = season.planner(history: history).plan(span)
        planned = plan.occurrences.first { $0.name == name }
        airing = try ledger?.airing(named: name)
        entries = try ledger?.entries(about: name) ?? []
        begun = try ledger?.firstInstant
        let date = name.start.date
        account = try season.weekAccounts(date...date, in: ledger, now: now).first { $0.campaign == name.campaign }
    }

    private static func span(around name: OccurrenceName, _ station: Station) -> ClosedRange<LocalDate> {
        var date = name.start.date
        if let campaign = name.campaign.flatMap(station.campaign) {
            date = max(date, campaign.from)
            if let until = campaign.until { date = max(campaign.from, min(date, until)) }
        }
        return date.weekStart - 7...date.weekStart + 13
    }

    // MARK: What follows

    /// The lapse of the promise that it is, or stands in for.
    private var lapse: WeekAccount.Lapse? {
        let root = planned?.makeGoodFor ?? airing?.makeGoodFor ?? name
        return account?.lapses.first { $0.occurrence == root }
    }

    var remedySteps: [Explanation.Step] {
        guard let lapse else { return [] }
        switch lapse.remedy {
        case .madeGood(let by) where by == name:
            return [
                .init(
                    Phrase(
                        vi: "nhờ buổi này, cam kết của buổi \(lapse.wanted.inSentence.vi) đã được giữ",
                        en: "with it, the promise of \(lapse.wanted.inSentence.en) was kept"))
            ]
        case .madeGood(let by):
            return [
                .init(
                    Phrase(
                        vi: "đã phát bù lúc \(by.start.inSentence.vi)", en: "made good on \(by.start.inSentence.en)"),
                    [history.first { $0.name == by }.map { .entry($0.entry) }])
            ]
        case .planned(let next):
            guard next != name else { return [] }
            return [
                .init(
                    Phrase(
                        vi: "sẽ phát bù lúc \(next.start.inSentence.vi)",
                        en: "to be made good on \(next.start.inSentence.en)"), [ifMissed])
            ]
        case .none(let why):
            let isRule = campaign?.ifMissed == .skip
            return [
                .init(
                    Phrase(vi: "không phát bù: \(why.vi)", en: "not made good: \(why.en)"),
                    [isRule ? ifMissed : nil])
            ]
        }
    }

    private var ifMissed: Explanation.Citation? {
        name.campaign.flatMap { places.campaign($0, key: "if-missed") }.map { .line($0) }
    }

    /// Of what has no outcome yet.
    var aheadSteps: [Explanation.Step] {
        guard airing?.outcome == nil, let planned, let campaign else { return [] }
        let latest = station.zone.instant(of: planned.starts) + campaign.lateStart
        guard latest < now else { return promiseSteps(planned, campaign) }
        if lapse?.occurrence == name, let lapse { return [.init(lapse.reason)] }
        if let started = airing?.started {
            return [
                .init(
                    Phrase(
                        vi: "đang phát từ \(station.zone.clockTime(of: started))",
                        en: "on the air since \(station.zone.clockTime(of: started))"))
            ]
        }
        guard let begun else {
            return [.init(Phrase(vi: "đài chưa có sổ phát thanh", en: "the station has no log yet"))]
        }
        let from = station.zone.minute(of: begun).inSentence
        return latest < begun
            ? [
                .init(
                    Phrase(
                        vi: "sổ phát thanh mở từ \(from.vi), sau giờ phát của buổi này",
                        en: "the log begins on \(from.en), after it was due"), [.entry(1)])
            ]
            : [
                .init(
                    Phrase(
                        vi: "sổ phát thanh không ghi gì về buổi này: khi ấy lịch chưa có",
                        en: "the log has nothing of it: the schedule did not have it then"))
            ]
    }

    /// What is promised of the future.
    private func promiseSteps(_ planned: Occurrence, _ campaign: Campaign) -> [Explanation.Step] {
        let latest = planned.starts + Int(campaign.lateStart.inSeconds / 60)
        var steps = [
            Explanation.Step(
                Phrase(
                    vi: "được bắt đầu trễ nhất lúc \(latest.time); nếu không phát được thì "
                        + (campaign.ifMissed == .makeGood ? "phát bù trong tuần" : "không phát bù"),
                    en: "it may begin until \(latest.time); if it is missed it is "
                        + (campaign.ifMissed == .makeGood ? "made good in its week" : "not made good")),
                ["late-start", "if-missed"].map { places.campaign(campaign.id, key: $0).map { .line($0) } })
        ]
        if let script = planned.script, let objection = season.objection(to: script, at: nil) {
            steps.append(.init(objection.message, [.line(places.script(script))]))
        }
        return steps
    }
}

extension Failure {
    fileprivate static let brokenFolder = Failure(
        .badData, Phrase(vi: "thư mục đài có lỗi", en: "the station folder has errors"),
        hint: Phrase(vi: "xem lỗi bằng lệnh: loa check", en: "see them with: loa check"))
}
