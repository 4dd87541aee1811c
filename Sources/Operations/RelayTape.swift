internal import Diagnostics
internal import Playout
internal import StationModel

extension PreparedTape {
    /// What stands in for the tape of an occurrence whose script is a programme from elsewhere: there is none to be made.
    /// `nil`: it is no such script.
    init?(relayedBy occurrence: Occurrence, in station: Station) {
        guard let script = occurrence.script.flatMap(station.script), let relay = script.relay else { return nil }
        let choice: RelayChoice =
            switch relay {
            case .stream(let address): .stream(address)
            case .input(let device): .input(device)
            }
        let span = RelaySpan(
            choice, length: occurrence.length, loudness: station.output.loudness,
            isForHorn: station.output.voicing == .horn)
        self.init(
            source: .relay(span), length: occurrence.length, hash: nil,
            items: [Item(name: Phrase(verbatim: script.title), start: .zero)])
    }
}
