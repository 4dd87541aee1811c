import Foundation
import Ledger
import StationModel
import Testing

@Suite struct `A crash at any step of an append` {
    /// What a power cut leaves of the write-ahead log: any part of what was being written. Closing, the longest of the
    /// entries, is cut off at every 61st byte and at its ends.
    @Test func `Leaves the chain whole, with the entry or without it, and the next one follows`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            let ledger = try Ledger(path: path)
            try ledger.air(promise())
            try ledger.append(.started(start(of: promise(3))), at: five(3))
            let before = try #require(FileManager.default.contents(atPath: path + "-wal")).count
            let head = try ledger.head
            try ledger.append(.closed(aired(promise(3))), at: five(3))
            let log = try #require(FileManager.default.contents(atPath: path + "-wal"))
            let copy = folder + "/copy"
            var found: [Int64: Int] = [:]
            for length in Array(stride(from: before, to: log.count, by: 61)) + [log.count - 1, log.count] {
                try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
                try FileManager.default.copyItem(atPath: path, toPath: copy + "/ledger.sqlite")
                try log.prefix(length).write(to: URL(fileURLWithPath: copy + "/ledger.sqlite-wal"))
                let left = try Ledger(path: copy + "/ledger.sqlite")
                let entries = try left.head.entry
                found[entries, default: 0] += 1
                #expect(try left.verify().fault == nil, "\(length)")
                if entries == head.entry { #expect(try left.head == head, "\(length)") }
                // Nothing twice: recovered if it was open, left alone if it was closed.
                #expect(try left.recover(at: five(4)).count == (entries == head.entry ? 1 : 0), "\(length)")
                #expect(
                    try left.airings().map(\.outcome) == [.aired, entries == head.entry ? .cut : .aired], "\(length)")
                try left.append(.event(code: "daemon-started", detail: [:]), at: five(4))
                #expect(try left.verify().fault == nil, "\(length)")
                try FileManager.default.removeItem(atPath: copy)
            }
            #expect(found.keys.sorted() == [head.entry, head.entry + 1])
        }
    }

    @Test func `Between the key's file and the first seal: that key is used`() throws {
        try withFolder { folder in
            try (String(repeating: "07", count: 32) + "\n")
                .write(toFile: folder + "/station.key", atomically: true, encoding: .utf8)
            let ledger = try Ledger(path: folder + "/ledger.sqlite")
            try ledger.air(promise())
            let seal = try #require(try Sealer(ledger, in: folder).sealDue(1).first)
            #expect(seal.fact.isGenuine)
            #expect(try ledger.verify().keys.map(\.fact) == [seal.fact.key])
        }
    }
}
