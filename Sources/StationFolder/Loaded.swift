package import Diagnostics
package import StationModel

/// What came of reading a station folder.
package struct Loaded: Sendable {
    /// `nil` if and only if a finding is an error.
    package let station: Station?
    /// `station`, or if nothing is wrong but duties that overlap what it would be: for a calendar that shows them.
    package let stationWithOverlaps: Station?
    /// All of them, ordered by file, line and column.
    package let findings: [Finding]
    package let places: Places
    /// The bytes of `schedule.yaml` that were read; `nil`: they could not be.
    let schedule: [UInt8]?
}
