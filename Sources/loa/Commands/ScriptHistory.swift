internal import ArgumentParser
internal import CivilTime
internal import Diagnostics
internal import Ledger
internal import Operations
internal import StationFolder
internal import StationModel

extension ScriptCommand {
    struct History: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words(
                    "Ai viết, sửa, duyệt bài, lúc nào, đổi những gì.",
                    "Who wrote, changed and approved a script, when, and what changed."))
        }

        @OptionGroup var argument: ScriptArgument
        @OptionGroup var options: FactOptions

        func run() throws {
            let (folder, season, _) = try options.station.season()
            let script = try argument.find(in: season.station)
            let language = options.station.language
            var before = ""
            var records: [ActRecord] = []
            for entry in try options.station.scriptActs(in: folder, of: script.id) {
                guard case .script(let act) = entry.entry else { continue }
                let text = act.text ?? before
                records.append(
                    ActRecord(act, entry: entry, changesFrom: before, in: season.station.zone, language: language))
                before = text
            }
            if options.json { return try Terminal.json(records) }
            for record in records { Terminal.say(record.line) }
            guard before != script.body else { return }
            let unknown = Phrase(
                vi: records.isEmpty
                    ? "Sổ chưa ghi việc gì về bài này." : "Bài trong tệp đã được sửa sau lần ghi cuối:",
                en: records.isEmpty
                    ? "Nothing is noted about this script yet." : "The file was changed since the last entry:")
            Terminal.say(unknown[language])
            guard !records.isEmpty else { return }
            for change in WordChanges(from: before, to: script.body).changes { Terminal.say("    … \(change.text)") }
        }
    }
}

/// `{entry, at, act, by, officer, account, hash, reason, changes}`; `changes` are lines that begin with `-` or `+`.
private struct ActRecord: Encodable {
    let entry: Int64
    let at: String
    let act: String
    let by: String
    let officer: String
    let account: String
    let hash: String
    let reason: String?
    let changes: [String]?

    private enum CodingKeys: CodingKey { case entry, at, act, by, officer, account, hash, reason, changes }
    let line: String

    init(_ act: ScriptAct, entry: StoredEntry, changesFrom before: String, in zone: StationZone, language: Language) {
        self.entry = entry.id
        at = zone.iso8601(entry.at)
        self.act = act.kind.rawValue
        by = act.person.name
        officer = act.person.officer.text
        account = act.person.account
        hash = act.hash
        reason = act.reason
        let changes = UnifiedDiff(file: act.script.text, from: before, to: act.text ?? before).changes
        self.changes = changes.isEmpty ? nil : changes
        let moment = zone.minute(of: entry.at)
        let head =
            "\(moment.date.dayMonthYear) \(moment.time)  \(act.kind.phrase[language])  \(act.person.name)"
            + (act.reason.map { ": \($0)" } ?? "")
        // The first text is all new: to show it would be to show the script.
        let shown =
            before.isEmpty ? [] : WordChanges(from: before, to: act.text ?? before).changes.map { "    … \($0.text)" }
        line = ([head] + shown).joined(separator: "\n")
    }
}

extension UnifiedDiff {
    /// The lines that are gone and those that are new, without `\ No newline at end of file`.
    fileprivate var changes: [String] {
        lines.filter { $0.kind == .removed || $0.kind == .added }.map(\.text).filter { !$0.hasPrefix("\\") }
    }
}
