internal import CivilTime
internal import Foundation
internal import Playout
internal import Programs
internal import Sound
internal import Synchronization

/// Fills an order's ring with a programme from elsewhere, on a thread of its own, from shortly before the order's
/// beginning until it is told to stop.
final class RelayFeed: Sendable {
    /// What lies ready ahead of the card.
    private static let reserve = 4 * Sound.rate
    /// The program is started so long ahead: it takes a moment to find its stream, and no more must lie in store.
    private static let head = Duration.seconds(5)
    /// Frames of silence that keep the card going while nothing comes.
    private static let cushion = Sound.rate / 4
    /// One block is worked on at a time: 20 ms.
    private static let block = Sound.rate / 50

    let ring = TapeRing(capacity: reserve)
    private let span: RelaySpan
    private let order: PlayOrder
    private let clock: any StationClock
    private let environment: ProgramEnvironment
    private let report: @Sendable (RelayTrouble, WallInstant) -> Void
    private let over = Atomic(false)

    init(
        _ span: RelaySpan, for order: PlayOrder, clock: any StationClock, environment: ProgramEnvironment,
        report: @escaping @Sendable (RelayTrouble, WallInstant) -> Void
    ) {
        self.span = span
        self.order = order
        self.clock = clock
        self.environment = environment
        self.report = report
    }

    func start() {
        ring.setLength(Sound.frames(in: max(.zero, span.length - order.from)))
        if !Worker.start({ self.run() }) { ring.fail("no thread to be had") }
    }

    func stop() { over.store(true, ordering: .releasing) }

    private var isOver: Bool { over.load(ordering: .acquiring) }

    private func run() {
        while !isOver, clock.now < order.start - Self.head { usleep(50_000) }
        let program: Program
        do throws(ProgramError) {
            program = try Program(RelayCommand.program, in: environment)
        } catch {
            return ring.fail("ffmpeg: not installed")
        }
        var watch = RelayWatch()
        var shaping = RelayShaping(span)
        // Patience is not cut short by a clock that is set.
        let began = ContinuousClock.now
        while !isOver {
            let why = flow(program, &watch, &shaping, since: began)
            guard !isOver else { return }
            let (pause, troubles) = watch.dropped(why, at: began.duration(to: .now))
            tell(troubles)
            if !rest(pause, &watch, &shaping, since: began, why: why) { return }
        }
    }

    /// Until the program ends; returns what it said.
    private func flow(
        _ program: Program, _ watch: inout RelayWatch, _ shaping: inout RelayShaping,
        since began: ContinuousClock.Instant
    ) -> String {
        do throws(ProgramError) {
            var source = try FlowingProgram(program, RelayCommand.arguments(for: span.choice))
            var bytes = [UInt8](repeating: 0, count: Self.block * 2)
            var half: UInt8?
            while !isOver {
                // A ring that is full holds the program back, and that its server.
                if ring.room < Self.block {
                    usleep(10_000)
                    continue
                }
                guard let count = source.read(into: &bytes, within: .milliseconds(50)) else {
                    let words = source.lastWords()
                    return words.isEmpty ? "the stream ended" : words
                }
                if count == 0 {
                    keepAlive(watch)
                    continue
                }
                let power = shaping.put(bytes[..<count], after: &half, into: ring)
                tell(watch.came(power: power, at: began.duration(to: .now)))
            }
            return ""
        } catch {
            return "ffmpeg: \(error)"
        }
    }

    /// `false`: nothing is to be hoped for any more.
    private func rest(
        _ pause: Duration, _ watch: inout RelayWatch, _ shaping: inout RelayShaping,
        since began: ContinuousClock.Instant,
        why: String
    ) -> Bool {
        let end = ContinuousClock.now + pause
        while !isOver, .now < end {
            keepAlive(watch)
            usleep(20_000)
            let isTooLate = !watch.hasCome && clock.now >= order.latestStart - .seconds(1)
            if isTooLate || watch.isHopeless(at: began.duration(to: .now)) {
                ring.fail(why)
                return false
            }
        }
        return true
    }

    /// Before anything came there is nothing to go on with: the order then begins late, or not at all.
    private func keepAlive(_ watch: RelayWatch) {
        guard watch.hasCome else { return }
        while ring.waiting < Self.cushion, ring.room > 0 {
            let done = unsafe ring.fill(atMost: Self.block) { places in
                unsafe places.update(repeating: 0)
                return places.count
            }
            if done == 0 { return }
        }
    }

    private func tell(_ troubles: [RelayTrouble]) {
        for trouble in troubles { report(trouble, clock.now) }
    }
}

/// Makes a programme from elsewhere as loud as the station's own, and fit for its horns.
struct RelayShaping: Sendable {
    private var level: VoiceGain
    private var voicing: [RunningFilter]
    private var limiter = RunningLimiter(ceiling: -1.5)

    init(_ span: RelaySpan) {
        level = VoiceGain(target: span.loudness)
        voicing = span.isForHorn ? Sound.hornVoicing.map { RunningFilter($0) } : []
    }

    /// - Parameter half: the first byte of a sample whose second one is still to come.
    /// - Returns: the mean square of what came.
    mutating func put(_ bytes: ArraySlice<UInt8>, after half: inout UInt8?, into ring: TapeRing) -> Float {
        var samples: [Float] = []
        samples.reserveCapacity(bytes.count / 2 + 1)
        var power: Float = 0
        for byte in bytes {
            guard let low = half else {
                half = byte
                continue
            }
            half = nil
            let sample = Float(Int16(bitPattern: UInt16(byte) << 8 | UInt16(low))) / 32_768
            power += sample * sample
            samples.append(sample)
        }
        let count = samples.count
        shape(&samples)
        var done = 0
        while done < count {
            let from = done
            let taken = unsafe ring.fill(atMost: count - from) { places in
                for index in places.indices { unsafe places[index] = Int16(samples[from + index] * 32_767) }
                return places.count
            }
            if taken == 0 { break }
            done += taken
        }
        return count > 0 ? power / Float(count) : 0
    }

    private mutating func shape(_ samples: inout [Float]) {
        var piece = samples.mutableSpan
        level.apply(to: &piece, mayRise: true)
        for index in voicing.indices { voicing[index].apply(to: &piece) }
        limiter.apply(to: &piece)
    }
}
