internal import CivilTime
package import Planning
package import StationModel

/// A station in force together with what planning needs to know of its scripts.
package struct Season: Sendable {
    package let station: Station
    package let parts: [ScriptID: AiringParts]

    package init(station: Station, parts: [ScriptID: AiringParts]) {
        self.station = station
        self.parts = parts
    }

    package func planner(history: [Airing]) -> Planner {
        Planner(station: station, parts: parts, history: history.compactMap { PastAiring($0, in: station.zone) })
    }

    /// May it be aired as it stands? Approval is of an exact text; the ledger keeps none yet.
    package func isApproved(_ script: ScriptID) -> Bool {
        station.approval == .notRequired
    }

    /// The broadcasting hours around a local minute end then; `nil` outside the hours.
    func hoursEnd(around moment: LocalDateTime) -> WallInstant? {
        guard let window = station.hours.first(where: { $0.start <= moment.time && moment.time < $0.end }) else {
            return nil
        }
        return station.zone.instant(of: LocalDateTime(moment.date, window.end))
    }

    /// Silence ahead of the tape: the amplifier's warm-up, and never less than the card needs to be measured.
    var leadIn: Duration {
        max(station.output.amplifier?.warmUp ?? .zero, .seconds(3))
    }
}

extension PastAiring {
    /// `nil` while the airing is not closed.
    init?(_ airing: Airing, in zone: StationZone) {
        guard let outcome = airing.outcome, let closed = airing.closed else { return nil }
        self.init(
            name: airing.name, makeGoodFor: airing.makeGoodFor, outcome: outcome, reason: airing.reason,
            counts: airing.counts, length: airing.aired,
            // The minute it was closed in has begun: a make-good may take the next.
            closed: zone.minute(of: closed) + 1)
    }
}
