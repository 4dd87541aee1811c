package import CivilTime

/// The way to a PCM of ALSA by its name, such as `default` or `plughw:CARD=Device`. The name is looked up at each
/// opening: a card that was renumbered is found again.
package struct ALSADriver: CardDriver {
    package let device: String
    private let clock: @Sendable () -> WallInstant

    package init(device: String, now: @escaping @Sendable () -> WallInstant) {
        self.device = device
        self.clock = now
    }

    package var now: WallInstant { clock() }
}
