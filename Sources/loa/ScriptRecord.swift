internal import CivilTime
internal import Diagnostics
internal import Foundation
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

        /// For a person: the words that are said, those that are not written so between ‹ and ›.
        var shown: String {
            guard let spoken else { return text }
            let words = spoken.split(separator: " ").map(String.init)
            let written = text.split(whereSeparator: \.isWhitespace).map { Self.core(String($0)) }
            // Comparing takes time with the square of what differs; no paragraph for the ear is so long.
            guard words.count + written.count <= 4_000 else { return spoken }
            var changed: Set<Int> = []
            for case .insert(let index, _, _) in words.map(Self.core).difference(from: written) {
                changed.insert(index)
            }
            return words.indices.map { index in
                (changed.contains(index) && !changed.contains(index - 1) ? "‹" : "")
                    + (changed.contains(index) && !changed.contains(index + 1)
                        ? Self.closed(words[index]) : words[index])
            }.joined(separator: " ")
        }

        /// Without the signs around it, and in small letters.
        private static func core(_ word: String) -> String {
            word.trimmingCharacters(in: .punctuationCharacters).lowercased()
        }

        /// Before the sign that ends it.
        private static func closed(_ word: String) -> String {
            let end = word.lastIndex { !$0.isPunctuation }.map { word.index(after: $0) } ?? word.endIndex
            return word[..<end] + "›" + word[end...]
        }
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
