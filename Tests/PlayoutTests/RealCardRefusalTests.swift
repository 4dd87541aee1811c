import CivilTime
import Diagnostics
import Foundation
import Playout
import SoundCard
import SoundTesting
import Testing

/// What a card that cannot do what Loa needs answers at its opening, and what ALSA's conversions make of it.
@Suite struct RealCardRefusalTests {
    struct Case: Sendable {
        let what: String
        let nature: TestCard.Nature
        let call: String
        let wanted: String

        init(_ what: String, call: String, wanted: String, _ change: (inout TestCard.Nature) -> Void) {
            var nature = TestCard.Nature()
            change(&nature)
            self.what = what
            self.nature = nature
            self.call = call
            self.wanted = wanted
        }
    }

    private static let cases = [
        Case("24 bits only", call: "snd_pcm_hw_params_set_format", wanted: "samples of 16 or 32 bits") {
            $0.formats = [.s24]
        },
        Case("six channels only", call: "snd_pcm_hw_params_set_channels", wanted: "one channel or two") {
            $0.channels = 6...6
        },
        Case("44.1 kHz only", call: "snd_pcm_hw_params_set_rate", wanted: "48000 Hz") { $0.rates = 44_100...44_100 },
    ]

    @Test(arguments: cases.indices)
    func `real card path: a card that cannot do what is needed says what, and that plughw: can`(index: Int) throws {
        let refused = Self.cases[index]
        let card = try TestCard(refused.nature, clock: promised)
        let error = try #require(refusal(card.name), "\(refused.what)")
        #expect(error.kind == .unsuitable)
        #expect(error.call == refused.call)
        #expect(error.detail == refused.wanted + ": Invalid argument")
        #expect(error.hint?.en.contains("plughw:") == true)
        #expect(error.hint?.vi.contains("plughw:") == true)
        #expect(refusal(card.convertedName) == nil, "\(refused.what)")
    }

    @Test func `real card path: stereo of 24 bits at 96 kHz behind ALSA's conversions is heard whole, on time`() throws
    {
        var nature = TestCard.Nature()
        (nature.formats, nature.channels, nature.rates) = ([.s24], 2...2, 96_000...96_000)
        let stage = try CardStage(nature, device: { $0.convertedName })
        let record = try stage.run()
        #expect(stage.reports.ending?.cause == .finished)
        #expect(stage.reports.troubles.isEmpty)
        let sound = record.stretches.flatMap { stretch in
            stretch.samples.indices.lazy.filter { stretch.samples[$0] != 0 }.map { stretch.instant(of: $0) }
        }
        let (first, last) = (try #require(sound.first), try #require(sound.last))
        // ALSA's own resampler takes a few frames to begin and to end.
        #expect(abs(promised.duration(to: first).inSeconds) < 0.000_5)
        #expect(abs(first.duration(to: last).inSeconds - 1.5) < 0.002)
    }

    @Test func `real card path: a card that libasound hears of later is found then`() throws {
        defer { try? FileManager.default.removeItem(atPath: ALSAConfiguration.later) }
        let card = try TestCard(clock: promised)
        let error = try #require(refusal("later"))
        #expect(error.kind == .absent)
        try "pcm.later \"\(card.name)\"\n".write(toFile: ALSAConfiguration.later, atomically: true, encoding: .utf8)
        #expect(refusal("later") == nil)
    }

    @Test func `real card path: a number that no card has is absent`() throws {
        let card = try TestCard(clock: promised)
        let error = try #require(refusal(card.name(number: 7)))
        #expect(error.kind == .absent)
        #expect(error.errno == 19)
        #expect(error.call == "snd_pcm_open")
    }
}

/// What opening that PCM fails with; `nil` if it opens.
private func refusal(_ device: String) -> CardError? {
    do {
        _ = try ALSACard(opening: ALSADriver(device: device, now: { promised }))
        return nil
    } catch {
        return error
    }
}
