/// Turns written Vietnamese into the words that a listener must hear, whatever the voice.
///
/// After it no digit, abbreviation, slash, address or bullet is left. It takes any text, never fails, takes time in
/// proportion to the text, and reads its own output as it stands.
package struct Reader: Sendable {
    private let numbers: NumberWords
    private let dates: SpokenDate
    private let vocabulary: Vocabulary

    package init(_ lexicon: Lexicon = Lexicon()) {
        numbers = NumberWords(settings: lexicon.settings)
        dates = SpokenDate(settings: lexicon.settings)
        var own: [String: String] = [:]
        if !lexicon.readings.isEmpty {
            // What the lexicon says must itself be sayable.
            let plain = Reader(Lexicon(settings: lexicon.settings))
            own = lexicon.readings.mapValues { plain.read($0).text }.filter { !$0.key.isEmpty }
        }
        vocabulary = Vocabulary(lexicon: own)
    }

    package func read(_ text: String) -> SpokenText {
        trace(Passage(text)).spoken
    }

    /// Also tells what was noticed on the way.
    func trace(_ passage: Passage) -> (spoken: SpokenText, trace: ReadingTrace) {
        var run = Run(reader: self, passage: passage)
        let spoken = run.read()
        return (spoken, run.trace)
    }

    /// One text on its way.
    fileprivate struct Run {
        let passage: Passage
        let numbers: NumberWords
        let dates: SpokenDate
        var vocabulary: Vocabulary
        var writer = SpokenWriter()
        var previous: (reading: Reading, end: Int)?
        var changes: [SpokenText.Change] = []
        var remarks: [SpokenText.Remark] = []
        var trace: ReadingTrace

        init(reader: Reader, passage: Passage) {
            self.passage = passage
            numbers = reader.numbers
            dates = reader.dates
            vocabulary = reader.vocabulary
            trace = ReadingTrace(tokenCount: passage.tokens.count)
        }
    }
}

extension Reader.Run {
    mutating func read() -> SpokenText {
        let layout = Layout(passage)
        for note in layout.notes { remark(note.doubt, note.tokens) }
        var paragraphs: [SpokenText.Paragraph] = []
        for paragraph in layout.paragraphs {
            previous = nil
            for line in paragraph.lines { read(line) }
            trace.endParagraph()
            paragraphs.append(
                SpokenText.Paragraph(
                    line: Int(passage.tokens[paragraph.tokens.lowerBound].line) + 1,
                    text: passage.source(paragraph.tokens), spoken: writer.finish()))
        }
        remarks.sort { $0.place.offset < $1.place.offset }
        return SpokenText(paragraphs: paragraphs, changes: changes, remarks: remarks)
    }

    private mutating func read(_ line: Layout.Line) {
        guard line.isRead else {
            trace.setAside(line.tokens)
            changes.append(
                SpokenText.Change(
                    written: passage.source(line.tokens), spoken: "", place: passage.place(of: line.tokens.lowerBound)))
            return
        }
        if let pause = line.pauseBefore, !writer.hasPause { writer.pause(pause) }
        var index = line.tokens.lowerBound
        while index < line.tokens.upperBound { index = step(index) }
    }

    /// Reads what stands at that token, and returns the one behind it.
    private mutating func step(_ index: Int) -> Int {
        if isPlainWord(index) {
            trace.sayWord(index, after: writer.pending)
            writer.write(passage.scalars(index))
            return index + 1
        }
        let before = previous.flatMap { $0.end == index ? $0.reading : nil }
        let site = Site(
            passage: passage, index: index, numbers: numbers, dates: dates, vocabulary: vocabulary, previous: before)
        guard let reading = RuleBook.reading(at: site) else { return plain(index) }
        say(reading, from: index)
        return reading.end
    }

