internal import CivilTime
package import Diagnostics
internal import Planning
internal import Production
package import StationFolder
internal import StationModel

/// A station folder read as the daemon and the commands need it: checked, with the length of every script.
package struct SeasonReading: Sendable {
    /// `nil` if and only if the folder itself has an error.
    package let season: Season?
    /// Of the folder and its sound files, ordered by place.
    package let findings: [Finding]
    private let places: Places

    /// - Throws: where the folder cannot be read at all.
    package init(of folder: StationFolder) throws(FolderError) {
        let loaded = try folder.load()
        places = loaded.places
        guard let station = loaded.station else {
            season = nil
            findings = loaded.findings
            return
        }
        let survey = Producer(folder: folder).parts(of: station)
        season = Season(station: station, parts: survey.parts)
        findings = loaded.findings + survey.findings
    }

    /// What only a plan can tell: a script too long for its campaign, hours too short for all of them. The station
    /// can run all the same: a promise that cannot be kept does not silence the others.
    package func planFindings() -> [Finding] {
        guard let season else { return [] }
        let campaigns = season.station.campaigns
        guard let first = campaigns.map(\.from).min() else { return [] }
        // A promise without an end is looked at for its first year.
        let last = campaigns.map { $0.until ?? $0.from + 365 }.max() ?? first
        return season.planner(history: []).plan(first...max(first, last)).problems.map { problem in
            Finding(
                problem.severity, problem.code, at: places.campaign(problem.campaign), problem.message,
                hint: problem.hint)
        }
    }
}
