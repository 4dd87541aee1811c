package import CivilTime
package import SoundCard
internal import Synchronization

/// Plays under a virtual clock, on the thread that advances it: the same pump, and events in line, in order.
///
/// A simulation asks `nextStep` when the player wants to be called next and calls `advance(to:)` with the earliest of
/// that and whatever else is due.
package final class SteppedPlayer<Card: PlaybackCard & ~Copyable>: Player {
    private struct Turn: ~Copyable {
        var pump: Pump<Card>
        var supply: Supply
        var reader: TapeReader?
        var commands: Commands
        var next: WallInstant

        mutating func read() { supply.fill(by: &reader) }
    }
    private struct Told: Sendable {
        let events = EventRing()
        let report: @Sendable (PlayEvent) -> Void
    }

    private let time: VirtualTime
    private let driver: Card.Driver
    private let turn = Mutex<Turn?>(nil)
    /// The orders whose end was not told yet, the oldest first.
    private let told = Mutex<[Told]>([])

    /// - Parameter driver: its clock is `time`.
    package init(time: VirtualTime, driver: Card.Driver) {
        self.time = time
        self.driver = driver
    }

    package func begin(_ order: PlayOrder, report: @escaping @Sendable (PlayEvent) -> Void) {
        let commands = Commands()
        let supply = Supply(order)
        let told = Told(report: report)
        self.told.withLock { $0.append(told) }
        let emit: @Sendable (PlayEvent) -> Void = { told.events.put($0) }
        let now = time.now
        turn.withLock { [driver] turn in
            if turn != nil {
                turn?.pump.takeOver(order, tape: supply.tape, commands: commands, emit: emit)
                turn?.supply = supply
                turn?.reader = supply.reader()
                turn?.commands = commands
                turn?.next = now
            } else {
                let pump = Pump<Card>(order, driver: driver, tape: supply.tape, commands: commands, emit: emit)
                turn = Turn(
                    pump: pump, supply: supply, reader: supply.reader(), commands: commands, next: now)
            }
        }
    }

    package func go() {
        command { $0.go() }
    }

    package func stop() {
        command { $0.stop() }
    }

    /// When there is something to do next; `nil` while no order is on air.
    package var nextStep: WallInstant? {
        turn.withLock { $0?.next }
    }

    /// Does everything that is due up to that instant, each thing at its own, and leaves the clock there.
    package func advance(to instant: WallInstant) {
        while let next = nextStep, next <= instant {
            time.advance(to: next)
            step()
        }
        time.advance(to: instant)
    }

    private func step() {
        turn.withLock { turn in
            turn?.read()
            if let pause = turn?.pump.step() {
                turn?.next = time.now.advanced(by: pause)
            } else {
                turn = nil
            }
        }
        // Outside the lock: the receiver may begin the next order.
        while let (report, event) = takeEvent() { report(event) }
    }

    /// The next event that is to be told: an order's only when the one before it has ended.
    private func takeEvent() -> (@Sendable (PlayEvent) -> Void, PlayEvent)? {
        told.withLock { told in
            guard let first = told.first, let event = first.events.take() else { return nil }
            if case .ended = event { told.removeFirst() }
            return (first.report, event)
        }
    }

    private func command(_ body: (Commands) -> Void) {
        turn.withLock { turn in
            guard let commands = turn?.commands else { return }
            body(commands)
            turn?.next = time.now
        }
    }
}

extension SteppedPlayer where Card == PacedCard {
    /// The player of a simulation: a card that is there but for the times in `lost`, and no sound.
    ///
    /// Its buffer is long, so that a season takes few steps.
    package convenience init(time: VirtualTime, device: String, lost: [Range<WallInstant>] = []) {
        self.init(
            time: time,
            driver: PacedDriver(device: device, buffer: .seconds(10), lost: lost, now: { time.now }))
    }
}
