package import CivilTime
package import Diagnostics
internal import StationModel

/// Dates and durations as people read them.
package enum Written {
    /// `Thứ Ba 08/08/2023`, `Tue 08/08/2023`.
    package static func date(_ date: LocalDate, _ language: Language) -> String {
        "\(date.weekday.name[language]) \(date.dayMonthYear)"
    }

    /// `+0.002 s`: against the promised instant, to the millisecond; from a minute on `+5:02`.
    package static func lateness(_ duration: Duration, _ language: Language) -> String {
        guard duration < .seconds(60) else { return "+" + duration.minutesAndSeconds }
        let milliseconds = Int((duration.inSeconds * 1000).rounded())
        let (whole, fraction) = (abs(milliseconds) / 1000, (abs(milliseconds) % 1000).padded(3))
        let point = language == .vietnamese ? "," : "."
        return "\(milliseconds < 0 ? "-" : "+")\(whole)\(point)\(fraction) s"
    }
}

extension Weekday {
    /// At the head of a line: `Thứ Ba`, `Tue`.
    package var name: Phrase {
        let name = inSentence
        return Phrase(vi: name.vi.prefix(1).uppercased() + name.vi.dropFirst(), en: String(name.en.prefix(3)))
    }
}
