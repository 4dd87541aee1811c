package import CivilTime
package import Diagnostics
internal import Foundation
package import Programs
package import StationFolder
package import StationModel

/// A script on the editor's desk, in `var/drafts/`: what was refused, or left in mid-work, is gone on with there.
package struct Draft: Sendable {
    package let id: ScriptID
    package let path: String
    /// The file as it was when the draft was begun; `nil`: it is a new one.
    let original: String?
    /// Somebody's work from before lies there.
    package let isContinued: Bool
}

extension ScriptDesk {
    /// Begun or gone on with.
    private func draft(of script: ScriptID) throws(Failure) -> Draft {
        let file = folder.file("scripts/\(script).md")
        return try draft(script, original: read(file))
    }

    /// The draft of a script that is not there yet. `head`: its front matter, for a new draft.
    package func draft(new script: ScriptID, head: ScriptDraft) throws(Failure) -> Draft {
        try draft(script, original: nil, beginning: head.text)
    }

    /// The draft of a script of the station, or one that was begun and never taken; `nil`: there is neither.
    package func draftToEdit(_ script: ScriptID) throws(Failure) -> Draft? {
        let manager = FileManager.default
        if manager.fileExists(atPath: folder.file("scripts/\(script).md")) { return try draft(of: script) }
        guard manager.fileExists(atPath: draftPath(script)) else { return nil }
        return try draft(script, original: nil)
    }

    private func draftPath(_ id: ScriptID) -> String { folder.var + "/drafts/\(id).md" }

    /// The file as it was when the draft was begun: a draft from before must not undo what was written since.
    private func basePath(_ id: ScriptID) -> String { folder.var + "/drafts/\(id).before" }

    private func draft(_ id: ScriptID, original: String?, beginning: String? = nil) throws(Failure) -> Draft {
        let path = draftPath(id)
        let isContinued = FileManager.default.fileExists(atPath: path)
        let before = isContinued ? FileManager.default.contents(atPath: basePath(id)) : nil
        do {
            try FileManager.default.createDirectory(
                atPath: folder.var + "/drafts", withIntermediateDirectories: true)
            if before == nil { try original?.write(toFile: basePath(id), atomically: true, encoding: .utf8) }
            if !isContinued {
                try (beginning ?? original ?? "").write(toFile: path, atomically: true, encoding: .utf8)
            }
        } catch {
            throw Failure(
                .cannotWrite,
                Phrase(
                    vi: "không ghi được bản nháp \(path): \(error.localizedDescription)",
                    en: "the draft \(path) cannot be written: \(error.localizedDescription)"),
                hint: Phrase(
                    vi: "kiểm tra quyền ghi và chỗ trống trên đĩa", en: "look at its permissions and at the free space")
            )
        }
        let base = original.map { now in before.map { String(decoding: $0, as: UTF8.self) } ?? now }
        return Draft(id: id, path: path, original: base, isContinued: isContinued)
    }

    private func read(_ path: String) throws(Failure) -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw Failure(
                .notFound,
                Phrase(
                    vi: "không đọc được \(path): \(error.localizedDescription)",
                    en: "\(path) cannot be read: \(error.localizedDescription)"))
        }
    }

    /// Lets a person work on the draft with the editor of that environment.
    package func edit(_ draft: Draft, in environment: ProgramEnvironment) async throws(Failure) {
        let choice = ["VISUAL", "EDITOR"].lazy.compactMap { environment.variables[$0] }.first { !$0.isEmpty }
        let editor = choice ?? ["editor", "nano", "vi"].first { environment.locate($0) != nil }
        guard let editor else { throw EditRefusal.noEditor }
        do {
            // The variable holds a program with its options, as the shell reads them.
            try await Program("sh", in: environment)
                .runAtTerminal(["-c", editor + " \"$1\"", "loa", draft.path])
        } catch {
            throw EditRefusal.editorFailed(editor, draft: draft)
        }
    }

    /// Puts the draft in the place of the script, and notes who wrote it.
    /// - Returns: what speaks against it; with an error among it nothing is changed, and the draft is kept.
    package func take(_ draft: Draft, by person: Person, at now: WallInstant) throws -> TakenDraft {
        let text = try read(draft.path)
        if text == draft.original {
            try discard(draft)
            return TakenDraft(findings: [], isUnchanged: true)
        }
        let reading = folder.script(draft.id, holding: text)
        guard let script = reading.script, !reading.findings.hasErrors else {
            return TakenDraft(findings: reading.findings, isUnchanged: false)
        }
        let words = reading.findings + season.findings(in: script, on: season.station.zone.date(of: now))
        guard !words.hasErrors else { return TakenDraft(findings: words, isUnchanged: false) }
        do {
            try folder.write(text, of: draft.id, replacing: draft.original)
        } catch FolderError.changedMeanwhile(let file) {
            // The person is told now: if the draft is gone on with after that, it is what they want.
            try FileManager.default.removeItem(atPath: basePath(draft.id))
            throw FolderError.changedMeanwhile(file)
        }
        if let before = season.station.script(draft.id) {
            try noteEdited(script, from: before, by: person, at: now)
        } else {
            try noteWritten(script, by: person, at: now)
        }
        try discard(draft)
        return TakenDraft(findings: words, isUnchanged: false)
    }

    private func discard(_ draft: Draft) throws {
        try FileManager.default.removeItem(atPath: draft.path)
        // A new script has none.
        let base = basePath(draft.id)
        if FileManager.default.fileExists(atPath: base) { try FileManager.default.removeItem(atPath: base) }
    }
}

/// What became of a draft.
package struct TakenDraft: Sendable {
    package let findings: [Finding]
    /// It is as it was: nothing was written.
    package let isUnchanged: Bool
    package var isRefused: Bool { findings.hasErrors }
}

enum EditRefusal {
    static let noEditor = Failure(
        .unavailable,
        Phrase(vi: "máy không có trình soạn thảo nào", en: "there is no editor on this machine"),
        hint: Phrase(
            vi: "cài một trình soạn thảo, như: apt install nano, hoặc đặt biến EDITOR",
            en: "install one, such as: apt install nano, or set EDITOR"))

    static func editorFailed(_ editor: String, draft: Draft) -> Failure {
        Failure(
            .unavailable,
            Phrase(
                vi: "trình soạn thảo “\(editor)” kết thúc với lỗi; bài không thay đổi",
                en: "the editor “\(editor)” ended with an error; the script is as it was"),
            hint: Phrase(
                vi: "bản nháp còn ở \(draft.path); làm tiếp bằng lệnh: loa script edit \(draft.id)",
                en: "the draft is kept in \(draft.path); go on with: loa script edit \(draft.id)"))
    }
}
