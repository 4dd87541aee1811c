import CivilTime
import Playout
import SoundCard
import SoundTesting
import Testing

/// Tapes that somebody else fills while they sound.
@Suite struct StreamTests {
    private static let sound = tone(seconds: 3)
    private static let largestStep = sound.largestStep + 12_000 / 240 + 1

    @Test func `a stream begins when a little of it is there, and ends when its length is said and heard`() throws {
        let ring = TapeRing(capacity: 1 << 18)
        var stage = Stage(stream: ring)
        stage.run(until: 1)
        #expect(stage.reports.started == nil)
        put(0..<900, into: ring)
        stage.run(until: 2)
        #expect(stage.reports.started == nil)
        put(900..<48_000, into: ring)
        stage.run(until: 2.5)
        #expect(stage.reports.started.map { $0 > at(2) && $0 < at(2.4) } == true)
        put(48_000..<144_000, into: ring)
        ring.setLength(144_000)
        stage.run(until: 30)
        #expect(stage.reports.ending?.cause == .finished)
        #expect(stage.reports.ending?.heard == .seconds(3))
        #expect(stage.reports.troubles.isEmpty)
        let isWhole = stage.sounds(Self.sound)
        #expect(isWhole)
    }

    @Test func `a stream that does not come is waited for as long as it is open, in silence and without a click`()
        throws
    {
        let ring = TapeRing(capacity: 1 << 18)
        var stage = Stage(stream: ring)
        put(0..<48_000, into: ring)
        stage.run(until: 60)
        #expect(stage.reports.ending == nil && stage.reports.troubles.isEmpty)
        put(48_000..<96_000, into: ring)
        stage.run(until: 120)
        guard case .starved(let frames) = stage.reports.troubles.first, stage.reports.troubles.count == 1 else {
            Issue.record("\(stage.reports.troubles)")
            return
        }
        #expect(abs(Double(frames) / 48_000 - 59) < 0.5)
        ring.setLength(96_000)
        stage.run(until: 121)
        #expect(stage.reports.ending?.cause == .finished)
        #expect(stage.reports.ending?.heard == .seconds(2))
        // When its last sound was heard, not when that was known to be the last.
        #expect(stage.reports.ending.map { $0.at < at(62) } == true)
        #expect(try #require(stage.driver.heard.first).samples.largestStep <= Self.largestStep)
    }

    @Test func `a stream that fails is heard as far as it came, and fades out`() throws {
        let ring = TapeRing(capacity: 1 << 18)
        var stage = Stage(stream: ring)
        put(0..<48_100, into: ring)
        stage.run(until: 0.3)
        ring.fail("the line is dead")
        stage.run(until: 30)
        #expect(stage.reports.ending?.cause == .tapeFailed("the line is dead"))
        #expect(stage.reports.ending.map { abs($0.heard.inSeconds - 48_100.0 / 48_000) < 0.001 } == true)
        #expect(try #require(stage.driver.heard.first).samples.largestStep <= Self.largestStep)
    }

    @Test(arguments: [0.5, 1.5])
    func `a stream is stopped at any time, also while nothing comes`(moment: Double) throws {
        let ring = TapeRing(capacity: 1 << 18)
        var stage = Stage(stream: ring)
        put(0..<48_000, into: ring)
        stage.run(until: moment)
        stage.commands.stop()
        stage.run(until: 30)
        #expect(stage.reports.ending?.cause == .stopped)
        #expect(stage.reports.ending.map { $0.heard <= .seconds(1) && $0.heard > .seconds(0.5) } == true)
        #expect(try #require(stage.driver.heard.first).samples.largestStep <= Self.largestStep)
    }

    @Test func `a stream ends with the hours`() throws {
        let ring = TapeRing(capacity: 1 << 18)
        var stage = Stage(stream: ring, mustEnd: 2.5)
        put(0..<144_000, into: ring)
        stage.run(until: 30)
        #expect(stage.reports.ending?.cause == .hoursOver)
        #expect(stage.reports.ending.map { abs($0.heard.inSeconds - 2.5) < 0.001 } == true)
        var still = Stage(stream: TapeRing(capacity: 1), mustEnd: 2.5)
        still.run(until: 30)
        #expect(still.reports.ending?.cause == .neverStarted(nil))
    }

    @Test func `the files of a chain are heard one after another without a gap, each handed over when it is there`()
        async throws
    {
        let folder = try Folder()
        let chain = FileChain()
        var stage = Stage(stream: chain.ring)
        chain.append(try folder.tape(of: Array(Self.sound[..<48_000]), named: "1.flac"))
        try await chain.fills(to: 48_000)
        stage.run(until: 0.8)
        #expect(stage.reports.started == promised)
        chain.append(try folder.tape(of: Array(Self.sound[48_000..<50_000]), named: "2.flac"))
        chain.append(try folder.tape(of: Array(Self.sound[50_000...]), named: "3.flac"))
        chain.finish()
        try await chain.fills(to: 144_000)
        stage.run(until: 30)
        #expect(stage.reports.ending?.cause == .finished)
        #expect(stage.reports.troubles.isEmpty)
        let isWhole = stage.sounds(Self.sound)
        #expect(isWhole)
    }

    @Test func `a chain longer than its ring is read on while it sounds`() async throws {
        let folder = try Folder()
        let chain = FileChain()
        let path = try folder.tape(of: Self.sound)
        for _ in 0..<4 { chain.append(path) }
        chain.finish()
        let ring = chain.ring
        var heard = 0
        while ring.length == nil || heard < ring.available(from: 0) {
            let filled = ring.available(from: 0)
            guard filled > heard else {
                try await Task.sleep(for: .milliseconds(10))
                continue
            }
            let isRight = (heard..<filled).allSatisfy { ring.sample(at: $0) == Self.sound[$0 % Self.sound.count] }
            #expect(isRight)
            heard = filled
            ring.release(upTo: heard)
        }
        #expect(ring.length == Self.sound.count * 4)
    }

    @Test func `a chain that is dropped is finished; one that fails says why`() async throws {
        let folder = try Folder()
        var chain: FileChain? = FileChain()
        let ring = try #require(chain).ring
        chain?.append(try folder.tape(of: Self.sound))
        chain = nil
        while ring.length == nil { try await Task.sleep(for: .milliseconds(5)) }
        #expect(ring.length == Self.sound.count)
        let failed = FileChain()
        failed.fail("no voice")
        #expect(failed.ring.failure == "no voice")
        let missing = FileChain()
        missing.append(folder.file("nothing.flac"))
        while missing.ring.failure == nil { try await Task.sleep(for: .milliseconds(5)) }
        #expect(missing.ring.failure == "“\(folder.file("nothing.flac"))”: No such file or directory")
    }

    private func put(_ range: Range<Int>, into ring: TapeRing) {
        var next = range.lowerBound
        while next < range.upperBound {
            let first = next
            next += unsafe ring.fill(atMost: range.upperBound - first) { places in
                for index in places.indices { unsafe places[index] = Self.sound[first + index] }
                return places.count
            }
        }
    }
}

extension FileChain {
    /// Waits until so much was read; the thread that reads is real.
    fileprivate func fills(to frames: Int) async throws {
        while ring.available(from: 0) < frames { try await Task.sleep(for: .milliseconds(5)) }
    }
}
