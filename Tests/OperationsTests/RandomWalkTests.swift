import CivilTime
import Ledger
import Operations
import Playout
import SoundCard
import StationModel
import Testing

@Suite("Anything in any order: the laws hold")
struct RandomWalkTests {
    @Test("Three days of random events, by seed", arguments: 1...12)
    func walk(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        let seasons = try Self.seasons()
        let lost = try Self.losses(&random)
        let house = try House(at: "2023-08-08T10:00", lost: lost, buffer: .seconds(10))
        var season = seasons[0]
        try house.powerOn(season)
        var answers: [Answers] = []
        for _ in 0..<60 {
            switch Int.random(in: 0..<14, using: &random) {
            case 0:
                house.powerCut()
                house.run(for: .seconds(Int.random(in: 1...4000, using: &random)))
                // Without room it does not come up at all.
                house.disk.refuse([])
                try house.powerOn(season)
            case 1:
                season = seasons[Int.random(in: 0..<seasons.count, using: &random)]
                house.send(.adopted(season, []))
            case 2: house.send(.refused([]))
            case 3: house.disk.refuse(Disk.everything)
            case 4, 5: house.disk.refuse([])
            case 6:
                house.disk.refuse(
                    [["started"], ["closed"], ["planned"], ["pulse"]][Int.random(in: 0..<4, using: &random)])
            case 7:
                let kind = Int.random(in: 0..<4, using: &random)
                let delay = Duration.seconds(Int.random(in: 0...90, using: &random))
                house.workshop.behave { _, before in
                    switch kind {
                    case 0: .tape()
                    case 1: .tape(after: delay)
                    case 2: before.isMultiple(of: 2) ? .failure(after: delay) : .tape(after: delay)
                    default: .failure()
                    }
                }
            case 8, 9: answers.append(try house.play())
            case 10: answers.append(house.stop())
            case 11: house.setClock(to: house.clock.now - .seconds(Int.random(in: 0...7000, using: &random)))
            case 12: house.setClockRight()
            default: break
            }
            // Often a little, sometimes as long as an airing or a night.
            let longest = [5, 60, 900, 7200][Int.random(in: 0..<4, using: &random)]
            house.run(for: .seconds(Int.random(in: 0...longest, using: &random)))
        }
        house.disk.refuse([])
        house.setClockRight()
        house.workshop.behave { _, _ in .tape() }
        house.run(for: .seconds(7200))
        try expectLaws(of: house, answers)
    }

    private func expectLaws(of house: House, _ answers: [Answers]) throws {
        #expect(house.breaches.isEmpty && house.player.breaches.isEmpty)
        #expect(
            house.codes.allSatisfy { ["no-card", "folder-refused", "not-approved"].contains($0) }, "\(house.codes)")
        let log = try house.log
        // What was audible is in the ledger as started: nothing else was let go.
        let sounded = house.turns.filter { $0.started != nil }
        #expect(log.count { $0.started != nil } >= sounded.count)
        let open = try house.ledger.open()
        let onAir = house.conductor?.status.onAir?.name
        let forgotten = open.filter {
            $0.name != onAir
                && ($0.started != nil || $0.makeGoodFor == nil && $0.planned < house.time.now - .seconds(700))
        }
        #expect(forgotten.isEmpty, "\(house.time.now)")
        for line in log where line.outcome != nil {
            let closings = try house.entries(line.name.description).count {
                if case .closed = $0 { true } else { false }
            }
            #expect(closings == 1)
            #expect(line.outcome == .aired || line.reason != nil)
            #expect(line.outcome != .aired || line.started != nil)
        }
        for good in log where good.counts {
            guard let original = good.makeGoodFor else { continue }
            #expect(log.count { $0.counts && $0.makeGoodFor == original } == 1)
        }
        #expect(answers.allSatisfy { $0.all.count <= 1 })
        #expect(answers.dropLast(4).count { $0.all.isEmpty } <= house.deaths)
    }

    private static func seasons() throws -> [Season] {
        let amplifier = Amplifier(switchOn: ["on"], switchOff: ["off"], warmUp: .seconds(20), linger: .seconds(5))
        return [
            try Given.season([
                Given.campaign("tin", 7, on: [], lateStart: 10), Given.campaign("gap", 7, on: [], priority: .priority),
            ]),
            try Given.season(
                [Given.campaign("tin", 9, on: ["wed 17:00", "thu 06:00"])], amplifier: amplifier, officer: "binh"),
            try Given.season([], quiet: ["2023-08-10"], hash: "bản hai"),
            try Given.season([Given.campaign("tin", 7, on: [])], approval: .required),
        ]
    }

    private static func losses(_ random: inout SplitMix) throws -> [(String, String)] {
        try (0..<Int.random(in: 0...6, using: &random)).map { _ in
            let minute =
                try #require(LocalDateTime("2023-08-08T10:00"))
                + Int.random(in: 0...3 * 1440, using: &random)
            return (minute.description, (minute + Int.random(in: 1...90, using: &random)).description)
        }
    }
}

/// SplitMix64: the same steps from the same seed on every machine.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
