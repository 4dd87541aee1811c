package import CivilTime
package import Diagnostics
internal import Foundation
package import Ledger
internal import Production
internal import SpokenVietnamese
package import StationFolder
package import StationModel

/// The desk at which scripts are written and decided on: the words stand in the folder, who did what in the ledger.
///
/// The daemon may run beside it: each act is one transaction, and the daemon notices it.
package struct ScriptDesk {
    let folder: StationFolder
    let season: Season
    private let ledger: Ledger
    private let account: String

    /// - Parameter account: of the computer, as it is noted with each act.
    /// - Throws: where the ledger cannot be opened for writing.
    package init(_ folder: StationFolder, _ season: Season, account: String) throws {
        try folder.makeVar()
        self.folder = folder
        self.season = season
        self.account = account
        ledger = try Ledger(path: folder.ledger, isThorough: false)
    }

    /// The officer of that key, or whose account it is.
    package func person(_ key: String?) throws(Failure) -> Person {
        try season.station.person(key, account: account)
    }

    /// Who writes: the officer of that key, or whose account it is, else the one on duty.
    package func writer(named key: String?, on today: LocalDate) throws(Failure) -> Person {
        let isKnown = season.station.officers.contains { $0.id.text == account }
        return try person(key ?? (isKnown ? nil : season.station.officerOnDuty(on: today)?.text))
    }

    /// Who wrote these very words: as the ledger has it, else as the script's head says; an officer's key or a name.
    package func writer(of script: Script) throws(LedgerError) -> String? {
        let acts = try ledger.scriptActs(of: script.id)
        for case .script(let act) in acts.lazy.map(\.entry).reversed() where act.hash == script.hash {
            if act.kind == .written { return act.person.officer.text }
        }
        return script.writer
    }

    /// A leader decides on the words as they stand. Approved, they may be aired until they are edited; returned or
    /// withdrawn, they are not aired, approved or not, and what is on air of them ends.
    /// - Returns: the findings that forbid an approval; empty: it is done.
    /// - Throws: `Failure` where writer and approver would be one person; `LedgerError`.
    package func decide(
        _ kind: ScriptAct.Kind, on script: Script, by person: Person, reason: String?, at now: WallInstant
    ) throws -> [Finding] {
        if kind == .approved {
            guard let writer = try writer(of: script) else { throw DeskRefusal.noWriter(script.id) }
            guard writer != person.officer.text, writer.lowercased() != person.name.lowercased() else {
                throw DeskRefusal.ownWords(person.name)
            }
            let objections = season.findings(in: script, on: season.station.zone.date(of: now))
                .filter { $0.severity == .error }
            guard objections.isEmpty else { return objections }
        }
        try append(kind, script, by: person, reason: reason, at: now)
        return []
    }

    /// The words are now as they stand in the folder, by that person.
    package func noteWritten(_ script: Script, by person: Person, at now: WallInstant) throws(LedgerError) {
        try append(.written, script, by: person, reason: nil, at: now)
    }

    /// What people did with all scripts, in order.
    package func acts() throws(LedgerError) -> [ScriptAct] {
        try ledger.scriptActs().compactMap { if case .script(let act) = $0.entry { act } else { nil } }
    }

    /// Makes the script of an imported manuscript and notes who brought it in. What was imported before stays as it is.
    /// - Parameter isForNote: only the note is still to be carried out; else a manuscript that is there is refused.
    package func take(
        _ intake: Intake, isForNote: Bool, by person: Person, at now: WallInstant
    ) throws -> Script {
        if let twin = intake.twin {
            guard isForNote else { throw IntakeRefusal.known(twin.id) }
            return twin
        }
        try folder.write(intake.draft)
        let reading = folder.script(intake.draft.id, holding: intake.draft.text)
        guard let script = reading.script else { throw FolderError.unsound(intake.draft.id.text, reading.findings) }
        try noteWritten(script, by: person, at: now)
        return script
    }

    /// Makes the safe corrections of the check and returns the words that are there now; nothing is written if they are
    /// as they were.
    package func correct(_ script: Script, by person: Person, at now: WallInstant) throws -> String {
        let check = ScriptCheck(lexicon: season.station.lexicon, on: season.station.zone.date(of: now))
        let body = check.corrected(script.body)
        guard body != script.body else { return body }
        try folder.replaceBody(of: script.id, with: body, expecting: script.hash)
        let file = try String(contentsOfFile: folder.file("scripts/\(script.id).md"), encoding: .utf8)
        let reading = folder.script(script.id, holding: file)
        guard let corrected = reading.script else {
            throw FolderError.unsound("scripts/\(script.id).md", reading.findings)
        }
        try noteEdited(corrected, from: script, by: person, at: now)
        return body
    }

    /// Written anew. What the ledger does not know yet of the words before is noted with it, so that the change shows.
    func noteEdited(
        _ script: Script, from before: Script, by person: Person, at now: WallInstant
    ) throws(LedgerError) {
        let isKnown = try ledger.scriptActs(of: script.id).contains {
            if case .script(let act) = $0.entry { act.hash == before.hash } else { false }
        }
        let writer = season.station.officers.first { $0.id.text == before.writer || $0.name == before.writer }
        if !isKnown, let writer {
            try noteWritten(
                before, by: Person(writer.id, name: writer.name, account: account), at: now)
        }
        try noteWritten(script, by: person, at: now)
    }

    private func append(
        _ kind: ScriptAct.Kind, _ script: Script, by person: Person, reason: String?, at now: WallInstant
    ) throws(LedgerError) {
        let act = ScriptAct(
            kind, script.id, title: script.title, hash: script.hash, by: person, reason: reason, text: script.body,
            recordingHash: script.recording.flatMap { FileDigest.sha256(of: folder.file($0)) })
        _ = try ledger.append(.script(act), at: now)
    }
}

