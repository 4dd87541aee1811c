internal import GRDB

/// Which occurrences are planned or on air and not closed, as the entries tell it: what `pending` must say.
struct OpenOccurrences {
    /// The latest entry of each, by the bytes of its name.
    private var latest: [[UInt8]: Int64] = [:]
    /// The hash values of the names of those that were closed here: a stretch of decades has many.
    private var closed: Set<Int> = []

    /// More of them tell nobody more.
    private static let limit = 8

    /// Takes the entry on which `walk` stands.
    mutating func follow(_ walk: borrowing EntryWalk, _ number: Int64) {
        if walk.isOfKind("planned") || walk.isOfKind("started") {
            latest[walk.occurrence] = number
        } else if walk.isOfKind("closed") {
            latest[walk.occurrence] = nil
            closed.insert(walk.occurrence.hashValue)
        }
    }

    /// Takes the entries of the stretch that follows, which is as good as read then: it follows nothing itself.
    mutating func follow(_ next: OpenOccurrences) {
        latest = latest.filter { !next.closed.contains($0.key.hashValue) }
        latest.merge(next.latest) { $1 }
    }

    /// Where `pending` says something else, from which lists and papers would take occurrences that never were.
    /// - Parameter last: up to there the entries were followed; those that came since are read here, in the transaction
    ///   in which `pending` is.
    func disorder(in database: Database, after last: Int64) throws -> [String] {
        var expected = self
        var walk = try EntryWalk(database, after: last)
        while let number = try walk.next() { expected.follow(walk, number) }
        var names: Set<[UInt8]> = Set(expected.latest.keys)
        var wrong: [String] = []
        let rows = try Row.fetchCursor(database, sql: "SELECT occurrence, entry, position FROM pending")
        while let row = try rows.next() {
            let name = try row.decode(String.self, atIndex: 0)
            let isRight =
                try expected.latest[Array(name.utf8)] == row.decode(atIndex: 1)
                && row.decode(Int64.self, atIndex: 2) >= 0
            if isRight { names.remove(Array(name.utf8)) } else { wrong.append(name) }
        }
        wrong += names.map { String(decoding: $0, as: UTF8.self) }
        return Set(wrong).sorted().prefix(Self.limit).map { "table pending: \($0)" }
    }
}
