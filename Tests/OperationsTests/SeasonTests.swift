import CivilTime
import Foundation
import Ledger
import Operations
import StationFolder
import StationModel
import Testing

@Suite("The example station's season on a virtual clock and card")
struct SeasonTests {
    let season: Season
    let span: ClosedRange<LocalDate>

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        season = try #require(try SeasonReading(of: StationFolder(path: root.path)).season)
        span = try #require(LocalDate("2023-08-08"))...(#require(LocalDate("2023-12-31")))
    }

    @Test("42 airings are promised, and Trang airs all of them on the second")
    func wholeSeason() throws {
        let log = try Simulation(season, over: span).run(into: .inMemory())
        #expect(log.count == 42)
        #expect(log.allSatisfy { $0.outcome == .aired && $0.officerName == "Trang" && $0.counts })
        #expect(log.allSatisfy { $0.lateBy == .zero })
    }

    @Test("A power cut over an airing: missed with its reason, made good in the same week")
    func powerCut() throws {
        let cut = try Simulation.Fault(start: #require(LocalDateTime("2023-08-11T16:30")), minutes: 90)
        let log = try Simulation(season, over: span, powerCuts: [cut]).run(into: .inMemory())
        let missed = try #require(log.first { $0.outcome == .missed })
        #expect(missed.name.description == "dich-vu-cong@2023-08-11T17:00")
        #expect(missed.reason == .stationOff(from: "2023-08-11T16:30", until: "2023-08-11T18:00"))
        let stand = try #require(log.first { $0.makeGoodFor == missed.name })
        #expect(stand.outcome == .aired)
        #expect(missed.madeGoodBy == stand.name)
        #expect(stand.name.start.date.weekStart == missed.name.start.date.weekStart)
        #expect(log.count { $0.outcome == .aired } == 42)
    }
}
