import CivilTime
import Playout
import SoundCard
import SoundTesting
import Testing

/// The whole way through libasound into a sound card that misbehaves, under a virtual clock.
@Suite struct RealCardTests {
    private static func nature(_ change: (inout TestCard.Nature) -> Void) -> TestCard.Nature {
        var nature = TestCard.Nature()
        change(&nature)
        return nature
    }

    private static let kinds: [(name: String, nature: TestCard.Nature, summary: String)] = [
        ("plain", .init(), "48000 Hz, mono, 16 bit"),
        ("stereo", nature { $0.channels = 2...2 }, "48000 Hz, stereo, 16 bit"),
        ("32 bits", nature { $0.formats = [.s32] }, "48000 Hz, mono, 32 bit"),
        ("stereo of 32 bits", nature { ($0.formats, $0.channels) = ([.s32], 2...2) }, "48000 Hz, stereo, 32 bit"),
        ("short writes", nature { $0.bite = 777 }, "48000 Hz, mono, 16 bit"),
        (
            "short writes in stereo of 32 bits",
            nature { ($0.formats, $0.channels, $0.bite) = ([.s32], 2...8, 1_001) }, "48000 Hz, stereo, 32 bit"
        ),
        ("fast", nature { $0.drift = 150 }, "48000 Hz, mono, 16 bit"),
        ("slow", nature { $0.drift = -150 }, "48000 Hz, mono, 16 bit"),
        ("far from the ear", nature { $0.latency = 9_600 }, "48000 Hz, mono, 16 bit"),
        ("a tiny buffer", nature { $0.bufferBytes = 128...2_048 }, "48000 Hz, mono, 16 bit"),
        ("a small buffer", nature { $0.bufferBytes = 128...8_192 }, "48000 Hz, mono, 16 bit"),
        ("short periods", nature { $0.periodBytes = 64...512 }, "48000 Hz, mono, 16 bit"),
    ]

    @Test(arguments: kinds.indices)
    func `real card path: the tape is heard at the promised instant, whole, once, in every channel`(kind: Int) throws {
        let kind = Self.kinds[kind]
        let stage = try CardStage(kind.nature)
        let record = try stage.run()
        let isWhole = record.sounding.map(\.samples) == [stage.tape]
        #expect(isWhole, "\(kind.name): \(stage.reports.events) \(record.events.prefix(20))")
        #expect(record.stretches.allSatisfy { $0.isPlain }, "\(kind.name)")
        let first = try #require(record.sounding.first?.start)
        // A card that drifts by 150 ppm is a seventh of a millisecond off after each second, and readings are some seconds old.
        let most = kind.nature.drift == 0 ? 0.000_03 : 0.000_5
        #expect(abs(promised.duration(to: first).inSeconds) < most, "\(kind.name)")
        #expect(
            stage.reports.ending?.cause == .finished,
            "\(kind.name): \(stage.reports.events.suffix(5)) \(record.events.suffix(8))")
        #expect(stage.reports.ending?.heard == .seconds(1.5), "\(kind.name)")
        #expect(stage.reports.troubles.isEmpty, "\(kind.name): \(stage.reports.troubles)")
        #expect(stage.reports.events.first == .ready(card: "\(stage.card.name) (\(kind.summary))"))
        // What was heard of it after the tape is silence, and the card was let go.
        #expect(record.events.last?.event == .closed)
    }
}
