package import Diagnostics
package import StationModel

/// What verifying a ledger found.
package struct Verification: Sendable, Hashable {
    /// So many entries were walked.
    package let entries: Int64
    /// The end of the chain as it is stored.
    package let head: LedgerHead
    /// The first entry that is not as it was written; `nil`: all are.
    package let fault: Fault?
    /// The last seal that holds, before any fault.
    package let sealed: Recorded<Seal>?
    /// Each key of the station, with the entry from which on it is the one; more than one: it was replaced.
    package let keys: [Recorded<String>]
    /// What is not in order around the entries, of which the lists and papers are made: a guard, a view or an index by
    /// its name in the schema. The entries themselves are not touched by it.
    package let disorder: [String]
    /// What is not in order with the list of seals, in sentences, and what to do.
    package let warnings: [Phrase]
    /// What a person should know although it proves nothing.
    package let notes: [Phrase]

    package var intact: Bool { fault == nil }

    /// The entries, what is read of them and the list of seals are all in order.
    package var isWell: Bool { intact && disorder.isEmpty && warnings.isEmpty }

    /// All entries up to there are as they were written.
    package var holdsTo: Int64 { fault?.holdsTo ?? head.entry }
}
