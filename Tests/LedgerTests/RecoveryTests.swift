import CivilTime
import Foundation
import Ledger
import StationModel
import Testing

@Suite struct `After a power cut` {
    /// What the next start finds: the files as they lie on the disk, while the first ledger still has them open.
    private func crashCopy(of folder: String, to copy: String) throws -> Ledger {
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        for file in ["ledger.sqlite", "ledger.sqlite-wal"] {
            try FileManager.default.copyItem(atPath: "\(folder)/\(file)", toPath: "\(copy)/\(file)")
        }
        return try Ledger(path: copy + "/ledger.sqlite")
    }

    @Test func `Each step of an airing is there, and what was on air is closed as cut`() throws {
        let told = try promise()
        let cut = { (seconds: Int64, entry: Int64, counts: Bool) in
            Airing(
                name: told.name, title: told.title, script: told.script, readings: 2,
                officer: told.officer, officerName: "Trang", planned: five(), started: five().advanced(by: .seconds(3)),
                ended: five().advanced(by: .seconds(3 + seconds)), aired: .seconds(seconds), outcome: .cut,
                reason: .interrupted, counts: counts, sound: .unverified, scriptHash: "5c", tapeHash: "7a",
                closed: five(1), troubles: 0, entry: entry)
        }
        let steps: [(act: (Ledger) throws -> Void, recovered: [Airing])] = [
            ({ try $0.heartbeat(at: five(-2)) }, []),
            ({ try $0.append(.planned(told), at: five(-1)) }, []),
            ({ try $0.append(.started(start(of: told, late: .seconds(3))), at: five()) }, [cut(0, 3, false)]),
            ({ try $0.keepPosition(of: told.name, position: .seconds(5), at: five()) }, [cut(5, 3, false)]),
            ({ try $0.keepPosition(of: told.name, position: .seconds(719), at: five()) }, [cut(719, 3, false)]),
            ({ try $0.keepPosition(of: told.name, position: .seconds(720), at: five()) }, [cut(720, 3, true)]),
            (
                { try $0.append(.trouble(code: "underrun", detail: [:], of: told.name), at: five()) },
                [cut(720, 4, true)]
            ),
            ({ try $0.append(.closed(aired(told)), at: five()) }, []),
        ]
        try withFolder { folder in
            let ledger = try Ledger(path: folder + "/ledger.sqlite")
            for (number, step) in steps.enumerated() {
                try step.act(ledger)
                let found = try crashCopy(of: folder, to: "\(folder)/\(number)")
                #expect(try found.airings() == ledger.airings(), "step \(number)")
                #expect(try found.lastAlive == ledger.lastAlive, "step \(number)")
                #expect(try found.recover(at: five(1)) == step.recovered, "step \(number)")
                #expect(try found.recover(at: five(1)) == [], "step \(number): a second time")
                #expect(try found.open().allSatisfy { $0.started == nil }, "step \(number)")
            }
        }
    }

    @Test func `What was planned and never begun stays open`() throws {
        let ledger = try Ledger.inMemory()
        try ledger.append(.planned(promise()), at: five(-1))
        try ledger.append(.planned(promise(3)), at: five(-1))
        try ledger.append(.started(start(of: promise())), at: five())
        #expect(try ledger.recover(at: five(1)).map(\.name) == [promise().name])
        #expect(try ledger.open().map(\.name) == [promise(3).name])
    }

    @Test func `A log torn in mid-write loses that write only`() throws {
        try withFolder { folder in
            let path = folder + "/ledger.sqlite"
            let ledger = try Ledger(path: path)
            try ledger.air(promise())
            let whole = try #require(FileManager.default.contents(atPath: path + "-wal")).count
            try ledger.append(.started(start(of: promise(3))), at: five(3))
            for lost in [1, 100, 4096] {
                let copy = "\(folder)/\(lost)"
                try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
                try FileManager.default.copyItem(atPath: path, toPath: copy + "/ledger.sqlite")
                let log = try #require(FileManager.default.contents(atPath: path + "-wal"))
                #expect(log.count - lost > whole)
                try log.dropLast(lost).write(to: URL(fileURLWithPath: copy + "/ledger.sqlite-wal"))
                let found = try Ledger(path: copy + "/ledger.sqlite")
                #expect(try found.airings().map(\.outcome) == [.aired])
                #expect(try found.recover(at: five(4)) == [])
            }
        }
    }
}
