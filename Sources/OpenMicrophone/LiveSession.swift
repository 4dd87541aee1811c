package import SoundCard

/// The life of a person's time at the microphone. A value: what happens goes in, what is to be done comes out.
///
/// `waiting` for the air → `chime` → `speaking`, and `searching` while the microphone is gone → `ended`.
package struct LiveSession: Sendable {
    package enum State: Sendable, Hashable {
        /// The microphone is open; the air is asked for.
        case waiting
        case chime
        /// Nobody spoke since that moment.
        case speaking(quietSince: Duration)
        case searching(since: Duration, CardError)
        case ended(Ending)
    }

    package enum Ending: Sendable, Hashable {
        /// The person said so.
        case done
        /// Nobody is at the other end any more: Ctrl-C, a closed terminal.
        case gone
        /// The time that was asked for is over.
        case timeOver
        /// Nobody spoke for so long.
        case silence(Duration)
        case microphone(CardError)
        /// The station ended it: its hours, a warning, somebody else, its output.
        case airOver
        /// It never went on the air.
        case refused
    }

    package enum Event: Sendable, Hashable {
        /// The station lets it on the air.
        case granted
        case refused
        /// Several times a second.
        case reading(LiveReading, CardError?)
        /// A person at the other end is done, or there is none any more.
        case done
        case gone
        /// Nothing more is heard of it.
        case airOver
    }

    package enum Effect: Sendable, Hashable {
        /// Let the sound end now.
        case endAir
        /// Nothing more is to come from the microphone.
        case closeMicrophone
    }

    /// How long a microphone that went away is waited for.
    package static let patience = Duration.seconds(5)

    package private(set) var state = State.waiting
    /// When the chime was over, and the newest moment.
    private var begun: Duration?
    private var now = Duration.zero
    private let longest: Duration
    private let silence: Duration

    /// - Parameters:
    ///   - longest: of the speech, chime not counted.
    ///   - silence: so long nobody speaks, and it ends by itself.
    package init(longest: Duration, silence: Duration) {
        self.longest = longest
        self.silence = silence
    }

    /// Since the chime was over.
    package var elapsed: Duration { begun.map { now - $0 } ?? .zero }
    package var remaining: Duration { max(.zero, longest - elapsed) }

    /// The one place where a session changes its state. What does not concern a state changes nothing.
    ///
    /// - Parameter time: since any fixed moment.
    package mutating func handle(_ event: Event, at time: Duration) -> [Effect] {
        if case .ended = state { return [] }
        now = max(now, time)
        switch event {
        case .done: return end(.done)
        case .gone: return end(.gone)
        case .refused: return end(.refused)
        case .airOver: return end(.airOver)
        case .granted:
            if case .waiting = state { state = .chime }
            return []
        case .reading(let reading, let error): return take(reading, error)
        }
    }

    private mutating func take(_ reading: LiveReading, _ error: CardError?) -> [Effect] {
        if begun != nil, elapsed >= longest { return end(.timeOver) }
        switch (state, reading.stage) {
        case (.ended, _): return []
        case (.waiting, .searching), (.chime, .searching), (.speaking, .searching):
            guard let error else { return [] }
            state = .searching(since: now, error)
        case (.searching(let since, let error), .searching):
            if now - since >= Self.patience { return end(.microphone(error)) }
        // Before the air is granted it does not matter what is said.
        case (.waiting, .chime), (.waiting, .speaking): return []
        case (.chime, .chime), (.speaking, .chime): return []
        case (.searching, .chime): state = .chime
        case (.chime, .speaking), (.searching, .speaking):
            begun = begun ?? now
            state = .speaking(quietSince: now)
        case (.speaking(let quietSince), .speaking):
            if reading.hasVoice {
                state = .speaking(quietSince: now)
            } else if now - quietSince >= silence {
                return end(.silence(silence))
            }
        }
        return []
    }

    private mutating func end(_ ending: Ending) -> [Effect] {
        state = .ended(ending)
        // What the station ended it knows of.
        return ending == .airOver || ending == .refused ? [.closeMicrophone] : [.endAir, .closeMicrophone]
    }
}
