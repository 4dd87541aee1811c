internal import CivilTime
package import Diagnostics
package import StationModel

/// A planned occurrence in the contract's JSON.
package struct PlanRecord: Codable, Sendable, Equatable {
    package let occurrence: String
    package let campaign: String?
    package let title: String
    package let script: String?
    package let officer: String?
    package let officerName: String?
    package let starts: String
    package let ends: String
    package let readings: Int
    /// `scheduled` or `make-good`.
    package let kind: String
    /// `planned` or an outcome.
    package let state: String
    package let makeGoodFor: String?
    /// Codes and sentences of what a person should know about it.
    package let findings: [Finding.Record]

    /// `outcome` is the ledger's word on it, if it has one.
    package init(
        _ occurrence: Occurrence, outcome: Outcome?, in station: Station, findings: [Finding], language: Language
    ) {
        let zone = station.zone
        let start = zone.instant(of: occurrence.starts)
        self.occurrence = occurrence.name.description
        campaign = occurrence.campaign?.text
        title = station.title(of: occurrence)
        script = occurrence.script?.text
        officer = occurrence.officer?.text
        officerName = occurrence.officer.flatMap { station.officer($0)?.name }
        starts = zone.iso8601(start)
        ends = zone.iso8601(start + .seconds(occurrence.length.inSeconds.rounded()))
        readings = occurrence.readings
        kind = occurrence.makeGoodFor == nil ? "scheduled" : "make-good"
        state = outcome?.rawValue ?? "planned"
        makeGoodFor = occurrence.makeGoodFor?.description
        self.findings = findings.map { $0.record(in: language) }
    }
}

extension Station {
    /// The campaign's title, or the script's for one that is begun by hand.
    package func title(of occurrence: Occurrence) -> String {
        occurrence.campaign.flatMap(campaign)?.title ?? occurrence.script.flatMap(script)?.title
            ?? occurrence.script?.text ?? occurrence.name.description
    }
}
