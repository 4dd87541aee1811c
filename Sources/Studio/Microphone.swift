internal import Foundation
package import SoundCard
internal import Sound
internal import Synchronization

/// Hears what is said in front of it.
package protocol Microphone: Sendable {
    /// Opens it and reports what it hears until the task is cancelled. It is closed on return.
    ///
    /// `sound` comes in order; `lost` is the last report, if it comes.
    func listen(report: @escaping @Sendable (Heard) -> Void) async
}

/// What comes from a microphone.
package enum Heard: Sendable, Hashable {
    /// Mono, at `Sound.rate`.
    case sound([Float])
    /// Some of it is lost: it was not fetched in time, or the card was suspended.
    case gap
    case lost(CardError)
}

/// A microphone on a sound card. A thread of its own reads it.
package struct CardMicrophone<Card: CaptureCard & ~Copyable>: Microphone {
    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    /// The longest sleep, and so how soon it notices that nobody listens any more.
    private static var nap: Duration { .milliseconds(100) }
    /// So many naps without a sound, and it is given up: 2 s.
    private static var patience: Int { 20 }

    private let driver: Card.Driver

    package init(driver: Card.Driver) {
        self.driver = driver
    }

    package func listen(report: @escaping @Sendable (Heard) -> Void) async {
        let isOver = Flag()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    listen(until: { isOver.isSet.load(ordering: .acquiring) }, report: report)
                    continuation.resume()
                }
            }
        } onCancel: {
            isOver.isSet.store(true, ordering: .releasing)
        }
    }

    /// The same on the calling thread; asks `isOver` before each nap.
    package func listen(until isOver: () -> Bool, report: (Heard) -> Void) {
        do throws(CardError) {
            var card = try Card(opening: driver)
            try card.start()
            var samples = [Float](repeating: 0, count: Sound.frames(in: .milliseconds(100)))
            var idle = 0
            while !isOver() {
                do throws(CardError) {
                    var space = samples.mutableSpan
                    let count = try card.read(into: &space, within: Self.nap)
                    idle = count == 0 ? idle + 1 : 0
                    if count > 0 { report(.sound(Array(samples[..<count]))) }
                } catch  where error.kind == .overrun || error.kind == .suspended {
                    // A card that does nothing else is lost, too.
                    idle += 1
                    guard idle < Self.patience else { throw error }
                    report(.gap)
                    try card.recover()
                    try card.start()
                }
                guard idle < Self.patience else { throw still }
            }
        } catch {
            report(.lost(error))
        }
    }

    private var still: CardError {
        CardError(
            kind: .still, direction: .capture, device: driver.device, call: "snd_pcm_wait", errno: 0,
            detail: "no sound in \(Self.nap * Self.patience)")
    }
}
