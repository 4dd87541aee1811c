package import CivilTime
package import Diagnostics
internal import Foundation
internal import Listening
package import Playout
internal import Sound
package import SoundCard
package import StationFolder
package import StationModel
internal import Synchronization

/// Plays a short sound as the station plays, and listens for it where the station listens: nothing of it is an airing.
package struct ListeningTrial: Sendable {
    package struct Result: Sendable {
        package let ending: Ending
        /// Of the first sample against the instant that was promised; absent: none sounded.
        package let lateBy: Duration?
        /// From the card to the listening device; absent: it was not heard, or nobody listened.
        package let delay: Duration?
        package let listeningTrouble: CardError?
        /// What the amplifier's program complained of.
        package let amplifierTrouble: Phrase?
        /// The amplifier was left on, because the station wanted it.
        package let isLeftOn: Bool
    }

    /// The card is tried for so long.
    private static let patience = Duration.seconds(5)
    /// Before the sound the card runs on silence for a moment.
    private static let head = Duration.seconds(1)
    /// Of the sound.
    private static let length = Duration.milliseconds(2_500)
    /// So much longer is listened than the sound lasts.
    private static let tail = Duration.milliseconds(3_500)

    private let choice: CardChoice
    private let output: Output
    private let folder: StationFolder
    private let clock: any StationClock

    /// - Parameters:
    ///   - choice: where it is played.
    ///   - output: the station's: how loud, how voiced, with which amplifier, and who listens.
    ///   - folder: where the amplifier's programs are looked for.
    package init(_ choice: CardChoice, as output: Output, in folder: StationFolder, clock: any StationClock) {
        self.choice = choice
        self.output = output
        self.folder = folder
        self.clock = clock
    }

    /// From its beginning until the amplifier is off again, with a card that opens at once.
    package var span: Duration {
        Self.head + Self.length + Self.tail + (output.amplifier.map { $0.warmUp + $0.linger } ?? .zero)
    }

    /// Takes its `span`; cancelled, it fades out. The amplifier is switched off on every way out, unless the station
    /// wants it.
    ///
    /// - Parameter isWanted: whether the daemon is on air or about to be; asked just before the amplifier is switched
    ///   off, since then the daemon may have begun an airing or a warning.
    package func run(unless isWanted: @escaping @Sendable () async -> Bool) async throws -> Result {
        let sound = try Self.sound(loudness: output.loudness, voicing: output.voicing)
        let file = FileManager.default.temporaryDirectory.appending(path: "loa-trial-\(UUID().uuidString).wav")
        var writer = try SoundWriter(path: file.path, format: .wav)
        try writer.write(sound)
        try writer.finish()
        // The system's folder for temporary files is emptied by the system too.
        defer { try? FileManager.default.removeItem(at: file) }
        let troubles = Mutex<[Phrase]>([])
        let amplifier = ProgramSwitch(in: folder) { event in
            if case .amplifierFailed(let detail) = event { troubles.withLock { $0.append(detail) } }
        }
        // Not a task of this one: it switches off also when this one is cancelled.
        let switching = Task.detached { await amplifier.work() }
        let result = await play(file.path, sound, amplifier)
        var isLeftOn = false
        if let switched = output.amplifier {
            // Cancelled: it is switched off at once.
            try? await Task.sleep(for: switched.linger)
            // Not a task of this one: cancelled, nobody could be asked.
            isLeftOn = await Task.detached { await isWanted() }.value
            if !isLeftOn { amplifier.turn(on: false, switched) }
        }
        amplifier.finish()
        await switching.value
        return Result(
            ending: result.ending, lateBy: result.lateBy, delay: result.delay,
            listeningTrouble: result.listeningTrouble, amplifierTrouble: troubles.withLock { $0.first },
            isLeftOn: isLeftOn)
    }

    private func play(_ file: String, _ sound: [Float], _ amplifier: ProgramSwitch) async -> Result {
        let ear = Recording()
        if let device = output.listen { ear.begin(device, clock: clock) }
        let warmUp = output.amplifier?.warmUp ?? .zero
        if let switched = output.amplifier { amplifier.turn(on: true, switched) }
        let start = clock.now + warmUp + Self.head
        let order = PlayOrder(
            source: .file(file), start: start, latestStart: start + Self.patience,
            mustEnd: start + Self.patience + .seconds(60))
        let happened = await follow(order)
        let started = happened.started
        // Cancelled: there is nothing to wait for.
        if output.listen != nil, started != nil { try? await Task.sleep(for: Self.tail) }
        let heard = ear.end()
        return Result(
            ending: happened.ending ?? Ending(cause: .stopped, at: clock.now, heard: .zero, frames: 0),
            lateBy: started.map { start.duration(to: $0) },
            delay: started.flatMap { Self.delay(of: sound, from: $0, in: heard.blocks) },
            listeningTrouble: heard.trouble, amplifierTrouble: nil, isLeftOn: false)
    }

    /// What became of the order; its end is absent where this task was cancelled.
    private func follow(_ order: PlayOrder) async -> (started: WallInstant?, ending: Ending?) {
        let player = choice.player(now: { [clock] in clock.now })
        let (events, source) = AsyncStream<PlayEvent>.makeStream()
        player.begin(order) { event in
            source.yield(event)
            if case .ended = event { source.finish() }
        }
        return await withTaskCancellationHandler {
            var started: WallInstant?
            var ending: Ending?
            for await event in events {
                switch event {
                case .ready: player.go()
                case .started(let instant): started = instant
                case .ended(let end): ending = end
                case .progress, .trouble, .heard: break
                }
            }
            return (started, ending)
        } onCancel: {
            player.stop()
        }
    }

    /// Two seconds and a half that are heard on any horn and never repeat themselves: three notes that glide.
    private static func sound(loudness: Double, voicing: Output.Voicing) throws(SoundError) -> [Float] {
        var samples: [Float] = []
        var phase = 0.0
        for (from, to, seconds) in [(350.0, 1_600.0, 0.9), (1_500, 400, 1.0), (450, 2_400, 0.6)] {
            let count = Int(seconds * Double(Sound.rate))
            for index in 0..<count {
                let part = Double(index) / Double(count)
                phase += (from * pow(to / from, part)) / Double(Sound.rate)
                let envelope = min(1, min(part, 1 - part) * 20)
                samples.append(Float(0.5 * envelope * (sin(2 * .pi * phase) + 0.4 * sin(4 * .pi * phase))))
            }
        }
        if voicing == .horn { Sound.voiceForHorn(&samples) }
        if let measured = try Sound.loudness(of: samples) {
            let gain = Sound.gain(decibels: loudness - measured)
            for index in samples.indices { samples[index] *= gain }
        }
        Limiter(ceiling: -1).apply(to: &samples)
        return samples
    }

    private static func delay(
        of sound: [Float], from start: WallInstant, in blocks: [Recording.Block]
    ) -> Duration? {
        var listener = Listener()
        var found: Duration?
        // The listener's place of things begins with what is sent.
        let silence = [Int16](repeating: 0, count: 2 * Sound.rate)
        listener.sent(silence.span, at: start - .seconds(2))
        let sent = sound.map { Int16($0 * 32_767) }
        listener.sent(sent.span, at: start)
        for block in blocks where block.start >= start - .seconds(2) {
            if case .audible(let delay)? = listener.captured(block.samples.span, at: block.start) {
                found = found ?? delay
            }
        }
        return found
    }
}

/// What a capture card hears, kept.
private final class Recording: Sendable {
    struct Block {
        let start: WallInstant
        let samples: [Float]
    }

    private struct State {
        var blocks: [Block] = []
        var trouble: CardError?
        var isOver = false
    }

    private let state = Mutex(State())

    func begin(_ device: String, clock: any StationClock) {
        Thread.detachNewThread { [self] in
            ListeningEar<ALSACaptureCard>(driver: ALSADriver(device: device) { clock.now }, sleep: Thread.sleep).listen(
                until: { state.withLock { $0.isOver } },
                hear: { samples, start in
                    let block = Block(start: start, samples: samples.indices.map { samples[$0] })
                    state.withLock { $0.blocks.append(block) }
                },
                trouble: { error in state.withLock { $0.trouble = error } })
        }
    }

    func end() -> (blocks: [Block], trouble: CardError?) {
        state.withLock {
            $0.isOver = true
            return ($0.blocks, $0.trouble)
        }
    }
}

extension Thread {
    /// Lets the calling thread sleep.
    static func sleep(_ time: Duration) {
        sleep(forTimeInterval: time.inSeconds)
    }
}
