internal import GRDB

/// What stands around the entries and is not as this version makes it. Lists and papers are read through indexes and a
/// view; guards keep the entries from being changed by accident.
enum Disorder {
    /// Guards, indexes and the view that are gone or others than they should be, and guards that nobody knows.
    static func ofSchema(_ database: Database) throws -> [String] {
        let (expected, found) = try (expected.get(), objects(database))
        let changed = expected.filter { found[$0.key] != $0.value }.keys
        let strange = found.keys.filter { $0.hasPrefix("trigger ") && expected[$0] == nil }
        let unrecorded = try Schema.unrecordedStep(database).map { ["table grdb_migrations: \($0)"] } ?? []
        return (Array(changed) + strange).sorted() + unrecorded
    }

    /// What a new ledger has.
    private static let expected = Result {
        let database = try DatabaseQueue()
        try Schema.migrator.migrate(database)
        return try database.read(objects)
    }

    private static func objects(_ database: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view', 'index') AND sql NOT NULL"
        )
        return try rows.reduce(into: [:]) { objects, row in
            let (type, name): (String, String) = try (row.decode(atIndex: 0), row.decode(atIndex: 1))
            objects["\(type) \(name)"] = try row.decode(String.self, atIndex: 2)
        }
    }

    /// Indexes that do not agree with their table, and other damage that reading the entries does not meet: SQLite's own
    /// words.
    static func ofIndexes(_ database: Database) throws -> [String] {
        let lines = try String.fetchAll(database, sql: "PRAGMA integrity_check(10)")
        return lines == ["ok"] ? [] : lines
    }
}
