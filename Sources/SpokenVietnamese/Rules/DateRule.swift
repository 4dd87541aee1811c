/// Dates in figures: `8/8/2023`, `30/4`, `18-22/11/2026`, `15/7 ÂL`; months with their year: `5/2026`.
struct DateRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        guard site.passage.length(site.index) <= 4 else { return nil }
        return span(site) ?? date(site) ?? monthOfYear(site) ?? months(site) ?? twoYears(site)
    }

    struct Written {
        let day: Int
        let month: Int
        let year: Int?
        let end: Int
        let sign: String
    }

    /// 8/8/2023, 08-8-2023, 8.8.23, 8/8; nothing that goes on after it like the number of a paper.
    static func parse(_ passage: Passage, at index: Int) -> Written? {
        guard let day = passage.value(index, places: 2), (1...31).contains(day),
            passage.isSymbol(index + 1, in: "/-."), let month = passage.value(index + 2, places: 2),
            (1...12).contains(month)
        else { return nil }
        let sign = passage.text(index + 1)
        let isTight = passage.isAdjacent(index + 1) && passage.isAdjacent(index + 2)
        if passage.text(index + 3) == sign, isTight == passage.isAdjacent(index + 3),
            isTight || sign == "/", let year = year(passage, at: index + 4, sign: sign)
        {
            return goesOn(passage, at: index + 5)
                ? nil : Written(day: day, month: month, year: year, end: index + 5, sign: sign)
        }
        guard isTight, !goesOn(passage, at: index + 3) else { return nil }
        return Written(day: day, month: month, year: nil, end: index + 3, sign: sign)
    }

    private static func year(_ passage: Passage, at index: Int, sign: String) -> Int? {
        guard let year = passage.value(index) else { return nil }
        if passage.length(index) == 4 { return (1000...2999).contains(year) ? year : nil }
        return passage.length(index) == 2 && sign == "/" ? 2000 + year : nil
    }

    private static func goesOn(_ passage: Passage, at index: Int) -> Bool {
        guard passage.isAdjacent(index) else { return false }
        if passage.kind(index) != .symbol { return true }
        return passage.isSymbol(index, in: "/-.,%°") && passage.isAdjacent(index + 1)
            && (passage.isNumber(index + 1) || passage.shape(index + 1) == .upper)
            && !startsSecondDate(passage, at: index)
    }

    /// 30/4-01/5
    private static func startsSecondDate(_ passage: Passage, at index: Int) -> Bool {
        passage.isSymbol(index, "-") && passage.isNumber(index + 1) && passage.isSymbol(index + 2, "/")
    }

    private func date(_ site: Site) -> Reading? {
        guard let date = Self.parse(site.passage, at: site.index) else { return nil }
        if date.year == nil, date.sign != "/", !isSurely(date, site) { return nil }
        let before = site.passage.wordBefore(site.index)
        if date.year == nil, date.sign == "/" {
            switch FractionRule.verdict(site, date.day, date.month, end: date.end) {
            case .date, .doubtfulDate: break
            default: return nil
            }
        }
        let afterMung = ["mùng", "mồng"].contains(before)
        let (words, end) = words(date, site, afterMung: afterMung)
        var reading = Reading(end: end, spoken: words, kind: .date(hasYear: date.year != nil))
        if date.year == nil, date.sign == "/",
            FractionRule.verdict(site, date.day, date.month, end: date.end) == .doubtfulDate
        {
            reading.doubt = .date(site.passage.source(site.index..<date.end), readAs: words)
        }
        return reading
    }

    private func words(_ date: Written, _ site: Site, afterMung: Bool) -> (String, end: Int) {
        switch site.lunarMark(at: date.end) {
        case nil:
            return (site.dates.date(day: date.day, month: date.month, year: date.year, afterMung: afterMung), date.end)
        case .words:
            return (site.dates.lunar(day: date.day, month: date.month, year: date.year, afterMung: afterMung), date.end)
        case .sign(let end):
            let words = site.dates.lunar(day: date.day, month: date.month, year: date.year, afterMung: afterMung)
            // Rằm, giêng and chạp are of the lunar calendar; of other days it must be said.
            let isPlain = date.day != 15 && date.month != 1 && date.month != 12
            return (words + (isPlain ? " âm lịch" : ""), end)
        }
    }

    /// `1.5` and `2-9` are dates only where the word before says so, and 2-9 only as the holiday that it is known for.
    private func isSurely(_ date: Written, _ site: Site) -> Bool {
        guard DateCues.day.contains(site.passage.wordBefore(site.index)) else { return false }
        return date.sign == "." || date.day > date.month || DateCues.isHoliday(date.day, date.month)
    }

    /// 18-22/11/2026
    private func span(_ site: Site) -> Reading? {
        let passage = site.passage
        guard let first = passage.value(site.index, places: 2), passage.isSymbol(site.index + 1, "-"),
            let last = Self.parse(passage, at: site.index + 2), last.sign == "/", (1..<last.day).contains(first)
        else { return nil }
        let before = passage.wordBefore(site.index)
        let lead = before == "ngày" || before == "từ" ? "" : "từ "
        let from = (before == "ngày" ? "" : "ngày ") + site.dates.day(first)
        let (until, end) = words(last, site, afterMung: false)
        return Reading(end: end, spoken: "\(lead)\(from) đến ngày \(until)", kind: .date(hasYear: last.year != nil))
    }

    /// 5/2026
    private func monthOfYear(_ site: Site) -> Reading? {
        let passage = site.passage
        guard let month = passage.value(site.index, places: 2), passage.isAdjacent(site.index + 1, "/"),
            passage.isAdjacent(site.index + 2), passage.length(site.index + 2) == 4,
            let year = passage.value(site.index + 2), (1900...2100).contains(year),
            !Self.goesOn(passage, at: site.index + 3)
        else { return nil }
        let end = site.index + 3
        let kind = Reading.Kind.date(hasYear: true)
        let head = site.listHead
        if head == "tháng" {
            let words = site.dates.month(month) + site.dates.yearAfter(month: month, year)
            return Reading(end: end, spoken: words, kind: kind)
        }
        if (1...12).contains(month), !DateCues.numbered.contains(head) {
            let words = "tháng " + site.dates.month(month) + site.dates.yearAfter(month: month, year)
            return Reading(end: end, spoken: words, kind: kind)
        }
        let number = site.numbers.cardinal(month)
        let words = number + (number.hasSuffix("năm") ? ", năm " : " năm ") + site.numbers.cardinal(year)
        return Reading(end: end, spoken: words, kind: kind)
    }

    /// 9T/2023, 6T đầu năm
    private func months(_ site: Site) -> Reading? {
        let passage = site.passage
        let next = site.index + 2
        guard let count = passage.value(site.index, places: 2), passage.isAdjacent(site.index + 1),
            passage.text(site.index + 1) == "T"
        else { return nil }
        let words = site.numbers.cardinal(count) + " tháng"
        if passage.isAdjacent(next, "/"), let year = passage.value(next + 1), (1900...2100).contains(year) {
            return Reading(
                end: next + 2, spoken: "\(words) năm \(site.numbers.cardinal(year))", kind: .date(hasYear: true))
        }
        return passage.isWord(next, in: ["đầu", "cuối"]) ? Reading(end: next, spoken: words) : nil
    }

    /// 2023/2024
    private func twoYears(_ site: Site) -> Reading? {
        let passage = site.passage
        guard let first = passage.value(site.index), passage.isAdjacent(site.index + 1, "/"),
            passage.isAdjacent(site.index + 2),
            let second = passage.value(site.index + 2), first >= 1900, second == first + 1
        else { return nil }
        return Reading(
            end: site.index + 3, spoken: "\(site.numbers.cardinal(first)), \(site.numbers.cardinal(second))",
            kind: .number)
    }
}

