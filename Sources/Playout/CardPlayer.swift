internal import CivilTime
package import SoundCard
internal import Sound
internal import Synchronization

/// Plays through a card in real time: one thread owns the card, a second one reads the tape and tells the events.
package final class CardPlayer<Card: PlaybackCard & ~Copyable>: Player {
    /// One order's pump and everything its two threads share.
    private final class Turn: Sendable {
        let commands = Commands()
        let events = EventRing()
        /// Ends the card thread's sleep, and the attendant's.
        let forCard = Wake()
        let forAttendant = Wake()
        let isOver = Atomic(false)
    }

    private let driver: Card.Driver
    private let speed: Double
    private let buffer: Duration
    private let turn = Mutex<Turn?>(nil)
    private let realTime = Atomic(false)

    /// - Parameters:
    ///   - speed: how many times faster than the world the driver's clock runs; the tape is then read by the card's own
    ///     thread, so that nothing starves.
    ///   - buffer: what the card holds, where that is more than a sound card does.
    package init(driver: Card.Driver, speed: Double = 1, buffer: Duration = .zero) {
        self.driver = driver
        self.speed = speed
        self.buffer = buffer
    }

    /// Whether the newest order's card thread was granted real-time priority.
    package var isRealTime: Bool { realTime.load(ordering: .relaxed) }

    package func begin(_ order: PlayOrder, report: @escaping @Sendable (PlayEvent) -> Void) {
        let turn = Turn()
        self.turn.withLock { $0 = turn }
        let supply = Supply(order.source, buffer: buffer)
        let readsItself = speed != 1
        let started = Worker.start {
            Self.attend(turn, readsItself ? nil : supply, report)
        }
        if started, Worker.start({ self.play(order, turn, supply, readsItself: readsItself) }) { return }
        turn.events.put(.ended(Self.noThread(device: driver.device, at: driver.now)))
        turn.isOver.store(true, ordering: .releasing)
        turn.forAttendant.wake()
        if !started { Self.attend(turn, nil, report) }
    }

    package func go() {
        turn.withLock { $0 }.map {
            $0.commands.go()
            $0.forCard.wake()
        }
    }

    package func stop() {
        turn.withLock { $0 }.map {
            $0.commands.stop()
            $0.forCard.wake()
        }
    }

    private func play(_ order: PlayOrder, _ turn: Turn, _ supply: Supply, readsItself: Bool) {
        realTime.store(Worker.becomeRealTime(), ordering: .relaxed)
        var reader = readsItself ? supply.reader() : nil
        var pump = Pump<Card>(order, driver: driver, tape: supply.tape, commands: turn.commands) { event in
            turn.events.put(event)
            turn.forAttendant.wake()
        }
        reader?.fill()
        while let pause = pump.step() {
            turn.forCard.sleep(upTo: speed == 1 ? pause : pause / speed)
            reader?.fill()
        }
        turn.isOver.store(true, ordering: .releasing)
        turn.forAttendant.wake()
    }

    /// The second thread: what it does may take its time, up to what the ring holds.
    private static func attend(_ turn: Turn, _ supply: Supply?, _ report: (PlayEvent) -> Void) {
        var reader = supply?.reader()
        while true {
            let isOver = turn.isOver.load(ordering: .acquiring)
            while let event = turn.events.take() { report(event) }
            if isOver { return }
            reader?.fill()
            // The ring holds more than twice as much, and events wake it earlier.
            turn.forAttendant.sleep(upTo: .seconds(2))
        }
    }

    private static func noThread(device: String, at now: WallInstant) -> Ending {
        let error = CardError(
            kind: .other, device: device, call: "pthread_create", errno: 0, detail: "no thread to be had")
        return Ending(cause: .neverStarted(error), at: now, heard: .zero, frames: 0)
    }
}
