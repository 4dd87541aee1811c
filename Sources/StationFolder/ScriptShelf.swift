internal import Diagnostics
internal import StationModel

/// The announcements of a station: `scripts/<id>.md`.
struct ScriptShelf {
    /// One file. `script` is `nil` if it has an error.
    struct Entry {
        let script: Script?
        let findings: [Finding]
    }

    let entries: [ScriptID: Entry]
    /// What is wrong with the folder or with names in it.
    let findings: [Finding]

    init(_ files: FolderFiles, audio: AudioShelf) {
        var entries: [ScriptID: Entry] = [:]
        var findings: [Finding] = []
        do {
            for name in try files.names(in: "scripts") where name.hasSuffix(".md") {
                let file = "scripts/" + name
                if let id = ScriptID(name.dropLast(3)) {
                    entries[id] = ScriptReader(id: id, file: file, audio: audio).read(files)
                } else {
                    findings.append(Fault.scriptName(name).finding(at: Finding.Place(file: file)))
                }
            }
        } catch {
            let fault = Fault.unreadable(error, ifAbsent: .noScriptFile("scripts"))
            findings.append(fault.finding(at: Finding.Place(file: "scripts")))
        }
        self.entries = entries
        self.findings = findings
    }

    static func file(of id: ScriptID) -> String { "scripts/\(id).md" }

    /// Sorted by name.
    var ids: [ScriptID] { entries.keys.sorted() }
}

extension Fault {
    fileprivate static func scriptName(_ name: String) -> Fault {
        Fault(
            "script-name",
            Phrase(
                vi: "tên tệp \(name.quoted) không dùng được nên bài này bị bỏ qua",
                en: "the file name \(name.quoted) cannot be used, so this script is left out"),
            hint: Phrase(
                vi: "đổi tên: chữ không dấu, chữ số, dấu - và _, như: thong-bao-1.md",
                en: "rename it: plain letters, digits, - and _, such as: notice-1.md"),
            severity: .warning)
    }

    /// Only if the file vanished between listing and reading.
    static func noScriptFile(_ name: String) -> Fault {
        Fault(
            "file-missing", Phrase(vi: "không có tệp \(name.quoted)", en: "there is no file \(name.quoted)"),
            hint: Phrase(vi: "chép lại tệp đó vào thư mục đài", en: "copy the file into the station folder again"))
    }
}
