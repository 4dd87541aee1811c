import CivilTime
import Playout
import SoundCard
import SoundTesting
import Testing

@Suite struct PumpTests {
    @Test(arguments: [
        ScriptedDriver.Script(),
        .init(bite: 777),
        .init(bite: 1),
        .init(jitter: 96),
        .init(latency: .milliseconds(180)),
        .init(behind: .milliseconds(600)),
        .init(drift: 100),
        .init(drift: -100),
    ])
    func `the tape sounds at the promised instant, whole, in order, once`(script: ScriptedDriver.Script) throws {
        var stage = Stage(script, seconds: script.bite == 1 ? 0.2 : 3)
        stage.run()
        let sounding = stage.sounding
        #expect(sounding.count == 1)
        let first = try #require(sounding.first)
        #expect(first.samples == stage.tape)
        let lateBy = promised.duration(to: first.start)
        // Jitter of 2 ms comes down to its early half; a drifting card is as far off as it drifts in two seconds.
        #expect(abs(lateBy.inSeconds) < (script.jitter > 0 ? 0.001_5 : 0.000_25))
        #expect(stage.reports.ending?.cause == .finished)
        #expect(stage.reports.ending?.heard == .seconds(Double(stage.tape.count) / 48_000))
        #expect(stage.reports.troubles.isEmpty)
    }

    @Test func `a card that opens late sounds as soon as it can`() throws {
        let busy = CardError(kind: .busy, device: "scripted", call: "open", errno: 16, detail: "busy")
        var stage = Stage(.init(refusals: Array(repeating: busy, count: 20)), from: -5)
        stage.run()
        let first = try #require(stage.sounding.first)
        // 0.1 + 0.2 + 0.4 + 0.8 + 16 × 1 s after -5 s.
        let opened = at(-5 + 17.5)
        #expect(first.start > opened)
        #expect(opened.duration(to: first.start) < .milliseconds(400))
        #expect(first.samples == stage.tape)
        #expect(stage.reports.troubles == [.notOpened(busy)])
        #expect(stage.reports.started.map { abs($0.duration(to: first.start).inSeconds) < 0.001 } == true)
    }

    @Test func `a card that does not open before the last permitted start is never started`() {
        let gone = CardError(kind: .absent, device: "scripted", call: "open", errno: 19, detail: "gone")
        var stage = Stage(.init(refusals: Array(repeating: gone, count: 1000)), latestStart: 60)
        stage.run()
        #expect(stage.reports.ending == Ending(cause: .neverStarted(gone), at: at(60), heard: .zero, frames: 0))
        #expect(stage.reports.events.count == 2)
    }

    @Test func `without a word to go nothing but silence is heard`() {
        var stage = Stage(latestStart: 60, goesByItself: false)
        stage.run()
        #expect(stage.sounding.isEmpty)
        #expect(stage.reports.ending?.cause == .neverStarted(nil))
        #expect(stage.reports.ending.map { $0.at <= at(60) } == true)
    }

    @Test func `a late word to go starts the tape within the silence that is written ahead`() throws {
        var stage = Stage(goesByItself: false)
        stage.run(until: 3)
        stage.commands.go()
        stage.run()
        let first = try #require(stage.sounding.first)
        #expect(first.start >= at(3) && first.start < at(3.4))
        #expect(first.samples == stage.tape)
    }

    @Test func `stop is heard within half a second and ends in a fade`() throws {
        var stage = Stage()
        stage.run(until: 2)
        stage.commands.stop()
        stage.run()
        let first = try #require(stage.sounding.first)
        let length = Double(first.samples.count) / 48_000
        #expect(length > 2 && length < 2.5)
        let full = first.samples.count - 240
        #expect(Array(first.samples[..<full]) == Array(stage.tape[..<full]))
        #expect(first.samples[full...].indices.allSatisfy { abs(first.samples[$0]) <= abs(stage.tape[$0]) })
        #expect(abs(first.samples.last.map(Int.init) ?? .max) < 200)
        #expect(stage.reports.ending?.cause == .stopped)
        // The fade's very last frames are too soft for a sample of 16 bits.
        #expect(abs((stage.reports.ending?.heard.inSeconds ?? 0) - length) < 0.005)
    }

    @Test(arguments: [2.6, 2.65, 2.7, 2.75])
    func `a stop on the tape's last block, half of it taken, ends in a fade`(instant: Double) throws {
        var stage = Stage(.init(meal: 2_000))
        stage.run(until: instant)
        stage.commands.stop()
        stage.run(until: 20)
        let first = try #require(stage.sounding.first)
        #expect(stage.reports.ending?.cause == .stopped)
        #expect(first.samples.count < stage.tape.count)
        #expect(abs(first.samples.last.map(Int.init) ?? .max) < 200)
    }

