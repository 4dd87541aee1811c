import CivilTime
import Diagnostics
import SoundCard
import Testing

@Suite struct CardErrorTests {
    @Test(arguments: CardError.Kind.allCases)
    func `each refusal names the device in both languages and is status 69`(kind: CardError.Kind) {
        let error = CardError(
            kind: kind, device: "plughw:CARD=Device", call: "snd_pcm_open", errno: 16, detail: "no more words")
        #expect(error.status == .unavailable)
        #expect(error.message.vi.contains("“plughw:CARD=Device”"))
        #expect(error.message.en.contains("“plughw:CARD=Device”"))
        #expect(error.message.vi != error.message.en)
    }

    @Test func `an unknown PCM is absent, and the hint says how to find the known ones`() throws {
        let driver = ALSADriver(device: "no-such-pcm", now: { promised })
        let error = try #require(refusal(of: ALSACard.self, driver))
        #expect(error.kind == .absent)
        #expect(error.call == "snd_pcm_open")
        #expect(
            error.message.en == "the sound card “no-such-pcm” is not there (snd_pcm_open: No such file or directory)")
        #expect(error.hint?.vi.contains("aplay -L") == true)
    }

    @Test func `a file that cannot be made says which and what to do`() throws {
        let driver = PacedDriver(device: "wav:/no/such/folder/a.wav", file: "/no/such/folder/a.wav", now: { promised })
        let error = try #require(refusal(of: PacedCard.self, driver))
        #expect(error.kind == .absent)
        #expect(error.hint?.en == "check the folder that the file is to lie in")
    }
}

/// What opening that way fails with; `nil` if it opens.
private func refusal<Card: PlaybackCard & ~Copyable>(of _: Card.Type, _ driver: Card.Driver) -> CardError? {
    do {
        _ = try Card(opening: driver)
        return nil
    } catch {
        return error
    }
}
