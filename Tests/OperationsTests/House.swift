import CivilTime
import Diagnostics
import Ledger
import Operations
import Playout
import SoundCard
import StationModel
import Testing

/// A station as the daemon runs it, on one thread and under a virtual clock that a test moves on.
final class House {
    let time: VirtualTime
    let clock: SetClock
    let disk = Disk()
    let ledger: Ledger
    let workshop: ScriptedWorkshop
    let amplifier: RecordingAmplifier
    private(set) var conductor: Conductor?
    private(set) var player: WatchedPlayer
    /// Of the lives before this one.
    private(set) var pastTurns: [WatchedPlayer.Turn] = []
    private(set) var breaches: [String] = []
    /// How often the power was cut.
    private(set) var deaths = 0
    private let deliveries: Deliveries
    private var wake: WallInstant
    private let lost: [Range<WallInstant>]
    private let buffer: Duration
    private let heartbeat: Duration

    /// Of the next conductor.
    var sealer: Sealer?

    /// - Parameter lost: when the card is away, in local time.
    init(
        at start: String, lost: [(String, String)] = [], buffer: Duration = .seconds(2),
        heartbeat: Duration = .seconds(60)
    ) throws {
        time = VirtualTime(try Given.instant(start))
        clock = SetClock(time)
        ledger = try disk.ledger()
        deliveries = Deliveries(time)
        workshop = ScriptedWorkshop(deliveries)
        amplifier = RecordingAmplifier(clock)
        self.lost = try lost.map { try Given.instant($0.0)..<Given.instant($0.1) }
        self.buffer = buffer
        self.heartbeat = heartbeat
        player = WatchedPlayer(clock, ledger: ledger, lost: self.lost, buffer: buffer)
        wake = time.now
    }

    /// One that runs from the start.
    convenience init(
        _ season: Season, at start: String, lost: [(String, String)] = [], buffer: Duration = .seconds(2)
    ) throws {
        try self.init(at: start, lost: lost, buffer: buffer)
        try powerOn(season)
    }

    func powerOn(_ season: Season) throws {
        let world = World(
            clock: clock, ledger: ledger, player: player, workshop: workshop, amplifier: amplifier, log: .none,
            heartbeat: heartbeat, sealer: sealer, shelf: shelf, post: { [deliveries] in deliveries.post($0) })
        conductor = try Conductor(season, world: world)
        wake = clock.now
    }

    /// The conductor and all that was on its way are gone as they stand.
    func powerCut() {
        conductor = nil
        deaths += 1
        deliveries.clear()
        pastTurns += player.turns
        breaches += player.breaches
        player = WatchedPlayer(clock, ledger: ledger, lost: lost, buffer: buffer)
    }

    var turns: [WatchedPlayer.Turn] { pastTurns + player.turns }

    func send(_ event: StationEvent) {
        guard let conductor else { return }
        wake = conductor.handle(event)
        if wake <= clock.now { Issue.record("it wants to be woken at once") }
    }

    /// Lets the time pass, and everything that is due happen.
    func run(until text: String) throws { run(until: try Given.instant(text)) }

    /// - Parameter limit: returns early after so many events.
    /// - Returns: how many events there were.
    @discardableResult
    func run(until end: WallInstant, events limit: Int = .max) -> Int {
        var count = 0
        while count < limit, conductor.map({ !$0.isDone }) ?? false {
            if let event = deliveries.next() {
                send(event)
                count += 1
            } else if clock.now >= wake {
                send(.timer)
                count += 1
            } else if time.now < end {
                let times = [clock.time(showing: wake), end, player.nextStep, deliveries.nextDue].compactMap { $0 }
                player.advance(to: times.min() ?? end)
            } else {
                return count
            }
        }
        if count < limit { time.advance(to: end) }
        return count
    }

    @discardableResult
    func run(for duration: Duration) -> Int { run(until: time.now + duration) }

    /// The clock is set: whoever sleeps by it wakes up.
    func setClock(to instant: WallInstant) {
        clock.set(to: instant)
        wake = clock.now
    }

    func setClock(to text: String) throws { setClock(to: try Given.instant(text)) }

    func setClockRight() { setClock(to: time.now) }

    func play(_ script: String = "tin-nhanh") throws -> Answers {
        let answers = Answers()
        send(.play(try Given.script(script), by: "Trang", answer: answers.take))
        return answers
    }

    func stop(_ reason: String = "nhầm bài") -> Answers {
        let answers = Answers()
        send(.stop(reason: reason, by: "Trang", answer: answers.take))
        return answers
    }

    // MARK: Warnings and live speech

    /// Of the next conductor.
    var shelf: (any WarningShelf)?

    static func warning(
        _ title: String = "lũ", _ severity: Warning.Severity = .orange, every: Duration? = nil, times: Int? = nil,
        until: String? = nil, bulletin: String? = nil, replaces: [String] = []
    ) throws -> Warning {
        Warning(
            title: title, paragraphs: ["Nước đang lên."], severity: severity, every: every, times: times,
            until: try until.map(Given.instant), bulletin: bulletin, replaces: replaces, person: try person(),
            reason: "nước lên nhanh")
    }

    static func person() throws -> Person {
        Person(try #require(OfficerID("trang")), name: "Trang", account: "trang")
    }

    @discardableResult
    func warn(_ warning: Warning) -> Answers {
        let answers = Answers()
        send(.emergency(warning, answer: answers.take))
        return answers
    }

    @discardableResult
    func allClear() throws -> Answers {
        let answers = Answers()
        send(.allClear(reason: "nước rút", by: try Self.person(), answer: answers.take))
        return answers
    }

    func speak(for longest: Duration = .seconds(600), ended: @escaping @Sendable () -> Void = {}) throws -> Answers {
        let answers = Answers()
        // Sound for as long as anybody asks here: nobody fills the ring while it plays.
        let ring = TapeRing(capacity: 48_000 * 60)
        _ = unsafe ring.fill(atMost: 48_000 * 60) { places in
            unsafe places.update(repeating: 1000)
            return places.count
        }
        send(
            .live(
                LiveRequest(
                    sound: ring, title: "Phát trực tiếp", longest: longest, person: try Self.person(), ended: ended),
                answer: answers.take))
        return answers
    }

    // MARK: What came of it

    var log: [Airing] { get throws { try ledger.airings() } }

    func airing(_ name: String) throws -> Airing {
        try #require(try ledger.airing(named: Given.name(name)), "\(name)")
    }

    func entries(_ name: String) throws -> [Entry] {
        try ledger.entries(about: Given.name(name)).map(\.entry)
    }

    /// Of the life of the station.
    var events: [String] {
        get throws {
            try ledger.entries(about: nil).compactMap { if case .event(let code, _) = $0.entry { code } else { nil } }
        }
    }

    func troubles(_ name: String) throws -> [String] {
        try entries(name).compactMap { if case .trouble(let code, _, _) = $0 { code } else { nil } }
    }

    var codes: [String] { conductor?.status.findings.map(\.code) ?? [] }

    /// `NAME OUTCOME[ REASON]`, by the promised instant; what is open has no outcome.
    var lines: [String] {
        get throws {
            try log.map { airing in
                ([airing.name.description, airing.outcome?.rawValue ?? "open"] + [airing.reason?.code].compactMap { $0 })
                    .joined(separator: " ")
            }
        }
    }
}
