package import Diagnostics

extension Weekday {
    /// In the middle of a sentence: `thứ Ba`, `Tuesday`.
    package var inSentence: Phrase {
        switch self {
        case .monday: Phrase(vi: "thứ Hai", en: "Monday")
        case .tuesday: Phrase(vi: "thứ Ba", en: "Tuesday")
        case .wednesday: Phrase(vi: "thứ Tư", en: "Wednesday")
        case .thursday: Phrase(vi: "thứ Năm", en: "Thursday")
        case .friday: Phrase(vi: "thứ Sáu", en: "Friday")
        case .saturday: Phrase(vi: "thứ Bảy", en: "Saturday")
        case .sunday: Phrase(vi: "Chủ nhật", en: "Sunday")
        }
    }
}

extension LocalDate {
    /// `thứ Ba, 08/08/2023`, `Tuesday 2023-08-08`.
    package var inSentence: Phrase {
        Phrase(vi: "\(weekday.inSentence.vi), \(dayMonthYear)", en: "\(weekday.inSentence.en) \(self)")
    }
}

extension LocalDateTime {
    /// `17:00 thứ Ba, 08/08/2023`, `Tuesday 2023-08-08 17:00`.
    package var inSentence: Phrase {
        Phrase(vi: "\(time) \(date.inSentence.vi)", en: "\(date.inSentence.en) \(time)")
    }
}
