package import CivilTime

/// Finds in a script what would be stumbled over, misheard or better not said on the air.
///
/// Takes any text, never fails, takes time and memory in proportion to the text, and gives the same findings in the
/// same order each time. Places are those of the text as it stands, with its headings, lists and emphasis.
package struct ScriptCheck: Sendable {
    private let reader: Reader
    private let lexicon: Lexicon
    private let date: LocalDate

    /// `date`: the day on which the text is to be heard; bodies and papers change their names on a day.
    package init(lexicon: Lexicon = Lexicon(), on date: LocalDate) {
        reader = Reader(lexicon)
        self.lexicon = lexicon
        self.date = date
    }

    /// Ordered by their places; among them what the reader itself is in doubt about.
    ///
    /// - Parameter firstLine: of the text in its file: some messages name another line of it.
    package func findings(in text: String, firstLine: Int = 1) -> [TextFinding] {
        findings(in: CheckedText(text, reader: reader, lexicon: lexicon, firstLine: firstLine))
    }

    /// The findings, and the words that will be heard, in one go.
    package func reading(of text: String) -> (spoken: SpokenText, findings: [TextFinding]) {
        let checked = CheckedText(text, reader: reader, lexicon: lexicon)
        return (checked.spoken, findings(in: checked))
    }

    /// The text with all safe corrections made, in NFC; everything else stays to the scalar.
    ///
    /// None of these corrections is found in the result again, unless two of them undo each other; then neither is made.
    package func corrected(_ text: String) -> String {
        var draft = Draft(Passage(text).source)
        // A correction can lay bare another one: `) ,và` loses its blank and then gets one behind the comma.
        for _ in 0..<Self.mostRounds {
            let checked = CheckedText(draft.text, reader: reader, lexicon: lexicon)
            draft.take(checked.passage.source)
            guard draft.correct(findings(in: checked).compactMap(\.correction)) else { break }
        }
        return draft.text
    }

    /// More than any text of a person needs: two or three are usual.
    private static let mostRounds = 20

    private func findings(in text: CheckedText) -> [TextFinding] {
        var findings = text.spoken.remarks.map { TextFinding($0) }
        findings += SpellingCheck.findings(in: text)
        let addresses = AddressCheck.findings(in: text, on: date)
        findings = outsideOfTornAddresses(findings, addresses) + addresses
        findings += MarkCheck.findings(in: text)
        findings += ConfusionCheck.findings(in: text)
        findings += PunctuationCheck.findings(in: text)
        findings += SentenceCheck.findings(in: text)
        findings += OldNameCheck.findings(in: text, on: date)
        findings += PersonalDataCheck.findings(in: text)
        // Sorting by the place alone would not say which of two findings at one place comes first.
        return findings.enumerated().sorted { one, other in
            (one.element.place.offset, one.element.severity, one.element.code, one.offset)
                < (other.element.place.offset, other.element.severity, other.element.code, other.offset)
        }.map(\.element)
    }

    /// The parts of an address that a blank tore are no words that anybody should look up.
    private func outsideOfTornAddresses(_ findings: [TextFinding], _ addresses: [TextFinding]) -> [TextFinding] {
        var torn: Set<Int> = []
        for address in addresses where address.code == AddressCheck.tornCode {
            torn.formUnion(address.place.offset..<address.place.offset + address.written.unicodeScalars.count)
        }
        return torn.isEmpty ? findings : findings.filter { !torn.contains($0.place.offset) }
    }
}
