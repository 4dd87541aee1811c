package import Diagnostics

/// What a file that somebody sent holds, as the words of an announcement.
package struct Manuscript: Sendable, Hashable {
    /// Its first heading, or what stands for one; without a full stop at its end. One line, NFC, never empty.
    package var title: String
    /// NFC; paragraphs, headings (`#`) and items (`-`, `1.`) as a script has them, a blank line between them: without
    /// the title, which the opening words say, without the note and without `setAside`.
    package var text: String
    package var instruction: Instruction?
    /// The lines that belong to the paper and not to the announcement, as written and in their order: the national
    /// motto, number, place and date, addressees, signatures.
    package var setAside: [String]
    /// What a person should look at: letters that were converted or could not be, pictures that were left out.
    package var findings: [Finding]

    package init(
        title: String, text: String, instruction: Instruction? = nil, setAside: [String] = [],
        findings: [Finding] = []
    ) {
        self.title = title
        self.text = text
        self.instruction = instruction
        self.setAside = setAside
        self.findings = findings
    }
}
