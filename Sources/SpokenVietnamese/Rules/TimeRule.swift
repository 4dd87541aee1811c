/// Times of day: `5h30`, `5g30`, `05:30`, `17h00`, `17 giờ 30`; and `24h/24h`.
struct TimeRule: ReadingRule {
    func reading(at site: Site) -> Reading? {
        let passage = site.passage
        if passage.isWord(site.index - 1, "giờ"), let minutes = minutesAfterWord(site) { return minutes }
        guard let hour = passage.value(site.index, places: 2), hour <= 24 else { return nil }
        if let around = allDay(site, hour) { return around }
        return lettered(site, hour) ?? withColon(site, hour)
    }

    /// 5h30, 5g30, 17h, 7h30', 7h30p
    private func lettered(_ site: Site, _ hour: Int) -> Reading? {
        let passage = site.passage
        let letter = site.index + 1
        guard !passage.isBreak(letter) else { return nil }
        let isHour = passage.isWord(letter, "h") && (passage.isAdjacent(letter) || !passage.isAdjacent(letter + 1))
        let isHourOfTheSouth =
            passage.isAdjacent(letter) && passage.isWord(letter, "g") && showsTime(site, after: letter)
        guard isHour || isHourOfTheSouth else { return nil }
        guard let minute = minute(passage, at: letter + 1) else {
            guard !passage.isAdjacent(letter + 1) || passage.kind(letter + 1) == .symbol else { return nil }
            return Reading(end: letter + 1, spoken: site.dates.time(hour: hour, minute: 0), kind: .time)
        }
        var end = letter + 2
        let unit = passage.lowered(end)
        if !passage.isBreak(end), (["p", "ph", "'"].contains(unit) && passage.isAdjacent(end)) || unit == "phút" {
            end += 1
        }
        return Reading(end: end, spoken: site.dates.time(hour: hour, minute: minute), kind: .time)
    }

    private func minute(_ passage: Passage, at index: Int) -> Int? {
        guard passage.isAdjacent(index), let minute = passage.value(index, places: 2), minute < 60 else { return nil }
        return minute
    }

    /// `5g` alone may be five grams.
    private func showsTime(_ site: Site, after letter: Int) -> Bool {
        let passage = site.passage
        return minute(passage, at: letter + 1) != nil
            || passage.isWord(letter + 1, in: ["sáng", "trưa", "chiều", "tối", "đêm", "ngày", "đến"])
            || (passage.isSymbol(letter + 1, "-") && passage.isNumber(letter + 2) && passage.isWord(letter + 3, "g"))
            || (passage.isSymbol(site.index - 1, "-") && endsTime(passage, site.index - 2))
            || passage.isWord(site.index - 1, in: ["lúc", "từ", "đến", "hồi", "trước", "sau"])
    }

    /// `13g`, `13g30`, `13h30`, `13 giờ`
    private func endsTime(_ passage: Passage, _ index: Int) -> Bool {
        let letter = passage.isNumber(index) ? index - 1 : index
        return passage.isWord(letter, in: ["g", "h", "giờ"]) && passage.isNumber(letter - 1)
    }

    /// 05:30, 05:30:15
    private func withColon(_ site: Site, _ hour: Int) -> Reading? {
        let passage = site.passage
        guard passage.isAdjacent(site.index + 1, ":"), let minute = minute(passage, at: site.index + 2),
            passage.length(site.index + 2) == 2,
            !passage.hasWord(["lệ", "số"], before: site.index, within: 3)
        else { return nil }
        let end = site.index + 3
        guard passage.isAdjacent(end, ":"), let second = self.minute(passage, at: end + 1) else {
            guard !passage.isAdjacent(end) || passage.kind(end) == .symbol || passage.isWord(end, "h") else {
                return nil
            }
            let last = passage.isAdjacent(end) && passage.isWord(end, "h") ? end + 1 : end
            return Reading(end: last, spoken: site.dates.time(hour: hour, minute: minute), kind: .time)
        }
        let words =
            "\(site.numbers.cardinal(hour)) giờ \(site.numbers.cardinal(minute)) phút \(site.numbers.cardinal(second)) giây"
        return Reading(end: end + 2, spoken: words, kind: .time)
    }

    /// 24h/24h, 24h/7
    private func allDay(_ site: Site, _ hour: Int) -> Reading? {
        let passage = site.passage
        guard hour == 24, passage.isWord(site.index + 1, "h"), passage.isSymbol(site.index + 2, "/"),
            let days = passage.value(site.index + 3), days == 24 || days == 7
        else { return nil }
        let hasLetter = passage.isAdjacent(site.index + 4) && passage.isWord(site.index + 4, "h")
        let under = days == 24 ? "hai mươi bốn giờ" : "bảy"
        return Reading(end: site.index + (hasLetter ? 5 : 4), spoken: "hai mươi bốn trên " + under)
    }

    /// 17 giờ 30
    private func minutesAfterWord(_ site: Site) -> Reading? {
        let passage = site.passage
        let next = site.index + 1
        guard passage.isNumber(site.index - 2), let minute = passage.value(site.index, places: 2), minute < 60,
            Numeral(passage, at: site.index)?.end == next
        else { return nil }
        if passage.isWord(next, "phút") {
            return Reading(end: next + 1, spoken: site.numbers.cardinal(minute) + " phút", kind: .time)
        }
        guard passage.length(site.index) == 2, !site.isNoun(next),
            !(passage.isAdjacent(next) && passage.isSymbol(next, in: "/%°"))
        else { return nil }
        if passage.isAdjacent(next), passage.kind(next) != .symbol { return nil }
        let words = minute == 0 ? "" : site.numbers.cardinal(minute) + " phút"
        return Reading(end: next, spoken: words, kind: .time)
    }
}
