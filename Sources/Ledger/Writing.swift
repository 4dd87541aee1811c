package import CivilTime
internal import GRDB
package import StationModel

extension Ledger {
    /// Adds an entry; when this returns it is on the disk. Returns its number.
    ///
    /// Refused: a promise for or a start of what has begun or is closed; the closing of what is closed already, or is
    /// neither planned nor started; a remark on an occurrence that was never heard of; a seal or a sign-off over
    /// another head than the last.
    @discardableResult
    package func append(_ entry: Entry, at instant: WallInstant) throws(LedgerError) -> Int64 {
        let path = path
        return try write { try $0.append(entry, at: instant, path: path) }
    }

    /// A leader signs for a month, over the end of the ledger as it is in that moment.
    package func signOff(
        _ month: LocalMonth, by person: Person, at instant: WallInstant
    ) throws(LedgerError) -> Recorded<SignOff> {
        let path = path
        return try write { database in
            let signOff = SignOff(month, by: person, over: try ChainHead(of: database).asPrinted)
            let entry = try database.append(.signOff(signOff), at: instant, path: path)
            return Recorded(signOff, entry: entry, at: instant)
        }
    }

    /// Keeps how far an airing was heard, for the case that nobody will be there to close it. Also a sign of life.
    package func keepPosition(
        of name: OccurrenceName, position: Duration, at instant: WallInstant
    ) throws(LedgerError) {
        let path = path
        try write { database in
            try database.cached("UPDATE pending SET position = ? WHERE occurrence = ?", [position.nanoseconds, name])
            guard database.changesCount == 1 else { throw LedgerError(.unknown(name), path: path) }
            try database.beat(at: instant)
        }
    }

    /// The daemon lives: after a power cut this tells since when the station was off.
    package func heartbeat(at instant: WallInstant) throws(LedgerError) {
        try write { try $0.beat(at: instant) }
    }

    /// Closes what a power cut or a crash left on the air: cut, at the position last kept, never aired. To be called
    /// once at the start, before anything else is written. What was planned and never begun stays open.
    package func recover(at instant: WallInstant) throws(LedgerError) -> [Airing] {
        let path = path
        return try write { database in
            var recovered: [Airing] = []
            for airing in try Airing.fetchOpen(database) where airing.started != nil {
                let latest = try database.pending(airing.name, path: path)
                let close = Closed(
                    name: airing.name, outcome: .cut, reason: .interrupted,
                    ended: airing.started?.advanced(by: airing.aired), aired: airing.aired,
                    counts: try latest.promise().isKept(byHearing: airing.aired), sound: .unverified)
                _ = try latest.closing(close, at: instant).append(to: database)
                recovered += try Airing.fetch(database, "SELECT * FROM airing WHERE occurrence = ?", [airing.name])
            }
            return recovered
        }
    }
}

extension Database {
    /// `Ledger.append` inside a write transaction.
    func append(_ entry: Entry, at instant: WallInstant, path: String) throws -> Int64 {
        try row(for: entry, at: instant, path: path).append(to: self)
    }

    private func row(for entry: Entry, at instant: WallInstant, path: String) throws -> EntryRow {
        switch entry {
        case .planned(let promise):
            try requireNotBegun(promise.name, path: path)
            return EntryRow(promise, at: instant)
        case .started(let start):
            try requireNotBegun(start.promise.name, path: path)
            return EntryRow(start, at: instant)
        case .closed(let close):
            return try pending(close.name, path: path).closing(close, at: instant)
        case .trouble(let code, let detail, let occurrence):
            return EntryRow(.trouble, code: code, detail: detail, of: occurrence, at: instant)
        case .script(let act):
            return EntryRow(act, at: instant)
        case .event(let code, let detail):
            return EntryRow(.event, code: code, detail: detail, of: nil, at: instant)
        case .remark(let remark):
            return try row(for: remark, at: instant, path: path)
        case .key(let key):
            return EntryRow(key: key, at: instant)
        case .seal(let seal):
            try requireHead(seal.head, path: path)
            return EntryRow(seal, at: instant)
        case .signOff(let signOff):
            try requireHead(signOff.head, path: path)
            return EntryRow(signOff, at: instant)
        }
    }

    private func row(for remark: Remark, at instant: WallInstant, path: String) throws -> EntryRow {
        var row = EntryRow(remark, at: instant)
        guard let name = remark.occurrence else { return row }
        let statement = try cachedStatement(sql: "SELECT title, planned FROM airing WHERE occurrence = ?")
        guard let airing = try Row.fetchOne(statement, arguments: [name]) else {
            throw LedgerError(.noOccurrence(name), path: path)
        }
        row.title = try airing.decode(atIndex: 0)
        // The remark is found where the airing is.
        row.planned = try airing.decode(atIndex: 1)
        return row
    }

    private func requireHead(_ head: LedgerHead, path: String) throws {
        guard try ChainHead(of: self).asPrinted == head else { throw LedgerError(.headMoved, path: path) }
    }

    fileprivate func beat(at instant: WallInstant) throws {
        try cached(
            "UPDATE pulse SET alive = ?1, latest = max(coalesce(latest, ?1), ?1)", [instant])
    }

    fileprivate func cached(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// The latest entry of an occurrence that is not closed.
    fileprivate func pending(_ name: OccurrenceName, path: String) throws -> EntryRow {
        let statement = try cachedStatement(
            sql: "SELECT entry.* FROM pending JOIN entry ON entry.id = pending.entry WHERE pending.occurrence = ?")
        if let row = try EntryRow.fetchOne(statement, arguments: [name]) { return row }
        throw LedgerError(try isClosed(name) ? .alreadyClosed(name) : .unknown(name), path: path)
    }

    fileprivate func requireNotBegun(_ name: OccurrenceName, path: String) throws {
        guard try !isClosed(name) else { throw LedgerError(.alreadyClosed(name), path: path) }
        let statement = try cachedStatement(sql: "SELECT 1 FROM entry WHERE occurrence = ? AND kind = 'started'")
        guard try Int.fetchOne(statement, arguments: [name]) == nil else {
            throw LedgerError(.alreadyStarted(name), path: path)
        }
    }

    private func isClosed(_ name: OccurrenceName) throws -> Bool {
        let statement = try cachedStatement(sql: "SELECT 1 FROM entry WHERE occurrence = ? AND kind = 'closed'")
        return try Int.fetchOne(statement, arguments: [name]) != nil
    }
}
