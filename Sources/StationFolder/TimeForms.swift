internal import CivilTime
internal import Diagnostics
internal import StationModel

extension Form<LocalDate> {
    /// `2023-08-08`.
    static var date: Form {
        Form { text throws(Fault) in
            if let date = LocalDate(text) { return date }
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            if parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
                Int(parts[2]) != nil
            {
                throw .impossibleDate(text, year: year, month: month)
            }
            throw .badDate(text)
        }
    }
}

extension Fault {
    fileprivate static func impossibleDate(_ text: String, year: Int, month: Int) -> Fault {
        let lastDay = (28...31).last { LocalDate(year: year, month: month, day: $0) != nil }
        return Fault(
            "impossible-date",
            Phrase(vi: "không có ngày \(text)", en: "there is no day \(text)"),
            hint: lastDay.map {
                Phrase(
                    vi: "tháng \(month) năm \(year) có \($0) ngày", en: "that month, \(text.prefix(7)), has \($0) days")
            } ?? Phrase(vi: "viết năm-tháng-ngày, như: 2023-08-08", en: "write year-month-day, such as: 2023-08-08"))
    }

    fileprivate static func badDate(_ text: String) -> Fault {
        let numbers = text.split(whereSeparator: { "/.-".contains($0) }).compactMap { Int($0) }
        let asWritten =
            numbers.count == 3
            ? LocalDate(year: numbers[2], month: numbers[1], day: numbers[0])
                ?? LocalDate(year: numbers[0], month: numbers[1], day: numbers[2]) : nil
        let example = asWritten?.description ?? "2023-08-08"
        return Fault(
            "bad-date",
            Phrase(vi: "\(text.quoted) không phải là ngày", en: "\(text.quoted) is not a date"),
            hint: Phrase(
                vi: "viết năm-tháng-ngày, như: \(example)", en: "write year-month-day, such as: \(example)"))
    }
}

extension Form<Weekday> {
    /// `mon` to `sun`.
    static var weekday: Form {
        Form { text throws(Fault) in
            guard let weekday = Weekday(rawValue: text) else { throw .badWeekday(text) }
            return weekday
        }
    }
}

extension Fault {
    fileprivate static func badWeekday(_ text: String) -> Fault {
        Fault(
            "bad-weekday",
            Phrase(vi: "\(text.quoted) không phải là thứ trong tuần", en: "\(text.quoted) is not a day of the week"),
            hint: Phrase(
                vi: "viết mon (thứ Hai), tue, wed, thu, fri, sat (thứ Bảy) hoặc sun (Chủ nhật)",
                en: "write mon, tue, wed, thu, fri, sat or sun"))
    }
}

extension Form<Campaign.Slot> {
    /// `tue 17:00`.
    static var slot: Form {
        Form { text throws(Fault) in
            let parts = text.split(whereSeparator: \.isWhitespace)
            guard parts.count == 2 else {
                throw Fault(
                    "bad-slot",
                    Phrase(
                        vi: "\(text.quoted) không phải thứ và giờ phát",
                        en: "\(text.quoted) is not a weekday and a time"),
                    hint: Phrase(vi: "viết như: tue 17:00", en: "write it like: tue 17:00"))
            }
            guard let weekday = Weekday(rawValue: String(parts[0])) else { throw .badWeekday(String(parts[0])) }
            guard let time = TimeOfDay(parts[1]), time.minute < 1440 else { throw .badTime(String(parts[1])) }
            return Campaign.Slot(weekday, time)
        }
    }
}

extension Fault {
    fileprivate static func badTime(_ text: String) -> Fault {
        Fault(
            "bad-time",
            Phrase(vi: "\(text.quoted) không phải là giờ", en: "\(text.quoted) is not a time of day"),
            hint: Phrase(
                vi: "viết giờ và phút, như: 05:30 hoặc 17:00", en: "write hours and minutes, such as: 05:30 or 17:00"))
    }
}

extension Form<TimeWindow> {
    /// `05:30-06:30`; the dash may be a long one, as word processors put it.
    static var window: Form {
        Form { text throws(Fault) in
            let ends = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }.map { String($0).tidied }
            guard ends.count == 2 else {
                throw Fault(
                    "bad-window",
                    Phrase(vi: "\(text.quoted) không phải khung giờ", en: "\(text.quoted) is not a stretch of time"),
                    hint: Phrase(vi: "viết như: \"05:30-06:30\"", en: "write it like: \"05:30-06:30\""))
            }
            guard let start = TimeOfDay(ends[0]) else { throw .badTime(ends[0]) }
            guard let end = TimeOfDay(ends[1]) else { throw .badTime(ends[1]) }
            guard let window = TimeWindow(start, end) else {
                throw Fault(
                    "hours-reversed",
                    Phrase(
                        vi: "khung giờ \(text.quoted) kết thúc không sau lúc bắt đầu",
                        en: "the hours \(text.quoted) end no later than they begin"),
                    hint: Phrase(
                        vi: "viết giờ bắt đầu trước; khung qua nửa đêm thì tách làm hai",
                        en: "write the start first; split hours that cross midnight in two"))
            }
            return window
        }
    }
}

/// A day of each lunar year, as `lunar:` says it.
struct LunarDay: Hashable {
    let day: Int
    let month: Int
}

extension Form<LunarDay> {
    /// `1/1`, `10/3`: day and month.
    static var lunarDay: Form {
        Form { text throws(Fault) in
            let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
            guard numbers.count == 2, let day = numbers[0], let month = numbers[1], (1...30).contains(day),
                (1...12).contains(month)
            else {
                throw Fault(
                    "bad-lunar-day",
                    Phrase(
                        vi: "\(text.quoted) không phải ngày âm lịch",
                        en: "\(text.quoted) is not a day of the lunar year"),
                    hint: Phrase(
                        vi: "viết ngày/tháng âm lịch, như: 1/1 (Tết), 10/3 (Giỗ Tổ)",
                        en: "write day/month of the lunar year, such as: 1/1 (Tết), 10/3 (Giỗ Tổ)"))
            }
            return LunarDay(day: day, month: month)
        }
    }
}
