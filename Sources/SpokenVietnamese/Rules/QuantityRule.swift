/// All other numbers: counts with their units, days and months by the word before them, degrees of the map.
struct QuantityRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        guard let numeral = Numeral(passage, at: site.index) else { return nil }
        if let day = dayOrMonth(site, numeral) { return day }
        if numeral.fraction != nil, let list = tightList(site) { return list }
        if let both = millions(site) ?? measureAndRest(site) { return both }
        let words = numeral.words(site.numbers)
        var reading: Reading
        if let place = coordinate(passage, numeral, site.numbers) {
            reading = Reading(end: place.end, spoken: words + " " + place.spoken, kind: .coordinate)
        } else if let unit = Units.match(passage, at: numeral.end, numbers: site.numbers), !isName(site, numeral.end) {
            reading = Reading(end: unit.end, spoken: words + " " + unit.spoken, kind: .quantity)
        } else if passage.isAdjacent(numeral.end), passage.isWord(numeral.end, "o"),
            passage.isAdjacent(numeral.end + 1),
            passage.isWord(numeral.end + 1, "c")
        {
            reading = Reading(end: numeral.end + 2, spoken: words + " độ xê", kind: .quantity)
        } else {
            reading = Reading(end: numeral.end, spoken: words, kind: .number)
        }
        if numeral.isDoubtful {
            reading.doubt = .number(passage.source(site.index..<numeral.end), readAs: words)
        }
        return reading
    }

    /// `lớp 5 A`, `nhà 12 B`: a single letter after such a word is a name, not a unit.
    private func isName(_ site: Site, _ unit: Int) -> Bool {
        site.passage.length(unit) == 1 && site.passage.shape(unit) == .upper
            && ["lớp", "nhà", "số", "khối", "khu", "tổ", "đội"].contains(site.passage.wordBefore(site.index))
    }

    /// `mức độ 3,4` without a space is a list, not a decimal.
    private func tightList(_ site: Site) -> Reading? {
        let heads: Set<String> = [
            "độ", "lớp", "điều", "khoản", "điểm", "thôn", "xóm", "đội", "thứ", "tháng", "ngày", "khối",
        ]
        let passage = site.passage
        let isDegree = passage.isWord(site.index - 1, "độ") && !passage.isWord(site.index - 2, "mức")
        guard passage.isSymbol(site.index + 1, ","), heads.contains(site.listHead), !isDegree,
            passage.length(site.index) <= 2, passage.length(site.index + 2) <= 2,
            Units.match(passage, at: site.index + 3, numbers: site.numbers) == nil
        else { return nil }
        return Reading(
            end: site.index + 1, spoken: site.numbers.count(passage.text(site.index)), kind: .number, pause: .comma)
    }

    private func dayOrMonth(_ site: Site, _ numeral: Numeral) -> Reading? {
        let passage = site.passage
        guard numeral.fraction == nil, numeral.end == site.index + 1, let value = passage.value(site.index, places: 2),
            !passage.isAdjacent(numeral.end) || passage.kind(numeral.end) == .symbol,
            !(passage.isAdjacent(numeral.end) && passage.isSymbol(numeral.end, in: "%°"))
        else { return nil }
        let isDirect = passage.isWord(site.index - 1)
        if !isDirect, site.isNoun(numeral.end) { return nil }
        switch site.listHead {
        case "ngày": return day(site, value, isDirect: isDirect)
        case "đêm", "sáng", "trưa", "chiều", "tối":
            guard !site.isNoun(numeral.end), value <= 31, !passage.isWord(numeral.end, "giờ") else { return nil }
            return day(site, value, isDirect: isDirect)
        case "tháng": return month(site, value)
        case "thứ" where passage.isWord(site.index - 1, "thứ"):
            return Reading(end: numeral.end, spoken: site.numbers.ordinal(value), kind: .number)
        case "thứ" where (2...7).contains(value):
            // Of a span both ends are weekdays: thứ 2-6.
            let lead = passage.isSymbol(site.index - 1, "-") ? "thứ " : ""
            return Reading(end: numeral.end, spoken: lead + site.numbers.ordinal(value), kind: .number)
        default: return nil
        }
    }

    private func day(_ site: Site, _ value: Int, isDirect: Bool) -> Reading? {
        let passage = site.passage
        let next = site.index + 1
        let isCounted =
            isDirect && passage.isWord(site.index - 2, in: ["mỗi", "một", "hằng", "hàng", "trong", "bao", "nửa"])
        let countsTimes = passage.isWord(
            next,
            in: [
                "lần", "buổi", "bữa", "viên", "giờ", "tiếng", "ca", "lượt", "chuyến", "bản", "gói", "lít", "phút",
                "liều",
            ])
        guard (1...31).contains(value), !isCounted, !countsTimes else { return nil }
        let isLunar = passage.isWord(next, "tháng") && passage.isNumber(next + 1) && site.lunarMark(at: next + 2) != nil
        let words = isLunar && value == 15 ? "rằm" : site.dates.day(value)
        return Reading(end: next, spoken: words, kind: .number)
    }

    private func month(_ site: Site, _ value: Int) -> Reading? {
        let next = site.index + 1
        guard (1...12).contains(value) else { return nil }
        switch site.lunarMark(at: next) {
        case nil: break
        case .words: return Reading(end: next, spoken: site.dates.lunarMonth(value), kind: .number)
        case .sign(let end):
            let words = site.dates.lunarMonth(value) + (value == 1 || value == 12 ? "" : " âm lịch")
            return Reading(end: end, spoken: words, kind: .number)
        }
        let isBeforeYear = site.passage.isWord(next, "năm") && site.passage.isNumber(next + 1)
        return Reading(
            end: next, spoken: site.dates.month(value), kind: .number, pause: value == 5 && isBeforeYear ? .comma : nil)
    }

    /// `1m55`, `3m5`: what follows is parts of the measure; but `3m2` and `3m3` are square and cubic metres.
    private func measureAndRest(_ site: Site) -> Reading? {
        let passage = site.passage
        let end = site.index + 3
        let units = ["m": "mét", "km": "ki-lô-mét", "kg": "ki-lô-gam"]
        guard let whole = passage.value(site.index), passage.isAdjacent(site.index + 1),
            let unit = units[passage.text(site.index + 1)], passage.isAdjacent(site.index + 2),
            let rest = passage.digits(site.index + 2), rest.utf8.count <= 2, let value = Int(rest), value > 0,
            rest != "2" && rest != "3" || unit == "ki-lô-gam", !passage.isAdjacent(end) || passage.kind(end) == .symbol
        else { return nil }
        let parts = rest == "5" ? "rưỡi" : rest.hasPrefix("0") ? site.numbers.digits(rest) : site.numbers.count(rest)
        return Reading(end: end, spoken: "\(site.numbers.cardinal(whole)) \(unit) \(parts)", kind: .quantity)
    }

    /// 17,5°N; 17°15'N; 110,2E; Vietnamese bulletins also write B and Đ.
    private func coordinate(
        _ passage: Passage, _ numeral: Numeral, _ numbers: NumberWords
    ) -> (end: Int, spoken: String)? {
        let hasSign = passage.isSymbol(numeral.end, "°")
        var letter = hasSign ? numeral.end + 1 : numeral.end
        var minutes = ""
        for (sign, name) in [("'" as Unicode.Scalar, "phút"), ("\"", "giây")] where hasSign {
            guard passage.isAdjacent(letter), passage.isAdjacent(letter + 1, sign),
                let value = passage.value(letter, places: 2)
            else { break }
            minutes += " \(numbers.cardinal(value)) \(name)"
            letter += 2
        }
        guard hasSign || (numeral.fraction != nil && passage.isAdjacent(letter)), !passage.isBreak(letter),
            !passage.isAdjacent(letter + 1) || passage.kind(letter + 1) == .symbol
        else { return nil }
        let direction: String? =
            switch passage.text(letter) {
            case "N", "B": "vĩ Bắc"
            case "S": "vĩ Nam"
            case "E", "Đ": "kinh Đông"
            case "W" where hasSign, "T" where hasSign: "kinh Tây"
            default: nil
            }
        return direction.map { (letter + 1, "độ\(minutes) " + $0) }
    }

    /// `1tr5`, `1tr250`: what follows is tenths or thousandths of a million.
    private func millions(_ site: Site) -> Reading? {
        let passage = site.passage
        guard let whole = passage.value(site.index), passage.isAdjacent(site.index + 1),
            passage.isWord(site.index + 1, "tr"),
            passage.isAdjacent(site.index + 2), let rest = passage.value(site.index + 2, places: 3), rest > 0
        else { return nil }
        let thousands =
            passage.length(site.index + 2) == 1 ? rest * 100 : passage.length(site.index + 2) == 2 ? rest * 10 : rest
        let words = site.numbers.cardinal(whole * 1_000_000 + thousands * 1000)
        return Reading(end: site.index + 3, spoken: words, kind: .quantity)
    }
}

