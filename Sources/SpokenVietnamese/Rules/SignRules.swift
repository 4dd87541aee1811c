/// `≥ 18 tuổi` is *từ mười tám tuổi trở lên*; `< 6 tuổi` is *dưới sáu tuổi*.
struct ComparisonRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        var next = site.index + 1
        let orEqual = passage.isAdjacent(next, "=")
        if orEqual { next += 1 }
        let words: (before: String, after: String)? =
            switch passage.text(site.index) {
            case "≥": ("từ ", " trở lên")
            case ">": orEqual ? ("từ ", " trở lên") : ("trên ", "")
            case "≤": ("không quá ", "")
            case "<": orEqual ? ("không quá ", "") : ("dưới ", "")
            default: nil
            }
        guard let words, passage.isNumber(next), !passage.isBreak(next),
            let number = QuantityRule().reading(at: site.at(next))
        else { return nil }
        var spoken = number.spoken
        var end = number.end
        while end - number.end < 2, !passage.isBreak(end), passage.isWord(end, in: CountNouns.measures) {
            spoken += " " + passage.lowered(end)
            end += 1
        }
        return Reading(end: end, spoken: words.before + spoken + words.after, kind: .quantity)
    }
}

/// A slash: *một* between a measure and its unit, nothing in `và/hoặc`, elsewhere a pause between alternatives.
struct SlashRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        guard passage.isSymbol(site.index, "/") else { return nil }
        let next = site.index + 1
        if let unit = perUnit(site, next) { return unit }
        // 7h/20/9
        if site.previous?.kind == .time, passage.isNumber(next) { return Reading(end: next, spoken: "ngày") }
        if passage.isWord(next, in: ["hoặc", "và", "hay"]) || passage.isWord(site.index - 1, in: ["hoặc", "và"]) {
            return Reading(end: next, spoken: "")
        }
        let isLoose = !passage.isAdjacent(site.index) && !passage.isAdjacent(next)
        return Reading(end: next, spoken: "", pause: isLoose && passage.shape(next) == .title ? .stop : .comma)
    }

    private func perUnit(_ site: Site, _ next: Int) -> Reading? {
        let passage = site.passage
        guard !passage.isBreak(next), isMeasure(site) else { return nil }
        if let unit = Units.matchAlone(passage, at: next) {
            return Reading(end: unit.end, spoken: "một " + unit.spoken, kind: .quantity)
        }
        if let number = passage.value(next), passage.isAdjacent(next + 1), passage.isWord(next + 1, "h") {
            return Reading(end: next + 2, spoken: "trong \(site.numbers.cardinal(number)) giờ", kind: .quantity)
        }
        // 1 lần/3 tháng
        if passage.isNumber(next), passage.isWord(next + 1, in: CountNouns.denominators) {
            return Reading(end: next, spoken: "mỗi")
        }
        guard passage.isWord(next) else { return nil }
        if let unit = Units.name(passage.text(next)) {
            return Reading(end: next + 1, spoken: "một " + unit, kind: .quantity)
        }
        guard passage.isWord(next, in: CountNouns.denominators) else { return nil }
        return Reading(end: next + 1, spoken: "một " + passage.lowered(next), kind: .quantity)
    }

    /// Is what stands before the slash measured or counted?
    private func isMeasure(_ site: Site) -> Bool {
        let passage = site.passage
        let before = site.index - 1
        if site.previous?.kind == .quantity { return true }
        if passage.isWord(before), Units.name(passage.text(before)) != nil, passage.length(before) > 1 { return true }
        guard passage.isWord(before) else { return false }
        // A number, and a noun or two: 2 lần, 5 triệu đồng.
        return (1...4).contains { passage.isNumber(before - $0) && !passage.endsSentence(before - $0 + 1) }
            || passage.isWord(before, "đồng")
    }
}

