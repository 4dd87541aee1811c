internal import CivilTime
package import SoundCard
internal import Sound
internal import Synchronization

/// Plays through a card in real time: one thread owns the card, a second one reads the tape and tells the events.
package final class CardPlayer<Card: PlaybackCard & ~Copyable>: Player {
    private let driver: Card.Driver
    private let speed: Double
    private let buffer: Duration
    private let newest = Mutex<Turn?>(nil)
    private let startThread: @Sendable (@escaping @Sendable () -> Void) -> Bool

    /// - Parameters:
    ///   - speed: how many times faster than the world the driver's clock runs; the tape is then read by the card's own
    ///     thread, so that nothing starves.
    ///   - buffer: what the card holds, where that is more than a sound card does.
    ///   - startThread: `false` if there is none to be had.
    package init(
        driver: Card.Driver, speed: Double = 1, buffer: Duration = .zero,
        startThread: @escaping @Sendable (@escaping @Sendable () -> Void) -> Bool = Worker.start
    ) {
        self.driver = driver
        self.speed = speed
        self.buffer = buffer
        self.startThread = startThread
    }

    package func begin(_ order: PlayOrder, report: @escaping @Sendable (PlayEvent) -> Void) {
        let supply = Supply(order, buffer: buffer)
        let first: Turn? = newest.withLock { newest in
            if let session = newest?.session {
                let turn = Turn(order, supply: supply, in: session, report: report)
                if newest?.add(turn) == true {
                    newest = turn
                    session.forCard.wake()
                    session.forAttendant.wake()
                    return nil
                }
            }
            let turn = Turn(order, supply: supply, in: Session(), report: report)
            newest = turn
            return turn
        }
        if let first { start(first) }
    }

    private func start(_ turn: Turn) {
        let readsItself = speed != 1
        let isAttended = startThread { Self.attend(turn, reads: !readsItself) }
        if isAttended, startThread({ self.play(turn, readsItself: readsItself) }) { return }
        var unplayed: Turn? = turn
        // Another one may have taken over meanwhile.
        while let one = unplayed {
            one.events.put(.ended(Self.noThread(device: driver.device, at: driver.now)))
            unplayed = one.close()
        }
        turn.session.forAttendant.wake()
        if !isAttended { Self.attend(turn, reads: false) }
    }

    package func go() {
        newest.withLock { $0 }.map {
            $0.commands.go()
            $0.session.forCard.wake()
        }
    }

    package func stop() {
        newest.withLock { $0 }.map {
            $0.commands.stop()
            $0.session.forCard.wake()
        }
    }

    /// The thread that owns the card, for one order and all that take over.
    private func play(_ first: Turn, readsItself: Bool) {
        // Where it is not permitted the doctor says so.
        _ = Worker.becomeRealTime()
        let session = first.session
        var turn = first
        var reader = readsItself ? turn.supply.reader() : nil
        var pump = Pump<Card>(
            turn.order, driver: driver, tape: turn.supply.tape, commands: turn.commands, emit: Self.teller(of: turn))
        while true {
            turn.supply.fill(by: &reader)
            var next = turn.successor
            if next == nil {
                if let pause = pump.step() {
                    session.forCard.sleep(upTo: speed == 1 ? pause : pause / speed)
                    continue
                }
                next = turn.close()
            }
            guard let next else { break }
            turn = next
            reader = readsItself ? turn.supply.reader() : nil
            pump.takeOver(
                turn.order, tape: turn.supply.tape, commands: turn.commands, emit: Self.teller(of: turn))
        }
        session.forAttendant.wake()
    }

    private static func teller(of turn: Turn) -> @Sendable (PlayEvent) -> Void {
        { event in
            turn.events.put(event)
            turn.session.forAttendant.wake()
        }
    }

    /// The second thread: what it does may take its time, up to what the ring holds. An order's events are told when the
    /// one before it has ended.
    private static func attend(_ first: Turn, reads: Bool) {
        var (told, read) = (first, first)
        var hasEnded = false
        var reader = reads ? read.supply.reader() : nil
        var holds = RealTime.holdMemory() ? 1 : 0
        defer { for _ in 0..<holds { RealTime.releaseMemory() } }
        while true {
            let isClosed = told.isClosed
            while let event = told.events.take() {
                told.report(event)
                if case .ended = event { hasEnded = true }
            }
            if isClosed { return }
            if hasEnded, let successor = told.successor {
                told = successor
                hasEnded = false
                continue
            }
            while let successor = read.successor {
                read = successor
                reader = reads ? read.supply.reader() : nil
                if RealTime.holdMemory() { holds += 1 }
            }
            read.supply.fill(by: &reader)
            // The ring holds more than twice as much, and events wake it earlier.
            first.session.forAttendant.sleep(upTo: .seconds(2))
        }
    }

    private static func noThread(device: String, at now: WallInstant) -> Ending {
        let error = CardError(
            kind: .other, device: device, call: "pthread_create", errno: 0, detail: "no thread to be had")
        return Ending(cause: .neverStarted(error), at: now, heard: .zero, frames: 0)
    }
}
