import CivilTime
import Diagnostics
import Foundation
import Ledger
import Operations
import StationModel
import Testing

@Suite("The conductor seals the ledger")
struct SealingTests {
    private func withHouse(
        at start: String, _ campaigns: [Campaign], hours: [String] = ["16:30-18:30"],
        _ body: (House, _ folder: String) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/seals-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let house = try House(at: start)
        house.sealer = Sealer(house.ledger, in: folder)
        try house.powerOn(Given.season(campaigns, hours: hours))
        try body(house, folder)
    }

    private func periods(_ house: House) throws -> [String] {
        try house.ledger.seals().map(\.fact.period.description)
    }

    @Test("Each day when it has ended, the month too, and at the start what the night before was missed")
    func days() throws {
        try withHouse(at: "2023-08-30T12:00", [Given.campaign(on: ["thu 17:00", "fri 17:00"])]) { house, _ in
            try house.run(until: "2023-08-30T23:59")
            #expect(try periods(house).isEmpty)
            try house.run(until: "2023-08-31T18:00")
            #expect(try periods(house) == ["2023-08-30"])
            house.powerCut()
            try house.run(until: "2023-09-01T08:00")
            try house.powerOn(Given.season([Given.campaign(on: ["thu 17:00", "fri 17:00"])], hours: ["16:30-18:30"]))
            try house.run(until: "2023-09-01T08:02")
            #expect(try periods(house) == ["2023-08-30", "2023-08-31", "2023-08"])
            #expect(try house.ledger.verify().fault == nil)
        }
    }

    @Test("Not while something is on the air or about to be")
    func airFirst() throws {
        let late = try Given.campaign(on: ["tue 23:55", "fri 23:55"], priority: .emergency)
        try withHouse(at: "2023-08-08T12:00", [late], hours: ["23:00-24:00"]) { house, _ in
            try house.run(until: "2023-08-08T23:59")
            try house.run(until: "2023-08-09T01:00")
            #expect(house.player.breaches.isEmpty)
            let seal = try #require(try house.ledger.seals().first)
            let last = try #require(house.turns.last?.started)
            #expect(seal.at > last)
        }
    }

    @Test("A missing key is an alarm; everything is aired, and the day is sealed once the key is back")
    func missingKey() throws {
        try withHouse(at: "2023-08-07T12:00", [Given.campaign()]) { house, folder in
            try house.run(until: "2023-08-08T12:00")
            #expect(try periods(house) == ["2023-08-07"])
            try FileManager.default.moveItem(atPath: folder + "/station.key", toPath: folder + "/elsewhere")
            try house.run(until: "2023-08-09T12:00")
            let alarm = try #require(house.conductor?.status.findings.first { $0.code == "seal" })
            #expect(alarm.message.vi.hasPrefix("không thấy khóa niêm phong"))
            #expect(try house.lines.contains("tin@2023-08-08T17:00 aired"))
            try FileManager.default.moveItem(atPath: folder + "/elsewhere", toPath: folder + "/station.key")
            try house.run(until: "2023-08-09T12:30")
            #expect(try periods(house) == ["2023-08-07", "2023-08-08"])
            #expect(house.conductor?.status.findings.contains { $0.code == "seal" } == false)
        }
    }
}