/// Numbers of parts of a text: `1.2`, `2.3.1`, `mục 1.1`; and the numbers and letters that a list begins with.
struct SectionRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        guard passage.length(site.index) <= 2, passage.isNumber(site.index) else { return nil }
        var spoken = site.numbers.count(passage.text(site.index))
        var end = site.index + 1
        var parts = 1
        while parts < 6, passage.isAdjacent(end, "."), passage.isAdjacent(end + 1), let part = passage.digits(end + 1),
            part.utf8.count <= 2
        {
            spoken += " chấm " + site.numbers.count(part)
            parts += 1
            end += 2
        }
        let startsLine = passage.tokens[site.index].startsLine
        if startsLine, passage.isAdjacent(end), passage.isSymbol(end, in: ".)/"), !passage.isAdjacent(end + 1) {
            return Reading(end: end + 1, spoken: spoken, pause: .comma)
        }
        if startsLine, parts == 1, passage.isSymbol(end, "-"), !passage.isNumber(end + 1), !passage.isBreak(end + 1),
            !passage.isAdjacent(end + 1)
        {
            return Reading(end: end + 1, spoken: spoken, pause: .comma)
        }
        guard parts > 2 || (parts == 2 && (startsLine || Self.heads.contains(passage.wordBefore(site.index)))) else {
            return nil
        }
        return Reading(end: end, spoken: spoken, pause: startsLine ? .comma : nil)
    }

    private static let heads: Set<String> = ["mục", "khoản", "điểm", "tiết", "phần", "bảng", "hình", "lục", "chương"]
}
