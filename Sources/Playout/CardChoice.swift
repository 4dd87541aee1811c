package import CivilTime
internal import SoundCard

/// An output as a station names it: a PCM of ALSA, `wav:FILE`, or `null`.
package enum CardChoice: Sendable, Hashable, CustomStringConvertible {
    case alsa(String)
    /// A path, written at the pace of a card.
    case wav(String)
    /// A clock without sound.
    case null

    package var description: String {
        switch self {
        case .alsa(let name): name
        case .wav(let path): "wav:\(path)"
        case .null: "null"
        }
    }

    /// Makes the player of this output.
    ///
    /// - Parameters:
    ///   - now: the clock that orders are measured by; called from the thread that owns the card.
    ///   - speed: how many times faster than the world that clock runs; only 1 for a PCM of ALSA, whose pace is its own.
    package func player(now: @escaping @Sendable () -> WallInstant, speed: Double = 1) -> any Player {
        switch self {
        case .alsa(let name):
            CardPlayer<ALSACard>(driver: ALSADriver(device: name, now: now))
        case .wav(let path):
            paced(file: path, now: now, speed: speed)
        case .null:
            paced(file: nil, now: now, speed: speed)
        }
    }

    /// The faster the clock, the more of its time a busy machine oversleeps: so much longer is the buffer, up to 20 s, of
    /// which 2 MB of sound are kept at hand; and so much more silence the card is started with.
    private func paced(file: String?, now: @escaping @Sendable () -> WallInstant, speed: Double) -> any Player {
        let buffer = Duration.milliseconds(500) * min(max(speed, 1), 40)
        let period = Duration.milliseconds(10) * min(max(speed, 10), 100)
        return CardPlayer<PacedCard>(
            driver: PacedDriver(device: description, file: file, buffer: buffer, period: period, now: now),
            speed: speed, buffer: buffer)
    }
}
