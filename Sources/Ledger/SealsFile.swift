internal import StationModel

/// The seals once more, one line each, outside the database: by it an end that was cut off is found. Copies of it
/// elsewhere, and heads on paper, tell even if both files were changed.
///
/// `PERIOD ENTRY HASH KEY SIGNATURE`: the day or month, the entry before the seal, the chain's hash there, the public
/// key, the signature.
struct SealsFile {
    /// The event with which the ledger notes that the list was made anew.
    static let rebuilt = "seals-rebuilt"

    /// In the order of the file.
    let seals: [Seal]
    let isThere: Bool
    /// Lines, from 1, that are no seal or whose signature does not fit.
    let damagedLines: [Int]
    /// Up to the end of the last whole line, in bytes.
    private let length: Int
    private let path: String

    /// A file that is not there holds no seals.
    init(path: String) throws(SealError) {
        self.path = path
        let found = try DurableFile.read(path)
        isThere = found != nil
        let bytes = found ?? []
        // What a power cut left of a line has no end.
        length = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        var (seals, damaged): ([Seal], [Int]) = ([], [])
        for (index, line) in bytes[..<length].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .dropLast().enumerated()
        {
            if let seal = Seal(line: String(decoding: line, as: UTF8.self)) {
                seals.append(seal)
            } else {
                damaged.append(index + 1)
            }
        }
        self.seals = seals
        damagedLines = damaged
    }

    /// Those of the ledger's seals, oldest first, that the file lacks and no crash can have kept from it: what one call
    /// seals has one instant, and only the last call's may wait for the next.
    func lost(of seals: [Recorded<Seal>]) -> [Seal] {
        let known = Set(self.seals)
        return seals.filter { $0.at != seals.last?.at && !known.contains($0.fact) }.map(\.fact)
    }

    /// Writes the file anew, with these alone; durable when it returns.
    static func replace(_ path: String, with seals: some Sequence<Seal>) throws(SealError) {
        let new = path + ".new"
        try DurableFile.remove(new)
        try DurableFile.create(new, holding: Array(seals.map { $0.line + "\n" }.joined().utf8), mode: 0o644)
        try DurableFile.rename(new, to: path)
    }

    /// Adds those that the file does not have yet; durable when it returns.
    func add(_ seals: some Sequence<Seal>) throws(SealError) {
        let known = Set(self.seals.map(\.head.entry))
        let lines = seals.filter { !known.contains($0.head.entry) }.map { $0.line + "\n" }.joined()
        guard !lines.isEmpty else { return }
        try DurableFile.append(Array(lines.utf8), to: path, keeping: length)
    }
}

extension Seal {
    /// The number that it has itself, if it was written: whoever forges one may have signed for any number.
    var ownEntry: Int64 { head.entry < .max ? max(head.entry, 0) + 1 : .max }

    fileprivate var line: String { "\(period) \(head.entry) \(head.hash) \(key) \(signature)" }

    fileprivate init?(line: String) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 5, let period = Period(String(words[0])), let entry = Int64(words[1]) else { return nil }
        self.init(
            period, over: LedgerHead(entry: entry, hash: String(words[2])), key: String(words[3]),
            signature: String(words[4]))
        // Reading takes a sign or a zero in front of a number, too.
        guard self.line == line else { return nil }
    }
}
