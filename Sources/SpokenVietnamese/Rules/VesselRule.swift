/// The number of a fishing boat: `QT-12345-TS`; its TS is *thủy sản* in letters, and no doctor.
struct VesselRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        guard let shape = passage.shape(site.index), shape == .upper || shape == .mixed,
            (2...3).contains(passage.length(site.index))
        else { return nil }
        let number = behindDash(passage, site.index + 1)
        guard let digits = passage.digits(number), (3...5).contains(digits.utf8.count), !passage.isBreak(number) else {
            return nil
        }
        let sign = behindDash(passage, number + 1)
        guard passage.text(sign) == "TS", !passage.isBreak(sign),
            !passage.isAdjacent(sign + 1) || passage.kind(sign + 1) == .symbol
        else { return nil }
        let province = LetterNames.spell(passage.scalars(site.index))
        let words = "\(province), \(site.numbers.digits(digits)), \(LetterNames.spell("TS".unicodeScalars))"
        return Reading(end: sign + 1, spoken: words, kind: .number)
    }

    private func behindDash(_ passage: Passage, _ index: Int) -> Int {
        passage.isSymbol(index, in: "-.") ? index + 1 : index
    }
}
