import CivilTime
import Diagnostics
import Playout
import SoundCard
import SoundTesting
import Testing

/// What the pump makes of a card that fails, through libasound and under a virtual clock. The tape is of 1.5 s; the
/// card's own record says what was heard.
@Suite struct RealCardTroubleTests {
    @Test func `real card path: unplugged in mid-tape and back under another number, it goes on by its lasting name`()
        throws
    {
        let stage = try CardStage()
        stage.card.order(.gone, .sound(24_000))
        try stage.run(until: 1)
        stage.card.comeBack(number: 3)
        let record = try stage.run()
        let sounding = record.sounding
        try #require(sounding.count == 2)
        let isExact = sounding[0].samples == Array(stage.tape[..<24_000])
        #expect(isExact)
        // What sounded since the card was last asked is said again; nothing is left out.
        let again = stage.tape.count - sounding[1].samples.count - 1
        #expect(again <= 24_000 && again > 24_000 - 48_000 * 3 / 10)
        #expect(stage.isRest(sounding[1].samples, from: again + 1))
        #expect(record.instants(of: .opened).count == 2)
        guard case .lost(let error) = stage.reports.troubles.first, case .back(let gap) = stage.reports.troubles.last
        else {
            Issue.record("\(stage.reports.troubles)")
            return
        }
        #expect(error.kind == .absent && error.errno == 19)
        #expect(
            abs(gap.inSeconds - sounding[0].start.advanced(by: .seconds(0.5)).duration(to: sounding[1].start).inSeconds)
                < 0.3)
        #expect(stage.reports.ending?.cause == .finished)
        #expect(stage.reports.ending?.heard == .seconds(1.5))
    }

    @Test func `real card path: unplugged and back under another number, it is not found by the old one`() throws {
        let stage = try CardStage(device: { $0.name(number: 1) })
        stage.card.order(.gone, .sound(24_000))
        try stage.run(until: 1)
        stage.card.comeBack(number: 3)
        try stage.run()
        guard case .cardLost(let error) = stage.reports.ending?.cause else {
            Issue.record("\(stage.reports.events)")
            return
        }
        #expect(error.kind == .absent)
        #expect(error.call == "snd_pcm_open")
        #expect(stage.reports.ending.map { $0.at < at(11.5) } == true)
    }

    @Test func `real card path: a program that comes a second too late is an underrun, and not a frame is missing`()
        throws
    {
        let stage = try CardStage()
        try stage.run(until: 0.3)
        stage.time.advance(to: at(1.8))
        let record = try stage.run()
        let sounding = record.sounding
        try #require(sounding.count == 2)
        let first = sounding[0].samples
        let isExact = first == Array(stage.tape[..<first.count])
        #expect(isExact)
        #expect(first.count + sounding[1].samples.count + 1 == stage.tape.count)
        #expect(stage.isRest(sounding[1].samples, from: first.count + 1))
        let dry = try #require(record.instants(of: .underrun).first)
        guard case .underrun(let frames) = stage.reports.troubles.first, stage.reports.troubles.count == 1 else {
            Issue.record("\(stage.reports.troubles)")
            return
        }
        // Told when it is noticed; the card sounds again 5 ms later.
        #expect(abs(Double(frames) / 48_000 - dry.duration(to: sounding[1].start).inSeconds) < 0.01)
        #expect(stage.reports.ending?.heard == .seconds(1.5))
    }

    @Test(arguments: [TestCard.Trouble.underrun, .suspended])
    func `real card path: a card that stops with sound in its buffer says that sound again, to the frame`(
        trouble: TestCard.Trouble
    ) throws {
        let stage = try CardStage()
        stage.card.order(trouble, .sound(30_000))
        let record = try stage.run()
        let sounding = record.sounding
        try #require(sounding.count == 2)
        let isExact = sounding[0].samples == Array(stage.tape[..<30_000])
        #expect(isExact)
        #expect(sounding[1].samples.count == stage.tape.count - 30_001)
        #expect(stage.isRest(sounding[1].samples, from: 30_001))
        #expect(stage.reports.troubles.count == 1)
        switch (trouble, stage.reports.troubles.first) {
        case (.suspended, .suspended), (.underrun, .underrun): break
        default: Issue.record("\(stage.reports.troubles)")
        }
        #expect(stage.reports.ending?.cause == .finished)
        #expect(stage.reports.ending?.heard == .seconds(1.5))
    }

    @Test(arguments: [TestCard.Trouble.underrun, .suspended, .gone, .stuck])
    func `real card path: a card that fails while the sound fades out ends the order`(trouble: TestCard.Trouble) throws
    {
        let stage = try CardStage()
        try stage.run(until: 0.5)
        stage.stop()
        stage.card.order(trouble, .sound(30_000))
        let record = try stage.run(until: 20)
        let ending = try #require(stage.reports.ending)
        #expect(ending.cause == .stopped)
        #expect(ending.at < at(4.5))
        #expect(record.sounding.count == 1)
        #expect(record.events.last?.event == .closed)
    }

    @Test(arguments: [24_000, 69_600])
    func `real card path: a card that sticks without draining is given up with what was heard`(frame: Int) throws {
        let stage = try CardStage()
        stage.card.order(.stuck, .sound(frame))
        let record = try stage.run()
        guard case .cardLost(let error) = stage.reports.ending?.cause else {
            Issue.record("\(String(describing: stage.reports.ending))")
            return
        }
        #expect(error.detail == "it stands still")
        #expect(record.sounding.count == 1)
        let ending = try #require(stage.reports.ending)
        #expect(abs(ending.heard.inSeconds - Double(frame) / 48_000) < 1e-6)
        #expect(ending.at < at(20))
    }

    @Test func `real card path: a card that sticks until it is opened again goes on where it was last heard`() throws {
        let stage = try CardStage()
        stage.card.order(.stuck, .sound(24_000))
        stage.card.order(.unstuck, .instant(at(4)))
        let record = try stage.run()
        let sounding = record.sounding
        try #require(sounding.count == 2)
        #expect(sounding[0].samples.count == 24_000)
        #expect(stage.isRest(sounding[1].samples, from: 24_001))
        #expect(stage.reports.ending?.cause == .finished)
        #expect(stage.reports.ending?.heard == .seconds(1.5))
    }

    @Test func `real card path: a card that stands still for a second goes on, and the gap is told`() throws {
        let stage = try CardStage(seconds: 3)
        stage.card.order(.stuck, .sound(24_000))
        stage.card.order(.unstuck, .instant(at(1.5)))
        let record = try stage.run()
        let isWhole = record.sounding.flatMap(\.samples) == stage.tape
        #expect(isWhole)
        guard case .underrun(let frames) = stage.reports.troubles.first, stage.reports.troubles.count == 1 else {
            Issue.record("\(stage.reports.troubles)")
            return
        }
        let gap = try #require(record.instants(of: .unstuck).first)
        #expect(abs(Double(frames) / 48_000 - at(0.5).duration(to: gap).inSeconds) < 0.001)
        #expect(stage.reports.ending?.cause == .finished)
    }

    @Test(arguments: [-4_000, -2_400, 2_400, 12_000])
    func `real card path: a card that is wrong about its delay is heard to the last frame`(wrong: Int) throws {
        var nature = TestCard.Nature()
        nature.delayError = wrong
        let stage = try CardStage(nature)
        let record = try stage.run()
        let isWhole = record.sounding.map(\.samples) == [stage.tape]
        #expect(isWhole)
        // By as much it is off, which nobody but a listener could know.
        let start = try #require(record.sounding.first?.start)
        #expect(abs(promised.duration(to: start).inSeconds + Double(wrong) / 48_000) < 0.000_1)
        #expect(stage.reports.ending?.cause == .finished)
        #expect(stage.reports.ending?.heard == .seconds(1.5))
    }

    @Test func `real card path: a card that fails at each start is lost, and that is said once`() throws {
        var nature = TestCard.Nature()
        nature.frail = 500
        let stage = try CardStage(nature, latestStart: 20)
        let record = try stage.run(until: 60)
        let isSilent = record.sounding.isEmpty
        #expect(isSilent)
        guard case .lost(let error) = stage.reports.troubles.first, stage.reports.troubles.count == 1 else {
            Issue.record("\(stage.reports.troubles)")
            return
        }
        #expect(error.kind == .underrun)
        #expect(stage.reports.ending?.cause == .neverStarted(error))
        #expect(stage.reports.ending.map { $0.at < at(21) } == true)
        #expect(record.instants(of: .opened).count > 10)
    }

    @Test func `real card path: a card that begins to fail at each start in mid-tape is given up`() throws {
        let stage = try CardStage()
        try stage.run(until: 0.5)
        var nature = TestCard.Nature()
        nature.frail = 100
        stage.card.become(nature)
        try stage.run()
        guard case .cardLost(let error) = stage.reports.ending?.cause else {
            Issue.record("\(stage.reports.events)")
            return
        }
        #expect(error.kind == .underrun)
        #expect(stage.reports.ending.map { $0.heard < .seconds(1.5) && $0.at < at(15) } == true)
        #expect(stage.reports.troubles.count < 50)
    }

    @Test func `real card path: a busy card is waited for`() throws {
        var nature = TestCard.Nature()
        nature.isBusy = true
        let stage = try CardStage(nature)
        try stage.run(until: 0.5)
        stage.card.become(.init())
        let record = try stage.run()
        guard case .notOpened(let error) = stage.reports.troubles.first, stage.reports.troubles.count == 1 else {
            Issue.record("\(stage.reports.troubles)")
            return
        }
        #expect(error.kind == .busy && error.errno == 16)
        #expect(record.instants(of: .refused).count >= 4)
        #expect(record.sounding.map(\.samples.count) == [stage.tape.count])
        #expect(stage.reports.started == record.sounding.first?.start)
        #expect(stage.reports.started.map { $0 > at(0.5) && $0 < at(2) } == true)
    }

    @Test func `real card path: a card that another holds is busy until that one lets go`() throws {
        let card = try TestCard(clock: promised)
        let driver = ALSADriver(device: card.name, now: { promised })
        func isBusy() -> Bool {
            do {
                _ = try ALSACard(opening: driver)
                return false
            } catch {
                return error.kind == .busy
            }
        }
        do {
            let held = try ALSACard(opening: driver)
            #expect(isBusy())
            _ = consume held
        }
        #expect(!isBusy())
    }
}
