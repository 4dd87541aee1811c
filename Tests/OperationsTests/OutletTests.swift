import CivilTime
import Playout
import SoundCard
import Synchronization
import Testing

@testable import Operations

/// The device is changed in the station file while the station runs.
@Suite struct OutletTests {
    private let outputs = Outputs()
    private let outlet: Outlet

    init() {
        let outputs = outputs
        outlet = Outlet(.wav("a"), clock: SetClock(VirtualTime(WallInstant(seconds: 0)))) { outputs.player(of: $0) }
    }

    @Test func `what takes over stays where the air is, and a stop reaches it there`() {
        begin("programme")
        outlet.change(to: .wav("b"))
        begin("warning")
        outlet.go()
        outlet.stop()
        #expect(outputs.log == ["wav:a begins programme", "wav:a begins warning", "wav:a goes", "wav:a stops"])
        outputs.end("programme")
        begin("a second warning")
        #expect(outputs.log.last == "wav:a begins a second warning")
        outputs.end("warning")
        outputs.end("a second warning")
        begin("the rest")
        outlet.stop()
        #expect(outputs.log.suffix(2) == ["wav:b begins the rest", "wav:b stops"])
    }

    @Test func `with nothing on air the next order is heard on the new device, and only there`() {
        begin("programme")
        outputs.end("programme")
        outlet.change(to: .wav("b"))
        #expect(outlet.choice == .wav("b"))
        begin("another")
        outlet.stop()
        #expect(outputs.log == ["wav:a begins programme", "wav:b begins another", "wav:b stops"])
    }

    @Test func `an order begun on the word that the last has ended is heard on the new device`() {
        outlet.begin(Self.order("programme")) { [self] event in
            if case .ended = event { begin("another") }
        }
        outlet.change(to: .wav("b"))
        outputs.end("programme")
        #expect(outputs.log == ["wav:a begins programme", "wav:b begins another"])
    }

    @Test func `changed there and back in mid-airing, the same card goes on being used`() {
        begin("programme")
        outlet.change(to: .wav("b"))
        outlet.change(to: .wav("a"))
        outputs.end("programme")
        begin("another")
        #expect(outputs.log == ["wav:a begins programme", "wav:a begins another"])
        #expect(outputs.made == 1)
    }

    private func begin(_ name: String) {
        outlet.begin(Self.order(name)) { _ in }
    }

    private static func order(_ name: String) -> PlayOrder {
        let now = WallInstant(seconds: 0)
        return PlayOrder(source: .file(name), start: now, latestStart: now, mustEnd: now)
    }
}

/// The players that an outlet made, and what they were asked, in order.
private final class Outputs: Sendable {
    private struct State {
        var made = 0
        var log: [String] = []
        var reports: [String: @Sendable (PlayEvent) -> Void] = [:]
    }

    private struct Output: Player {
        let name: String
        let outputs: Outputs

        func begin(_ order: PlayOrder, report: @escaping @Sendable (PlayEvent) -> Void) {
            guard case .file(let tape) = order.source else { return }
            outputs.note("\(name) begins \(tape)")
            outputs.state.withLock { $0.reports[tape] = report }
        }

        func go() { outputs.note("\(name) goes") }
        func stop() { outputs.note("\(name) stops") }
    }

    private let state = Mutex(State())

    var log: [String] { state.withLock { $0.log } }
    var made: Int { state.withLock { $0.made } }

    func player(of choice: CardChoice) -> any Player {
        state.withLock { $0.made += 1 }
        return Output(name: choice.description, outputs: self)
    }

    /// The order with that tape has ended.
    func end(_ tape: String) {
        let ending = Ending(cause: .finished, at: WallInstant(seconds: 0), heard: .zero, frames: 0)
        state.withLock { $0.reports[tape] }?(.ended(ending))
    }

    private func note(_ what: String) {
        state.withLock { $0.log.append(what) }
    }
}