    private mutating func say(_ reading: Reading, from index: Int) {
        let tokens = index..<reading.end
        if passage.isWord(index) || passage.isNumber(index) || !reading.spoken.isEmpty {
            let written = passage.source(tokens)
            if isSameButForCase(written, reading.spoken) {
                if tokens.count == 1, isStrange(index) { trace.findStrange(index) }
            } else {
                changes.append(
                    SpokenText.Change(written: written, spoken: reading.spoken, place: passage.place(of: index)))
            }
        } else if reading.explained != nil || reading.end > index + 1 {
            changes.append(
                SpokenText.Change(written: passage.source(tokens), spoken: "", place: passage.place(of: index)))
        }
        trace.join(tokens, as: reading.kind)
        trace.say(reading.spoken, for: tokens, after: writer.pending)
        writer.write(reading.spoken)
        if let pause = reading.pause { writer.pause(pause) }
        if reading.pause == .stop, reading.kind == .address || passage.isSymbol(index, "/") { trace.guessStop() }
        if let doubt = reading.doubt { remark(doubt, tokens) }
        if let (abbreviation, full) = reading.explained { vocabulary.explain(abbreviation, full) }
        previous = (reading, reading.end)
    }

    private func isSameButForCase(_ written: String, _ spoken: String) -> Bool {
        written.unicodeScalars.lazy.map(Letters.lower).elementsEqual(spoken.unicodeScalars.lazy.map(Letters.lower))
    }

    /// What no rule has anything to say about: a word as it stands, or punctuation.
    private mutating func plain(_ index: Int) -> Int {
        switch passage.kind(index) {
        // A lone I that is no numeral; in capitals it would look like one.
        case .word:
            if isStrange(index) { trace.findStrange(index) }
            write(passage.text(index) == "I" ? "i" : passage.text(index), for: index)
        case .number: write(numbers.count(passage.text(index)), for: index)
        default: punctuation(index)
        }
        return index + 1
    }

    private mutating func write(_ words: String, for index: Int) {
        trace.say(words, for: index..<index + 1, after: writer.pending)
        writer.write(words)
    }

    /// Is it a word that is no syllable, and that the station's lexicon does not know?
    private func isStrange(_ index: Int) -> Bool {
        passage.isWord(index) && !Syllable.isValid(passage.scalars(index))
            && vocabulary.ownEntry(passage, at: index) == nil
    }

    /// A syllable in small letters or with a capital, with nothing at its end that could make it more.
    private func isPlainWord(_ index: Int) -> Bool {
        let token = passage.tokens[index]
        guard token.kind == .word, token.shape == .lower || token.shape == .title,
            Syllable.isValid(passage.scalars(index)), vocabulary.ownEntry(passage, at: index) == nil
        else { return false }
        if passage.isAdjacent(index + 1) {
            guard passage.kind(index + 1) == .symbol,
                !passage.isSymbol(index + 1, in: ".:@_-/)") || !passage.isAdjacent(index + 2)
            else { return false }
        }
        if token.end - token.start == 1, token.startsLine || passage.isAdjacent(index + 1, ".") { return false }
        return !Self.lawWords.contains(passage.scalars(index).first ?? " ")
            || !passage.isWord(index, in: ["điểm", "khoản", "điều"])
    }

    private static let lawWords: Set<Unicode.Scalar> = ["đ", "Đ", "k", "K"]

    private mutating func punctuation(_ index: Int) {
        switch passage.scalars(index).first {
        case ",": writer.pause(.comma)
        case ";": writer.pause(.semicolon)
        case ":": writer.pause(.colon)
        case "?": writer.pause(.question)
        case "!": writer.pause(.exclamation)
        case ".", "…":
            writer.pause(endsHere(index) ? .stop : .comma)
            if passage.isAdjacent(index + 1), passage.isWord(index + 1) { trace.guessStop() }
        case "(", ")", "[", "]", "{", "}", "|", "•", "→", "*", "+": writer.pause(.comma)
        case "-": writer.glue()
        case "\"", "'", "#", "_", "`", "^", "\\", "<", ">", "=", "/", "$", "÷", "≤", "≥": break
        default: remark(.unspeakable, index..<index + 1)
        }
    }

    /// Dots end a sentence, but `…` before a small letter only makes a pause.
    private func endsHere(_ index: Int) -> Bool {
        let isEllipsis =
            passage.isSymbol(index, "…") || passage.isAdjacent(index, ".") || passage.isAdjacent(index + 1, ".")
        guard isEllipsis else { return true }
        var next = index + 1
        while passage.isSymbol(next, in: ".…") { next += 1 }
        return passage.isBreak(next) || passage.shape(next) != .lower
    }

    private mutating func remark(_ doubt: Doubt, _ tokens: Range<Int>) {
        remarks.append(
            SpokenText.Remark(
                doubt: doubt, written: passage.source(tokens), place: passage.place(of: tokens.lowerBound)))
    }
}
