import CivilTime
import Foundation
import OpenMicrophone
import Playout
import Sound
import SoundCard
import SoundTesting
import Testing

/// A person's microphone on the test card, through libasound, in real time.
@Suite(.serialized) struct RealMicrophoneTests {
    private let card: TestCard
    private let line = LiveLine()
    private let microphone: CardLiveMicrophone<ALSACaptureCard>

    init() throws {
        card = try TestCard()
        microphone = CardLiveMicrophone(driver: ALSADriver(device: card.name, now: systemNow))
    }

    @Test(.timeLimit(.minutes(1)))
    func `real card path: what is said reaches the horns behind the chime, and is lost and found again`() async throws {
        let chime = [Float](repeating: 0.3, count: 4_800)
        try await microphone.begin(line, chime: chime, voice: LiveVoice(level: -20, isForHorn: false))
        defer { line.end() }
        line.grant()
        var heard: [Int16] = []
        try await until { listen(&heard) && line.stage == .speaking && line.spoken > 9_600 }
        let first = heard.drop { $0 == 0 }
        #expect(first.prefix(4_800).allSatisfy { $0 == 9_830 })
        #expect(first.dropFirst(6_000).contains { abs(Int($0)) > 300 })
        card.order(.gone)
        try await until { listen(&heard) && line.stage == .searching && line.error?.kind == .absent }
        card.comeBack(number: 2)
        try await until { listen(&heard) && line.stage == .speaking && line.error == nil }
    }

    @Test(arguments: [CardError.Kind.absent, .busy])
    func `real card path: a microphone that cannot be opened says why before anything is interrupted`(
        kind: CardError.Kind
    ) async throws {
        var nature = TestCard.Nature()
        nature.isBusy = kind == .busy
        card.become(nature)
        if kind == .absent { card.order(.gone) }
        let name = kind == .absent ? "hw:CARD=Khong" : card.name
        let absent = CardLiveMicrophone<ALSACaptureCard>(driver: ALSADriver(device: name, now: systemNow))
        let line = line
        let error = await #expect(throws: CardError.self) {
            try await absent.begin(line, chime: [], voice: LiveVoice(level: -20, isForHorn: false))
        }
        #expect(error?.kind == kind)
        #expect(error?.direction == .capture)
    }

    /// Takes what waits, as a card does.
    private func listen(_ heard: inout [Int16]) -> Bool {
        let count = line.air.available(from: heard.count)
        var samples = [Int16](repeating: 0, count: count)
        unsafe samples.withUnsafeMutableBufferPointer { samples in
            unsafe line.air.copy(from: heard.count, count: count, into: samples)
        }
        heard += samples
        line.air.release(upTo: heard.count)
        return true
    }

    private func until(_ isSo: () -> Bool) async throws {
        while !isSo() { try await Task.sleep(for: .milliseconds(5)) }
    }
}
