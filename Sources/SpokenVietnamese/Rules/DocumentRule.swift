/// Numbers of official papers: `39/2020/TT-BTTTT`, `78/QĐ-UBND`, `07-CT/TW`, `31/2024/QH15`.
///
/// The kind of paper is said once: if the text has it before the number, or goes on with `của …`, that is enough.
struct DocumentRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        guard let number = site.passage.digits(site.index), number.utf8.count <= 6,
            let form = parse(site.passage, at: site.index)
        else { return nil }
        var spoken = site.numbers.count(number)
        if !form.suffix.isEmpty { spoken += " " + LetterNames.spell(form.suffix.unicodeScalars) }
        if let year = form.year {
            spoken += (spoken.hasSuffix("năm") ? ", năm " : " năm ") + site.numbers.cardinal(year)
        }
        let (type, issuers) = name(form.codes, site)
        if !issuers.isEmpty, !saysWhose(site.passage, after: form.end) {
            spoken += " của " + issuers.joined(separator: " và ")
        }
        return Reading(end: form.end, spoken: heading(site, type: type) + spoken)
    }

    private struct Form {
        var suffix = ""
        var year: Int?
        var codes: [String] = []
        var end = 0
    }

    private func parse(_ passage: Passage, at index: Int) -> Form? {
        var form = Form()
        var next = index + 1
        if passage.isAdjacent(next), passage.shape(next) == .lower, passage.length(next) == 1 {
            form.suffix = passage.text(next)
            next += 1
        }
        if passage.isSymbol(next, "/"), let year = passage.value(next + 1), (1945...2100).contains(year) {
            form.year = year
            next += 2
        }
        guard passage.isSymbol(next, in: "/-"), passage.isAdjacent(next) || passage.isAdjacent(next + 1) else {
            return nil
        }
        let isPartyStyle = passage.isSymbol(next, "-")
        next += 1
        guard let first = code(passage, at: next) else { return nil }
        form.codes = [first.code]
        next = first.end
        while passage.isAdjacent(next), passage.isSymbol(next, in: "-/&"), passage.isAdjacent(next + 1),
            form.codes.count < 6, let more = code(passage, at: next + 1)
        {
            form.codes.append(more.code)
            next = more.end
        }
        // A dash alone also joins a number to a name: 5-UBND is no paper.
        guard !isPartyStyle || (form.codes.count > 1 && OfficialPapers.kinds[form.codes[0]] != nil) else { return nil }
        let isKnown = OfficialPapers.kinds[form.codes[0]] != nil || OfficialPapers.isIssuer(form.codes[0])
        guard isKnown || (form.codes.count > 1 && form.codes[0].utf8.count <= 6) else { return nil }
        form.end = next
        return form
    }

    /// A code is written in capitals, perhaps with small letters within (TTr, TTg), perhaps with a number (QH15).
    private func code(_ passage: Passage, at index: Int) -> (code: String, end: Int)? {
        guard let shape = passage.shape(index), shape != .lower, !passage.isBreak(index) else { return nil }
        let text = passage.text(index)
        guard shape != .title || OfficialPapers.kinds[text] != nil else { return nil }
        if passage.isAdjacent(index + 1), let digits = passage.digits(index + 1), digits.utf8.count <= 2 {
            return (text + digits, index + 2)
        }
        return (text, index + 1)
    }

    private func name(_ codes: [String], _ site: Site) -> (type: String?, issuers: [String]) {
        if let kind = OfficialPapers.kinds[codes[0]] {
            return (kind, codes.dropFirst().map { issuer($0, site) })
        }
        if let law = OfficialPapers.law(codes[0], numbers: site.numbers) { return ("Luật", [law]) }
        // A letter: the codes behind the issuer are those of the office that wrote it.
        return ("Công văn", [issuer(codes[0], site)])
    }

    private func issuer(_ code: String, _ site: Site) -> String {
        if let law = OfficialPapers.law(code, numbers: site.numbers) { return law }
        return OfficialPapers.issuer(code) ?? site.vocabulary.abbreviation(code) ?? LetterNames.spell(letters(code))
    }

    private func letters(_ code: String) -> [Unicode.Scalar] {
        code.unicodeScalars.filter { Letters.kind($0) != .digit }
    }

    /// What has to be said before the number.
    private func heading(_ site: Site, type: String?) -> String {
        let passage = site.passage
        var before = site.index - 1
        while passage.isSymbol(before, ":") { before -= 1 }
        if passage.isWord(before, "số") { return "" }
        guard let type else { return "số " }
        let words = type.lowercased().split(separator: " ")
        // NĐ 30/2020/NĐ-CP: the abbreviation is read as the kind already.
        let abbreviated = AmbiguousAbbreviations.meaning(passage.text(before), at: site.at(before), hasStop: false)
        let isSaid =
            abbreviated?.spoken == type.lowercased()
            || words.indices.allSatisfy { passage.isWord(before - words.count + 1 + $0, String(words[$0])) }
        return isSaid || saysOtherKind(passage, before: before) ? "số " : type + " số "
    }

    private func saysOtherKind(_ passage: Passage, before index: Int) -> Bool {
        OfficialPapers.kinds.values.contains { kind in
            let words = kind.lowercased().split(separator: " ")
            return words.indices.allSatisfy { passage.isWord(index - words.count + 1 + $0, String(words[$0])) }
        }
    }

    /// `… của Chính phủ` follows, perhaps after the date.
    private func saysWhose(_ passage: Passage, after end: Int) -> Bool {
        if passage.isWord(end, "của") { return true }
        guard passage.isWord(passage.isSymbol(end, ",") ? end + 1 : end, "ngày") else { return false }
        return (end...end + 12).contains { passage.isWord($0, "của") && !passage.isBreak($0) }
    }
}
