/// The paragraphs and lines of a passage, and which of them are not for the listeners.
struct Layout {
    struct Line {
        let tokens: Range<Int>
        let isRead: Bool
        /// What the end of the line before stands for, if that line has no punctuation of its own there.
        let pauseBefore: Pause?
    }

    struct Paragraph {
        let tokens: Range<Int>
        let lines: [Line]
    }

    struct Note {
        let tokens: Range<Int>
        let doubt: Doubt
    }

    private(set) var paragraphs: [Paragraph] = []
    private(set) var notes: [Note] = []

    init(_ passage: Passage) {
        let blocks = Self.blocks(passage)
        let setAside = FormOfPaper(passage, blocks: blocks)
        notes = setAside.notes
        for block in blocks {
            guard let first = block.first, let last = block.last else { continue }
            let lines = block.enumerated().map { number, tokens in
                Line(
                    tokens: tokens, isRead: !setAside.lines.contains(tokens.lowerBound),
                    pauseBefore: number == 0 ? nil : Self.pause(passage, between: block[number - 1], and: tokens))
            }
            paragraphs.append(Paragraph(tokens: first.lowerBound..<last.upperBound, lines: lines))
        }
    }

    /// Paragraphs, each as its lines: a blank line parts them.
    private static func blocks(_ passage: Passage) -> [[Range<Int>]] {
        var blocks: [[Range<Int>]] = []
        var start = 0
        for index in passage.tokens.indices.dropFirst() where passage.tokens[index].startsLine {
            add(start..<index, to: &blocks, passage)
            start = index
        }
        if start < passage.tokens.count { add(start..<passage.tokens.count, to: &blocks, passage) }
        return blocks
    }

    private static func add(_ line: Range<Int>, to blocks: inout [[Range<Int>]], _ passage: Passage) {
        let number = passage.tokens[line.lowerBound].line
        if line.lowerBound > 0, passage.tokens[line.lowerBound - 1].line + 1 >= number, !blocks.isEmpty {
            blocks[blocks.count - 1].append(line)
        } else {
            blocks.append([line])
        }
    }

    /// A line that was only wrapped goes on; one that ends early, or before an item of a list, ends a sentence.
    private static func pause(_ passage: Passage, between above: Range<Int>, and below: Range<Int>) -> Pause? {
        let first = below.lowerBound
        if passage.isSymbol(first, in: "-+*•") { return .stop }
        if isHeading(passage, above) { return isHeading(passage, below) ? .comma : .stop }
        guard passage.shape(first) != .lower, passage.isWord(first) || isItem(passage, first) else { return nil }
        let length = passage.tokens[above.upperBound - 1].end - passage.tokens[above.lowerBound].start
        return length < wrappedLength ? .stop : nil
    }

    /// Words in capitals at both ends.
    private static func isHeading(_ passage: Passage, _ line: Range<Int>) -> Bool {
        [line.lowerBound, line.upperBound - 1].allSatisfy { passage.shape($0) == .upper && passage.length($0) > 1 }
    }

    private static func isItem(_ passage: Passage, _ index: Int) -> Bool {
        passage.isNumber(index) && passage.isAdjacent(index + 1) && passage.isSymbol(index + 1, in: ".)/")
            && !passage.isAdjacent(index + 2)
    }

    /// Lines at least so long, in characters, may have been wrapped.
    private static let wrappedLength = 60
}

/// Finds what belongs to the paper and not to the announcement: addressees, signatures, notes for the office.
private struct FormOfPaper {
    /// Lines that are not read, by their first token.
    private(set) var lines: Set<Int> = []
    private(set) var notes: [Layout.Note] = []

    init(_ passage: Passage, blocks: [[Range<Int>]]) {
        let all = blocks.flatMap { $0 }
        var number = 0
        while number < all.count {
            let end = Self.end(passage, all, from: number)
            if end > number {
                for line in all[number..<end] { lines.insert(line.lowerBound) }
                notes.append(
                    Layout.Note(tokens: all[number].lowerBound..<all[end - 1].upperBound, doubt: .setAside))
                number = end
            } else {
                if Self.isNote(passage, all[number]) {
                    notes.append(Layout.Note(tokens: all[number], doubt: .noteIsRead))
                }
                number += 1
            }
        }
    }

    /// Behind the last line that belongs together with the one at `number` and is not read; `number` if that is read.
    private static func end(_ passage: Passage, _ lines: [Range<Int>], from number: Int) -> Int {
        let line = lines[number]
        if starts(passage, line, "nơi", "nhận") { return tail(passage, lines, from: number) }
        if starts(passage, line, "kính", "gửi"), passage.isSymbol(line.lowerBound + 2, ":"),
            !speaksToPeople(passage, line)
        {
            var end = number + 1
            while end < lines.count, passage.isSymbol(lines[end].lowerBound, in: "-+") { end += 1 }
            return end
        }
        if number > 0, isSignature(passage, line), lines[number...].allSatisfy({ isShort(passage, $0) }) {
            return lines.count
        }
        if isNote(passage, line), number > 0,
            lines[number...].allSatisfy({ !speaksToPeople(passage, $0) })
        {
            return lines.count
        }
        return number
    }

    private static func tail(_ passage: Passage, _ lines: [Range<Int>], from number: Int) -> Int {
        var end = number + 1
        while end < lines.count, passage.isSymbol(lines[end].lowerBound, in: "-+*•") || isShort(passage, lines[end]) {
            end += 1
        }
        return end
    }

    private static func starts(_ passage: Passage, _ line: Range<Int>, _ first: String, _ second: String) -> Bool {
        passage.isWord(line.lowerBound, first) && passage.isWord(line.lowerBound + 1, second)
            && (passage.isSymbol(line.lowerBound + 2, ":") || line.count == 2)
    }

    private static func isNote(_ passage: Passage, _ line: Range<Int>) -> Bool {
        starts(passage, line, "lưu", "ý") || starts(passage, line, "ghi", "chú")
    }

    /// TM. ỦY BAN NHÂN DÂN
    private static func isSignature(_ passage: Passage, _ line: Range<Int>) -> Bool {
        ["TM", "KT", "TL", "TUQ"].contains(passage.text(line.lowerBound))
            && passage.isAdjacent(line.lowerBound + 1, ".")
    }

    private static func isShort(_ passage: Passage, _ line: Range<Int>) -> Bool {
        line.count <= 12 && !(passage.isSymbol(line.upperBound - 1, ".") && line.count > 6)
    }

    private static func speaksToPeople(_ passage: Passage, _ line: Range<Int>) -> Bool {
        line.contains { index in
            passage.isWord(index, "bà") && passage.isWord(index + 1, "con")
                || passage.isWord(index, in: ["nhân", "người"]) && passage.isWord(index + 1, "dân")
        }
    }
}
