internal import Dispatch
internal import Foundation
internal import GRDB
package import StationModel
internal import Synchronization

extension Ledger {
    /// Walks all entries and says whether they are as they were written, and whether what is read of them is in order.
    ///
    /// Entries are read from the table itself, whatever became of triggers, indexes and views. The list of seals is
    /// looked for beside the ledger. Uses the machine's processors; entries that are added meanwhile are not looked at.
    /// - Parameters:
    ///   - printed: from a paper.
    ///   - isThorough: SQLite looks at every page and holds the indexes, by which lists are made, against the entries.
    ///     It takes several times as long as all the rest.
    /// - Throws: `unchained` where an older version wrote the ledger; `corrupt` where a page is torn.
    package func verify(
        against printed: LedgerHead? = nil, isThorough: Bool = false
    ) throws(LedgerError) -> Verification {
        try verify(against: printed, isThorough: isThorough, Self.listOfSeals(beside: path))
    }

    /// Verifies the ledger in that file. One that is gone although its list of seals is there was cut off whole.
    /// - Throws: as the other; `absent` where there is neither.
    package static func verify(
        path: String, against printed: LedgerHead? = nil, isThorough: Bool = false
    ) throws(LedgerError) -> Verification {
        do throws(LedgerError) {
            return try readOnly(path: path).verify(against: printed, isThorough: isThorough)
        } catch {
            guard error.kind == .absent, case .success(let list)? = listOfSeals(beside: path),
                list.seals.contains(where: \.isGenuine)
            else { throw error }
            return try inMemory().verify(against: printed, isThorough: isThorough, .success(list))
        }
    }

    private func verify(
        against printed: LedgerHead?, isThorough: Bool, _ list: Result<SealsFile, SealError>?
    ) throws(LedgerError) -> Verification {
        let path = path
        let (last, count) = try read { database in
            try database.requireChain(path)
            let last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM entry") ?? 0
            return try (last, Int64.fetchOne(database, sql: "SELECT count(*) FROM entry") ?? 0)
        }
        let stretch = try walk(count, through: max(last, 1))
        return try read { database in
            var verifier = try Verifier(database, last == 0 ? Stretch() : stretch)
            switch list {
            case .success(let list)?: try verifier.compare(with: list)
            case .failure(let error)?: verifier.warn(of: error)
            case nil: break
            }
            if let printed { try verifier.compare(with: printed) }
            let damage = isThorough ? try Disorder.ofIndexes(database) : []
            let disorder = try Disorder.ofSchema(database) + stretch.occurrences.disorder(in: database, after: last)
            return try verifier.verification(disorder: disorder + damage)
        }
    }

    /// `nil`: a ledger in memory has no place beside it.
    private static func listOfSeals(beside path: String) -> Result<SealsFile, SealError>? {
        guard let slash = path.lastIndex(of: "/") else { return nil }
        do throws(SealError) {
            return .success(try SealsFile(path: path[..<slash] + "/seals"))
        } catch {
            return .failure(error)
        }
    }

    /// Stored hashes make the links independent of each other: each processor takes a stretch, over a connection of its
    /// own.
    private func walk(_ entries: Int64, through last: Int64) throws(LedgerError) -> Stretch {
        let ranges = ranges(of: entries, through: last)
        guard ranges.count > 1 else { return try read { try Stretch(1...last, in: $0) } }
        let results = Mutex<[Int: Result<Stretch, LedgerError>]>([:])
        let path = path
        DispatchQueue.concurrentPerform(iterations: ranges.count) { index in
            let result = Result { () throws(LedgerError) in
                try Ledger.readOnly(path: path).read { try Stretch(ranges[index], in: $0) }
            }
            results.withLock { $0[index] = result }
        }
        var whole = Stretch()
        for (_, part) in results.withLock({ $0 }).sorted(by: { $0.key < $1.key }) { whole = whole + (try part.get()) }
        return whole
    }

    /// Shares by the count: a number may be forged, and would leave one processor with all of them.
    private func ranges(of entries: Int64, through last: Int64) -> [ClosedRange<Int64>] {
        let processors = path.contains("/") ? Int64(min(8, max(1, ProcessInfo.processInfo.activeProcessorCount))) : 1
        let length = entries / processors + 1
        let firsts = Array(stride(from: 1, through: max(1, min(entries, last)), by: Int(length)))
        return zip(firsts, firsts.dropFirst().map { $0 - 1 } + [last]).map { $0...$1 }
    }
}
