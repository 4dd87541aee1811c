package import CivilTime
package import StationModel

/// One thing that happened, as it is handed to the ledger.
package enum Entry: Sendable, Hashable {
    /// An occurrence was made; again, if it changed before it was due. Things begun by hand: when they are begun.
    case planned(Promise)
    /// It is about to be heard: durable before the first sample.
    case started(Started)
    /// What became of it: exactly one per occurrence.
    case closed(Closed)
    /// Something went wrong on the air or near it. `code` is kebab-case, as in findings.
    case trouble(code: String, detail: [String: String], of: OccurrenceName?)
    /// A person wrote, approved, returned or withdrew the words of a script.
    case script(ScriptAct)
    /// Something else in the life of the station: the daemon began, a schedule was refused.
    case event(code: String, detail: [String: String])
    /// A correction or remark by a person.
    case remark(Remark)
    /// The public key, 64 hexadecimal digits, with which the station seals from here on.
    case key(String)
    /// The station's signature over all entries before it.
    case seal(Seal)
    /// A leader's countersignature over all entries before it.
    case signOff(SignOff)
}

/// An occurrence as it was promised, with names and hashes as they were at that moment.
package struct Promise: Sendable, Hashable {
    package var name: OccurrenceName
    package var title: String
    /// Absent: live speech.
    package var script: ScriptID?
    /// Absent: begun by hand, or written before Loa knew of fields.
    package var field: Field?
    package var officer: OfficerID?
    package var officerName: String?
    package var planned: WallInstant
    /// The same moment as a person at the station reads it.
    package var localStart: LocalDateTime
    /// Of the whole airing; in `started` that of the tape.
    package var length: Duration
    /// 1 or more.
    package var readings: Int
    /// The share of `length`, 0 to 1, from which a cut airing counts.
    package var countsFrom: Double
    package var makeGoodFor: OccurrenceName?
    package var scriptHash: String?

    package init(
        name: OccurrenceName, title: String, script: ScriptID?, field: Field? = nil, officer: OfficerID? = nil,
        officerName: String? = nil, planned: WallInstant, localStart: LocalDateTime, length: Duration,
        readings: Int, countsFrom: Double, makeGoodFor: OccurrenceName? = nil, scriptHash: String? = nil
    ) {
        self.name = name
        self.title = title
        self.script = script
        self.field = field
        self.officer = officer
        self.officerName = officerName
        self.planned = planned
        self.localStart = localStart
        self.length = length
        self.readings = readings
        self.countsFrom = countsFrom
        self.makeGoodFor = makeGoodFor
        self.scriptHash = scriptHash
    }

    /// Does an airing that was cut after so long count as aired?
    package func isKept(byHearing heard: Duration) -> Bool {
        heard.inSeconds >= length.inSeconds * countsFrom
    }
}

/// An airing at the moment when its first sample is let go.
package struct Started: Sendable, Hashable {
    /// As it is now, not as it was planned.
    package var promise: Promise
    /// When the first sample will be audible.
    package var started: WallInstant
    package var tapeHash: String?
    /// As the station names it, such as `plughw:CARD=Device`.
    package var device: String

    package init(promise: Promise, started: WallInstant, tapeHash: String?, device: String) {
        self.promise = promise
        self.started = started
        self.tapeHash = tapeHash
        self.device = device
    }
}

/// The end of an occurrence. Title, script and hashes are taken over from its latest entry.
package struct Closed: Sendable, Hashable {
    package var name: OccurrenceName
    /// Absent: as the latest entry has it; so is the name.
    package var officer: OfficerID?
    package var officerName: String?
    package var outcome: Outcome
    package var reason: Reason?
    /// When the first sample really was audible; absent: never, or no other moment than `started` said.
    package var started: WallInstant?
    package var ended: WallInstant?
    /// Of what was heard.
    package var aired: Duration
    package var counts: Bool
    package var sound: SoundVerdict?
    /// Taken by the card, silence ahead included.
    package var frames: Int?
    /// How many troubles there were on the way.
    package var troubles: Int
    /// RMS of what was written, in dBFS; absent: nothing was.
    package var level: Double?

    package init(
        name: OccurrenceName, officer: OfficerID? = nil, officerName: String? = nil, outcome: Outcome,
        reason: Reason? = nil, started: WallInstant? = nil, ended: WallInstant? = nil, aired: Duration = .zero,
        counts: Bool = false, sound: SoundVerdict? = nil, frames: Int? = nil, troubles: Int = 0, level: Double? = nil
    ) {
        self.name = name
        self.officer = officer
        self.officerName = officerName
        self.outcome = outcome
        self.reason = reason
        self.started = started
        self.ended = ended
        self.aired = aired
        self.counts = counts
        self.sound = sound
        self.frames = frames
        self.troubles = troubles
        self.level = level
    }
}

/// An entry as it stands in the ledger.
package struct StoredEntry: Sendable, Hashable {
    /// Its number, from 1, growing.
    package let id: Int64
    /// When it was written, by the clock of that moment.
    package let at: WallInstant
    package let entry: Entry
    /// SHA-256 of the chain up to and with it, 64 hexadecimal digits; absent in a ledger that was never chained.
    package let hash: String?
}
