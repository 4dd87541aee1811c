import CivilTime
import SoundCard
import SoundTesting
import Testing

/// A microphone on the test card, which hears a number for each frame.
@Suite struct RealCaptureTests {
    private static let kinds: [(summary: String, nature: TestCard.Nature)] = {
        var stereo = TestCard.Nature()
        stereo.channels = 2...2
        var wide = TestCard.Nature()
        wide.formats = [.s32]
        var both = stereo
        both.formats = [.s32]
        both.bite = 700
        return [
            ("48000 Hz, mono, 16 bit", TestCard.Nature()), ("48000 Hz, stereo, 16 bit", stereo),
            ("48000 Hz, mono, 32 bit", wide), ("48000 Hz, stereo, 32 bit", both),
        ]
    }()

    @Test(arguments: kinds.indices)
    func `real card path: a microphone is heard to the frame, whatever its channels and width`(kind: Int) throws {
        let card = try TestCard(Self.kinds[kind].nature, clock: promised)
        let microphone = try OpenMicrophone(card)
        #expect(microphone.shape.summary == Self.kinds[kind].summary)
        var heard: [Float] = []
        for step in 1...20 {
            card.setNow(at(Double(step) / 50))
            heard += try microphone.read()
        }
        #expect(heard.count == 19_200)
        let isExact = heard.indices.allSatisfy { heard[$0] == TestCard.sample($0) }
        #expect(isExact)
    }

    @Test func `real card path: a microphone that is not read in time says so until it is recovered`() throws {
        let card = try TestCard(clock: promised)
        let microphone = try OpenMicrophone(card)
        card.setNow(at(5))
        #expect(microphone.refusal()?.kind == .overrun)
        #expect(microphone.refusal()?.kind == .overrun)
        try microphone.recover()
        card.setNow(at(5.1))
        #expect(try microphone.read().count == 4_800)
    }

    // Who waits for sound in libasound is told of what happened meanwhile at the next call.

    @Test func `real card path: a microphone that is suspended says so, and hears again`() throws {
        let card = try TestCard(clock: promised)
        let microphone = try OpenMicrophone(card)
        card.order(.suspended)
        #expect((microphone.refusal() ?? microphone.refusal())?.kind == .suspended)
        try microphone.recover()
        card.setNow(at(0.1))
        #expect(try microphone.read().count == 4_800)
    }

    @Test func `real card path: a microphone that is unplugged is absent`() throws {
        let card = try TestCard(clock: promised)
        let microphone = try OpenMicrophone(card)
        card.order(.gone)
        let error = try #require(microphone.refusal() ?? microphone.refusal())
        #expect(error.kind == .absent)
        #expect(error.direction == .capture)
    }

    @Test func `real card path: a microphone that is open but gives no sound is waited for as long as was said`() throws
    {
        let card = try TestCard(clock: promised)
        let microphone = try OpenMicrophone(card)
        #expect(try microphone.read().isEmpty)
    }
}

/// It listens from the beginning.
private final class OpenMicrophone {
    private var card: ALSACaptureCard

    init(_ testCard: TestCard) throws(CardError) {
        card = try ALSACaptureCard(opening: ALSADriver(device: testCard.name, now: { promised }))
        try card.start()
    }

    var shape: CardShape { card.shape }

    func recover() throws(CardError) {
        try card.recover()
        try card.start()
    }

    func read() throws(CardError) -> [Float] {
        var samples = [Float](repeating: 0, count: 48_000)
        var space = samples.mutableSpan
        let count = try card.read(into: &space, within: .milliseconds(20))
        return Array(samples[..<count])
    }

    func refusal() -> CardError? {
        do {
            _ = try read()
            return nil
        } catch {
            return error
        }
    }
}
