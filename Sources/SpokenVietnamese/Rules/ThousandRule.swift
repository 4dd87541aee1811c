/// A number with a k: `200k` of money is *nghìn*, `5K` of a rule and `4K` of a screen are the letter.
struct ThousandRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        guard let numeral = Numeral(passage, at: site.index), passage.isAdjacent(numeral.end),
            passage.isWord(numeral.end, "k"), isLast(passage, numeral.end)
        else { return nil }
        let end = numeral.end + 1
        let words = numeral.words(site.numbers)
        if passage.shape(numeral.end) == .upper, numeral.end == site.index + 1, passage.length(site.index) == 1,
            passage.hasWord(Self.letterCues, before: site.index, within: 4)
        {
            return Reading(end: end, spoken: words + " ca", kind: .number)
        }
        let spoken = words + " " + site.numbers.settings.thousand.rawValue
        let isMoney =
            passage.isSymbol(end, in: "/-") || passage.isWord(end, "đồng")
            || passage.hasWord(Self.moneyCues, before: site.index, within: 8)
        return Reading(
            end: end, spoken: spoken, kind: .quantity,
            doubt: isMoney ? nil : .thousands(passage.source(site.index..<end), readAs: spoken))
    }

    private func isLast(_ passage: Passage, _ index: Int) -> Bool {
        !passage.isAdjacent(index + 1) || passage.kind(index + 1) == .symbol
    }

    private static let letterCues: Set<String> = [
        "tắc", "điệp", "vi", "tivi", "tv", "hình", "giải", "phim", "chuẩn", "gói", "camera",
    ]
    private static let moneyCues: Set<String> = [
        "giá", "phí", "tiền", "phạt", "thưởng", "nộp", "đóng", "thu", "bán", "mua", "mức", "trợ", "cước", "vé", "trả",
        "chi", "tặng", "hộ", "đồng", "lương", "công", "góp", "thuê", "vay", "quỹ", "nợ", "biếu", "bù", "k",
    ]
}
