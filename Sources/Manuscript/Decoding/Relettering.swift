internal import SpokenVietnamese

/// Finds words in old letterings that stand in a Unicode text, and converts them.
///
/// The reading of a text is the sequence of letterings, word by word, that yields the most valid Vietnamese syllables,
/// where a change of lettering costs: little between paragraphs, much inside one. A text that is fine as it is has the
/// best score already and is never touched.
package struct Relettering: Sendable {
    /// The paragraphs, in the order they came, converted and in NFC.
    package private(set) var paragraphs: [String]
    /// How many paragraphs hold converted words, for each lettering.
    package private(set) var converted: [Lettering: Int] = [:]

    /// - Parameter paragraphs: Unicode of any form, or old letterings read as Latin-1. Takes time in proportion to them.
    package init(_ paragraphs: [String]) {
        self.paragraphs = paragraphs.map { NormalForm.text($0) }
        var words: [Word] = []
        for (number, paragraph) in self.paragraphs.enumerated() where paragraph.utf8.contains(where: { $0 >= 0x80 }) {
            Self.addWords(of: paragraph.unicodeScalars, in: number, to: &words)
        }
        guard words.contains(where: { $0.scores[0] < 0 }) else { return }
        convert(words, as: Self.bestReading(of: words))
    }

    private mutating func convert(_ words: [Word], as reading: [Lettering?]) {
        var places: [Int: [(word: Word, lettering: Lettering)]] = [:]
        for (word, lettering) in zip(words, reading) {
            if let lettering { places[word.paragraph, default: []].append((word, lettering)) }
        }
        for (number, changes) in places {
            let old = Array(paragraphs[number].unicodeScalars)
            var new = String.UnicodeScalarView()
            var end = 0
            for (word, lettering) in changes {
                new.append(contentsOf: old[end..<word.place.lowerBound])
                let found = lettering.unicode(old[word.place])
                new.append(contentsOf: found.map { Array($0.unicodeScalars) } ?? Array(old[word.place]))
                end = word.place.upperBound
            }
            new.append(contentsOf: old[end...])
            let hadTCVN3 = changes.contains { $0.lettering == .tcvn3 }
            paragraphs[number] = NormalForm.text(hadTCVN3 ? String(new).withWholeCapitals : String(new))
            for lettering in Set(changes.map(\.lettering)) { converted[lettering, default: 0] += 1 }
        }
    }

    // MARK: Words

    /// A word with other than ASCII letters: only those tell letterings apart.
    private struct Word {
        let paragraph: Int
        /// In the paragraph's scalars.
        let place: Range<Int>
        /// As it is, and in each lettering, in the order of `Relettering.readings`.
        let scores: [Int]
    }

    /// `nil`: as it is.
    private static let readings: [Lettering?] = [nil] + Lettering.allCases

    private static func addWords(
        of scalars: String.UnicodeScalarView, in paragraph: Int, to words: inout [Word]
    ) {
        var word: [Unicode.Scalar] = []
        var index = 0
        func close() {
            if word.contains(where: { $0.value >= 0x80 }) {
                words.append(Word(paragraph: paragraph, place: index - word.count..<index, scores: scores(of: word)))
            }
            word.removeAll(keepingCapacity: true)
        }
        for scalar in scalars {
            if isWordPart(scalar) { word.append(scalar) } else { close() }
            index += 1
        }
        close()
    }

    /// Everything in the upper half of Latin-1 may be a letter in an old lettering.
    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xA1...0x24F, 0x300...0x36F, 0x1E00...0x1EFF, 0xFFFD: true
        default: false
        }
    }

    private static func scores(of word: [Unicode.Scalar]) -> [Int] {
        // A sign or letter that stands alone tells nothing.
        if word.count == 1 { return readings.map { _ in 0 } }
        return readings.map { lettering in
            guard let lettering else { return scoreAsIs(word) }
            guard let unicode = lettering.unicode(word) else { return -2 }
            return Syllable.isValid(unicode) ? 2 : -1
        }
    }

    private static func scoreAsIs(_ word: [Unicode.Scalar]) -> Int {
        let isLetter = { (scalar: Unicode.Scalar) in
            scalar.properties.isAlphabetic || (0x300...0x36F).contains(scalar.value)
        }
        let heard = word.filter { $0.value != 0xAD }
        guard let first = heard.firstIndex(where: isLetter), let last = heard.lastIndex(where: isLetter) else {
            return 0
        }
        let core = heard[first...last]
        if !core.allSatisfy(isLetter) { return -2 }
        if core.allSatisfy(\.isASCII) { return 0 }
        return Syllable.isValid(String(String.UnicodeScalarView(core))) ? 2 : -1
    }

    // MARK: The best reading

    private static func bestReading(of words: [Word]) -> [Lettering?] {
        let count = readings.count
        // Before the first word the text is taken as it is.
        var best = [0] + Array(repeating: Int.min / 2, count: count - 1)
        var steps: [[UInt8]] = []
        steps.reserveCapacity(words.count)
        var paragraph = -1
        for word in words {
            let cost = word.paragraph == paragraph ? 4 : 1
            paragraph = word.paragraph
            var next = best
            var step = [UInt8](repeating: 0, count: count)
            for state in 0..<count {
                var from = state
                for other in 0..<count
                where other != state && best[other] - cost > best[from] - (from == state ? 0 : cost) {
                    from = other
                }
                next[state] = best[from] - (from == state ? 0 : cost) + word.scores[state]
                step[state] = UInt8(from)
            }
            best = next
            steps.append(step)
        }
        var state = best.indices.max { (best[$0], -$0) < (best[$1], -$1) } ?? 0
        var reading: [Lettering?] = Array(repeating: nil, count: words.count)
        for index in steps.indices.reversed() {
            reading[index] = readings[state]
            state = Int(steps[index][state])
        }
        return reading
    }
}

extension String {
    /// In TCVN3 capitals with a tone are small letters in a font of capitals: `BµI TUYªN TRUYÒN`. A word of two capitals
    /// or more without a small ASCII letter, and all of a line without one, was meant in capitals.
    fileprivate var withWholeCapitals: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let isWhole = line.isInCapitals(atLeast: 4)
            return line.split(separator: " ", omittingEmptySubsequences: false)
                .map { isWhole || $0.isInCapitals(atLeast: 2) ? $0.uppercased() : String($0) }
                .joined(separator: " ")
        }.joined(separator: "\n")
    }
}

extension Substring {
    fileprivate func isInCapitals(atLeast count: Int) -> Bool {
        var capitals = 0
        for byte in utf8 {
            if (0x61...0x7A).contains(byte) { return false }
            if (0x41...0x5A).contains(byte) { capitals += 1 }
        }
        return capitals >= count
    }
}
