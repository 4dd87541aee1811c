import CivilTime
import Playout
import SoundCard
import Synchronization

/// Collects what a player reports.
final class Reports: Sendable {
    private let all = Mutex<[PlayEvent]>([])

    var events: [PlayEvent] { all.withLock { $0 } }

    func add(_ event: PlayEvent) {
        all.withLock { $0.append(event) }
    }

    var ending: Ending? {
        if case .ended(let ending) = events.last { ending } else { nil }
    }

    var started: WallInstant? {
        events.lazy.compactMap { if case .started(let instant) = $0 { instant } else { nil } }.first
    }

    var troubles: [Trouble] {
        events.compactMap { if case .trouble(let trouble, _) = $0 { trouble } else { nil } }
    }
}

/// 8 August 2023, 17:00 in Vietnam.
let promised = WallInstant(seconds: 1_691_488_800)

func at(_ seconds: Double) -> WallInstant {
    promised.advanced(by: .nanoseconds(Int64((seconds * 1e9).rounded())))
}

func order(
    _ source: PlayOrder.Source = .blank(frames: 0), latestStart: Double = 600, mustEnd: Double = 3600
) -> PlayOrder {
    PlayOrder(
        source: source, start: promised, latestStart: at(latestStart), mustEnd: at(mustEnd))
}

/// Orders on a scripted card under a virtual clock: the tape's samples are never 0 and never the same twice in a row, so
/// that a lost, doubled or misplaced frame shows.
struct Stage: ~Copyable {
    let time: VirtualTime
    let driver: ScriptedDriver
    let reports = Reports()
    /// The newest order's.
    private(set) var commands = Commands()
    let tape: [Int16]
    private let ring: TapeRing?
    private var pump: Pump<ScriptedCard>

    /// - Parameter tape: in place of so many seconds of it.
    init(
        _ script: ScriptedDriver.Script = .init(), seconds: Double = 3, tape: [Int16]? = nil, from start: Double = -5,
        latestStart: Double = 600, mustEnd: Double = 3600, goesByItself: Bool = true, reads: Int? = nil,
        isTorn: Bool = true
    ) {
        time = VirtualTime(at(start))
        driver = ScriptedDriver(time, script)
        let tape = tape ?? (0..<Int(seconds * 48_000)).map { Int16(1 + $0 % 30_000) }
        self.tape = tape
        let ring = TapeRing(capacity: tape.count)
        ring.setLength(tape.count)
        let limit = reads ?? tape.count
        self.ring = ring
        Self.put(tape[..<limit], into: ring)
        if isTorn, limit < tape.count { ring.fail("torn") }
        pump = Pump(
            order(latestStart: latestStart, mustEnd: mustEnd), driver: driver, tape: .ring(ring), commands: commands,
            emit: Self.teller(reports, goesByItself ? commands : nil))
    }

    /// A stream that somebody else fills, begun five seconds before the promised start.
    init(stream ring: TapeRing, script: ScriptedDriver.Script = .init(), mustEnd: Double = 3600) {
        time = VirtualTime(at(-5))
        driver = ScriptedDriver(time, script)
        tape = []
        self.ring = nil
        pump = Pump(
            order(mustEnd: mustEnd), driver: driver, tape: .stream(ring), commands: commands,
            emit: Self.teller(reports, commands))
    }

    private static func teller(_ reports: Reports, _ commands: Commands?) -> @Sendable (PlayEvent) -> Void {
        { event in
            reports.add(event)
            if case .ready = event { commands?.go() }
        }
    }

    /// Another order takes over, now; what it reports.
    mutating func takeOver(
        _ tape: [Int16], mustEnd: Double = 3600, goesByItself: Bool = true, isLive: Bool = false
    ) -> Reports {
        let ring = TapeRing(capacity: tape.count)
        ring.setLength(tape.count)
        Self.put(tape[...], into: ring)
        return takeOver(.ring(ring), mustEnd: mustEnd, goesByItself: goesByItself, isLive: isLive)
    }

    mutating func takeOver(
        _ tape: Tape, mustEnd: Double = 3600, goesByItself: Bool = true, isLive: Bool = false
    ) -> Reports {
        let reports = Reports()
        commands = Commands()
        let order = PlayOrder(
            source: .blank(frames: 0), start: time.now, latestStart: at(600), mustEnd: at(mustEnd),
            isLive: isLive)
        pump.takeOver(
            order, tape: tape, commands: commands, emit: Self.teller(reports, goesByItself ? commands : nil))
        return reports
    }

    /// The rest of a tape of which only a part was read is there now.
    func readOn() {
        if let ring { Self.put(tape[ring.available(from: 0)...], into: ring) }
    }

    private static func put(_ samples: ArraySlice<Int16>, into ring: TapeRing) {
        _ = unsafe ring.fill(atMost: samples.count) { places in
            for index in places.indices { unsafe places[index] = samples[samples.startIndex + index] }
            return places.count
        }
    }

    /// Steps until that instant or the order's end, whichever is first.
    mutating func run(until end: Double = 3600) {
        while time.now < at(end), let pause = pump.step() {
            time.advance(to: min(at(end), time.now.advanced(by: pause)))
        }
    }

    /// Those samples were heard in one piece.
    func sounds(_ samples: [Int16]) -> Bool {
        driver.heard.contains { stretch in
            let first = stretch.samples.firstIndex { $0 != 0 } ?? 0
            return first > 0 && stretch.samples[(first - 1)...].starts(with: samples)
        }
    }

    /// Everything that was heard and is not silence, with the instant of its first sample.
    var sounding: [(start: WallInstant, samples: [Int16])] {
        let rate = 48_000 * (1 + driver.script.drift / 1e6)
        return driver.heard.flatMap { stretch in
            var found: [(WallInstant, [Int16])] = []
            for (index, sample) in stretch.samples.enumerated() where sample != 0 {
                if index > 0, stretch.samples[index - 1] != 0, !found.isEmpty {
                    found[found.count - 1].1.append(sample)
                } else {
                    let offset = Duration.nanoseconds(Int64(Double(index) * 1e9 / rate))
                    found.append((stretch.start.advanced(by: offset), [sample]))
                }
            }
            return found
        }
    }
}
