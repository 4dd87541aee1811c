package import CivilTime
package import Ledger
internal import Logging
internal import Playout
internal import SoundCard
package import StationModel
internal import Synchronization

/// The station run over a span of days on a virtual clock and card: the daemon's own conductor, pump and ledger.
package struct Simulation {
    /// A stretch of trouble, in station time.
    package struct Fault: Sendable, Hashable {
        package let start: LocalDateTime
        /// 1 or more.
        package let minutes: Int

        package init(start: LocalDateTime, minutes: Int) {
            self.start = start
            self.minutes = minutes
        }
    }

    private let season: Season
    private let span: ClosedRange<LocalDate>
    private let powerCuts: [Range<WallInstant>]
    private let cardLosses: [Range<WallInstant>]

    package init(_ season: Season, over span: ClosedRange<LocalDate>, powerCuts: [Fault] = [], cardLosses: [Fault] = [])
    {
        let zone = season.station.zone
        let instants = { (fault: Fault) in
            zone.instant(of: fault.start)..<zone.instant(of: fault.start + fault.minutes)
        }
        self.season = season
        self.span = span
        self.powerCuts = Self.joined(powerCuts.map(instants))
        self.cardLosses = cardLosses.map(instants)
    }

    /// Runs it to its end and returns what the ledger then says of the span, in order of the plan.
    /// - Parameter sealer: of the ledger, if that is kept.
    package func run(into ledger: Ledger, sealer: Sealer? = nil) throws(LedgerError) -> [Airing] {
        let zone = season.station.zone
        let end = zone.instant(of: LocalDateTime(span.upperBound + 1, .midnight))
        let time = VirtualTime(zone.instant(of: LocalDateTime(span.lowerBound, .midnight)))
        // Everything from here on is owed, also while the power is off.
        _ = try ledger.append(.event(code: "simulation-began", detail: [:]), at: time.now)
        try ledger.heartbeat(at: time.now)
        for cut in powerCuts where cut.upperBound > time.now && cut.lowerBound < end {
            try live(until: cut.lowerBound, on: time, ledger, sealer)
            // The power is gone: the conductor and its player are dropped as they stand.
            time.advance(to: cut.upperBound)
        }
        if time.now < end {
            try live(until: end, on: time, ledger, sealer)
        } else {
            // What fell into a power cut that lasts beyond the end is accounted for when the power is back.
            try live(until: time.now + .seconds(1), on: time, ledger, sealer)
        }
        return try ledger.airings(
            AiringQuery(from: zone.instant(of: LocalDateTime(span.lowerBound, .midnight)), until: end))
    }

    /// In order, with those that overlap made one.
    private static func joined(_ cuts: [Range<WallInstant>]) -> [Range<WallInstant>] {
        cuts.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, cut in
            guard let last = joined.last, cut.lowerBound <= last.upperBound else { return joined.append(cut) }
            joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, cut.upperBound)
        }
    }

    /// One life of the daemon, from power on to power off.
    private func live(
        until end: WallInstant, on time: VirtualTime, _ ledger: Ledger, _ sealer: Sealer?
    ) throws(LedgerError) {
        guard time.now < end else { return }
        let events = EventQueue()
        let player = SteppedPlayer<PacedCard>(
            time: time, device: CardChoice.name(of: season.station.output.device), lost: cardLosses)
        let world = World(
            clock: VirtualClock(time: time), ledger: ledger, player: player, workshop: BlankWorkshop(events: events),
            amplifier: NoAmplifier(), log: .none, heartbeat: Self.heartbeat, sealer: sealer,
            post: events.post)
        let conductor = try Conductor(season, world: world)
        var wake = conductor.handle(.timer)
        while time.now < end {
            if let event = events.next() {
                wake = conductor.handle(event)
            } else {
                player.advance(to: min(wake, end, player.nextStep ?? end))
                if time.now >= wake, time.now < end { wake = conductor.handle(.timer) }
            }
        }
        conductor.leaveHeartbeat(at: time.now)
    }

    /// A heartbeat each minute would be most of the work; the one before a power cut is left as if they had been.
    private static let heartbeat = Duration.seconds(86_400)
}

/// Events of a world that has one thread.
final class EventQueue: Sendable {
    private let waiting = Mutex<[StationEvent]>([])

    func post(_ event: StationEvent) {
        waiting.withLock { $0.append(event) }
    }

    func next() -> StationEvent? {
        waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }
}

struct VirtualClock: StationClock {
    let time: VirtualTime

    var now: WallInstant { time.now }

    func sleep(until deadline: WallInstant) async {
        time.advance(to: deadline)
    }
}

/// Tapes that have only a length: the planned one.
private struct BlankWorkshop: Workshop {
    let events: EventQueue

    func order(_ occurrence: Occurrence, on date: LocalDate, in season: Season) {
        let frames = Int(occurrence.length.inSeconds * 48_000)
        let tape = PreparedTape(source: .blank(frames: frames), length: occurrence.length, hash: nil, items: [])
        events.post(.tape(occurrence.name, .success(tape)))
    }

    func warn(_ warning: Warning, as name: OccurrenceName, in season: Season) -> PreparedTape {
        PreparedTape(source: .blank(frames: 0), length: .zero, hash: nil, items: [])
    }
}

private struct NoAmplifier: AmplifierSwitch {
    func turn(on: Bool, _ amplifier: Amplifier) {}
}
