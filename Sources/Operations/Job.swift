internal import CivilTime
internal import Ledger
internal import StationModel

/// An occurrence with everything about it that may change later fixed as it is now.
struct Job: Sendable {
    let occurrence: Occurrence
    let title: String
    /// Absent: begun by hand.
    let field: Field?
    let officerName: String?
    let scriptHash: String?
    let start: WallInstant
    /// It may still begin so late.
    let latestStart: WallInstant
    /// The end of its hours.
    let mustEnd: WallInstant
    let countsFrom: Double
    let rank: Air.Rank
    /// Its length is what a person makes it, up to `mustEnd`.
    let isOpenEnded: Bool

    var name: OccurrenceName { occurrence.name }

    /// - Parameter scriptHash: of words that are no script's.
    init(
        _ occurrence: Occurrence, title: String, field: Field? = nil, start: WallInstant, lateStart: Duration,
        countsFrom: Double,
        mustEnd: WallInstant, rank: Air.Rank? = nil, isOpenEnded: Bool = false, scriptHash: String? = nil,
        station: Station
    ) {
        self.occurrence = occurrence
        self.title = title
        self.field = field
        self.start = start
        self.countsFrom = countsFrom
        self.mustEnd = mustEnd
        self.rank = rank ?? Air.Rank(occurrence.priority)
        self.isOpenEnded = isOpenEnded
        latestStart = start + lateStart
        officerName = occurrence.officer.flatMap { station.officer($0)?.name }
        self.scriptHash = scriptHash ?? occurrence.script.flatMap(station.script)?.hash
    }

    /// Can it be taken up again after an interruption? A warning is given anew; what a person said is said.
    var canGoOn: Bool {
        switch name.origin {
        case .campaign, .manual: true
        case .live, .emergency: false
        }
    }

    /// As it waits for the air.
    func item(isNew: Bool = false) -> Air.Item {
        Air.Item(name: name, rank: rank, start: start, isNew: isNew)
    }

    /// A planned occurrence; `nil` if the station does not have its campaign.
    init?(planned occurrence: Occurrence, in season: Season) {
        guard let campaign = occurrence.campaign.flatMap(season.station.campaign) else { return nil }
        let start = season.station.zone.instant(of: occurrence.starts)
        self.init(
            occurrence, title: campaign.title, field: campaign.field, start: start, lateStart: campaign.lateStart,
            countsFrom: campaign.countsFrom,
            // An emergency has no hours: it may take twice its length and its lateness.
            mustEnd: season.hoursEnd(around: occurrence.starts) ?? start + campaign.lateStart + occurrence.length * 2,
            station: season.station)
    }

    /// As the ledger keeps it; `length` is the planned one or, once there is a tape, the tape's.
    func promise(length: Duration) -> Promise {
        Promise(
            name: name, title: title, script: occurrence.script, field: field,
            officer: occurrence.officer, officerName: officerName, planned: start, localStart: occurrence.starts,
            length: length,
            readings: occurrence.readings, countsFrom: countsFrom, makeGoodFor: occurrence.makeGoodFor,
            scriptHash: scriptHash)
    }
}

extension Air.Rank {
    init(_ priority: Priority) {
        self =
            switch priority {
            case .normal: .normal
            case .priority: .priority
            // Of a campaign: below every warning that a person gives.
            case .emergency: .emergency(.lightBlue)
            }
    }
}
