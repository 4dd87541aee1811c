package import CivilTime
package import Diagnostics
internal import Foundation
package import Ledger
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
    /// What leaders decided could be read; if not, nothing counts as approved, and that is an error among the findings.
    let knowsDecisions: Bool
    let places: Places

    /// - Parameter ledger: the folder's, where it is open.
    /// - Throws: where the folder cannot be read at all.
    package init(of folder: StationFolder, ledger: Ledger? = nil) throws(FolderError) {
        let loaded = try folder.load()
        places = loaded.places
        guard let station = loaded.station else {
            season = nil
            findings = loaded.findings
            knowsDecisions = true
            return
        }
        let survey = Producer(folder: folder).parts(of: station)
        let decisions = Decisions(in: folder, ledger: ledger)
        knowsDecisions = decisions.findings.isEmpty
        season = Season(
            station: station, parts: survey.parts, approvals: decisions.book,
            recordings: decisions.recordings(of: station.scripts, in: folder))
        findings = loaded.findings + survey.findings + decisions.findings
    }

    /// What only reading aloud and a plan can tell: what in a text would be stumbled over, a script too long for its
    /// campaign, hours too short for all of them, a text that nobody has approved. The station can run all the same:
    /// a promise that cannot be kept does not silence the others, and no finding is an error but the planner's. What is
    /// only worth a look stays with the check of the script.
    package func planFindings(on today: LocalDate) -> [Finding] {
        guard let season else { return [] }
        let campaigns = season.station.campaigns
        let texts = season.station.scripts.flatMap { season.findings(inWordsOf: $0, on: today) }
            .filter { $0.severity <= .warning }.map {
                Finding(max($0.severity, .warning), $0.code, at: $0.place, $0.message, hint: $0.hint)
            }
        guard let first = campaigns.map(\.from).min() else { return texts }
        // A promise without an end is looked at for its first year.
        let last = campaigns.map { $0.until ?? $0.from + 365 }.max() ?? first
        let problems = season.planner(history: []).plan(first...max(first, last)).problems.map { problem in
            Finding(
                problem.severity, problem.code, at: places.campaign(problem.campaign), problem.message,
                hint: problem.hint)
        }
        let notApproved = campaigns.compactMap { campaign in
            season.objection(to: campaign.script, at: places.campaign(campaign.id))
        }
        return texts + problems + notApproved
    }
}

/// What the ledger has of people's decisions. Where it cannot be read nothing counts as approved.
private struct Decisions {
    let book: ApprovalBook
    let findings: [Finding]

    init(in folder: StationFolder, ledger: Ledger?) {
        do throws(LedgerError) {
            book = try folder.openLedger(ledger).approvals()
            findings = []
        } catch {
            book = ApprovalBook()
            // A station that never ran has none, and nobody has decided anything.
            findings =
                error.kind == .absent
                ? [] : [Finding(.error, "approvals-unreadable", at: nil, error.message, hint: error.hint)]
        }
    }

    /// Digests of the recordings that a decision may be about; a file that cannot be read has none.
    func recordings(of scripts: [Script], in folder: StationFolder) -> [ScriptID: String] {
        var digests: [ScriptID: String] = [:]
        for script in scripts where book.decision(on: script) != nil {
            digests[script.id] = script.recording.flatMap { FileDigest.sha256(of: folder.file($0)) }
        }
        return digests
    }
}

extension Season {
    /// Why nothing of that script will be heard as it stands; `nil`: it may be.
    func objection(to id: ScriptID, at place: Finding.Place?) -> Finding? {
        guard let script = station.script(id) else { return nil }
        let why: Phrase
        switch state(of: script) {
        case .approved, .notRequired: return nil
        case .awaiting:
            why = Phrase(
                vi: "bài “\(id)” chưa được duyệt nên không được phát",
                en: "the script “\(id)” is not approved and will not be aired")
        case .returned:
            why = Phrase(
                vi: "bài “\(id)” bị trả lại nên không được phát",
                en: "the script “\(id)” was returned to its writer and will not be aired")
        case .withdrawn:
            why = Phrase(
                vi: "bài “\(id)” đã bị thu hồi nên không được phát",
                en: "the script “\(id)” was withdrawn and will not be aired")
        }
        return Finding(
            .warning, "not-approved", at: place, why,
            hint: Phrase(
                vi: "sửa bài nếu cần, rồi lãnh đạo duyệt: loa script approve \(id)",
                en: "correct it if need be, then a leader approves: loa script approve \(id)"))
    }
}
