internal import Diagnostics
internal import StationModel
internal import Yams

/// Reads one announcement: YAML front matter between two lines `---`, then the text.
///
/// Front matter: `title` (required, read out by nobody but shown everywhere), `recording` (`audio/…`, played in place
/// of the voice), `relay` (a programme from elsewhere in place of all words; the text then only describes it), `writer`,
/// `field`, and `note`, which is for the station only and never read. A script's hash is the SHA-256 of every byte after
/// the line feed that ends the second `---` line, up to the end of the file, as they are; of a relay its address, after a
/// zero byte, goes into it as well: what is approved is what is relayed.
struct ScriptReader {
    let id: ScriptID
    let file: String
    let audio: AudioShelf

    func read(_ files: FolderFiles) -> ScriptShelf.Entry {
        var findings: [Finding] = []
        let source = SourceText(file, in: files, ifAbsent: .noScriptFile(file)) { findings.append($0) }
        guard let source else { return ScriptShelf.Entry(script: nil, findings: findings) }
        let sheet = YAMLSheet(file: file, linesAbove: 1)
        guard let parts = ScriptParts(source.bytes) else {
            sheet.report(source.bytes.isEmpty ? .scriptEmpty : .noFrontMatter, at: top)
            return ScriptShelf.Entry(script: nil, findings: sheet.findings)
        }
        guard let front = FrontMatter(parts.front, at: top, on: sheet, audio: audio) else {
            return ScriptShelf.Entry(script: nil, findings: sheet.findings)
        }
        let paragraphs = ScriptText.paragraphs(of: parts.body, firstLine: parts.bodyLine)
        if !paragraphs.contains(where: { $0.text.contains { $0.isLetter || $0.isNumber } }) {
            sheet.report(.scriptEmpty, at: Finding.Place(file: file, line: parts.bodyLine))
        }
        guard let title = front.title, !sheet.findings.hasErrors else {
            return ScriptShelf.Entry(script: nil, findings: sheet.findings)
        }
        let script = Script(
            id: id, title: title, titleLine: front.titleLine, paragraphs: paragraphs, body: parts.body,
            bodyLine: parts.bodyLine,
            writer: front.writer, recording: front.recording, relay: front.relay,
            hash: parts.hash(relay: front.relay?.description))
        return ScriptShelf.Entry(script: script, findings: sheet.findings)
    }

    private var top: Finding.Place { Finding.Place(file: file, line: 1, column: 1) }
}

/// What stands above an announcement.
private struct FrontMatter {
    let title: String?
    let titleLine: Int
    let recording: String?
    let relay: Relay?
    let writer: String?

    init?(_ text: String, at place: Finding.Place, on sheet: YAMLSheet, audio: AudioShelf) {
        let before = sheet.findings.count
        let root = sheet.compose(text)
        guard root != nil || sheet.findings.count == before else { return nil }
        let subject = Phrase(vi: "phần đầu bài", en: "the script's front matter")
        let keys = ["title", "writer", "recording", "relay", "field", "note"]
        guard let reader = MappingReader(root ?? Node([(Node, Node)]()), subject, at: place, keys: keys, on: sheet)
        else {
            return nil
        }
        let title = reader.required("title", .text)
        self.title = title?.value
        self.titleLine = title?.place.line ?? 1
        self.recording = reader.optional("recording", audio.form)?.value
        self.relay = reader.optional("relay", .relay)?.value
        if reader.has("relay"), reader.has("recording") {
            sheet.report(.relayAndRecording, at: reader.place(of: "relay"))
        }
        self.writer = reader.optional("writer", .text)?.value
        for key in ["field", "note"] {
            _ = reader.optional(key, .text)
        }
    }
}

extension Fault {
    fileprivate static let scriptEmpty = Fault(
        "script-empty", Phrase(vi: "bài không có nội dung", en: "the script has no text"),
        hint: Phrase(
            vi: "viết nội dung bài bên dưới dòng “---” thứ hai", en: "write the text below the second line “---”"))

    fileprivate static let relayAndRecording = Fault(
        "relay-and-recording",
        Phrase(vi: "bài vừa có “relay” vừa có “recording”", en: "the script has both “relay” and “recording”"),
        hint: Phrase(vi: "giữ một trong hai mục", en: "keep one of the two"))

    fileprivate static let noFrontMatter = Fault(
        "no-front-matter",
        Phrase(
            vi: "bài thiếu phần đầu nằm giữa hai dòng “---”",
            en: "the script lacks its front matter between two lines “---”"),
        hint: Phrase(
            vi: "bắt đầu tệp bằng ba dòng: “---”, “title: Tên bài”, “---”",
            en: "begin the file with three lines: “---”, “title: The title”, “---”"))
}
