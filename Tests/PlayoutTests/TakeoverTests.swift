import CivilTime
import Playout
import SoundCard
import SoundTesting
import Testing

/// An order that takes over the air from another one on the open card. What is on air is a tone of 440 Hz, the order that
/// takes over one of 1000 Hz, both as loud: no step between samples may be larger than in these.
@Suite struct TakeoverTests {
    private static let programme = tone(seconds: 5)
    private static let alert = tone(1000, seconds: 1)
    /// A fade adds a 240th of the size to a step.
    private static let largestStep = alert.largestStep + 12_000 / 240 + 1

    private static let cards: [ScriptedDriver.Script] = [
        .init(takesBack: true), .init(), .init(takesBack: true, bite: 100), .init(bite: 777),
        .init(takesBack: true, meal: 2_500), .init(takesBack: true, jitter: 40), .init(takesBack: true, drift: 100),
    ]

    @Test(arguments: cards, [0.000_1, 0.003, 1, 2.345, 4.7, 4.99])
    func `what sounds fades out, and the next follows within 400 ms on the same card`(
        script: ScriptedDriver.Script, moment: Double
    ) throws {
        var stage = Stage(script, tape: Self.programme)
        stage.run(until: moment)
        let alert = stage.takeOver(Self.alert)
        stage.run()
        #expect(stage.driver.openings.count == 1)
        let isWhole = stage.reports.ending?.heard == .seconds(5)
        #expect(stage.reports.ending?.cause == (isWhole ? .finished : .interrupted))
        #expect(alert.ending?.cause == .finished)
        #expect(alert.ending?.heard == .seconds(1))
        let stretch = try #require(stage.driver.heard.first)
        #expect(stage.driver.heard.count == 1)
        #expect(stretch.samples.largestStep <= Self.largestStep)
        // The programme as far as it is told to have been heard, then all of the alert.
        let heard = try #require(stage.reports.ending?.heard)
        let frames = Int((heard.inSeconds * 48_000).rounded())
        let start = try #require(stage.reports.started)
        #expect(Self.holds(stretch, Self.programme.prefix(frames - 240), at: start))
        let began = try #require(alert.started)
        #expect(Self.holds(stretch, Self.alert[...], at: began))
        #expect(at(moment).duration(to: began) < (script.takesBack ? .milliseconds(60) : .milliseconds(400)))
    }

    @Test(arguments: [(true, 4.85, false), (true, 4.99, true), (false, 4.5, false), (false, 4.85, true)])
    func `a tape whose last moment could not be cut any more is finished`(
        takesBack: Bool, moment: Double, isWhole: Bool
    ) {
        var stage = Stage(.init(takesBack: takesBack), tape: Self.programme)
        stage.run(until: moment)
        let alert = stage.takeOver(Self.alert)
        stage.run()
        #expect(stage.reports.ending?.cause == (isWhole ? .finished : .interrupted))
        #expect((stage.reports.ending?.heard == .seconds(5)) == isWhole)
        #expect(alert.ending?.cause == .finished)
    }

    @Test func `a tape whose last moment went with the card is interrupted`() {
        var stage = Stage(.init(lost: [at(4.9)..<at(5.5)]), tape: Self.programme)
        stage.run(until: 4.85)
        let alert = stage.takeOver(Self.alert)
        stage.run()
        #expect(stage.reports.ending?.cause == .interrupted)
        #expect(stage.reports.ending.map { $0.heard < .seconds(4.95) } == true)
        #expect(alert.ending?.cause == .finished)
    }

    /// Those samples were heard at that instant, as near as a card's drift lets one tell.
    private static func holds(
        _ stretch: ScriptedDriver.Stretch, _ samples: ArraySlice<Int16>, at instant: WallInstant
    ) -> Bool {
        let place = Int((stretch.start.duration(to: instant).inSeconds * 48_000).rounded())
        return (place - 60...place + 60).contains { stretch.samples[max(0, $0)...].starts(with: samples) }
    }

