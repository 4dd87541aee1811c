package import Diagnostics
internal import Production
package import SoundCard
package import Sound

/// One officer in front of one microphone, from the first paragraph to the last. A value: keys and sound go in, what is
/// to be done comes out; microphone, loudspeaker, disk and screen are the room's.
///
/// `begin` → listening → recording → reviewing → keeping → listening, for the next paragraph → … → ended.
package struct RecordingSession: Sendable {
    package enum State: Sendable, Hashable {
        case idle
        case listening(Listening)
        case recording(Recording)
        /// The take is heard again, or waits for a word.
        case reviewing(Take, isPlaying: Bool)
        /// It is on its way to the disk.
        case keeping(Take)
        case ended(Ending)
    }

    /// The microphone is open; only the last moment is remembered, so that a hasty first word is not lost.
    package struct Listening: Sendable, Hashable {
        package internal(set) var meter = LevelMeter()
        fileprivate(set) var lastMoment: [Float] = []
    }

    package struct Recording: Sendable, Hashable {
        package internal(set) var meter: LevelMeter
        fileprivate(set) var samples: [Float]
        fileprivate(set) var gaps = 0

        package var duration: Duration { Sound.duration(ofFrames: samples.count) }
    }

    package enum Ending: Sendable, Hashable {
        /// Nothing is left to be asked for.
        case done
        case quit
        /// By a signal.
        case interrupted
        case microphone(CardError)
        case disk(SoundError)
    }

    package enum Event: Sendable, Hashable {
        case begin
        case key(Key)
        /// From the microphone, in order, mono, at `Sound.rate`.
        case sound([Float])
        /// The microphone lost some of what it heard.
        case gap
        /// It could not be opened, or went away.
        case lost(CardError)
        /// The take was heard to its end.
        case heardOut
        /// It cannot be heard just now.
        case notHeard(Phrase)
        case kept
        case notKept(SoundError)
        case interrupted
    }

    package enum Effect: Sendable, Hashable {
        case openMicrophone
        case closeMicrophone
        case play(Take)
        /// Nothing if nothing plays.
        case stopPlaying
        case keep(Take, Prompt)
        case tell(Notice)
    }

    /// Ahead of the key that begins a recording.
    package static let preRoll = Duration.milliseconds(300)

    package let prompts: [Prompt]
    package private(set) var state = State.idle
    /// The prompt that is asked for.
    package private(set) var place = 0
    package private(set) var kept = 0
    private let longest: Duration

    /// - Parameter longest: a take at most; then the recording ends by itself.
    package init(_ prompts: [Prompt], longest: Duration = TakeShelf.longest) {
        self.prompts = prompts
        self.longest = longest
    }

    /// The one place where a session changes its state. What does not concern a state changes nothing.
    package mutating func handle(_ event: Event) -> [Effect] {
        switch (state, event) {
        case (.ended, _): return []
        case (_, .interrupted): return end(.interrupted)
        case (.idle, .begin): return ask(for: 0)
        case (.idle, _): return []
        case (.listening(let listening), _): return listen(listening, event)
        case (.recording, _): return record(event)
        case (.reviewing(let take, _), _): return review(take, event)
        case (.keeping, .kept):
            kept += 1
            return [.tell(.kept)] + ask(for: place + 1)
        case (.keeping, .notKept(let error)): return end(.disk(error))
        case (.keeping, _): return []
        }
    }

    private mutating func listen(_ listening: Listening, _ event: Event) -> [Effect] {
        switch event {
        case .key(.enter), .key(.space):
            state = .recording(Recording(meter: listening.meter, samples: listening.lastMoment))
            return [.tell(.menu(.recording))]
        case .key(.skip): return [.tell(.skipped)] + ask(for: place + 1)
        case .key(.quit): return end(.quit)
        case .sound(let samples):
            var listening = listening
            listening.meter.add(samples)
            listening.lastMoment = (listening.lastMoment + samples).suffix(Sound.frames(in: Self.preRoll))
            state = .listening(listening)
            return []
        case .gap:
            var listening = listening
            listening.lastMoment = []
            state = .listening(listening)
            return []
        case .lost(let error): return end(.microphone(error))
        case .key(.hear), .key(.keep), .key(.again), .begin, .heardOut, .notHeard, .kept, .notKept, .interrupted:
            return []
        }
    }

    private mutating func record(_ event: Event) -> [Effect] {
        switch event {
        case .sound(let samples): return add(samples)
        case .key(.enter), .key(.space): return finish([])
        case .key(.again): return [.tell(.startedOver)] + listenAgain()
        case .key(.skip): return [.tell(.skipped)] + ask(for: place + 1)
        case .key(.quit): return end(.quit)
        case .gap:
            if case .recording(var recording) = state {
                recording.gaps += 1
                state = .recording(recording)
            }
            return []
        case .lost(let error): return end(.microphone(error))
        case .key(.hear), .key(.keep), .begin, .heardOut, .notHeard, .kept, .notKept, .interrupted: return []
        }
    }

    private mutating func review(_ take: Take, _ event: Event) -> [Effect] {
        switch event {
        case .key(.enter), .key(.keep):
            state = .keeping(take)
            return [.stopPlaying, .keep(take, prompts[place])]
        case .key(.again): return [.tell(.startedOver)] + listenAgain()
        case .key(.hear):
            state = .reviewing(take, isPlaying: true)
            return [.stopPlaying, .play(take)]
        case .key(.skip): return [.tell(.skipped)] + ask(for: place + 1)
        case .key(.quit): return end(.quit)
        case .heardOut:
            state = .reviewing(take, isPlaying: false)
            return []
        case .notHeard(let why):
            state = .reviewing(take, isPlaying: false)
            return [.tell(.notHeard(why))]
        // The microphone is closed; what it said last is still on its way.
        case .key(.space), .sound, .gap, .lost, .begin, .kept, .notKept, .interrupted: return []
        }
    }

    private mutating func add(_ samples: [Float]) -> [Effect] {
        guard case .recording(var recording) = state else { return [] }
        // Else the samples had two owners and were copied for each piece.
        state = .idle
        recording.meter.add(samples)
        recording.samples += samples
        let isFull = recording.duration >= longest
        state = .recording(recording)
        return isFull ? finish([.tell(.longest(longest))]) : []
    }

    private mutating func finish(_ effects: [Effect]) -> [Effect] {
        guard case .recording(let recording) = state else { return [] }
        do throws(Take.Refusal) {
            let frames = Sound.frames(in: longest)
            let take = try Take(of: Array(recording.samples.prefix(frames)), gaps: recording.gaps)
            state = .reviewing(take, isPlaying: true)
            return effects + [.closeMicrophone, .tell(.taken(take)), .tell(.menu(.reviewing)), .play(take)]
        } catch {
            return effects + [.tell(.refused(error))] + listenAgain()
        }
    }

    private mutating func ask(for next: Int) -> [Effect] {
        guard prompts.indices.contains(next) else { return end(.done) }
        place = next
        let prompt = Notice.prompt(prompts[next], place: next + 1, of: prompts.count)
        let effects = listenAgain()
        return [.tell(prompt)] + effects
    }

    /// To the paragraph that is asked for.
    private mutating func listenAgain() -> [Effect] {
        let opening: [Effect] =
            switch state {
            case .listening, .recording: []
            case .reviewing: [.stopPlaying, .openMicrophone]
            case .idle, .keeping, .ended: [.openMicrophone]
            }
        state = .listening(Listening())
        return opening + [.tell(.menu(.listening))]
    }

    private mutating func end(_ ending: Ending) -> [Effect] {
        defer { state = .ended(ending) }
        return switch state {
        case .listening, .recording: [.closeMicrophone]
        case .reviewing: [.stopPlaying]
        case .idle, .keeping, .ended: []
        }
    }
}
