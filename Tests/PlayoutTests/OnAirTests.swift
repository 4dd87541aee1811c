import CivilTime
import Playout
import SoundCard
import Testing

@Suite struct OnAirTests {
    private static let gone = CardError(kind: .absent, device: "d", call: "c", errno: 19, detail: "gone")
    private static let busy = CardError(kind: .busy, device: "d", call: "c", errno: 16, detail: "busy")

    /// Everything that can happen, each one second after the one before.
    private static let happenings: [(String, @Sendable (WallInstant) -> OnAir.Event)] = [
        ("go", { _ in .granted }), ("stop", { _ in .stopped }), ("opened", { .opened(card: "d", at: $0) }),
        ("refused", { .refused(busy, at: $0) }), ("ahead", { .ahead($0) }), ("began", { .began(at: $0) }),
        ("heard", { .heard(at: $0) }), ("hours", { _ in .hoursEnded }), ("failed", { _ in .tapeFailed("torn") }),
        ("lost", { .lost(gone, at: $0) }), ("out", { _ in .heardOut(isWhole: false) }),
        ("overtime", { _ in .overtime }), ("whole", { _ in .heardOut(isWhole: true) }),
        ("another", { _ in .interrupted }),
    ]

    /// What an observer of one machine has seen.
    private struct Observer {
        var isGranted = false
        var isInterrupted = false
        var ready = 0
        var started = 0
        var lost = 0
        var back = 0
        var closed = 0

        mutating func see(_ event: OnAir.Event, _ response: OnAir.Response, _ place: @autoclosure () -> String) {
            #expect(closed == 0 || response == OnAir.Response(.carryOn), "something after the end: \(place())")
            if event == .granted { isGranted = true }
            if isInterrupted {
                #expect(response.action != .fade && response.report == nil, "another is on air: \(place())")
                if case .reopen = response.action { Issue.record("the card is another's: \(place())") }
            }
            if event == .interrupted {
                isInterrupted = true
                if case .reopen = response.action { Issue.record("the card is another's: \(place())") }
            }
            switch response.report {
            case .ready?: ready += 1
            case .started?:
                started += 1
                #expect(ready == 1 && isGranted, "sound without a word to go: \(place())")
            case .trouble(.lost, _)?: lost += 1
            case .trouble(.back, _)?: back += 1
            case .trouble?, .progress?, .heard?, nil: break
            case .ended?: Issue.record("the end is the pump's to report: \(place())")
            }
            switch response.action {
            case .close(let cause):
                closed += 1
                if started == 0 {
                    switch cause {
                    case .neverStarted, .stopped, .interrupted, .tapeFailed: break
                    case .finished, .cardLost, .hoursOver: Issue.record("\(cause) before the start: \(place())")
                    }
                }
            case .reopen(let pause): #expect(pause <= OnAir.longestPause)
            case .fade: #expect(started == 1, "a fade of nothing: \(place())")
            case .carryOn: break
            }
            #expect(ready <= 1 && started <= 1 && closed <= 1 && back <= lost, "\(place())")
        }
    }

    @Test func `every order of five events keeps the laws`() {
        let count = Self.happenings.count
        var total = 1
        for _ in 0..<5 { total *= count }
        for number in 0..<total {
            var machine = OnAir(order(latestStart: 3, mustEnd: 4))
            var observer = Observer()
            var rest = number
            for step in 0..<5 {
                let event = Self.happenings[rest % count].1(at(Double(step)))
                rest /= count
                let response = machine.handle(event)
                observer.see(event, response, Self.story(number))
            }
            #expect((machine.state == .ended) == (observer.closed == 1))
        }
    }

    @Test func `the usual course`() {
        var machine = OnAir(order())
        #expect(machine.handle(.opened(card: "d", at: at(-5))).report == .ready(card: "d"))
        #expect(machine.handle(.granted) == .init(.carryOn))
        #expect(machine.handle(.ahead(at(-4))) == .init(.carryOn))
        #expect(machine.handle(.began(at: promised)).report == .started(at: promised))
        #expect(machine.handle(.heardOut(isWhole: true)) == .init(.close(.finished)))
    }

