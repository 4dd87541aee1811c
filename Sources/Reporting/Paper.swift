package import CivilTime
package import Diagnostics
package import StationModel

/// A report for the leaders, ready to be written down in any form: the log book of some days, its sums, and what was
/// promised and not kept.
package struct Paper: Sendable {
    /// A part of the whole, such as an officer's.
    package struct Share: Sendable, Hashable {
        package let label: Phrase
        package let tally: Tally
    }

    package struct Week: Sendable, Hashable {
        package let monday: LocalDate
        /// Of those days of the week that belong to the paper.
        package let tally: Tally
    }

    package struct ReasonShare: Sendable, Hashable {
        package let heading: ReasonHeading
        package let missed: Int
        package let cut: Int
        package let cancelled: Int
    }

    /// A promised airing that did not count and was not made good, or not yet.
    package struct Lapse: Sendable, Hashable {
        package let wanted: LocalDateTime
        package let title: String
        package let reason: Phrase
        package let remedy: Phrase
    }

    package let subject: PaperSubject
    /// Nobody's names but the station's own.
    package let letterhead: Letterhead
    package let station: String
    package let zone: StationZone
    package let days: ClosedRange<LocalDate>
    /// The date that stands on it.
    package let made: LocalDate
    /// When it was really made.
    let today: LocalDate
    /// Its days had not all passed when it was made.
    package var isProvisional: Bool { today <= days.upperBound }

    package let lines: [PaperLine]
    package let total: Tally
    /// In order, those between in which nothing was planned or aired too.
    package let weeks: [Week]
    /// In order of the names, nobody last.
    package let officers: [Share]
    /// Campaigns in order of their keys, then what was begun by hand, live speech, emergencies.
    package let campaigns: [Share]
    /// In the order of the six fields, those without one last.
    package let fields: [Share]
    /// Of all lines that did not play or not to the end, in the order of the headings.
    package let reasons: [ReasonShare]
    /// By the moment.
    package let lapses: [Lapse]
    /// Those on the log as a whole, of the paper's days.
    package let remarks: [Recorded<Remark>]
    package let seal: Recorded<Seal>?
    package let signOffs: [Recorded<SignOff>]
    package let head: LedgerHead?
    package let soundness: PaperFacts.Soundness

    /// - Parameters:
    ///   - dated: the day that is to stand on it; absent: today
    ///   - today: a paper that is made before its days are over is provisional, whatever stands on it
    package init(
        _ subject: PaperSubject, of days: ClosedRange<LocalDate>, from facts: PaperFacts, dated: LocalDate? = nil,
        today: LocalDate
    ) {
        let reckoning = Reckoning(subject, of: days, from: facts)
        self.subject = subject
        letterhead = Letterhead(authority: facts.station.authority, place: facts.station.place)
        station = facts.station.name
        zone = facts.station.zone
        self.days = days
        made = dated ?? today
        self.today = today
        lines = reckoning.lines
        total = reckoning.total
        weeks = reckoning.allWeeks
        officers = reckoning.officers.shares { one, other in
            guard let one, let other else { return one != nil }
            return one < other
        }
        campaigns = reckoning.campaigns.shares { $0 < $1 }
        fields = reckoning.fields.shares { ($0?.number ?? 7) < ($1?.number ?? 7) }
        reasons = reckoning.reasonShares
        lapses = reckoning.lapses.sorted { ($0.wanted, $0.title) < ($1.wanted, $1.title) }
        remarks = reckoning.remarks
        seal = facts.seal
        signOffs = facts.signOffs
        head = facts.head
        soundness = facts.soundness
    }
}
