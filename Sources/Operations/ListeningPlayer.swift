package import CivilTime
internal import Foundation
internal import Listening
package import Playout
package import SoundCard
internal import Sound
internal import Synchronization

/// Plays through another player and listens meanwhile to what comes out of the horns.
///
/// Each order's report is told `heard` when that changes, and once more just before `ended`: the verdict on the whole. No
/// `heard` there: nothing could be judged. The listening device is opened when an order begins and closed when none is on
/// air; that it fails never touches the airing.
package final class ListeningPlayer<Card: CaptureCard & ~Copyable>: Player {
    private struct State {
        var device: String?
        /// Of the newest order, until that has ended.
        var hearer: Hearer?
        var hasThread = false
    }

    private let player: any Player
    private let state: Mutex<State>
    private let driver: @Sendable (String) -> Card.Driver
    private let trouble: @Sendable (CardError?) -> Void
    private let sleep: @Sendable (Duration) -> Void

    /// - Parameters:
    ///   - device: the capture PCM; `nil`: nobody listens.
    ///   - driver: the way to such a PCM.
    ///   - trouble: told when the listening device begins to fail, and `nil` when it is heard again; on a thread of its
    ///     own.
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
        if let device { Thread.detachNewThread { [self] in listen(to: device) } }
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
        var isDone = false
        ListeningEar<Card>(driver: driver(device), sleep: sleep).listen(
            until: {
                // Once it is said the next order starts a thread of its own.
                if !isDone {
                    isDone = state.withLock { state in
                        if state.hearer == nil { state.hasThread = false }
                        return state.hearer == nil
                    }
                }
                return isDone
            },
            hear: { samples, start in state.withLock { $0.hearer }?.hear(samples, from: start) },
            trouble: trouble)
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
    private struct State {
        var listener = Listener()
        var isOver = false

        mutating func takeWhatWasSent(to tap: Tap) {
            var block = [Int16](repeating: 0, count: Sound.rate / 10)
            while true {
                var space = block.mutableSpan
                guard let taken = tap.take(into: &space) else { return }
                listener.sent(block.span.extracting(first: taken.count), at: taken.at)
            }
        }
    }

    private let tap: Tap
    private let report: @Sendable (PlayEvent) -> Void
    // The report is called within the lock, so that nothing is said after the end.
    private let state = Mutex(State())

    init(_ tap: Tap, report: @escaping @Sendable (PlayEvent) -> Void) {
        self.tap = tap
        self.report = report
    }

    func hear(_ samples: Span<Float>, from start: WallInstant) {
        state.withLock { state in
            guard !state.isOver else { return }
            state.takeWhatWasSent(to: tap)
            if let news = state.listener.captured(samples, at: start) { report(.heard(news)) }
        }
    }

    func end(with event: PlayEvent) {
        state.withLock { state in
            guard !state.isOver else { return }
            state.isOver = true
            if let verdict = state.listener.verdict { report(.heard(verdict)) }
            report(event)
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
