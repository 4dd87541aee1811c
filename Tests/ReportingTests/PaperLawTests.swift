import CivilTime
import Diagnostics
import Reporting
import StationModel
import Testing

@Suite("What holds for the sums of every paper")
struct PaperLawTests {
    /// Splitmix64: the same numbers for a seed, always.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// Lines of August 2023 of every kind, in every state, in order; some with an account of their week.
    private func facts(_ world: PaperWorld, dice: inout Dice) throws -> PaperFacts {
        var facts = world.facts
        facts.weeks = []
        facts.airings = []
        for index in 0..<Int.random(in: 0...60, using: &dice) {
            let origins = ["dich-vu-cong", "phap-luat", "manual:bai", "live", "emergency"]
            let origin = try #require(origins.randomElement(using: &dice))
            let day = (1 + index / 2).padded(2)
            guard index < 60, let name = OccurrenceName("\(origin)@2023-08-\(day)T\(index % 2 == 0 ? "06" : "17"):00")
            else { continue }
            let outcome = (Outcome.allCases + [nil]).randomElement(using: &dice) ?? nil
            var airing = try world.airing(
                name.description, outcome, late: outcome == .aired || outcome == .cut ? 0 : nil,
                minutes: outcome == .aired || outcome == .cut ? Int.random(in: 0...20, using: &dice) : 0,
                field: (Field.allCases + [nil]).randomElement(using: &dice) ?? nil,
                reason: [nil, .interrupted, .scheduleChanged, .shutdown].randomElement(using: &dice) ?? nil,
                officer: ["trang", "binh", nil].randomElement(using: &dice) ?? nil, entry: Int64(index))
            if let started = airing.started {
                airing.started = started + .milliseconds(Int.random(in: 0...999, using: &dice))
                airing.aired += .milliseconds(Int.random(in: 0...999, using: &dice))
                airing.ended = started + airing.aired + .milliseconds(Int.random(in: 0...4000, using: &dice))
            }
            airing.counts = outcome == .aired || outcome == .cut && Bool.random(using: &dice)
            if name.campaign != nil, Int.random(in: 0..<5, using: &dice) == 0 { airing.makeGoodFor = name }
            if !airing.counts, Bool.random(using: &dice) { airing.madeGoodBy = name }
            facts.airings.append(airing)
            guard let campaign = name.campaign, Int.random(in: 0..<4, using: &dice) == 0 else { continue }
            let remedies: [WeekAccount.Lapse.Remedy] = [
                .madeGood(by: name), .planned(name), .none(Phrase(verbatim: "x")),
            ]
            let lapse = WeekAccount.Lapse(
                Bool.random(using: &dice) ? name : nil, wanted: name.start, reason: Phrase(verbatim: "y"),
                remedy: try #require(remedies.randomElement(using: &dice)))
            facts.weeks.append(
                WeekAccount(
                    campaign: campaign, monday: name.start.date.weekStart, promised: 1, aired: 0, ahead: 0,
                    lapses: [lapse]))
        }
        return facts
    }

    @Test(
        "By officer, campaign, field and week the parts make the whole; each promise has one fate", arguments: 0..<200)
    func parts(seed: UInt64) throws {
        let world = try PaperWorld()
        var dice = Dice(state: seed)
        let facts = try facts(world, dice: &dice)
        let today = try #require(LocalDate("2023-09-05"))
        let paper = Paper(.month(world.month), of: world.days, from: facts, today: today)
        let total = paper.total
        for parts in [
            paper.officers.map(\.tally), paper.campaigns.map(\.tally), paper.fields.map(\.tally),
            paper.weeks.map(\.tally),
        ] {
            for figure in Self.figures {
                #expect(parts.reduce(0) { $0 + figure($1) } == figure(total))
            }
            #expect(parts.reduce(.zero) { $0 + $1.time } == total.time)
        }
        #expect(total.planned == total.kept + total.madeGood + total.short + total.ahead)
        #expect(total.lines == paper.lines.count)
        #expect(paper.lines.count == facts.airings.count)
        #expect(paper.lapses.count >= total.short)
        #expect(
            paper.reasons.reduce(0) { $0 + $1.missed + $1.cut + $1.cancelled }
                == total.missed + total.cut + total.cancelled)
        #expect(total.time == paper.lines.reduce(.zero) { $0 + $1.heard })
        #expect(total.readings == paper.lines.reduce(0) { $0 + ($1.readings ?? 0) })
        for line in paper.lines {
            #expect(line.heard.components.attoseconds == 0)
            #expect(abs((line.heard - line.airing.aired).components.seconds) <= 1)
        }
    }

    private static let figures: [@Sendable (Tally) -> Int] = [
        \.planned, \.kept, \.madeGood, \.short, \.ahead, \.lines, \.aired, \.cut, \.missed, \.cancelled, \.open,
        \.makeGoods, \.extra, \.readings,
    ]
}
