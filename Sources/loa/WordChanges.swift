/// What an edit did to a text, for a person: `dòng 17: … các thủ ‹tuc → tục› hành chính được …`.
///
/// A script's paragraph is one long line; a diff of lines would show all of it for one letter.
struct WordChanges {
    let lines: [String]

    /// Words shown on either side of a change.
    private static let context = 4

    init(from before: String, to after: String, line: (Int) -> String) {
        let old = Self.words(before)
        let new = Self.words(after)
        var removed: [Int: [String]] = [:]
        var added: Set<Int> = []
        var gone: Set<Int> = []
        for change in new.map(\.text).difference(from: old.map(\.text)) {
            switch change {
            case .insert(let index, _, _): added.insert(index)
            case .remove(let index, _, _): gone.insert(index)
            }
        }
        // What is gone stands before the first word of the new text that comes after it.
        var place = 0
        for index in old.indices {
            while added.contains(place) { place += 1 }
            if gone.contains(index) { removed[place, default: []].append(old[index].text) } else { place += 1 }
        }
        lines = Self.runs(added: added, removed: removed, count: new.count).map { run in
            // What was put in the place of something stands right before the place where that was found to be gone.
            let put = new[run].map(\.text).joined(separator: " ")
            let gone = (run.lowerBound...run.upperBound).flatMap { removed[$0] ?? [] }.joined(separator: " ")
            let head = new[max(0, run.lowerBound - Self.context)..<run.lowerBound].map(\.text)
            let tail = new[run.upperBound..<min(new.count, run.upperBound + Self.context)].map(\.text)
            let change = "‹\([gone, put].filter { !$0.isEmpty }.isEmpty ? "" : gone + " → " + put)›"
            let number = new.isEmpty ? 1 : new[min(run.lowerBound, new.count - 1)].line
            return line(number) + (head + [change] + tail).joined(separator: " ")
        }
    }

    /// Stretches of the new text that were added, or where something is gone.
    private static func runs(added: Set<Int>, removed: [Int: [String]], count: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var index = 0
        while index <= count {
            guard added.contains(index) || removed[index] != nil else {
                index += 1
                continue
            }
            let start = index
            while added.contains(index) { index += 1 }
            runs.append(start..<index)
            index += 1
        }
        return runs
    }

    private static func words(_ text: String) -> [(text: String, line: Int)] {
        var words: [(text: String, line: Int)] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            words += line.split(whereSeparator: \.isWhitespace).map { (String($0), number + 1) }
        }
        return words
    }
}
