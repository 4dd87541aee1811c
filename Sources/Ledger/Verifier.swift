internal import CivilTime
internal import Diagnostics
internal import GRDB
internal import StationModel

/// Puts together what the links of the chain, the seals, the list of seals and a printed head tell.
struct Verifier {
    private let database: Database
    private let stretch: Stretch
    private let head: LedgerHead
    private var keys: [Recorded<String>] = []
    /// Those that hold by themselves, in order.
    private var seals: [Recorded<Seal>] = []
    /// Up to these entries a signature that holds vouches for everything.
    private var vouched: [(entry: Int64, key: String)] = []
    private var faults: [Fault] = []
    /// Somewhere up to these entries the ledger was rewritten; a key: only what it vouches for counts against it.
    private var rewritten: [(last: Int64, key: String?, witness: Fault.Witness)] = []
    private var warnings: [Phrase] = []
    private var notes: [Phrase] = []

    /// - Parameter stretch: of the whole chain.
    init(_ database: Database, _ stretch: Stretch) throws {
        self.database = database
        self.stretch = stretch
        let last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM entry") ?? 0
        // Its hash may be no hash any more.
        head = LedgerHead(entry: last, hash: try database.storedHash(of: last)?.hexadecimal ?? "")
        for number in stretch.marks { try look(at: number) }
        if let count = try Int64.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'entry'"),
            count > head.entry
        {
            faults.append(Fault(.cutOff, max(head.entry, 0) + 1...count, by: .counter))
        }
    }

    /// What stood in the ledger when it was printed.
    mutating func compare(with printed: LedgerHead) throws {
        if printed.entry > head.entry {
            faults.append(Fault(.cutOff, max(head.entry, 0) + 1...printed.entry, by: .paper))
        } else if try !holds(printed) {
            rewritten.append((printed.entry, nil, .paper))
        }
    }

    mutating func compare(with list: SealsFile) throws {
        let known = Set(seals.map(\.fact))
        var damaged = list.damagedLines.count
        for seal in list.seals where !known.contains(seal) {
            guard seal.isGenuine else {
                damaged += 1
                continue
            }
            let own = seal.ownEntry
            if own > head.entry {
                faults.append(Fault(.cutOff, max(head.entry, 0) + 1...own, by: .list(seal.period)))
            } else if try holds(seal.head) {
                // Its own entry is another one now.
                vouched.append((seal.head.entry, seal.key))
                faults.append(Fault(.rewritten, own...own, by: .list(seal.period)))
            } else {
                rewritten.append((seal.head.entry, seal.key, .list(seal.period)))
            }
        }
        if damaged > 0 { warnings.append(Self.damaged(damaged)) }
        let lost = list.isThere ? list.lost(of: seals).count : seals.count
        if lost > 0 { warnings.append(Self.unlisted(lost)) }
    }

    /// The list of seals cannot be read.
    mutating func warn(of error: SealError) {
        warnings.append(Self.remedied(error.message, error.hint))
    }

    func verification(disorder: [String]) throws -> Verification {
        let fault = try first()
        let held = seals.last { seal in fault.map { seal.entry <= $0.holdsTo } ?? true }
        return Verification(
            entries: stretch.entries, head: head, fault: fault, sealed: held, keys: keys, disorder: disorder,
            warnings: warnings, notes: notes)
    }

    // MARK: Seals and keys

    private mutating func look(at number: Int64) throws {
        let row: EntryRow
        let entry: Entry
        do {
            guard
                let found = try EntryRow.fetchOne(
                    database, sql: "SELECT * FROM entry WHERE id = ?", arguments: [number])
            else { return }
            row = found
            entry = try found.entry()
        } catch is RowDecodingError {
            return faults.append(Fault(.forged, number...number))
        } catch is EntryRow.Unreadable {
            return faults.append(Fault(.forged, number...number))
        }
        switch entry {
        case .key(let key): keys.append(Recorded(key, entry: number, at: row.at))
        case .seal(let seal): try judge(Recorded(seal, entry: number, at: row.at))
        case .event: notes.append(Self.rebuilt(number))
        default: break
        }
    }

    private mutating func judge(_ seal: Recorded<Seal>) throws {
        let number = seal.entry
        guard seal.fact.isGenuine else { return faults.append(Fault(.forged, number...number)) }
        guard seal.fact.key == keys.last?.fact else { return faults.append(Fault(.foreignKey, number...number)) }
        guard seal.fact.head.entry == number - 1, try holds(seal.fact.head) else {
            return rewritten.append((number - 1, seal.fact.key, .seal(seal.fact.period)))
        }
        seals.append(seal)
        vouched.append((number, seal.fact.key))
    }

    private func holds(_ head: LedgerHead) throws -> Bool {
        if head.entry == 0 { return head.hash == ChainHead.origin.hexadecimal }
        return try database.storedHash(of: head.entry)?.hexadecimal == head.hash
    }

    // MARK: The first fault

    /// The one with the lowest number; where a range is all that a seal can say, a link that breaks in it says more.
    private func first() throws -> Fault? {
        let broken = try stretch.firstFault(in: database)
        let all = faults + rewritten.map(fault)
        // Of two that begin alike: the longer cut, the narrower guess.
        let rank = { (fault: Fault) in
            (fault.entries.lowerBound, fault.kind == .cutOff ? -fault.entries.upperBound : fault.entries.upperBound)
        }
        let earliest = all.min { rank($0) < rank($1) }
        guard let earliest, let broken else { return earliest ?? broken }
        let saysMore = earliest.kind == .rewritten && earliest.entries.contains(broken.entries.lowerBound)
        return earliest.entries.lowerBound < broken.entries.lowerBound && !saysMore ? earliest : broken
    }

    private func fault(_ claim: (last: Int64, key: String?, witness: Fault.Witness)) -> Fault {
        let before = vouched.filter { $0.entry < claim.last && (claim.key == nil || $0.key == claim.key) }
        return Fault(.rewritten, (before.map(\.entry).max() ?? 0) + 1...max(claim.last, 1), by: claim.witness)
    }

    private static func damaged(_ count: Int) -> Phrase {
        remedied(
            Phrase(
                vi: "tệp var/seals có \(count) dòng hỏng",
                en: count == 1 ? "a line of var/seals is damaged" : "\(count) lines of var/seals are damaged"),
            SealError.listRemedy)
    }

    private static func unlisted(_ count: Int) -> Phrase {
        remedied(
            Phrase(
                vi: "tệp var/seals thiếu \(count) niêm phong có trong sổ nên phần cuối sổ có bị cắt cũng khó biết",
                en: "\(count) of the ledger's seals are not in var/seals: an end that was cut off may go unnoticed"),
            SealError.listRemedy)
    }

    private static func rebuilt(_ number: Int64) -> Phrase {
        Phrase(
            vi: "Tệp var/seals đã mất và được lập lại ở dòng số \(number): phần cuối sổ có bị cắt trước đó thì chỉ số "
                + "dòng và mã kiểm trên giấy mới cho biết.",
            en: "var/seals was lost and made anew at entry \(number): only a head on paper tells if an end was cut off "
                + "before.")
    }

    /// A sentence of its own, with what to do.
    private static func remedied(_ phrase: Phrase, _ hint: Phrase?) -> Phrase {
        let whole = { (text: String, hint: String?) in
            "\(text.prefix(1).uppercased())\(text.dropFirst())\(hint.map { "; \($0)" } ?? "")."
        }
        return Phrase(vi: whole(phrase.vi, hint?.vi), en: whole(phrase.en, hint?.en))
    }
}
