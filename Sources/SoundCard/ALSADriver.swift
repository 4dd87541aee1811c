package import CivilTime

/// The way to a PCM of ALSA by its name, such as `default` or `plughw:CARD=Device`. The name is looked up at each
/// opening: a card that was renumbered is found again.
package struct ALSADriver: CardDriver {
    package let device: String
    let takesBack: Bool
    private let clock: @Sendable () -> WallInstant

    /// - Parameter takesBack: it gives back what it holds, though it is a plug-in and no hardware; only hardware is
    ///   believed otherwise, as libasound's word does not tell.
    package init(device: String, takesBack: Bool = false, now: @escaping @Sendable () -> WallInstant) {
        self.device = device
        self.takesBack = takesBack
        self.clock = now
    }

    package var now: WallInstant { clock() }
}
