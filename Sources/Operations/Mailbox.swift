internal import CivilTime
internal import Synchronization

/// Where the events of a real station come together for its one conductor, with the one timer that is armed.
final class Mailbox: Sendable {
    private let stream: AsyncStream<StationEvent>
    private let source: AsyncStream<StationEvent>.Continuation
    private let clock: any StationClock
    private let timer = Mutex<(deadline: WallInstant, task: Task<Void, Never>)?>(nil)

    init(clock: any StationClock) {
        self.clock = clock
        (stream, source) = AsyncStream.makeStream()
    }

    /// After the end nobody takes it: what waits for an answer gets a refusal.
    func post(_ event: StationEvent) {
        if case .terminated = source.yield(event) { event.refuse() }
    }

    /// Takes events until `isDone`; one task calls it, once.
    func serve(_ conductor: Conductor, afterEach: (Conductor) -> Void) async {
        await take(conductor, afterEach: afterEach)
        source.finish()
        for await event in stream { event.refuse() }
    }

    private func take(_ conductor: Conductor, afterEach: (Conductor) -> Void) async {
        arm(conductor.handle(.timer))
        afterEach(conductor)
        defer { disarm() }
        guard !conductor.isDone else { return }
        for await event in stream {
            // It has rung, perhaps early: the same deadline may have to be armed again.
            if case .timer = event { disarm() }
            let wake = conductor.handle(event)
            afterEach(conductor)
            guard !conductor.isDone else { return }
            arm(wake)
        }
    }

    private func arm(_ deadline: WallInstant) {
        timer.withLock { armed in
            guard armed?.deadline != deadline else { return }
            armed?.task.cancel()
            let task = Task { [clock, source] in
                await clock.sleep(until: deadline)
                if !Task.isCancelled { source.yield(.timer) }
            }
            armed = (deadline, task)
        }
    }

    private func disarm() {
        timer.withLock { armed in
            armed?.task.cancel()
            armed = nil
        }
    }
}
