import OpenMicrophone
import SoundCard
import Testing

@Suite struct LiveSessionTests {
    private let absent = CardError(
        kind: .absent, direction: .capture, device: "hw:1", call: "snd_pcm_open", errno: 19, detail: "no such device")

    private func session(longest: Double = 60, silence: Double = 20) -> LiveSession {
        LiveSession(longest: .seconds(longest), silence: .seconds(silence))
    }

    private func speaking(_ session: inout LiveSession, at time: Double, voice: Bool = true) -> [LiveSession.Effect] {
        session.handle(.reading(LiveReading(stage: .speaking, hasVoice: voice), nil), at: .seconds(time))
    }

    @Test func `the chime is heard, then the person, and the clock begins with the person`() {
        var session = session()
        #expect(session.handle(.granted, at: .seconds(3)) == [])
        #expect(session.state == .chime)
        #expect(session.handle(.reading(LiveReading(stage: .chime), nil), at: .seconds(4)) == [])
        #expect(session.elapsed == .zero)
        #expect(speaking(&session, at: 5) == [])
        #expect(speaking(&session, at: 15) == [])
        #expect(session.state == .speaking(quietSince: .seconds(15)))
        #expect(session.elapsed == .seconds(10))
        #expect(session.remaining == .seconds(50))
    }

    @Test(arguments: [
        (LiveSession.Event.done, LiveSession.Ending.done, true), (.gone, .gone, true), (.airOver, .airOver, false),
        (.refused, .refused, false),
    ])
    func `it ends at once by whoever ends it, and only once`(
        event: LiveSession.Event, ending: LiveSession.Ending, isOurs: Bool
    ) {
        for isGranted in [false, true] {
            var session = session()
            if isGranted { _ = session.handle(.granted, at: .zero) }
            #expect(
                session.handle(event, at: .seconds(1)) == (isOurs ? [.endAir, .closeMicrophone] : [.closeMicrophone]))
            #expect(session.state == .ended(ending))
            #expect(session.handle(.done, at: .seconds(2)) == [])
            #expect(speaking(&session, at: 500) == [])
            #expect(session.state == .ended(ending))
        }
    }

    @Test func `it ends when the time is over that was asked for`() {
        var session = session(longest: 30)
        _ = session.handle(.granted, at: .zero)
        _ = speaking(&session, at: 2)
        #expect(speaking(&session, at: 31.9) == [])
        #expect(speaking(&session, at: 32) == [.endAir, .closeMicrophone])
        #expect(session.state == .ended(.timeOver))
    }

    @Test func `it ends by itself when nobody speaks, and not while somebody does`() {
        var session = session(silence: 20)
        _ = session.handle(.granted, at: .zero)
        _ = speaking(&session, at: 1)
        for second in 2...20 { #expect(speaking(&session, at: Double(second), voice: second == 10) == []) }
        #expect(speaking(&session, at: 29.9, voice: false) == [])
        #expect(speaking(&session, at: 30, voice: false) == [.endAir, .closeMicrophone])
        #expect(session.state == .ended(.silence(.seconds(20))))
    }

    @Test func `a microphone that comes back within five seconds is no end, one that does not is`() {
        var session = session()
        _ = session.handle(.granted, at: .zero)
        _ = speaking(&session, at: 1)
        let gone = LiveSession.Event.reading(LiveReading(stage: .searching), absent)
        #expect(session.handle(gone, at: .seconds(2)) == [])
        #expect(session.handle(gone, at: .seconds(6.9)) == [])
        #expect(speaking(&session, at: 6.95) == [])
        #expect(session.state == .speaking(quietSince: .seconds(6.95)))
        #expect(session.handle(gone, at: .seconds(10)) == [])
        #expect(session.handle(gone, at: .seconds(15)) == [.endAir, .closeMicrophone])
        #expect(session.state == .ended(.microphone(absent)))
    }

    @Test func `silence before the air is granted is nobody's fault`() {
        var session = session(silence: 5)
        for second in 0...30 { #expect(speaking(&session, at: Double(second), voice: false) == []) }
        #expect(session.state == .waiting)
    }
}
