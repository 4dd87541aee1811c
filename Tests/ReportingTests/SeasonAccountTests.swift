import CivilTime
import Diagnostics
import Reporting
import StationModel
import Testing

@Suite("The sums over a stretch of the log")
struct SeasonAccountTests {
    /// A line of the log: the day of August 2023, how it ended, what it stands in for.
    private func line(
        _ day: Int, _ outcome: Outcome?, counts: Bool = false, seconds: Int = 0, officer: String? = "lan",
        makeGoodFor original: OccurrenceName? = nil, origin: String = "tin"
    ) throws -> Airing {
        let name = try #require(OccurrenceName("\(origin)@2023-08-\(day < 10 ? "0" : "")\(day)T17:00"))
        return Airing(
            name: name, title: "Tin", script: nil, officer: officer.flatMap { OfficerID($0) },
            officerName: officer, planned: WallInstant(seconds: Int64(day) * 86_400),
            aired: .seconds(seconds), outcome: outcome, counts: counts, makeGoodFor: original)
    }

    @Test("An empty log promises nothing")
    func empty() {
        let account = SeasonAccount([])
        #expect(
            [account.promised, account.aired, account.cut, account.missed, account.madeGood, account.short]
                == Array(repeating: 0, count: 6))
        #expect(account.officers.isEmpty)
        #expect(account.time == .zero)
    }

    @Test("A make-good stands in for its original and is not promised again")
    func madeGood() throws {
        let missed = try line(1, .missed)
        let account = SeasonAccount([
            missed, try line(2, .aired, counts: true, seconds: 600, makeGoodFor: missed.name),
            try line(4, .aired, counts: true, seconds: 600),
        ])
        #expect((account.promised, account.aired, account.missed) == (2, 2, 1))
        #expect((account.madeGood, account.short) == (1, 0))
        #expect(account.time == .seconds(1200))
    }

    @Test("A make-good that was cut too early makes nothing good")
    func failedTwice() throws {
        let cut = try line(1, .cut, seconds: 100)
        let account = SeasonAccount([cut, try line(2, .cut, seconds: 50, makeGoodFor: cut.name)])
        #expect((account.promised, account.cut) == (1, 2))
        #expect((account.madeGood, account.short) == (0, 1))
    }

    @Test("Cut after enough of it counts; what was cancelled or is still planned is not short")
    func notShort() throws {
        let account = SeasonAccount([
            try line(1, .cut, counts: true, seconds: 590), try line(2, .cancelled), try line(3, nil),
        ])
        #expect((account.promised, account.cut, account.cancelled) == (3, 1, 1))
        #expect((account.madeGood, account.short) == (0, 0))
    }

    @Test("An airing by hand is heard and not promised")
    func byHand() throws {
        let account = SeasonAccount([try line(1, .aired, counts: true, seconds: 60, origin: "manual:tin")])
        #expect((account.promised, account.aired) == (0, 1))
        #expect(account.time == .seconds(60))
    }

    @Test("Officers in order of their names, each with what was heard in their charge; nobody's is nobody's")
    func shares() throws {
        let account = SeasonAccount([
            try line(1, .aired, counts: true, seconds: 600, officer: "minh"),
            try line(2, .cut, seconds: 100, officer: "minh"), try line(3, .missed, officer: "an"),
            try line(4, .aired, counts: true, seconds: 300),
            try line(5, .aired, counts: true, seconds: 9, officer: nil),
        ])
        #expect(account.officers.map(\.name) == ["lan", "minh"])
        #expect(account.officers.map(\.aired) == [1, 1])
        #expect(account.officers.map(\.seconds) == [.seconds(300), .seconds(700)])
    }

    @Test("The sums as people read them")
    func text() throws {
        let zone = try #require(StationZone(identifier: "Asia/Ho_Chi_Minh"))
        let account = SeasonAccount([try line(1, .aired, counts: true, seconds: 3725)])
        #expect(
            Listing(zone: zone, language: .vietnamese).account(account) == """
                Kế hoạch 1 buổi: đã phát 1, phát chưa hết 0, không phát 0, đã hủy 0; phát bù được 0, còn thiếu 0.
                lan: đã phát 1 buổi, tổng thời lượng 1:02:05.
                """)
        #expect(
            Listing(zone: zone, language: .english).account(account) == """
                1 promised: 1 aired, 0 cut, 0 missed, 0 cancelled; 0 made good, 0 short.
                lan: 1 aired, 1:02:05 on air.
                """)
    }
}
