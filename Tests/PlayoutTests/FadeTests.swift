import CivilTime
import Playout
import SoundCard
import SoundTesting
import Testing

/// Nothing clicks: the largest step between two samples that were heard, silence around them included, is that of the
/// material and what a fade of 5 ms adds to it.
@Suite struct FadeTests {
    private static let tape = tone(seconds: 3)
    private static let largestStep = tape.largestStep + 12_000 / 240 + 1

    private static let cards: [ScriptedDriver.Script] = [
        .init(takesBack: true), .init(), .init(takesBack: true, bite: 100), .init(bite: 100), .init(meal: 2_000),
    ]

    @Test(arguments: cards, [0.000_1, 0.002, 0.004, 0.1, 1, 2.345, 2.6, 2.7, 2.95])
    func `a stop at any place clicks nowhere`(script: ScriptedDriver.Script, moment: Double) throws {
        var stage = Stage(script, tape: Self.tape)
        stage.run(until: moment)
        stage.commands.stop()
        stage.run(until: 30)
        #expect(stage.reports.ending?.cause == .stopped)
        let stretch = try #require(stage.driver.heard.first)
        #expect(stretch.samples.largestStep <= Self.largestStep)
        let last = stretch.samples.lastIndex { $0 != 0 } ?? 0
        let end = stretch.start.advanced(by: .nanoseconds(Int64(last) * 1_000_000_000 / 48_000))
        #expect(end < at(moment + (script.takesBack ? 0.05 : 0.4)))
    }

    @Test(arguments: cards, [1.0, 1.003, 2.345])
    func `the hours' end clicks nowhere`(script: ScriptedDriver.Script, end: Double) throws {
        var stage = Stage(script, tape: Self.tape, mustEnd: end)
        stage.run(until: 30)
        #expect(stage.reports.ending?.cause == .hoursOver)
        #expect(try #require(stage.driver.heard.first).samples.largestStep <= Self.largestStep)
    }

    @Test(arguments: cards)
    func `a tape that does not come clicks neither when it goes nor when it comes`(
        script: ScriptedDriver.Script
    ) throws {
        var stage = Stage(script, tape: Self.tape, reads: 96_111, isTorn: false)
        stage.run(until: 4)
        stage.readOn()
        stage.run(until: 30)
        #expect(stage.reports.ending?.cause == .finished)
        #expect(stage.reports.ending?.heard == .seconds(3))
        #expect(try #require(stage.driver.heard.first).samples.largestStep <= Self.largestStep)
    }

    @Test(arguments: cards, [2.01, 2.2, 2.5, 3])
    func `a stop while the tape does not come clicks nowhere`(script: ScriptedDriver.Script, moment: Double) throws {
        var stage = Stage(script, tape: Self.tape, reads: 96_111, isTorn: false)
        stage.run(until: moment)
        stage.commands.stop()
        stage.run(until: 30)
        let ending = try #require(stage.reports.ending)
        #expect(ending.cause == .stopped)
        #expect(ending.heard > .seconds(1.9) && ending.heard <= .seconds(2.003))
        #expect(try #require(stage.driver.heard.first).samples.largestStep <= Self.largestStep)
    }

    @Test(arguments: [
        ScriptedDriver.Script(suspensions: [at(1)]), .init(underruns: [at(1)]), .init(lost: [at(1)..<at(1.5)]),
    ])
    func `after a failure of the card the tape rises from silence`(script: ScriptedDriver.Script) throws {
        var stage = Stage(script, tape: Self.tape)
        stage.run(until: 30)
        #expect(stage.reports.ending?.cause == .finished)
        // What the card cuts off is the card's.
        let after = stage.driver.heard.dropFirst().map { $0.samples.largestStep }
        #expect(!after.isEmpty && after.allSatisfy { $0 <= Self.largestStep })
    }

    @Test func `a tape that begins loud rises from silence, one that begins soft is heard to the bit`() throws {
        var loud = Stage(tape: Array(Self.tape.dropFirst(27)))
        loud.run(until: 30)
        #expect(try #require(loud.driver.heard.first).samples.largestStep <= Self.largestStep)
        var soft = Stage(tape: Self.tape)
        soft.run(until: 30)
        #expect(soft.driver.heard.first?.samples.contains(Array(Self.tape)) == true)
    }
}
