package import Playout
package import SoundCard
package import StationFolder
package import StationModel

extension CardChoice {
    /// The output that `output.device` names; a file's path begins in the station folder.
    package init(_ device: Output.Device, in folder: StationFolder) {
        switch device {
        case .alsa(let name): self = .alsa(name)
        case .wav(let path): self = .wav(folder.file(path))
        case .null: self = .null
        }
    }

    /// As the schedule names it.
    package static func name(of device: Output.Device) -> String {
        switch device {
        case .alsa(let name): CardChoice.alsa(name).description
        case .wav(let path): CardChoice.wav(path).description
        case .null: CardChoice.null.description
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
