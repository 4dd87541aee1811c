import CivilTime
import Ledger
import StationModel
import Testing

@Suite struct `The airing view has one line per occurrence` {
    let ledger: Ledger

    init() throws { ledger = try Ledger.inMemory() }

    @Test func `Planned`() throws {
        let planned = try promise()
        let entry = try ledger.append(.planned(planned), at: five(-1))
        let line = Airing(
            name: planned.name, title: planned.title, script: planned.script, readings: 2, officer: planned.officer,
            officerName: "Trang", planned: five(), scriptHash: "5c", entry: entry)
        #expect(try ledger.airings() == [line])
        #expect(try ledger.open() == [line])
        #expect(try ledger.airing(named: planned.name) == line)
    }

    @Test func `Planned again, by another officer`() throws {
        var planned = try promise()
        try ledger.append(.planned(planned), at: five(-2))
        planned.officer = OfficerID("binh")
        planned.officerName = "Bình"
        let entry = try ledger.append(.planned(planned), at: five(-1))
        let lines = try ledger.airings()
        #expect(lines.map(\.officerName) == ["Bình"])
        #expect(lines.map(\.entry) == [entry])
    }

    @Test func `On air, with the position kept last`() throws {
        let running = try promise()
        try ledger.append(.planned(running), at: five(-1))
        let entry = try ledger.append(.started(start(of: running, late: .seconds(2))), at: five())
        try ledger.keepPosition(of: running.name, position: .seconds(5), at: five())
        try ledger.keepPosition(of: running.name, position: .milliseconds(10_250), at: five())
        #expect(
            try ledger.airings() == [
                Airing(
                    name: running.name, title: running.title, script: running.script, readings: 2,
                    officer: running.officer, officerName: "Trang", planned: five(),
                    started: five().advanced(by: .seconds(2)),
                    aired: .milliseconds(10_250), scriptHash: "5c", tapeHash: "7a", entry: entry)
            ])
    }

    @Test func `Aired: the closing entry is the whole line`() throws {
        let good = try promise()
        try ledger.air(good)
        #expect(
            try ledger.airings() == [
                Airing(
                    name: good.name, title: good.title, script: good.script, readings: 2,
                    officer: good.officer, officerName: "Trang", planned: five(),
                    started: five().advanced(by: .milliseconds(1)),
                    ended: five().advanced(by: .seconds(800)), aired: .seconds(800), outcome: .aired, counts: true,
                    sound: .unverified, scriptHash: "5c", tapeHash: "7a", closed: five().advanced(by: .seconds(801)),
                    frames: 38_400_000, troubles: 1, entry: 3)
            ])
        #expect(try ledger.open() == [])
    }

    @Test func `Cut, missed and cancelled`() throws {
        let (cut, missed, cancelled) = (try promise(0), try promise(3), try promise(7))
        try ledger.append(.started(start(of: cut)), at: five())
        try ledger.append(
            .closed(
                Closed(
                    name: cut.name, outcome: .cut, reason: .stopped(by: "Bình", reason: "họp thôn"),
                    ended: five().advanced(by: .seconds(60)), aired: .seconds(60), sound: .unverified)),
            at: five())
        try ledger.miss(missed, .noCard(device: "default", detail: "busy"))
        try ledger.append(.planned(cancelled), at: five(6))
        try ledger.append(
            .closed(
                Closed(
                    name: cancelled.name, officer: OfficerID("binh"), officerName: "Bình", outcome: .cancelled,
                    reason: .scheduleChanged)), at: five(6))
        let lines = try ledger.airings()
        #expect(lines.map(\.outcome) == [.cut, .missed, .cancelled])
        #expect(lines.map(\.officerName) == ["Trang", "Trang", "Bình"])
        #expect(lines.map(\.started) == [five(), nil, nil])
        #expect(lines.map(\.aired) == [.seconds(60), .zero, .zero])
        #expect(lines.map(\.counts) == [false, false, false])
        #expect(lines.map(\.tapeHash) == ["7a", nil, nil])
        #expect(
            lines.map(\.reason) == [
                .stopped(by: "Bình", reason: "họp thôn"), .noCard(device: "default", detail: "busy"), .scheduleChanged,
            ])
    }

    @Test(arguments: ["manual:tin-nhanh@2023-08-08T09:12:07", "live@2023-08-08T09:13", "emergency@2023-08-08T09:14:30"])
    func `Begun by hand: started without a plan`(text: String) throws {
        var spoken = try promise()
        spoken.name = try name(text)
        spoken.script = nil
        try ledger.append(.started(start(of: spoken)), at: five())
        try ledger.append(.closed(aired(spoken)), at: five())
        let lines = try ledger.airings()
        #expect(lines.map(\.name) == [spoken.name])
        #expect(lines.map(\.script) == [nil])
        #expect(lines.map(\.outcome) == [.aired])
        #expect(try ledger.airings(AiringQuery(campaign: CampaignID("live"))) == [])
    }

    @Test func `Made good by the make-good that counts, not by one that is planned or missed`() throws {
        let original = try promise(0)
        let (first, second) = (
            try promise(1, makeGoodFor: original.name), try promise(2, makeGoodFor: original.name)
        )
        try ledger.miss(original, .interrupted)
        try ledger.append(.planned(first), at: five())
        #expect(try ledger.airing(named: original.name)?.madeGoodBy == nil)
        try ledger.append(
            .closed(Closed(name: first.name, outcome: .missed, reason: .hoursOver)), at: five(1))
        #expect(try ledger.airing(named: original.name)?.madeGoodBy == nil)
        try ledger.air(second)
        #expect(try ledger.airings().map(\.madeGoodBy) == [second.name, nil, nil])
        #expect(try ledger.airings().map(\.makeGoodFor) == [nil, original.name, original.name])
    }

    @Test func `Signs of life and the greatest instant ever written`() throws {
        #expect(try ledger.lastAlive == nil)
        #expect(try ledger.latestInstant == nil)
        try ledger.heartbeat(at: five(5))
        try ledger.heartbeat(at: five(2))
        #expect(try ledger.lastAlive == five(2))
        #expect(try ledger.latestInstant == five(5))
        try ledger.append(.event(code: "clock-untrusted", detail: [:]), at: five(1))
        #expect(try ledger.lastAlive == five(2))
        #expect(try ledger.latestInstant == five(5))
        try ledger.append(.started(start(of: promise(8))), at: five(8))
        try ledger.keepPosition(of: promise(8).name, position: .seconds(5), at: five(9))
        #expect(try ledger.lastAlive == five(9))
        #expect(try ledger.latestInstant == five(9))
    }
}

