internal import Sound

/// Where the officer looks.
package protocol RecordingScreen: Sendable {
    /// Something that stays to be read.
    func tell(_ notice: Notice)
    /// After each event.
    func show(_ session: RecordingSession)
}

/// Carries out what a session wants: has the microphone listen, the take heard and kept.
package struct RecordingRoom: Sendable {
    package typealias Event = RecordingSession.Event

    private let microphone: any Microphone
    private let player: any TakePlayer
    private let keeper: TakeKeeper
    private let screen: any RecordingScreen
    private let events: AsyncStream<Event>
    private let door: AsyncStream<Event>.Continuation

    package init(
        microphone: any Microphone, player: any TakePlayer, screen: any RecordingScreen,
        keeper: TakeKeeper = TakeKeeper()
    ) {
        self.microphone = microphone
        self.player = player
        self.screen = screen
        self.keeper = keeper
        (events, door) = AsyncStream.makeStream()
    }

    /// Keys and signals come in here, from any thread.
    package func post(_ event: Event) {
        door.yield(event)
    }

    /// Goes through the prompts; to be called once. On return microphone and loudspeaker are closed.
    package func run(_ prompts: [Prompt]) async -> RecordingSession {
        var session = RecordingSession(prompts)
        var works = Works()
        post(.begin)
        for await event in events {
            await handle(event, in: &session, &works)
            screen.show(session)
            if case .ended = session.state { break }
        }
        return session
    }

    private struct Works {
        var listening: Task<Void, Never>?
        var playing: Task<Void, Never>?
    }

    private func handle(_ event: Event, in session: inout RecordingSession, _ works: inout Works) async {
        for effect in session.handle(event) {
            switch effect {
            case .openMicrophone:
                works.listening = Task { await listen() }
            case .closeMicrophone:
                await Self.end(&works.listening)
            case .play(let take):
                works.playing = Task { await play(take) }
            case .stopPlaying:
                await Self.end(&works.playing)
            case .keep(let take, let prompt):
                // At once: what comes next waits until the disk has it.
                await handle(kept(take, prompt), in: &session, &works)
            case .tell(let notice):
                screen.tell(notice)
            }
        }
    }

    private func listen() async {
        await microphone.listen { heard in
            switch heard {
            case .sound(let samples): post(.sound(samples))
            case .gap: post(.gap)
            case .lost(let error): post(.lost(error))
            }
        }
    }

    private func play(_ take: Take) async {
        do throws(NotHeard) {
            try await player.play(take)
            if !Task.isCancelled { post(.heardOut) }
        } catch {
            if !Task.isCancelled { post(.notHeard(error.why)) }
        }
    }

    private func kept(_ take: Take, _ prompt: Prompt) -> Event {
        do throws(SoundError) {
            try keeper.keep(take, for: prompt)
            return .kept
        } catch {
            return .notKept(error)
        }
    }

    /// A device that is opened next may be the same: it must be closed by then.
    private static func end(_ work: inout Task<Void, Never>?) async {
        work?.cancel()
        await work?.value
        work = nil
    }
}
