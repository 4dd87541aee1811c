import Diagnostics
import Sound
import SoundCard
import SoundTesting
import Studio
import Testing

@Suite struct SessionTests {
    static let gone = CardError(
        kind: .absent, direction: .capture, device: "mic", call: "snd_pcm_readi", errno: 19, detail: "No such device")
    static let full = SoundError.unwritable(file: "a.flac", call: "write", errno: 28)
    /// Short, and yet a take.
    static let speech = silence(0.04) + tone(0.08)

    @Test func `a paragraph is heard, recorded, played back and kept, and the next one is asked for`() throws {
        var session = RecordingSession([prompt(1), prompt(2)])
        #expect(
            session.handle(.begin) == [
                .tell(.prompt(prompt(1), place: 1, of: 2)), .openMicrophone, .tell(.menu(.listening)),
            ])
        #expect(session.handle(.key(.enter)) == [.tell(.menu(.recording))])
        #expect(session.handle(.sound(Self.speech)).isEmpty)
        let take = try Take(of: Self.speech)
        #expect(
            session.handle(.key(.space)) == [
                .closeMicrophone, .tell(.taken(take)), .tell(.menu(.reviewing)), .play(take),
            ])
        #expect(session.handle(.heardOut).isEmpty)
        #expect(session.handle(.key(.hear)) == [.stopPlaying, .play(take)])
        #expect(session.handle(.key(.keep)) == [.stopPlaying, .keep(take, prompt(1))])
        #expect(
            session.handle(.kept) == [
                .tell(.kept), .tell(.prompt(prompt(2), place: 2, of: 2)), .openMicrophone, .tell(.menu(.listening)),
            ])
        #expect(session.handle(.key(.skip)) == [.tell(.skipped), .closeMicrophone])
        #expect(session.state == .ended(.done))
        #expect(session.kept == 1)
    }

    @Test func `what was said just before the key belongs to the take, and no more`() {
        var session = RecordingSession([prompt(1)])
        _ = session.handle(.begin)
        for _ in 0..<20 { _ = session.handle(.sound(silence(0.1))) }
        _ = session.handle(.key(.enter))
        guard case .recording(let recording) = session.state else {
            Issue.record("\(session.state)")
            return
        }
        #expect(recording.duration == RecordingSession.preRoll)
    }

    @Test func `silence is refused, and the microphone stays open for another reading`() {
        var session = RecordingSession([prompt(1)])
        _ = session.handle(.begin)
        _ = session.handle(.key(.enter))
        _ = session.handle(.sound(silence(1)))
        #expect(
            session.handle(.key(.enter)) == [.tell(.refused(.silent(loudest: -120))), .tell(.menu(.listening))])
        #expect(session.handle(.key(.enter)) == [.tell(.menu(.recording))])
    }

    @Test func `repeating in mid-reading forgets what was read so far`() throws {
        var session = RecordingSession([prompt(1)])
        _ = session.handle(.begin)
        _ = session.handle(.key(.enter))
        _ = session.handle(.sound(tone(1, peak: -3)))
        #expect(session.handle(.key(.again)) == [.tell(.startedOver), .tell(.menu(.listening))])
        _ = session.handle(.key(.enter))
        _ = session.handle(.sound(Self.speech))
        #expect(session.handle(.key(.enter)).contains(.play(try Take(of: Self.speech))))
    }

    @Test func `a take that lost sound says so`() {
        var session = RecordingSession([prompt(1)])
        _ = session.handle(.begin)
        _ = session.handle(.gap)
        _ = session.handle(.key(.enter))
        _ = session.handle(.sound(Self.speech))
        _ = session.handle(.gap)
        _ = session.handle(.sound(Self.speech))
        _ = session.handle(.key(.enter))
        guard case .reviewing(let take, _) = session.state else {
            Issue.record("\(session.state)")
            return
        }
        #expect(take.remarks == [.gaps])
    }

    @Test func `a recording that never ends stops by itself`() {
        var session = RecordingSession([prompt(1)], longest: .seconds(2))
        _ = session.handle(.begin)
        _ = session.handle(.key(.enter))
        #expect(session.handle(.sound(silence(0.5) + tone(1))).isEmpty)
        #expect(session.handle(.sound(tone(3))).first == .tell(.longest(.seconds(2))))
        guard case .reviewing(let take, _) = session.state else {
            Issue.record("it did not stop")
            return
        }
        #expect(abs(take.duration.seconds - 1.6) < 0.05)
    }

    @Test func `a microphone that goes away and a disk that is full end the session with their error`() {
        var session = RecordingSession([prompt(1)])
        _ = session.handle(.begin)
        _ = session.handle(.key(.enter))
        #expect(session.handle(.lost(Self.gone)) == [.closeMicrophone])
        #expect(session.state == .ended(.microphone(Self.gone)))

        session = RecordingSession([prompt(1)])
        for event: RecordingSession.Event in [.begin, .key(.enter), .sound(Self.speech), .key(.enter), .key(.keep)] {
            _ = session.handle(event)
        }
        #expect(session.handle(.notKept(Self.full)).isEmpty)
        #expect(session.state == .ended(.disk(Self.full)))
        #expect(session.kept == 0)
    }

    @Test func `with nothing to read it ends at once`() {
        var session = RecordingSession([])
        #expect(session.handle(.begin).isEmpty)
        #expect(session.state == .ended(.done))
    }

    // MARK: every way through a small world

    static let alphabet: [RecordingSession.Event] =
        Key.allCases.map { .key($0) } + [
            .begin, .sound(speech), .sound(silence(0.06)), .gap, .lost(gone), .heardOut,
            .notHeard(Phrase(verbatim: "x")),
            .kept, .notKept(full), .interrupted,
        ]

    /// One event sequence for each kind of state, for the first and the last of two paragraphs.
    static let beginnings: [[RecordingSession.Event]] = {
        let toReview: [RecordingSession.Event] = [.key(.enter), .sound(speech), .key(.enter)]
        let first: [[RecordingSession.Event]] = [
            [], [.begin], [.begin, .key(.enter)], [.begin, .key(.enter), .sound(speech)], [.begin] + toReview,
            [.begin] + toReview + [.heardOut], [.begin] + toReview + [.key(.keep)],
        ]
        return first + first.dropFirst().map { [.begin] + toReview + [.key(.keep), .kept] + $0.dropFirst() }
    }()

    @Test(arguments: beginnings.indices)
    func `every sequence of three events leaves microphone, loudspeaker and disk in order`(beginning: Int) {
        var world = World()
        for event in Self.beginnings[beginning] { world.take(event) }
        explore(world, depth: 3)
    }

    private func explore(_ world: World, depth: Int) {
        guard depth > 0 else { return }
        for event in Self.alphabet {
            var next = world
            next.take(event)
            explore(next, depth: depth - 1)
        }
    }

    @Test(arguments: 0..<20)
    func `long random sessions leave microphone, loudspeaker and disk in order`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let lively = Self.alphabet.filter { $0 != .interrupted && $0 != .lost(Self.gone) && $0 != .key(.quit) }
        var world = World(prompts: 10)
        world.take(.begin)
        for _ in 0..<120 { world.take(try #require(lively.randomElement(using: &random))) }
        world.take(.interrupted)
        guard case .ended = world.session.state else {
            Issue.record("\(world.session.state)")
            return
        }
    }
}

