internal import Diagnostics

/// A text under check: its tokens, how they were read, and a number for each of its words.
struct CheckedText {
    let passage: Passage
    let spoken: SpokenText
    let trace: ReadingTrace
    let lexicon: Lexicon
    /// `Syllable.key` of each word that is read; 0 for every other token.
    let keys: [UInt64]
    /// The last word or number that is read.
    let lastWord: Int?
    private let firstLine: Int

    /// - Parameter firstLine: of the text in its file, for messages that name another line.
    init(_ text: String, reader: Reader, lexicon: Lexicon, firstLine: Int = 1) {
        self.firstLine = firstLine
        let passage = Passage(text)
        self.passage = passage
        self.lexicon = lexicon
        let (spoken, trace) = reader.trace(passage)
        (self.spoken, self.trace) = (spoken, trace)
        keys = passage.tokens.indices.map { index in
            trace.isRead[index] && passage.isWord(index) ? Syllable.key(passage.scalars(index)) : 0
        }
        lastWord = passage.tokens.indices.last { trace.isRead[$0] && passage.tokens[$0].kind != .symbol }
    }

    var indices: Range<Int> { passage.tokens.indices }

    /// Of the file, counted from 1.
    func line(of index: Int) -> Int { Int(passage.tokens[index].line) + firstLine }
    /// 0 outside of the text.
    func key(_ index: Int) -> UInt64 { keys.indices.contains(index) ? keys[index] : 0 }
    func isRead(_ index: Int) -> Bool { indices.contains(index) && trace.isRead[index] }
    /// Is it read together with the token before it?
    func isJoined(_ index: Int) -> Bool { indices.contains(index) && trace.isJoined[index] }
    /// Is it read by itself, and not as a part of a number, an address or an abbreviation?
    func isAlone(_ index: Int) -> Bool { isRead(index) && !isJoined(index) && !isJoined(index + 1) }

    /// The blanks between a token and the one before it on the same line; `nil` if there are none.
    func gap(before index: Int) -> Range<Int>? {
        guard index > 0, indices.contains(index), !passage.tokens[index].startsLine else { return nil }
        let start = Int(passage.tokens[index - 1].originEnd)
        let end = Int(passage.tokens[index].origin)
        // A sign that stands for several, such as ½, has no blank of its own before it.
        guard start < end, passage.tokens[index].spaceBefore else { return nil }
        return start..<end
    }

    /// Where those tokens stand in the NFC text.
    func origin(of tokens: Range<Int>) -> Range<Int> {
        Int(passage.tokens[tokens.lowerBound].origin)..<Int(passage.tokens[tokens.upperBound - 1].originEnd)
    }

    func source(_ range: Range<Int>) -> String { UTF8Text(passage.source[range]).string }

    /// A finding about those tokens, of which there is at least one; the message gets the words in quotation marks.
    func finding(
        _ severity: Finding.Severity, _ code: String, at tokens: Range<Int>, correction: TextFinding.Correction? = nil,
        hint: Phrase?, _ message: (String) -> Phrase
    ) -> TextFinding {
        let written = passage.source(tokens)
        return TextFinding(
            severity: severity, code: code, message: message(written.quotedShort), hint: hint,
            place: passage.place(of: tokens.lowerBound), written: written, correction: correction)
    }
}
