package import CivilTime
package import Diagnostics

/// How an occurrence was closed.
package enum Outcome: String, Sendable, Hashable, CaseIterable, Codable {
    /// Played to its end.
    case aired
    /// Begun and ended early.
    case cut
    /// Never begun.
    case missed
    /// Withdrawn before it was due.
    case cancelled
}

/// Was the sound proven to have left? `silent`: proven that it had not.
package enum SoundVerdict: String, Sendable, Codable { case verified, unverified, silent }

/// One line of the airing log: what became of an occurrence.
package struct Airing: Sendable, Hashable {
    package var name: OccurrenceName
    package var title: String
    package var script: ScriptID?
    /// What it is about; absent: written before Loa knew of fields.
    package var field: Field?
    /// How often the text was to be read: 1 or more.
    package var readings: Int
    /// As the roster had it when the airing began or was closed.
    package var officer: OfficerID?
    package var officerName: String?
    package var planned: WallInstant
    /// When the first sample was audible.
    package var started: WallInstant?
    package var ended: WallInstant?
    /// Of what was heard, 0 or more.
    package var aired: Duration
    /// `nil` while it is planned or on air.
    package var outcome: Outcome?
    package var reason: Reason?
    /// Did it keep the promise? Aired, or cut after the campaign's `counts-from`.
    package var counts: Bool
    package var sound: SoundVerdict?
    package var makeGoodFor: OccurrenceName?
    package var madeGoodBy: OccurrenceName?
    package var scriptHash: String?
    package var tapeHash: String?
    /// When it was closed.
    package var closed: WallInstant?
    /// Taken by the card, silence ahead included; these three are absent until it is closed.
    package var frames: Int?
    /// How often something went wrong on the way.
    package var troubles: Int?
    /// RMS of what was sent, in dBFS.
    package var level: Double?
    /// The number of the ledger entry that closed it, or else of its latest.
    package var entry: Int64

    package init(
        name: OccurrenceName, title: String, script: ScriptID?, field: Field? = nil, readings: Int = 1,
        officer: OfficerID? = nil, officerName: String? = nil, planned: WallInstant,
        started: WallInstant? = nil, ended: WallInstant? = nil, aired: Duration = .zero, outcome: Outcome? = nil,
        reason: Reason? = nil, counts: Bool = false, sound: SoundVerdict? = nil,
        makeGoodFor: OccurrenceName? = nil, madeGoodBy: OccurrenceName? = nil, scriptHash: String? = nil,
        tapeHash: String? = nil, closed: WallInstant? = nil, frames: Int? = nil, troubles: Int? = nil,
        level: Double? = nil, entry: Int64 = 0
    ) {
        self.name = name
        self.title = title
        self.script = script
        self.field = field
        self.readings = readings
        self.officer = officer
        self.officerName = officerName
        self.planned = planned
        self.started = started
        self.ended = ended
        self.aired = aired
        self.outcome = outcome
        self.reason = reason
        self.counts = counts
        self.sound = sound
        self.makeGoodFor = makeGoodFor
        self.madeGoodBy = madeGoodBy
        self.scriptHash = scriptHash
        self.tapeHash = tapeHash
        self.closed = closed
        self.frames = frames
        self.troubles = troubles
        self.level = level
        self.entry = entry
    }

    /// How long after the promised instant it began; negative: before.
    package var lateBy: Duration? {
        started.map { planned.duration(to: $0) }
    }
}

extension Outcome {
    /// As it stands in a sentence after the occurrence's name.
    package var phrase: Phrase {
        switch self {
        case .aired: Phrase(vi: "đã phát", en: "aired")
        case .cut: Phrase(vi: "phát chưa hết", en: "cut")
        case .missed: Phrase(vi: "không phát", en: "missed")
        case .cancelled: Phrase(vi: "đã hủy", en: "cancelled")
        }
    }
}
