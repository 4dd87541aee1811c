import CivilTime
import Diagnostics
import GRDB
import Ledger
import Operations
import Playout
import SoundCard
import StationModel
import Synchronization

/// A wall clock that may be wrong: the virtual time, and how far it is off.
final class SetClock: StationClock {
    let time: VirtualTime
    private let offset = Mutex(Duration.zero)

    init(_ time: VirtualTime) {
        self.time = time
    }

    var now: WallInstant { time.now + offset.withLock { $0 } }

    /// The virtual time at which it will show that instant.
    func time(showing instant: WallInstant) -> WallInstant { instant - offset.withLock { $0 } }

    func set(to instant: WallInstant) {
        offset.withLock { $0 = time.now.duration(to: instant) }
    }

    func sleep(until deadline: WallInstant) async {}
}

/// Events on their way to the conductor, each due at a virtual time.
final class Deliveries: Sendable {
    private let time: VirtualTime
    private let waiting = Mutex<[(at: WallInstant, event: StationEvent)]>([])

    init(_ time: VirtualTime) {
        self.time = time
    }

    func post(_ event: StationEvent, after delay: Duration = .zero) {
        waiting.withLock { $0.append((time.now + delay, event)) }
    }

    var nextDue: WallInstant? { waiting.withLock { $0.map(\.at).min() } }

    /// The earliest that is due; of several the one posted first.
    func next() -> StationEvent? {
        waiting.withLock { waiting in
            let due = waiting.indices.filter { waiting[$0].at <= time.now }
            guard let first = due.min(by: { (waiting[$0].at, $0) < (waiting[$1].at, $1) }) else { return nil }
            return waiting.remove(at: first).event
        }
    }

    func clear() {
        waiting.withLock { $0 = [] }
    }
}

/// The simulation's player under watch: what it was asked to do and when, and every breach of the laws of playing.
final class WatchedPlayer: Player {
    struct Turn: Sendable {
        let order: PlayOrder
        let begun: WallInstant
        var started: WallInstant?
        var ending: Ending?
    }

    private let player: SteppedPlayer<PacedCard>
    private let time: VirtualTime
    private let ledger: Ledger
    private let log = Mutex<(turns: [Turn], breaches: [String])>(([], []))

    init(_ clock: SetClock, ledger: Ledger, lost: [Range<WallInstant>], buffer: Duration) {
        time = clock.time
        self.ledger = ledger
        player = SteppedPlayer(
            time: clock.time,
            driver: PacedDriver(device: "thử", buffer: buffer, lost: lost, now: { clock.now }))
    }

    var turns: [Turn] { log.withLock { $0.turns } }
    var breaches: [String] { log.withLock { $0.breaches } }
    var nextStep: WallInstant? { player.nextStep }

    func advance(to instant: WallInstant) { player.advance(to: instant) }

    func begin(_ order: PlayOrder, report: @escaping @Sendable (PlayEvent) -> Void) {
        let index = log.withLock { log in
            log.turns.append(Turn(order: order, begun: time.now))
            return log.turns.count - 1
        }
        player.begin(order) { [weak self] event in
            self?.note(event, index)
            report(event)
        }
    }

    func go() {
        // What gave way stands open, too, until it goes on.
        let open = (try? ledger.open())?.filter { $0.started != nil } ?? []
        if open.isEmpty { breach("go with nothing begun in the ledger") }
        player.go()
    }

    func stop() { player.stop() }

    private func note(_ event: PlayEvent, _ index: Int) {
        log.withLock { log in
            switch event {
            case .started(let instant):
                log.turns[index].started = instant
                if log.turns[..<index].contains(where: { $0.started != nil && $0.ending == nil }) {
                    log.breaches.append("two airings sound at once")
                }
            case .ended(let ending): log.turns[index].ending = ending
            case .ready, .progress, .heard, .trouble: break
            }
        }
    }

    private func breach(_ text: String) {
        log.withLock { $0.breaches.append(text) }
    }
}

/// Answers orders as a test says.
final class ScriptedWorkshop: Workshop {
    enum Answer: Sendable {
        case tape(after: Duration = .zero, length: Duration? = nil)
        case failure(after: Duration = .zero)
        case never
    }

    /// Takes the occurrence and how often its tape was ordered before.
    typealias Behaviour = @Sendable (OccurrenceName, Int) -> Answer

