package import CivilTime
internal import GRDB
package import StationModel

/// What people and the station added about the log itself.
extension Ledger {
    /// The end of the chain.
    /// - Throws: `unchained` where an older version wrote the ledger.
    package var head: LedgerHead {
        get throws(LedgerError) {
            let path = path
            return try read { database in
                try database.requireChain(path)
                return try ChainHead(of: database).asPrinted
            }
        }
    }

    /// Those about occurrences planned in that span, and the general ones written in it; oldest first.
    package func remarks(
        from: WallInstant? = nil, until: WallInstant? = nil
    ) throws(LedgerError) -> [Recorded<Remark>] {
        try records(
            "kind = 'remark' AND coalesce(planned, at) >= ? AND coalesce(planned, at) < ?",
            [from ?? WallInstant(nanoseconds: .min), until ?? WallInstant(nanoseconds: .max)]
        ) {
            if case .remark(let remark) = $0 { remark } else { nil }
        }
    }

    /// Oldest first; a month may be signed again after it was remarked on.
    package func signOffs(of month: LocalMonth) throws(LedgerError) -> [Recorded<SignOff>] {
        try records("kind = 'sign-off' AND body ->> '$.period' = ?", [month.description]) {
            if case .signOff(let signOff) = $0 { signOff } else { nil }
        }
    }

    /// Oldest first.
    package func seals() throws(LedgerError) -> [Recorded<Seal>] {
        try seals(after: 0)
    }

    /// Those with numbers above `entry`, oldest first.
    func seals(after entry: Int64) throws(LedgerError) -> [Recorded<Seal>] {
        try records("kind = 'seal' AND id > ?", [entry], Self.seal)
    }

    /// The first seal that is over that entry, or none yet.
    package func firstSeal(notBefore entry: Int64) throws(LedgerError) -> Recorded<Seal>? {
        // A seal stands after all that it is over.
        try records("kind = 'seal' AND id > ?", [entry], limit: 1, Self.seal).first
    }

    /// The one of that number; `nil`: there is none.
    package func entry(_ number: Int64) throws(LedgerError) -> StoredEntry? {
        try read { database in
            try EntryRow.fetchOne(database, sql: "SELECT * FROM entry WHERE id = ?", arguments: [number])?.stored()
        }
    }

    private static func seal(_ entry: Entry) -> Seal? {
        if case .seal(let seal) = entry { seal } else { nil }
    }

    private func records<Fact>(
        _ condition: String, _ arguments: StatementArguments, limit: Int = -1, _ fact: (Entry) -> Fact?
    ) throws(LedgerError) -> [Recorded<Fact>] {
        try read { database in
            try EntryRow.fetchAll(
                database, sql: "SELECT * FROM entry WHERE \(condition) ORDER BY id LIMIT \(limit)",
                arguments: arguments
            )
            .compactMap { row in
                let stored = try row.stored()
                return fact(stored.entry).map { Recorded($0, entry: stored.id, at: stored.at) }
            }
        }
    }
}

extension Database {
    func requireChain(_ path: String) throws {
        guard try Schema.isChained(self) else { throw LedgerError(.unchained, path: path) }
    }
}
