internal import CivilTime
package import Diagnostics
package import Playout
package import SoundCard
package import StationModel

/// All that can happen to a running station. Events are taken one after another.
package enum StationEvent: Sendable {
    /// The moment that was armed has come; harmless when it has not.
    case timer
    case playout(OccurrenceName, PlayEvent)
    /// The workshop's answer to an order.
    case tape(OccurrenceName, Result<PreparedTape, Failure>)
    case play(ScriptID, by: String, answer: Answer)
    case stop(reason: String, by: String, answer: Answer)
    /// A warning of danger: goes on the air before everything.
    case emergency(Warning, answer: Answer)
    /// Ends every warning; answered with the names of those that were in force.
    case allClear(reason: String, by: Person, answer: Answer)
    /// Ends the warnings that pass on these bulletins; answered as `allClear`.
    case cancelled(bulletins: [String], reason: String, by: Person, answer: Answer)
    /// A person is at the microphone, and waits for the air.
    case live(LiveRequest, answer: Answer)
    /// That person is done, or gone.
    case liveOver(OccurrenceName)
    /// What that person said is kept: the file's path within the station folder, and its SHA-256.
    case liveKept(OccurrenceName, file: String, hash: String)
    /// It could not be kept, or not all of it.
    case liveNotKept(OccurrenceName, Phrase)
    /// The folder was read again and checks clean.
    case adopted(Season, [Finding])
    /// The folder was read again and does not: the station in force stays.
    case refused([Finding])
    case amplifierFailed(Phrase)
    /// The listening device fails; `nil`: it is heard again.
    case listening(CardError?)
    /// Takes how the station is; `nil`: it has ended.
    case status(@Sendable (StationStatus?) -> Void)
    case shutdown

    /// Takes the occurrence's name, or why not; called exactly once.
    package typealias Answer = @Sendable (Result<String, Failure>) -> Void

    /// The station is ending and takes no wishes any more.
    func refuse() {
        switch self {
        case .play(_, _, let answer), .stop(_, _, let answer), .emergency(_, let answer),
            .allClear(_, _, let answer), .cancelled(_, _, _, let answer), .live(_, let answer):
            answer(.failure(Refusal.shuttingDown))
        case .status(let answer): answer(nil)
        case .timer, .playout, .tape, .adopted, .refused, .amplifierFailed, .listening, .shutdown, .liveOver, .liveKept,
            .liveNotKept:
            break
        }
    }
}

/// What a person at the microphone asks for.
package struct LiveRequest: Sendable {
    /// Filled by whoever holds the microphone, chime first; at the latest when the answer has come.
    package let sound: TapeRing
    package let title: String
    /// The hard end; the hours may end earlier.
    package let longest: Duration
    package let person: Person
    /// Called once, when nothing more of it will be heard.
    package let ended: @Sendable () -> Void

    package init(
        sound: TapeRing, title: String, longest: Duration, person: Person, ended: @escaping @Sendable () -> Void
    ) {
        self.sound = sound
        self.title = title
        self.longest = longest
        self.person = person
        self.ended = ended
    }
}

/// A tape as playing it needs to know it.
package struct PreparedTape: Sendable {
    /// A stretch of the tape with what a person calls it.
    package struct Item: Sendable {
        package let name: Phrase
        /// From the tape's beginning.
        package let start: Duration

        package init(name: Phrase, start: Duration) {
            self.name = name
            self.start = start
        }
    }

    package let source: PlayOrder.Source
    package let length: Duration
    /// SHA-256 of the file; absent for the simulation's blank ones.
    package let hash: String?
    /// In order; the first begins at zero.
    package let items: [Item]

    package init(source: PlayOrder.Source, length: Duration, hash: String?, items: [Item]) {
        self.source = source
        self.length = length
        self.hash = hash
        self.items = items
    }

    /// What is heard at that position.
    func item(at position: Duration) -> Phrase? {
        items.last { $0.start <= position }?.name
    }
}
