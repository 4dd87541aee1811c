import CivilTime
import Playout
import SoundCard
import SoundTesting

/// One order on all of the real path through libasound against a test card, under a virtual clock.
final class CardStage {
    let time = VirtualTime(at(-2))
    let card: TestCard
    let reports = Reports()
    let tape: [Int16]
    private let player: SteppedPlayer<ALSACard>
    private let folder: Folder

    /// - Parameters:
    ///   - device: the PCM's name; absent: the card itself, by its lasting name.
    ///   - takesBack: the card is taken to give back what it holds, which it does.
    ///   - tape: in place of so many seconds of noise.
    init(
        _ nature: TestCard.Nature = .init(), device: ((TestCard) -> String)? = nil, takesBack: Bool = false,
        seconds: Double = 1.5, tape: [Int16]? = nil,
        latestStart: Double = 600, mustEnd: Double = 3600
    ) throws {
        let card = try TestCard(nature, clock: time.now)
        self.card = card
        let folder = try Folder()
        self.folder = folder
        let (path, samples) =
            try tape.map { try (folder.tape(of: $0), $0) } ?? folder.tape(frames: Int(seconds * 48_000))
        self.tape = samples
        let driver = ALSADriver(device: device?(card) ?? card.name, takesBack: takesBack) { [time] in
            let now = time.now
            card.setNow(now)
            return now
        }
        player = SteppedPlayer(time: time, driver: driver)
        player.begin(order(.file(path), latestStart: latestStart, mustEnd: mustEnd)) { [reports, player] event in
            reports.add(event)
            if case .ready = event { player.go() }
        }
    }

    /// Plays on until then, or to the end; returns the record.
    @discardableResult
    func run(until end: Double = 3600) throws -> Record {
        while let next = player.nextStep, next <= at(end) { player.advance(to: next) }
        if player.nextStep != nil {
            time.advance(to: at(end))
            card.setNow(at(end))
        }
        return try card.record()
    }

    func stop() { player.stop() }

    /// Another order takes over, now; what it reports.
    func takeOver(_ tape: [Int16]) throws -> Reports {
        let reports = Reports()
        let order = PlayOrder(
            source: .file(try folder.tape(of: tape, named: "next.flac")), start: time.now, latestStart: at(600),
            mustEnd: at(3600))
        player.begin(order, report: reports.add)
        player.go()
        return reports
    }

    /// The tape from that frame on, as it is heard when it rises from silence.
    func isRest(_ samples: [Int16], from frame: Int) -> Bool {
        let rise = 240
        return samples.dropFirst(rise) == tape[frame...].dropFirst(rise)
            && samples.prefix(rise).enumerated().allSatisfy { abs(Int($1)) <= abs(Int(tape[frame + $0])) }
    }
}
