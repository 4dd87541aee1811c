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
        span = try Given.date("2023-08-08")...Given.date("2023-12-31")
    }

    private func log(
        powerCuts: [Simulation.Fault] = [], cardLosses: [Simulation.Fault] = [], until: String? = nil
    ) throws -> [Airing] {
        let last = try until.map(Given.date) ?? span.upperBound
        let log = try Simulation(
            season, over: span.lowerBound...last, powerCuts: powerCuts, cardLosses: cardLosses
        ).run(into: .inMemory())
        try expectLaws(log)
        return log
    }

    /// What holds of every season, whatever befell it.
    private func expectLaws(_ log: [Airing]) throws {
        let zone = try Given.zone()
        #expect(Set(log.map(\.name)).count == log.count)
        for line in log {
            #expect(line.outcome != nil, "\(line.name)")
            #expect(line.outcome == .aired || line.reason != nil, "\(line.name)")
            #expect((line.started == nil) == (line.outcome == .missed), "\(line.name)")
            guard let started = line.started, let ended = line.ended else { continue }
            let begin = zone.minute(of: started), end = zone.minute(of: ended)
            #expect(
                season.station.hours.contains { $0.start <= begin.time && end.time <= $0.end }
                    && begin.date == end.date, "\(line.name) inside the hours")
            #expect(begin.date.description != "2023-09-02", "a quiet day")
        }
        let weeks = Dictionary(grouping: log) { $0.name.start.date.weekStart }
        for (week, lines) in weeks { #expect(lines.count { $0.counts } <= 2, "\(week)") }
        for good in log where good.counts {
            guard let original = good.makeGoodFor else { continue }
            #expect(log.count { $0.counts && $0.makeGoodFor == original } == 1, "\(original) made good twice")
            #expect(log.first { $0.name == original }?.madeGoodBy == good.name)
            #expect(original.start.date.weekStart == good.name.start.date.weekStart)
        }
        let heard = log.compactMap { line in line.started.flatMap { start in line.ended.map { start...max(start, $0) } }
        }
        .sorted { $0.lowerBound < $1.lowerBound }
        for (one, next) in zip(heard, heard.dropFirst()) { #expect(one.upperBound <= next.lowerBound) }
    }

    @Test("42 airings are promised, and Trang airs all of them on the second")
    func wholeSeason() throws {
        let log = try log()
        #expect(log.count == 42)
        #expect(log.allSatisfy { $0.outcome == .aired && $0.officerName == "Trang" && $0.counts })
        #expect(log.allSatisfy { $0.lateBy == .zero })
    }

    @Test("Off from before the span into it: what was due is owed all the same")
    func offFromTheBeginning() throws {
        let cut = try Simulation.Fault(start: #require(LocalDateTime("2023-08-01T00:00")), minutes: 11 * 1440)
        let week = try #require(LocalDate("2023-08-08"))...(#require(LocalDate("2023-08-13")))
        let log = try Simulation(season, over: week, powerCuts: [cut]).run(into: .inMemory())
        #expect(log.filter { $0.makeGoodFor == nil }.map(\.outcome) == [.missed, .missed])
    }

    @Test("A power cut over an airing: missed with its reason, made good in the same week")
    func powerCut() throws {
        let log = try log(powerCuts: [Given.fault("2023-08-11T16:30", minutes: 90)])
        let missed = try #require(log.first { $0.outcome == .missed })
        #expect(missed.name.description == "dich-vu-cong@2023-08-11T17:00")
        #expect(missed.reason == .stationOff(from: "2023-08-11T16:30", until: "2023-08-11T18:00"))
        let stand = try #require(log.first { $0.makeGoodFor == missed.name })
        #expect(stand.outcome == .aired)
        #expect(missed.madeGoodBy == stand.name)
        #expect(stand.name.start.date.weekStart == missed.name.start.date.weekStart)
        #expect(log.count { $0.outcome == .aired } == 42)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var powerCuts: [(String, Int)] = []
        var cardLosses: [(String, Int)] = []
        /// Of Friday's airing.
        let outcome: Outcome
        var reason: String?
        /// Lines, and those that count, of the first week.
        let lines: Int
        var kept = 2
    }

    @Test(
        "One Friday's faults: what it says of the airing, and of the week",
        arguments: [
            Case(testDescription: "power cut before", powerCuts: [("2023-08-11T16:00", 45)], outcome: .aired, lines: 2),
            Case(
                testDescription: "back within the time for a late start", powerCuts: [("2023-08-11T16:55", 13)],
                outcome: .aired, lines: 2),
            Case(
                testDescription: "back a moment too late", powerCuts: [("2023-08-11T16:55", 16)], outcome: .missed,
                reason: "station-off", lines: 3),
            Case(
                testDescription: "power cut in the middle", powerCuts: [("2023-08-11T17:05", 20)], outcome: .cut,
                reason: "interrupted", lines: 3),
            Case(
                testDescription: "two power cuts that overlap",
                powerCuts: [("2023-08-11T16:30", 60), ("2023-08-11T17:00", 120)],
                outcome: .missed, reason: "station-off", lines: 3),
            Case(
                testDescription: "power cut to the week's end: nothing is left to make it good in",
                powerCuts: [("2023-08-11T16:30", 4000)], outcome: .missed, reason: "station-off", lines: 2, kept: 1),
            Case(
                testDescription: "card away before", cardLosses: [("2023-08-11T16:00", 45)], outcome: .aired, lines: 2),
            Case(
                testDescription: "card away at the start, back in time", cardLosses: [("2023-08-11T16:55", 8)],
                outcome: .aired, lines: 2),
            Case(
                testDescription: "card away over it", cardLosses: [("2023-08-11T16:30", 60)], outcome: .missed,
                reason: "no-card", lines: 4),
            Case(
                testDescription: "card lost in the middle", cardLosses: [("2023-08-11T17:05", 20)], outcome: .cut,
                reason: "card-lost", lines: 4),
            Case(
                testDescription: "card away over it and power cut in its make-good",
                powerCuts: [("2023-08-11T17:25", 30)], cardLosses: [("2023-08-11T16:30", 45)], outcome: .missed,
                reason: "no-card", lines: 4),
        ])
    func faults(_ given: Case) throws {
        let log = try log(
            powerCuts: given.powerCuts.map { try Given.fault($0.0, minutes: $0.1) },
            cardLosses: given.cardLosses.map { try Given.fault($0.0, minutes: $0.1) }, until: "2023-08-20")
        let friday = try #require(log.first { $0.name.description == "dich-vu-cong@2023-08-11T17:00" })
        #expect(friday.outcome == given.outcome && friday.reason?.code == given.reason)
        let week = log.filter { $0.name.start.date <= (try? Given.date("2023-08-13")) ?? span.upperBound }
        #expect(week.count == given.lines, "\(week.map(\.name))")
        #expect(week.count { $0.counts } == given.kept)
        #expect(log.count { $0.counts } == given.kept + 2)
    }

    @Test("A power cut of five weeks: every airing of that time is missed with its reason, and the rest is aired")
    func longPowerCut() throws {
        let log = try log(powerCuts: [Given.fault("2023-09-04T12:00", minutes: 5 * 7 * 1440)])
        #expect(log.count { $0.outcome == .missed && $0.reason?.code == "station-off" } == 10)
        #expect(log.count { $0.counts } == 32)
        #expect(log.count == 42)
    }

    @Test("A power cut beyond the end: what fell into it is accounted for")
    func powerCutBeyondTheEnd() throws {
        let log = try log(powerCuts: [Given.fault("2023-12-25T12:00", minutes: 20 * 1440)])
        #expect(log.count == 42)
        #expect(log.suffix(2).allSatisfy { $0.outcome == .missed && $0.reason?.code == "station-off" })
    }

    @Test("Cut late enough to count, it is not made good")
    func cutLate() throws {
        let friday = try #require(try log(until: "2023-08-13").last)
        let ended = try #require(friday.ended)
        let minute = try Given.zone().minute(of: ended)
        let log = try log(
            powerCuts: [Simulation.Fault(start: minute, minutes: 30)], until: "2023-08-13")
        #expect(log.count == 2)
        #expect(log.last?.outcome == .cut && log.last?.counts == true)
    }

    @Test("The same faults twice give the same log")
    func sameTwice() throws {
        let once = { try log(powerCuts: [Given.fault("2023-08-11T17:05", minutes: 20)], until: "2023-08-27") }
        #expect(try once() == once())
    }
}
