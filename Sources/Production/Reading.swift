internal import SpokenVietnamese
internal import StationModel

/// What is read of a script, paragraph by paragraph: words for the voice, or what a person has read in their place.
struct Reading: Sendable {
    struct Paragraph: Sendable {
        /// In the script, from 1.
        let number: Int
        /// Of the script's file.
        let line: Int
        /// As written.
        let text: String
        let spoken: String
        let take: TakeShelf.Place
        /// Of its take, whether there is one or not.
        let path: String
    }

    let script: Script
    /// Those that hold something to be read.
    var paragraphs: [Paragraph]
    private let missingTakes: Station.MissingTakes

    /// - Parameter missingTakes: `nil`: as the station says.
    init(
        _ script: Script, in station: Station, shelf: TakeShelf, missingTakes: Station.MissingTakes? = nil
    ) {
        self.script = script
        self.missingTakes = missingTakes ?? station.missingTakes
        paragraphs = script.reading(station.lexicon).paragraphs.compactMap { paragraph in
            // One line for each paragraph and a blank one behind it.
            let index = (paragraph.line - 1) / 2
            guard Syllable.count(in: paragraph.spoken) > 0, script.paragraphs.indices.contains(index) else {
                return nil
            }
            let written = script.paragraphs[index]
            return Paragraph(
                number: index + 1, line: written.line, text: written.text, spoken: paragraph.spoken,
                take: shelf.place(of: written.text, in: script.id), path: shelf.path(of: written.text, in: script.id))
        }
    }

    var hasTakes: Bool { paragraphs.contains(where: \.take.hasTake) }

    /// Those that must be read before the script can be aired.
    var refused: [Paragraph] {
        hasTakes && missingTakes == .refuse ? paragraphs.filter { !$0.take.hasTake } : []
    }

    /// Why the script cannot be aired without a take of that paragraph.
    func noTake(of paragraph: Paragraph) -> ProductionError {
        let words = paragraph.text.split(separator: " ")
        return .noTake(
            script: script.title, id: script.id.text, paragraph: paragraph.number,
            words: words.prefix(6).joined(separator: " ") + (words.count > 6 ? "…" : ""))
    }

    /// Takes are loaded. One that does not decode after all counts as missing: the voice reads it, unless the station
    /// refuses.
    func sounds(_ reciter: Reciter) throws(ProductionError) -> [Reciter.Paragraph] {
        if let first = refused.first { throw noTake(of: first) }
        var sounds: [Reciter.Paragraph] = []
        for paragraph in paragraphs {
            if paragraph.take.hasTake, let take = try? reciter.take(paragraph.path) {
                sounds.append(take)
            } else if hasTakes, missingTakes == .refuse {
                throw noTake(of: paragraph)
            } else {
                sounds.append(.words(SpokenPhrase.phrases(of: paragraph.spoken)))
            }
        }
        return sounds
    }

    /// SHA-256 of each paragraph's take; empty: the voice reads it.
    var takeHashes: [String] {
        paragraphs.map { $0.take.hasTake ? FileDigest.sha256(of: $0.path) ?? "" : "" }
    }

    /// Where takes are played, what becomes of those that do not decode; `nil`: there are none.
    var policy: String? { hasTakes ? missingTakes.rawValue : nil }

    /// As it is spoken and played.
    func length(_ estimate: DurationEstimate) -> Duration {
        let sounds = paragraphs.reduce(Duration.zero) { sum, paragraph in
            if case .take(let length) = paragraph.take { return sum + length }
            return sum + estimate.duration(ofParagraphs: [paragraph.spoken])
        }
        return sounds + estimate.paragraphPause * max(0, paragraphs.count - 1)
    }
}
