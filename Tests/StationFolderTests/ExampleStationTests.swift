import CivilTime
import Diagnostics
import Foundation
import StationFolder
import StationModel
import Testing

@Suite("The example station at the top of the repository")
struct ExampleStationTests {
    private let folder = StationFolder(
        path: URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent()
            .deletingLastPathComponent().path)

    @Test("It has no error, and promises what was promised")
    func promise() throws {
        let loaded = try folder.load()
        #expect(loaded.findings.isEmpty)
        let station = try #require(loaded.station)
        #expect(station.name == "Đài Truyền thanh xã Trung Sơn")
        #expect(station.officers.map(\.name) == ["Trang", "Bình"])
        let campaign = try #require(station.campaigns.first)
        #expect(station.campaigns.count == 1)
        #expect((campaign.from.description, campaign.until?.description) == ("2023-08-08", "2023-12-31"))
        #expect(campaign.timesPerWeek == 2 && campaign.field == .direction)
        #expect(campaign.slots.map { "\($0.weekday.rawValue) \($0.time)" } == ["tue 17:00", "fri 17:00"])
        #expect(campaign.length == .seconds(600) ... .seconds(900))
        #expect(station.script(campaign.script) != nil)
        let until = try #require(campaign.until)
        let slots = (campaign.from...until).filter { [.tuesday, .friday].contains($0.weekday) }
        #expect(slots.count == 42)
        #expect(slots.allSatisfy { station.officerOnDuty(on: $0) == OfficerID("trang") })
    }
}
