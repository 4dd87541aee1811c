internal import CivilTime
package import Planning
package import StationModel

/// A station in force together with what planning needs to know of its scripts.
package struct Season: Sendable {
    package let station: Station
    package let parts: [ScriptID: AiringParts]
    private let approvals: ApprovalBook
    /// SHA-256 of the recordings of those scripts that somebody decided on.
    private let recordings: [ScriptID: String]

    package init(
        station: Station, parts: [ScriptID: AiringParts], approvals: ApprovalBook = ApprovalBook(),
        recordings: [ScriptID: String] = [:]
    ) {
        self.station = station
        self.parts = parts
        self.approvals = approvals
        self.recordings = recordings
    }

    package func planner(history: [Airing]) -> Planner {
        Planner(station: station, parts: parts, history: history.compactMap { PastAiring($0, in: station.zone) })
    }

    /// Where it stands as it is now: a decision is on an exact text, and on the recording that is heard in its place.
    package func state(of script: Script) -> ScriptState {
        guard let decision = decision(on: script) else {
            return station.approval == .required ? .awaiting : .notRequired
        }
        return switch decision.kind {
        case .approved: .approved
        case .returned: .returned
        case .withdrawn, .written: .withdrawn
        }
    }

    /// `nil`: none on the script as it stands.
    package func decision(on script: Script) -> ScriptAct? {
        guard let decision = approvals.decision(on: script) else { return nil }
        // Words were approved, but not what is now played in their place.
        return decision.kind != .approved || decision.recordingHash == recordings[script.id] ? decision : nil
    }

    /// Why it may not be aired, for the log.
    func reasonForSilence(of id: ScriptID) -> Reason? {
        guard !mayBeAired(id) else { return nil }
        guard let decision = station.script(id).flatMap(decision(on:)) else { return .notApproved(script: id.text) }
        return .withdrawn(script: id.text, by: decision.person.name, reason: decision.reason ?? "")
    }

    package func mayBeAired(_ script: ScriptID) -> Bool {
        station.script(script).map { state(of: $0).mayBeAired } ?? false
    }

    /// The broadcasting hours around a local minute end then; `nil` outside the hours.
    func hoursEnd(around moment: LocalDateTime) -> WallInstant? {
        guard let window = station.hours.first(where: { $0.start <= moment.time && moment.time < $0.end }) else {
            return nil
        }
        return station.zone.instant(of: LocalDateTime(moment.date, window.end))
    }

    /// Silence ahead of the tape: the amplifier's warm-up, and never less than the card needs to be measured.
    package var leadIn: Duration {
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
            // The minute it was closed in has begun: a make-good may take the next. A clock that was set back cannot
            // have closed it before its end.
            closed: zone.minute(of: max(closed, airing.ended ?? closed)) + 1)
    }
}
