package import Diagnostics

/// What `loa status` answers; the contract's `{onAir, next, card, clock, findings}`. Absent: there is none.
package struct StatusReport: Codable, Sendable, Equatable {
    package struct OnAir: Codable, Sendable, Equatable {
        package let occurrence: String
        package let title: String
        package let officer: String?
        /// What is heard just now, in the reader's language.
        package let item: String
        /// ISO 8601, the station's offset.
        package let starts: String
        /// Seconds of the tape that were heard.
        package let position: Double
        /// Seconds of the tape that are still to come.
        package let remaining: Double
        /// Peak of the last second in dBFS, -120 for silence.
        package let level: Double

        package init(
            occurrence: String, title: String, officer: String?, item: String, starts: String, position: Double,
            remaining: Double, level: Double
        ) {
            self.occurrence = occurrence
            self.title = title
            self.officer = officer
            self.item = item
            self.starts = starts
            self.position = position
            self.remaining = remaining
            self.level = level
        }
    }

    package struct Next: Codable, Sendable, Equatable {
        package let occurrence: String
        package let title: String
        package let officer: String?
        package let starts: String
        package let ends: String
        /// `ready`, `waiting` or `failed`.
        package let tape: String

        package init(
            occurrence: String, title: String, officer: String?, starts: String, ends: String, tape: String
        ) {
            self.occurrence = occurrence
            self.title = title
            self.officer = officer
            self.starts = starts
            self.ends = ends
            self.tape = tape
        }
    }

    /// A warning in force.
    package struct Warning: Codable, Sendable, Equatable {
        package let title: String
        /// 1 to 5.
        package let level: Int
        package let officer: String
        package let since: String
        /// When it is heard next; absent: it is on the air.
        package let next: String?
        /// No airing begins then or later; absent: until all-clear.
        package let until: String?
        /// How often it was heard to its end.
        package let aired: Int

        package init(
            title: String, level: Int, officer: String, since: String, next: String?, until: String?, aired: Int
        ) {
            self.title = title
            self.level = level
            self.officer = officer
            self.since = since
            self.next = next
            self.until = until
            self.aired = aired
        }
    }

    package struct Card: Codable, Sendable, Equatable {
        package let device: String
        /// `idle`, `open` or `lost`.
        package let state: String

        package init(device: String, state: String) {
            self.device = device
            self.state = state
        }
    }

    package struct Clock: Codable, Sendable, Equatable {
        package let now: String
        package let zone: String
        /// Not earlier than what the ledger has seen.
        package let trusted: Bool

        package init(now: String, zone: String, trusted: Bool) {
            self.now = now
            self.zone = zone
            self.trusted = trusted
        }
    }

    /// What the system permits the daemon's account.
    package struct RealTime: Codable, Sendable, Equatable {
        /// Before all other programs.
        package let priority: Bool
        package let lockedMemory: Bool

        package init(priority: Bool, lockedMemory: Bool) {
            self.priority = priority
            self.lockedMemory = lockedMemory
        }
    }

    package let onAir: OnAir?
    package let next: Next?
    /// The gravest first.
    package let warnings: [Warning]
    package let card: Card
    package let clock: Clock
    /// Absent: no daemon runs.
    package let realTime: RealTime?
    package let findings: [Finding.Record]

    package init(
        onAir: OnAir?, next: Next?, warnings: [Warning] = [], card: Card, clock: Clock, realTime: RealTime? = nil,
        findings: [Finding.Record]
    ) {
        self.onAir = onAir
        self.next = next
        self.warnings = warnings
        self.card = card
        self.clock = clock
        self.realTime = realTime
        self.findings = findings
    }
}