/// Words around a number that tell what it is.
enum DateCues {
    /// A date follows.
    static let day: Set<String> = [
        "ngày", "mùng", "mồng", "sáng", "trưa", "chiều", "tối", "đêm", "hôm", "nay", "qua", "mai", "rạng", "lễ", "dịp",
        "từ", "đến", "tới", "trước", "sau", "hết", "vào", "rằm", "nhật", "ba", "tư", "sáu", "bảy", "tết", "kỷ", "niệm",
        "khánh",
    ]

    /// Of a feast or its holiday, said some words before: `Quốc tế Lao động 1/5`.
    static let feast: Set<String> = ["mừng", "lễ", "tết", "niệm", "khánh", "quốc", "nghỉ", "dịp"]

    /// Words that a number belongs to: what stands with a year behind it is then no month.
    static let numbered: Set<String> = [
        "số", "quý", "kỳ", "đợt", "khóa", "luật", "đại", "lần", "vụ", "tập", "bản", "tin", "nghị", "định", "tư",
        "quyết",
    ]

    /// Days that are known by their number: 30/4, 2-9.
    static func isHoliday(_ day: Int, _ month: Int) -> Bool {
        [
            (3, 2), (27, 2), (8, 3), (26, 3), (30, 4), (1, 5), (7, 5), (15, 5), (19, 5), (1, 6), (21, 6), (28, 6),
            (27, 7),
            (28, 7), (19, 8), (2, 9), (10, 10), (13, 10), (14, 10), (15, 10), (20, 10), (9, 11), (18, 11), (20, 11),
            (22, 12),
        ].contains { $0 == day && $1 == month }
    }
}
