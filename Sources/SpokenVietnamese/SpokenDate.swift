/// Dates and times as they are said.
package struct SpokenDate: Sendable {
    private let numbers: NumberWords

    package init(settings: ReadingSettings = .standard) {
        self.numbers = NumberWords(settings: settings)
    }

    /// A date as the opening words have it: *thứ Ba, ngày mùng tám tháng tám năm hai nghìn không trăm hai mươi ba*.
    ///
    /// `weekday` is 0 for Monday to 6 for Sunday.
    package func words(weekday: Int, day: Int, month: Int, year: Int) -> String {
        "\(self.weekday(weekday)), ngày \(date(day: day, month: month, year: year))"
    }

    /// *năm giờ ba mươi phút*; the full hour has no minutes.
    package func time(hour: Int, minute: Int) -> String {
        let hours = numbers.cardinal(hour) + " giờ"
        return minute == 0 ? hours : "\(hours) \(numbers.cardinal(minute)) phút"
    }

    /// 0 is *thứ Hai*, 6 *Chủ nhật*.
    private func weekday(_ index: Int) -> String {
        let names = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
        return names[min(max(0, index), 6)]
    }

    func date(day: Int, month: Int, year: Int?, afterMung: Bool = false) -> String {
        "\(self.day(day, afterMung: afterMung)) tháng \(self.month(month))\(yearAfter(month: month, year))"
    }

    /// Day 15 is *rằm*, month 1 *giêng*, 12 *chạp*.
    func lunar(day: Int, month: Int, year: Int?, afterMung: Bool = false) -> String {
        let dayWords = day == 15 ? "rằm" : self.day(day, afterMung: afterMung)
        return "\(dayWords) tháng \(lunarMonth(month))\(yearAfter(month: month, year))"
    }

    /// Days 1 to 10 are *mùng*.
    func day(_ day: Int, afterMung: Bool = false) -> String {
        day <= 10 && !afterMung ? "mùng " + numbers.cardinal(day) : numbers.cardinal(day)
    }

    func month(_ month: Int) -> String { month == 4 ? "tư" : numbers.cardinal(month) }

    func lunarMonth(_ month: Int) -> String {
        switch month {
        case 1: "giêng"
        case 12: "chạp"
        default: self.month(month)
        }
    }

    /// *tháng năm năm hai nghìn…* would not be understood: May takes a pause.
    func yearAfter(month: Int, _ year: Int?) -> String {
        guard let year else { return "" }
        return (month == 5 ? ", năm " : " năm ") + numbers.cardinal(year)
    }
}
