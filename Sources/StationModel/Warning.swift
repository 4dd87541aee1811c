package import CivilTime

/// A warning of danger: goes before everything, at any hour, without approval; by a person, for a reason.
package struct Warning: Sendable, Hashable {
    /// As a bulletin's colours rank it, and the end notice below them.
    package enum Severity: Int, Sendable, CaseIterable, Comparable {
        case lightBlue = 1, lightYellow, orange, red, purple

        package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }

    package var title: String
    /// What is read, paragraph by paragraph, as it is written.
    package var paragraphs: [String]
    /// The script that it was taken from, if any.
    package var script: ScriptID?
    package var severity: Severity
    /// How often the words are read in one airing: 1 or more.
    package var readings: Int
    /// From the beginning of one airing to that of the next; absent: it is aired once.
    package var every: Duration?
    /// How many airings there are, where `every` is given; absent: until all-clear.
    package var times: Int?
    /// No airing begins then or later; absent: until all-clear.
    package var until: WallInstant?
    /// Of the bulletin that it passes on: what updates and cancels it.
    package var bulletin: String?
    /// The bulletins that it takes the place of.
    package var replaces: [String]
    package var person: Person
    package var reason: String

    package init(
        title: String, paragraphs: [String], script: ScriptID? = nil, severity: Severity, readings: Int = 1,
        every: Duration? = nil, times: Int? = nil, until: WallInstant? = nil, bulletin: String? = nil,
        replaces: [String] = [], person: Person, reason: String
    ) {
        self.title = title
        self.paragraphs = paragraphs
        self.script = script
        self.severity = severity
        self.readings = readings
        self.every = every
        self.times = times
        self.until = until
        self.bulletin = bulletin
        self.replaces = replaces
        self.person = person
        self.reason = reason
    }
}
