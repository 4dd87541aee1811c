/// A number as it is written: `1.213`, `98,75`, `02`, and with a doubt `1.5` and `1,213`.
struct Numeral {
    let end: Int
    /// Without the dots between thousands.
    let whole: String
    let fraction: String?
    /// Can be understood in two ways.
    let isDoubtful: Bool

    /// Reads the number that begins at that token; `nil` if it is none.
    init?(_ passage: Passage, at index: Int) {
        guard let first = passage.digits(index) else { return nil }
        let dots = Self.groups(passage, from: index, sign: ".")
        if !dots.isEmpty {
            let end = index + 1 + 2 * dots.count
            whole = first + dots.joined()
            fraction = Self.fraction(passage, at: end, sign: ",")
            self.end = fraction == nil ? end : end + 2
            isDoubtful = false
            return
        }
        let commas = Self.groups(passage, from: index, sign: ",")
        let countsSomething = CountNouns.all.contains(passage.lowered(index + 1 + 2 * commas.count))
        if commas.count > 1 || (commas.count == 1 && countsSomething) {
            whole = first + commas.joined()
            fraction = nil
            end = index + 1 + 2 * commas.count
            isDoubtful = commas.count == 1
        } else if let decimals = Self.fraction(passage, at: index + 1, sign: ",") {
            whole = first
            fraction = decimals
            end = index + 3
            isDoubtful = decimals.utf8.count == 3 && first != "0"
        } else if let decimals = Self.fraction(passage, at: index + 1, sign: ".") {
            whole = first
            fraction = decimals
            end = index + 3
            isDoubtful = true
        } else {
            whole = first
            fraction = nil
            end = index + 1
            isDoubtful = false
        }
    }

    func words(_ numbers: NumberWords) -> String {
        fraction.map { numbers.decimal(whole: whole, fraction: $0) } ?? numbers.count(whole)
    }

    /// The groups of three digits that follow the first one: of 2.500.000 they are 500 and 000.
    private static func groups(_ passage: Passage, from index: Int, sign: Unicode.Scalar) -> [String] {
        guard passage.length(index) <= 3, !passage.text(index).hasPrefix("0") else { return [] }
        var groups: [String] = []
        var next = index + 1
        while groups.count < 8, passage.isAdjacent(next, sign), passage.isAdjacent(next + 1),
            passage.length(next + 1) == 3, let group = passage.digits(next + 1)
        {
            groups.append(group)
            next += 2
        }
        return groups
    }

    private static func fraction(_ passage: Passage, at index: Int, sign: Unicode.Scalar) -> String? {
        guard passage.isAdjacent(index, sign), passage.isAdjacent(index + 1) else { return nil }
        return passage.digits(index + 1)
    }
}
