package import Diagnostics

/// A month of the Gregorian calendar, without a zone. Years 1 to 9999.
package struct LocalMonth: Sendable, Hashable, Comparable {
    package let first: LocalDate

    package init(of date: LocalDate) {
        self.first = date - (date.day - 1)
    }

    /// Reads `YYYY-MM`, nothing else.
    package init?(_ text: some StringProtocol) {
        guard let first = LocalDate("\(text)-01") else { return nil }
        self.first = first
    }

    package var year: Int { first.year }
    /// 1 to 12.
    package var month: Int { first.month }
    package var last: LocalDate { next.first - 1 }
    package var days: ClosedRange<LocalDate> { first...last }
    package var next: LocalMonth { LocalMonth(of: first + 31) }

    package static func < (one: LocalMonth, other: LocalMonth) -> Bool { one.first < other.first }
}

extension LocalMonth: CustomStringConvertible {
    /// `YYYY-MM`.
    package var description: String { "\(year.padded(4))-\(month.padded(2))" }

    /// In the middle of a sentence: `tháng 8 năm 2023`, `August 2023`.
    package var inSentence: Phrase {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return Phrase(vi: "tháng \(month) năm \(year)", en: "\(names[month - 1]) \(year)")
    }
}
