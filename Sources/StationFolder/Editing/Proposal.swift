package import Diagnostics
package import StationModel

/// A change of `schedule.yaml` that has been worked out and checked, but not made.
package struct Proposal: Sendable, Hashable {
    /// The whole file as it was read, and as it would be.
    package let before: String
    package let after: String
    /// About the whole folder with the new schedule, as `load` gives them. With an error among them it is not made.
    package let findings: [Finding]
    /// As it would be; `nil` if and only if a finding is an error.
    package let station: Station?

    package var diff: UnifiedDiff { UnifiedDiff(file: StationFolder.scheduleName, from: before, to: after) }
}

extension StationFolder {
    /// Works the edits into the schedule, in that order, and checks the whole folder with the result. Writes nothing.
    ///
    /// - Parameters:
    ///   - scripts: new scripts that the edits count on and that are not written yet.
    ///   - loaded: what the edits were thought out from; `nil`: they hold whatever the schedule says by now.
    /// - Throws: if the schedule cannot be read at all, is not any more what was loaded, or is written in a way that
    ///   leaves no safe place for an edit.
    package func propose(
        _ edits: [ScheduleEdit], with scripts: [ScriptDraft] = [], since loaded: Loaded? = nil
    ) throws(FolderError) -> Proposal {
        guard FileFacts(path)?.isFolder == true else { throw .notAFolder(path) }
        var findings: [Finding] = []
        let files = FolderFiles(root: path)
        let source = SourceText(Self.scheduleName, in: files, ifAbsent: .noSchedule) { findings.append($0) }
        guard let source else { throw .unsound(Self.scheduleName, findings) }
        guard loaded.map({ $0.schedule == source.whole }) ?? true else { throw .changedMeanwhile(Self.scheduleName) }
        guard var text = ScheduleText(Array(source.text.unicodeScalars)) else {
            throw .unsound(Self.scheduleName, try load().findings)
        }
        for edit in edits {
            guard let changed = text.making(edit) else { throw .oddLayout(edit.byHand) }
            text = changed
        }
        let mark = source.hasMark ? "\u{FEFF}" : ""
        let after = mark + String(text.letters)
        var drafts = [Self.scheduleName: Array(after.utf8)]
        for script in scripts { drafts[ScriptShelf.file(of: script.id)] = Array(script.text.utf8) }
        let result = try load(drafts: drafts)
        return Proposal(before: mark + source.text, after: after, findings: result.findings, station: result.station)
    }

    /// Makes the change: all of it or, whatever happens, nothing. Blocks while another program of Loa writes.
    ///
    /// - Throws: an error with exit status 1 if the result would not check clean, 73 if the file is not any more what
    ///   the proposal was made from, or cannot be written.
    package func carryOut(_ proposal: Proposal) throws(FolderError) {
        let errors = proposal.findings.filter { $0.severity == .error }
        guard errors.isEmpty else { throw .unsound(Self.scheduleName, errors) }
        try exchange(Self.scheduleName, for: Array(proposal.after.utf8)) { now throws(FolderError) in
            guard let now, now.elementsEqual(proposal.before.utf8) else { throw .changedMeanwhile(Self.scheduleName) }
        }
    }
}
