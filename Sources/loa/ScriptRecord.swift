internal import CivilTime
internal import Diagnostics
internal import Operations
internal import Production
internal import SpokenVietnamese
internal import StationModel

/// A script in the contract's JSON: `{script, title, state, syllables, seconds, hash}`.
struct ScriptRecord: Codable {
    let script: String
    let title: String
    /// A `ScriptState`.
    let state: String
    let syllables: Int
    /// Of one reading, rounded to a second.
    let seconds: Double
    let hash: String

    init(_ script: Script, in season: Season) {
        self.script = script.id.text
        title = script.title
        state = season.state(of: script).rawValue
        syllables = script.reading(season.station.lexicon).syllables
        seconds = (season.parts[script.id]?.reading.inSeconds ?? 0).rounded()
        hash = script.hash
    }

    var stateName: Phrase { ScriptState(rawValue: state)?.phrase ?? Phrase(vi: state, en: state) }
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
        self.script = script.id.text
        title = script.title
        let reading = script.reading(season.station.lexicon)
        paragraphs = zip(script.paragraphs, reading.paragraphs).map { written, read in
            Paragraph(line: written.line, text: written.text, spoken: spoken ? read.spoken : nil)
        }
        self.findings = spoken ? script.findings(of: reading).map { $0.record(in: language) } : []
    }
}
