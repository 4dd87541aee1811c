package import CivilTime
package import StationModel

/// What is wanted of a span of days.
package struct Plan: Sendable, Hashable {
    /// By start, then by the rank of their campaigns; each inside the span.
    package let occurrences: [Occurrence]
    /// What a person should look at; errors first, then in the order of the campaigns' rank.
    package let problems: [Problem]
    /// One for each promised airing that has no place, by the day on which it should have been.
    package let shortfalls: [Shortfall]
}

/// A line of history as far as planning needs it: an occurrence that was closed.
package struct PastAiring: Sendable, Hashable {
    package let name: OccurrenceName
    /// The airing that it stood in for: the original or a make-good of it.
    package let makeGoodFor: OccurrenceName?
    package let outcome: Outcome
    package let reason: Reason?
    /// It kept the promise: aired, or cut late enough.
    package let counts: Bool
    /// How long it held the air; zero if it never began.
    package let length: Duration
    /// The local minute in which it was closed, rounded up.
    package let closed: LocalDateTime

    package init(
        name: OccurrenceName, makeGoodFor: OccurrenceName?, outcome: Outcome, reason: Reason?, counts: Bool,
        length: Duration, closed: LocalDateTime
    ) {
        self.name = name
        self.makeGoodFor = makeGoodFor
        self.outcome = outcome
        self.reason = reason
        self.counts = counts
        self.length = length
        self.closed = closed
    }

    /// Closed because a new schedule did not have it: as if it had never been planned.
    var isWithdrawn: Bool { outcome == .cancelled && reason == .scheduleChanged }
}
