package import CivilTime

/// What a file that somebody sent holds, as the words of an announcement.
package struct Manuscript: Sendable, Hashable {
    /// Its first heading, or what stands for one; without a full stop at its end.
    package var title: String
    /// NFC; paragraphs, headings (`#`) and items (`-`) as a script has them, without the note.
    package var text: String
    package var instruction: Instruction?

    package init(title: String, text: String, instruction: Instruction? = nil) {
        self.title = title
        self.text = text
        self.instruction = instruction
    }
}

/// A leader's note to the officer under an announcement, as far as it is understood.
package struct Instruction: Sendable, Hashable {
    /// As written, NFC.
    package var text: String
    /// As the note calls the person: `Trang`.
    package var officer: String?
    package var from: LocalDate?
    package var until: LocalDate?
    package var timesPerWeek: Int?
    /// Minutes of an airing.
    package var shortestMinutes: Int?
    package var longestMinutes: Int?
    /// The parts of `text` that say something else.
    package var notUnderstood: [String]

    package init(
        text: String, officer: String? = nil, from: LocalDate? = nil, until: LocalDate? = nil,
        timesPerWeek: Int? = nil, shortestMinutes: Int? = nil, longestMinutes: Int? = nil,
        notUnderstood: [String] = []
    ) {
        self.text = text
        self.officer = officer
        self.from = from
        self.until = until
        self.timesPerWeek = timesPerWeek
        self.shortestMinutes = shortestMinutes
        self.longestMinutes = longestMinutes
        self.notUnderstood = notUnderstood
    }
}
