import CivilTime
import GRDB
import Ledger
import StationModel
import Testing

@Suite struct `Entries are only ever added` {
    let database: DatabaseQueue
    let ledger: Ledger

    init() throws {
        database = try DatabaseQueue()
        ledger = try Ledger(over: database, path: "ledger.sqlite")
        try ledger.air(promise())
        try ledger.append(.event(code: "daemon-stopped", detail: [:]), at: five(1))
    }

    @Test(arguments: [
        "UPDATE entry SET outcome = 'missed' WHERE kind = 'closed'",
        "UPDATE entry SET id = 9 WHERE id = 4",
        "UPDATE OR REPLACE entry SET at = at",
        "DELETE FROM entry WHERE id = 1",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry (id, at, kind, body, hash) VALUES (4, 0, 'event', '{}', zeroblob(32))",
        "INSERT OR REPLACE INTO entry (id, at, kind, body, hash) VALUES (2, 0, 'event', '{}', zeroblob(32))",
        "INSERT INTO entry (id, at, kind, body, hash) VALUES (0, 0, 'event', '{}', zeroblob(32))",
        "INSERT INTO entry (id, at, kind, body, hash) VALUES (-1, 0, 'event', '{}', zeroblob(32))",
        "INSERT INTO entry (id, at, kind, body, hash) VALUES (6, 0, 'event', '{}', zeroblob(32))",
        "INSERT INTO entry (at, kind, body, hash) VALUES (0, 'event', '{}', zeroblob(32))",
        "INSERT INTO entry (id, at, kind, body) VALUES (5, 0, 'event', '{}')",
        "INSERT INTO entry (id, at, kind, body, hash) VALUES (5, 0, 'event', '{}', zeroblob(31))",
        "INSERT INTO entry (id, at, kind, body, hash) VALUES (5, 0, 'event', '{}', '00112233445566778899aabbccddeeff')",
        """
        INSERT OR REPLACE INTO entry (id, at, kind, occurrence, title, planned, aired, outcome, counts, body, hash)
        VALUES (5, 0, 'closed', 'dich-vu-cong@2023-08-08T17:00', 'x', 0, 0, 'missed', 0, '{}', zeroblob(32))
        """,
        """
        INSERT INTO entry (id, at, kind, occurrence, title, planned, aired, outcome, counts, body, hash)
        VALUES (5, 0, 'closed', 'dich-vu-cong@2023-08-08T17:00', 'x', 0, 0, 'missed', 0, '{}', zeroblob(32))
        """,
        """
        INSERT INTO entry (id, at, kind, occurrence, body, hash)
        VALUES (5, 0, 'closed', 'live@2023-08-08T17:00', '{}', zeroblob(32))
        """,
        "INSERT INTO entry (id, at, kind, body, hash) VALUES (5, 'yesterday', 'event', '{}', zeroblob(32))",
    ])
    func `SQL that would change or slip in an entry is refused`(sql: String) throws {
        let dump = { (database: Database) in try Row.fetchAll(database, sql: "SELECT * FROM entry ORDER BY id") }
        let before = try database.read(dump)
        #expect(throws: DatabaseError.self) { try database.write { try $0.execute(sql: sql) } }
        #expect(try database.read(dump) == before)
        #expect(before.count == 4)
    }

    @Test func `SQL that gives what an entry needs is taken, so that the refusals above mean what they say`() throws {
        try database.write {
            try $0.execute(
                sql: "INSERT INTO entry (id, at, kind, body, hash) VALUES (5, 0, 'event', '{}', zeroblob(32))")
        }
        #expect(try ledger.head.entry == 5)
    }