@Suite struct `Airings are found by what is asked` {
    let ledger: Ledger

    /// Ten days: even ones by Trang, odd ones by Bình for another campaign; day 4 is missed, days 8 and 9 still open.
    init() throws {
        ledger = try Ledger.inMemory()
        for day in 0..<10 {
            var promise = try promise(day, campaign: day.isMultiple(of: 2) ? "dich-vu-cong" : "phong-dich")
            if !day.isMultiple(of: 2) { promise.officer = OfficerID("binh") }
            switch day {
            case 4: try ledger.miss(promise, .clockUntrusted)
            case 8: try ledger.append(.planned(promise), at: five(7))
            case 9: try ledger.append(.started(start(of: promise)), at: five(9))
            default: try ledger.air(promise)
            }
        }
    }

    static let queries: [(AiringQuery, [Int])] = [
        (AiringQuery(), Array(0..<10)),
        (AiringQuery(newestFirst: true), (0..<10).reversed()),
        (AiringQuery(from: five(2), until: five(5)), [2, 3, 4]),
        (AiringQuery(from: five(7)), [7, 8, 9]),
        (AiringQuery(newestFirst: true, limit: 3), [9, 8, 7]),
        (AiringQuery(limit: 2), [0, 1]),
        (AiringQuery(limit: 0), []),
        (AiringQuery(campaign: CampaignID("phong-dich")), [1, 3, 5, 7, 9]),
        (AiringQuery(from: five(2), officer: OfficerID("trang")), [2, 4, 6, 8]),
        (AiringQuery(officer: OfficerID("nobody")), []),
        (AiringQuery(outcome: .missed), [4]),
        (AiringQuery(from: five(1), until: five(7), campaign: CampaignID("dich-vu-cong"), outcome: .aired), [2, 6]),
        (AiringQuery(from: five(5), until: five(5)), []),
    ]

    @Test(arguments: queries)
    func `In the order of the promised instants`(query: AiringQuery, days: [Int]) throws {
        #expect(try ledger.airings(query).map(\.planned) == days.map { five($0) })
    }

    @Test func `A name that is not there`() throws {
        #expect(try ledger.airing(named: promise(11).name) == nil)
        #expect(try ledger.entries(about: promise(11).name) == [])
    }

    @Test func `A copy holds all of it, opens read-only, and replaces nothing`() throws {
        try withFolder { folder in
            let path = folder + "/copy.sqlite"
            try ledger.copy(to: path)
            let copy = try Ledger.readOnly(path: path)
            #expect(try copy.airings() == ledger.airings())
            #expect(try copy.entries(about: promise(3).name) == ledger.entries(about: promise(3).name))
            #expect(try refusal { try ledger.copy(to: path) } != nil)
            #expect(try copy.airings() == ledger.airings())
        }
    }
}
