package import Playout
package import SoundCard
package import StationModel

extension CardChoice {
    /// The output that `output.device` names.
    package init(_ device: Output.Device) {
        switch device {
        case .alsa(let name): self = .alsa(name)
        case .wav(let path): self = .wav(path)
        case .null: self = .null
        }
    }
}

extension CardChoice {
    /// Why this output cannot be opened just now; `nil`: it can.
    package var trouble: CardError? {
        guard case .alsa(let name) = self else { return nil }
        do throws(CardError) {
            _ = try ALSACard(opening: ALSADriver(device: name, now: { SystemClock().now }))
            return nil
        } catch {
            return error
        }
    }
}
