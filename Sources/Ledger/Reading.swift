package import CivilTime
internal import GRDB
package import StationModel

/// Which airings are asked for; what is left out does not narrow.
package struct AiringQuery: Sendable, Hashable {
    /// Planned at or after.
    package var from: WallInstant?
    /// Planned before.
    package var until: WallInstant?
    package var campaign: CampaignID?
    package var officer: OfficerID?
    package var outcome: Outcome?
    package var newestFirst: Bool
    /// At most so many, counted from the beginning of that order.
    package var limit: Int?

    package init(
        from: WallInstant? = nil, until: WallInstant? = nil, campaign: CampaignID? = nil, officer: OfficerID? = nil,
        outcome: Outcome? = nil, newestFirst: Bool = false, limit: Int? = nil
    ) {
        self.from = from
        self.until = until
        self.campaign = campaign
        self.officer = officer
        self.outcome = outcome
        self.newestFirst = newestFirst
        self.limit = limit
    }

    fileprivate var request: (sql: String, arguments: StatementArguments) {
        let terms: [(String, (any DatabaseValueConvertible)?)] = [
            ("planned >= ?", from), ("planned < ?", until), ("campaign = ?", campaign), ("officer = ?", officer),
            ("outcome = ?", outcome),
        ]
        let given = terms.filter { $0.1 != nil }
        let direction = newestFirst ? "DESC" : "ASC"
        var sql = "SELECT * FROM airing"
        if !given.isEmpty { sql += " WHERE " + given.map(\.0).joined(separator: " AND ") }
        sql += " ORDER BY planned \(direction), entry \(direction)"
        if let limit { sql += " LIMIT \(limit)" }
        return (sql, StatementArguments(given.map(\.1)))
    }
}

extension Ledger {
    /// What became of each occurrence, ordered by the promised instant.
    package func airings(_ query: AiringQuery = AiringQuery()) throws(LedgerError) -> [Airing] {
        let request = query.request
        return try read { try Airing.fetch($0, request.sql, request.arguments) }
    }

    package func airing(named name: OccurrenceName) throws(LedgerError) -> Airing? {
        try read { try Airing.fetch($0, "SELECT * FROM airing WHERE occurrence = ?", [name]).first }
    }

    /// Planned or on air and not closed, ordered by the promised instant.
    package func open() throws(LedgerError) -> [Airing] {
        try read { try Airing.fetchOpen($0) }
    }

    /// In the order in which they were written; about `nil`: the life of the station itself.
    package func entries(about name: OccurrenceName?) throws(LedgerError) -> [StoredEntry] {
        try read { database in
            try EntryRow.fetchAll(
                database, sql: "SELECT * FROM entry WHERE occurrence IS ? ORDER BY id", arguments: [name]
            )
            .map { try $0.stored() }
        }
    }

    /// What people did with the scripts, or with one of them, in the order in which it was written.
    package func scriptActs(of script: ScriptID? = nil) throws(LedgerError) -> [StoredEntry] {
        let condition = script == nil ? "" : " AND script = ?"
        return try read { database in
            try EntryRow.fetchAll(
                database, sql: "SELECT * FROM entry WHERE kind = 'script'\(condition) ORDER BY id",
                arguments: script.map { [$0] } ?? []
            )
            .map { try $0.stored() }
        }
    }

    package func approvals() throws(LedgerError) -> ApprovalBook {
        ApprovalBook(
            try scriptActs().compactMap { if case .script(let act) = $0.entry { act } else { nil } })
    }

    /// The number of the last entry about a script, 0 if there is none: it grows whenever one is added.
    package var lastScriptAct: Int64 {
        get throws(LedgerError) {
            try read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM entry WHERE kind = 'script'") ?? 0 }
        }
    }

    /// When the daemon last gave a sign of life; `nil`: never.
    package var lastAlive: WallInstant? {
        get throws(LedgerError) {
            try read { try WallInstant.fetchOne($0, sql: "SELECT alive FROM pulse") }
        }
    }

    /// When its first entry was written: the ledger accounts for nothing before; `nil` while it is empty.
    package var firstInstant: WallInstant? {
        get throws(LedgerError) {
            try read { try WallInstant.fetchOne($0, sql: "SELECT at FROM entry ORDER BY id LIMIT 1") }
        }
    }

    /// The greatest instant that was ever written: a clock that shows less has been set back.
    package var latestInstant: WallInstant? {
        get throws(LedgerError) {
            try read { try WallInstant.fetchOne($0, sql: "SELECT latest FROM pulse") }
        }
    }
}

extension Airing {
    /// `sql` selects whole rows of the view `airing`, its columns in their order.
    static func fetch(_ database: Database, _ sql: String, _ arguments: StatementArguments = []) throws -> [Airing] {
        var rows = try AiringRows(database, sql, arguments)
        var airings: [Airing] = []
        while let airing = try rows.next() { airings.append(airing) }
        return airings
    }

    static func fetchOpen(_ database: Database) throws -> [Airing] {
        try fetch(
            database,
            "SELECT * FROM airing WHERE occurrence IN (SELECT occurrence FROM pending) ORDER BY planned, entry")
    }
}
