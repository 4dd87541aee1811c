package import Diagnostics
package import SpokenVietnamese
package import StationModel

extension Script {
    /// The script as it is read aloud. All of it is read as one text: an abbreviation that is explained counts from
    /// there on, and a note to the officer shows only in its place. Its paragraphs are those of the script, in order.
    package func reading(_ lexicon: Lexicon) -> SpokenText {
        Reader(lexicon).read(paragraphs.map(\.text).joined(separator: "\n\n"))
    }

    /// What a person should look at in that reading, by the lines of the script's file.
    package func findings(of reading: SpokenText) -> [Finding] {
        reading.remarks.compactMap { remark in
            // One line for each paragraph and a blank one behind it.
            let index = (remark.place.line - 1) / 2
            guard paragraphs.indices.contains(index) else { return nil }
            return remark.finding(
                in: "scripts/\(id).md", firstLine: paragraphs[index].line - (remark.place.line - 1))
        }
    }
}
