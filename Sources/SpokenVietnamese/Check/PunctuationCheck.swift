internal import Diagnostics

/// Punctuation that says a pause twice, in the wrong place or not at all.
enum PunctuationCheck {
    static func findings(in text: CheckedText) -> [TextFinding] {
        var findings: [TextFinding] = []
        var index = 0
        while index < text.indices.upperBound {
            guard text.passage.kind(index) == .symbol, text.isRead(index) else {
                index += 1
                continue
            }
            if let (finding, end) = doubledEnd(text, index) ?? endMark(text, index) ?? run(text, index) {
                if let finding { findings.append(finding) }
                if let blank = BlankCheck.beforeMark(text, index) { findings.append(blank) }
                index = end
            } else {
                findings += BlankCheck.findings(text, index)
                index += 1
            }
        }
        return findings
    }

    /// `./.` ends a paper; what stands behind it would not be a part of it.
    private static func endMark(_ text: CheckedText, _ index: Int) -> (TextFinding?, end: Int)? {
        let passage = text.passage
        let slash = passage.isSymbol(index, ".") ? index + 1 : index
        guard passage.isAdjacent(slash, "/"), passage.isAdjacent(slash + 1, "."), !passage.isAdjacent(slash + 2),
            slash > index || !passage.isNumber(index - 1), !text.isJoined(slash), !text.isJoined(slash + 1)
        else { return nil }
        let tokens = index..<slash + 2
        guard let last = text.lastWord, last >= tokens.upperBound else { return (nil, tokens.upperBound) }
        let finding = text.finding(
            .warning, "end-mark", at: tokens, correction: .init(range: text.origin(of: tokens), replacement: "."),
            hint: Phrase(vi: "thay bằng dấu chấm", en: "put a full stop")
        ) { written in
            Phrase(
                vi: "\(written) là dấu hết văn bản nhưng phía sau vẫn còn chữ",
                en: "\(written) marks the end of a paper, but there is more behind it")
        }
        return (finding, tokens.upperBound)
    }

    /// `!./.`: the sentence has ended already.
    private static func doubledEnd(_ text: CheckedText, _ index: Int) -> (TextFinding?, end: Int)? {
        let passage = text.passage
        let dots = index + 1..<index + 4
        guard passage.isSymbol(index, in: "!?…"), dots.allSatisfy({ passage.isAdjacent($0) }),
            dots.map(passage.text).joined() == "./.", !passage.isAdjacent(dots.upperBound)
        else { return nil }
        let tokens = index..<dots.upperBound
        let mark = passage.text(index)
        let finding = text.finding(
            .warning, "doubled-punctuation", at: tokens,
            correction: .init(range: text.origin(of: tokens), replacement: mark), hint: only(mark), tooMany)
        return (finding, tokens.upperBound)
    }

    private static func only(_ mark: String) -> Phrase {
        Phrase(vi: "chỉ để “\(mark)”", en: "leave “\(mark)” only")
    }

    private static func tooMany(_ written: String) -> Phrase {
        Phrase(vi: "\(written): thừa dấu câu", en: "\(written): too many punctuation marks")
    }

    /// Marks in a row, with blanks between them or not.
    private static func run(_ text: CheckedText, _ index: Int) -> (TextFinding?, end: Int)? {
        let passage = text.passage
        guard isMark(text, index) else { return nil }
        var start = index
        // The full stop of an abbreviation is none of the sentence: `v.v.,`
        if isAbbreviationStop(passage, index) { start += 1 }
        var end = index + 1
        while !passage.isBreak(end), isMark(text, end) { end += 1 }
        guard end - index > 1 else { return nil }
        guard end - start > 1, start < end else { return (nil, end) }
        let marks = (start..<end).map(passage.text).joined()
        let isTight = (start + 1..<end).allSatisfy { passage.isAdjacent($0) }
        if isTight, isUsual(endsEtc(passage, start) ? "." + marks : marks) { return (nil, end) }
        let tokens = start..<end
        let correction = replacement(for: marks).map {
            TextFinding.Correction(range: text.origin(of: tokens), replacement: $0)
        }
        let hint =
            correction.map { only($0.replacement) }
            ?? Phrase(vi: "chỉ để một dấu, hoặc điền chỗ còn trống", en: "leave one mark only, or fill the blank")
        let finding = text.finding(
            .warning, "doubled-punctuation", at: tokens, correction: correction, hint: hint, tooMany)
        return (finding, end)
    }

