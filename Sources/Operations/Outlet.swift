package import CivilTime
internal import Foundation
package import Playout
internal import Programs
internal import Synchronization

/// The output in force. Its device may be changed while the station runs; what is on air stays where it is, and so does
/// what takes over from it: one card has the air at a time, and `stop` reaches it.
package final class Outlet: Player {
    private struct State {
        var choice: CardChoice
        /// Of the newest order; its card is closed when the last has ended.
        var player: (any Player)?
        var playsOn: CardChoice?
        /// Orders that were begun and have not ended.
        var open = 0
    }

    private let clock: any StationClock
    private let makePlayer: @Sendable (CardChoice) -> any Player
    private let state: Mutex<State>

    /// - Parameter speed: of the clock against the machine's; above 1 only for an output that is no card.
    package convenience init(_ choice: CardChoice, clock: any StationClock, speed: Double = 1) {
        self.init(choice, clock: clock) { $0.player(now: { clock.now }, speed: speed) }
    }

    init(
        _ choice: CardChoice, clock: any StationClock, makePlayer: @escaping @Sendable (CardChoice) -> any Player
    ) {
        self.clock = clock
        self.makePlayer = makePlayer
        state = Mutex(State(choice: choice))
    }

    /// As the station names it now.
    package var choice: CardChoice {
        state.withLock { $0.choice }
    }

    /// From the next order on that finds nothing on air.
    func change(to choice: CardChoice) {
        state.withLock { $0.choice = choice }
    }

    package func begin(_ order: PlayOrder, report: @escaping @Sendable (PlayEvent) -> Void) {
        guard case .relay(let span) = order.source else { return start(order, report) }
        let feed = RelayFeed(span, for: order, clock: clock, environment: .ofThisProcess) {
            report(.trouble(.relay($0), at: $1))
        }
        feed.start()
        start(order.filled(by: feed.ring)) { event in
            if case .ended = event { feed.stop() }
            report(event)
        }
    }

    private func start(_ order: PlayOrder, _ report: @escaping @Sendable (PlayEvent) -> Void) {
        let player = state.withLock { state in
            state.open += 1
            if let player = state.player, state.open > 1 || state.playsOn == state.choice { return player }
            let player = makePlayer(state.choice)
            state.player = player
            state.playsOn = state.choice
            return player
        }
        player.begin(order) { [weak self] event in
            // Before it is told: whoever hears of it may begin the next.
            if case .ended = event { self?.state.withLock { $0.open -= 1 } }
            report(event)
        }
    }

    package func go() {
        state.withLock { $0.player }?.go()
    }

    package func stop() {
        state.withLock { $0.player }?.stop()
    }
}

extension PlayOrder {
    fileprivate func filled(by ring: TapeRing) -> PlayOrder {
        PlayOrder(
            source: .stream(ring), start: start, latestStart: latestStart, mustEnd: mustEnd, isLive: isLive, tap: tap)
    }
}

extension ProgramEnvironment {
    fileprivate static var ofThisProcess: ProgramEnvironment {
        ProgramEnvironment(
            variables: ProcessInfo.processInfo.environment,
            workingDirectory: FileManager.default.currentDirectoryPath)
    }
}