/// A dash: nothing but a pause where a line begins, *đến* in a span, the hyphen in `ki-lô-mét`, else a pause.
struct DashRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        guard passage.isSymbol(site.index, "-") else { return nil }
        let next = site.index + 1
        if passage.tokens[site.index].startsLine { return Reading(end: next, spoken: "", pause: .comma) }
        if let minus = minus(site) { return minus }
        if let span = span(site) { return span }
        guard passage.isAdjacent(site.index), passage.isAdjacent(next), passage.isWord(site.index - 1),
            passage.isWord(next)
        else { return Reading(end: next, spoken: "", pause: passage.isBreak(next) ? nil : .comma) }
        return isHyphen(site) ? nil : Reading(end: next, spoken: "", pause: .comma)
    }

    /// `-5°C`
    private func minus(_ site: Site) -> Reading? {
        let passage = site.passage
        guard !passage.isAdjacent(site.index), passage.isAdjacent(site.index + 1), passage.isNumber(site.index + 1),
            !passage.isNumber(site.index - 1), let number = QuantityRule().reading(at: site.at(site.index + 1)),
            number.spoken.hasSuffix("độ xê") || passage.isWord(number.end, "độ")
        else { return nil }
        return Reading(end: number.end, spoken: "âm " + number.spoken, kind: .quantity)
    }

    private func span(_ site: Site) -> Reading? {
        let passage = site.passage
        let next = site.index + 1
        guard !passage.isBreak(next) else { return nil }
        let until = Reading(end: next, spoken: "đến")
        // gió cấp 6 - cấp 7, thứ 2 - thứ 6: the same word again
        if passage.isNumber(site.index - 1), passage.isWord(site.index - 2), passage.isNumber(next + 1),
            passage.isWord(next), passage.lowered(next) == passage.lowered(site.index - 2)
        {
            return until
        }
        guard passage.isNumber(next) || passage.isRoman(next) else { return nil }
        switch site.previous?.kind {
        case .time, .quantity: return until
        case .date(let hasYear):
            guard passage.isNumber(next) else { return nil }
            // 30/4 - 01/5 are two holidays, 20/8 - 31/8 is a span.
            let isPair =
                !hasYear && !passage.hasWord(["từ"], before: site.index, within: 8)
                && isHolidayPair(passage, site.index)
            return isPair ? nil : until
        case .number: return rises(site) ? until : nil
        case .words, .phone, .coordinate, .address: return nil
        case nil: return isMeasured(site) ? until : nil
        }
    }

    private func isHolidayPair(_ passage: Passage, _ dash: Int) -> Bool {
        [dash - 3, dash + 1].allSatisfy { index in
            DateRule.parse(passage, at: index).map { DateCues.isHoliday($0.day, $0.month) } ?? false
        }
    }

    /// 2021-2025, but not năm học 2023-2024, nor 5-3.
    private func rises(_ site: Site) -> Bool {
        let passage = site.passage
        guard passage.isNumber(site.index - 1), passage.isNumber(site.index + 1) else {
            return passage.isRoman(site.index - 1) && passage.isRoman(site.index + 1)
        }
        let isSchoolYear =
            passage.length(site.index - 1) == 4
            && (site.phrase("năm", "học", before: site.index, within: 5)
                || site.phrase("niên", "khóa", before: site.index, within: 5)
                || site.phrase("đông", "xuân", before: site.index, within: 5))
        guard !isSchoolYear else { return false }
        guard let from = passage.value(site.index - 1, places: 9), let until = passage.value(site.index + 1, places: 9),
            passage.isAdjacent(site.index + 1) == passage.isAdjacent(site.index)
        else { return true }
        return from < until || Numeral(passage, at: site.index + 1)?.end != site.index + 2
            || passage.isSymbol(site.index - 2, in: ".,")
    }

    /// 10 triệu - 20 triệu
    private func isMeasured(_ site: Site) -> Bool {
        let passage = site.passage
        return passage.isWord(site.index - 1, in: CountNouns.measures)
            && (2...3).contains { passage.isNumber(site.index - $0) }
    }

    /// Is it the hyphen of one word, such as `ki-lô-mét`? Not between abbreviations, before a capital (`Quảng Trị-Huế`)
    /// or beside a tone that no borrowed word has (`kinh tế-xã hội`).
    private func isHyphen(_ site: Site) -> Bool {
        let (passage, index) = (site.passage, site.index)
        guard site.previous == nil, passage.shape(index + 1) == .lower else { return false }
        if passage.shape(index - 1) == .upper, passage.length(index - 1) > 1 { return false }
        return [index - 1, index + 1].allSatisfy { side in
            passage.scalars(side).contains(where: Letters.isVowel)
                && passage.scalars(side).allSatisfy { ![.hoi, .nga, .nang].contains(Letters.tone($0)) }
        }
    }
}

