/// A web address as it stands in a text.
struct WrittenAddress {
    let tokens: Range<Int>
    let hasScheme: Bool
    /// As written, but without `www.`.
    let host: String
    /// In small letters.
    let labels: [String]
    let hasWWW: Bool

    /// `nil` for a mail address.
    init?(_ tokens: Range<Int>, in passage: Passage) {
        var start = tokens.lowerBound
        hasScheme = passage.isWord(start, in: ["http", "https"]) && passage.isSymbol(start + 1, ":")
        if hasScheme { start += 4 }
        guard start < tokens.upperBound else { return nil }
        let hostTokens = (start..<tokens.upperBound).prefix { !passage.isSymbol($0, in: "/?#:") }
        guard !hostTokens.contains(where: { passage.isSymbol($0, "@") }) else { return nil }
        let written = hostTokens.map(passage.text).joined()
        hasWWW = written.lowercased().hasPrefix("www.")
        host = hasWWW ? String(written.dropFirst(4)) : written
        labels = host.lowercased().split(separator: ".").map(String.init)
        guard labels.count > 1 else { return nil }
        self.tokens = tokens
    }

    /// Of an address of the state, the label that tells whose it is: `quangtri` of `….quangtri.gov.vn`.
    var owner: String? {
        labels.count > 2 && labels.suffix(2) == ["gov", "vn"] ? labels[labels.count - 3] : nil
    }

    func replacingOwner(with owner: String) -> String {
        (labels.dropLast(3) + [owner, "gov", "vn"]).joined(separator: ".")
    }
}

extension WrittenAddress {
    /// Do two labels look as if one were a slip for the other?
    static func areNear(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        let (short, long) = one.count < other.count ? (one, other) : (other, one)
        guard short.count >= 4, long.count <= 40 else { return false }
        if long.starts(with: short) { return long.count - short.count <= 4 }
        return distance(short, long) <= (short.count >= 7 ? 2 : 1)
    }

    /// Letters that have to be put in, taken out or changed (Levenshtein), for labels of bounded length.
    private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var row = Array(0...other.count)
        for (i, letter) in one.enumerated() {
            var corner = row[0]
            row[0] = i + 1
            for j in other.indices {
                let best = min(row[j], row[j + 1]) + 1
                (corner, row[j + 1]) = (row[j + 1], min(best, corner + (letter == other[j] ? 0 : 1)))
            }
        }
        return row[other.count]
    }
}
