import CivilTime
import Diagnostics
import Foundation
import GRDB
import Ledger
import StationModel
import Testing

@Suite struct `A file that cannot be the ledger is refused and left as it is` {
    /// Opens `path` for writing and for reading; both must be refused alike, and no byte of the file may change.
    private func expectRefusal(_ path: String, _ kind: LedgerError.Kind, _ status: Diagnostics.ExitStatus) throws {
        let before = FileManager.default.contents(atPath: path)
        for open in [{ try Ledger(path: $0) }, Ledger.readOnly] as [(String) throws -> Ledger] {
            let error = #expect(throws: LedgerError.self) { try open(path) }
            #expect(error?.kind == kind)
            #expect(error?.status == status)
            #expect(error?.message.vi.contains(path) == true)
            #expect(error?.message.en.contains(path) == true)
            #expect(error?.hint != nil)
        }
        #expect(FileManager.default.contents(atPath: path) == before)
    }

    /// A ledger of 50 airings, closed: all in one file.
    private func makeLedger(_ path: String) throws {
        let ledger = try Ledger(path: path)
        for day in 0..<50 { try ledger.air(promise(day)) }
    }

    @Test func `Text`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            try String(repeating: "Đây không phải là sổ phát thanh.\n", count: 300)
                .write(toFile: path, atomically: true, encoding: .utf8)
            try expectRefusal(path, .notALedger, .badData)
        }
    }

    @Test func `Another program's database`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE recipe (name TEXT)") }
            try expectRefusal(path, .notALedger, .badData)
        }
    }

    @Test func `A ledger from a newer version`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            try makeLedger(path)
            try DatabaseQueue(path: path).write {
                try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('telepathy')")
            }
            try expectRefusal(path, .newerVersion(migration: "telepathy"), .badData)
        }
    }

    @Test func `A file cut off in the middle`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            try makeLedger(path)
            let whole = try #require(FileManager.default.contents(atPath: path))
            #expect(whole.count > 60_000)
            try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
            try expectRefusal(path, .corrupt, .badData)
        }
    }

    @Test func `A page overwritten with zeros stops the daemon's start`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            try makeLedger(path)
            var bytes = try #require(FileManager.default.contents(atPath: path))
            let page = bytes.count / 4096 / 2
            bytes.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(count: 4096))
            try bytes.write(to: URL(fileURLWithPath: path))
            let error = #expect(throws: LedgerError.self) { try Ledger(path: path) }
            #expect(error?.kind == .corrupt)
            #expect(error?.message.en.hasPrefix("the ledger \(path) is damaged: ") == true)
            #expect(error?.message.en.contains("\n") == false)
            #expect(error?.hint?.en.contains("do not delete it") == true)
            #expect(FileManager.default.contents(atPath: path) == bytes)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["ledger.sqlite"])
        }
    }

    @Test func `An empty file beside a log that still holds the entries`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            let ledger = try Ledger(path: path)
            try ledger.air(promise())
            let copy = folder + "/copy.sqlite"
            try Data().write(to: URL(fileURLWithPath: copy))
            try FileManager.default.copyItem(atPath: path + "-wal", toPath: copy + "-wal")
            let log = FileManager.default.contents(atPath: copy + "-wal")
            try expectRefusal(copy, .corrupt, .badData)
            #expect(FileManager.default.contents(atPath: copy + "-wal") == log)
        }
    }

    @Test func `A row that another hand made unreadable is named`() throws {
        let database = try DatabaseQueue()
        let ledger = try Ledger(over: database, path: "ledger.sqlite")
        try database.write {
            try $0.execute(
                sql: """
                    INSERT INTO entry (id, at, kind, occurrence, title, planned, body, hash)
                    VALUES (1, 0, 'planned', 'tomorrow', 'x', 0, '{}', zeroblob(32))
                    """)
        }
        #expect(try refusal { try ledger.airings() } == .corrupt)
        #expect(try refusal { try ledger.open() } == .corrupt)
    }

    @Test func `No ledger yet: looking makes none`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            let error = #expect(throws: LedgerError.self) { try Ledger.readOnly(path: path) }
            #expect(error?.kind == .absent)
            #expect(error?.status == .notFound)
            #expect(
                error?.message
                    == Phrase(
                        vi: "chưa có sổ phát thanh \(path)", en: "there is no ledger \(path) yet"))
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func `No folder to make it in`() throws {
        try withFolder { folder in
            let error = #expect(throws: LedgerError.self) { try Ledger(path: folder + "/var/ledger.sqlite") }
            #expect(error?.kind == .cannotOpen)
            #expect(error?.status == .cannotWrite)
            #expect(error?.code == ResultCode.SQLITE_CANTOPEN.rawValue)
        }
    }

    @Test(arguments: [0, 4096])
    func `A file that a crash left before anything was in it becomes a ledger`(size: Int) throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            if size > 0 {
                try DatabaseQueue(path: path).writeWithoutTransaction {
                    try $0.execute(sql: "PRAGMA journal_mode = WAL; CREATE TABLE x (a); DROP TABLE x; VACUUM")
                }
            } else {
                try Data().write(to: URL(fileURLWithPath: path))
            }
            #expect(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int == size)
            let reader = #expect(throws: LedgerError.self) { try Ledger.readOnly(path: path) }
            #expect(reader?.kind == .absent)
            try Ledger(path: path).air(promise())
            #expect(try Ledger(path: path).airings().count == 1)
        }
    }
}

