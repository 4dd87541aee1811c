import CivilTime
import Planning
import StationModel
import Testing

@Suite("Weeks as they happen")
struct LifeTests {
    private func worlds() throws -> [Station] {
        let pair = [
            try Given.campaign(2, "a", on: ["tue 17:00", "fri 17:00"]), try Given.campaign(1, "b", on: ["tue 17:05"]),
        ]
        let free = [try Given.campaign(3, "a", until: "2023-08-19"), try Given.campaign(1, "b", priority: .emergency)]
        let tight = [
            try Given.campaign(2, "a", on: ["tue 17:00", "fri 17:00"]), try Given.campaign(4, "b", ifMissed: .skip),
        ]
        let quiet = [try Given.quiet("2023-08-16", "2023-08-17")]
        return [
            try Given.station(pair), try Given.station(pair, hours: ["16:55-17:30"], quiet: quiet),
            try Given.station(free, quiet: quiet), try Given.station(tight, hours: ["17:00-17:14"]),
        ]
    }

    @Test("Whatever becomes of the first three airings, the laws hold and nothing planned moves", arguments: 0..<4)
    func allFates(world: Int) throws {
        let station = try worlds()[world]
        let span = try Given.span("2023-08-14", "2023-08-20")
        for number in 0..<Fate.allCases.count * Fate.allCases.count * Fate.allCases.count {
            var life = try Life(station, span)
            var fates = [number % 7, number / 7 % 7, number / 49].map { Fate.allCases[$0] }[...]
            while let next = life.next {
                let breaches = try life.close(next, fates.popFirst() ?? .aired)
                guard breaches.isEmpty else {
                    Issue.record("\(breaches) after \(life.history.map { "\($0.name) \($0.outcome)" })")
                    return
                }
            }
        }
    }

    @Test("Airings that never succeed are tried until the week is over, then they are a shortfall", arguments: 0..<4)
    func neverSucceeds(world: Int) throws {
        let station = try worlds()[world]
        var life = try Life(station, Given.span("2023-08-14", "2023-08-20"))
        while let next = life.next {
            let breaches = try life.close(next, .missedAtLast)
            try #require(breaches.isEmpty, "\(breaches)")
            try #require(life.history.count < 1000)
        }
        let owed = life.plan.occurrences.filter { occurrence in
            occurrence.kind == .scheduled
                && occurrence.campaign.flatMap(station.campaign)?.ifMissed == .makeGood
        }
        #expect(life.plan.shortfalls.filter { $0.makeGoodFor != nil }.count == owed.count)
        #expect(life.accounts.allSatisfy { $0.short == $0.promised })
    }

    @Test("The schedule edited in the midst of faults: the laws hold on", arguments: 0..<400)
    func edits(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let worlds = try worlds()
        let span = try Given.span("2023-08-14", "2023-08-20")
        var life = try Life(worlds[Int.random(in: 0..<4, using: &random)], span)
        for _ in 0..<200 {
            if Int.random(in: 0..<6, using: &random) == 0 {
                let breaches = try life.edit(worlds[Int.random(in: 0..<4, using: &random)])
                try #require(breaches.isEmpty, "edited: \(breaches) after \(life.history)")
            }
            guard let next = life.next else { return }
            let fate = Fate.allCases[Int.random(in: 0..<7, using: &random)]
            let breaches = try life.close(next, fate)
            try #require(breaches.isEmpty, "\(breaches) after \(life.history)")
        }
        Issue.record("two hundred airings in a week")
    }
}
