/// A word, a number or a sign of a text.
struct Token {
    enum Kind: UInt8 { case word, number, symbol }
    /// `title`: the first letter only, of several; `upper`: all of them, also where there is only one.
    enum Shape: UInt8 { case lower, title, upper, mixed }

    let kind: Kind
    let shape: Shape
    let spaceBefore: Bool
    /// Is it the first one of its line?
    let startsLine: Bool
    /// In the clean text.
    let start: Int32
    let end: Int32
    /// In the NFC text; `line` counts from 0.
    let origin: Int32
    let originEnd: Int32
    let line: Int32
}

/// A text cut into tokens, once; all rules look at it by token number and may look a few tokens around.
///
/// Every question takes any number: outside of the passage there is nothing, and the answer is no.
struct Passage {
    let scalars: [Unicode.Scalar]
    let source: [Unicode.Scalar]
    let tokens: [Token]
    /// Where each line begins in the NFC text.
    let lineOrigins: [Int32]

    init(_ text: String) {
        let clean = CleanText(text)
        var tokenizer = Tokenizer(clean)
        tokenizer.run()
        scalars = clean.scalars
        source = clean.source
        tokens = tokenizer.tokens
        lineOrigins = tokenizer.lineOrigins
    }

    func scalars(_ index: Int) -> ArraySlice<Unicode.Scalar> {
        tokens.indices.contains(index) ? scalars[Int(tokens[index].start)..<Int(tokens[index].end)] : []
    }

    func text(_ index: Int) -> String { UTF8Text(scalars(index)).string }
    func lowered(_ index: Int) -> String { UTF8Text(scalars(index).lazy.map(Letters.lower)).string }

    /// From the first of these tokens to the last, as they stand in the NFC text.
    func source(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last, tokens.indices.contains(first),
            tokens.indices.contains(last)
        else { return "" }
        return UTF8Text(source[Int(tokens[first].origin)..<Int(tokens[last].originEnd)]).string
    }

    func isWord(_ index: Int) -> Bool { kind(index) == .word }
    func isNumber(_ index: Int) -> Bool { kind(index) == .number }
    func isSymbol(_ index: Int, _ symbol: Unicode.Scalar) -> Bool {
        kind(index) == .symbol && scalars[Int(tokens[index].start)] == symbol
    }
    func isSymbol(_ index: Int, in symbols: String) -> Bool {
        kind(index) == .symbol && symbols.unicodeScalars.contains(scalars[Int(tokens[index].start)])
    }
    /// Is it that word, which is given in lower case, whatever the case?
    func isWord(_ index: Int, _ word: String) -> Bool {
        kind(index) == .word && scalars(index).lazy.map(Letters.lower).elementsEqual(word.unicodeScalars)
    }
    func isWord(_ index: Int, in words: Set<String>) -> Bool { kind(index) == .word && words.contains(lowered(index)) }

    func kind(_ index: Int) -> Token.Kind? { tokens.indices.contains(index) ? tokens[index].kind : nil }
    func shape(_ index: Int) -> Token.Shape? { isWord(index) ? tokens[index].shape : nil }
    func length(_ index: Int) -> Int {
        tokens.indices.contains(index) ? Int(tokens[index].end - tokens[index].start) : 0
    }
    /// Does it stand right after the one before, without a space?
    func isAdjacent(_ index: Int) -> Bool {
        index > 0 && tokens.indices.contains(index) && !tokens[index].spaceBefore && !tokens[index].startsLine
    }
    func isAdjacent(_ index: Int, _ symbol: Unicode.Scalar) -> Bool { isAdjacent(index) && isSymbol(index, symbol) }
    /// Nothing, or the first token of another line.
    func isBreak(_ index: Int) -> Bool { !tokens.indices.contains(index) || tokens[index].startsLine }

    /// The digits of a number; `nil` unless it is one.
    func digits(_ index: Int) -> String? { isNumber(index) ? text(index) : nil }
    /// A number's value; `nil` if it is none or has more than `places` digits.
    func value(_ index: Int, places: Int = 4) -> Int? {
        length(index) <= places ? digits(index).flatMap { Int($0) } : nil
    }

    /// The word before `index`, past a colon or an opening bracket.
    func wordBefore(_ index: Int) -> String {
        var before = index - 1
        while isSymbol(before, in: ":(\"") { before -= 1 }
        return isWord(before) ? lowered(before) : ""
    }

    /// Does one of these words stand among the `reach` tokens before `index`, in the same sentence?
    func hasWord(_ words: Set<String>, before index: Int, within reach: Int) -> Bool {
        var before = index - 1
        while before >= max(0, index - reach), !endsSentence(before) {
            if isWord(before, in: words) { return true }
            before -= 1
        }
        return false
    }

    /// A full stop, question or exclamation mark that something else follows at a distance.
    func endsSentence(_ index: Int) -> Bool {
        isSymbol(index, in: ".?!…;") && !isAdjacent(index + 1)
    }

    /// Is it in capitals because its whole line or heading is? Then a word in capitals is a word.
    func isAmongCapitals(_ index: Int) -> Bool {
        [index - 1, index + 1].contains { neighbour in
            shape(neighbour) == .upper && length(neighbour) > 1
                && tokens[neighbour].line == tokens[index].line && Syllable.isValid(scalars(neighbour))
        }
    }
}

/// Cuts a clean text into tokens.
private struct Tokenizer {
    private let clean: CleanText
    private(set) var tokens: [Token] = []
    private(set) var lineOrigins: [Int32] = [0]

    init(_ clean: CleanText) {
        self.clean = clean
    }

    mutating func run() {
        let scalars = clean.scalars
        tokens.reserveCapacity(scalars.count / 3)
        var index = 0
        var space = false
        var startsLine = true
        while index < scalars.count {
            let kind = Letters.kind(scalars[index])
            switch kind {
            case .newline:
                index += 1
                lineOrigins.append(clean.origins[index])
                (space, startsLine) = (false, true)
                continue
            case .space:
                index += 1
                space = true
                continue
            case .ignorable:
                index += 1
                continue
            case .lower, .upper, .digit, .foreign, .symbol: break
            }
            let end = self.end(from: index, kind: kind)
            let tokenKind: Token.Kind =
                switch kind {
                case .lower, .upper: .word
                case .digit: .number
                default: .symbol
                }
            tokens.append(
                Token(
                    kind: tokenKind, shape: tokenKind == .word ? shape(index..<end) : .lower, spaceBefore: space,
                    startsLine: startsLine, start: Int32(index), end: Int32(end), origin: clean.origins[index],
                    originEnd: clean.origins[end - 1] + 1,
                    line: Int32(lineOrigins.count - 1)))
            (space, startsLine) = (false, false)
            index = end
        }
    }

    /// Letters and digits run on; of foreign letters the whole run is one sign, any other sign stands alone.
    private func end(from start: Int, kind: Letters.Class) -> Int {
        var end = start + 1
        guard kind != .symbol else { return end }
        while end < clean.scalars.count {
            let next = Letters.kind(clean.scalars[end])
            guard next == kind || (next == .upper && kind == .lower) || (next == .lower && kind == .upper) else {
                break
            }
            end += 1
        }
        return end
    }

    private func shape(_ range: Range<Int>) -> Token.Shape {
        var uppers = 0
        for index in range where Letters.kind(clean.scalars[index]) == .upper { uppers += 1 }
        if uppers == 0 { return .lower }
        if uppers == range.count { return .upper }
        return uppers == 1 && Letters.kind(clean.scalars[range.lowerBound]) == .upper ? .title : .mixed
    }
}
