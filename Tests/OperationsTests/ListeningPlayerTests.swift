import CivilTime
import Operations
import Playout
import SoundCard
import Synchronization
import Testing

@Suite("A player that listens")
struct ListeningPlayerTests {
    private static let start = WallInstant(seconds: 1_700_000_000)
    private static let order = PlayOrder(
        source: .blank(frames: 48_000 * 30), start: start, latestStart: start, mustEnd: start + .seconds(60))

    /// Plays thirty seconds, so many times, and returns what the reports and the alarm were told, in order.
    private func play(
        with street: Street, device: String? = "plughw:CARD=Mic", times: Int = 1, isGivenUp: Bool = false
    ) async -> (report: [PlayEvent], alarms: [CardError.Kind?]) {
        let alarms = Mutex<[CardError.Kind?]>([])
        let player = ListeningPlayer<StreetMicrophone>(
            street, device: device, driver: { StreetMicrophone.Driver(device: $0, street: street) },
            trouble: { error in alarms.withLock { $0.append(error?.kind) } }, sleep: { street.pass($0) })
        var report: [PlayEvent] = []
        for _ in 0..<times {
            let (events, told) = AsyncStream<PlayEvent>.makeStream()
            player.begin(Self.order) { event in
                told.yield(event)
                if case .ended = event { told.finish() }
            }
            player.go()
            if device == nil { street.pass(.seconds(31)) }
            for await event in events { report.append(event) }
        }
        if isGivenUp { player.change(to: nil) }
        return (report, alarms.withLock { $0 })
    }

    private func kinds(_ report: [PlayEvent]) -> [String] {
        report.map {
            switch $0 {
            case .heard(.audible): "audible"
            case .heard(.silent): "silent"
            case .heard(.unjudged): "unjudged"
            case .ended: "ended"
            default: "other"
            }
        }
    }

    @Test("tells that the horns are heard, and the verdict just before the end")
    func heard() async throws {
        let told = await play(with: Street(delay: .milliseconds(250)))
        #expect(kinds(told.report) == ["audible", "audible", "ended"])
        #expect(told.alarms.isEmpty)
        guard case .heard(.audible(let delay))? = told.report.first else { return }
        #expect(delay > .milliseconds(200) && delay < .milliseconds(300))
    }

    @Test("tells that they fall silent, and says so of the whole")
    func silent() async {
        let told = await play(with: Street(delay: .milliseconds(250), soundsUntil: .seconds(12)))
        #expect(kinds(told.report) == ["audible", "silent", "silent", "ended"])
    }

    @Test("hears the horns also where the card gave back what it was to play before them")
    func takenBack() async {
        let told = await play(with: Street(delay: .zero, takesBack: true))
        #expect(kinds(told.report) == ["audible", "audible", "ended"])
    }

    @Test("goes on and raises an alarm when its microphone is gone, and tells when it is back")
    func lost() async {
        let told = await play(with: Street(delay: .milliseconds(250), microphoneGone: .seconds(8) ..< .seconds(8.5)))
        #expect(told.alarms == [.absent, nil])
        #expect(kinds(told.report) == ["audible", "audible", "ended"])
    }

    @Test("verifies nothing when its microphone was gone for long", arguments: [Duration.seconds(15), .seconds(99)])
    func lostForLong(until back: Duration) async {
        let told = await play(with: Street(delay: .milliseconds(250), microphoneGone: .seconds(8)..<back))
        #expect(told.alarms == (back < .seconds(30) ? [.absent, nil] : [.absent]))
        #expect(kinds(told.report) == ["audible", "unjudged", "ended"])
    }

    @Test("raises one alarm for a microphone that never opens, and the airing goes on unverified")
    func absent() async {
        let told = await play(with: Street(delay: .zero, microphoneGone: .zero ..< .seconds(99)), times: 2)
        #expect(told.alarms == [.absent])
        #expect(kinds(told.report) == ["unjudged", "ended", "unjudged", "ended"])
    }

    @Test("ends the alarm of an earlier airing when the microphone is heard in a later one")
    func backLater() async {
        let told = await play(with: Street(delay: .zero, microphoneGone: .zero ..< .seconds(31)), times: 2)
        #expect(told.alarms == [.absent, nil])
    }

    @Test("ends the alarm when nobody is to listen any more")
    func givenUp() async {
        let told = await play(with: Street(delay: .zero, microphoneGone: .zero ..< .seconds(99)), isGivenUp: true)
        #expect(told.alarms == [.absent, nil])
    }

