import CivilTime
import Playout
import SoundCard
import SoundTesting
import Testing

/// The threads that own the card and read the tape, through libasound into the test card in real time. What was heard,
/// and when, is the card's own word, so a busy machine changes nothing.
@Suite(.serialized) struct RealTimeCardTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    @Test func `real card path: the worst of ten starts is within a tenth of a millisecond`() async throws {
        let tape = try folder.tape(frames: 2_400)
        var off: [Double] = []
        for start in 0..<10 {
            let card = try TestCard()
            // Never at the same place between the card's periods.
            let promised = systemNow().advanced(by: .milliseconds(500 + 7 * start))
            let reports = await play(tape.path, on: card, at: promised)
            #expect(reports.ending?.cause == .finished)
            let heard = try #require(try card.record().sounding.first?.start)
            off.append(abs(promised.duration(to: heard).inSeconds * 1000))
        }
        #expect(off.allSatisfy { $0 < 0.1 }, "ms: \(off)")
    }

    @Test func `real card path: unplugged, and back as soon as that is told, the rest is heard`() async throws {
        let tape = try folder.tape(frames: 72_000)
        let card = try TestCard()
        card.order(.gone, .sound(24_000))
        let reports = await play(tape.path, on: card) { event, _ in
            if case .trouble(.lost, _) = event { card.comeBack(number: 2) }
        }
        #expect(reports.ending?.cause == .finished)
        #expect(reports.ending?.heard == .seconds(1.5))
        let sounding = try card.record().sounding
        try #require(sounding.count == 2)
        let isExact = sounding[0].samples == Array(tape.samples[..<24_000])
        let isRest = sounding[1].samples.dropFirst(400) == tape.samples.suffix(sounding[1].samples.count).dropFirst(400)
        #expect(isExact && isRest)
        #expect(sounding[1].samples.count >= 47_999)
    }

    @Test func `real card path: suspended, and stopped by a bad transfer, all of it is heard, once`() async throws {
        let tape = try folder.tape(frames: 72_000)
        var nature = TestCard.Nature()
        (nature.formats, nature.channels, nature.bite, nature.drift) = ([.s32], 2...2, 1_500, 80)
        let card = try TestCard(nature)
        card.order(.suspended, .sound(20_000))
        card.order(.underrun, .sound(50_000))
        let reports = await play(tape.path, on: card)
        #expect(reports.ending?.cause == .finished)
        #expect(reports.troubles.count == 2)
        let record = try card.record()
        // After each, the sound rises from silence: its first sample is nothing.
        #expect(record.sounding.map(\.samples.count) == [20_000, 29_999, 21_999])
        #expect(record.stretches.allSatisfy { $0.isPlain && $0.channels == 2 && $0.width == 32 })
    }

    @Test func `real card path: stopped while the card is stuck, it ends all the same`() async throws {
        let tape = try folder.tape(frames: 72_000)
        let card = try TestCard()
        card.order(.stuck, .sound(4_800))
        let reports = await play(tape.path, on: card) { event, player in
            if case .started = event { player.stop() }
        }
        #expect(reports.ending?.cause == .stopped)
        #expect(try card.record().events.last?.event == .closed)
    }

    @Test func `real card path: a microphone wakes who waits for it, and is absent once it is unplugged`() throws {
        let card = try TestCard()
        var microphone = try ALSACaptureCard(opening: ALSADriver(device: card.name, now: systemNow))
        try microphone.start()
        var heard: [Float] = []
        var failure: CardError?
        while failure == nil {
            var samples = [Float](repeating: 0, count: 4_800)
            do throws(CardError) {
                var space = samples.mutableSpan
                let count = try microphone.read(into: &space, within: .seconds(1))
                heard += samples[..<count]
            } catch {
                failure = error
            }
            if heard.count >= 24_000 { card.order(.gone) }
        }
        #expect(failure?.kind == .absent)
        let isExact = heard.indices.allSatisfy { heard[$0] == TestCard.sample($0) }
        #expect(isExact && heard.count >= 24_000)
    }

    /// - Parameter heed: gets each event as it is told.
    private func play(
        _ path: String, on card: TestCard, at start: WallInstant = systemNow().advanced(by: .milliseconds(500)),
        heed: @escaping @Sendable (PlayEvent, any Player) -> Void = { _, _ in }
    ) async -> Reports {
        let player = CardChoice.alsa(card.name).player(now: systemNow)
        let order = PlayOrder(
            source: .file(path), start: start, latestStart: start.advanced(by: .seconds(20)),
            mustEnd: start.advanced(by: .seconds(60)))
        let reports = Reports()
        await withCheckedContinuation { continuation in
            player.begin(order) { event in
                reports.add(event)
                heed(event, player)
                if case .ready = event { player.go() }
                if case .ended = event { continuation.resume() }
            }
        }
        return reports
    }
}
