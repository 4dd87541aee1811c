package import Diagnostics

/// A text as it is to be heard: only words that can be spoken, and punctuation that stands for a pause.
package struct SpokenText: Sendable, Hashable {
    /// A place in the text that was read, in its composed form (NFC).
    package struct Place: Sendable, Hashable {
        /// Unicode scalars from the text's start.
        package let offset: Int
        /// From 1.
        package let line: Int
        /// From 1, in Unicode characters.
        package let column: Int
    }

    /// Something that is said otherwise than it is written; `spoken` is empty where it is not said at all.
    package struct Change: Sendable, Hashable {
        package let written: String
        package let spoken: String
        package let place: Place
    }

    /// A place that could be meant otherwise than it was read, or that was not read; a person should look at it.
    package struct Remark: Sendable, Hashable {
        package let doubt: Doubt
        package let written: String
        package let place: Place

        /// The remark as a finding in a file, in which the text begins at `firstLine`, counted from 1.
        package func finding(in file: String, firstLine: Int = 1) -> Finding {
            Finding(
                doubt.severity, doubt.code,
                at: Finding.Place(file: file, line: firstLine + place.line - 1, column: place.column),
                doubt.message, hint: doubt.hint)
        }
    }

    /// A stretch between blank lines; a voice reads it in one go.
    package struct Paragraph: Sendable, Hashable {
        /// Of its first line, from 1.
        package let line: Int
        /// As written, in NFC.
        package let text: String
        /// On one line. Empty where nothing of it is read.
        package let spoken: String
    }

    package let paragraphs: [Paragraph]
    package let changes: [Change]
    package let remarks: [Remark]

    /// What the voice gets: the spoken paragraphs, a blank line between them.
    package var text: String {
        paragraphs.lazy.map(\.spoken).filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    package var syllables: Int {
        paragraphs.reduce(0) { $0 + Syllable.count(in: $1.spoken) }
    }
}

extension Passage {
    func place(of index: Int) -> SpokenText.Place {
        let token = tokens[index]
        let lineStart = Int(lineOrigins[Int(token.line)])
        return SpokenText.Place(
            offset: Int(token.origin), line: Int(token.line) + 1, column: Int(token.origin) - lineStart + 1)
    }
}
