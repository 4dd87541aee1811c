import Foundation
import SoundCard
import Studio
import Synchronization

/// A room whose officer answers at once what she is told.
struct Room {
    let microphone = TestMicrophone()
    let player: TestPlayer
    let room: RecordingRoom
    private let prompts: [Prompt]
    private let screen = TestScreen()

    init(_ prompts: [Prompt], notHeard: NotHeard? = nil, keeper: TakeKeeper = TakeKeeper()) {
        self.prompts = prompts
        player = TestPlayer(notHeard)
        room = RecordingRoom(microphone: microphone, player: player, screen: screen, keeper: keeper)
    }

    var notices: [Notice] { screen.notices }

    /// - Parameter answer: what she does about a notice. She speaks when she is recorded, and then ends the recording.
    func run(_ answer: @escaping @Sendable (Notice) -> RecordingSession.Event?) async -> RecordingSession {
        screen.answer { [room, microphone] notice in
            if notice == .menu(.recording) { microphone.speak { room.post(.key(.enter)) } }
            if let event = answer(notice) { room.post(event) }
        }
        return await room.run(prompts)
    }
}

final class TestScreen: RecordingScreen {
    private struct State {
        var notices: [Notice] = []
        var answer: @Sendable (Notice) -> Void = { _ in }
    }

    private let state = Mutex(State())

    var notices: [Notice] { state.withLock { $0.notices } }

    func answer(_ answer: @escaping @Sendable (Notice) -> Void) {
        state.withLock { $0.answer = answer }
    }

    func tell(_ notice: Notice) {
        let answer = state.withLock { state in
            state.notices.append(notice)
            return state.answer
        }
        answer(notice)
    }

    func show(_: RecordingSession) {}
}

/// Hears what it is told to hear, each time anew.
final class TestMicrophone: Microphone {
    private struct State {
        var sound: [[Float]] = []
        var loss: CardError?
        var report: (@Sendable (Heard) -> Void)?
        /// Somebody spoke before it was open.
        var isWaiting: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    var isClosed: Bool { state.withLock { $0.report == nil } }

    func hears(_ sound: [Float]..., then loss: CardError? = nil) {
        state.withLock {
            $0.sound = sound
            $0.loss = loss
        }
    }

    func speak(then done: @escaping @Sendable () -> Void) {
        let isOpen = state.withLock { state in
            if state.report == nil { state.isWaiting = done }
            return state.report != nil
        }
        if isOpen { say(done) }
    }

    func listen(report: @escaping @Sendable (Heard) -> Void) async {
        let waiting = state.withLock { state in
            defer { state.isWaiting = nil }
            state.report = report
            return state.isWaiting
        }
        if let waiting { say(waiting) }
        let (never, door) = AsyncStream.makeStream(of: Void.self)
        for await _ in never {}
        door.finish()
        state.withLock { $0.report = nil }
    }

    private func say(_ done: () -> Void) {
        let (report, sound, loss) = state.withLock { ($0.report, $0.sound, $0.loss) }
        for piece in sound { report?(.sound(piece)) }
        if let loss { report?(.lost(loss)) } else { done() }
    }
}

final class TestPlayer: TakePlayer {
    private let notHeard: NotHeard?
    private let count = Atomic(0)

    init(_ notHeard: NotHeard?) { self.notHeard = notHeard }

    var heard: Int { count.load(ordering: .relaxed) }

    func play(_ take: Take) async throws(NotHeard) {
        if let notHeard { throw notHeard }
        count.add(1, ordering: .relaxed)
    }
}
