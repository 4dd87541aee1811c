package import Diagnostics
package import StationModel

/// What came of reading a station folder.
package struct Loaded: Sendable {
    /// `nil` if and only if a finding is an error.
    package let station: Station?
    /// All of them, ordered by file, line and column.
    package let findings: [Finding]
    package let places: Places
}

/// Where things stand in the folder's files, for findings that only planning can make.
package struct Places: Sendable, Hashable {
    let campaigns: [CampaignID: Finding.Place]
    let duties: [Finding.Place]

    /// The campaign's key in `schedule.yaml`.
    package func campaign(_ id: CampaignID) -> Finding.Place? { campaigns[id] }

    /// The script's file, of which a paragraph knows its line.
    package func script(_ id: ScriptID, line: Int? = nil) -> Finding.Place {
        Finding.Place(file: ScriptShelf.file(of: id), line: line)
    }

    /// The line of the roster with that index in `Station.roster`.
    package func duty(_ index: Int) -> Finding.Place? {
        duties.indices.contains(index) ? duties[index] : nil
    }
}
