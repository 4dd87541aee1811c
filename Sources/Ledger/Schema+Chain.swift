internal import Foundation
internal import GRDB

extension Schema {
    /// Chains the entries that an older version left, as they stand, and sees to it that whatever follows is chained.
    static func chain(_ database: Database) throws {
        try database.execute(
            sql: """
                ALTER TABLE entry ADD COLUMN hash BLOB CHECK (length(hash) = 32);
                DROP TRIGGER entry_never_changes;
                DROP TRIGGER entry_comes_last;
                """)
        try fillHashes(database)
        try database.execute(sql: chainGuards)
        try database.execute(sql: logBook)
        try database.execute(sql: "DROP VIEW airing")
        try database.execute(sql: airings)
    }

    private static func fillHashes(_ database: Database) throws {
        let update = try database.makeStatement(sql: "UPDATE entry SET hash = ? WHERE id = ?")
        var (last, previous) = (Int64.min, ChainHead.origin)
        while true {
            // A row is not changed while it is read.
            var hashes: [(hash: Data, id: Int64)] = []
            var walk = try EntryWalk(database, after: last, limit: 1000)
            while let number = try walk.next() {
                var form = CanonicalForm(after: previous)
                form.add(number)
                walk.addColumns(to: &form)
                previous = Data(form.hash)
                hashes.append((previous, number))
            }
            guard let end = hashes.last else { return }
            for row in hashes { try update.execute(arguments: [row.hash, row.id]) }
            last = end.id
        }
    }

    /// A NULL passes every CHECK, so that the way in asks for the hash; and for the next number, so that a gap tells of
    /// a removal.
    private static let chainGuards = """
        CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry BEGIN
            SELECT raise(ABORT, 'an entry is never changed');
        END;
        CREATE TRIGGER entry_comes_next BEFORE INSERT ON entry
        WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM entry) BEGIN
            SELECT raise(ABORT, 'an entry takes the next number');
        END;
        CREATE TRIGGER entry_is_chained BEFORE INSERT ON entry WHEN NEW.hash IS NULL BEGIN
            SELECT raise(ABORT, 'an entry holds the hash of the chain');
        END;
        """

    /// What people and the station add about the log itself.
    private static let logBook = """
        CREATE INDEX remarks ON entry (coalesce(planned, at)) WHERE kind = 'remark';
        CREATE INDEX seals ON entry (id) WHERE kind = 'seal';
        CREATE INDEX station_keys ON entry (id) WHERE kind = 'key';
        CREATE INDEX sign_offs ON entry (id) WHERE kind = 'sign-off';
        """
}