extension Passage {
    func isRoman(_ index: Int) -> Bool {
        shape(index) == .upper && RomanRule.value(scalars(index)) != nil
    }
}

/// `công nghệ thông tin (CNTT)`: the abbreviation in brackets after its full form is not said, and from there on known.
struct BracketRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        guard passage.isSymbol(site.index, "("),
            let close = (site.index + 2..<site.index + 10).first(where: { passage.isSymbol($0, ")") })
        else { return nil }
        let inner = site.index + 1..<close
        if inner.allSatisfy({ passage.isWord($0) }), repeats(site, inner) { return Reading(end: close + 1, spoken: "") }
        guard inner.allSatisfy({ isCode(passage, $0) }) else { return nil }
        let code = inner.map(passage.text).joined()
        guard let full = site.vocabulary.abbreviation(code).flatMap({ endsWith($0, site) }) ?? initials(code, site)
        else {
            return nil
        }
        return Reading(end: close + 1, spoken: "", explained: (code, full))
    }

    private func isCode(_ passage: Passage, _ index: Int) -> Bool {
        switch passage.kind(index) {
        case .word: passage.shape(index) != .lower && passage.shape(index) != .title
        case .symbol: passage.isSymbol(index, in: "-&.")
        default: false
        }
    }

    /// The full form as it stands before the bracket, if that is what the abbreviation means.
    private func endsWith(_ meaning: String, _ site: Site) -> String? {
        let words = meaning.lowercased().split { " ,".contains($0) }
        var before = site.index - 1
        for word in words.reversed() {
            while site.passage.isSymbol(before, in: ",-&") { before -= 1 }
            guard site.passage.isWord(before, String(word)) else { return nil }
            before -= 1
        }
        return meaning
    }

    /// The words before the bracket whose first letters the abbreviation is made of; *và* and *của* may be left out.
    private func initials(_ code: String, _ site: Site) -> String? {
        let passage = site.passage
        let letters = code.unicodeScalars.filter { Letters.kind($0) == .upper }
        guard letters.count > 1 else { return nil }
        var before = site.index - 1
        for letter in letters.reversed() {
            while passage.isSymbol(before, in: ",-") || skips(passage, before, letter) { before -= 1 }
            guard passage.isWord(before), let first = passage.scalars(before).first,
                stem(first) == stem(letter), !passage.tokens[before].startsLine || letter == letters.first
            else { return nil }
            before -= 1
        }
        return (before + 1..<site.index).map { passage.isWord($0) ? passage.text($0) : "," }
            .joined(separator: " ").replacing(" ,", with: ",")
    }

    private func skips(_ passage: Passage, _ index: Int, _ letter: Unicode.Scalar) -> Bool {
        passage.isWord(index, in: ["và", "của"]) && passage.scalars(index).first.map(stem) != stem(letter)
    }

    /// Ủ, Ư and Ú all stand as U in an abbreviation; Đ is a letter of its own.
    private func stem(_ letter: Unicode.Scalar) -> Unicode.Scalar {
        switch Letters.base(letter) {
        case "ă", "â": "a"
        case "ê": "e"
        case "ô", "ơ": "o"
        case "ư": "u"
        case let base: base
        }
    }

    /// `UBND (Ủy ban nhân dân)`
    private func repeats(_ site: Site, _ inner: Range<Int>) -> Bool {
        guard let said = site.previous?.spoken, inner.count > 1 else { return false }
        return inner.map(site.passage.lowered).joined(separator: " ") == said.lowercased()
    }
}
