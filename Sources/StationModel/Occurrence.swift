package import CivilTime

/// One airing as it is wanted: made by planning, closed exactly once in the ledger.
package struct Occurrence: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case scheduled
        /// Stands in for an airing of the same week that did not count.
        case makeGood(for: OccurrenceName)
    }

    package let name: OccurrenceName
    /// Absent: begun by hand, not promised by a campaign.
    package let campaign: CampaignID?
    /// Absent: words that no script holds, a warning's or those of a person at the microphone.
    package let script: ScriptID?
    /// On duty at the start; absent: the roster has a gap there.
    package let officer: OfficerID?
    package let starts: LocalDateTime
    /// Of the whole airing, as estimated from the script.
    package let length: Duration
    /// How often the text is read: 1 or more.
    package let readings: Int
    /// The voice's rate against its normal one, 0.9 to 1.1.
    package let rate: Double
    package let kind: Kind
    package let priority: Priority
    /// In order: each step that brought it to where it stands.
    package let why: [Why]

    package init(
        name: OccurrenceName, campaign: CampaignID?, script: ScriptID?, officer: OfficerID?, starts: LocalDateTime,
        length: Duration, readings: Int, rate: Double, kind: Kind, priority: Priority, why: [Why]
    ) {
        self.name = name
        self.campaign = campaign
        self.script = script
        self.officer = officer
        self.starts = starts
        self.length = length
        self.readings = readings
        self.rate = rate
        self.kind = kind
        self.priority = priority
        self.why = why
    }

    package var makeGoodFor: OccurrenceName? {
        if case .makeGood(let original) = kind { original } else { nil }
    }
}

/// A step of the explanation why an occurrence stands where it does.
package enum Why: Sendable, Hashable {
    /// `on:` names this slot.
    case slot(Weekday, TimeOfDay)
    /// The `number`-th of `count` airings spread over the week.
    case spread(number: Int, of: Int)
    /// It would have been on this day, which is quiet.
    case quietDay(LocalDate, reason: String)
    /// It would have begun at that minute, where the other one stands.
    case gaveWay(to: OccurrenceName, from: LocalDateTime)
    /// A slot names this minute, from which the airing would not lie inside the hours.
    case outsideHours(LocalDateTime)
    case makeGood(for: OccurrenceName, Outcome, Reason?)
    /// It was closed before the schedule was changed; the present one would not have it there.
    case earlierSchedule
    /// So many readings come to that length; the order was for `wanted`.
    case readings(Int, length: Duration, wanted: ClosedRange<Duration>)
    /// The voice reads so many times faster (above 1) or slower, to fit.
    case rate(Double)
}
