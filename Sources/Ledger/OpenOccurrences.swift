internal import GRDB

/// Which occurrences are planned or on air and not closed, as the entries tell it: what `pending` must say.
///
/// Names are held by their hash values, of 64 bits and with a seed of this process: there are millions of them.
struct OpenOccurrences {
    /// The latest entry of each.
    private var latest: [Int: Int64] = [:]
    /// Those that were closed here: a stretch of decades has many.
    private var closed: Set<Int> = []

    /// More of them tell nobody more.
    private static let limit = 8

    /// Takes the entry on which `walk` stands.
    mutating func follow(_ walk: borrowing EntryWalk, _ number: Int64) {
        if walk.isOfKind("planned") || walk.isOfKind("started") {
            latest[walk.occurrenceHash] = number
        } else if walk.isOfKind("closed") {
            let name = walk.occurrenceHash
            latest[name] = nil
            closed.insert(name)
        }
    }

    /// Takes the entries of the stretch that follows, which is as good as read then: it follows nothing itself.
    mutating func follow(_ next: OpenOccurrences) {
        latest = latest.filter { !next.closed.contains($0.key) }
        latest.merge(next.latest) { $1 }
    }

    /// Where `pending` says something else, from which lists and papers would take occurrences that never were.
    /// - Parameter last: up to there the entries were followed; those that came since are read here, in the transaction
    ///   in which `pending` is.
    func disorder(in database: Database, after last: Int64) throws -> [String] {
        var expected = self
        var walk = try EntryWalk(database, after: last)
        while let number = try walk.next() { expected.follow(walk, number) }
        var wrong: [String] = []
        let rows = try Row.fetchCursor(database, sql: "SELECT occurrence, entry, position FROM pending")
        while let row = try rows.next() {
            let name = try row.decode(String.self, atIndex: 0)
            let isRight =
                try expected.latest.removeValue(forKey: EntryWalk.hash(of: name)) == row.decode(atIndex: 1)
                && row.decode(Int64.self, atIndex: 2) >= 0
            if !isRight { wrong.append(name) }
        }
        for number in expected.latest.values.sorted().prefix(Self.limit) {
            var walk = try EntryWalk(database, after: number - 1, through: number)
            if try walk.next() != nil { wrong.append(walk.occurrence) }
        }
        return Set(wrong).sorted().prefix(Self.limit).map { "table pending: \($0)" }
    }
}
