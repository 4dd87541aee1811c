internal import CivilTime
internal import Foundation
internal import GRDB
internal import StationModel

extension EntryRow: FetchableRecord {
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
        // A ledger that was never chained has no such column.
        hash = row.hasColumn("hash") ? try row.decode(forColumn: "hash") : nil
    }
}

extension EntryRow {
    /// In the order of the schema, which is that of the canonical form; `hash` comes after them.
    static let columns = [
        "id", "at", "kind", "occurrence", "campaign", "title", "script", "officer", "officer_name", "planned",
        "started", "ended", "aired", "outcome", "reason", "counts", "sound", "make_good_for", "script_hash",
        "tape_hash", "body",
    ]

    /// As they lie in the columns.
    func values(numbered number: Int64) -> [DatabaseValue] {
        let values: [(any DatabaseValueConvertible)?] = [
            number, at, kind, occurrence, occurrence?.campaign, title, script, officer, officerName, planned,
            started, ended, aired?.nanoseconds, outcome, reason, counts, sound, makeGoodFor, scriptHash,
            tapeHash, body,
        ]
        return values.map { value in
            let stored = value?.databaseValue ?? .null
            // SQLite ends a text that is handed to it at the first zero byte; the hash must be of what it keeps.
            guard case .string(let text) = stored.storage, text.utf8.contains(0) else { return stored }
            return String(text.unicodeScalars.prefix { $0 != "\0" }).databaseValue
        }
    }

    /// Adds it as the next entry of the chain, inside a write transaction, so that nobody else can come between.
    /// Returns its number.
    func append(to database: Database) throws -> Int64 {
        let head = try ChainHead(of: database)
        // A number that only a forger writes: there is none after it.
        guard head.number < .max else { throw Unreadable(entry: head.number) }
        let values = values(numbered: head.number + 1)
        var form = CanonicalForm(after: head.hash)
        for value in values { form.add(value) }
        try database.cachedStatement(sql: Self.insertion)
            .execute(arguments: StatementArguments(values + [Data(form.hash).databaseValue]))
        return head.number + 1
    }

    private static let insertion = """
        INSERT INTO entry (\(columns.joined(separator: ", ")), hash)
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")), ?)
        """
}
