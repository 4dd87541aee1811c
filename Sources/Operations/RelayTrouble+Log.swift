internal import CivilTime
internal import Diagnostics
internal import Playout
internal import StationModel

extension RelayTrouble {
    /// As the ledger keeps it.
    var code: String {
        switch self {
        case .dropped: "relay-dropped"
        case .back: "relay-back"
        case .silent: "relay-silent"
        }
    }

    var detail: [String: String] {
        switch self {
        case .dropped(let why): ["detail": why]
        case .back(let time), .silent(let time): ["seconds": String(time.inSeconds)]
        }
    }

    func sentence(in name: OccurrenceName) -> Phrase {
        switch self {
        case .dropped(let why):
            Phrase(
                vi: "\(name): nguồn tiếp âm bị ngắt, đang nối lại: \(why)",
                en: "\(name): the relayed programme dropped and is tried again: \(why)")
        case .back(let gap):
            Phrase(
                vi: "\(name): nguồn tiếp âm đã có lại sau \(Int(gap.inSeconds.rounded())) giây",
                en: "\(name): the relayed programme is back after \(Int(gap.inSeconds.rounded())) s")
        case .silent(let time):
            Phrase(
                vi: "\(name): nguồn tiếp âm không có tiếng đã \(Int(time.inSeconds.rounded())) giây",
                en: "\(name): nothing was to be heard in the relayed programme for \(Int(time.inSeconds.rounded())) s")
        }
    }
}
