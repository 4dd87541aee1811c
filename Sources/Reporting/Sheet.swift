package import CivilTime

/// One value of a paper, typed so that a spreadsheet can reckon with it.
package enum Cell: Sendable, Hashable {
    case blank
    case text(String)
    case number(Int)
    case date(LocalDate)
    /// A time of the day, in seconds since midnight.
    case clock(Int)
    case duration(Duration)
}

/// A table of a paper: what stands in a sheet of a spreadsheet or in a CSV file.
package struct Sheet: Sendable, Hashable {
    package struct Column: Sendable, Hashable {
        package let heading: String
        /// The same where there is little room.
        package let brief: String
        /// In characters, for a spreadsheet.
        package let width: Int

        package init(_ heading: String, brief: String? = nil, width: Int) {
            self.heading = heading
            self.brief = brief ?? heading
            self.width = width
        }
    }

    /// On its tab: at most 31 characters, none of `[]:*?/\`.
    package let name: String
    package let columns: [Column]
    /// Each has as many cells as there are columns.
    package let rows: [[Cell]]
    /// The last row sums up the others.
    package let hasTotal: Bool

    package init(_ name: String, columns: [Column], rows: [[Cell]], hasTotal: Bool = false) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.hasTotal = hasTotal
    }
}
