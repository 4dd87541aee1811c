/// A text that is being corrected, and how often each of its places was.
struct Draft {
    private var source: [Unicode.Scalar]
    private var changes: [UInt8]

    /// Twice: then two corrections that undo each other leave what was written.
    private static let mostChanges = 2

    init(_ source: [Unicode.Scalar]) {
        self.source = source
        changes = Array(repeating: 0, count: source.count)
    }

    var text: String { UTF8Text(source).string }

    /// The same text as it was read again: without a sign between them, a letter and its mark become one.
    mutating func take(_ source: [Unicode.Scalar]) {
        if source.count == self.source.count { self.source = source } else { self = Draft(source) }
    }

    /// Makes those corrections whose places were not corrected too often; `false` if there are none.
    mutating func correct(_ corrections: [TextFinding.Correction]) -> Bool {
        var next = Draft([])
        var end = 0
        var isChanged = false
        for correction in corrections.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            let earlier = changes[correction.range].max() ?? 0
            guard correction.range.lowerBound >= end, earlier < Self.mostChanges else { continue }
            next.append(self, end..<correction.range.lowerBound)
            for scalar in correction.replacement.unicodeScalars { next.append(scalar, changes: earlier + 1) }
            end = correction.range.upperBound
            isChanged = true
        }
        guard isChanged else { return false }
        next.append(self, end..<source.count)
        self = next
        return true
    }

    private mutating func append(_ other: Draft, _ range: Range<Int>) {
        source += other.source[range]
        changes += other.changes[range]
    }

    private mutating func append(_ scalar: Unicode.Scalar, changes: UInt8) {
        source.append(scalar)
        self.changes.append(changes)
    }
}