    @Test func `An occurrence is closed once even where the triggers are gone`() throws {
        let error = #expect(throws: DatabaseError.self) {
            try database.write {
                try $0.execute(
                    sql: """
                        DROP TRIGGER entry_comes_once;
                        INSERT INTO entry (id, at, kind, occurrence, title, planned, aired, outcome, counts, body, hash)
                        VALUES (5, 0, 'closed', 'dich-vu-cong@2023-08-08T17:00', 'x', 0, 0, 'missed', 0, '{}',
                            zeroblob(32))
                        """)
            }
        }
        #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE)
    }

    @Test func `What is closed is not closed, started or planned again`() throws {
        let closed = try promise()
        #expect(
            try refusal { try ledger.append(.closed(aired(closed)), at: five()) }
                == .alreadyClosed(closed.name))
        #expect(
            try refusal { try ledger.append(.started(start(of: closed)), at: five()) }
                == .alreadyClosed(closed.name))
        #expect(
            try refusal { try ledger.append(.planned(closed), at: five()) }
                == .alreadyClosed(closed.name))
    }

    @Test func `What is on air is not started or planned again`() throws {
        let running = try promise(3)
        try ledger.append(.started(start(of: running)), at: five(3))
        #expect(
            try refusal { try ledger.append(.started(start(of: running)), at: five(3)) }
                == .alreadyStarted(running.name))
        #expect(
            try refusal { try ledger.append(.planned(running), at: five(3)) }
                == .alreadyStarted(running.name))
    }

    @Test func `What was never planned nor started is not closed and has no position`() throws {
        let stranger = try promise(3)
        #expect(
            try refusal { try ledger.append(.closed(aired(stranger)), at: five(3)) }
                == .unknown(stranger.name))
        #expect(
            try refusal {
                try ledger.keepPosition(of: stranger.name, position: .seconds(5), at: five(3))
            } == .unknown(stranger.name))
    }

    @Test func `Entries are read back as they were written, numbered in order`() throws {
        let good = try promise()
        try ledger.append(.trouble(code: "underrun", detail: ["frames": "480"], of: good.name), at: five(2))
        let entries = try ledger.entries(about: good.name)
        #expect(entries.map(\.id) == [1, 2, 3, 5])
        #expect(
            entries.map(\.entry) == [
                .planned(good), .started(start(of: good)), .closed(aired(good)),
                .trouble(code: "underrun", detail: ["frames": "480"], of: good.name),
            ])
        #expect(
            entries.map(\.at) == [
                five(-1), five().advanced(by: .milliseconds(-200)),
                five().advanced(by: .seconds(801)), five(2),
            ])
        #expect(try ledger.entries(about: nil).map(\.entry) == [.event(code: "daemon-stopped", detail: [:])])
    }

    @Test func `The body is canonical JSON: keys sorted, absent left out, nothing escaped in vain`() throws {
        let detail = ["line": "12", "file": "scripts/chào.md"]
        let id = try ledger.append(.event(code: "reload-refused", detail: detail), at: five(1))
        let bodies = try database.read {
            try String.fetchAll($0, sql: "SELECT body FROM entry WHERE id IN (2, \(id)) ORDER BY id")
        }
        #expect(
            bodies == [
                #"{"countsFrom":0.9,"device":"plughw:CARD=Device","length":800000000000,"#
                    + #""localStart":"2023-08-08T17:00","readings":2}"#,
                #"{"code":"reload-refused","detail":{"file":"scripts/chào.md","line":"12"}}"#,
            ])
    }

    static let reasons: [Reason] = [
        .stationOff(from: "2023-08-11T16:30", until: "2023-08-11T18:00"), .interrupted, .shutdown,
        .noCard(device: "plughw:CARD=Device", detail: "No such device"), .cardLost(device: "default", detail: "gone"),
        .stopped(by: "Bình", reason: "họp thôn"), .notApproved(script: "x"), .noTape(detail: "d"), .clockUntrusted,
        .scheduleChanged, .hoursOver, .airTaken(by: "emergency@2023-08-11T17:00"), .notWritable(detail: "d"),
    ]

    @Test(arguments: reasons)
    func `Every reason comes back`(reason: Reason) throws {
        let missed = try promise(3)
        try ledger.miss(missed, reason)
        #expect(try ledger.airing(named: missed.name)?.reason == reason)
    }
}