    @Test(arguments: [true, false], [0, 0.001, 0.005, 0.02, 0.1, 0.3, 0.5])
    func `a third takes over before the second is through; each ends once, in order`(
        takesBack: Bool, later: Double
    ) throws {
        var stage = Stage(.init(takesBack: takesBack), tape: Self.programme)
        stage.run(until: 1)
        let second = stage.takeOver(Self.alert)
        stage.run(until: 1 + later)
        let third = stage.takeOver(Self.alert)
        stage.run()
        #expect(stage.reports.ending?.cause == .interrupted)
        #expect(second.ending?.cause == .interrupted)
        #expect(third.ending?.cause == .finished)
        #expect(third.ending?.heard == .seconds(1))
        if later == 0 { #expect(second.started == nil && second.ending?.heard == .zero) }
        for reports in [stage.reports, second, third] {
            #expect(reports.events.count { if case .ended = $0 { true } else { false } } == 1)
        }
        let stretch = try #require(stage.driver.heard.first)
        #expect(stage.driver.heard.count == 1)
        #expect(stretch.samples.largestStep <= Self.largestStep)
        #expect(third.started.map { at(1 + later).duration(to: $0) < .milliseconds(takesBack ? 60 : 400) } == true)
    }

    @Test(arguments: [true, false])
    func `silence before a tape is taken over at once, and the order that waited was never started`(
        takesBack: Bool
    ) throws {
        var stage = Stage(.init(takesBack: takesBack))
        stage.run(until: -2)
        let alert = stage.takeOver(Self.alert)
        stage.run()
        #expect(stage.reports.started == nil)
        #expect(stage.reports.ending?.cause == .interrupted)
        #expect(alert.ending?.cause == .finished)
        #expect(alert.started.map { at(-2).duration(to: $0) < .milliseconds(takesBack ? 40 : 320) } == true)
        #expect(stage.driver.openings.count == 1)
    }

    @Test func `speech that takes over silence opens a server's card anew, and never twice at once`() {
        var stage = Stage()
        stage.run(until: -2)
        let speech = stage.takeOver(Self.alert, isLive: true)
        stage.run()
        #expect(stage.driver.openings.count == 2)
        #expect(stage.driver.mostHandles == 1)
        #expect(speech.ending?.cause == .finished)
    }

    @Test func `where no card is open the next opens it`() throws {
        let gone = CardError(kind: .absent, device: "scripted", call: "open", errno: 19, detail: "gone")
        var stage = Stage(.init(refusals: [gone, gone, gone]), from: -1)
        stage.run(until: -0.9)
        let alert = stage.takeOver(Self.alert)
        stage.run()
        #expect(stage.reports.ending?.cause == .interrupted)
        #expect(alert.ending?.cause == .finished)
        #expect(alert.troubles == [.notOpened(gone)])
    }

    @Test(arguments: [true, false])
    func `an order that takes over waits for its word to go, and the card sounds silence`(takesBack: Bool) throws {
        var stage = Stage(.init(takesBack: takesBack), tape: Self.programme)
        stage.run(until: 1)
        let second = stage.takeOver(Self.alert, goesByItself: false)
        stage.run(until: 3)
        #expect(second.started == nil)
        #expect(stage.reports.ending?.cause == .interrupted)
        stage.commands.go()
        stage.run()
        #expect(second.ending?.cause == .finished)
        #expect(second.started.map { at(3).duration(to: $0) < .milliseconds(takesBack ? 60 : 400) } == true)
        let stretch = try #require(stage.driver.heard.first)
        #expect(stage.driver.heard.count == 1)
        #expect(stretch.samples.largestStep <= Self.largestStep)
    }

    @Test(arguments: [true, false])
    func `stop concerns the newest; what fades out is heard to its end`(takesBack: Bool) throws {
        var stage = Stage(.init(takesBack: takesBack), tape: Self.programme)
        stage.run(until: 1)
        let second = stage.takeOver(Self.alert)
        stage.commands.stop()
        stage.run()
        #expect(second.ending?.cause == .stopped)
        #expect(second.started == nil)
        #expect(stage.reports.ending?.cause == .interrupted)
        let stretch = try #require(stage.driver.heard.first)
        #expect(stretch.samples.largestStep <= Self.largestStep)
        let sounding = stretch.samples.lastIndex { $0 != 0 }
        #expect(sounding != nil)
    }

    @Test(arguments: [
        ScriptedDriver.Script(suspensions: [at(1.02)]), .init(underruns: [at(1.02)]), .init(lost: [at(1.02)..<at(1.5)]),
    ])
    func `a card that fails in the fade ends the one and is opened for the other`(
        script: ScriptedDriver.Script
    ) throws {
        var stage = Stage(script, tape: Self.programme)
        stage.run(until: 1)
        let alert = stage.takeOver(Self.alert)
        stage.run()
        #expect(stage.reports.ending?.cause == .interrupted)
        #expect(stage.reports.ending.map { $0.heard > .seconds(0.9) && $0.heard < .seconds(1.4) } == true)
        #expect(alert.ending?.cause == .finished)
        #expect(alert.ending?.heard == .seconds(1))
    }

    @Test(arguments: [true, false])
    func `an order that takes over in the last moment of the hours is heard within its own`(takesBack: Bool) throws {
        var stage = Stage(.init(takesBack: takesBack), tape: Self.programme, mustEnd: 2)
        stage.run(until: 1.9)
        let alert = stage.takeOver(Self.alert, mustEnd: 60)
        stage.run()
        #expect(stage.reports.ending?.cause == .interrupted)
        #expect(alert.ending?.cause == .finished)
        let stretch = try #require(stage.driver.heard.first)
        #expect(stretch.samples.largestStep <= Self.largestStep)
    }
}
