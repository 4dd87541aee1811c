package import CivilTime
package import StationModel

/// A warning in force.
package struct StandingWarning: Sendable, Hashable {
    package var warning: Warning
    /// When it was given.
    package let since: WallInstant
    /// Grows from one to the next: a clock may be set between two.
    package let number: Int
    /// Given by a clock that nobody trusted: its end moves with the clock when that is set right.
    package var isByWrongClock = false
    /// Attempts that came to nothing since it was heard last.
    package var failures = 0
    /// The name of its airing that waits for the air or has it; absent between two.
    package var airing: OccurrenceName?
    /// How often it was heard to its end.
    package var aired = 0
    /// When it is to be heard next; absent while it is on the air.
    package var due: WallInstant?

    package init(
        _ warning: Warning, number: Int, since: WallInstant, airing: OccurrenceName? = nil, aired: Int = 0
    ) {
        self.warning = warning
        self.number = number
        self.since = since
        self.airing = airing
        self.aired = aired
        due = since
    }

    /// When the next airing begins after one that began then; `nil`: that was the last.
    func next(after begun: WallInstant) -> WallInstant? {
        guard let every = warning.every, warning.times.map({ aired < $0 }) ?? true else { return nil }
        return begun + every
    }
}
