/// A paragraph that an officer is asked to read.
package struct Prompt: Sendable, Hashable {
    /// Within its script, from 1.
    package let number: Int
    /// The line of the script's file on which it begins, from 1.
    package let line: Int
    package let text: String
    /// The words that are to be heard; may be the text itself.
    package let spoken: String
    /// The file that its take is kept in.
    package let file: String

    package init(number: Int, line: Int, text: String, spoken: String, file: String) {
        self.number = number
        self.line = line
        self.text = text
        self.spoken = spoken
        self.file = file
    }
}
