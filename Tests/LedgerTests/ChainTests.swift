import CivilTime
import Foundation
import GRDB
import Ledger
import StationModel
import Testing

@Suite struct `Each entry holds the hash of the one before` {
    /// Worked out with `printf … | sha256sum`, not with Loa.
    @Test func `SHA-256 over the hash before and the canonical form`() throws {
        let ledger = try Ledger.inMemory()
        #expect(try ledger.head == LedgerHead(entry: 0, hash: String(repeating: "0", count: 64)))
        try ledger.append(.event(code: "việc", detail: [:]), at: WallInstant(nanoseconds: -7))
        #expect(
            try ledger.head
                == LedgerHead(entry: 1, hash: "182d98127b36c6337779d3c2ce52ffa36cb0e70fd796c8fdbc329e94dd146308"))
        try ledger.append(.event(code: "x", detail: [:]), at: WallInstant(nanoseconds: 0))
        #expect(
            try ledger.head
                == LedgerHead(entry: 2, hash: "de502fc4aef104b6c796ceb1df9a2ffa975d5e2eb194d2c47470d67942a87068"))
        #expect(try ledger.entries(about: nil).last?.hash == ledger.head.hash)
    }

    @Test func `Older ledgers are chained as they stand, the guards put back`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            do {
                let ledger = try Ledger(path: path)
                for day in 0..<700 { try ledger.append(.planned(promise(day)), at: five()) }
                for day in 0..<700 { try ledger.append(.closed(aired(promise(day))), at: five()) }
            }
            let (head, airings) = try (Ledger(path: path).head, Ledger(path: path).airings())
            try unchain(path)
            let old = try Ledger.readOnly(path: path)
            #expect(try old.airings().map(\.entry) == airings.map(\.entry))
            #expect(try old.entries(about: promise().name).map(\.hash) == [nil, nil])
            #expect(try refusal { try old.head } == .unchained)
            let ledger = try Ledger(path: path)
            #expect(try ledger.head == head)
            #expect(try ledger.airings() == airings)
            for sql in [
                "UPDATE entry SET at = 0", "DELETE FROM entry",
                "INSERT INTO entry (id, at, kind, body) VALUES (1401, 0, 'event', '{}')",
            ] {
                #expect(throws: DatabaseError.self) { try DatabaseQueue(path: path).write { try $0.execute(sql: sql) } }
            }
        }
    }

    @Test func `What SQLite would cut off is not hashed`() throws {
        let ledger = try Ledger.inMemory()
        var odd = try promise()
        odd.title = "Một\u{0}hai"
        try ledger.append(.planned(odd), at: five())
        #expect(try ledger.airings().map(\.title) == ["Một"])
    }
}

@Suite struct `What is added about the log itself` {
    let ledger: Ledger
    let leader: Person

    init() throws {
        leader = Person(try #require(OfficerID("hoa")), name: "Lê Thị Hoa", account: "ubnd")
        ledger = try Ledger.inMemory()
        try ledger.air(promise())
        try ledger.miss(promise(3), .clockUntrusted)
    }

    @Test func `A remark is found with the day of its airing, a general one with the day on which it was written`()
        throws
    {
        let wrong = Remark(about: try promise().name, "Trực thay: Bình, không phải Trang.", by: leader)
        let general = Remark(about: nil, "Thay loa thôn 3.", by: leader)
        let first = try ledger.append(.remark(wrong), at: five(20))
        let second = try ledger.append(.remark(general), at: five(21))
        #expect(
            try ledger.remarks() == [
                Recorded(wrong, entry: first, at: five(20)), Recorded(general, entry: second, at: five(21)),
            ])
        #expect(try ledger.remarks(from: five(), until: five(1)).map(\.fact) == [wrong])
        #expect(try ledger.remarks(from: five(20), until: five(22)).map(\.fact) == [general])
        #expect(try ledger.entries(about: promise().name).last?.entry == .remark(wrong))
        #expect(try ledger.airings().count == 2)
    }

    @Test func `A remark on what was never heard of is refused`() throws {
        let name = try promise(9).name
        #expect(
            try refusal { try ledger.append(.remark(Remark(about: name, "x", by: leader)), at: five(20)) }
                == .noOccurrence(name))
    }

    @Test func `A sign-off over the head is read back by its month; over another head it is refused`() throws {
        let august = try #require(LocalMonth("2023-08"))
        let head = try ledger.head
        let signOff = SignOff(august, by: leader, over: head)
        let entry = try ledger.append(.signOff(signOff), at: five(30))
        #expect(try ledger.signOffs(of: august) == [Recorded(signOff, entry: entry, at: five(30))])
        #expect(try ledger.signOffs(of: august.next) == [])
        #expect(try refusal { try ledger.append(.signOff(signOff), at: five(31)) } == .headMoved)
    }
}
