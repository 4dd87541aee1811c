internal import GRDB

/// What the file looks like. The evidence is `entry`: rows are added at its end and never change, every fact of an
/// entry stands in one column only, and each row holds the hash of itself and of the one before.
///
/// `pending` and `pulse` are no evidence: they follow from the entries and from what the daemon last said of itself.
/// A version that adds a kind of entry or a reason registers a migration too, be it an empty one, so that older
/// versions refuse the file rather than stumble over it.
///
/// Instants are nanoseconds since 1970-01-01T00:00:00Z, durations nanoseconds, truths 0 or 1.
enum Schema {
    /// `Loa1`, in the header of the file: tells a ledger from any other database.
    static let applicationID: Int32 = 0x4C6F_6131

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("entries") { database in
            try database.execute(sql: entries)
            try database.execute(sql: guards)
            try database.execute(sql: followers)
            try database.execute(sql: airings)
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        migrator.registerMigration("scripts") { database in
            try database.execute(
                sql: "CREATE INDEX script_acts ON entry (script, id) WHERE kind = 'script'")
        }
        migrator.registerMigration("chain") { database in
            try chain(database)
        }
        // Reasons of giving way and of all-clear, too.
        migrator.registerMigration("proof") { database in
            try database.execute(sql: "DROP VIEW airing")
            try database.execute(sql: airings)
        }
        return migrator
    }

    /// Does each entry hold the hash of the one before?
    static func isChained(_ database: Database) throws -> Bool {
        try database.tableExists("entry") && database.columns(in: "entry").contains { $0.name == "hash" }
    }

    /// The step that is taken although the file does not say so; `nil`: it says what it is.
    static func unrecordedStep(_ database: Database) throws -> String? {
        // The column first: another process may take the step in between.
        guard try isChained(database) else { return nil }
        return try migrator.appliedIdentifiers(database).contains("chain") ? nil : "chain"
    }

    /// Has it the tables that everything is read from? Later steps only make it faster.
    static func isMade(_ database: Database) throws -> Bool {
        try migrator.appliedIdentifiers(database).contains("entries")
    }

    /// Throws unless the file is new or a ledger that this version knows.
    static func requireOurs(_ database: Database) throws {
        let tables = try String.fetchSet(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
        // A crash while the file is made leaves no more than the migrator's own table.
        if tables.subtracting(["grdb_migrations"]).isEmpty { return }
        guard try Int32.fetchOne(database, sql: "PRAGMA application_id") == applicationID else {
            throw DatabaseError(resultCode: .SQLITE_NOTADB, message: "application_id")
        }
        let known = Set(migrator.migrations)
        if let unknown = try migrator.appliedIdentifiers(database).subtracting(known).min() {
            throw NewerVersion(migration: unknown)
        }
    }

    /// Throws if a page is torn, or holds what the tables would not take.
    static func requireWhole(_ database: Database) throws {
        let verdict = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? ""
        guard verdict == "ok" else {
            let line = verdict.split(separator: "\n").joined(separator: " ")
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: line)
        }
    }

    /// Thrown by `requireOurs`: the file holds a step of the schema that is not known here.
    struct NewerVersion: Error {
        let migration: String
    }

    private static let entries = """
        CREATE TABLE entry (
            id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            occurrence TEXT,
            campaign TEXT,
            title TEXT,
            script TEXT,
            officer TEXT,
            officer_name TEXT,
            planned INTEGER,
            started INTEGER,
            ended INTEGER,
            aired INTEGER,
            outcome TEXT,
            reason TEXT,
            counts INTEGER,
            sound TEXT,
            make_good_for TEXT,
            script_hash TEXT,
            tape_hash TEXT,
            body TEXT NOT NULL,
            CHECK (kind NOT IN ('planned', 'started', 'closed')
                OR (occurrence IS NOT NULL AND title IS NOT NULL AND planned IS NOT NULL)),
            CHECK (kind <> 'closed' OR (outcome IS NOT NULL AND aired IS NOT NULL AND counts IS NOT NULL))
        ) STRICT;

        CREATE INDEX entry_by_occurrence ON entry (occurrence);
        CREATE UNIQUE INDEX closed_once ON entry (occurrence) WHERE kind = 'closed';
        CREATE INDEX closed_by_planned ON entry (planned) WHERE kind = 'closed';
        CREATE INDEX closed_by_officer ON entry (officer, planned) WHERE kind = 'closed';
        CREATE INDEX closed_by_campaign ON entry (campaign, planned) WHERE kind = 'closed';
        CREATE INDEX made_good ON entry (make_good_for) WHERE kind = 'closed' AND counts = 1;

        -- Occurrences not closed yet: the entry that tells most of each, and how far it was heard.
        CREATE TABLE pending (
            occurrence TEXT PRIMARY KEY,
            entry INTEGER NOT NULL,
            position INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID;

        -- alive: when the daemon last said so. latest: the greatest instant ever written.
        CREATE TABLE pulse (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            alive INTEGER,
            latest INTEGER
        ) STRICT;
        INSERT INTO pulse (id) VALUES (1);
        """

