package import CivilTime
package import Diagnostics

/// What became of a campaign's promise in one week, Monday to Sunday. A make-good stands in for a promised airing and
/// is not counted again.
package struct WeekAccount: Sendable, Hashable {
    /// A promised airing that did not keep the promise by itself.
    package struct Lapse: Sendable, Hashable {
        package enum Remedy: Sendable, Hashable {
            case madeGood(by: OccurrenceName)
            /// Its make-good is planned and not due yet.
            case planned(OccurrenceName)
            /// It stays short; why it is not made good.
            case none(Phrase)
        }

        /// Absent: it had no place in the plan, so it never got a name.
        package let occurrence: OccurrenceName?
        /// When it was due, or wanted.
        package let wanted: LocalDateTime
        /// Why it was not aired, or not long enough.
        package let reason: Phrase
        package let remedy: Remedy

        package init(_ occurrence: OccurrenceName?, wanted: LocalDateTime, reason: Phrase, remedy: Remedy) {
            self.occurrence = occurrence
            self.wanted = wanted
            self.reason = reason
            self.remedy = remedy
        }
    }

    package let campaign: CampaignID
    package let monday: LocalDate
    package let promised: Int
    /// Promised ones that counted by themselves: aired, or cut late enough.
    package let aired: Int
    /// Not closed yet: still to come, or on the air.
    package let ahead: Int
    /// By the moment at which they were wanted. All of what is promised is aired, ahead or one of these.
    package let lapses: [Lapse]

    package init(
        campaign: CampaignID, monday: LocalDate, promised: Int, aired: Int, ahead: Int, lapses: [Lapse]
    ) {
        self.campaign = campaign
        self.monday = monday
        self.promised = promised
        self.aired = aired
        self.ahead = ahead
        self.lapses = lapses
    }

    package var madeGood: Int { lapses.count { if case .madeGood = $0.remedy { true } else { false } } }
    /// Lapses whose make-good is still to come, or on the air.
    package var toBeMadeGood: Int { lapses.count { if case .planned = $0.remedy { true } else { false } } }
    package var short: Int { lapses.count { if case .none = $0.remedy { true } else { false } } }
}