extension Station {
    /// Who answers for what is done: the officer of that key, or whose account of the computer it is.
    package func person(_ key: String?, account: String) throws(Failure) -> Person {
        guard let officer = officers.first(where: { $0.id.text == key ?? account }) else {
            throw DeskRefusal.nobody(key, officers: officers)
        }
        return Person(officer.id, name: officer.name, account: account)
    }
}

/// Why the desk does not do what a person asked for.
enum DeskRefusal {
    static func nobody(_ key: String?, officers: [Officer]) -> Failure {
        let keys = officers.map { "\($0.id) (\($0.name))" }.joined(separator: ", ")
        let message =
            key.map {
                Phrase(
                    vi: "không có cán bộ “\($0)” trong schedule.yaml",
                    en: "there is no officer “\($0)” in schedule.yaml")
            } ?? Phrase(vi: "chưa nêu ai làm việc này", en: "who does this was not said")
        return Failure(
            key == nil ? .usage : .notFound, message,
            hint: Phrase(vi: "thêm --by và khóa của một trong: \(keys)", en: "add --by and the key of one of: \(keys)"))
    }

    static func noWriter(_ script: ScriptID) -> Failure {
        Failure(
            .notAllowed,
            Phrase(vi: "không rõ ai viết bài “\(script)”", en: "who wrote the script “\(script)” is not known"),
            hint: Phrase(
                vi: "ghi người viết vào đầu tệp scripts/\(script).md, như: writer: trang",
                en: "put the writer into the head of scripts/\(script).md, such as: writer: trang"))
    }

    static func ownWords(_ name: String) -> Failure {
        Failure(
            .notAllowed,
            Phrase(
                vi: "\(name) là người viết bài nên không tự duyệt được", en: "\(name) wrote it and cannot approve it"),
            hint: Phrase(vi: "người duyệt phải là người khác", en: "another person must approve it"))
    }
}
