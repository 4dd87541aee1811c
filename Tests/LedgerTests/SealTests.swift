import CivilTime
import Diagnostics
import Foundation
import GRDB
import Ledger
import StationModel
import Testing

let vietnam = StationZone(identifier: "Asia/Ho_Chi_Minh")

/// The local date of `five(day)`.
func date(_ day: Int) throws -> LocalDate { try #require(LocalDate("2023-08-08")) + day }

extension Sealer {
    /// Seals what is due on the `day`-th day, at eight in the morning.
    @discardableResult
    func sealDue(_ day: Int) throws -> [Recorded<Seal>] {
        try sealDue(on: date(day), in: #require(vietnam), at: five(day) - .seconds(9 * 3600))
    }
}

/// The sealing's error that `body` ends with; `nil` if it ends well.
func sealRefusal(_ body: () throws -> some Any) throws -> SealError? {
    do {
        _ = try body()
        return nil
    } catch let error as SealError {
        return error
    }
}

@Suite struct `The ledger is sealed when a day or a month has ended` {
    /// Airings on those days; sealed on those days after; the periods that were sealed then.
    static let lives: [(String, days: [Int], sealedOn: [Int], periods: [[String]])] = [
        ("nothing was ever written", [], [0, 1], [[], []]),
        ("what was written today", [1], [1], [[]]),
        ("it has", [0], [1], [["2023-08-08"]]),
        ("once", [0], [1, 1, 2, 3], [["2023-08-08"], [], [], []]),
        ("each day with entries", [0, 1, 2], [1, 2, 3], [["2023-08-08"], ["2023-08-09"], ["2023-08-10"]]),
        ("after days off, the last day with entries", [0, 1], [7], [["2023-08-09"]]),
        ("a month", [0], [24], [["2023-08-08", "2023-08"]]),
        ("a month whose last day is sealed", [23], [24, 25], [["2023-08-31", "2023-08"], []]),
        (
            "each month", [0, 24, 54], [24, 54, 85],
            [
                ["2023-08-08", "2023-08"], ["2023-09-01", "2023-09"], ["2023-10-01", "2023-10"],
            ]
        ),
    ]

    @Test(arguments: lives)
    func `Once, by its last day with entries`(
        name: String, days: [Int], sealedOn: [Int], periods: [[String]]
    ) throws {
        try withFolder { folder in
            let ledger = try Ledger.inMemory()
            let sealer = Sealer(ledger, in: folder)
            var made: [[String]] = []
            var next = 0
            for day in sealedOn {
                for airing in days[next...].prefix(while: { $0 < day }) {
                    try ledger.append(.started(start(of: promise(airing))), at: five(airing))
                    try ledger.append(.closed(aired(promise(airing))), at: five(airing))
                    next += 1
                }
                made.append(try sealer.sealDue(day).map { $0.fact.period.description })
            }
            #expect(made == periods, "\(name)")
        }
    }

    @Test func `A seal is over the entry before it, by the key that the ledger names, and in the list`() throws {
        try withFolder { folder in
            let ledger = try Ledger(path: folder + "/ledger.sqlite")
            try ledger.air(promise())
            let sealer = Sealer(ledger, in: folder)
            let seal = try #require(try sealer.sealDue(1).first)
            #expect(seal.entry == 5)
            #expect(seal.fact.head.entry == 4)
            #expect(seal.fact.isGenuine)
            let keys = try ledger.entries(about: nil).compactMap {
                if case .key(let key) = $0.entry { key } else { nil }
            }
            #expect(keys == [seal.fact.key])
            #expect(try ledger.seals() == [seal])
            #expect(try ledger.firstSeal(notBefore: 4) == seal)
            #expect(try ledger.firstSeal(notBefore: 5) == nil)
            let fact = seal.fact
            #expect(
                try String(contentsOfFile: folder + "/seals", encoding: .utf8)
                    == "2023-08-08 4 \(fact.head.hash) \(fact.key) \(fact.signature)\n")
            let facts = try FileManager.default.attributesOfItem(atPath: sealer.keyPath)
            #expect(facts[.posixPermissions] as? Int == 0o600)
            var forged = fact
            forged.head.entry = 3
            #expect(!forged.isGenuine)
        }
    }

    @Test func `What a crash kept from the list comes with the next seal; half a line goes`() throws {
        try withFolder { folder in
            let ledger = try Ledger(path: folder + "/ledger.sqlite")
            let sealer = Sealer(ledger, in: folder)
            for day in 0..<3 {
                try ledger.air(promise(day))
                try sealer.sealDue(day + 1)
            }
            let whole = try String(contentsOfFile: folder + "/seals", encoding: .utf8)
            let half = try #require(whole.dropLast(100).range(of: "\n", options: .backwards)).upperBound
            try String(whole[..<whole.index(half, offsetBy: 50)]).write(
                toFile: folder + "/seals", atomically: true, encoding: .utf8)
            try sealer.sealDue(3)
            #expect(try String(contentsOfFile: folder + "/seals", encoding: .utf8) == whole)
        }
    }

    @Test func `A list that lost more than a crash can take is made anew only when asked for, and that stays known`()
        throws
    {
        try withSealedLedger { folder, path in
            let whole = try String(contentsOfFile: folder + "/seals", encoding: .utf8)
            try tamper(path, "DELETE FROM entry WHERE id > 20; DELETE FROM sqlite_sequence")
            try restoreGuards(path)
            try FileManager.default.removeItem(atPath: folder + "/seals")
            let ledger = try Ledger(path: path)
            let sealer = Sealer(ledger, in: folder)
            let error = try sealRefusal { try sealer.sealDue(8) }
            #expect(error == .listLost(path: folder + "/seals", seals: 3))
            #expect(error?.status == .findings)
            #expect(error?.hint?.vi.contains("loa log seal --rebuild-list") == true)
            #expect(!FileManager.default.fileExists(atPath: folder + "/seals"))
            #expect(try sealer.rebuildList(at: five(8)) == 4)
            #expect(try String(contentsOfFile: folder + "/seals", encoding: .utf8) == whole)
            try sealer.sealDue(9)
            let found = try ledger.verify()
            #expect(found.isWell)
            #expect(
                found.notes.map(\.en) == [
                    "var/seals was lost and made anew at entry 21: only a head on paper tells if an end was cut off before."
                ])
        }
    }

    @Test func `A list that is not made anew: it is the witness of a cut`() throws {
        try withSealedLedger { folder, path in
            try tamper(path, "DELETE FROM entry WHERE id > 16; DELETE FROM sqlite_sequence")
            try restoreGuards(path)
            let sealer = Sealer(try Ledger(path: path), in: folder)
            guard case .broken(let fault)? = try sealRefusal({ try sealer.rebuildList(at: five(8)) }) else {
                Issue.record("the list was made anew")
                return
            }
            #expect(fault.kind == .cutOff)
        }
    }

    @Test func `A ledger that is gone while its list of seals is there was cut off whole`() throws {
        try withSealedLedger { folder, path in
            try FileManager.default.removeItem(atPath: path)
            let found = try Ledger.verify(path: path)
            #expect(found.fault?.kind == .cutOff)
            #expect(found.fault?.entries == 1...17)
            #expect(found.holdsTo == 0)
            try FileManager.default.removeItem(atPath: folder + "/seals")
            #expect(try refusal { try Ledger.verify(path: path) } == .absent)
        }
    }

    @Test func `A step of the schema that the file does not own up to`() throws {
        try withSealedLedger { _, path in
            try tamper(path, "DELETE FROM grdb_migrations WHERE identifier = 'chain'")
            try restoreGuards(path)
            let found = try Ledger.readOnly(path: path).verify()
            #expect(found.fault == nil)
            #expect(found.disorder == ["table grdb_migrations: chain"])
            #expect(try refusal { try Ledger(path: path) } == .corrupt)
        }
    }

    @Test func `A key that the ledger cannot be told of does not take the other's place`() throws {
        try withSealedLedger { folder, path in
            let sealer = Sealer(try Ledger.readOnly(path: path), in: folder)
            let old = try String(contentsOfFile: sealer.keyPath, encoding: .utf8)
            #expect(try sealRefusal { try sealer.renewKey(at: five(8)) }?.status == .cannotWrite)
            #expect(try String(contentsOfFile: sealer.keyPath, encoding: .utf8) == old)
        }
    }

    @Test func `A new key is made only when it is asked for, noted, and the one that was there put aside`() throws {
        try withFolder { folder in
            let ledger = try Ledger(path: folder + "/ledger.sqlite")
            let sealer = Sealer(ledger, in: folder)
            try ledger.air(promise(0))
            try sealer.sealDue(1)
            try ledger.air(promise(1))
            let old = try String(contentsOfFile: sealer.keyPath, encoding: .utf8)
            let before = try ledger.head
            try FileManager.default.removeItem(atPath: sealer.keyPath)
            #expect(try sealRefusal { try sealer.sealDue(2) } == .keyMissing(path: sealer.keyPath))
            for (text, refusal) in [
                ("", SealError.keyUnreadable(path: sealer.keyPath)),
                (String(old.dropFirst(3)), .keyUnreadable(path: sealer.keyPath)),
                (String(repeating: "01", count: 32), .keyForeign(path: sealer.keyPath)),
            ] {
                try text.write(toFile: sealer.keyPath, atomically: true, encoding: .utf8)
                #expect(try sealRefusal { try sealer.sealDue(2) } == refusal)
            }
            #expect(try ledger.head == before)
            let key = try sealer.renewKey(at: five(2))
            #expect(FileManager.default.fileExists(atPath: sealer.keyPath + ".1"))
            #expect(try ledger.entries(about: nil).last?.entry == .key(key))
            #expect(try sealer.sealDue(2).map(\.fact.key) == [key])
            #expect(try ledger.verify().fault == nil)
            #expect(try ledger.verify().keys.count == 2)
        }
    }

    @Test func `What is broken is not signed for`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            let ledger = try Ledger(path: path)
            let sealer = Sealer(ledger, in: folder)
            try ledger.air(promise(0))
            try sealer.sealDue(1)
            try ledger.air(promise(1))
            try tamper(path, "UPDATE entry SET officer_name = 'Bình' WHERE id = 7")
            let error = try sealRefusal { try sealer.sealDue(2) }
            guard case .broken(let fault)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(fault.kind == .altered)
            #expect(fault.entries == 7...7)
            #expect(error?.status == .findings)
            #expect(error?.message.vi == "chưa niêm phong sổ: dòng số 7 đã bị sửa")
            try tamper(path, "UPDATE entry SET officer_name = 'Trang' WHERE id = 7; DELETE FROM entry WHERE id > 4")
            #expect(
                try sealRefusal { try sealer.sealDue(2) }?.message.en
                    == "the ledger was not sealed: the end was cut off: entry 5 is missing, by the seal of 2023-08-08 in var/seals"
            )
        }
    }

    @Test(arguments: [
        (
            SealError.keyMissing(path: "k"), ExitStatus.notFound,
            "không thấy khóa niêm phong k, tuy sổ đã từng niêm phong bằng khóa ấy"
        ),
        (.keyForeign(path: "k"), .badData, "khóa k không phải là khóa đã niêm phong sổ này"),
        (.keyUnreadable(path: "k"), .badData, "không đọc được khóa niêm phong k"),
        (.listLost(path: "d", seals: 3), .findings, "chưa niêm phong sổ: tệp d thiếu 3 niêm phong có trong sổ"),
        (.unreadable(path: "d", errno: 21), .badData, "không đọc được danh sách niêm phong d: Is a directory"),
        (.file(path: "f", call: "open", errno: 13), .cannotWrite, "không ghi được f (open): Permission denied"),
        (.ledger(LedgerError(.full, path: "l")), .cannotWrite, "không ghi được sổ phát thanh l: ổ đĩa đã đầy"),
    ])
    func `Its errors are one plain sentence with a hint`(error: SealError, status: Diagnostics.ExitStatus, vi: String) {
        #expect(error.status == status)
        #expect(error.message.vi == vi)
        #expect(error.message.en != vi)
        #expect(error.hint != nil)
    }
}
