internal import GRDB

/// The rows around a break of the chain, looked at closely: what was done to them?
///
/// A row that was moved or renumbered still fits its hash, if it is hashed with the number that it had and after the
/// row that it followed.
struct Suspects {
    private struct Row {
        let number: Int64
        let columns: [UInt8]
        let hash: [UInt8]?

        func hash(numbered number: Int64, after previous: [UInt8]) -> [UInt8] {
            var form = CanonicalForm(after: previous)
            form.add(number)
            form.add(columns: columns)
            return Array(form.hash)
        }
    }

    /// Rows so near are looked through; further ones only if the chain breaks there too.
    private static let reach: Int64 = 8

    private let rows: [Int64: Row]
    private let broken: Set<Int64>

    init(_ breaks: [Stretch.Break], around number: Int64, in database: Database) throws {
        let links = breaks.compactMap { if case .link(let number) = $0 { number } else { nil } }
        var rows: [Int64: Row] = [:]
        let near = number - Self.reach...number + Self.reach
        for range in [near] + links.filter({ !near.contains($0) }).map({ $0 - 1...$0 }) {
            var walk = try EntryWalk(database, after: range.lowerBound - 1, through: range.upperBound)
            while let number = try walk.next() {
                var columns = CanonicalForm(after: [])
                walk.addColumns(to: &columns)
                rows[number] = Row(number: number, columns: columns.bytes, hash: walk.storedHash)
            }
        }
        if near.contains(1) { rows[0] = Row(number: 0, columns: [], hash: Array(ChainHead.origin)) }
        self.rows = rows
        broken = Set(links)
    }

    /// What was done where the link to `number` is the first that breaks.
    func fault(at number: Int64) -> Fault {
        let altered = Fault(.altered, number...number)
        guard let row = rows[number] else { return altered }
        if isReplaced(row) { return Fault(.reordered, number...number) }
        if let original = original(of: row) {
            return original < number ? Fault(.inserted, original...number - 1) : Fault(.reordered, number...number)
        }
        guard broken.contains(number + 1), let next = rows[number + 1], !follows(next, changed: row),
            let original = original(of: next)
        else { return altered }
        if original <= number { return Fault(.inserted, original...number) }
        let missing = original - next.number
        return missing > 0 ? Fault(.removed, number...number + missing - 1, renumbered: true) : altered
    }

    /// Does another of the rows fit this one's number, hash and place?
    private func isReplaced(_ row: Row) -> Bool {
        guard let previous = rows[row.number - 1]?.hash, let hash = row.hash else { return false }
        return rows.values.contains {
            $0.number != row.number && $0.hash(numbered: row.number, after: previous) == hash
        }
    }

    /// The number with which the row fits its hash, if that is not its own.
    private func original(of row: Row) -> Int64? {
        guard let hash = row.hash else { return nil }
        let numbers = Set(rows.keys).union(row.number - Self.reach...row.number + Self.reach).subtracting([row.number])
        let previous = Set(rows.values.compactMap(\.hash))
        return numbers.sorted().first { number in
            previous.contains { row.hash(numbered: number, after: $0) == hash }
        }
    }

    /// Only the hash of the row before was changed: the next one follows what it would be.
    private func follows(_ next: Row, changed row: Row) -> Bool {
        guard let previous = rows[row.number - 1]?.hash else { return false }
        return next.hash(numbered: next.number, after: row.hash(numbered: row.number, after: previous)) == next.hash
    }
}

extension Stretch {
    /// What was done to its first entry that is not as it was written; `nil`: all are.
    func firstFault(in database: Database) throws -> Fault? {
        switch breaks.first {
        case nil: nil
        case .gap(let numbers): Fault(.removed, numbers)
        case .stranger(let number, let last): Fault(.inserted, number...number, holdingTo: last)
        case .link(let number): try Suspects(breaks, around: number, in: database).fault(at: number)
        }
    }
}
