import CivilTime
import SoundCard
import SoundTesting
import Synchronization

/// The way to a sound card that misbehaves as told, under a virtual clock, and remembers what was heard and when.
final class ScriptedDriver: CardDriver {
    struct Script: Sendable {
        /// Each makes one opening fail.
        var refusals: [CardError] = []
        /// What it holds can be taken back.
        var takesBack = false
        /// No write takes more frames than that.
        var bite = Int.max
        /// Nor do all writes of one instant.
        var meal = Int.max
        /// The card is away.
        var lost: [Range<WallInstant>] = []
        /// The first call after each of these fails once.
        var underruns: [WallInstant] = []
        var suspensions: [WallInstant] = []
        /// The wall clock is set at that virtual instant, by so much.
        var clockSet: (at: WallInstant, by: Duration)?
        /// From then on nothing is consumed.
        var standsStillFrom: WallInstant?
        /// The delay is wrong by up to so many frames.
        var jitter = 0
        /// Parts per million by which the card is fast.
        var drift = 0.0
        /// From the buffer to the card: taken out of the one, not yet in the other, as with a radio link.
        var behind = Duration.zero
        /// From the card to the ear.
        var latency = Duration.milliseconds(10)
    }

    /// A stretch of sound without a gap.
    struct Stretch: Sendable {
        let start: WallInstant
        let samples: [Int16]
    }

    private struct State {
        var script: Script
        var heard: [Stretch] = []
        var openings: [WallInstant] = []
        var handles = 0
        var mostHandles = 0
        var random = SeededGenerator(seed: 7)
    }

    let device = "scripted"
    private let time: VirtualTime
    private let state: Mutex<State>

    init(_ time: VirtualTime, _ script: Script = Script()) {
        self.time = time
        state = Mutex(State(script: script))
    }

    var now: WallInstant {
        let now = time.now
        guard let set = script.clockSet, now >= set.at else { return now }
        return now.advanced(by: set.by)
    }
    /// What the card itself runs by.
    var cardTime: WallInstant { time.now }
    var script: Script { state.withLock { $0.script } }
    var heard: [Stretch] { state.withLock { $0.heard } }
    /// Each attempt.
    var openings: [WallInstant] { state.withLock { $0.openings } }
    /// So many were open at once.
    var mostHandles: Int { state.withLock { $0.mostHandles } }

    func error(_ kind: CardError.Kind, errno: Int32) -> CardError {
        CardError(kind: kind, device: device, call: "scripted", errno: errno, detail: kind.rawValue)
    }

    func admit() throws(CardError) {
        let now = cardTime
        let refusal = state.withLock { state -> CardError? in
            state.openings.append(now)
            return state.script.refusals.isEmpty ? nil : state.script.refusals.removeFirst()
        }
        if let refusal { throw refusal }
        try check()
    }

    func noteHandle(isOpen: Bool) {
        state.withLock { state in
            state.handles += isOpen ? 1 : -1
            state.mostHandles = max(state.mostHandles, state.handles)
        }
    }

    /// Throws whatever is due now.
    func check() throws(CardError) {
        let now = cardTime
        let kind = state.withLock { state -> CardError.Kind? in
            if state.script.lost.contains(where: { $0.contains(now) }) { return .absent }
            if let first = state.script.underruns.first, first <= now {
                state.script.underruns.removeFirst()
                return .underrun
            }
            if let first = state.script.suspensions.first, first <= now {
                state.script.suspensions.removeFirst()
                return .suspended
            }
            return nil
        }
        if let kind { throw error(kind, errno: 1) }
    }

    func remember(_ stretch: Stretch) {
        guard !stretch.samples.isEmpty else { return }
        state.withLock { $0.heard.append(stretch) }
    }

    func jitter() -> Int {
        state.withLock { state in
            guard state.script.jitter > 0 else { return 0 }
            let jitter = state.script.jitter
            return Int.random(in: -jitter...jitter, using: &state.random)
        }
    }
}

struct ScriptedCard: PlaybackCard, ~Copyable {
    static let rate = 48_000

    let shape: CardShape
    private let driver: ScriptedDriver
    private var written: [Int16] = []
    private var started: WallInstant?
    private var meal: (at: WallInstant, taken: Int)?

    init(opening driver: ScriptedDriver) throws(CardError) {
        try driver.admit()
        shape = CardShape(
            rate: Self.rate, period: 4_800, buffer: 24_000, summary: "scripted", takesBack: driver.script.takesBack)
        self.driver = driver
        driver.noteHandle(isOpen: true)
    }

    deinit {
        driver.noteHandle(isOpen: false)
        driver.remember(Self.stretch(written, started: started, driver: driver))
    }

    mutating func write(_ samples: Span<Int16>) throws(CardError) -> Int {
        let count = min(samples.count, try room())
        for index in 0..<count { written.append(samples[index]) }
        eat(count)
        return count
    }

    mutating func writeSilence(_ frames: Int) throws(CardError) -> Int {
        let count = min(frames, try room())
        written += Array(repeating: 0, count: count)
        eat(count)
        return count
    }

    private mutating func eat(_ frames: Int) {
        let now = driver.cardTime
        meal = (now, frames + (meal.map { $0.at == now ? $0.taken : 0 } ?? 0))
    }

    mutating func takeBack(atMost most: Int, leaving left: Int) throws(CardError) -> Int {
        let count = max(0, min(most, written.count - left - (try taken())))
        written.removeLast(count)
        return count
    }

    mutating func start() throws(CardError) {
        try driver.check()
        if started == nil { started = driver.cardTime }
    }

    mutating func reading() throws(CardError) -> CardReading {
        try driver.check()
        let played = Self.played(started: started, driver: driver)
        let space = shape.buffer - (written.count - (try taken()))
        return CardReading(
            delay: max(0, written.count - played + driver.jitter()), space: max(0, space), at: driver.now)
    }

    mutating func recover() throws(CardError) -> Int? {
        halt()
        return nil
    }

    mutating func halt() {
        driver.remember(Self.stretch(written, started: started, driver: driver))
        written = []
        started = nil
    }

    private func room() throws(CardError) -> Int {
        try driver.check()
        let eaten = meal.map { $0.at == driver.cardTime ? $0.taken : 0 } ?? 0
        return min(
            driver.script.bite, driver.script.meal - eaten, max(0, shape.buffer - (written.count - (try taken()))))
    }

    /// Frames that have left the buffer.
    private func taken() throws(CardError) -> Int {
        let behind = Int(driver.script.behind.inSeconds * Double(Self.rate))
        let taken = started == nil ? 0 : max(0, Self.played(started: started, driver: driver) + behind)
        guard taken <= written.count else { throw driver.error(.underrun, errno: 32) }
        return taken
    }

    /// Frames that are audible by now; negative while the first is on its way.
    private static func played(started: WallInstant?, driver: ScriptedDriver) -> Int {
        guard let started else { return 0 }
        var now = driver.cardTime
        if let still = driver.script.standsStillFrom { now = min(now, still) }
        let elapsed = started.duration(to: now) - driver.script.latency - driver.script.behind
        return Int((elapsed.inSeconds * Double(rate) * (1 + driver.script.drift / 1e6)).rounded(.down))
    }

    private static func stretch(
        _ written: [Int16], started: WallInstant?, driver: ScriptedDriver
    ) -> ScriptedDriver.Stretch {
        let count = min(written.count, max(0, played(started: started, driver: driver)))
        return .init(
            start: (started ?? driver.cardTime).advanced(by: driver.script.latency + driver.script.behind),
            samples: Array(written[..<count]))
    }
}
