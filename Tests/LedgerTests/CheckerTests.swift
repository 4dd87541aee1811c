import Foundation
import Ledger
import StationModel
import Testing

/// `Tools/check-ledger` knows nothing but the Manual.
@Suite struct `A stranger's program comes to the same verdict` {
    private static let program = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Tools/check-ledger").path

    private func verdict(_ arguments: String...) throws -> (status: Int32, words: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", Self.program] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let words = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, words)
    }

    @Test func `Intact, against a head on paper too`() throws {
        try withSealedLedger { _, path in
            let head = try Ledger.readOnly(path: path).head
            let found = try verdict(path, "\(head.entry):\(head.hash)")
            #expect(found.status == 0, "\(found.words)")
            #expect(found.words == "intact: \(head.entry):\(head.hash)\n")
        }
    }

    static let crimes = [
        "UPDATE entry SET title = 'Dịch vụ khác' WHERE id = 8", "UPDATE entry SET hash = zeroblob(32) WHERE id = 8",
        "DELETE FROM entry WHERE id = 8", "DELETE FROM entry WHERE id > 16", "DELETE FROM entry WHERE id > 10",
        "UPDATE entry SET body = replace(body, '2023-08-09', '2023-08-19') WHERE id = 9",
        "INSERT INTO entry (id, at, kind, body, hash) VALUES (24, 0, 'event', '{}', zeroblob(32))",
    ]

    @Test(arguments: crimes)
    func `Broken, at the same entry`(sql: String) throws {
        try withSealedLedger { _, path in
            try tamper(path, sql)
            let own = try #require(try Ledger.readOnly(path: path).verify().fault)
            let found = try verdict(path)
            #expect(found.status == 1)
            #expect(found.words.hasPrefix("entry \(own.entries.lowerBound): "), "\(found.words)")
        }
    }

    @Test(arguments: [
        "UPDATE entry SET officer = 'binh' WHERE id = 8",
        "DELETE FROM entry WHERE id = 23; DELETE FROM sqlite_sequence",
    ])
    func `All hashes made anew: by the seals, or the head on paper`(sql: String) throws {
        try withSealedLedger { _, path in
            let head = try Ledger.readOnly(path: path).head
            try tamper(path, sql)
            try restoreGuards(path)
            try rechain(path)
            #expect(try Ledger.readOnly(path: path).verify(against: head).fault != nil)
            #expect(try verdict(path, "\(head.entry):\(head.hash)").status == 1)
        }
    }
}
