internal import Diagnostics

/// Sentences that are too long to be followed through horns, and sentences that come twice.
enum SentenceCheck {
    /// In spoken syllables: a sentence that is worth a look, one that must be cut, and a stretch without a pause.
    private static let (long, tooLong, breathless) = (60, 100, 40)
    /// A shorter sentence may well come twice: *Xin cảm ơn bà con.*
    private static let fewestRepeatedWords = 6

    static func findings(in text: CheckedText) -> [TextFinding] {
        text.trace.sentences.compactMap { long(text, $0) } + text.trace.breaths.compactMap { breathless(text, $0) }
            + repeated(text)
    }

    private static func long(_ text: CheckedText, _ sentence: ReadingTrace.Stretch) -> TextFinding? {
        let count = sentence.syllables
        guard count > long else { return nil }
        return text.finding(
            count > tooLong ? .warning : .note, "long-sentence", at: sentence.tokens,
            hint: Phrase(
                vi: "tách thành các câu ngắn, mỗi câu một ý",
                en: "cut it into short sentences, one thought each")
        ) { written in
            Phrase(
                vi: "\(written): câu dài \(count) tiếng, nghe qua loa khó theo kịp",
                en: "\(written): a sentence of \(count) syllables, hard to follow through a loudspeaker")
        }
    }

    private static func breathless(_ text: CheckedText, _ breath: ReadingTrace.Stretch) -> TextFinding? {
        let count = breath.syllables
        guard count > breathless else { return nil }
        return text.finding(
            .note, "no-pause", at: breath.tokens,
            hint: Phrase(vi: "thêm dấu phẩy ở chỗ cần ngắt hơi", en: "put a comma where a breath is taken")
        ) { written in
            Phrase(
                vi: "\(written): \(count) tiếng liền không có chỗ ngắt hơi",
                en: "\(written): \(count) syllables without a place to breathe")
        }
    }

    private static func repeated(_ text: CheckedText) -> [TextFinding] {
        var first: [UInt64: ReadingTrace.Stretch] = [:]
        var findings: [TextFinding] = []
        var isAnnounced = false
        for sentence in text.trace.sentences {
            defer { isAnnounced = announces(text, sentence.tokens) }
            let (count, hash) = fingerprint(text, sentence.tokens)
            guard count >= fewestRepeatedWords else { continue }
            guard let earlier = first[hash] else {
                first[hash] = sentence
                continue
            }
            guard !isAnnounced, !announces(text, sentence.tokens), isSame(text, earlier.tokens, sentence.tokens) else {
                continue
            }
            findings.append(
                finding(text, sentence.tokens, line: text.line(of: earlier.tokens.lowerBound)))
        }
        return findings
    }

    private static func finding(_ text: CheckedText, _ tokens: Range<Int>, line: Int) -> TextFinding {
        text.finding(
            .warning, "repeated-sentence", at: tokens,
            hint: Phrase(
                vi: "bỏ một câu; nếu cố ý nhắc lại, viết “xin nhắc lại” trước câu này",
                en: "take one out; if it is meant, announce it with “xin nhắc lại”")
        ) { written in
            Phrase(
                vi: "\(written): câu này đã có ở dòng \(line)",
                en: "\(written): this sentence stands in line \(line) already")
        }
    }

    /// `Xin nhắc lại`
    private static func announces(_ text: CheckedText, _ tokens: Range<Int>) -> Bool {
        tokens.contains { text.passage.isWord($0, "nhắc") && text.passage.isWord($0 + 1, "lại") }
    }

    /// How many words, and a number that is the same for the same words (FNV-1a).
    private static func fingerprint(_ text: CheckedText, _ tokens: Range<Int>) -> (count: Int, hash: UInt64) {
        var count = 0
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in tokens where text.isRead(index) && text.passage.kind(index) != .symbol {
            count += 1
            for scalar in text.passage.scalars(index) {
                hash = (hash ^ UInt64(Letters.lower(scalar).value)) &* 0x0000_0100_0000_01B3
            }
            hash = (hash ^ 0x20) &* 0x0000_0100_0000_01B3
        }
        return (count, hash)
    }

    private static func isSame(_ text: CheckedText, _ one: Range<Int>, _ other: Range<Int>) -> Bool {
        words(text, one).elementsEqual(words(text, other)) { first, second in
            text.passage.scalars(first).lazy.map(Letters.lower)
                .elementsEqual(text.passage.scalars(second).lazy.map(Letters.lower))
        }
    }

    private static func words(_ text: CheckedText, _ tokens: Range<Int>) -> [Int] {
        tokens.filter { text.isRead($0) && text.passage.kind($0) != .symbol }
    }
}
