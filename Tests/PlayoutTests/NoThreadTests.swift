import Playout
import SoundCard
import SoundTesting
import Synchronization
import Testing

/// The system has no thread left for the player.
@Suite struct NoThreadTests {
    @Test(.timeLimit(.minutes(1)), arguments: [0, 1])
    func `each order ends, also one that takes over at that moment`(failing: Int) async {
        let asked = Atomic(0)
        let meanwhile = Mutex<(@Sendable () -> Void)?>(nil)
        let player = CardPlayer<PacedCard>(driver: PacedDriver(device: "null", now: systemNow)) { body in
            guard asked.add(1, ordering: .relaxed).oldValue == failing else { return Worker.start(body) }
            meanwhile.withLock { $0 }?()
            return false
        }
        let first = Reports()
        let second = Reports()
        await withCheckedContinuation { continuation in
            meanwhile.withLock {
                $0 = {
                    player.begin(order()) { event in
                        second.add(event)
                        continuation.resume()
                    }
                }
            }
            player.begin(order(), report: first.add)
        }
        for reports in [first, second] {
            #expect(reports.events.count == 1)
            guard case .neverStarted(let error?) = reports.ending?.cause else {
                Issue.record("\(reports.events)")
                continue
            }
            #expect(error.call == "pthread_create")
        }
    }
}
