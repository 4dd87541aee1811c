internal import CivilTime
internal import Diagnostics
internal import StationModel

/// A paper's lines and sums, in one pass over the airings.
struct Reckoning {
    /// Campaigns by their keys, then the other kinds of lines.
    struct Source: Hashable, Comparable {
        private let rank: Int
        private let key: String

        init(_ origin: OccurrenceName.Origin) {
            switch origin {
            case .campaign(let id): (rank, key) = (0, id.text)
            case .manual: (rank, key) = (1, "")
            case .live: (rank, key) = (2, "")
            case .emergency: (rank, key) = (3, "")
            }
        }

        static func < (one: Self, other: Self) -> Bool { (one.rank, one.key) < (other.rank, other.key) }
    }

    private(set) var lines: [PaperLine] = []
    private(set) var total = Tally()
    private(set) var officers = Shares<OfficerID?>()
    private(set) var campaigns = Shares<Source>()
    private(set) var fields = Shares<Field?>()
    private(set) var lapses: [Paper.Lapse] = []
    private(set) var remarks: [Recorded<Remark>] = []
    private var weeks: [LocalDate: Tally] = [:]
    private var reasons: [ReasonHeading: [Outcome: Int]] = [:]
    private let days: ClosedRange<LocalDate>
    private let station: Station

    init(_ subject: PaperSubject, of days: ClosedRange<LocalDate>, from facts: PaperFacts) {
        self.days = days
        station = facts.station
        var clock = DayClock(facts.station.zone)
        let authors = Authorship(facts.acts)
        let notes = Dictionary(grouping: facts.remarks.filter { $0.fact.occurrence != nil }) { $0.fact.occurrence }
        remarks = facts.remarks.filter { remark in
            remark.fact.occurrence == nil && days.contains(clock.minute(of: remark.at).date)
        }
        let accounted = facts.weeks.flatMap { week in week.lapses.map { (week.campaign, $0) } }
        let lapseOf = Dictionary(
            accounted.compactMap { _, lapse in lapse.occurrence.map { ($0, lapse) } }, uniquingKeysWith: { $1 })

        lines.reserveCapacity(facts.airings.count)
        for airing in facts.airings {
            let line = PaperLine(
                lines.count + 1, airing, clock: &clock, authors: authors,
                remarks: notes.isEmpty ? [] : notes[airing.name] ?? [])
            lines.append(line)
            add(line, lapse: airing.counts || lapseOf.isEmpty ? nil : lapseOf[airing.name])
        }
        let names = lapseOf.isEmpty ? [] : Set(facts.airings.lazy.filter { !$0.counts }.map(\.name))
        for (campaign, lapse) in accounted where lapse.occurrence.map({ !names.contains($0) }) ?? true {
            addWithoutLine(lapse, of: campaign, to: subject)
        }
    }

    private mutating func add(_ line: PaperLine, lapse: WeekAccount.Lapse?) {
        let airing = line.airing
        let fate = line.kind == .scheduled ? Self.fate(of: airing, lapse) : nil
        let change = { (tally: inout Tally) in
            tally.add(line)
            if let fate { tally.add(fate) }
        }
        change(&total)
        change(&weeks[line.planned.date.weekStart, default: Tally()])
        officers.update(airing.officer, Self.name(of: airing), change)
        campaigns.update(Source(airing.name.origin), Self.source(of: line), change)
        fields.update(airing.field, Self.name(of: airing.field), change)
        if let outcome = airing.outcome, outcome != .aired {
            reasons[ReasonHeading(airing.reason), default: [:]][outcome, default: 0] += 1
        }
        guard fate == .short || fate == .ahead && lapse != nil else { return }
        lapses.append(
            Paper.Lapse(
                wanted: line.planned, title: airing.title,
                reason: lapse?.reason ?? airing.reason?.phrase ?? ReasonHeading.unknown.phrase,
                remedy: lapse?.remedy.phrase ?? .notMadeGood))
    }

    /// `nil`: the schedule was changed before it was due, so it is promised no more.
    private static func fate(of airing: Airing, _ lapse: WeekAccount.Lapse?) -> Tally.Fate? {
        if airing.counts { return .kept }
        if let lapse { return lapse.remedy.fate }
        guard airing.outcome != nil else { return .ahead }
        if airing.outcome == .cancelled, airing.reason == .scheduleChanged { return nil }
        return airing.madeGoodBy == nil ? .short : .madeGood
    }

