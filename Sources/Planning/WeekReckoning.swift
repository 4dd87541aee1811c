package import CivilTime
internal import Diagnostics
package import StationModel

extension Planner {
    /// What became of the promises of every week that the span touches, Monday to Sunday: by week, then by the
    /// campaigns' rank; those that the schedule does not have any more come last. Who promised nothing is left out.
    ///
    /// A closed line of history decides for itself: it was promised, unless only a change of the schedule withdrew it.
    /// What has no line was promised if the present schedule has it, with two exceptions. The ledger accounts for
    /// nothing that could not begin any more when it was begun. And in the weeks before the one in which the daemon was
    /// last alive, whatever was promised has its line: what has none came into the schedule later. An airing for which
    /// the week had no room never gets a line; there the present schedule is believed.
    ///
    /// - Parameters:
    ///   - attended: from the ledger's first entry to the daemon's last sign of life; `nil`: it has never run
    ///   - now: divides what is ahead from what is overdue
    package func weekAccounts(
        _ span: ClosedRange<LocalDate>, now: WallInstant, attended: ClosedRange<WallInstant>?
    ) -> [WeekAccount] {
        let first = span.lowerBound.weekStart
        let quiet = QuietCalendar(station.quietDays, in: first...span.upperBound.weekStart + 6)
        return stride(from: first, through: span.upperBound, by: 7).flatMap { monday in
            let reckoning = WeekReckoning(
                week: week(of: monday, quiet: quiet.week(of: monday)),
                record: WeekRecord(history[monday.dayNumber] ?? []),
                zone: station.zone, now: now, attended: attended)
            let gone = Set(reckoning.record.originals.compactMap(\.name.campaign))
                .subtracting(undertakings.map(\.campaign.id)).sorted()
            return (undertakings.map(\.campaign.id) + gone).compactMap(reckoning.account)
        }
    }
}

/// The promises of one week held against what became of them.
private struct WeekReckoning {
    let week: Week
    let record: WeekRecord
    let zone: StationZone
    let now: WallInstant
    let attended: ClosedRange<WallInstant>?

    /// `nil`: nothing was promised.
    func account(of id: CampaignID) -> WeekAccount? {
        let campaign = week.undertakings.first { $0.campaign.id == id }?.campaign
        let own = week.airings.filter { week.undertakings[$0.undertaking].campaign.id == id && $0.kind == .scheduled }
        let planned = Set(own.map { week.name(of: $0) })
        let closed = record.originals.filter {
            $0.name.campaign == id && (!$0.isWithdrawn || planned.contains($0.name))
        }
        let lines = Set(closed.map(\.name))
        let open = own.filter { !lines.contains(week.name(of: $0)) && isPromisedWithoutLine($0) }
        let (ahead, overdue) = (open.filter(isAhead), open.filter { !isAhead($0) })
        let roomless = week.shortfalls.filter {
            $0.campaign == id && $0.makeGoodFor == nil && isAccountedFor($0.wanted, campaign)
        }
        let lapses =
            closed.filter { !$0.counts }.map { lapse($0, campaign) } + overdue.map { lapse($0, campaign) }
            + roomless.map(Self.lapse)
        guard !(closed.isEmpty && open.isEmpty && roomless.isEmpty) else { return nil }
        return WeekAccount(
            campaign: id, monday: week.monday, promised: closed.count + open.count + roomless.count,
            aired: closed.count(where: \.counts), ahead: ahead.count,
            lapses: lapses.sorted {
                ($0.wanted, $0.occurrence?.description ?? "") < ($1.wanted, $1.occurrence?.description ?? "")
            })
    }

    // MARK: What has no line

    private func isPromisedWithoutLine(_ airing: Week.Airing) -> Bool {
        guard isAccountedFor(week.moment(airing.start), week.undertakings[airing.undertaking].campaign) else {
            return false
        }
        return attended.map { zone.date(of: $0.upperBound).weekStart <= week.monday } ?? true
    }

    /// Could it still begin when the ledger was begun, or now if there is none?
    private func isAccountedFor(_ wanted: LocalDateTime, _ campaign: Campaign?) -> Bool {
        zone.instant(of: wanted) + (campaign?.lateStart ?? .zero) >= attended?.lowerBound ?? now
    }

