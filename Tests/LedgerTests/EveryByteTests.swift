import Foundation
import GRDB
import Ledger
import StationModel
import Testing

@Suite struct `No byte is changed unnoticed` {
    /// A small ledger, its file as small as SQLite makes it.
    private func withSmallLedger(_ body: (_ folder: String, _ path: String) throws -> Void) throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            try DatabaseQueue(path: path).writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA page_size = 512; VACUUM")
            }
            do {
                let ledger = try Ledger(path: path)
                let leader = Person(try #require(OfficerID("hoa")), name: "Hoa", account: "ubnd")
                try ledger.air(promise())
                try Sealer(ledger, in: folder).sealDue(1)
                try ledger.append(.remark(Remark(about: promise().name, "Loa thôn 3 im.", by: leader)), at: five(2))
            }
            try body(folder, path)
        }
    }

    @Test func `Each byte of each value of each entry, changed in the database`() throws {
        try withSmallLedger { folder, path in
            let database = try DatabaseQueue(path: path)
            let ledger = try Ledger(over: database, path: ":memory:")
            try database.writeWithoutTransaction {
                try tamper($0, "PRAGMA ignore_check_constraints = 1")
            }
            let rows = try database.read { try Row.fetchAll($0, sql: "SELECT * FROM entry ORDER BY id") }
            var changes = 0
            for row in rows {
                let number: Int64 = row["id"]
                for (column, value) in row where column != "id" {
                    for (expression, changed) in value.neighbours {
                        let set = "UPDATE entry SET \(column) = \(expression) WHERE id = ?"
                        // One column takes no text, or no number: then this change cannot be made at all.
                        guard (try? database.write { try $0.execute(sql: set, arguments: [changed, number]) }) != nil
                        else {
                            continue
                        }
                        let fault = try ledger.verify().fault
                        #expect(fault?.kind == .altered, "\(column) of \(number): \(changed)")
                        #expect(fault?.entries == number...number, "\(column) of \(number): \(changed)")
                        changes += 1
                    }
                    try database.write {
                        try $0.execute(sql: "UPDATE entry SET \(column) = ? WHERE id = ?", arguments: [value, number])
                    }
                }
            }
            #expect(try ledger.verify().fault == nil)
            #expect(changes > 1500)
        }
    }

    /// Every byte with LOA_EVERY_BYTE=1, which takes minutes; else every 31st.
    private static let step = ProcessInfo.processInfo.environment["LOA_EVERY_BYTE"] == nil ? 31 : 1

    private enum End: Hashable { case refused, found, harmless }

    @Test func `Each byte of the file: refused as damaged, found, or what is read of it is as it was`() throws {
        try withSmallLedger { folder, path in
            let right = try #require(FileManager.default.contents(atPath: path))
            let content = try content(of: path)
            var ends: [End: Int] = [:]
            for (index, place) in stride(from: 0, to: right.count, by: Self.step).enumerated() {
                let bit = UInt8(1) << UInt8(index % 8)
                var wrong = right
                wrong[place] ^= bit
                try wrong.write(to: URL(fileURLWithPath: path))
                let end: End
                do {
                    let found = try Ledger.readOnly(path: path).verify(isThorough: true)
                    if found.intact && found.disorder.isEmpty {
                        #expect(try self.content(of: path) == content, "byte \(place), bit \(bit)")
                        end = .harmless
                    } else {
                        end = .found
                    }
                } catch is LedgerError {
                    end = .refused
                }
                ends[end, default: 0] += 1
                for name in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + name) }
            }
            // All three ends were met, so that the test can tell them apart.
            #expect(ends.count == 3, "\(ends)")
        }
    }

    /// All that is read of it: entries, and lists by way of each index.
    private func content(of path: String) throws -> [String] {
        let ledger = try Ledger.readOnly(path: path)
        let queries = [
            AiringQuery(), AiringQuery(from: five(-9), until: five(9)), AiringQuery(officer: OfficerID("trang")),
            AiringQuery(campaign: CampaignID("dich-vu-cong")),
        ]
        return try queries.map { "\(try ledger.airings($0))" } + [
            "\(try ledger.entries(about: nil))", "\(try ledger.entries(about: promise().name))",
            "\(try ledger.remarks())", "\(try ledger.seals())", "\(try ledger.open())",
        ]
    }
}

extension DatabaseValue {
    /// What differs from it in one byte, as an SQL expression with its argument; of nothing: something.
    fileprivate var neighbours: [(String, DatabaseValue)] {
        switch storage {
        case .null: [("?", "".databaseValue), ("?", 0.databaseValue)]
        case .int64(let integer): (0..<8).map { ("?", (integer ^ 1 << ($0 * 8)).databaseValue) } + [("?", .null)]
        case .string(let text): Self.changes(Data(text.utf8)).map { ("CAST(? AS TEXT)", $0) } + [("?", .null)]
        case .blob(let bytes): Self.changes(bytes).map { ("?", $0) } + [("?", .null)]
        case .double: []
        }
    }

    private static func changes(_ bytes: Data) -> [DatabaseValue] {
        bytes.indices.map { index in
            var changed = bytes
            changed[index] ^= UInt8(1) << UInt8(index % 8)
            return changed.databaseValue
        }
    }
}
