package import CivilTime
package import StationModel

/// The quiet days of a span, solar and lunar, each with its reason.
struct QuietCalendar {
    private var reasons: [LocalDate: String] = [:]

    /// Where two entries share a day, the first in the file gives the reason.
    init(_ quietDays: [QuietDay], in span: ClosedRange<LocalDate>) {
        // A stretch that begins in a lunar year may reach into the next; a lunar year begins in its Gregorian one.
        let isLunar = quietDays.contains { if case .lunar = $0.days { true } else { false } }
        let years = isLunar ? (span.lowerBound.year - 2...span.upperBound.year).map(LunarYear.init) : []
        for quiet in quietDays {
            switch quiet.days {
            case .solar(let days): add(days, quiet.reason, in: span)
            case .lunar(let day, let month, let count):
                for first in years.compactMap({ Self.date(day: day, month: month, in: $0) }) where count > 0 {
                    add(first...first + (count - 1), quiet.reason, in: span)
                }
            }
        }
    }

    /// Why that day is quiet; `nil`: it is not.
    func reason(on date: LocalDate) -> String? { reasons[date] }

    /// Seven days from a Monday on.
    func week(of monday: LocalDate) -> [String?] {
        reasons.isEmpty ? [String?](repeating: nil, count: 7) : (0..<7).map { reasons[monday + $0] }
    }

    private mutating func add(_ days: ClosedRange<LocalDate>, _ reason: String, in span: ClosedRange<LocalDate>) {
        guard days.overlaps(span) else { return }
        for date in days.clamped(to: span) where reasons[date] == nil { reasons[date] = reason }
    }

    /// Day 30 of a month that has only 29 is its last one: whoever writes 30/12 means Tết's eve.
    private static func date(day: Int, month: Int, in year: LunarYear) -> LocalDate? {
        year.date(month: month, day: day) ?? (day == 30 ? year.date(month: month, day: 29) : nil)
    }
}

extension Station {
    /// Why that day is quiet; `nil`: it is not.
    package func quietReason(on date: LocalDate) -> String? { quietDay(on: date).map { quietDays[$0].reason } }

    /// The entry of `quietDays`, by index, for which that day is quiet: where several are, the first.
    package func quietDay(on date: LocalDate) -> Int? {
        quietDays.firstIndex { QuietCalendar([$0], in: date...date).reason(on: date) != nil }
    }
}
