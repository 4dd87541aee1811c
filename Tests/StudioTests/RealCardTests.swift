import CivilTime
import SoundCard
import SoundTesting
import Studio
import Synchronization
import Testing

/// A microphone on a sound card that misbehaves, through libasound, in real time.
@Suite(.serialized) struct RealCardTests {
    private let driver: ALSADriver
    private let card: TestCard

    init() throws {
        card = try TestCard()
        driver = ALSADriver(device: card.name, now: systemNow)
    }

    @Test(arguments: [TestCard.Trouble.suspended, .underrun])
    func `real card path: a microphone that fails for a moment is a gap, and then it hears again`(
        trouble: TestCard.Trouble
    ) async {
        let heard = await listen { [card] heard in
            if case .sound = heard.last, heard.count == 1 { card.order(trouble) }
            return heard.contains(.gap) && heard.last != .gap
        }
        #expect(heard.count { $0 == .gap } == 1)
        #expect(!heard.contains { if case .lost = $0 { true } else { false } })
    }

    @Test func `real card path: a microphone that is unplugged is lost, by its name`() async {
        let heard = await listen { [card] heard in
            if case .sound = heard.last, heard.count == 1 { card.order(.gone) }
            return false
        }
        guard case .lost(let error) = heard.last else {
            Issue.record("\(heard.count) reports, and no loss")
            return
        }
        #expect(error.kind == .absent)
        #expect(error.device == card.name)
    }

    @Test func `real card path: a microphone that is open but gives no sound is lost after two seconds`() async {
        let heard = await listen { [card] heard in
            if case .sound = heard.last, heard.count == 1 { card.order(.stuck) }
            return false
        }
        guard case .lost(let error) = heard.last else {
            Issue.record("\(heard.count) reports, and no loss")
            return
        }
        #expect(error.kind == .still)
    }

    /// Everything that was reported until it was enough, or the microphone was lost.
    private func listen(until isEnough: @escaping @Sendable ([Heard]) -> Bool) async -> [Heard] {
        let all = Mutex<[Heard]>([])
        let microphone = CardMicrophone<ALSACaptureCard>(driver: driver)
        microphone.listen(until: { all.withLock { isEnough($0) } }) { report in all.withLock { $0.append(report) } }
        return all.withLock { $0 }
    }
}
