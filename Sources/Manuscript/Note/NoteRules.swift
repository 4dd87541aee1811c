internal import CivilTime

/// How often, and for how long.
extension NoteWords {
    private typealias Found = NoteReading.Found

    private static let times: Set<String> = ["lần", "buổi", "lượt", "kỳ", "kì", "phiên", "b"]
    private static let airing: Set<String> = [
        "phát", "đọc", "tuyên", "truyền", "thanh", "sóng", "thực", "hiện", "là", ":", "bài",
    ]
    private static let each: Set<String> = ["/", "mỗi", "một", "1", "trong", "trên", "hàng", "hằng", "cho"]
    private static let dash = ["-", "–", "đến", "tới", "~", "hoặc"]

    // MARK: How often

    /// `tuần 2 lần`, `mỗi tuần phát hai buổi`, `3 lượt/tuần`, `ngày phát 1 lần`, `hằng ngày`.
    func frequency(at index: Int) -> NoteReading.Found? {
        periodFirst(at: index) ?? countFirst(at: index)
    }

    private func periodFirst(at index: Int) -> NoteReading.Found? {
        let lead = skip(["mỗi", "một", "1", "hàng", "hằng", "trong", "cứ", "trung", "bình"], at: index)
        let period = self[lead].folded
        guard period == "tuần" || period == "ngày" else { return nil }
        let start = skip(Self.airing, at: lead + 1)
        if let count = count(at: start) {
            // Three days a week are three airings; `ngày 3 ngày` is nothing.
            if let end = after(period == "tuần" ? ["ngày"] : [], at: count.end) ?? unit(at: count.end) {
                return found(count.value, period, end: end)
            }
        }
        let isDaily = period == "ngày" && lead > index && ["hằng", "hàng", "mỗi"].contains(self[lead - 1].folded)
        return isDaily ? Found(facts: [.daily], end: lead + 1) : nil
    }

    private func countFirst(at index: Int) -> NoteReading.Found? {
        guard let count = count(at: index), let unit = unit(at: count.end) else { return nil }
        // `3 buổi sáng trong tuần`
        let part = after(["sáng", "trưa", "chiều", "tối"], at: unit)
        let lead = skip(Self.each, at: skip(Self.airing, at: part ?? unit))
        let period = self[lead].folded
        guard lead > part ?? unit, ["tuần", "ngày", "tháng", "quý", "năm"].contains(period) else { return nil }
        var found = found(count.value, period, end: lead + 1)
        if part != nil { found.besides = unit }
        return found
    }

    private func unit(at index: Int) -> Int? { isUnit(index) ? index + 1 : nil }

    /// `lần`, `buổi`.
    func isUnit(_ index: Int) -> Bool { Self.times.contains(self[index].folded) }

    /// `đọc 2 lượt`, `2 lượt đọc`: how often it is read in one airing; behind it. At the first word.
    func readings(at index: Int) -> Int? {
        let lead = self[index].folded == "đọc" ? index + 1 : index
        guard let number = number(at: lead), let end = after(["lượt", "lần"], at: number.end),
            after(["đầu", "cuối"], at: end) == nil
        else { return nil }
        let isSaid = lead > index || index > 0 && self[index - 1].folded == "đọc"
        return isSaid ? end : after(["đọc"], at: end)
    }

    /// A count; of a range (`2-3 lần`) the value is `nil`.
    func count(at index: Int) -> (value: Int?, end: Int)? {
        guard let first = number(at: index) else { return nil }
        guard let dash = after(Self.dash, at: first.end), let second = number(at: dash) else {
            return (first.value, first.end)
        }
        return (nil, second.end)
    }

    /// More than fifty airings a week are a slip of the pen.
    private func found(_ count: Int?, _ period: String, end: Int) -> NoteReading.Found {
        guard let count, period == "tuần" || period == "ngày" else { return .unclear(end) }
        let times = period == "ngày" ? count * 7 : count
        return (1...50).contains(times) ? Found(facts: [.timesPerWeek(times)], end: end) : .unclear(end)
    }

