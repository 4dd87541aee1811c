/// What an edit did to a text, for a person: `… các thủ ‹tuc → tục› hành chính được …`.
///
/// A script's paragraph is one long line; a diff of lines would show all of it for one letter.
struct WordChanges {
    /// Each with the line of the new text on which it stands, from 1.
    let changes: [(line: Int, text: String)]

    /// Words shown on either side of a change.
    private static let context = 4
    /// Comparing takes time with the square of what differs: longer stretches are shown as written anew.
    private static let longest = 2_000

    init(from before: String, to after: String) {
        let (old, new) = (Self.lines(before), Self.lines(after))
        let difference = new.difference(from: old)
        var gone: [Int: [Substring]] = [:]
        var added: Set<Int> = []
        var removed: Set<Int> = []
        for case .insert(let index, _, _) in difference { added.insert(index) }
        for case .remove(let index, _, _) in difference { removed.insert(index) }
        // What is gone stands before the first line of the new text that comes after it.
        var place = 0
        for index in old.indices {
            while added.contains(place) { place += 1 }
            if removed.contains(index) { gone[place, default: []].append(old[index]) } else { place += 1 }
        }
        var changes: [(line: Int, text: String)] = []
        var index = 0
        while index <= new.count {
            let start = index
            while added.contains(index) { index += 1 }
            let lost = (start...index).flatMap { gone[$0] ?? [] }
            if start < index || !lost.isEmpty {
                changes += Self.changes(lost, Array(new[start..<index])).map { (start + $0.line, $0.text) }
            }
            index += 1
        }
        self.changes = changes
    }

    /// Line by line where as many lines came as went, else as one stretch.
    private static func changes(_ old: [Substring], _ new: [Substring]) -> [(line: Int, text: String)] {
        if old.count == new.count {
            return zip(old, new).enumerated().flatMap { number, pair in
                words(pair.0, pair.1).map { (number + 1, $0) }
            }
        }
        return words(old.joined(separator: " ")[...], new.joined(separator: " ")[...]).map { (1, $0) }
    }

    private static func words(_ before: Substring, _ after: Substring) -> [String] {
        let (old, new) = (before.split(whereSeparator: \.isWhitespace), after.split(whereSeparator: \.isWhitespace))
        guard old.count + new.count <= longest else { return ["‹…›"] }
        var runs: [(old: Range<Int>, new: Range<Int>)] = []
        var (one, other) = (0, 0)
        let difference = new.difference(from: old)
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for case .insert(let index, _, _) in difference { added.insert(index) }
        for case .remove(let index, _, _) in difference { removed.insert(index) }
        while one < old.count || other < new.count {
            let (start, put) = (one, other)
            while removed.contains(one) { one += 1 }
            while added.contains(other) { other += 1 }
            if start < one || put < other { runs.append((start..<one, put..<other)) }
            (one, other) = (one + 1, other + 1)
        }
        return runs.map { run in
            let head = new[max(0, run.new.lowerBound - context)..<run.new.lowerBound]
            let tail = new[run.new.upperBound..<min(new.count, run.new.upperBound + context)]
            let change = (gone: old[run.old].joined(separator: " "), put: new[run.new].joined(separator: " "))
            let shown =
                change.gone.isEmpty
                ? "+ \(change.put)" : change.put.isEmpty ? "− \(change.gone)" : "\(change.gone) → \(change.put)"
            return (head.map(String.init) + ["‹\(shown)›"] + tail.map(String.init)).joined(separator: " ")
        }
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
