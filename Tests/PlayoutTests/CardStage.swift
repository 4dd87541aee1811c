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

    /// - Parameter device: the PCM's name; absent: the card itself, by its lasting name.
    init(
        _ nature: TestCard.Nature = .init(), device: ((TestCard) -> String)? = nil, seconds: Double = 1.5,
        latestStart: Double = 600, mustEnd: Double = 3600
    ) throws {
        let card = try TestCard(nature, clock: time.now)
        self.card = card
        folder = try Folder()
        let (path, samples) = try folder.tape(frames: Int(seconds * 48_000))
        tape = samples
        let driver = ALSADriver(device: device?(card) ?? card.name) { [time] in
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

    /// The tape from that frame on, as it is heard when it rises from silence.
    func isRest(_ samples: [Int16], from frame: Int) -> Bool {
        let rise = 384
        return samples.dropFirst(rise) == tape[frame...].dropFirst(rise)
            && samples.prefix(rise).enumerated().allSatisfy { abs(Int($1)) <= abs(Int(tape[frame + $0])) }
    }
}
