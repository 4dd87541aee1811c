package import CivilTime
package import StationModel
package import Diagnostics

/// A line of the airing log in the contract's JSON.
package struct AiringRecord: Codable, Sendable, Equatable {
    package let occurrence: String
    package let campaign: String?
    package let title: String
    package let officer: String?
    package let officerName: String?
    package let planned: String
    package let started: String?
    package let ended: String?
    package let secondsAired: Double
    /// Seconds, to the millisecond.
    package let lateBy: Double?
    /// Absent while it is planned or on air.
    package let outcome: String?
    /// A sentence in the reader's language; `reasonCode` is for programs.
    package let reason: String?
    package let reasonCode: String?
    package let sound: String?
    /// Frames that the card took, silence ahead included.
    package let frames: Int?
    /// How often something went wrong on the way.
    package let troubles: Int?
    /// RMS of what was sent, in dBFS, to a tenth.
    package let level: Double?
    package let makeGoodFor: String?
    package let madeGoodBy: String?
    package let scriptHash: String?
    package let tapeHash: String?
    package let entry: Int64

    package init(_ airing: Airing, zone: StationZone, language: Language) {
        occurrence = airing.name.description
        campaign = airing.name.campaign?.text
        title = airing.title
        officer = airing.officer?.text
        officerName = airing.officerName
        planned = zone.iso8601(airing.planned)
        started = airing.started.map(zone.iso8601)
        ended = airing.ended.map(zone.iso8601)
        secondsAired = airing.aired.inSeconds.rounded(toPlaces: 3)
        lateBy = airing.lateBy?.inSeconds.rounded(toPlaces: 3)
        outcome = airing.outcome?.rawValue
        reason = airing.reason?.phrase[language]
        reasonCode = airing.reason?.code
        sound = airing.sound?.rawValue
        frames = airing.frames
        troubles = airing.troubles
        level = airing.level?.rounded(toPlaces: 1)
        makeGoodFor = airing.makeGoodFor?.description
        madeGoodBy = airing.madeGoodBy?.description
        scriptHash = airing.scriptHash
        tapeHash = airing.tapeHash
        entry = airing.entry
    }
}

extension Double {
    fileprivate func rounded(toPlaces places: Int) -> Double {
        var factor = 1.0
        for _ in 0..<places { factor *= 10 }
        return (self * factor).rounded() / factor
    }
}
