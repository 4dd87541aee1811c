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
    /// - Parameter printed: from a paper.
    /// - Throws: `unchained` where an older version wrote the ledger; `corrupt` where a page is torn.
    package func verify(against printed: LedgerHead? = nil) throws(LedgerError) -> Verification {
        let path = path
        let last = try read { database in
            try database.requireChain(path)
            return try Int64.fetchOne(database, sql: "SELECT max(id) FROM entry") ?? 0
        }
        let (stretch, damage) = try walk(through: max(last, 1))
        let list = listOfSeals
        return try read { database in
            var verifier = try Verifier(database, last == 0 ? Stretch() : stretch)
            switch list {
            case .success(let list)?: try verifier.compare(with: list)
            case .failure(let error)?: verifier.note(error.message)
            case nil: break
            }
            if let printed { try verifier.compare(with: printed) }
            return try verifier.verification(disorder: Disorder.ofSchema(database) + damage)
        }
    }

    /// `nil`: a ledger in memory has no place beside it.
    private var listOfSeals: Result<SealsFile, SealError>? {
        guard let slash = path.lastIndex(of: "/") else { return nil }
        do throws(SealError) {
            return .success(try SealsFile(path: path[..<slash] + "/seals"))
        } catch {
            return .failure(error)
        }
    }

    /// Stored hashes make the links independent of each other: each processor takes a stretch, over a connection of its
    /// own, while one of them looks at the indexes.
    private func walk(through last: Int64) throws(LedgerError) -> (stretch: Stretch, damage: [String]) {
        let count = path.contains("/") ? Int64(min(8, max(1, ProcessInfo.processInfo.activeProcessorCount))) : 1
        let length = last / count + 1
        let ranges = stride(from: 1, through: last, by: Int(length)).map { $0...min(last, $0 + length - 1) }
        let results = Mutex<[Int: Result<(Stretch, [String]), LedgerError>]>([:])
        let path = path
        DispatchQueue.concurrentPerform(iterations: ranges.count + 1) { index in
            let result = Result { () throws(LedgerError) in
                let ledger = count == 1 ? self : try Ledger.readOnly(path: path)
                return try ledger.read { database in
                    index == 0
                        ? (Stretch(), try Disorder.ofIndexes(database))
                        : (try Stretch(ranges[index - 1], in: database), [])
                }
            }
            results.withLock { $0[index] = result }
        }
        let parts = results.withLock { $0 }.sorted { $0.key < $1.key }
        var (whole, damage): (Stretch, [String]) = (Stretch(), [])
        for (_, part) in parts {
            let (stretch, lines) = try part.get()
            whole = whole + stretch
            damage += lines
        }
        return (whole, damage)
    }
}
