import CivilTime
import Diagnostics
import Foundation
import Operations
import Playout
import Production
import Speech
import StationModel
import Testing

@Suite("The tape of a warning, made while its tone sounds", .timeLimit(.minutes(2)))
struct WarningTapeTests {
    private let folder: URL

    init() {
        folder = FileManager.default.temporaryDirectory.appending(path: "loa-warning-\(UUID().uuidString.prefix(8))")
    }

    private func warning(_ words: String = "Nước lên nhanh.", readings: Int = 1) throws -> Warning {
        Warning(
            title: "Lũ", paragraphs: [words], severity: .red, readings: readings,
            person: Person(try #require(OfficerID("trang")), name: "Trang", account: "trang"), reason: "lũ")
    }

    /// What a workshop with that voice answers to a warning: at once, and when the words are there.
    private func answers(
        _ voice: some Voice, to warning: Warning
    ) async throws -> (atOnce: PreparedTape, later: Result<PreparedTape, Failure>) {
        defer { try? FileManager.default.removeItem(at: folder) }
        let name = try #require(OccurrenceName("emergency@2023-08-08T17:00"))
        let season = try Given.season([Given.campaign()])
        let (events, source) = AsyncStream<StationEvent>.makeStream()
        let producer = Producer(
            stationFolder: folder.path, tapes: folder.path + "/tapes", voices: OnlyVoice(voice: voice))
        let workshop = TapeWorkshop(producer, clock: SystemClock(), log: .none) { source.yield($0) }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await workshop.work() }
            let atOnce = workshop.warn(warning, as: name, in: season)
            var later: Result<PreparedTape, Failure>?
            for await case .tape(name, let result) in events {
                later = result
                break
            }
            // The chain's own thread reads it as far as there is room: here nobody but this loop plays it.
            if case .stream(let ring) = atOnce.source {
                while ring.length == nil, ring.failure == nil {
                    ring.release(upTo: ring.available(from: 0))
                    await Task.yield()
                }
            }
            group.cancelAll()
            return (atOnce, try #require(later))
        }
    }

    @Test("The tone comes at once, the words behind it, and the true length and hash when they are spoken")
    func toneThenWords() async throws {
        let (atOnce, later) = try await answers(Hum(), to: warning(readings: 2))
        guard case .stream(let ring) = atOnce.source else { throw TestFailure() }
        #expect(atOnce.hash == nil)
        #expect(atOnce.items.map(\.name.en) == ["alert tone", "the warning's words"])
        #expect(atOnce.length > .seconds(5))
        let tape = try later.get()
        #expect(ring.failure == nil)
        #expect(ring.length.map { Duration.seconds($0) / 48_000 } == tape.length)
        #expect(tape.hash?.count == 64)
        #expect(
            tape.items.map(\.name.en) == [
                "alert tone", "reading 1", "pause", "alert tone", "pause", "reading 2",
            ])
        #expect(tape.items.first?.start == .zero)
        #expect(tape.items[1].start == .milliseconds(5_200))
    }

    @Test("With no voice the tone has sounded, the ring tells, and so does the event")
    func noVoice() async throws {
        let (atOnce, later) = try await answers(Hum(failure: .notInstalled(program: "espeak-ng")), to: warning())
        guard case .stream(let ring) = atOnce.source else { throw TestFailure() }
        #expect(ring.failure != nil)
        guard case .failure(let failure) = later else { throw TestFailure() }
        #expect(failure.message.en.contains("espeak-ng"))
    }

    private struct TestFailure: Error {}
}

private struct OnlyVoice: VoiceSource {
    let voice: any Voice

    func voice(for choice: VoiceChoice) async throws(VoiceError) -> any Voice { voice }
}

/// A square wave of half a second for every text.
private struct Hum: Voice {
    let identity = "hum"
    let rates = 1.0...1.0
    var failure: VoiceError?

    func speak(_ text: String, rate: Double) async throws(VoiceError) -> [Float] {
        if let failure { throw failure }
        return (0..<24_000).map { $0 / 60 % 2 == 0 ? 0.2 : -0.2 }
    }
}