    @Test("does nothing where no device listens")
    func nobody() async {
        let told = await play(with: Street(delay: .zero), device: nil)
        #expect(kinds(told.report) == ["ended"])
    }
}

/// Thirty seconds of noise over a horn, and a microphone beside it; its clock goes only when it is slept.
private final class Street: Player {
    private struct State {
        var now = WallInstant(seconds: 1_700_000_000)
        var tap: Tap?
        var report: (@Sendable (PlayEvent) -> Void)?
        var passed = 0
        var sent = 0
        var captured = 0
    }

    private let state = Mutex(State())
    private let programme: [Int16]
    private let delay: Int
    private let soundsUntil: Int
    /// Of all time that passed.
    private let gone: Range<Int>
    private let takesBack: Bool

    init(
        delay: Duration, soundsUntil: Duration = .seconds(99), microphoneGone: Range<Duration> = .zero ..< .zero,
        takesBack: Bool = false
    ) {
        self.takesBack = takesBack
        let frames = { (time: Duration) in Int((time.inSeconds * 48_000).rounded()) }
        self.delay = frames(delay)
        self.soundsUntil = frames(soundsUntil)
        gone = frames(microphoneGone.lowerBound)..<frames(microphoneGone.upperBound)
        // Numerical Recipes' generator: noise is all that is needed.
        var seed: UInt32 = 7
        programme = (0..<48_000 * 30).map { _ in
            seed = seed &* 1_664_525 &+ 1_013_904_223
            return Int16(truncatingIfNeeded: seed >> 16) / 8
        }
    }

    var now: WallInstant { state.withLock { $0.now } }

    /// The card takes what falls into that time, a block at a time; at the end of the programme the order ends.
    func pass(_ time: Duration) {
        let report: (@Sendable (PlayEvent) -> Void)? = state.withLock { state in
            let start = state.now
            let count = min(Int(time.inSeconds * 48_000), programme.count - state.sent)
            if count > 0, let tap = state.tap {
                // What it will not play after all.
                if takesBack, state.sent == 0 { tap.put(frame: 0, count: 6_720, at: start) }
                let block = Array(programme[state.sent..<state.sent + count])
                tap.put(block.span, frame: state.sent, count: count, at: start)
            }
            state.sent += max(0, count)
            state.passed += Int(time.inSeconds * 48_000)
            state.now = start + time
            guard state.sent == programme.count else { return nil }
            return state.report.take()
        }
        report?(.ended(Ending(cause: .finished, at: now, heard: .seconds(30), frames: programme.count)))
    }

    /// What the microphone heard since the last call; `nil`: it is not there.
    func hear() -> [Float]? {
        state.withLock { state in
            if gone.contains(state.passed) { return nil }
            let block = (state.captured..<state.sent).map { place in
                let source = place - delay
                guard source >= 0, place < soundsUntil else { return Float(place % 7) / 100_000 }
                return Float(programme[source]) / 65_536
            }
            state.captured = state.sent
            return block
        }
    }

    func begin(_ order: PlayOrder, report: @escaping @Sendable (PlayEvent) -> Void) {
        state.withLock {
            $0.tap = order.tap
            $0.report = report
            $0.sent = 0
            $0.captured = 0
        }
    }

    func go() {}
    func stop() {}
}

private struct StreetMicrophone: CaptureCard, ~Copyable {
    struct Driver: CardDriver {
        let device: String
        let street: Street
        var now: WallInstant { street.now }
    }

    let shape = CardShape(rate: 48_000, period: 960, buffer: 24_000, summary: "")
    private let driver: Driver

    init(opening driver: Driver) throws(CardError) {
        guard driver.street.hear() != nil else { throw Self.gone(driver) }
        self.driver = driver
    }

    mutating func start() {}
    mutating func recover() {}

    mutating func read(into samples: inout MutableSpan<Float>, within time: Duration) throws(CardError) -> Int {
        guard let block = driver.street.hear() else { throw Self.gone(driver) }
        for (index, sample) in block.enumerated() { samples[index] = sample }
        return block.count
    }

    private static func gone(_ driver: Driver) -> CardError {
        CardError(
            kind: .absent, direction: .capture, device: driver.device, call: "snd_pcm_open", errno: 19, detail: "gone")
    }
}
