/// `điểm a khoản 2 Điều 5`: a pause between the parts, the letters by name.
struct LegalReferenceRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        var parts: [String] = []
        var end = site.index
        while parts.count < 4, let part = part(site, at: end) {
            parts.append(part.spoken)
            end = part.end
            if site.passage.isSymbol(end, ","), self.part(site, at: end + 1) != nil { end += 1 }
        }
        // One part alone is said as it stands, but for the letter.
        guard parts.count > 1 || (parts.count == 1 && site.passage.isWord(site.index + 1) && isLawful(site, end)) else {
            return nil
        }
        return Reading(end: end, spoken: parts.joined(separator: ", "))
    }

    private func isLawful(_ site: Site, _ end: Int) -> Bool {
        site.passage.isWord(end, in: ["mục", "luật", "nghị", "thông"])
            || site.passage.isSymbol(site.index + 2, in: ",;.)")
            || site.passage.isBreak(site.index + 2)
    }

    private func part(_ site: Site, at index: Int) -> (spoken: String, end: Int)? {
        let passage = site.passage
        guard passage.isWord(index, in: ["điểm", "khoản", "điều", "mục", "chương"]) else { return nil }
        let isPoint = passage.isWord(index, "điểm")
        var spoken = passage.lowered(index)
        var next = index + 1
        while let item = item(site, at: next, isPoint: isPoint) {
            spoken += (next == index + 1 ? " " : ", ") + item
            next += 1
            guard passage.isSymbol(next, ","), self.item(site, at: next + 1, isPoint: isPoint) != nil else { break }
            next += 1
        }
        return next > index + 1 ? (spoken, next) : nil
    }

    private func item(_ site: Site, at index: Int, isPoint: Bool) -> String? {
        let passage = site.passage
        guard !isPoint else {
            let isLetter = passage.length(index) == 1 && passage.shape(index) == .lower
            return isLetter && !passage.isAdjacent(index) ? LetterNames.spell(passage.scalars(index)) : nil
        }
        let isTight =
            passage.isAdjacent(index + 1) && (passage.kind(index + 1) != .symbol || passage.isAdjacent(index + 2))
        guard let value = passage.value(index, places: 3), !isTight else { return nil }
        return site.numbers.cardinal(value)
    }
}
