internal import CivilTime

/// On which days and at which times.
extension NoteWords {
    private typealias Found = NoteReading.Found

    /// `17h30`, `lúc 6 giờ và 17 giờ`, `các ngày thứ 2, 4, 6`, `thứ ba và thứ sáu hằng tuần`.
    func slot(at index: Int) -> NoteReading.Found? { clockTimes(at: index) ?? weekdays(at: index) }

    // MARK: Times

    /// What makes of a time the end of something, or something near it.
    private static let vague: Set<String> = [
        "từ", "đến", "tới", "khoảng", "trước", "sau", "tầm", "-", "–", "~", "quá", "độ", "gần", "hết",
    ]

    private func clockTimes(at index: Int) -> NoteReading.Found? {
        let start = after(["lúc", "vào lúc", "hồi", "vào hồi"], at: index) ?? index
        guard let first = clockTime(at: start) else { return nil }
        var times: Set<TimeOfDay> = []
        var isClear = index == 0 || !Self.vague.contains(self[index - 1].folded)
        var end = first.end
        var next: (time: TimeOfDay?, end: Int)? = first
        while let moment = next {
            if let time = moment.time { times.insert(time) } else { isClear = false }
            end = moment.end
            let lead = skip(["và", ",", "&", ";", "lúc"], at: end)
            next = lead > end ? clockTime(at: lead) : nil
        }
        if ["-", "–", "đến", "tới", "~", "kém", "hoặc", "hay"].contains(self[end].folded) {
            let last = clockTime(at: end + 1)?.end ?? number(at: end + 1)?.end ?? end
            return .unclear(last)
        }
        return isClear && (1...4).contains(times.count) ? Found(facts: [.times(times)], end: end) : .unclear(end)
    }

    /// `17 giờ 30 phút`, `17h30`, `17:30`, `5 giờ chiều`; without a time where it may be two of them.
    private func clockTime(at index: Int) -> (time: TimeOfDay?, end: Int)? {
        guard let hour = number(at: index) else { return nil }
        var end = hour.end
        var minutes = 0
        if ["giờ", "h", "g"].contains(self[end].folded) {
            end += 1
            if self[end].folded == "rưỡi" {
                (minutes, end) = (30, end + 1)
            } else if let minute = number(at: end), !isUnit(minute.end), !isDateSign(minute.end) {
                (minutes, end) = (minute.value, after(["phút", "p", "'", "’"], at: minute.end) ?? minute.end)
            }
        } else if self[end].folded == ":", let minute = number(at: end + 1), self[end + 1].text.utf8.count == 2 {
            (minutes, end) = (minute.value, minute.end)
        } else {
            return nil
        }
        var part = after(["sáng", "trưa", "chiều", "tối", "đêm"], at: end)
        if let behind = part { end = behind }
        if part == nil, index > 0, after(["sáng", "trưa", "chiều", "tối", "đêm"], at: index - 1) != nil {
            part = index
        }
        let name = part.map { self[$0 - 1].folded }
        return (Self.time(hour.value, minutes, of: name), end)
    }

    /// - Parameter part: of the day: `chiều`.
    private static func time(_ hour: Int, _ minute: Int, of part: String?) -> TimeOfDay? {
        guard (0..<60).contains(minute) else { return nil }
        let isRight: Bool
        var hour = hour
        switch part {
        case "sáng": isRight = (1...11).contains(hour)
        case "trưa": isRight = (10...13).contains(hour)
        case "chiều":
            if (1...6).contains(hour) { hour += 12 }
            isRight = (12...19).contains(hour)
        case "tối":
            if (6...11).contains(hour) { hour += 12 }
            isRight = (17...23).contains(hour)
        case "đêm": isRight = false
        // 3 o'clock is said of the afternoon, too.
        default: isRight = (5...23).contains(hour)
        }
        return isRight ? TimeOfDay(minute: hour * 60 + minute) : nil
    }

    private func isDateSign(_ index: Int) -> Bool { ["/", "tháng"].contains(self[index].folded) }

    // MARK: Days of the week

    private static let dayNames: [String: Weekday] = [
        "hai": .monday, "2": .monday, "ba": .tuesday, "3": .tuesday, "tư": .wednesday, "4": .wednesday,
        "năm": .thursday, "5": .thursday, "sáu": .friday, "6": .friday, "bảy": .saturday, "bẩy": .saturday,
        "7": .saturday,
    ]

    /// `thứ hai`, `thứ 2`, `T2`, `chủ nhật`, `CN`.
    func weekday(at index: Int) -> (day: Weekday, end: Int)? {
        if let end = after(["chủ nhật", "chúa nhật", "cn"], at: index) { return (.sunday, end) }
        guard let lead = after(["thứ", "t"], at: index) else { return nil }
        return Self.dayNames[self[lead].folded].map { ($0, lead + 1) }
    }

    /// The next of a list whose first has its `thứ`: `thứ 2, 4, 6`.
    private func otherWeekday(at index: Int) -> (day: Weekday, end: Int)? {
        if let day = weekday(at: skip(["ngày", "vào", "chiều", "sáng", "tối"], at: index)) { return day }
        guard let day = Self.dayNames[self[index].folded] else { return nil }
        let next = self[index + 1].folded
        // `thứ ba, 2 lần`, `thứ ba, 6 giờ`, `thứ ba, 4/12`
        let isOther =
            isUnit(index + 1) || number(at: index + 1) != nil
            || ["/", "h", "g", "giờ", "phút", "p", "'", "ngày", "tuần", "tháng", ":", "."].contains(next)
                && !(next == "." && isLast(index + 1))
        return isOther ? nil : (day, index + 1)
    }

    private func isLast(_ index: Int) -> Bool { number(at: index + 1) == nil }

    private func weekdays(at index: Int) -> NoteReading.Found? {
        let start = skip(["vào", "các", "mỗi", "hằng", "hàng", "những", "ngày"], at: index)
        // `hằng ngày vào thứ ba` contradicts itself.
        guard let first = weekday(at: start), after(["hằng ngày", "hàng ngày"], at: index) == nil else { return nil }
        let every: Set<String> = ["các", "mỗi", "hằng", "hàng", "những"]
        var isWeekly = (index..<start).contains { every.contains(self[$0].folded) }
        var days: Set<Weekday> = [first.day]
        var end = first.end
        if let lead = after(["đến", "tới", "-", "–", "đến hết"], at: end), let last = weekday(at: lead) {
            guard first.day.index < last.day.index, otherWeekday(at: skip([",", "và", "-"], at: last.end)) == nil else {
                return .unclear(last.end)
            }
            days = Set(Weekday.allCases[first.day.index...last.day.index])
            end = last.end
        } else {
            while let day = otherWeekday(at: skip([",", "và", "&", "-", "–", ";", "+"], at: end)),
                end < skip([",", "và", "&", "-", "–", ";", "+"], at: end)
            {
                // `thứ 2-6` may be two days or five.
                if days.count == 1, ["-", "–"].contains(self[end].folded), !isDash(day.end) {
                    return .unclear(day.end)
                }
                days.insert(day.day)
                end = day.end
            }
        }
        if let weekly = after(["hằng tuần", "hàng tuần", "mỗi tuần", "trong tuần", "của tuần"], at: end) {
            // `thứ ba mỗi tuần 2 lần` is another clause.
            if count(at: weekly) == nil { (isWeekly, end) = (true, weekly) }
        }
        return isWeekly || days.count > 1 ? Found(facts: [.weekdays(days)], end: end) : .unclear(end)
    }

    private func isDash(_ index: Int) -> Bool { ["-", "–"].contains(self[index].folded) }
}
