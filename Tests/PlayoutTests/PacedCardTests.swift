import CivilTime
import Foundation
import Playout
import SoundCard
import SoundTesting
import Testing

@Suite struct PacedCardTests {
    private let time = VirtualTime(at(-2))

    @Test func `the file holds the tape to the bit, at the place that the promised instant has in it`() throws {
        let folder = try Folder()
        let tape = try folder.tape(frames: 60_000)
        let reports = play(.file(tape.path), into: folder)
        #expect(reports.ending?.cause == .finished)
        let runs = try folder.samples(ofWAV: "out.wav").soundingRuns
        #expect(runs.count == 1)
        #expect(runs.first?.start == 96_000)
        #expect(runs.first?.samples == tape.samples)
    }

    @Test func `a tape three times as long as what is kept at hand comes through to the bit`() throws {
        let folder = try Folder()
        let tape = try folder.tape(frames: 800_000)
        let reports = play(.file(tape.path), into: folder)
        #expect(reports.ending?.cause == .finished)
        #expect(reports.troubles.isEmpty)
        #expect(try folder.samples(ofWAV: "out.wav").soundingRuns.map(\.samples) == [tape.samples])
    }

    @Test func `a second airing goes on behind the first`() throws {
        let folder = try Folder()
        let tape = try folder.tape(frames: 20_000)
        let driver = driver(into: folder)
        _ = play(.file(tape.path), driver: driver)
        time.advance(to: at(100))
        let reports = play(.file(tape.path), driver: driver)
        #expect(reports.ending?.cause == .finished)
        #expect(try folder.samples(ofWAV: "out.wav").soundingRuns.map(\.samples) == [tape.samples, tape.samples])
    }

    @Test func `a tape that is not there ends the order before anything is opened`() throws {
        let folder = try Folder()
        let reports = play(.file(folder.file("missing.flac")), into: folder)
        #expect(reports.events.count == 1)
        #expect(reports.ending?.cause == .tapeFailed("“\(folder.file("missing.flac"))”: No such file or directory"))
        #expect(!FileManager.default.fileExists(atPath: folder.file("out.wav")))
    }

    @Test func `a tape of another rate than 48 kHz is refused, with both rates`() throws {
        let folder = try Folder()
        let tape = try folder.tape(frames: 20_000, rate: 44_100)
        let reports = play(.file(tape.path), into: folder)
        #expect(reports.ending?.cause == .tapeFailed("“\(tape.path)”: 44100 Hz ≠ 48000 Hz"))
    }

    @Test func `a file that was there before is begun anew`() throws {
        let folder = try Folder()
        let tape = try folder.tape(frames: 20_000)
        try Data(repeating: 1, count: 4_000_000).write(to: URL(fileURLWithPath: folder.file("out.wav")))
        _ = play(.file(tape.path), into: folder)
        #expect(try folder.samples(ofWAV: "out.wav").soundingRuns.map(\.samples) == [tape.samples])
    }

    @Test func `at a hundred times the speed the file holds the tape without a gap`() async throws {
        let folder = try Folder()
        let tape = try folder.tape(frames: 48_000 * 60)
        let began = systemNow()
        let now: @Sendable () -> WallInstant = { at(-3).advanced(by: began.duration(to: systemNow()) * 100) }
        let player = CardChoice.wav(folder.file("out.wav")).player(now: now, speed: 100)
        let reports = Reports()
        await withCheckedContinuation { continuation in
            player.begin(order(.file(tape.path))) { event in
                reports.add(event)
                if case .ready = event { player.go() }
                if case .ended = event { continuation.resume() }
            }
        }
        #expect(reports.ending?.cause == .finished)
        #expect(reports.troubles.isEmpty)
        #expect(try folder.samples(ofWAV: "out.wav").soundingRuns.map(\.samples) == [tape.samples])
    }

    private func driver(into folder: Folder) -> PacedDriver {
        PacedDriver(device: "wav:out.wav", file: folder.file("out.wav"), now: { [time] in time.now })
    }

    private func play(_ source: PlayOrder.Source, into folder: Folder) -> Reports {
        play(source, driver: driver(into: folder))
    }

    private func play(_ source: PlayOrder.Source, driver: PacedDriver) -> Reports {
        let player = SteppedPlayer<PacedCard>(time: time, driver: driver)
        let reports = Reports()
        player.begin(order(source)) { event in
            reports.add(event)
            if case .ready = event { player.go() }
        }
        player.advance(to: time.now.advanced(by: .seconds(60)))
        return reports
    }
}
