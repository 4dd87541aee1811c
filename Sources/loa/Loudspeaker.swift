internal import Foundation
internal import Operations
internal import Playout
internal import StationFolder
internal import StationModel
internal import Studio

/// The station's output, for a person who listens beside it: nothing of it is an airing.
enum Loudspeaker {
    /// `nil`: the output is no sound card; a file that the station plays into is no place to listen.
    static func of(_ station: Station, in folder: StationFolder) -> OutputTakePlayer? {
        let choice = CardChoice(station.output.device, in: folder)
        guard case .alsa = choice else { return nil }
        let clock = SystemClock()
        return OutputTakePlayer(
            choice.player(now: { clock.now }), folder: FileManager.default.temporaryDirectory.path,
            now: { clock.now })
    }
}
