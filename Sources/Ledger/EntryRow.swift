internal import CivilTime
internal import Foundation
internal import GRDB
internal import StationModel

/// A row of `entry`, and how entries become rows and rows entries.
struct EntryRow {
    enum Kind: String, DatabaseValueConvertible {
        case planned, started, closed, trouble, event, script
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
        var code: String?
        var detail: [String: String]?
        /// The account of the computer that a person used.
        var account: String?
        /// In a person's words.
        var said: String?
        /// A script's words.
        var text: String?
        var recordingHash: String?

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

    /// The line that closes the occurrence of which this is the latest entry.
    func closing(_ close: Closed, at: WallInstant) -> EntryRow {
        var row = self
        row.id = nil
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
        row.body.troubles = close.troubles
        return row
    }
}

extension EntryRow {
    /// Throws `Unreadable` where the row lacks what its kind must have.
    func entry() throws -> Entry {
        switch kind {
        case .planned:
            return .planned(try promise())
        case .started:
            return .started(
                Started(
                    promise: try promise(), started: try there(started), tapeHash: tapeHash,
                    device: try there(body.device)))
        case .closed:
            return .closed(
                Closed(
                    name: try there(occurrence), officer: officer, officerName: officerName,
                    outcome: try there(outcome), reason: reason, started: started,
                    ended: ended, aired: try there(aired), counts: try there(counts), sound: sound,
                    frames: body.frames, troubles: body.troubles ?? 0))
        case .trouble:
            return .trouble(code: try there(body.code), detail: body.detail ?? [:], of: occurrence)
        case .event:
            return .event(code: try there(body.code), detail: body.detail ?? [:])
        case .script:
            return .script(try act())
        }
    }

    private func act() throws -> ScriptAct {
        ScriptAct(
            try there(body.code.flatMap(ScriptAct.Kind.init)), try there(script), title: try there(title),
            hash: try there(scriptHash),
            by: Person(
                try there(officer), name: try there(officerName), account: try there(body.account)),
            reason: body.said, text: body.text, recordingHash: body.recordingHash)
    }

    func promise() throws -> Promise {
        Promise(
            name: try there(occurrence), title: try there(title), script: script, officer: officer,
            officerName: officerName, planned: try there(planned),
            localStart: try there(body.localStart.flatMap { LocalDateTime($0) }),
            length: .nanoseconds(try there(body.length)), readings: try there(body.readings),
            countsFrom: try there(body.countsFrom), makeGoodFor: makeGoodFor, scriptHash: scriptHash)
    }

    private func there<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Unreadable(entry: id ?? 0) }
        return value
    }

    struct Unreadable: Error {
        let entry: Int64
    }
}

extension EntryRow: FetchableRecord, MutablePersistableRecord {
    static let databaseTableName = "entry"

    init(row: Row) throws {
        id = try row.decode(forColumn: "id")
        at = try row.decode(forColumn: "at")
        kind = try row.decode(forColumn: "kind")
        occurrence = try row.decode(forColumn: "occurrence")
        title = try row.decode(forColumn: "title")
        script = try row.decode(forColumn: "script")
        officer = try row.decode(forColumn: "officer")
        officerName = try row.decode(forColumn: "officer_name")
        planned = try row.decode(forColumn: "planned")
        started = try row.decode(forColumn: "started")
        ended = try row.decode(forColumn: "ended")
        aired = try row.decode(Int64?.self, forColumn: "aired").map(Duration.nanoseconds)
        outcome = try row.decode(forColumn: "outcome")
        reason = try row.decode(forColumn: "reason")
        counts = try row.decode(forColumn: "counts")
        sound = try row.decode(forColumn: "sound")
        makeGoodFor = try row.decode(forColumn: "make_good_for")
        scriptHash = try row.decode(forColumn: "script_hash")
        tapeHash = try row.decode(forColumn: "tape_hash")
        body = try row.decode(forColumn: "body")
    }

    func encode(to container: inout PersistenceContainer) {
        container["at"] = at
        container["kind"] = kind
        container["occurrence"] = occurrence
        container["campaign"] = occurrence?.campaign
        container["title"] = title
        container["script"] = script
        container["officer"] = officer
        container["officer_name"] = officerName
        container["planned"] = planned
        container["started"] = started
        container["ended"] = ended
        container["aired"] = aired?.nanoseconds
        container["outcome"] = outcome
        container["reason"] = reason
        container["counts"] = counts
        container["sound"] = sound
        container["make_good_for"] = makeGoodFor
        container["script_hash"] = scriptHash
        container["tape_hash"] = tapeHash
        container["body"] = body
    }

    mutating func didInsert(_ inserted: InsertionSuccess) {
        id = inserted.rowID
    }
}
