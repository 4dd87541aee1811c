internal import GRDB

/// A stretch of the chain as it was found, by the stored hashes alone: each link needs only the row before.
struct Stretch {
    /// Where the chain breaks.
    enum Break {
        /// These numbers are not there.
        case gap(ClosedRange<Int64>)
        /// The hash is not that of the row after the one before.
        case link(Int64)
        /// A number that no entry has; up to `after` it is the number of an entry.
        case stranger(Int64, after: Int64)

        var entry: Int64 {
            switch self {
            case .gap(let numbers): numbers.lowerBound
            case .link(let number), .stranger(let number, _): number
            }
        }
    }

    private(set) var entries: Int64 = 0
    /// By number; after the first `limit` only counting goes on.
    private(set) var breaks: [Break] = []
    /// The numbers of the seals and keys in it, and of the notes that the list of seals was made anew.
    private(set) var marks: [Int64] = []
    private(set) var occurrences = OpenOccurrences()

    /// Enough to tell an exchange of rows from a change of one.
    private static let limit = 64
    /// No station writes so many entries: what has a number that far off was not written by Loa.
    private static let widestGap: Int64 = 1 << 32

    init() {}

    /// Walks the entries `numbers`. A row below the first number belongs to the stretch that begins with 1.
    init(_ numbers: ClosedRange<Int64>, in database: Database) throws {
        let first = numbers.lowerBound
        var expected = first
        var form = CanonicalForm(after: ChainHead.origin)
        // Without the row before, the first link cannot be told; that it is missing belongs to another stretch.
        var previous = first == 1 ? Array(ChainHead.origin) : try database.storedHash(of: first - 1)
        var walk = try EntryWalk(database, after: first == 1 ? .min : first - 1, through: numbers.upperBound)
        var isOverrun = false
        while let number = try walk.next() {
            entries += 1
            occurrences.follow(walk, number)
            guard number >= expected, number - expected < Self.widestGap else {
                note(.stranger(number, after: number < expected ? 0 : expected - 1))
                isOverrun = isOverrun || number >= expected
                continue
            }
            let isNext = number == expected
            if !isNext { note(.gap(expected...number - 1)) }
            form.follow(previous ?? [])
            form.add(number)
            walk.addColumns(to: &form)
            let hash = form.hash
            if isNext, previous != nil, !walk.holds(hash) { note(.link(number)) }
            if walk.isOfKind("seal") || walk.isOfKind("key") || walk.isRebuilding { marks.append(number) }
            previous = walk.storedHash ?? Array(hash)
            expected = number + 1
        }
        if expected <= numbers.upperBound, !isOverrun { note(.gap(expected...numbers.upperBound)) }
    }

    private mutating func note(_ found: Break) {
        if breaks.count < Self.limit { breaks.append(found) }
    }

    static func + (one: Stretch, next: Stretch) -> Stretch {
        var sum = one
        sum.entries += next.entries
        sum.breaks = Array((one.breaks + next.breaks).prefix(limit))
        sum.marks += next.marks
        sum.occurrences.follow(next.occurrences)
        return sum
    }
}

extension Database {
    /// The bytes in the column `hash`; `nil`: there is no such entry, or they are not 32.
    func storedHash(of number: Int64) throws -> [UInt8]? {
        guard number > 0 else { return nil }
        var walk = try EntryWalk(self, after: number - 1, through: number)
        return try walk.next() == nil ? nil : walk.storedHash
    }
}