    @Test func `stop before the tape is silence`() {
        var stage = Stage()
        stage.run(until: -3)
        stage.commands.stop()
        stage.run()
        #expect(stage.sounding.isEmpty)
        #expect(stage.reports.ending?.cause == .stopped)
        #expect(stage.reports.ending?.heard == .zero)
    }

    @Test(arguments: [1.0, 2.345, 2.995])
    func `nothing is heard after the hours' end`(end: Double) throws {
        var stage = Stage(mustEnd: end)
        stage.run()
        let first = try #require(stage.sounding.first)
        let last = first.start.advanced(by: .seconds(Double(first.samples.count) / 48_000))
        #expect(last <= at(end).advanced(by: .microseconds(50)))
        #expect(last > at(end - 0.002))
        #expect(stage.reports.ending?.cause == .hoursOver)
    }

    @Test func `a tape that ends with the hours is finished`() {
        var stage = Stage(mustEnd: 3)
        stage.run()
        #expect(stage.reports.ending?.cause == .finished)
        #expect(stage.reports.ending?.heard == .seconds(3))
    }

    @Test func `a card that goes away and comes back goes on where it was last heard`() throws {
        var stage = Stage(.init(lost: [at(1)..<at(3.2)]))
        stage.run()
        let sounding = stage.sounding
        #expect(sounding.count == 2)
        let before = try #require(sounding.first)
        let after = try #require(sounding.last)
        #expect(before.samples == Array(stage.tape[..<before.samples.count]))
        // What was on its way when the card went is said again, and nothing is left out.
        let repeated = before.samples.count + after.samples.count - stage.tape.count
        #expect(repeated >= 0 && repeated < 48_000 * 3 / 10)
        #expect(after.samples.dropFirst(400) == stage.tape.suffix(after.samples.count).dropFirst(400))
        #expect(after.start >= at(3.2) && after.start < at(4.3))
        #expect(stage.reports.ending?.cause == .finished)
        #expect(stage.reports.ending?.heard == .seconds(3))
        #expect(
            stage.reports.troubles.contains { if case .back(let gap) = $0 { gap > .seconds(2) } else { false } })
    }

    @Test func `a card that went away is opened after a pause, and sounds as soon as it is open`() throws {
        var stage = Stage(.init(lost: [at(1)..<at(1.3)]))
        stage.run()
        let lost = try #require(
            stage.reports.events.lazy.compactMap { if case .trouble(.lost, let at) = $0 { at } else { nil } }.first)
        let openings = stage.driver.openings.dropFirst()
        #expect(openings.first == lost.advanced(by: .milliseconds(100)))
        let opened = try #require(openings.last)
        let after = try #require(stage.sounding.last)
        // It rises from silence.
        let lateBy = opened.advanced(by: stage.driver.script.latency).duration(to: after.start)
        #expect(lateBy >= .zero && lateBy < .milliseconds(1))
    }

    @Test func `a card that stays away ends the airing as lost with what was heard`() throws {
        var stage = Stage(.init(lost: [at(2)..<at(100)]))
        stage.run()
        let ending = try #require(stage.reports.ending)
        guard case .cardLost(let error) = ending.cause else {
            Issue.record("ended with \(ending.cause)")
            return
        }
        #expect(error.kind == .absent)
        #expect(ending.heard > .seconds(1.7) && ending.heard <= .seconds(2))
        #expect(ending.at > at(11.9) && ending.at < at(12.5))
    }

    @Test func `a card lost in the silence ahead is tried again and starts on time`() throws {
        var stage = Stage(.init(lost: [at(-4)..<at(-2)]))
        stage.run()
        let first = try #require(stage.sounding.first)
        #expect(abs(promised.duration(to: first.start).inSeconds) < 0.000_1)
        #expect(first.samples == stage.tape)
        #expect(stage.reports.events.count { if case .ready = $0 { true } else { false } } == 1)
    }

    @Test func `an underrun is counted and not a frame of the tape is lost`() throws {
        var stage = Stage(.init(underruns: [at(2)]))
        stage.run()
        #expect(stage.reports.troubles.count == 1)
        guard case .underrun = stage.reports.troubles.first else {
            Issue.record("\(stage.reports.troubles)")
            return
        }
        #expect(stage.reports.ending?.cause == .finished)
        #expect(stage.reports.ending?.heard == .seconds(3))
    }

    @Test func `a suspension is survived and the tape goes on where it was last heard`() throws {
        var stage = Stage(.init(suspensions: [at(1)]))
        stage.run()
        #expect(stage.reports.troubles == [.suspended])
        let sounding = stage.sounding
        let heard = sounding.map(\.samples.count).reduce(0, +)
        #expect(heard >= stage.tape.count && heard < stage.tape.count + 48_000 * 3 / 10)
        #expect(stage.reports.ending?.heard == .seconds(3))
    }

    @Test(arguments: [
        ScriptedDriver.Script(suspensions: [at(2.05)]), .init(underruns: [at(2.05)]), .init(lost: [at(2.05)..<at(9)]),
    ])
    func `a card that fails while the sound fades out ends the order`(script: ScriptedDriver.Script) throws {
        var stage = Stage(script)
        stage.run(until: 2)
        stage.commands.stop()
        stage.run(until: 20)
        let ending = try #require(stage.reports.ending)
        #expect(ending.cause == .stopped)
        #expect(ending.heard >= .seconds(1.9) && ending.heard < .seconds(2.5))
        #expect(ending.at < at(3))
    }

    @Test func `a card that fails while the hours end ends the order`() {
        var stage = Stage(.init(suspensions: [at(1.9)]), mustEnd: 2)
        stage.run(until: 20)
        #expect(stage.reports.ending?.cause == .hoursOver)
        #expect(stage.reports.ending.map { $0.at <= at(2.1) } == true)
    }

    @Test(arguments: [0, 3])
    func `a card that never drains is given up, also if its word on its delay jitters`(jitter: Int) throws {
        var stage = Stage(.init(standsStillFrom: at(2.9), jitter: jitter))
        stage.run()
        let ending = try #require(stage.reports.ending)
        guard case .cardLost = ending.cause else {
            Issue.record("ended with \(ending.cause)")
            return
        }
        #expect(ending.heard > .seconds(2.8) && ending.heard < .seconds(3))
        #expect(ending.at < at(30))
    }

    @Test func `a card that stands still on its last sound is not let go on with it after the hours`() throws {
        var stage = Stage(.init(standsStillFrom: at(0.9)), mustEnd: 1)
        stage.run(until: 30)
        let ending = try #require(stage.reports.ending)
        #expect(ending.cause == .hoursOver)
        #expect(ending.heard > .seconds(0.8) && ending.heard < .seconds(1))
        #expect(ending.at < at(1.6))
    }

    @Test func `a tape that cannot be read to its end is heard as far as it goes`() throws {
        var stage = Stage(reads: 96_000)
        stage.run()
        let first = try #require(stage.sounding.first)
        #expect(stage.reports.ending?.cause == .tapeFailed("torn"))
        // The last of it fades out, its very last sample to nothing.
        #expect(first.samples.count == 95_999)
        #expect(first.samples.dropLast(240) == stage.tape[..<95_759])
        #expect(stage.reports.ending?.heard == .seconds(2))
    }

    @Test func `a tape that comes late is one trouble, reported when it comes`() throws {
        var stage = Stage(reads: 96_000, isTorn: false)
        stage.run(until: 4)
        #expect(stage.reports.troubles.isEmpty)
        stage.readOn()
        stage.run(until: 20)
        #expect(stage.reports.troubles.count == 1)
        guard case .starved(let frames) = stage.reports.troubles.first else {
            Issue.record("\(stage.reports.troubles)")
            return
        }
        let sounding = stage.sounding
        let gap = try #require(sounding.first).start.duration(to: try #require(sounding.last).start) - .seconds(2)
        #expect(sounding.count == 2)
        #expect(abs(gap.inSeconds - Double(frames) / 48_000) < 0.001)
        #expect(stage.reports.ending?.cause == .finished)
        #expect(stage.reports.ending?.heard == .seconds(3))
    }

    @Test func `a tape that does not come for ten seconds has failed`() throws {
        var stage = Stage(reads: 96_000, isTorn: false)
        stage.run(until: 30)
        let ending = try #require(stage.reports.ending)
        #expect(ending.cause == .tapeFailed("read: ETIMEDOUT"))
        #expect(ending.heard == .seconds(2))
        #expect(ending.at >= at(11.9) && ending.at < at(12.5))
        #expect(stage.reports.troubles == [.starved(frames: 480_000)])
    }

    @Test func `the start holds with any mixture of faults in the silence ahead`() throws {
        var random = SeededGenerator(seed: 42)
        for _ in 0..<25 {
            var script = ScriptedDriver.Script()
            script.bite = Int.random(in: 100...10_000, using: &random)
            script.jitter = Int.random(in: 0...40, using: &random)
            script.latency = .milliseconds(Int.random(in: 0...150, using: &random))
            script.underruns = [at(Double.random(in: -4.5 ... -3, using: &random))]
            let lost = Double.random(in: -4.5 ... -3, using: &random)
            script.lost = [at(lost)..<at(lost + Double.random(in: 0...0.7, using: &random))]
            var stage = Stage(script, seconds: 1)
            stage.run()
            let first = try #require(stage.sounding.first)
            #expect(first.samples == stage.tape, "\(script)")
            #expect(abs(promised.duration(to: first.start).inSeconds) < 0.001, "\(script)")
            #expect(stage.reports.ending?.cause == .finished)
        }
    }
}
