import Foundation
import Ledger
import StationModel
import Testing

@Suite struct `What was forged around the chain` {
    /// The row that is put in; up to where the entries still hold.
    static let strangers: [(number: Int64, holdsTo: Int64)] = [
        (.max, 23), (.max - 1, 23), (.max / 2, 23), (1 << 40, 23), (-5, 0), (.min, 0),
    ]

    @Test(arguments: strangers)
    func `A row with a number that no entry has was inserted`(number: Int64, holdsTo: Int64) throws {
        try withSealedLedger { folder, path in
            try tamper(
                path,
                """
                PRAGMA ignore_check_constraints = 1;
                INSERT INTO entry (id, at, kind, body, hash) VALUES (\(number), 0, 'event', '{}', zeroblob(32))
                """)
            let found = try Ledger.readOnly(path: path).verify()
            #expect(found.fault?.kind == .inserted)
            #expect(found.fault?.entries == number...number)
            #expect(found.holdsTo == holdsTo)
            #expect(found.sealed?.entry == (holdsTo == 0 ? nil : 17))
            #expect(found.entries == 24)
        }
    }

    @Test func `No entry follows the greatest number`() throws {
        try withSealedLedger { _, path in
            try tamper(
                path,
                "INSERT INTO entry (id, at, kind, body, hash) VALUES (\(Int64.max), 0, 'event', '{}', zeroblob(32))")
            let ledger = try Ledger(path: path)
            #expect(
                try refusal { try ledger.append(.event(code: "x", detail: [:]), at: five(8)) } == .corrupt)
        }
    }

    @Test(arguments: [Int64.max, .max - 1, .min])
    func `A seal over a number that no entry has`(number: Int64) throws {
        try withSealedLedger { _, path in
            try tamper(
                path, "UPDATE entry SET body = json_set(body, '$.entry', \(number)) WHERE id IN (5, 17)")
            try restoreGuards(path)
            try rechain(path)
            let fault = try Ledger.readOnly(path: path).verify().fault
            #expect(fault?.kind == .forged)
            #expect(fault?.entries == 5...5)
        }
    }

    @Test(arguments: 0..<6)
    func `An airing whose entries are read by two processors is no open one`(shift: Int) throws {
        try withFolder { folder in
            let ledger = try Ledger(path: folder + "/ledger.sqlite")
            for _ in 0..<shift { try ledger.append(.event(code: "x", detail: [:]), at: five(-2)) }
            for day in 0..<3 { try ledger.air(promise(day)) }
            try ledger.append(.planned(promise(9)), at: five(4))
            #expect(try ledger.verify().disorder == [])
        }
    }

    /// What is done to `pending`, which names are then wrong in it.
    static let lists: [(String, [String])] = [
        (
            "INSERT INTO pending (occurrence, entry) SELECT occurrence, id FROM entry WHERE id = 8",
            ["table pending: dich-vu-cong@2023-08-09T17:00"]
        ),
        ("DELETE FROM pending", ["table pending: dich-vu-cong@2023-08-20T17:00"]),
        ("UPDATE pending SET entry = 18", ["table pending: dich-vu-cong@2023-08-20T17:00"]),
        ("UPDATE pending SET position = -1", ["table pending: dich-vu-cong@2023-08-20T17:00"]),
        ("UPDATE pending SET position = 1", []),
    ]

    @Test(arguments: lists)
    func `Occurrences that are open without an entry, or not open in spite of one`(
        sql: String, disorder: [String]
    ) throws {
        try withSealedLedger { _, path in
            let ledger = try Ledger(path: path)
            try ledger.append(.planned(promise(12)), at: five(7))
            try ledger.append(.started(start(of: promise(12))), at: five(12))
            #expect(try ledger.verify().disorder == [])
            try tamper(path, sql)
            try restoreGuards(path)
            let found = try Ledger.readOnly(path: path).verify()
            #expect(found.fault == nil)
            #expect(found.disorder == disorder)
        }
    }
}
