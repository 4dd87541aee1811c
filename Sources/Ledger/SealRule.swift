internal import CivilTime
internal import StationModel

/// When the ledger is sealed: once for each local day that has ended and left something in it, and once for each such
/// month. A station that was off seals the last day with entries when it is back.
struct SealRule {
    let today: LocalDate

    /// What is due, the day first.
    /// - Parameters:
    ///   - days: the day sealed last, and the last day before today on which anything was written after that seal; the
    ///     same for months. Seals themselves are not counted.
    func due(
        days: (sealed: LocalDate?, written: LocalDate?), months: (sealed: LocalMonth?, written: LocalMonth?)
    ) -> [Seal.Period] {
        var due: [Seal.Period] = []
        if let day = days.written, day < today, days.sealed.map({ $0 < day }) ?? true { due.append(.day(day)) }
        if let month = months.written, month < LocalMonth(of: today), months.sealed.map({ $0 < month }) ?? true {
            due.append(.month(month))
        }
        return due
    }
}
