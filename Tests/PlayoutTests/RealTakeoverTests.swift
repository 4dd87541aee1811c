import CivilTime
import Playout
import SoundCard
import SoundTesting
import Testing

/// An order that takes over the air, all the way through libasound: a tone of 440 Hz is on air, one of 1000 Hz takes over.
@Suite(.serialized) struct RealTakeoverTests {
    private static let programme = tone(seconds: 4)
    private static let alert = tone(1000, seconds: 1)
    private static let largestStep = alert.largestStep + 12_000 / 240 + 1

    private static func nature(_ change: (inout TestCard.Nature) -> Void) -> TestCard.Nature {
        var nature = TestCard.Nature()
        change(&nature)
        return nature
    }

    private static let kinds: [(name: String, nature: TestCard.Nature, isConverted: Bool)] = [
        ("plain", .init(), false), ("behind conversions", nature { $0.formats = [.s24] }, true),
        ("stereo of 32 bits", nature { ($0.formats, $0.channels) = ([.s32], 2...2) }, false),
        ("short writes", nature { $0.bite = 777 }, false), ("far from the ear", nature { $0.latency = 4_800 }, false),
        ("a small buffer", nature { $0.bufferBytes = 128...8_192 }, false),
    ]

    @Test(arguments: kinds.indices, [true, false])
    func `real card path: what the card holds is taken back where it can, and the alert follows the fade`(
        kind: Int, takesBack: Bool
    ) throws {
        let kind = Self.kinds[kind]
        let stage = try CardStage(
            kind.nature, device: kind.isConverted ? { $0.convertedName } : nil, takesBack: takesBack,
            tape: Self.programme)
        try stage.run(until: 1.234)
        let alert = try stage.takeOver(Self.alert)
        let record = try stage.run()
        #expect(record.instants(of: .opened).count == 1)
        #expect(stage.reports.ending?.cause == .interrupted)
        #expect(alert.ending?.cause == .finished)
        #expect(stage.reports.troubles.isEmpty && alert.troubles.isEmpty)
        let stretch = try #require(record.stretches.first)
        #expect(record.stretches.count == 1 && stretch.isPlain)
        #expect(stretch.samples.largestStep <= Self.largestStep)
        let began = try #require(alert.started)
        let latency = Duration.nanoseconds(Int64(kind.nature.latency) * 1_000_000_000 / 48_000)
        #expect(at(1.234).duration(to: began) < (takesBack ? .milliseconds(80) : .milliseconds(400)) + latency)
        let place = try #require(stretch.samples.place(of: Self.alert.dropFirst().prefix(2_000))) - 1
        // Told to the frame, as near as whole nanoseconds tell frames.
        #expect(abs(Double(place) - stretch.start.duration(to: began).inSeconds * stretch.rate) < 1.5)
        let isWhole = stretch.samples[place...].starts(with: Self.alert)
        #expect(isWhole)
        // What was told to have been heard was heard.
        let heard = Int(((stage.reports.ending?.heard.inSeconds ?? 0) * 48_000).rounded())
        let first = Int((stretch.start.duration(to: promised).inSeconds * stretch.rate).rounded())
        #expect(stretch.samples[first...].starts(with: Self.programme.prefix(heard - 240)))
        #expect(abs(place - first - heard) < 2 || !takesBack || kind.nature.bite != nil)
    }

    @Test(arguments: [true, false])
    func `real card path: from the word to the alert's first sample it takes no half second`(
        takesBack: Bool
    ) async throws {
        let folder = try Folder()
        let programme = try folder.tape(of: Self.programme)
        let alert = try folder.tape(of: Self.alert, named: "alert.flac")
        let card = try TestCard()
        let player = CardPlayer<ALSACard>(
            driver: ALSADriver(device: card.name, takesBack: takesBack, now: systemNow))
        let result = await Interruption(player).run(programme, then: alert, after: .milliseconds(700))
        #expect(result.first.ending?.cause == .interrupted)
        #expect(result.second.ending?.cause == .finished)
        let record = try card.record()
        #expect(record.instants(of: .opened).count == 1)
        let stretch = try #require(record.stretches.first)
        #expect(stretch.samples.largestStep <= Self.largestStep)
        let place = try #require(stretch.samples.place(of: Self.alert.dropFirst().prefix(2_000)))
        #expect(result.word.duration(to: stretch.instant(of: place)) < .milliseconds(500))
    }

    @Test(.enabled(if: SoundServer.isInstalled, "PulseAudio is not installed"))
    func `real sound path: from the word to the alert's first sample it takes no half second`() async throws {
        let folder = try Folder()
        let horn = try SoundServer()
        let ear = try horn.listen()
        let programme = try folder.tape(of: Self.programme)
        let alert = try folder.tape(of: Self.alert, named: "alert.flac")
        let player = CardChoice.alsa("horn").player(now: systemNow)
        let result = await Interruption(player).run(programme, then: alert, after: .milliseconds(1200))
        let (start, samples) = ear.finish()
        #expect(result.first.ending?.cause == .interrupted)
        #expect(result.second.ending?.cause == .finished)
        #expect(samples.largestStep <= Self.largestStep)
        let place = try #require(samples.place(of: Self.alert.dropFirst().prefix(2_000)))
        let heard = start.advanced(by: .nanoseconds(Int64(place) * 1_000_000_000 / 48_000))
        #expect(result.word.duration(to: heard) < .milliseconds(500))
    }
}

/// One order in real time, and another that takes over when it has sounded for a while.
struct Interruption {
    let player: any Player

    init(_ player: any Player) { self.player = player }

    /// - Returns: what both reported, and when the second was begun.
    func run(
        _ programme: String, then alert: String, after delay: Duration
    ) async -> (first: Reports, second: Reports, word: WallInstant) {
        let first = Reports()
        let second = Reports()
        let start = systemNow().advanced(by: .milliseconds(300))
        player.begin(order(programme, at: start)) { event in
            first.add(event)
            if case .ready = event { player.go() }
        }
        try? await Task.sleep(for: systemNow().duration(to: start.advanced(by: delay)))
        let word = systemNow()
        await withCheckedContinuation { continuation in
            player.begin(order(alert, at: word)) { event in
                second.add(event)
                if case .ended = event { continuation.resume() }
            }
            player.go()
        }
        return (first, second, word)
    }

    private func order(_ path: String, at start: WallInstant) -> PlayOrder {
        PlayOrder(
            source: .file(path), start: start, latestStart: start.advanced(by: .seconds(20)),
            mustEnd: start.advanced(by: .seconds(60)))
    }
}

extension Array<Int16> {
    /// Where those samples stand in it for the first time.
    func place(of samples: ArraySlice<Int16>) -> Int? {
        indices.first { self[$0] == samples.first && self[$0...].starts(with: samples) }
    }
}
