import CivilTime
import Playout
import SoundCard
import SoundTesting
import Testing

/// A microphone that hears a different number in each frame of half a second, in periods of 5 ms, and what of it is on
/// the horns when.
@Suite struct LiveTests {
    private static let round = 24_000

    /// From the microphone to the horns, in seconds, for each sample that was heard; and the player's reports.
    private struct Course {
        var latencies: [Double] = []
        let reports: Reports
        let driver: ScriptedDriver
    }

    @Test(
        arguments: [
            ScriptedDriver.Script(takesBack: true, latency: .zero), .init(latency: .zero),
            .init(takesBack: true, jitter: 30, latency: .zero),
        ], [-1_000.0, 0, 1_000])
    func `from the mouth to the horns it takes 60 ms at most, however quick or slow the microphone's clock is`(
        script: ScriptedDriver.Script, drift: Double
    ) throws {
        let course = try speak(script, seconds: 15, drift: drift)
        #expect(course.latencies.count > 48_000 * 14)
        #expect((course.latencies.max() ?? 1) < 0.06)
        #expect((course.latencies.min() ?? 0) > 0)
    }

    @Test(arguments: [true, false])
    func `a live order that takes over from another is as quick`(takesBack: Bool) throws {
        let course = try speak(.init(takesBack: takesBack, latency: .zero), seconds: 10, after: tone(seconds: 20))
        #expect(course.latencies.count > 48_000 * 9)
        #expect((course.latencies.max() ?? 1) < 0.06)
        // A server that was told of long periods when it was opened is opened anew.
        #expect(course.driver.openings.count == (takesBack ? 1 : 2))
    }

    @Test func `what was said before the word to go is not heard`() throws {
        let course = try speak(.init(takesBack: true, latency: .zero), seconds: 5, silence: 2)
        #expect((course.latencies.max() ?? 1) < 0.06)
        #expect(course.latencies.count < 48_000 * 5)
    }

    /// - Parameters:
    ///   - drift: parts per million by which the microphone's clock is fast.
    ///   - programme: is on air when the officer begins.
    ///   - silence: so long she speaks before the word to go.
    private func speak(
        _ script: ScriptedDriver.Script, seconds: Double, drift: Double = 0, after programme: [Int16]? = nil,
        silence: Double = 0
    ) throws -> Course {
        let time = VirtualTime(at(-5))
        let driver = ScriptedDriver(time, script)
        let player = SteppedPlayer<ScriptedCard>(time: time, driver: driver)
        let folder = try Folder()
        if let programme {
            let order = PlayOrder(
                source: .file(try folder.tape(of: programme)), start: at(-3), latestStart: at(0), mustEnd: at(3600))
            player.begin(order) { _ in }
            player.go()
            player.advance(to: promised)
        }
        time.advance(to: promised)
        let ring = TapeRing(capacity: 48_000 * 3)
        let reports = Reports()
        let live = PlayOrder(
            source: .stream(ring), start: promised, latestStart: at(60), mustEnd: at(3600), isLive: true)
        player.begin(live, report: reports.add)
        var said = 0
        let rate = 48_000 * (1 + drift / 1e6)
        while time.now < at(seconds) {
            let next = at(Double(said + 240) / rate)
            player.advance(to: next)
            if next >= at(silence) { player.go() }
            _ = unsafe ring.fill(atMost: 240) { places in
                for index in places.indices { unsafe places[index] = Int16(1 + (said + index) % Self.round) }
                return places.count
            }
            said += 240
        }
        player.stop()
        player.advance(to: at(seconds + 2))
        var course = Course(reports: reports, driver: driver)
        let stretch = try #require(driver.heard.last)
        let began = try #require(reports.started)
        let first = Int((stretch.start.duration(to: began).inSeconds * 48_000).rounded())
        let samples = stretch.samples
        for index in max(4, first)..<samples.count {
            // In a fade or where something is left out it is no number.
            let last = samples[index]
            guard samples[index - 1] == last - 1, samples[index - 2] == last - 2, samples[index - 3] == last - 3 else {
                continue
            }
            let heard = promised.duration(to: stretch.start).inSeconds + Double(index) / 48_000
            let frame = Double(last - 1)
            let period = Double(Self.round) / rate
            let latency = (heard - frame / rate).truncatingRemainder(dividingBy: period)
            let isWhole = heard < seconds - 0.1
            if isWhole { course.latencies.append(latency < 0 ? latency + period : latency) }
        }
        return course
    }
}