    /// It may yet begin, or be on the air.
    private func isAhead(_ airing: Week.Airing) -> Bool {
        let undertaking = week.undertakings[airing.undertaking]
        let latest = zone.instant(of: week.moment(airing.start)) + undertaking.campaign.lateStart
        return now <= latest + .seconds(undertaking.minutes * 60)
    }

    // MARK: Lapses

    private func lapse(_ past: PastAiring, _ campaign: Campaign?) -> WeekAccount.Lapse {
        WeekAccount.Lapse(past.name, wanted: past.name.start, reason: past.lapse, remedy: remedy(for: past, campaign))
    }

    private func lapse(_ airing: Week.Airing, _ campaign: Campaign?) -> WeekAccount.Lapse {
        let name = week.name(of: airing)
        let isOver = zone.instant(of: LocalDateTime(week.monday + 7, .midnight)) <= now
        let why = campaign?.ifMissed == .skip ? .skipped : isOver ? Shortfall.Cause.weekOver.phrase : .notClosedYet
        return WeekAccount.Lapse(name, wanted: name.start, reason: .noOutcome, remedy: .none(why))
    }

    private static func lapse(_ shortfall: Shortfall) -> WeekAccount.Lapse {
        WeekAccount.Lapse(nil, wanted: shortfall.wanted, reason: .noPlace, remedy: .none(shortfall.cause.phrase))
    }

    private func remedy(for past: PastAiring, _ campaign: Campaign?) -> WeekAccount.Lapse.Remedy {
        let makeGoods = record.makeGoods(for: past.name)
        if let kept = makeGoods.first(where: \.counts) { return .madeGood(by: kept.name) }
        if let next = week.airings.first(where: {
            $0.kind == .makeGood(for: past.name) && record[week.name(of: $0)] == nil
        }) {
            return isAhead(next) ? .planned(week.name(of: next)) : .none(.noOutcome)
        }
        if let shortfall = week.shortfalls.first(where: { $0.makeGoodFor == past.name }) {
            return .none(shortfall.cause.phrase)
        }
        let isCancelled = past.outcome == .cancelled || makeGoods.contains { $0.outcome == .cancelled }
        return .none(campaign == nil ? .campaignGone : isCancelled ? .cancelled : .skipped)
    }
}

extension PastAiring {
    /// Why it does not count, to stand after a colon.
    fileprivate var lapse: Phrase {
        let because = reason?.phrase ?? Phrase(vi: "sổ không ghi lý do", en: "no reason is on record")
        switch outcome {
        case .missed: return because
        case .cancelled:
            return reason.map { Phrase(vi: "đã hủy: \($0.phrase.vi)", en: "cancelled: \($0.phrase.en)") }
                ?? Outcome.cancelled.phrase
        case .aired, .cut:
            let heard = length.minutesAndSeconds
            return Phrase(
                vi: "mới phát được \(heard) thì ngừng: \(because.vi)", en: "cut after \(heard): \(because.en)")
        }
    }
}

extension Phrase {
    fileprivate static let noOutcome = Phrase(
        vi: "sổ phát thanh chưa có kết quả: từ đó đài chưa hoạt động lại hoặc chưa ghi được sổ",
        en: "the log has no outcome yet: since then the station has not run or could not write")
    fileprivate static let notClosedYet = Phrase(
        vi: "khi hoạt động lại, đài sẽ ghi sổ và tìm giờ phát bù",
        en: "once it runs again, the station writes it down and looks for a time to make it good")
    fileprivate static let noPlace = Phrase(
        vi: "không xếp được vào lịch của tuần", en: "it had no place in the week's plan")
    fileprivate static let skipped = Phrase(
        vi: "đợt phát này không phát bù (if-missed: skip)", en: "this campaign does not make good (if-missed: skip)")
    fileprivate static let cancelled = Phrase(
        vi: "đã hủy nên không phát bù", en: "it was cancelled, so it is not made good")
    fileprivate static let campaignGone = Phrase(
        vi: "lịch không còn đợt phát này", en: "the schedule does not have the campaign any more")
}