    /// What was promised and never got into the log: there was no room for it, or the station was off ever since.
    private mutating func addWithoutLine(
        _ lapse: WeekAccount.Lapse, of campaign: CampaignID, to subject: PaperSubject
    ) {
        let date = lapse.wanted.date
        let officer = station.officerOnDuty(on: date)
        let isOfPaper =
            switch subject {
            case .month, .log: true
            case .officer(let id, _): officer == id
            case .campaign(let id, _): campaign == id
            }
        guard isOfPaper, days.contains(date) else { return }
        let known = station.campaign(campaign)
        let change = { (tally: inout Tally) in tally.add(lapse.remedy.fate) }
        change(&total)
        change(&weeks[date.weekStart, default: Tally()])
        officers.update(
            officer, officer.flatMap { station.officer($0) }.map { Phrase(verbatim: $0.name) } ?? .nobody, change)
        let title = known?.title ?? campaign.text
        campaigns.update(Source(.campaign(campaign)), Phrase(verbatim: title), change)
        fields.update(known?.field, Self.name(of: known?.field), change)
        guard lapse.remedy.fate != .madeGood else { return }
        lapses.append(
            Paper.Lapse(wanted: lapse.wanted, title: title, reason: lapse.reason, remedy: lapse.remedy.phrase))
    }

    /// From the first week to the last one in which there was something, without a gap.
    var allWeeks: [Paper.Week] {
        guard let first = weeks.keys.min(), let last = weeks.keys.max() else { return [] }
        return stride(from: first, through: last, by: 7).map { Paper.Week(monday: $0, tally: weeks[$0] ?? Tally()) }
    }

    var reasonShares: [Paper.ReasonShare] {
        ReasonHeading.allCases.compactMap { heading in
            reasons[heading].map {
                Paper.ReasonShare(
                    heading: heading, missed: $0[.missed] ?? 0, cut: $0[.cut] ?? 0, cancelled: $0[.cancelled] ?? 0)
            }
        }
    }

    private static func name(of airing: Airing) -> Phrase {
        (airing.officerName ?? airing.officer?.text).map { Phrase(verbatim: $0) } ?? .nobody
    }

    private static func source(of line: PaperLine) -> Phrase {
        line.airing.name.campaign == nil ? line.kind.phrase : Phrase(verbatim: line.airing.title)
    }

    private static func name(of field: Field?) -> Phrase {
        field?.phrase ?? Phrase(vi: "Chưa ghi lĩnh vực", en: "No field on record")
    }
}

extension PaperLine {
    fileprivate init(
        _ number: Int, _ airing: Airing, clock: inout DayClock, authors: Authorship, remarks: [Recorded<Remark>]
    ) {
        let words = airing.started == nil ? nil : authors.words(of: airing)
        self.init(
            number: number, airing: airing, planned: clock.minute(of: airing.planned),
            started: airing.started.map { clock.clock(of: $0) }, ended: airing.ended.map { clock.clock(of: $0) },
            heard: clock.heard(airing), writer: words?.writer, approver: words?.approver,
            approved: words?.approved.map { clock.minute(of: $0).date }, remarks: remarks)
    }
}

extension WeekAccount.Lapse.Remedy {
    fileprivate var fate: Tally.Fate {
        switch self {
        case .madeGood: .madeGood
        case .planned: .ahead
        case .none: .short
        }
    }

    fileprivate var phrase: Phrase {
        switch self {
        case .madeGood(let stand):
            Phrase(vi: "đã phát bù lúc \(stand.start.briefly.vi)", en: "made good \(stand.start.briefly.en)")
        case .planned(let stand):
            Phrase(vi: "sẽ phát bù lúc \(stand.start.briefly.vi)", en: "to be made good \(stand.start.briefly.en)")
        case .none(let why):
            Phrase(vi: "không phát bù được: \(why.vi)", en: "not made good: \(why.en)")
        }
    }
}

extension Phrase {
    /// On duty.
    static let nobody = Phrase(vi: "(chưa phân công)", en: "(nobody)")
    fileprivate static let notMadeGood = Phrase(vi: "chưa phát bù", en: "not made good")
}
