package import Diagnostics

/// One thing in a text that a person should look at before it is heard.
package struct TextFinding: Sendable, Hashable {
    /// What to put instead, where nobody could object to it.
    package struct Correction: Sendable, Hashable {
        /// Of Unicode scalars of the text in its composed form (NFC).
        package let range: Range<Int>
        package let replacement: String
    }

    /// An error blocks approval, a warning asks for a correction, a note for a look.
    package let severity: Finding.Severity
    /// Stable, kebab-case.
    package let code: String
    /// Holds the words that it is about, cut where they are many.
    package let message: Phrase
    package let hint: Phrase?
    package let place: SpokenText.Place
    /// The words themselves, in NFC, uncut.
    package let written: String
    /// `nil` where a person has to decide.
    package let correction: Correction?

    /// As a finding in a file, in which the text begins at `firstLine`, counted from 1.
    package func finding(in file: String, firstLine: Int = 1) -> Finding {
        Finding(
            severity, code,
            at: Finding.Place(file: file, line: firstLine + place.line - 1, column: place.column),
            message, hint: hint)
    }
}

extension TextFinding {
    init(_ remark: SpokenText.Remark) {
        let doubt = remark.doubt
        let words = remark.written.quotedShort
        self.init(
            severity: doubt.severity, code: doubt.code,
            message: doubt.quotesWords
                ? doubt.message
                : Phrase(vi: "\(words): \(doubt.message.vi)", en: "\(words): \(doubt.message.en)"),
            hint: doubt.hint, place: remark.place, written: remark.written, correction: nil)
    }
}

extension String {
    /// In quotation marks, on one line; of many words only the first ones.
    var quotedShort: String {
        let limit = 60
        let letters = unicodeScalars.prefix(limit + 1).map { Letters.kind($0) == .newline ? " " : $0 }
        guard letters.count > limit else { return "“\(UTF8Text(letters).string)”" }
        let words = letters.prefix(limit)
        let end = words.lastIndex(of: " ") ?? limit
        return "“\(UTF8Text(words[..<end]).string)…”"
    }
}
