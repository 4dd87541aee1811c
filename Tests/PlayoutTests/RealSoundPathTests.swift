import CivilTime
import Playout
import SoundCard
import SoundTesting
import Testing

/// The whole way through libasound to a PulseAudio server and back through its monitor, in real time.
@Suite(.serialized, .enabled(if: SoundServer.isInstalled, "PulseAudio is not installed"))
struct RealSoundPathTests {
    private let folder: Folder
    private let horn: SoundServer

    init() throws {
        folder = try Folder()
        horn = try SoundServer()
    }

    @Test func `real sound path: the tape is heard at the promised instant, whole, in order, once`() async throws {
        let tape = try folder.tape(frames: 60_000)
        let ear = try horn.listen()
        let start = systemNow().advanced(by: .seconds(3))
        let reports = await play(tape.path, at: start)
        let (origin, samples) = ear.finish()
        #expect(reports.ending?.cause == .finished)
        #expect(reports.ending?.heard == .milliseconds(1250))
        #expect(reports.troubles.isEmpty)
        let runs = samples.soundingRuns
        #expect(runs.map(\.samples) == [tape.samples])
        let first = try #require(runs.first)
        let heard = origin.advanced(by: .nanoseconds(Int64(first.start) * 1_000_000_000 / 48_000))
        // On an idle machine it is 2 ms; tests share theirs with compilers.
        #expect(abs(start.duration(to: heard).inSeconds) < 0.02)
    }

    @Test func `real sound path: stop is heard within half a second and clicks nowhere`() async throws {
        let tape = try folder.tape(frames: 48_000 * 6)
        let ear = try horn.listen()
        let start = systemNow().advanced(by: .seconds(1))
        let player = CardChoice.alsa("horn").player(now: systemNow)
        let stopped = start.advanced(by: .seconds(2))
        let reports = await play(tape.path, at: start, with: player, stopAt: stopped)
        let (origin, samples) = ear.finish()
        #expect(reports.ending?.cause == .stopped)
        let runs = samples.soundingRuns
        let first = try #require(runs.first)
        let last = try #require(runs.last)
        let end = Int64(last.start + last.samples.count)
        let silent = origin.advanced(by: .nanoseconds(end * 1_000_000_000 / 48_000))
        #expect(silent > stopped && silent < stopped.advanced(by: .milliseconds(550)))
        // Up to the fade it is the tape to the bit; in the fade samples may come down to zero.
        let length = Int(end) - first.start
        #expect(Array(samples[first.start..<first.start + length - 400]) == Array(tape.samples[..<(length - 400)]))
        #expect(abs(Int(samples[Int(end) - 1])) < 300)
    }

    @Test func `real sound path: a server that dies in mid-airing and comes back hears the rest of the tape`()
        async throws
    {
        let tape = try folder.tape(frames: 48_000 * 4)
        let ear = try horn.listen()
        let player = CardChoice.alsa("horn").player(now: systemNow)
        let start = systemNow().advanced(by: .seconds(1))
        async let playing = play(tape.path, at: start, with: player)
        try await sleep(until: start.advanced(by: .seconds(2)))
        horn.stop()
        let before = ear.finish().samples.soundingRuns
        try horn.start()
        let secondEar = try horn.listen()
        let reports = await playing
        let after = secondEar.finish().samples.soundingRuns
        #expect(reports.ending?.cause == .finished)
        #expect(reports.ending?.heard == .seconds(4))
        #expect(reports.troubles.contains { if case .lost = $0 { true } else { false } })
        #expect(reports.troubles.contains { if case .back = $0 { true } else { false } })
        let first = try #require(before.first)
        #expect(first.samples == Array(tape.samples[..<first.samples.count]))
        // The second ear may come a moment later than the sound; from there on nothing is missing.
        let rest = try #require(after.last).samples
        #expect(rest.count > 48_000 * 3 / 2)
        #expect(rest.dropFirst(400) == tape.samples.suffix(rest.count).dropFirst(400))
    }

    @Test func `real sound path: a server that is not there yet is waited for`() async throws {
        let tape = try folder.tape(frames: 24_000)
        horn.stop()
        let start = systemNow().advanced(by: .milliseconds(500))
        async let playing = play(tape.path, at: start)
        try await sleep(until: start.advanced(by: .milliseconds(500)))
        try horn.start()
        let reports = await playing
        #expect(reports.ending?.cause == .finished)
        #expect(reports.started.map { $0 > start } == true)
        guard case .notOpened(let error) = reports.troubles.first else {
            Issue.record("\(reports.troubles)")
            return
        }
        #expect(error.kind == .absent)
    }

    @Test func `real sound path: a clock without sound keeps real time`() async throws {
        let start = systemNow().advanced(by: .milliseconds(300))
        let reports = await play(
            .blank(frames: 24_000), at: start, with: CardChoice.null.player(now: systemNow))
        #expect(reports.started.map { abs($0.duration(to: start).inSeconds) < 0.000_03 } == true)
        #expect(reports.ending?.heard == .milliseconds(500))
        #expect(systemNow() >= start.advanced(by: .milliseconds(500)))
    }

    private func play(
        _ path: String, at start: WallInstant, with player: (any Player)? = nil, stopAt: WallInstant? = nil
    ) async -> Reports {
        let player = player ?? CardChoice.alsa("horn").player(now: systemNow)
        return await play(.file(path), at: start, with: player, stopAt: stopAt)
    }

    private func play(
        _ source: PlayOrder.Source, at start: WallInstant, with player: any Player, stopAt: WallInstant? = nil
    ) async -> Reports {
        let order = PlayOrder(
            source: source, start: start, latestStart: start.advanced(by: .seconds(20)),
            mustEnd: start.advanced(by: .seconds(60)))
        let reports = Reports()
        let stopping = Task {
            guard let stopAt else { return }
            try await sleep(until: stopAt)
            player.stop()
        }
        await withCheckedContinuation { continuation in
            player.begin(order) { event in
                reports.add(event)
                if case .ready = event { player.go() }
                if case .ended = event { continuation.resume() }
            }
        }
        stopping.cancel()
        return reports
    }

    private func sleep(until instant: WallInstant) async throws {
        try await Task.sleep(for: systemNow().duration(to: instant))
    }
}
