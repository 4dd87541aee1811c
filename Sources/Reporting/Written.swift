package import CivilTime
package import Diagnostics
internal import StationModel

/// Dates and durations as people read them.
package enum Written {
    /// `Thứ Ba 08/08/2023`, `Tue 08/08/2023`.
    package static func date(_ date: LocalDate, _ language: Language) -> String {
        "\(date.weekday.name[language]) \(date.dayMonthYear)"
    }

    /// `17:00:02`, `00:14:45`: seconds since midnight, or how long something took.
    package static func clock(_ seconds: Int) -> String {
        "\((seconds / 3600).padded(2)):\((seconds / 60 % 60).padded(2)):\((seconds % 60).padded(2))"
    }

    /// A number with its thousands apart: `4.215`, in English `4,215`.
    static func number(_ number: Int, _ language: Language) -> String {
        guard abs(number) >= 1000 else { return String(number) }
        let (whole, rest) = number.quotientAndRemainder(dividingBy: 1000)
        return Self.number(whole, language) + (language == .vietnamese ? "." : ",") + abs(rest).padded(3)
    }

    /// A value as it stands in a text or on paper.
    static func cell(_ cell: Cell, _ language: Language) -> String {
        switch cell {
        case .blank: ""
        case .text(let text): text
        case .number(let number): Self.number(number, language)
        case .date(let date): language == .vietnamese ? date.dayMonthYear : date.description
        case .clock(let seconds): clock(seconds)
        case .duration(let duration): duration.minutesAndSeconds
        }
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
    package var name: Phrase { Self.names[index] }

    // Made once: each line of a log book has one.
    private static let names = allCases.map { day in
        let name = day.inSentence
        return Phrase(vi: name.vi.prefix(1).uppercased() + name.vi.dropFirst(), en: String(name.en.prefix(3)))
    }
}
