internal import CivilTime
internal import Foundation
internal import GRDB
internal import StationModel

/// A row of `entry`, and how entries become rows and rows entries.
struct EntryRow {
    enum Kind: String, DatabaseValueConvertible {
        case planned, started, closed, trouble, event, script, remark, key, seal
        case signOff = "sign-off"
    }

    var id: Int64?
    var at: WallInstant
    var kind: Kind
    var occurrence: OccurrenceName?
    var title: String?
    var script: ScriptID?
    var officer: OfficerID?
    var officerName: String?
    var planned: WallInstant?
    var started: WallInstant?
    var ended: WallInstant?
    var aired: Duration?
    var outcome: Outcome?
    var reason: Reason?
    var counts: Bool?
    var sound: SoundVerdict?
    var makeGoodFor: OccurrenceName?
    var scriptHash: String?
    var tapeHash: String?
    var body = Body()
    /// Of the chain up to and with this row; absent until it is written.
    var hash: Data?

    /// What no query asks for: canonical JSON, absent left out.
    struct Body: Codable, DatabaseValueConvertible {
        var localStart: String?
        /// Nanoseconds.
        var length: Int64?
        var readings: Int?
        var countsFrom: Double?
        var device: String?
        var frames: Int?
        var troubles: Int?
        var level: Double?
        var code: String?
        var detail: [String: String]?
        /// The account of the computer that a person used.
        var account: String?
        /// In a person's words.
        var said: String?
        /// A script's words.
        var text: String?
        var recordingHash: String?
        var field: Field?
        /// A day or a month.
        var period: String?
        /// The entry that a seal or a sign-off is over, and the chain's hash there.
        var entry: Int64?
        var head: String?
        var key: String?
        var signature: String?

        static func databaseJSONEncoder() -> JSONEncoder { canonicalEncoder() }
    }
}

extension EntryRow {
    init(_ promise: Promise, at: WallInstant) {
        self.init(at: at, kind: .planned)
        occurrence = promise.name
        title = promise.title
        script = promise.script
        officer = promise.officer
        officerName = promise.officerName
        planned = promise.planned
        makeGoodFor = promise.makeGoodFor
        scriptHash = promise.scriptHash
        body.field = promise.field
        body.localStart = promise.localStart.description
        body.length = promise.length.nanoseconds
        body.readings = promise.readings
        body.countsFrom = promise.countsFrom
    }

    init(_ start: Started, at: WallInstant) {
        self.init(start.promise, at: at)
        kind = .started
        started = start.started
        tapeHash = start.tapeHash
        body.device = start.device
    }

    init(_ kind: Kind, code: String, detail: [String: String], of occurrence: OccurrenceName?, at: WallInstant) {
        self.init(at: at, kind: kind)
        self.occurrence = occurrence
        body.code = code
        body.detail = detail
    }

    init(_ act: ScriptAct, at: WallInstant) {
        self.init(at: at, kind: .script)
        title = act.title
        script = act.script
        officer = act.person.officer
        officerName = act.person.name
        scriptHash = act.hash
        body.code = act.kind.rawValue
        body.account = act.person.account
        body.said = act.reason
        body.text = act.text
        body.recordingHash = act.recordingHash
    }

    init(_ remark: Remark, at: WallInstant) {
        self.init(at: at, kind: .remark)
        occurrence = remark.occurrence
        officer = remark.person.officer
        officerName = remark.person.name
        body.account = remark.person.account
        body.said = remark.text
    }

    init(key: String, at: WallInstant) {
        self.init(at: at, kind: .key)
        body.key = key
    }

    init(_ seal: Seal, at: WallInstant) {
        self.init(at: at, kind: .seal)
        body.period = seal.period.description
        body.entry = seal.head.entry
        body.head = seal.head.hash
        body.key = seal.key
        body.signature = seal.signature
    }

    init(_ signOff: SignOff, at: WallInstant) {
        self.init(at: at, kind: .signOff)
        officer = signOff.person.officer
        officerName = signOff.person.name
        body.account = signOff.person.account
        body.period = signOff.month.description
        body.entry = signOff.head.entry
        body.head = signOff.head.hash
    }

    /// The line that closes the occurrence of which this is the latest entry.
    func closing(_ close: Closed, at: WallInstant) -> EntryRow {
        var row = self
        row.id = nil
        row.hash = nil
        row.at = at
        row.kind = .closed
        if let officer = close.officer {
            row.officer = officer
            row.officerName = close.officerName
        }
        row.outcome = close.outcome
        row.reason = close.reason
        // What was let go and never sounded was not started.
        row.started = close.outcome == .missed ? nil : close.started ?? started
        row.ended = close.ended
        row.aired = close.aired
        row.counts = close.counts
        row.sound = close.sound
        row.body.frames = close.frames
        row.body.level = close.level
        row.body.troubles = close.troubles
        return row
    }
}