/// What a session does to the things around it, and the laws that always hold.
private struct World {
    private(set) var session: RecordingSession
    private var isListening = false
    private var isPlaying = false
    private var keeps = 0
    private var answers = 0
    private var place = 0

    init(prompts: Int = 2) {
        session = RecordingSession((1...prompts).map { prompt($0) })
    }

    mutating func take(_ event: RecordingSession.Event) {
        let before = session.state
        if case .keeping = before, event == .kept { answers += 1 }
        let effects = session.handle(event)
        if case .ended = before {
            #expect(effects.isEmpty)
            #expect(session.state == before)
        }
        for effect in effects { carryOut(effect, reviewed: before) }
        let mustListen =
            switch session.state {
            case .listening, .recording: true
            case .idle, .reviewing, .keeping, .ended: false
            }
        #expect(isListening == mustListen, "after \(event)")
        #expect(!isPlaying || !isListening)
        if case .ended = session.state { #expect(!isPlaying) }
        #expect(session.kept == answers)
        #expect(session.place >= place)
        #expect(session.prompts.indices.contains(session.place))
        place = session.place
    }

    private mutating func carryOut(_ effect: RecordingSession.Effect, reviewed state: RecordingSession.State) {
        switch effect {
        case .openMicrophone:
            #expect(!isListening)
            #expect(!isPlaying)
            isListening = true
        case .closeMicrophone:
            #expect(isListening)
            isListening = false
        case .play:
            #expect(!isListening)
            #expect(!isPlaying)
            isPlaying = true
        case .stopPlaying:
            isPlaying = false
        case .keep(let take, let prompt):
            keeps += 1
            #expect(prompt == session.prompts[session.place])
            guard case .reviewing(let heard, _) = state else {
                Issue.record("kept without a review: \(state)")
                return
            }
            #expect(heard.samples == take.samples)
        case .tell: break
        }
    }
}
