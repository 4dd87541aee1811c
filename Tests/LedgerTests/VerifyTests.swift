import CivilTime
import Diagnostics
import Foundation
import GRDB
import Ledger
import StationModel
import Testing

/// A ledger of four days in a new folder, each day sealed, two entries after the last seal: 23 in all, the key's is 4,
/// the seals' are 5, 9, 13 and 17.
func withSealedLedger<Value>(_ body: (_ folder: String, _ path: String) throws -> Value) throws -> Value {
    try withFolder { folder in
        let path = folder + "/ledger.sqlite"
        do {
            let ledger = try Ledger(path: path)
            let sealer = Sealer(ledger, in: folder)
            for day in 0..<4 {
                try ledger.air(promise(day))
                try sealer.sealDue(day + 1)
            }
            try ledger.air(promise(4))
            try ledger.miss(promise(5), .noCard(device: "default", detail: "busy"))
            try ledger.append(.event(code: "daemon-stopping", detail: [:]), at: five(6))
        }
        return try body(folder, path)
    }
}

@Suite struct `Verifying names the first entry that is not as it was written` {
    @Test func `Nothing was touched`() throws {
        try withSealedLedger { folder, path in
            let ledger = try Ledger.readOnly(path: path)
            let found = try ledger.verify(against: LedgerHead(entry: 11, hash: #require(try ledger.hash(of: 11))))
            #expect(found.entries == 23)
            #expect(found.head == (try ledger.head))
            #expect(found.fault == nil)
            #expect(found.holdsTo == 23)
            #expect(found.sealed?.entry == 17)
            #expect(found.sealed?.fact.period.description == "2023-08-11")
            #expect(found.keys.map(\.entry) == [4])
            #expect(found.disorder == [])
            #expect(found.notes == [])
        }
    }

    @Test func `Nothing is in it`() throws {
        #expect(try Ledger.inMemory().verify().fault == nil)
        #expect(try Ledger.inMemory().verify().entries == 0)
    }

    /// What is done, what is found: the kind, the entries, up to where it is still sealed.
    static let crimes: [(String, Fault.Kind, ClosedRange<Int64>, Int64)] = [
        ("UPDATE entry SET outcome = 'missed' WHERE id = 8", .altered, 8...8, 5),
        ("UPDATE entry SET hash = randomblob(32) WHERE id = 8", .altered, 8...8, 5),
        ("UPDATE entry SET hash = NULL WHERE id = 8", .altered, 8...8, 5),
        ("UPDATE entry SET at = at + 1 WHERE id = 23", .altered, 23...23, 17),
        ("UPDATE entry SET title = 'x' WHERE id IN (3, 20)", .altered, 3...3, 0),
        ("UPDATE entry SET body = replace(body, '2023-08-09', '2023-08-19') WHERE id = 9", .altered, 9...9, 5),
        ("DELETE FROM entry WHERE id = 8", .removed, 8...8, 5),
        ("DELETE FROM entry WHERE id IN (1, 2)", .removed, 1...2, 0),
        ("DELETE FROM entry WHERE id BETWEEN 18 AND 21", .removed, 18...21, 17),
        ("DELETE FROM entry WHERE id = 10; \(renumber(after: 10, by: -1))", .removed, 10...10, 9),
        ("DELETE FROM entry WHERE id IN (10, 11); \(renumber(after: 11, by: -2))", .removed, 10...11, 9),
        ("\(renumber(after: 9, by: 1)); \(copy(of: 8, as: 10))", .inserted, 10...10, 9),
        ("\(renumber(after: 22, by: 1)); \(copy(of: 8, as: 23))", .inserted, 23...23, 17),
        (
            "INSERT INTO entry (id, at, kind, body, hash) VALUES (24, 0, 'event', '{}', zeroblob(32))", .altered,
            24...24, 17
        ),
        ("\(swap(7, 8))", .reordered, 7...7, 5),
        ("\(swap(7, 20))", .reordered, 7...7, 5),
        ("\(exchangeContents(of: 10, and: 11))", .reordered, 10...10, 9),
        ("DELETE FROM entry WHERE id > 20", .cutOff, 21...23, 17),
        ("DELETE FROM entry WHERE id > 16", .cutOff, 17...23, 13),
        ("DELETE FROM entry", .cutOff, 1...23, 0),
        ("DELETE FROM entry WHERE id > 16; DELETE FROM sqlite_sequence", .cutOff, 17...17, 13),
        ("DELETE FROM entry WHERE id > 10; DELETE FROM sqlite_sequence", .cutOff, 11...17, 9),
    ]

    @Test(arguments: crimes)
    func `Done with the guards gone`(
        sql: String, kind: Fault.Kind, entries: ClosedRange<Int64>, sealed: Int64
    ) throws {
        try withSealedLedger { _, path in
            try tamper(path, sql)
            let found = try Ledger.readOnly(path: path).verify()
            #expect(found.fault?.kind == kind)
            #expect(found.fault?.entries == entries)
            #expect(found.sealed?.entry ?? 0 == sealed)
            #expect(found.holdsTo == entries.lowerBound - 1)
            #expect(found.disorder.contains("trigger entry_never_changes"))
        }
    }

    /// The same, and all hashes made anew: what the seals then tell.
    static let rechained: [(String, Fault.Kind, ClosedRange<Int64>, Int64)] = [
        ("UPDATE entry SET officer = 'binh' WHERE id = 8", .rewritten, 6...8, 5),
        ("UPDATE entry SET officer = 'binh' WHERE id = 2", .rewritten, 1...4, 0),
        ("DELETE FROM entry WHERE id = 8; \(renumber(after: 8, by: -1))", .rewritten, 6...7, 5),
        ("\(swap(15, 16))", .rewritten, 14...16, 13),
        ("DELETE FROM entry WHERE id = 17; \(renumber(after: 17, by: -1))", .rewritten, 17...17, 13),
        (
            "DELETE FROM entry WHERE id = 13; DELETE FROM sqlite_sequence; \(renumber(after: 13, by: -1))", .rewritten,
            13...13, 9
        ),
    ]

    @Test(arguments: rechained)
    func `Done by somebody who makes the hashes anew`(
        sql: String, kind: Fault.Kind, entries: ClosedRange<Int64>, sealed: Int64
    ) throws {
        try withSealedLedger { _, path in
            try tamper(path, sql)
            try restoreGuards(path)
            try rechain(path)
            let found = try Ledger.readOnly(path: path).verify()
            #expect(found.fault?.kind == kind)
            #expect(found.fault?.entries == entries)
            #expect(found.sealed?.entry ?? 0 == sealed)
        }
    }

    @Test func `Rewritten after the last seal: only a head on paper tells`() throws {
        try withSealedLedger { _, path in
            let printed = try Ledger.readOnly(path: path).head
            try tamper(path, "UPDATE entry SET officer = 'binh' WHERE id = 20")
            try restoreGuards(path)
            try rechain(path)
            #expect(try Ledger.readOnly(path: path).verify().fault == nil)
            let fault = try Ledger.readOnly(path: path).verify(against: printed).fault
            #expect(fault?.kind == .rewritten)
            #expect(fault?.entries == 18...23)
            #expect(fault?.witness == .paper)
            try tamper(path, "DELETE FROM entry WHERE id > 21; DELETE FROM sqlite_sequence")
            let cut = try Ledger.readOnly(path: path).verify(against: printed).fault
            #expect(cut?.kind == .cutOff)
            #expect(cut?.entries == 22...23)
        }
    }

    @Test func `A seal by another key, or with a signature that does not fit`() throws {
        try withSealedLedger { folder, path in
            try withFolder { strange in
                // Somebody seals a copy with a key of his own and puts that seal into the ledger.
                let ledger = try Ledger(path: path)
                let other = try Ledger(path: strange + "/ledger.sqlite")
                try other.air(promise())
                let seal = try #require(try Sealer(other, in: strange).sealDue(1).first).fact
                let forged = Seal(seal.period, over: try ledger.head, key: seal.key, signature: seal.signature)
                try ledger.append(.seal(forged), at: five(7))
                #expect(try ledger.verify().fault?.kind == .forged)
                #expect(try ledger.verify().fault?.entries == 24...24)
            }
        }
        try withSealedLedger { folder, path in
            try withFolder { strange in
                // The key was exchanged in the ledger and nobody noted it.
                let thief = try Ledger(path: strange + "/ledger.sqlite")
                try thief.air(promise())
                let other = try #require(try Sealer(thief, in: strange).sealDue(1).first).fact.key
                let own = try #require(try Ledger.readOnly(path: path).seals().first).fact.key
                try tamper(
                    path, "UPDATE entry SET body = replace(body, '\(own)', '\(other)') WHERE kind = 'key'")
                try restoreGuards(path)
                try rechain(path)
                let listed = try Ledger.readOnly(path: path).verify().fault
                #expect(listed?.kind == .rewritten)
                #expect(listed?.entries == 1...4)
                try FileManager.default.removeItem(atPath: folder + "/seals")
                let fault = try Ledger.readOnly(path: path).verify().fault
                #expect(fault?.kind == .foreignKey)
                #expect(fault?.entries == 5...5)
            }
        }
    }

    @Test func `Indexes that do not agree with the table are named, the entries read from the table`() throws {
        try withSealedLedger { _, path in
            let page = try DatabaseQueue(path: path).read {
                try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'closed_by_officer'")
            }
            // An officer's name in the index only.
            var bytes = try #require(FileManager.default.contents(atPath: path))
            let start = try (#require(page) - 1) * 4096
            let spot = try #require(bytes[start..<start + 4096].firstRange(of: Data("trang".utf8)))
            bytes[spot.lowerBound] = UInt8(ascii: "g")
            try bytes.write(to: URL(fileURLWithPath: path))
            let found = try Ledger.readOnly(path: path).verify(isThorough: true)
            #expect(found.fault == nil)
            #expect(found.disorder.contains { $0.contains("closed_by_officer") }, "\(found.disorder)")
        }
    }

    @Test func `The list of seals: not there, or with lines that are no seals`() throws {
        try withSealedLedger { folder, path in
            let list = try String(contentsOfFile: folder + "/seals", encoding: .utf8)
            try ("xin chào\n" + list).write(toFile: folder + "/seals", atomically: true, encoding: .utf8)
            let damaged = try Ledger.readOnly(path: path).verify()
            #expect(!damaged.isWell)
            #expect(
                damaged.warnings.map(\.en) == [
                    "A line of var/seals is damaged; put the file back from a backup; if it is lost for good: "
                        + "loa log seal --rebuild-list."
                ])
            try list.replacing("2023-08-10 ", with: "2023-08-12 ")
                .write(toFile: folder + "/seals", atomically: true, encoding: .utf8)
            #expect(try Ledger.readOnly(path: path).verify().warnings.count == 2)
            try FileManager.default.removeItem(atPath: folder + "/seals")
            let found = try Ledger.readOnly(path: path).verify()
            #expect(found.fault == nil)
            #expect(!found.isWell)
            #expect(found.warnings.first?.en.hasPrefix("4 of the ledger's seals are not in var/seals") == true)
            try FileManager.default.createDirectory(atPath: folder + "/seals", withIntermediateDirectories: false)
            let unread = try Ledger.readOnly(path: path).verify()
            #expect(!unread.isWell)
            #expect(unread.warnings.first?.en.contains("cannot be read: Is a directory; check who") == true)
        }
    }

    @Test func `A ledger that was never chained says so`() throws {
        try withSealedLedger { _, path in
            try unchain(path)
            let error = #expect(throws: LedgerError.self) { try Ledger.readOnly(path: path).verify() }
            #expect(error?.kind == .unchained)
            #expect(error?.status == .findings)
            #expect(error?.hint?.en.contains("loa log seal") == true)
        }
    }
}

extension Ledger {
    func hash(of number: Int64) throws -> String? {
        for name in [nil] + (try airings().map { Optional($0.name) }) {
            if let entry = try entries(about: name).first(where: { $0.id == number }) { return entry.hash }
        }
        return nil
    }
}

private let columns = """
    at, kind, occurrence, campaign, title, script, officer, officer_name, planned, started, ended, aired, outcome, \
    reason, counts, sound, make_good_for, script_hash, tape_hash, body
    """

/// Numbers above `number` go up or down.
private func renumber(after number: Int, by step: Int) -> String {
    "UPDATE entry SET id = 100000 + id WHERE id > \(number); UPDATE entry SET id = id - 100000 + (\(step)) WHERE id > 100000"
}

private func copy(of number: Int, as new: Int) -> String {
    """
    INSERT INTO entry (id, \(columns), hash)
    SELECT \(new), \(columns), randomblob(32) FROM entry WHERE id = \(number)
    """
}

/// Rows change places, with their hashes.
private func swap(_ one: Int, _ other: Int) -> String {
    """
    UPDATE entry SET id = 100000 WHERE id = \(one); UPDATE entry SET id = \(one) WHERE id = \(other);
    UPDATE entry SET id = \(other) WHERE id = 100000
    """
}

/// What the rows say changes places; numbers and hashes stay.
private func exchangeContents(of one: Int, and other: Int) -> String {
    """
    CREATE TABLE kept AS SELECT * FROM entry WHERE id IN (\(one), \(other));
    UPDATE entry SET (\(columns)) = (SELECT \(columns) FROM kept WHERE kept.id = \(one) + \(other) - entry.id)
    WHERE id IN (\(one), \(other));
    DROP TABLE kept
    """
}
