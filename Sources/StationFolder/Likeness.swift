package import Diagnostics

/// The name among `names` that was most likely meant; `nil` if none is near enough to be a slip of the pen.
func nearest(to word: String, among names: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased().prefix(64))
    let reach = max(1, letters.count / 3)
    let ranked = names.map { ($0, editDistance(letters, Array($0.lowercased().prefix(64)))) }
    return ranked.filter { $0.1 <= reach }.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
}

/// Insertions, deletions, replacements and swaps of neighbours that make one word of the other.
private func editDistance(_ one: [Character], _ other: [Character]) -> Int {
    var older: [Int] = []
    var previous = Array(0...other.count)
    for row in one.indices {
        var current = [row + 1]
        for column in other.indices {
            let isSame = one[row] == other[column]
            var best = min(previous[column] + (isSame ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                best = min(best, older[column - 1] + 1)
            }
            current.append(best)
        }
        older = previous
        previous = current
    }
    return previous[other.count]
}

extension Phrase {
    /// The hint for a name that is not known: the likely one, or else all.
    package static func didYouMean(_ word: String, among names: [String], orElse: Phrase? = nil) -> Phrase {
        if let name = nearest(to: word, among: names) {
            return Phrase(vi: "có phải là \(name.quoted)?", en: "did you mean \(name.quoted)?")
        }
        let list = names.joined(separator: ", ")
        return orElse ?? Phrase(vi: "có thể viết: \(list)", en: "it can be: \(list)")
    }
}
