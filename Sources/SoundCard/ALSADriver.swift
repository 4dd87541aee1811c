package import CivilTime

/// The way to a PCM of ALSA by its name, such as `default` or `plughw:CARD=Device`. The name is looked up at each
/// opening: a card that was renumbered is found again.
package struct ALSADriver: CardDriver {
    /// How the card is set up.
    package enum Latency: Sendable {
        /// Few wake-ups and much in store: half a second, in periods of 100 ms (20 ms from a microphone).
        case safe
        /// Periods of 5 ms, and a quarter of a second for a busy moment.
        case live
        /// A second in store, in periods of 100 ms in both directions: for a microphone that nobody waits for. A sound
        /// server takes three times as much of the processor for periods of 20 ms.
        case patient
    }

    package let device: String
    let latency: Latency
    let takesBack: Bool
    private let clock: @Sendable () -> WallInstant

    /// - Parameter takesBack: it gives back what it holds, though it is a plug-in and no hardware; only hardware is
    ///   believed otherwise, as libasound's word does not tell.
    package init(
        device: String, latency: Latency = .safe, takesBack: Bool = false, now: @escaping @Sendable () -> WallInstant
    ) {
        self.device = device
        self.latency = latency
        self.takesBack = takesBack
        self.clock = now
    }

    package var now: WallInstant { clock() }

    package var atLowLatency: ALSADriver {
        ALSADriver(device: device, latency: .live, takesBack: takesBack, now: clock)
    }
}