    // MARK: For how long

    private static let atMost = [
        "không quá", "tối đa", "tối đa là", "dưới", "nhiều nhất", "không vượt quá", "không dài quá", "không hơn",
    ]
    private static let atLeast = ["ít nhất", "ít nhất là", "tối thiểu", "tối thiểu là", "trên", "không dưới", "hơn"]
    private static let minute = ["phút", "phut", "p", "'", "’", "′"]

    /// `10-15 phút`, `từ 10 đến 15 phút/lần`, `không quá 15 phút`, `10 phút trở lên`, `15'`.
    func length(at index: Int) -> NoteReading.Found? {
        let most = after(Self.atMost, at: index)
        let least = most == nil ? after(Self.atLeast, at: index) : nil
        let start = skip(["khoảng", "là"], at: most ?? least ?? index)
        guard start == index || most != nil || least != nil, let span = minutes(at: start) else { return nil }
        var end = span.end
        let upwards = after(["trở lên"], at: end)
        let downwards = after(["trở xuống", "trở lại"], at: end)
        end = upwards ?? downwards ?? end
        let lead = skip(Self.each, at: end)
        if ["lần", "buổi", "lượt", "bài", "kỳ", "b"].contains(self[lead].folded), lead > end {
            end = lead + 1
        } else if ["ngày", "tuần", "tháng"].contains(self[lead].folded), lead > end, self[end].folded != "trong" {
            return .unclear(lead + 1)
        }
        guard span.shortest > 0, span.shortest <= span.longest, span.longest <= 600, !isMoment(index) else {
            return .unclear(end)
        }
        let single = span.shortest == span.longest
        if most != nil || downwards != nil {
            return single ? Found(facts: [.longest(span.longest)], end: end) : .unclear(end)
        }
        if least != nil || upwards != nil {
            return single ? Found(facts: [.shortest(span.shortest)], end: end) : .unclear(end)
        }
        return Found(facts: [.shortest(span.shortest), .longest(span.longest)], end: end)
    }

    private func minutes(at index: Int) -> (shortest: Int, longest: Int, end: Int)? {
        guard let first = number(at: index) else { return nil }
        let unit = after(Self.minute, at: first.end)
        if let dash = after(Self.dash, at: unit ?? first.end), let second = number(at: dash),
            let end = after(Self.minute, at: second.end)
        {
            return (first.value, second.value, end)
        }
        return unit.map { (first.value, first.value, $0) }
    }

    /// `sau 5 phút` is no length.
    private func isMoment(_ index: Int) -> Bool {
        index > 0 && ["sau", "trước", "muộn", "chậm", "nghỉ", "cách", "sớm"].contains(self[index - 1].folded)
    }
}

/// From when to when.
extension NoteWords {
    /// `từ nay`, `từ ngày 8/8/2023`, `từ 8 đến 30/9`, `đến hết quý I/2024`, `trong tháng 10`.
    func span(at index: Int) -> NoteReading.Found? {
        beginning(at: index) ?? close(at: index) ?? end(at: index) ?? whole(at: index) ?? duration(at: index)
    }

    private func beginning(at index: Int) -> NoteReading.Found? {
        guard let lead = after(["từ", "kể từ", "tính từ", "bắt đầu từ", "bắt đầu"], at: index) else { return nil }
        if let end = after(["nay", "hôm nay", "bây giờ", "giờ"], at: lead), self[end].folded != "đi" {
            return Found(facts: [.fromToday], end: end)
        }
        if let end = after(["mai", "ngày mai"], at: lead) { return Found(facts: [.from(.tomorrow)], end: end) }
        if let start = nextWeek(at: lead) { return start }
        if let days = dashedDays(at: lead) { return days }
        if let day = day(at: lead) {
            guard ["-", "–"].contains(self[day.end].folded), let last = self.day(at: day.end + 1) else {
                return Found(facts: [.from(day.date)], end: day.end)
            }
            return Found(facts: [.from(day.date), .until(last.date)], end: last.end)
        }
        if let period = period(at: after(["đầu"], at: lead) ?? lead) {
            return Found(facts: [.from(period.date)], end: period.end)
        }
        return sharedMonth(at: lead)
    }

