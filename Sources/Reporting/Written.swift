package import CivilTime
package import Diagnostics

/// Dates and durations as people read them.
package enum Written {
    /// `Thứ Ba 08/08/2023`, `Tue 08/08/2023`.
    package static func date(_ date: LocalDate, _ language: Language) -> String {
        let (year, month, day) = date.components
        return "\(date.weekday.name[language]) \(day.padded(2))/\(month.padded(2))/\(year)"
    }

    /// `13:05`, or `1:02:03` from an hour on.
    package static func duration(_ duration: Duration) -> String {
        let seconds = Int(duration.inSeconds.rounded())
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        let rest = (seconds % 60).padded(2)
        return hours == 0 ? "\(minutes):\(rest)" : "\(hours):\(minutes.padded(2)):\(rest)"
    }

    /// `+0.002 s`: against the promised instant, to the millisecond; from a minute on `+5:02`.
    package static func lateness(_ duration: Duration, _ language: Language) -> String {
        guard duration < .seconds(60) else { return "+" + self.duration(duration) }
        let milliseconds = Int((duration.inSeconds * 1000).rounded())
        let (whole, fraction) = (abs(milliseconds) / 1000, (abs(milliseconds) % 1000).padded(3))
        let point = language == .vietnamese ? "," : "."
        return "\(milliseconds < 0 ? "-" : "+")\(whole)\(point)\(fraction) s"
    }
}

extension Weekday {
    package var name: Phrase {
        switch self {
        case .monday: Phrase(vi: "Thứ Hai", en: "Mon")
        case .tuesday: Phrase(vi: "Thứ Ba", en: "Tue")
        case .wednesday: Phrase(vi: "Thứ Tư", en: "Wed")
        case .thursday: Phrase(vi: "Thứ Năm", en: "Thu")
        case .friday: Phrase(vi: "Thứ Sáu", en: "Fri")
        case .saturday: Phrase(vi: "Thứ Bảy", en: "Sat")
        case .sunday: Phrase(vi: "Chủ nhật", en: "Sun")
        }
    }
}
