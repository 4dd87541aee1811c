package import CivilTime
package import Diagnostics
internal import Planning
internal import Production
package import SpokenVietnamese
package import StationModel

extension Season {
    /// Everything about a script that a person should look at before it is heard, by the lines of its file: errors
    /// forbid its approval.
    ///
    /// Names of bodies change on a date: a script is judged by the day on which it is heard, today at the earliest
    /// and its last campaign's last day at the latest.
    package func findings(in script: Script, on today: LocalDate) -> [Finding] {
        findings(inWordsOf: script, on: today) + lengthFindings(of: script)
    }

    /// The same without what its campaigns say of its length.
    func findings(inWordsOf script: Script, on today: LocalDate) -> [Finding] {
        // A recording is heard as it is: its text is only filed.
        guard script.recording == nil else { return [] }
        let campaigns = station.campaigns.filter { $0.script == script.id }
        let check = ScriptCheck(lexicon: station.lexicon, on: day(ofHearing: campaigns, today: today))
        let file = "scripts/\(script.id).md"
        // The opening words say the title; it is no sentence of its own.
        let title = check.findings(in: script.title).filter { !Self.sentenceCodes.contains($0.code) }.map {
            let place = Finding.Place(file: file, line: script.titleLine)
            return Finding($0.severity, $0.code, at: place, $0.message, hint: $0.hint)
        }
        return title
            + check.findings(in: script.body, firstLine: script.bodyLine).map {
                $0.finding(in: file, firstLine: script.bodyLine)
            }
    }

    private static let sentenceCodes: Set<String> = ["long-sentence", "no-pause", "set-aside", "note-is-read"]

    /// How often an airing of the first campaign that airs it reads it; `nil`: none does.
    package func readings(of script: ScriptID) -> Int? {
        station.campaigns.first { $0.script == script }.flatMap { campaign in
            let week = planner(history: []).plan(campaign.from...campaign.from + 6)
            return week.occurrences.first { $0.campaign == campaign.id }?.readings
        }
    }

    /// About how long one reading takes of a text that is no script of the station yet.
    package func length(of text: SpokenText) -> Duration {
        DurationEstimate(of: station.voice).duration(of: text)
    }

    private func day(ofHearing campaigns: [Campaign], today: LocalDate) -> LocalDate {
        guard let first = campaigns.map(\.from).min() else { return today }
        let last = campaigns.map { $0.until ?? max(today, first) }.max() ?? first
        return min(max(today, first), last)
    }

    private func lengthFindings(of script: Script) -> [Finding] {
        station.campaigns.filter { $0.script == script.id }.flatMap { campaign in
            let problems = planner(history: []).plan(campaign.from...campaign.from + 6).problems
            return problems.filter { $0.campaign == campaign.id && Self.lengthCodes.contains($0.code) }.map {
                Finding(
                    .warning, $0.code, at: Finding.Place(file: "scripts/\(script.id).md", line: 1), $0.message,
                    hint: $0.hint)
            }
        }
    }

    private static let lengthCodes: Set<String> = ["script-too-long", "length-not-reached"]
}
