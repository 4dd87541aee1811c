/// A text as scalars, cut into lines where YAML and editors do.
struct TextLines {
    struct Line {
        let start: Int
        /// Before the line break.
        let end: Int
        /// After it; the same as `end` in a last line without one.
        let next: Int
    }

    /// One exchange of letters.
    struct Splice {
        let range: Range<Int>
        let text: String

        init(_ range: Range<Int>, _ text: String) {
            self.range = range
            self.text = text
        }

        init(at index: Int, _ text: String) { self.init(index..<index, text) }
    }

    let letters: [Unicode.Scalar]
    /// At least one for a text that is not empty; none after a line break at its end.
    let lines: [Line]

    init(_ letters: [Unicode.Scalar]) {
        var lines: [Line] = []
        var start = 0
        while start < letters.count {
            let end = letters[start...].firstIndex(where: \.isBreak) ?? letters.count
            let isPair = end + 1 < letters.count && letters[end] == "\r" && letters[end + 1] == "\n"
            let next = min(letters.count, end + (isPair ? 2 : 1))
            lines.append(Line(start: start, end: end, next: next))
            start = next
        }
        self.letters = letters
        self.lines = lines
    }

    /// - Parameter splices: that do not overlap.
    func applying(_ splices: [Splice]) -> [Unicode.Scalar] {
        var changed = letters
        for splice in splices.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            changed.replaceSubrange(splice.range, with: Array(splice.text.unicodeScalars))
        }
        return changed
    }

    /// New lines after that one. A text without a line break at its end gets none.
    func inserting(_ added: [String], after number: Int) -> Splice {
        let (line, lineBreak) = (lines[number], lineBreak(number))
        return line.next > line.end
            ? Splice(at: line.next, added.map { $0 + lineBreak }.joined())
            : Splice(at: line.end, added.map { lineBreak + $0 }.joined())
    }

    /// That of the line, or else of the text.
    func lineBreak(_ number: Int) -> String {
        let own = lines[number].next > lines[number].end ? lines[number] : lines[0]
        return own.next > own.end ? String(Array(letters[own.end..<own.next])) : "\n"
    }

    func number(of index: Int) -> Int { lines.firstIndex { index < $0.next } ?? max(0, lines.count - 1) }

    /// Without its line break.
    subscript(number: Int) -> ArraySlice<Unicode.Scalar> { letters[lines[number].start..<lines[number].end] }

    /// The blanks that it begins with.
    func lead(_ number: Int) -> String { String(Array(self[number].prefix(while: \.isBlank))) }

    func isBlank(_ number: Int) -> Bool { self[number].allSatisfy(\.isBlank) }

    func isComment(_ number: Int) -> Bool { self[number].first { !$0.isBlank } == "#" }
}
