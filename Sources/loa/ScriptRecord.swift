internal import CivilTime
internal import Diagnostics
internal import Operations
internal import SpokenVietnamese
internal import StationModel

/// A script in the contract's JSON: `{script, title, state, syllables, seconds, hash}`.
struct ScriptRecord: Codable {
    let script: String
    let title: String
    /// `draft` or `approved`.
    let state: String
    let syllables: Int
    /// Of one reading, rounded to a second.
    let seconds: Double
    let hash: String

    init(_ script: Script, in season: Season) {
        let reader = Reader()
        self.script = script.id.text
        title = script.title
        state = season.isApproved(script.id) ? "approved" : "draft"
        syllables = script.paragraphs.reduce(0) { $0 + reader.read($1.text).syllables }
        seconds = (season.parts[script.id]?.reading.inSeconds ?? 0).rounded()
        hash = script.hash
    }

    var stateName: Phrase {
        state == "approved" ? Phrase(vi: "được phát", en: "may be aired") : Phrase(vi: "nháp", en: "draft")
    }
}

/// A script's text in the contract's JSON: `{script, paragraphs: [{line, text, spoken}], findings}`.
struct ScriptText: Codable {
    struct Paragraph: Codable {
        let line: Int
        let text: String
        let spoken: String?
    }

    let script: String
    let title: String
    let paragraphs: [Paragraph]
    let findings: [Finding.Record]

    init(_ script: Script, in season: Season, spoken: Bool, language: Language) {
        let reader = Reader()
        self.script = script.id.text
        title = script.title
        var findings: [Finding] = []
        paragraphs = script.paragraphs.map { paragraph in
            let reading = spoken ? reader.read(paragraph.text) : nil
            findings += (reading?.remarks ?? []).map {
                $0.finding(in: "scripts/\(script.id).md", firstLine: paragraph.line)
            }
            return Paragraph(line: paragraph.line, text: paragraph.text, spoken: reading?.text)
        }
        self.findings = findings.map { $0.record(in: language) }
    }
}