    /// `INSERT OR REPLACE` deletes without a word to the triggers on DELETE, so the way in is guarded too.
    private static let guards = """
        CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry BEGIN
            SELECT raise(ABORT, 'an entry is never changed');
        END;
        CREATE TRIGGER entry_never_goes BEFORE DELETE ON entry BEGIN
            SELECT raise(ABORT, 'an entry is never removed');
        END;
        CREATE TRIGGER entry_comes_last BEFORE INSERT ON entry
        WHEN NEW.id > 0 AND NEW.id <= (SELECT max(id) FROM entry) BEGIN
            SELECT raise(ABORT, 'an entry is added at the end');
        END;
        CREATE TRIGGER entry_comes_once BEFORE INSERT ON entry
        WHEN NEW.kind IN ('started', 'closed')
            AND EXISTS (SELECT 1 FROM entry WHERE occurrence = NEW.occurrence AND kind = NEW.kind) BEGIN
            SELECT raise(ABORT, 'an occurrence is started once and closed once');
        END;
        """

    private static let followers = """
        CREATE TRIGGER entry_opens AFTER INSERT ON entry WHEN NEW.kind IN ('planned', 'started') BEGIN
            INSERT INTO pending (occurrence, entry) VALUES (NEW.occurrence, NEW.id)
            ON CONFLICT (occurrence) DO UPDATE SET entry = excluded.entry;
        END;
        CREATE TRIGGER entry_closes AFTER INSERT ON entry WHEN NEW.kind = 'closed' BEGIN
            DELETE FROM pending WHERE occurrence = NEW.occurrence;
        END;
        CREATE TRIGGER entry_is_latest AFTER INSERT ON entry BEGIN
            UPDATE pulse SET latest = max(coalesce(latest, NEW.at), NEW.at);
        END;
        """

    /// One row per occurrence. A closing entry holds the whole line, so that no join is needed for what is past.
    /// Both halves have columns of the same affinity, without which SQLite would not look into them for an index.
    /// A ledger that was never chained has a view without the last two.
    static let airings = """
        CREATE VIEW airing AS
        SELECT id AS entry, occurrence, campaign, title, script, officer, officer_name, planned, started, ended,
            aired, outcome, reason, counts, sound, make_good_for,
            (SELECT good.occurrence FROM entry AS good
                WHERE good.kind = 'closed' AND good.counts = 1 AND good.make_good_for = line.occurrence
                ORDER BY good.id DESC LIMIT 1) AS made_good_by,
            script_hash, tape_hash, at AS closed, body ->> '$.field' AS field, body ->> '$.readings' AS readings,
            body ->> '$.frames' AS frames, body ->> '$.troubles' AS troubles, body ->> '$.level' AS level
        FROM entry AS line
        WHERE kind = 'closed'
        UNION ALL
        SELECT line.id, line.occurrence, campaign, title, script, officer, officer_name, planned, started, ended,
            position, outcome, reason, CAST(0 AS INTEGER), sound, make_good_for, CAST(NULL AS TEXT),
            script_hash, tape_hash, CAST(NULL AS INTEGER), body ->> '$.field', body ->> '$.readings',
            body ->> '$.frames', body ->> '$.troubles', body ->> '$.level'
        FROM pending JOIN entry AS line ON line.id = pending.entry;
        """
}