    private static func isMark(_ text: CheckedText, _ index: Int) -> Bool {
        text.passage.isSymbol(index, in: ".,;:!?…") && text.isAlone(index)
    }

    private static func isAbbreviationStop(_ passage: Passage, _ index: Int) -> Bool {
        passage.isAdjacent(index, ".") && passage.isWord(index - 1)
            && (passage.length(index - 1) == 1 || passage.shape(index - 1) == .upper)
            && !passage.isSymbol(index + 1, in: ".…")
    }

    /// The full stop of `v.v.` is the first one of the ellipsis in `v.v...`.
    private static func endsEtc(_ passage: Passage, _ index: Int) -> Bool {
        passage.isAdjacent(index, ".") && passage.isSymbol(index - 1, ".") && passage.isWord(index - 2, "v")
            && passage.isSymbol(index - 3, ".") && passage.isWord(index - 4, "v")
    }

    /// `...`, `?!`, and `…` before or behind another mark
    private static func isUsual(_ marks: String) -> Bool {
        let marks = marks.replacing("...", with: "…")
        guard let first = marks.unicodeScalars.first, let last = marks.unicodeScalars.last else { return true }
        switch marks.unicodeScalars.count {
        case 1: return true
        case 2:
            return first == "…" && ",;:!?".unicodeScalars.contains(last)
                || last == "…" && "!?".unicodeScalars.contains(first)
                || marks == "?!" || marks == "!?"
        default: return false
        }
    }

    private static func replacement(for marks: String) -> String? {
        let kinds = Set(marks.unicodeScalars)
        switch kinds {
        case ["."]: return marks.utf8.count == 2 ? "." : marks.utf8.count < 5 ? "..." : nil
        case [".", "…"], ["…"]: return "…"
        case [",", ";"]: return ";"
        case [",", "."], [";", "."]: return marks.hasSuffix(".") && marks.unicodeScalars.count == 2 ? "." : nil
        default: return kinds.count == 1 ? marks.unicodeScalars.first.map { String(Character($0)) } : nil
        }
    }
}

/// Blanks around marks, too many and too few.
enum BlankCheck {
    static func findings(_ text: CheckedText, _ index: Int) -> [TextFinding] {
        [beforeMark(text, index), behindOpening(text, index), missing(text, index)].compactMap { $0 }
    }

    /// `hồ sơ ,` and `( nếu có )`
    static func beforeMark(_ text: CheckedText, _ index: Int) -> TextFinding? {
        let passage = text.passage
        guard let gap = text.gap(before: index), !text.isJoined(index) else { return nil }
        let isMark = passage.isSymbol(index, in: ",;.!?:…")
        guard isMark || isClosing(passage, index), follows(passage, index) else { return nil }
        if isMark {
            // `5 : 30`, ` .gov.vn`, ` ...`, `: //`
            let next = index + 1
            if passage.isNumber(index - 1), passage.isNumber(next) { return nil }
            if passage.isSymbol(index, "."), passage.isAdjacent(next) { return nil }
            if passage.isSymbol(index, ":"), passage.isAdjacent(next, "/") { return nil }
        }
        return stray(text, index - 1..<index + 1, gap)
    }

    /// `“ Đăng`, `( nếu`
    private static func behindOpening(_ text: CheckedText, _ index: Int) -> TextFinding? {
        guard isOpening(text.passage, index), !text.isJoined(index), let gap = text.gap(before: index + 1),
            !text.passage.isSymbol(index + 1, in: ":=-")
        else { return nil }
        return stray(text, index..<index + 2, gap)
    }

    private static func stray(_ text: CheckedText, _ tokens: Range<Int>, _ gap: Range<Int>) -> TextFinding {
        text.finding(
            .warning, "stray-blank", at: tokens, correction: .init(range: gap, replacement: ""),
            hint: Phrase(vi: "bỏ khoảng trắng", en: "take the blank out")
        ) { written in
            Phrase(vi: "\(written): thừa khoảng trắng", en: "\(written): a blank too many")
        }
    }

