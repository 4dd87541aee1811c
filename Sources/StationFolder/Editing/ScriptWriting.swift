internal import Diagnostics
package import StationModel

/// An announcement that is to be written: its front matter and its text.
package struct ScriptDraft: Sendable, Hashable {
    package let id: ScriptID
    package let title: String
    /// Who wrote it: an officer's key or a name.
    package let writer: String?
    /// For the station only, never read.
    package let note: String?
    package let body: String

    package init(id: ScriptID, title: String, writer: String? = nil, note: String? = nil, body: String) {
        self.id = id
        self.title = title
        self.writer = writer
        self.note = note
        self.body = body
    }

    /// The whole file.
    package var text: String {
        let fields = [
            .text("title", title), writer.map { .text("writer", $0) }, note.map { .text("note", $0) },
        ].compactMap { (field: YAMLField?) in field }
        let front = fields.map { $0.written(YAMLStyle()) + "\n" }.joined()
        return "---\n" + front + "---\n" + body + (body.hasSuffix("\n") ? "" : "\n")
    }
}

extension StationFolder {
    /// Writes a script: all of it or, whatever happens, nothing.
    ///
    /// - Parameter replacing: the hash (`Script.hash`) of the text that may be lost; `nil`: there must be none yet.
    /// - Throws: exit status 73 if another script stands there or it cannot be written; 1 if it would not check clean.
    package func write(_ draft: ScriptDraft, replacing: String? = nil) throws(FolderError) {
        let file = ScriptShelf.file(of: draft.id)
        let bytes = Array(draft.text.utf8)
        try checkPlace(file)
        try check(draft.id, bytes)
        try exchange(file, for: bytes) { now throws(FolderError) in
            guard let replacing else {
                guard now == nil else { throw .scriptExists(draft.id.text) }
                return
            }
            guard let now, ScriptParts(Self.withoutMark(now))?.hash == replacing else {
                throw .changedMeanwhile(file)
            }
        }
    }

    /// Puts another text below a script's front matter, which stays to the byte.
    ///
    /// - Parameter hash: of the text that it replaces, as it was when somebody began to change it.
    /// - Throws: exit status 66 if there is no such script, 73 if its text is another by now or cannot be written; 1 if
    ///   the result would not check clean.
    package func replaceBody(of id: ScriptID, with body: String, expecting hash: String) throws(FolderError) {
        let file = ScriptShelf.file(of: id)
        try checkPlace(file)
        var findings: [Finding] = []
        let files = FolderFiles(root: path)
        guard files.exists(file) else { throw .noScript(id.text) }
        let source = SourceText(file, in: files, ifAbsent: .noScriptFile(file)) { findings.append($0) }
        guard let source else { throw .unsound(file, findings) }
        guard let parts = ScriptParts(source.bytes), parts.hash == hash else { throw .changedMeanwhile(file) }
        let head = source.whole.dropLast(parts.bodyBytes.count)
        // A front matter at the very end of a file may lack its line break.
        let bytes = Array(head) + (head.last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]) + Array(body.utf8)
        try check(id, bytes)
        try exchange(file, for: bytes) { now throws(FolderError) in
            guard now == source.whole else { throw .changedMeanwhile(file) }
        }
    }

    private func check(_ id: ScriptID, _ bytes: [UInt8]) throws(FolderError) {
        let file = ScriptShelf.file(of: id)
        let files = FolderFiles(root: path, drafts: [file: bytes])
        let findings = ScriptReader(id: id, file: file, audio: AudioShelf(files)).read(files).findings
        guard !findings.hasErrors else { throw .unsound(file, findings) }
    }

    private static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        bytes.starts(with: SourceText.mark) ? bytes.dropFirst(SourceText.mark.count) : bytes[...]
    }
}