    @Test func `another order fades out what sounds, also in its last moment, and ends at once what does not`() {
        var playing = OnAir(order())
        for event: OnAir.Event in [.granted, .opened(card: "d", at: at(-5)), .began(at: promised)] {
            var silent = playing
            #expect(silent.handle(.interrupted) == .init(.close(.interrupted)))
            _ = playing.handle(event)
        }
        var atTheEnd = playing
        #expect(playing.handle(.interrupted) == .init(.fade))
        var tooLate = playing
        #expect(playing.handle(.heardOut(isWhole: false)) == .init(.close(.interrupted)))
        // Nothing of it could be cut any more.
        #expect(tooLate.handle(.heardOut(isWhole: true)) == .init(.close(.finished)))
        _ = atTheEnd.handle(.hoursEnded)
        #expect(atTheEnd.handle(.interrupted) == .init(.fade))
        #expect(atTheEnd.handle(.lost(Self.gone, at: at(1))) == .init(.close(.interrupted)))
        // One that fades out already goes on with that.
        var stopped = OnAir(order())
        _ = stopped.handle(.granted)
        _ = stopped.handle(.opened(card: "d", at: at(-5)))
        _ = stopped.handle(.began(at: promised))
        _ = stopped.handle(.stopped)
        #expect(stopped.handle(.interrupted) == .init(.carryOn))
        #expect(stopped.handle(.heardOut(isWhole: true)) == .init(.close(.stopped)))
    }

    @Test func `a refused card is tried again after 100 ms, doubled up to a second, and never past the last start`() {
        var machine = OnAir(order(latestStart: 3))
        var pauses: [Duration] = []
        var now = promised
        while case .reopen(let pause) = machine.handle(.refused(Self.busy, at: now)).action {
            pauses.append(pause)
            now = now.advanced(by: pause)
        }
        #expect(
            pauses == [
                .milliseconds(100), .milliseconds(200), .milliseconds(400), .milliseconds(800), .seconds(1),
                .milliseconds(500),
            ])
        #expect(now == at(3))
        #expect(machine.state == .ended)
    }

    @Test func `a card that opens again and again but fails before the tape is given up at the last start`() {
        var machine = OnAir(order(latestStart: 3))
        _ = machine.handle(.granted)
        for second in [1.0, 2, 3] {
            _ = machine.handle(.opened(card: "d", at: at(second)))
            let isLast = second == 3
            let action = machine.handle(.lost(Self.gone, at: at(second))).action
            #expect(action == (isLast ? .close(.neverStarted(Self.gone)) : .reopen(after: OnAir.firstPause)))
        }
    }

    @Test func `the same refusal is reported once, another one again`() {
        var machine = OnAir(order())
        #expect(machine.handle(.refused(Self.busy, at: at(-5))).report == .trouble(.notOpened(Self.busy), at: at(-5)))
        #expect(machine.handle(.refused(Self.busy, at: at(-4))).report == nil)
        #expect(machine.handle(.refused(Self.gone, at: at(-3))).report == .trouble(.notOpened(Self.gone), at: at(-3)))
    }

    @Test func `a card that opens again and again but is not heard runs out of patience`() {
        var machine = OnAir(order())
        _ = machine.handle(.opened(card: "d", at: at(-5)))
        _ = machine.handle(.granted)
        _ = machine.handle(.began(at: promised))
        var now = 1.0
        var response = machine.handle(.lost(Self.gone, at: at(now)))
        var rounds = 0
        while response.action != .close(.cardLost(Self.gone)), rounds < 100 {
            now += 0.5
            response = machine.handle(.opened(card: "d", at: at(now)))
            if machine.state != .ended {
                now += 0.5
                response = machine.handle(.lost(Self.gone, at: at(now)))
            }
            rounds += 1
        }
        #expect(now >= 11 && now <= 12)
    }

    private static func story(_ number: Int) -> String {
        var rest = number
        return (0..<5).map { _ in
            defer { rest /= happenings.count }
            return happenings[rest % happenings.count].0
        }.joined(separator: ", ")
    }
}
