internal import CivilTime
internal import StationModel

/// Who is on duty on one day, as the roster says it.
///
/// `{date, officer, officerName, insteadOf, reason, duty, quiet, problem}`; `duty` is the number of the roster's line,
/// from 1.
package struct RosterDay: Codable, Sendable, Hashable {
    package enum Problem: String, Codable, Sendable {
        case nobody
        /// Lines of one rank name different officers; the first one counts.
        case overlap
    }

    package let date: String
    /// Absent: nobody.
    package let officer: String?
    package let officerName: String?
    /// Whose duty it would be.
    package let insteadOf: String?
    /// Of the line.
    package let reason: String?
    package let duty: Int?
    /// Why nothing but emergencies is aired; absent: it is a day like any other.
    package let quiet: String?
    package let problem: Problem?

    /// - Parameter quiet: why that day is quiet.
    init(_ date: LocalDate, in station: Station, quiet: String?, problem: Problem?) {
        let line = station.dutyLine(on: date)
        let own = line.map { station.roster[$0] }
        self.date = date.description
        officer = own?.officer.text
        officerName = own.flatMap { station.officer($0.officer)?.name }
        insteadOf = own?.insteadOf?.text
        reason = own?.reason
        duty = line.map { $0 + 1 }
        self.quiet = quiet
        self.problem = problem
    }
}
