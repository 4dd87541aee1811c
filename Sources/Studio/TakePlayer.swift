package import CivilTime
package import Diagnostics
internal import Glibc
package import Playout
internal import Sound
internal import SoundCard

/// Lets an officer hear her take.
package protocol TakePlayer: Sendable {
    /// Returns when it was heard to its end or the task was cancelled, which silences it.
    func play(_ take: Take) async throws(NotHeard)
}

package struct NotHeard: Error, Hashable {
    package let why: Phrase

    package init(_ why: Phrase) {
        self.why = why
    }
}

/// Where there is no loudspeaker.
package struct NoLoudspeaker: TakePlayer {
    package init() {}

    package func play(_: Take) async throws(NotHeard) {
        throw NotHeard(
            Phrase(vi: "đầu ra của đài không phải là card âm thanh", en: "the station's output is no sound card"))
    }
}

/// Through the station's output, the way an airing goes, from a file for the time being.
package struct OutputTakePlayer: TakePlayer {
    private static let head = Duration.milliseconds(200)
    /// A card that somebody else holds is not waited for longer.
    private static let patience = Duration.seconds(2)

    private let player: any Player
    private let folder: String
    private let now: @Sendable () -> WallInstant

    /// - Parameters:
    ///   - folder: for the file, such as the system's for temporary ones.
    ///   - now: the player's clock.
    package init(_ player: any Player, folder: String, now: @escaping @Sendable () -> WallInstant) {
        self.player = player
        self.folder = folder
        self.now = now
    }

    package func play(_ take: Take) async throws(NotHeard) {
        try await play(take.samples)
    }

    /// Any sound, mono at `Sound.rate`.
    package func play(_ samples: [Float]) async throws(NotHeard) {
        let path = "\(folder)/loa-take-\(String(UInt64.random(in: .min ... .max), radix: 36)).wav"
        do throws(SoundError) {
            var writer = try SoundWriter(path: path, format: .wav)
            try writer.write(samples)
            try writer.finish()
        } catch {
            throw NotHeard(error.message)
        }
        defer { unsafe unlink(path) }
        let start = now() + Self.head
        let order = PlayOrder(
            source: .file(path), start: start, latestStart: start + Self.patience,
            mustEnd: start + Self.patience + Sound.duration(ofFrames: samples.count) + .seconds(30))
        switch await play(order) {
        case .finished, .stopped, .interrupted, .hoursOver: return
        case .neverStarted(.some(let error)), .cardLost(let error): throw NotHeard(error.message)
        case .neverStarted(.none):
            throw NotHeard(Phrase(vi: "card âm thanh không kịp phát", en: "the sound card was not ready in time"))
        case .tapeFailed(let why): throw NotHeard(Phrase(verbatim: why))
        }
    }

    private func play(_ order: PlayOrder) async -> Ending.Cause {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                player.begin(order) { [player] event in
                    switch event {
                    case .ready: player.go()
                    case .ended(let ending): continuation.resume(returning: ending.cause)
                    case .started, .progress, .heard, .trouble: break
                    }
                }
                // Cancelled a moment before it began, it was stopped while there was nothing to stop.
                if Task.isCancelled { player.stop() }
            }
        } onCancel: {
            player.stop()
        }
    }
}
