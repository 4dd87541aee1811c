package import CivilTime
package import Ledger
internal import Planning
package import StationModel

extension Season {
    /// The weekly account of every campaign for the weeks that the span touches, from what the ledger has of them: see
    /// `Planner.weekAccounts`.
    ///
    /// - Parameter ledger: `nil`: the station has none yet, so nothing that is due already was promised.
    package func weekAccounts(
        _ span: ClosedRange<LocalDate>, in ledger: Ledger?, now: WallInstant
    ) throws(LedgerError) -> [WeekAccount] {
        guard let ledger else {
            return planner(history: []).weekAccounts(span, now: now, attended: nil)
        }
        let history = try ledger.airings(
            AiringQuery(
                from: station.zone.instant(of: LocalDateTime(span.lowerBound.weekStart, .midnight)),
                until: station.zone.instant(of: LocalDateTime(span.upperBound.weekStart + 7, .midnight))))
        return planner(history: history).weekAccounts(span, now: now, attended: try ledger.attended)
    }
}

extension Ledger {
    /// From its first entry to the daemon's last sign of life; `nil` while it is empty.
    fileprivate var attended: ClosedRange<WallInstant>? {
        get throws(LedgerError) {
            guard let first = try firstInstant else { return nil }
            return first...max(first, try lastAlive ?? first)
        }
    }
}
