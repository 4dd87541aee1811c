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

    /// What only reading aloud and a plan can tell: what of a text is not read or could be meant otherwise, a script too long for its campaign, hours too short for all of them. The station
    /// can run all the same: a promise that cannot be kept does not silence the others.
    package func planFindings() -> [Finding] {
        guard let season else { return [] }
        let campaigns = season.station.campaigns
        let texts = season.station.scripts.flatMap { script in
            script.findings(of: script.reading(season.station.lexicon))
        }
        guard let first = campaigns.map(\.from).min() else { return texts }
        // A promise without an end is looked at for its first year.
        let last = campaigns.map { $0.until ?? $0.from + 365 }.max() ?? first
        let problems = season.planner(history: []).plan(first...max(first, last)).problems.map { problem in
            Finding(
                problem.severity, problem.code, at: places.campaign(problem.campaign), problem.message,
                hint: problem.hint)
        }
        return texts + problems + (season.station.approval == .required ? [Self.notApproved] : [])
    }

    private static let notApproved = Finding(
        .warning, "not-approved", at: Finding.Place(file: StationFolder.scheduleName),
        Phrase(
            vi: "approval: required nhưng chưa có bài nào được duyệt, nên chưa bài nào được phát",
            en: "approval: required, and no script is approved yet: none of them will be aired"),
        hint: Phrase(
            vi: "phiên bản này chưa có lệnh duyệt bài; nếu lãnh đạo duyệt trên giấy, ghi approval: not-required",
            en: "this version has no command to approve; if leaders approve on paper, write approval: not-required"))
}
