/// Two numbers with a slash or a colon between them: a date, a fraction, a ratio, round the clock.
struct FractionRule: ReadingRule {
    enum Verdict: Equatable {
        case date, doubtfulDate, fraction, doubtfulFraction, ratio
    }

    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        if let large = largeRatio(site) { return large }
        guard let upper = passage.digits(site.index), passage.isAdjacent(site.index + 1),
            passage.isAdjacent(site.index + 2), let lower = passage.digits(site.index + 2)
        else { return nil }
        if passage.isSymbol(site.index + 1, ":") { return scale(site, upper, lower) }
        guard passage.isSymbol(site.index + 1, "/") else { return nil }
        return roundTheClock(site) ?? fraction(site, upper, lower)
    }

    /// What `over/under` is, by the words around it. `1/5`, `2/9` and `3/4` can be either.
    static func verdict(_ site: Site, _ over: Int, _ under: Int, end: Int) -> Verdict {
        let passage = site.passage
        guard (1...31).contains(over), (1...12).contains(under) else {
            return isProperFraction(site, over, under, end: end) ? .fraction : .ratio
        }
        let before = passage.wordBefore(site.index)
        if ["số", "nhà", "tỷ", "tỉ", "lệ", "kiệt", "hẻm", "ngõ", "ngách", "lô", "thửa"].contains(before)
            && passage.isWord(site.index - 1)
        {
            return .ratio
        }
        if site.lunarMark(at: end) != nil || DateCues.day.contains(before) && !isShare(passage, at: end) {
            return .date
        }
        if DateCues.isHoliday(over, under), passage.hasWord(DateCues.feast, before: site.index, within: 8) {
            return .date
        }
        if before == "đạt" || (over == 24 && under == 7) { return .ratio }
        if shareCues.contains(before) || isShare(passage, at: end) || isPart(passage, at: end) {
            return over < under ? .fraction : .ratio
        }
        if passage.text(site.index).hasPrefix("0") || passage.text(site.index + 2).hasPrefix("0") || over > under {
            return .date
        }
        if isListed(site) || startsSpan(passage, at: end) { return .date }
        if over <= under, passage.isWord(end, in: CountNouns.parts), !passage.isBreak(end) { return .ratio }
        if DateCues.isHoliday(over, under) { return .doubtfulDate }
        return under <= 4 && over < under ? .doubtfulFraction : .doubtfulDate
    }

    private static let shareCues: Set<String> = [
        "chiếm", "hơn", "gần", "khoảng", "giảm", "tăng", "bằng", "được", "ít", "nhất", "quá", "còn", "mất", "góp",
        "thu",
        "chỉ", "với", "có", "thêm", "bớt", "vòng",
    ]

    /// `3/4 diện tích`: what it is a share of follows.
    private static func isShare(_ passage: Passage, at token: Int) -> Bool {
        passage.isWord(
            token,
            in: ["số", "diện", "dân", "tổng", "quãng", "chiều", "thời", "lượng", "mức", "giá", "thu", "lực", "hộ"])
            && !passage.isBreak(token)
    }

    /// `1/3 ruộng`; after *ngày* such a word is the subject of what follows.
    private static func isPart(_ passage: Passage, at token: Int) -> Bool {
        passage.isWord(token, in: ["ruộng", "vườn", "đất", "đàn", "vốn", "chặng", "sản", "công", "thửa", "nước"])
            && !passage.isBreak(token)
    }

    private static func isProperFraction(_ site: Site, _ over: Int, _ under: Int, end: Int) -> Bool {
        over < under && under <= 100 && over <= 10
            && site.passage.wordBefore(site.index) != "đạt"
            && (shareCues.contains(site.passage.wordBefore(site.index)) || isShare(site.passage, at: end))
    }

    /// A date stands next to it: `30/4 - 1/5`.
    private static func isListed(_ site: Site) -> Bool {
        if case .date = site.previous?.kind { return true }
        let before = site.index - 1
        guard site.passage.isSymbol(before, in: "-,") || site.passage.isWord(before, in: ["và", "đến"]) else {
            return false
        }
        return DateRule.parse(site.passage, at: before - 3) != nil
    }

    /// A date behind a dash: `1/3 - 15/3`, but not `1/3 - 2/3 diện tích`.
    private static func startsSpan(_ passage: Passage, at dash: Int) -> Bool {
        guard passage.isSymbol(dash, "-"), let last = DateRule.parse(passage, at: dash + 1), last.day > last.month
        else {
            return false
        }
        return !isShare(passage, at: last.end) && !isPart(passage, at: last.end)
    }

    private func fraction(_ site: Site, _ upper: String, _ lower: String) -> Reading? {
        guard upper.utf8.count <= 9, lower.utf8.count <= 9, let over = Int(upper), let under = Int(lower) else {
            return nil
        }
        let end = site.index + 3
        let verdict = Self.verdict(site, over, under, end: end)
        var third = ""
        var last = end
        if site.passage.isAdjacent(end, "/"), site.passage.isAdjacent(end + 1), let more = site.passage.digits(end + 1)
        {
            third = " trên " + site.numbers.count(more)
            last = end + 2
        }
        guard verdict == .fraction || verdict == .doubtfulFraction, third.isEmpty else {
            return Reading(
                end: last, spoken: site.numbers.count(upper) + " trên " + site.numbers.count(lower) + third,
                kind: .number)
        }
        let words = site.numbers.count(upper) + " phần " + (under == 4 ? "tư" : site.numbers.count(lower))
        var reading = Reading(end: end, spoken: words, kind: .number)
        if verdict == .doubtfulFraction { reading.doubt = .date(site.passage.source(site.index..<end), readAs: words) }
        return reading
    }

    /// 1.250/1.300
    private func largeRatio(_ site: Site) -> Reading? {
        let passage = site.passage
        guard let upper = Numeral(passage, at: site.index), passage.isAdjacent(upper.end, "/"),
            passage.isAdjacent(upper.end + 1),
            let lower = Numeral(passage, at: upper.end + 1),
            upper.end > site.index + 1 || lower.end > upper.end + 2, !upper.isDoubtful, !lower.isDoubtful
        else { return nil }
        return Reading(
            end: lower.end, spoken: upper.words(site.numbers) + " trên " + lower.words(site.numbers), kind: .number)
    }

    /// 24/24 giờ, 24h/24h, 24/7
    private func roundTheClock(_ site: Site) -> Reading? {
        let passage = site.passage
        guard passage.text(site.index) == "24" else { return nil }
        var spoken = "hai mươi bốn"
        var end = site.index + 1
        while passage.isAdjacent(end, "/"), passage.isAdjacent(end + 1), ["24", "7"].contains(passage.text(end + 1)) {
            spoken += passage.text(end + 1) == "24" ? " trên hai mươi bốn" : " trên bảy"
            end += 2
        }
        guard end > site.index + 1 else { return nil }
        if passage.isAdjacent(end), passage.isWord(end, "h") { return Reading(end: end + 1, spoken: spoken + " giờ") }
        return Reading(end: end, spoken: spoken, kind: .number)
    }

    /// 1:500
    private func scale(_ site: Site, _ upper: String, _ lower: String) -> Reading? {
        let isScale = upper == "1" || site.passage.hasWord(["lệ"], before: site.index, within: 4)
        guard isScale, !lower.hasPrefix("0"), upper.utf8.count <= 6 else { return nil }
        let under = Numeral(site.passage, at: site.index + 2)
        return Reading(
            end: under?.end ?? site.index + 3,
            spoken: site.numbers.count(upper) + " trên " + (under?.words(site.numbers) ?? site.numbers.count(lower)),
            kind: .number)
    }
}