@Suite struct `Writing can fail` {
    @Test func `A full disk: nothing is half written, and room made is used`() throws {
        try withFolder { folder in
            let database = try DatabaseQueue(path: folder + "/ledger.sqlite")
            let ledger = try Ledger(over: database, path: folder + "/ledger.sqlite")
            let limit = { (pages: Int) in
                try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
            }
            try ledger.air(promise())
            try limit(try database.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 })
            var written = 0
            let error = #expect(throws: LedgerError.self) {
                for day in 1... {
                    try ledger.append(.planned(promise(day)), at: five())
                    written += 1
                }
            }
            #expect(error?.kind == .full)
            #expect(error?.status == .cannotWrite)
            #expect(error?.code == ResultCode.SQLITE_FULL.rawValue)
            #expect(error?.message.vi.hasSuffix("ổ đĩa đã đầy") == true)
            #expect(try ledger.airings().count == 1 + written)
            #expect(try ledger.airing(named: promise(written + 1).name) == nil)
            try limit(1_000_000)
            try ledger.air(promise(written + 1))
            #expect(try ledger.airings().count == 2 + written)
        }
    }

    @Test func `A reader does not write`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            try Ledger(path: path).air(promise())
            let reader = try Ledger.readOnly(path: path)
            let error = #expect(throws: LedgerError.self) {
                try reader.append(.event(code: "x", detail: [:]), at: five())
            }
            #expect(error?.kind == .readOnly)
            #expect(error?.status == .cannotWrite)
            #expect(try reader.entries(about: nil) == [])
        }
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everything"))
    func `A file that may not be written`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            try Ledger(path: path).air(promise())
            try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
            let error = #expect(throws: LedgerError.self) { try Ledger(path: path) }
            #expect(error?.kind == .readOnly)
        }
    }

    @Test func `Held by another writer for too long`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            try Ledger(path: path).air(promise())
            var impatient = Configuration()
            impatient.busyMode = .immediateError
            let ledger = try Ledger(over: DatabaseQueue(path: path, configuration: impatient), path: path)
            try DatabaseQueue(path: path).inTransaction(.immediate) { _ in
                let error = #expect(throws: LedgerError.self) {
                    try ledger.append(.event(code: "x", detail: [:]), at: five())
                }
                #expect(error?.kind == .locked)
                return .rollback
            }
            try ledger.append(.event(code: "x", detail: [:]), at: five())
        }
    }
}

