package import CivilTime
internal import Foundation
internal import Listening
package import Playout
package import SoundCard
internal import Sound
internal import Synchronization

/// Plays through another player and listens meanwhile to what comes out of the horns.
///
/// Each order's report is told `heard` when that changes, and once more just before `ended`: the verdict on the whole, which
/// may be that there is none. The listening device is opened when an order begins and closed when none is on
/// air; that it fails never touches the airing.
package final class ListeningPlayer<Card: CaptureCard & ~Copyable>: Player {
    private struct State {
        var device: String?
        /// Of the newest order, until that has ended.
        var hearer: Hearer?
        var hasThread = false
        /// What was told of the device last; it outlasts the airing.
        var trouble: CardError.Kind?
    }

    private let player: any Player
    private let state: Mutex<State>
    private let driver: @Sendable (String) -> Card.Driver
    private let trouble: @Sendable (CardError?) -> Void
    private let sleep: @Sendable (Duration) -> Void

    /// - Parameters:
    ///   - device: the capture PCM; `nil`: nobody listens.
    ///   - driver: the way to such a PCM.
    ///   - trouble: told when the listening device begins to fail, and `nil` when it is heard again, in whichever airing, or when
    ///     nobody is to listen any more; on any thread.
    ///   - sleep: lets the calling thread sleep.
    package init(
        _ player: any Player, device: String?, driver: @escaping @Sendable (String) -> Card.Driver,
        trouble: @escaping @Sendable (CardError?) -> Void, sleep: @escaping @Sendable (Duration) -> Void
    ) {
        self.player = player
        self.driver = driver
        self.trouble = trouble
        self.sleep = sleep
        state = Mutex(State(device: device))
    }

    /// From the next airing on.
    package func change(to device: String?) {
        state.withLock { $0.device = device }
        if device == nil { tell(nil) }
    }

    package func begin(_ order: PlayOrder, report: @escaping @Sendable (PlayEvent) -> Void) {
        guard state.withLock({ $0.device }) != nil else { return player.begin(order, report: report) }
        let tap = Tap()
        let hearer = Hearer(tap, report: report)
        let device: String? = state.withLock { state in
            state.hearer = hearer
            guard !state.hasThread, let device = state.device else { return nil }
            state.hasThread = true
            return device
        }
        if let device, !Worker.start({ [self] in listen(to: device) }) {
            state.withLock { $0.hasThread = false }
            tell(
                CardError(
                    kind: .other, direction: .capture, device: device, call: "pthread_create", errno: 0,
                    detail: "no thread to be had"))
        }
        player.begin(order.tapped(by: tap)) { [self] event in
            guard case .ended = event else { return report(event) }
            hearer.end(with: event)
            state.withLock { if $0.hearer === hearer { $0.hearer = nil } }
        }
    }

    package func go() { player.go() }

    package func stop() { player.stop() }

    /// Until no order is on air.
    private func listen(to device: String) {
        let driver = driver(device)
        var isDone = false
        ListeningEar<Card>(driver: driver, sleep: sleep).listen(
            until: {
                // Once it is said the next order starts a thread of its own.
                if !isDone {
                    let hearer = state.withLock { state in
                        if state.hearer == nil { state.hasThread = false }
                        return state.hearer
                    }
                    hearer?.noteTime(driver.now)
                    isDone = hearer == nil
                }
                return isDone
            },
            hear: { samples, start in state.withLock { $0.hearer }?.hear(samples, from: start) },
            trouble: tell)
    }

    private func tell(_ error: CardError?) {
        // Within the lock, so that what is told last is how it is.
        state.withLock { state in
            guard error?.kind != state.trouble, error == nil || state.device != nil else { return }
            state.trouble = error?.kind
            trouble(error)
        }
    }
}

extension ListeningPlayer where Card == ALSACaptureCard {
    /// Listens with a PCM of ALSA; the other parameters as above.
    package convenience init(
        _ player: any Player, device: String?, clock: any StationClock,
        trouble: @escaping @Sendable (CardError?) -> Void
    ) {
        self.init(
            player, device: device, driver: { ALSADriver(device: $0, latency: .patient) { clock.now } },
            trouble: trouble,
            sleep: { Thread.sleep($0) })
    }
}

/// Compares one order's sound with what is heard, and tells its report.
private final class Hearer: Sendable {
    private struct Told {
        var tally = Tally()
        var isOver = false
    }

    private let tap: Tap
    private let report: @Sendable (PlayEvent) -> Void
    private let listener = Mutex(Listener())
    // The report is called within this lock, so that nothing is said after the end; nothing is compared within it, as the
    // card's thread waits for it at the end.
    private let told = Mutex(Told())

    init(_ tap: Tap, report: @escaping @Sendable (PlayEvent) -> Void) {
        self.tap = tap
        self.report = report
    }

    func hear(_ samples: Span<Float>, from start: WallInstant) {
        let (news, tally) = listener.withLock { listener in
            takeWhatWasSent(to: &listener)
            return (listener.captured(samples, at: start), listener.tally)
        }
        tell(news, tally)
    }

    /// Asked all the time, also while there is nothing to hear.
    func noteTime(_ now: WallInstant) {
        let tally = listener.withLock { listener in
            takeWhatWasSent(to: &listener)
            listener.noteTime(now)
            return listener.tally
        }
        tell(nil, tally)
    }

    func end(with event: PlayEvent) {
        told.withLock { told in
            guard !told.isOver else { return }
            told.isOver = true
            report(.heard(told.tally.verdict(leftOut: tap.dropped) ?? .unjudged))
            report(event)
        }
    }

    private func tell(_ news: Hearing?, _ tally: Tally) {
        told.withLock { told in
            guard !told.isOver else { return }
            told.tally = tally
            if let news { report(.heard(news)) }
        }
    }

    private func takeWhatWasSent(to listener: inout Listener) {
        var block = [Int16](repeating: 0, count: Sound.rate / 10)
        while true {
            var space = block.mutableSpan
            guard let taken = tap.take(into: &space) else { return }
            listener.sent(block.span.extracting(first: taken.count), from: taken.frame, at: taken.at)
        }
    }
}

extension PlayOrder {
    fileprivate func tapped(by tap: Tap) -> PlayOrder {
        PlayOrder(
            source: source, start: start, latestStart: latestStart, mustEnd: mustEnd, from: from, isLive: isLive,
            tap: tap)
    }
}
