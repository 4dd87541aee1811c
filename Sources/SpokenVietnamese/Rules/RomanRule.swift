/// Roman numerals: after a word that takes a number, and elsewhere those that can be nothing else.
struct RomanRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        guard passage.shape(site.index) == .upper, let value = Self.value(passage.scalars(site.index)),
            !passage.isAdjacent(site.index + 1) || passage.isSymbol(site.index + 1, in: ".,;:)/-!?\"'")
        else { return nil }
        let before = passage.wordBefore(site.index)
        let isNamed = passage.isWord(site.index - 1) && Self.heads.contains(before) || isListed(site)
        if !isNamed {
            if startsLine(site) {
                return Reading(end: site.index + 2, spoken: site.numbers.cardinal(value), pause: .comma)
            }
            guard passage.length(site.index) > 1,
                passage.scalars(site.index).allSatisfy({ "IVX".unicodeScalars.contains($0) }),
                !(Syllable.isValid(passage.scalars(site.index)) && passage.isAmongCapitals(site.index))
            else { return nil }
        }
        let words = before == "thứ" ? site.numbers.ordinal(value) : site.numbers.cardinal(value)
        if passage.isAdjacent(site.index + 1, "/"), let year = passage.value(site.index + 2),
            (1900...2100).contains(year)
        {
            let spoken = words + (words.hasSuffix("năm") ? ", năm " : " năm ") + site.numbers.cardinal(year)
            return Reading(end: site.index + 3, spoken: spoken, kind: .date(hasYear: true))
        }
        return Reading(end: site.index + 1, spoken: words, kind: .number)
    }

    private static let heads: Set<String> = [
        "quý", "kỷ", "khóa", "khoá", "kỳ", "thứ", "hội", "chương", "phần", "mục", "động", "cấp", "loại", "vùng", "tập",
        "hạng", "đợt", "tuyến", "bảng", "hai", "độ", "nhóm", "lần", "bậc", "giai", "đoạn", "khu", "trung", "sóng",
        "lục", "thôn", "xóm", "ấp", "đội", "điều", "tổ",
    ]
    /// A list is looked through as far back as this, in tokens.
    private static let longestList = 24

    /// `quý I, II`, `thôn I, II và V`
    private func isListed(_ site: Site) -> Bool {
        let passage = site.passage
        var before = site.index
        while site.index - before < Self.longestList,
            passage.isSymbol(before - 1, in: ",-") || passage.isWord(before - 1, "và"), passage.isRoman(before - 2)
        {
            before -= 2
        }
        return before < site.index && passage.isWord(before - 1, in: Self.heads)
    }

    /// `II. Nội dung`, `I/ …`
    private func startsLine(_ site: Site) -> Bool {
        site.passage.tokens[site.index].startsLine && site.passage.isAdjacent(site.index + 1)
            && site.passage.isSymbol(site.index + 1, in: "./)") && !site.passage.isAdjacent(site.index + 2)
            && site.passage.scalars(site.index).allSatisfy { "IVX".unicodeScalars.contains($0) }
    }

    /// 1 to 3999, strictly written; `nil` if it is no numeral.
    ///
    /// C, D, L and M alone or in pairs are letters and abbreviations: `độ C`, `hạng D`, `MC`.
    static func value(_ letters: some Collection<Unicode.Scalar>) -> Int? {
        let small = letters.count { "IVX".unicodeScalars.contains($0) }
        guard small == letters.count || small > 0 && letters.count > 2, letters.count <= 15 else { return nil }
        let steps: [(String, Int)] = [
            ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10),
            ("IX", 9), ("V", 5), ("IV", 4), ("I", 1),
        ]
        var rest = Array(letters)[...]
        var value = 0
        for (sign, worth) in steps {
            var times = 0
            while rest.starts(with: sign.unicodeScalars), times < (sign.count == 1 && "MCXI".contains(sign) ? 3 : 1) {
                rest = rest.dropFirst(sign.count)
                value += worth
                times += 1
            }
        }
        return rest.isEmpty && value > 0 ? value : nil
    }
}