    /// `tuần sau`, `thứ hai tuần sau`.
    private func nextWeek(at index: Int) -> NoteReading.Found? {
        let day = weekday(at: skip(["ngày"], at: index))
        guard let end = after(["tuần sau", "tuần tới"], at: day?.end ?? index) else { return nil }
        return Found(facts: [.from(.nextWeek(day?.day ?? .monday))], end: end)
    }

    /// `8-10/9`: not 8 October.
    private func dashedDays(at index: Int) -> NoteReading.Found? {
        let start = skip(["ngày", "mùng", "mồng"], at: index)
        guard let first = number(at: start), ["-", "–"].contains(self[first.end].folded),
            let second = number(at: first.end + 1), self[second.end].folded == "/"
        else { return nil }
        return sharedMonth(at: index)
    }

    /// `ngày 8 đến hết ngày 30/9`, `8-30/9`.
    private func sharedMonth(at index: Int) -> NoteReading.Found? {
        guard let first = number(at: skip(["ngày", "mùng", "mồng"], at: index)), (1...31).contains(first.value),
            let lead = after(["-", "–", "đến", "tới", "đến hết"], at: first.end), let last = day(at: lead)
        else { return nil }
        return Found(facts: [.from(.dayOfSameMonth(first.value)), .until(last.date)], end: last.end)
    }

    /// `kết thúc trước ngày 1/1/2027`, `kết thúc vào 15/12`.
    private func close(at index: Int) -> NoteReading.Found? {
        let before = after(["kết thúc trước", "đến trước", "xong trước", "chấm dứt trước"], at: index)
        guard let lead = before ?? after(["kết thúc", "kết thúc vào"], at: index) else { return nil }
        if let day = day(at: lead) {
            return Found(facts: [.until(before == nil ? day.date : .before(day.date))], end: day.end)
        }
        guard let period = period(at: lead) else { return nil }
        return before == nil ? .unclear(period.end) : Found(facts: [.until(.before(period.date))], end: period.end)
    }

    private func end(at index: Int) -> NoteReading.Found? {
        let goal = after(["đến", "tới", "cho đến", "cho tới", "kéo dài đến", "kéo dài tới"], at: index)
        let whole = after(["hết", "cuối", "hết cuối"], at: goal ?? index)
        guard let lead = whole ?? goal else { return nil }
        if let day = day(at: lead), self[lead].folded != "tháng" {
            return Found(facts: [.until(day.date)], end: day.end)
        }
        guard let period = period(at: lead) else { return nil }
        // `đến tháng 9` may mean its beginning or its end.
        return whole == nil ? .unclear(period.end) : Found(facts: [.until(period.date)], end: period.end)
    }

    private func whole(at index: Int) -> NoteReading.Found? {
        let leads = [
            "trong", "suốt", "cả", "trong suốt", "trong cả", "thời gian :", "thời gian", "thời gian phát :",
            "thời gian thực hiện :", "thời gian phát sóng :",
        ]
        guard let lead = after(leads, at: index), let period = period(at: lead) else { return nil }
        return Found(facts: [.within(period.date)], end: period.end)
    }

    /// `trong 3 ngày`, `liên tục 2 tuần`: so many days from a first one that must be known.
    private func duration(at index: Int) -> NoteReading.Found? {
        let leads = ["trong", "liên tục", "liên tục trong", "liên tiếp", "trong vòng", "kéo dài", "suốt"]
        guard let lead = after(leads, at: index), let number = number(at: lead),
            let days = ["ngày": 1, "tuần": 7][self[number.end].folded], (1...99).contains(number.value)
        else { return nil }
        let end = number.end + 1
        return Found(
            facts: [.lasting(number.value * days)], end: after(["liền", "liên tục", "liên tiếp"], at: end) ?? end)
    }
}
