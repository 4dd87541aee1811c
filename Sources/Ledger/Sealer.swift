package import CivilTime
internal import Foundation
internal import GRDB
package import StationModel

/// Seals a ledger with the station's key. The key and the list of seals lie beside it, or where a simulation keeps
/// them. Blocks its thread; any thread may call, and another process may do the same at the same moment.
package struct Sealer: Sendable {
    private let ledger: Ledger
    /// For its owner's eyes only.
    package let keyPath: String
    private let listPath: String

    /// - Parameter folder: that is there, such as a station's `var`.
    package init(_ ledger: Ledger, in folder: String) {
        self.ledger = ledger
        keyPath = folder + "/station.key"
        listPath = folder + "/seals"
    }

    /// Seals what is due, and brings the list of seals up to the ledger. Returns the seals that were made; none: nothing
    /// was due.
    ///
    /// The first seal makes the key. What was written since the last seal is verified first: what is broken is not
    /// signed for. A list that lost seals is not brought up silently: see `rebuildList`.
    package func sealDue(
        on today: LocalDate, in zone: StationZone, at instant: WallInstant
    ) throws(SealError) -> [Recorded<Seal>] {
        let list = try SealsFile(path: listPath)
        let lost = list.lost(of: try sealed)
        guard lost.isEmpty else { throw .listLost(path: listPath, seals: lost.count) }
        let made = try ledger.sealing { database in
            let due = try database.sealsDue(on: today, in: zone)
            guard !due.isEmpty else { return [] as [Recorded<Seal>] }
            try database.requireWhole(list)
            let key = try key(of: database, at: instant)
            return try due.map { period in
                let seal = try key.seal(period, over: ChainHead(of: database).asPrinted)
                let entry = try database.append(.seal(seal), at: instant, path: ledger.path)
                return Recorded(seal, entry: entry, at: instant)
            }
        }
        // Also those that a crash kept from it the last time.
        try list.add(try sealed.map(\.fact))
        return made
    }

    /// Makes the list of seals anew from the ledger, where it is lost or damaged. The ledger notes it for good, as
    /// whoever cut off its end might do the same. Returns how many seals the list has now.
    package func rebuildList(at instant: WallInstant) throws(SealError) -> Int {
        if let fault = try whatIsBroken { throw .broken(fault) }
        let seals = try sealed.map(\.fact)
        try ledger.sealing {
            _ = try $0.append(
                .event(code: SealsFile.rebuilt, detail: ["seals": String(seals.count)]), at: instant,
                path: ledger.path)
        }
        try SealsFile.replace(listPath, with: seals)
        return seals.count
    }

    /// Makes a new key in place of one that is lost or was seen by others, and notes it in the ledger. One that is there
    /// is put aside. Returns the public half.
    package func renewKey(at instant: WallInstant) throws(SealError) -> String {
        // Not under its name before the ledger knows it: what the ledger does not name, it does not take.
        let new = keyPath + ".new"
        try putAside(new)
        let key = try StationKey.make(path: new)
        try ledger.sealing { _ = try $0.append(.key(key.publicKey), at: instant, path: ledger.path) }
        try putAside(keyPath)
        try DurableFile.rename(new, to: keyPath)
        return key.publicKey
    }

    private func putAside(_ path: String) throws(SealError) {
        guard FileManager.default.fileExists(atPath: path) else { return }
        var number = 1
        while FileManager.default.fileExists(atPath: "\(keyPath).\(number)") { number += 1 }
        try DurableFile.rename(path, to: "\(keyPath).\(number)")
    }

    /// The key that the ledger names; where it names none yet, it is told.
    private func key(of database: Database, at instant: WallInstant) throws -> StationKey {
        let present = try StationKey(path: keyPath)
        if let announced = try database.announcedKey() {
            guard let present else { throw SealError.keyMissing(path: keyPath) }
            guard present.publicKey == announced else { throw SealError.keyForeign(path: keyPath) }
            return present
        }
        let key = try present ?? StationKey.make(path: keyPath)
        _ = try database.append(.key(key.publicKey), at: instant, path: ledger.path)
        return key
    }

    /// By a list that is there, too: it may be the only witness.
    private var whatIsBroken: Fault? {
        get throws(SealError) {
            do throws(LedgerError) {
                return try ledger.verify().fault
            } catch {
                throw .ledger(error)
            }
        }
    }

    private var sealed: [Recorded<Seal>] {
        get throws(SealError) {
            do throws(LedgerError) {
                return try ledger.seals()
            } catch {
                throw .ledger(error)
            }
        }
    }
}

extension Database {
    fileprivate func announcedKey() throws -> String? {
        let row = try EntryRow.fetchOne(
            self, sql: "SELECT * FROM entry WHERE kind = 'key' ORDER BY id DESC LIMIT 1")
        guard let row, case .key(let key) = try row.entry() else { return nil }
        return key
    }

    fileprivate func sealsDue(on today: LocalDate, in zone: StationZone) throws -> [Seal.Period] {
        var (day, month): ((date: LocalDate, entry: Int64)?, (month: LocalMonth, entry: Int64)?)
        let rows = try EntryRow.fetchCursor(self, sql: "SELECT * FROM entry WHERE kind = 'seal' ORDER BY id DESC")
        while day == nil || month == nil, let row = try rows.next() {
            guard case .seal(let seal) = try row.entry() else { continue }
            switch seal.period {
            case .day(let date): day = day ?? (date, seal.head.entry)
            case .month(let last): month = month ?? (last, seal.head.entry)
            }
        }
        let midnight = { (date: LocalDate) in zone.instant(of: LocalDateTime(date, .midnight)) }
        let written = try lastWritten(after: day?.entry, before: midnight(today))
        let writtenMonth = try lastWritten(after: month?.entry, before: midnight(LocalMonth(of: today).first))
        return SealRule(today: today).due(
            days: (day?.date, written.map(zone.date)),
            months: (month?.month, writtenMonth.map { LocalMonth(of: zone.date(of: $0)) }))
    }

    private func lastWritten(after entry: Int64?, before instant: WallInstant) throws -> WallInstant? {
        try WallInstant.fetchOne(
            self, sql: "SELECT max(at) FROM entry WHERE id > ? AND kind <> 'seal' AND at < ?",
            arguments: [entry ?? 0, instant])
    }

    /// Throws unless everything since the last seal is as it was written, and nothing that was sealed is gone.
    fileprivate func requireWhole(_ list: SealsFile) throws {
        let head = try ChainHead(of: self)
        if let last = list.seals.max(by: { $0.head.entry < $1.head.entry }), last.isGenuine {
            let own = last.ownEntry
            guard own <= head.number else {
                throw SealError.broken(Fault(.cutOff, head.number + 1...own, by: .list(last.period)))
            }
            let isHeld = try last.head.entry == 0 || storedHash(of: last.head.entry)?.hexadecimal == last.head.hash
            guard isHeld else {
                throw SealError.broken(Fault(.rewritten, 1...last.head.entry, by: .list(last.period)))
            }
        }
        let sealed = try Int64.fetchOne(self, sql: "SELECT max(id) FROM entry WHERE kind = 'seal'") ?? 0
        guard sealed < head.number else { return }
        let stretch = try Stretch(sealed + 1...head.number, in: self)
        if let fault = try stretch.firstFault(in: self) { throw SealError.broken(fault) }
    }
}
