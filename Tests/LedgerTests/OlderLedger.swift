import GRDB

/// Takes a ledger back to what the version before the chain left: no hashes, its own guards and view.
func unchain(_ path: String) throws {
    try DatabaseQueue(path: path).write {
        try $0.execute(
            sql: """
                DROP TRIGGER entry_never_changes;
                DROP TRIGGER entry_comes_next;
                DROP TRIGGER entry_is_chained;
                DROP INDEX remarks;
                DROP INDEX seals;
                DROP INDEX sign_offs;
                DROP INDEX station_keys;
                DROP VIEW airing;
                CREATE TABLE bare (
                    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0), at INTEGER NOT NULL, kind TEXT NOT NULL,
                    occurrence TEXT, campaign TEXT, title TEXT, script TEXT, officer TEXT, officer_name TEXT,
                    planned INTEGER, started INTEGER, ended INTEGER, aired INTEGER, outcome TEXT, reason TEXT,
                    counts INTEGER, sound TEXT, make_good_for TEXT, script_hash TEXT, tape_hash TEXT, body TEXT NOT NULL
                ) STRICT;
                INSERT INTO bare SELECT id, at, kind, occurrence, campaign, title, script, officer, officer_name,
                    planned, started, ended, aired, outcome, reason, counts, sound, make_good_for, script_hash,
                    tape_hash, body FROM entry;
                DROP TABLE entry;
                ALTER TABLE bare RENAME TO entry;
                CREATE INDEX entry_by_occurrence ON entry (occurrence);
                CREATE UNIQUE INDEX closed_once ON entry (occurrence) WHERE kind = 'closed';
                CREATE INDEX closed_by_planned ON entry (planned) WHERE kind = 'closed';
                CREATE INDEX closed_by_officer ON entry (officer, planned) WHERE kind = 'closed';
                CREATE INDEX closed_by_campaign ON entry (campaign, planned) WHERE kind = 'closed';
                CREATE INDEX made_good ON entry (make_good_for) WHERE kind = 'closed' AND counts = 1;
                CREATE INDEX script_acts ON entry (script, id) WHERE kind = 'script';
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
                CREATE VIEW airing AS
                SELECT id AS entry, occurrence, campaign, title, script, officer, officer_name, planned, started, ended,
                    aired, outcome, reason, counts, sound, make_good_for,
                    (SELECT good.occurrence FROM entry AS good
                        WHERE good.kind = 'closed' AND good.counts = 1 AND good.make_good_for = line.occurrence
                        ORDER BY good.id DESC LIMIT 1) AS made_good_by,
                    script_hash, tape_hash, at AS closed
                FROM entry AS line
                WHERE kind = 'closed'
                UNION ALL
                SELECT line.id, line.occurrence, campaign, title, script, officer, officer_name, planned, started, ended,
                    position, outcome, reason, CAST(0 AS INTEGER), sound, make_good_for, CAST(NULL AS TEXT),
                    script_hash, tape_hash, CAST(NULL AS INTEGER)
                FROM pending JOIN entry AS line ON line.id = pending.entry;
                DELETE FROM grdb_migrations WHERE identifier = 'chain';
                """)
    }
}
