/// What a change does to a text, line by line, as `diff -u` shows it.
package struct UnifiedDiff: Sendable, Hashable {
    package struct Line: Sendable, Hashable {
        package enum Kind: String, Sendable {
            case head, place = "@@", kept = " ", removed = "-", added = "+"
        }

        package let kind: Kind
        /// As it is shown, its sign included; without the line break.
        package let text: String
    }

    /// Empty if nothing changes.
    package let lines: [Line]

    /// Lines around a change that are shown with it.
    private static let context = 3

    /// - Parameter file: the name to show.
    package init(file: String, from before: String, to after: String) {
        let (old, new) = (Self.split(before), Self.split(after))
        let steps = Self.steps(old, new)
        let changed = steps.indices.filter { steps[$0].kind != .kept }
        guard !changed.isEmpty else {
            lines = []
            return
        }
        var shown: [Line] = [
            Line(kind: .head, text: "--- \(file)"), Line(kind: .head, text: "+++ \(file)"),
        ]
        var hunk: Range<Int>?
        for index in changed {
            let around = max(0, index - Self.context)..<min(steps.count, index + Self.context + 1)
            if let open = hunk, around.lowerBound <= open.upperBound {
                hunk = open.lowerBound..<around.upperBound
            } else {
                if let hunk { shown += Self.show(steps, hunk) }
                hunk = around
            }
        }
        if let hunk { shown += Self.show(steps, hunk) }
        lines = shown
    }

    /// A line of the one text or of both, with its number in each from 1.
    private struct Step {
        let kind: Line.Kind
        let text: String
        let old: Int
        let new: Int
    }

    /// Line breaks stay: a text with another one at its end is another text. A byte order mark is not shown.
    private static func split(_ text: String) -> [[Unicode.Scalar]] {
        var lines: [[Unicode.Scalar]] = [[]]
        for letter in text.unicodeScalars.drop(while: { $0 == "\u{FEFF}" }) {
            lines[lines.count - 1].append(letter)
            if letter == "\n" { lines.append([]) }
        }
        return lines.last == [] ? lines.dropLast() : lines
    }

    private static func steps(_ old: [[Unicode.Scalar]], _ new: [[Unicode.Scalar]]) -> [Step] {
        let pairs = LineMatch.pairs(old[...], new[...]) + [(old.count, new.count)]
        var steps: [Step] = []
        var (one, other) = (0, 0)
        for (left, right) in pairs {
            steps += (one..<left).map { Step(kind: .removed, text: text(old[$0]), old: $0 + 1, new: other + 1) }
            steps += (other..<right).map { Step(kind: .added, text: text(new[$0]), old: left + 1, new: $0 + 1) }
            if left < old.count {
                steps.append(Step(kind: .kept, text: text(old[left]), old: left + 1, new: right + 1))
            }
            (one, other) = (left + 1, right + 1)
        }
        return steps
    }

    private static func text(_ line: [Unicode.Scalar]) -> String {
        String(Array(line.prefix { $0 != "\n" && $0 != "\r" }))
            + (line.last == "\n" ? "" : "\n\\ No newline at end of file")
    }

    private static func show(_ steps: [Step], _ range: Range<Int>) -> [Line] {
        let hunk = steps[range]
        let old = hunk.count { $0.kind != .added }
        let new = hunk.count { $0.kind != .removed }
        // Of an empty side diff tells the line before it.
        let (oldStart, newStart) = (hunk.first?.old ?? 1, hunk.first?.new ?? 1)
        let head = "@@ -\(old == 0 ? oldStart - 1 : oldStart),\(old) +\(new == 0 ? newStart - 1 : newStart),\(new) @@"
        let body = hunk.flatMap { step in
            let parts = step.text.split(separator: "\n", omittingEmptySubsequences: false)
            return [Line(kind: step.kind, text: step.kind.rawValue + (parts.first ?? ""))]
                + parts.dropFirst().map { Line(kind: step.kind, text: String($0)) }
        }
        return [Line(kind: .place, text: head)] + body
    }
}

/// Which lines of two texts are the same ones.
///
/// Lines that occur once in both are matched first, and the rest between them: so an item that resembles its neighbour
/// is shown as one piece, where the shortest difference alone might mix the two.
private enum LineMatch {
    typealias Lines = ArraySlice<[Unicode.Scalar]>

    static func pairs(_ old: Lines, _ new: Lines) -> [(Int, Int)] {
        let head = zip(old, new).prefix { $0 == $1 }.count
        let (oldRest, newRest) = (old.dropFirst(head), new.dropFirst(head))
        let tail = zip(oldRest.reversed(), newRest.reversed()).prefix { $0 == $1 }.count
        let first = (0..<head).map { (old.startIndex + $0, new.startIndex + $0) }
        let last = (0..<tail).map { (old.endIndex - tail + $0, new.endIndex - tail + $0) }
        return first + between(oldRest.dropLast(tail), newRest.dropLast(tail)) + last
    }

    private static func between(_ old: Lines, _ new: Lines) -> [(Int, Int)] {
        guard !old.isEmpty, !new.isEmpty else { return [] }
        let newPlaces = places(new)
        let anchors = places(old).compactMap { line, place in
            if let place, let other = newPlaces[line] ?? nil { (place, other) } else { nil }
        }
        var (oldStart, newStart) = (old.startIndex, new.startIndex)
        var pairs: [(Int, Int)] = []
        // Moved lines are no anchors: of those that cross only the first ones count.
        for (left, right) in anchors.sorted(by: { $0.0 < $1.0 }) where right >= newStart {
            pairs += Self.pairs(old[oldStart..<left], new[newStart..<right]) + [(left, right)]
            (oldStart, newStart) = (left + 1, right + 1)
        }
        guard !pairs.isEmpty else { return shortest(old, new) }
        return pairs + Self.pairs(old[oldStart...], new[newStart...])
    }

    /// Where no line occurs once only, the shortest difference.
    private static func shortest(_ old: Lines, _ new: Lines) -> [(Int, Int)] {
        let difference = new.difference(from: old)
        let kept = { (lines: Lines, changes: [CollectionDifference<[Unicode.Scalar]>.Change]) in
            let offsets = Set(changes.map(\.offset))
            return lines.indices.filter { !offsets.contains($0 - lines.startIndex) }
        }
        return Array(zip(kept(old, difference.removals), kept(new, difference.insertions)))
    }

    /// Of each line; `nil` for one that occurs more than once.
    private static func places(_ lines: Lines) -> [[Unicode.Scalar]: Int?] {
        Dictionary(lines.indices.map { (lines[$0], $0) }, uniquingKeysWith: { _, _ in nil })
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