    private let deliveries: Deliveries
    private let behaviour = Mutex<Behaviour> { _, _ in .tape() }
    private let warned = Mutex<[OccurrenceName]>([])
    private let log = Mutex<[OccurrenceName]>([])

    init(_ deliveries: Deliveries) {
        self.deliveries = deliveries
    }

    var orders: [OccurrenceName] { log.withLock { $0 } }

    /// Readings begin at 30 s and at 5 min.
    private static let items = [0, 30, 300].map { second in
        PreparedTape.Item(name: Phrase(verbatim: "\(second)"), start: .seconds(second))
    }

    /// How long the tapes of warnings are.
    static let lengthOfWarning = Duration.seconds(30)

    func warn(_ warning: Warning, as name: OccurrenceName, in season: Season) -> PreparedTape {
        warned.withLock { $0.append(name) }
        return PreparedTape(
            source: .blank(frames: Int(Self.lengthOfWarning.inSeconds * 48_000)), length: Self.lengthOfWarning,
            hash: nil, items: [])
    }

    func behave(_ new: @escaping Behaviour) { behaviour.withLock { $0 = new } }

    func order(_ occurrence: Occurrence, on date: LocalDate, in season: Season) {
        let name = occurrence.name
        let before = log.withLock { log in
            defer { log.append(name) }
            return log.count { $0 == name }
        }
        switch behaviour.withLock({ $0 })(name, before) {
        case .tape(let delay, let length):
            let length = length ?? occurrence.length
            let tape = PreparedTape(
                source: .blank(frames: Int(length.inSeconds * 48_000)), length: length,
                hash: occurrence.script.flatMap(season.station.script)?.hash, items: Self.items)
            deliveries.post(.tape(name, .success(tape)), after: delay)
        case .failure(let delay):
            deliveries.post(.tape(name, .failure(Self.failure)), after: delay)
        case .never: break
        }
    }

    static let failure = Failure(.badData, Phrase(vi: "giọng đọc hỏng", en: "the voice is broken"))
}

final class RecordingAmplifier: AmplifierSwitch {
    struct Turn: Sendable, Equatable {
        let isOn: Bool
        let at: WallInstant
    }

    private let clock: SetClock
    private let log = Mutex<[Turn]>([])

    init(_ clock: SetClock) {
        self.clock = clock
    }

    var turns: [Turn] { log.withLock { $0 } }

    func turn(on: Bool, _ amplifier: Amplifier) {
        log.withLock { $0.append(Turn(isOn: on, at: clock.now)) }
    }
}

/// A disk that a test can fill: kinds of entries, or `pulse` for signs of life, that find no room.
final class Disk: Sendable {
    private let refused = Mutex<Set<String>>([])

    static let everything: Set<String> = ["planned", "started", "closed", "trouble", "event", "pulse"]

    func refuse(_ kinds: Set<String>) { refused.withLock { $0 = kinds } }

    func ledger() throws -> Ledger {
        var configuration = Configuration()
        configuration.prepareDatabase { [self] database in
            database.add(
                function: DatabaseFunction("room_for", argumentCount: 1, pure: false) { [self] values in
                    let kind = String.fromDatabaseValue(values[0]) ?? ""
                    guard !refused.withLock({ $0.contains(kind) }) else {
                        throw DatabaseError(resultCode: .SQLITE_FULL, message: "full")
                    }
                    return nil
                })
        }
        let database = try DatabaseQueue(configuration: configuration)
        let ledger = try Ledger(over: database, path: "sổ thử")
        try database.write { database in
            try database.execute(
                sql: """
                    CREATE TEMP TRIGGER room_for_entry BEFORE INSERT ON main.entry
                    BEGIN SELECT room_for(NEW.kind); END;
                    CREATE TEMP TRIGGER room_for_pulse BEFORE UPDATE OF alive ON main.pulse
                    BEGIN SELECT room_for('pulse'); END;
                    """)
        }
        return ledger
    }
}

/// All answers that a question by hand was given.
final class Answers: Sendable {
    private let log = Mutex<[Result<String, Failure>]>([])

    var all: [Result<String, Failure>] { log.withLock { $0 } }
    var names: [String] { all.compactMap { try? $0.get() } }
    var refusals: [String] {
        all.compactMap { if case .failure(let failure) = $0 { failure.message.en } else { nil } }
    }

    func take(_ answer: Result<String, Failure>) { log.withLock { $0.append(answer) } }
}