@Suite struct `The ledger's errors` {
    static let sentences: [(LedgerError.Kind, String, String)] = [
        (.absent, "chưa có sổ phát thanh var/l", "there is no ledger var/l yet"),
        (.cannotOpen, "không mở được sổ phát thanh var/l", "the ledger var/l cannot be opened"),
        (.notALedger, "tệp var/l không phải là sổ phát thanh của Loa", "the file var/l is not a ledger of Loa"),
        (
            .newerVersion(migration: "m"), "sổ phát thanh var/l do một phiên bản Loa mới hơn ghi",
            "the ledger var/l was written by a newer version of Loa"
        ),
        (.corrupt, "sổ phát thanh var/l bị hỏng: why", "the ledger var/l is damaged: why"),
        (
            .full, "không ghi được sổ phát thanh var/l: ổ đĩa đã đầy",
            "the ledger var/l cannot be written: the disk is full"
        ),
        (
            .disk, "ổ đĩa gặp lỗi khi đọc hoặc ghi sổ phát thanh var/l: why",
            "the disk failed while the ledger var/l was read or written: why"
        ),
        (.readOnly, "sổ phát thanh var/l chỉ đọc được, không ghi được", "the ledger var/l is read-only"),
        (
            .locked, "sổ phát thanh var/l đang bị một chương trình khác giữ",
            "the ledger var/l is held by another program"
        ),
        (
            .headMoved, "sổ phát thanh var/l vừa có dòng mới, chưa ký được",
            "the ledger var/l has just grown, so it was not signed"
        ),
        (
            .unchained, "sổ phát thanh var/l do phiên bản cũ ghi, các dòng chưa được nối với nhau nên không kiểm được",
            "the ledger var/l is an older one that was never chained, so there is nothing to verify"
        ),
        (.refused, "không dùng được sổ phát thanh var/l: why", "the ledger var/l cannot be used: why"),
    ]

    @Test(arguments: sentences)
    func `Are one plain sentence in both languages`(kind: LedgerError.Kind, vi: String, en: String) {
        #expect(LedgerError(kind, path: "var/l", detail: "why").message == Phrase(vi: vi, en: en))
    }

    @Test func `Name the occurrence`() throws {
        let name = try promise().name
        for kind in [.alreadyClosed(name), .alreadyStarted(name), .unknown(name)] as [LedgerError.Kind] {
            let error = LedgerError(kind, path: "var/l")
            #expect(error.message.vi.contains("dich-vu-cong@2023-08-08T17:00"))
            #expect(error.message.en.contains("dich-vu-cong@2023-08-08T17:00"))
            #expect(error.status == .badData)
        }
    }
}

@Suite struct `Beside the daemon` {
    @Test func `A reader sees each entry as soon as it is written, before and after a pause`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            let daemon = try Ledger(path: path)
            let reader = try Ledger.readOnly(path: path)
            #expect(try reader.airings() == [])
            try daemon.append(.started(start(of: promise())), at: five())
            try daemon.keepPosition(of: promise().name, position: .seconds(5), at: five())
            #expect(try reader.open().map(\.aired) == [.seconds(5)])
            try daemon.append(.closed(aired(promise())), at: five())
            #expect(try reader.airings() == daemon.airings())
            #expect(try Ledger.readOnly(path: path).airings() == daemon.airings())
        }
    }

    @Test func `A reader needs no daemon`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            try Ledger(path: path).air(promise())
            #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
            #expect(try Ledger.readOnly(path: path).airings().map(\.name) == [promise().name])
        }
    }

    @Test func `Two writers' entries all arrive`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            let (one, other) = (try Ledger(path: path), try Ledger(path: path))
            for day in 0..<20 { try (day.isMultiple(of: 2) ? one : other).air(promise(day)) }
            #expect(try one.airings().map(\.planned) == (0..<20).map { five($0) })
            #expect(
                try refusal { try one.append(.closed(aired(promise(1))), at: five()) }
                    == .alreadyClosed(promise(1).name))
        }
    }

    @Test func `Write-ahead log, and every commit brought to the disk`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            let ledger = try Ledger(path: path)
            try ledger.air(promise())
            #expect(FileManager.default.fileExists(atPath: path + "-wal"))
            let database = try DatabaseQueue(path: path)
            try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF") }
            let other = try Ledger(over: database, path: path)
            #expect(try other.airings() == ledger.airings())
            let full = 2
            #expect(try database.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == full)
        }
    }
}