    /// `tuyến.Hiện`, `hồ sơ,giấy tờ`, `(nếu có)và`
    private static func missing(_ text: CheckedText, _ index: Int) -> TextFinding? {
        let passage = text.passage
        let next = index + 1
        guard text.isAlone(index), passage.isAdjacent(index), passage.isAdjacent(next), text.isAlone(next),
            passage.isWord(next), passage.tokens[next].origin >= passage.tokens[index].originEnd,
            passage.tokens[index].originEnd > passage.tokens[index].origin
        else { return nil }
        let parts =
            switch passage.text(index) {
            case ".": endsSentence(passage, index)
            case ",", ";", ":", "!", "?", "…": parts(passage, index)
            case ")": passage.isWord(index - 1) && isSyllable(passage, next)
            case "\"": closesQuotation(passage, index) && isSyllable(passage, next)
            default: false
            }
        guard parts else { return nil }
        let place = Int(passage.tokens[next].origin)
        return text.finding(
            .warning, "missing-blank", at: index - 1..<next + 1,
            correction: .init(range: place..<place, replacement: " "),
            hint: Phrase(vi: "thêm khoảng trắng sau dấu", en: "put a blank behind the mark")
        ) { written in
            Phrase(vi: "\(written): thiếu khoảng trắng", en: "\(written): a blank is missing")
        }
    }

    /// Its form tells, or that one was opened on its line before.
    private static func closesQuotation(_ passage: Passage, _ index: Int) -> Bool {
        guard quote(passage, index) == "\"" else { return isClosing(passage, index) }
        var isOpen = false
        var before = index
        while before > 0, index - before < longestQuotation, !passage.isBreak(before) {
            before -= 1
            if passage.isSymbol(before, "\"") { isOpen.toggle() }
        }
        return isOpen
    }

    /// In tokens.
    private static let longestQuotation = 200

    private static func endsSentence(_ passage: Passage, _ index: Int) -> Bool {
        guard isSyllable(passage, index + 1), passage.shape(index + 1) != .upper else { return false }
        if passage.isNumber(index - 1) {
            return passage.shape(index + 1) == .title && !passage.tokens[index - 1].startsLine
        }
        guard isSyllable(passage, index - 1), passage.shape(index - 1) != .upper else { return false }
        return [index - 1, index + 1].contains { passage.scalars($0).contains { $0.value > 0x7F } }
            || passage.shape(index - 1) == .lower && passage.shape(index + 1) == .title
    }

    private static func parts(_ passage: Passage, _ index: Int) -> Bool {
        isSyllable(passage, index + 1)
            && (passage.isWord(index - 1) && passage.length(index - 1) > 1 || passage.isNumber(index - 1)
                || passage.isSymbol(index - 1, in: ")\""))
    }

    private static func isSyllable(_ passage: Passage, _ index: Int) -> Bool {
        passage.isWord(index) && passage.length(index) > 1 && Syllable.isValid(passage.scalars(index))
    }

    /// Is something there that a mark can stand behind?
    private static func follows(_ passage: Passage, _ index: Int) -> Bool {
        passage.isWord(index - 1) || passage.isNumber(index - 1) || passage.isSymbol(index - 1, in: "%°)]}*_/")
            || isClosing(passage, index - 1) || passage.isSymbol(index - 1, in: ",;.!?:…") && isClosing(passage, index)
    }

    private static func isOpening(_ passage: Passage, _ index: Int) -> Bool {
        passage.isSymbol(index, in: "([{") || quote(passage, index).map { "“„‘«".unicodeScalars.contains($0) } ?? false
    }

    private static func isClosing(_ passage: Passage, _ index: Int) -> Bool {
        passage.isSymbol(index, in: ")]}") || quote(passage, index).map { "”’»".unicodeScalars.contains($0) } ?? false
    }

    /// Which quotation mark it really is: the clean text knows only one.
    private static func quote(_ passage: Passage, _ index: Int) -> Unicode.Scalar? {
        passage.isSymbol(index, in: "\"'") ? passage.source[Int(passage.tokens[index].origin)] : nil
    }
}
