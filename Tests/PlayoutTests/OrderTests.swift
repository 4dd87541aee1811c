import CivilTime
import Foundation
import Playout
import SoundCard
import SoundTesting
import Testing

/// What an order may ask for besides its tape: where it begins, who listens; and how loud it is told to have been.
@Suite struct OrderTests {
    private static let sound = tone(seconds: 3)
    private let folder: Folder
    private let time = VirtualTime(at(-5))

    init() throws { folder = try Folder() }

    @Test(arguments: [0.5, 1.234, 2.999])
    func `a tape that is begun in its middle rises from silence, and positions count from its beginning`(
        from: Double
    ) throws {
        let driver = ScriptedDriver(time)
        let reports = play(.file(try folder.tape(of: Self.sound)), on: driver, from: .seconds(from))
        #expect(reports.started == promised)
        #expect(reports.ending?.cause == .finished)
        #expect(reports.ending?.heard == .seconds(3))
        let stretch = try #require(driver.heard.first)
        #expect(stretch.samples.largestStep <= Self.sound.largestStep + 51)
        let place = Int((stretch.start.duration(to: promised).inSeconds * 48_000).rounded())
        let rest = Self.sound[Int((from * 48_000).rounded())...]
        if rest.count > 240 {
            let isRest = stretch.samples[(place + 240)...].starts(with: rest.dropFirst(240))
            #expect(isRest)
        }
        for case .progress(let position, _) in reports.events { #expect(position > .seconds(from)) }
    }

    @Test func `a tape that is begun behind its end is over at once; a blank one is begun anywhere`() throws {
        let path = try folder.tape(of: Self.sound)
        let reports = play(.file(path), on: ScriptedDriver(time), from: .seconds(4))
        #expect(reports.ending?.cause == .finished)
        let blank = play(.blank(frames: 480_000), on: ScriptedDriver(time), from: .seconds(8))
        #expect(blank.ending?.heard == .seconds(10))
        #expect(blank.ending.map { $0.frames < 5 * 480_000 } == true)
    }

    @Test func `an interrupted tape that goes on where it was heard is heard whole`() throws {
        let driver = ScriptedDriver(time, .init(takesBack: true))
        let player = SteppedPlayer<ScriptedCard>(time: time, driver: driver)
        let path = try folder.tape(of: Self.sound)
        let first = Reports()
        player.begin(order(.file(path)), report: first.add)
        player.go()
        player.advance(to: at(1.3))
        let alert = Reports()
        player.begin(order(.file(try folder.tape(of: tone(1000, seconds: 1), named: "alert.flac"))), report: alert.add)
        player.go()
        player.advance(to: at(10))
        let heard = try #require(first.ending?.heard)
        #expect(first.ending?.cause == .interrupted)
        #expect(heard > .seconds(1.3) && heard < .seconds(1.35))
        let rest = play(.file(path), on: driver, from: heard)
        #expect(rest.ending?.cause == .finished && rest.ending?.heard == .seconds(3))
    }

    @Test func `how loud the tape was is its RMS; blank and silent tapes have none`() throws {
        let loud = play(.file(try folder.tape(of: Self.sound)), on: ScriptedDriver(time))
        let level = try #require(loud.ending?.level)
        #expect(abs(level - (20 * log10(12_000 / 32_768) - 10 * log10(2))) < 0.01)
        let silent = [Int16](repeating: 0, count: 48_000)
        #expect(play(.file(try folder.tape(of: silent)), on: ScriptedDriver(time)).ending?.level == nil)
        #expect(play(.blank(frames: 48_000), on: ScriptedDriver(time)).ending?.level == nil)
    }

    @Test(arguments: [ScriptedDriver.Script(), .init(takesBack: true), .init(bite: 700), .init(drift: 100)])
    func `a tap gets what the card is given, silence too, and when it is heard`(
        script: ScriptedDriver.Script
    ) throws {
        let driver = ScriptedDriver(time, script)
        let tap = Tap()
        var listener = Listener()
        let reports = play(.file(try folder.tape(of: Self.sound)), on: driver, tap: tap) { listener.listen(to: tap) }
        #expect(reports.ending?.cause == .finished)
        #expect(tap.dropped == 0)
        let stretch = try #require(driver.heard.first)
        let isSame = listener.samples.starts(with: stretch.samples)
        #expect(isSame)
        // Before the first look the card's own latency is not known.
        for block in listener.blocks where block.frame > 48_000 {
            let offset = Double(block.frame) / 48_000 / (1 + script.drift / 1e6)
            #expect(abs(stretch.start.duration(to: block.at).inSeconds - offset) < 0.000_5)
        }
    }

    @Test func `what a card gave back stands in the tap once more, written otherwise`() throws {
        let driver = ScriptedDriver(time, .init(takesBack: true))
        let player = SteppedPlayer<ScriptedCard>(time: time, driver: driver)
        let tap = Tap()
        player.begin(order(.file(try folder.tape(of: Self.sound)), tap: tap), report: { _ in })
        player.go()
        player.advance(to: at(1))
        player.stop()
        player.advance(to: at(10))
        var listener = Listener()
        listener.listen(to: tap)
        let stretch = try #require(driver.heard.first)
        let isSame = listener.samples.starts(with: stretch.samples)
        #expect(isSame)
        #expect(zip(listener.blocks, listener.blocks.dropFirst()).contains { $0.frame >= $1.frame })
    }

    @Test func `a tap that nobody reads says how much it left out, and the airing goes on`() throws {
        let tap = Tap(capacity: 48_000)
        let driver = ScriptedDriver(time)
        let reports = play(.file(try folder.tape(of: Self.sound)), on: driver, tap: tap)
        #expect(reports.ending?.cause == .finished)
        #expect(tap.dropped > 48_000)
        #expect(driver.heard.first.map { $0.samples.contains(Self.sound) } == true)
    }

    private func order(_ source: PlayOrder.Source, from: Duration = .zero, tap: Tap? = nil) -> PlayOrder {
        PlayOrder(
            source: source, start: max(promised, time.now), latestStart: at(600), mustEnd: at(3600), from: from,
            tap: tap)
    }

    private func play(
        _ source: PlayOrder.Source, on driver: ScriptedDriver, from: Duration = .zero, tap: Tap? = nil,
        listen: () -> Void = {}
    ) -> Reports {
        let player = SteppedPlayer<ScriptedCard>(time: time, driver: driver)
        let reports = Reports()
        player.begin(order(source, from: from, tap: tap), report: reports.add)
        player.go()
        while let next = player.nextStep {
            player.advance(to: next)
            listen()
        }
        return reports
    }
}

/// Puts together what a tap tells.
private struct Listener {
    var samples: [Int16] = []
    var blocks: [Tap.Block] = []

    mutating func listen(to tap: Tap) {
        var space = [Int16](repeating: 0, count: 1_000)
        while true {
            var span = space.mutableSpan
            guard let block = tap.take(into: &span) else { return }
            blocks.append(block)
            samples.removeLast(max(0, samples.count - block.frame))
            samples += space[..<block.count]
        }
    }
}
