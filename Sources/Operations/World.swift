package import CivilTime
package import Diagnostics
package import Ledger
package import Playout
package import StationModel

/// All that the conductor has of the outside. The daemon, the rehearsal and the simulation differ in nothing else.
package struct World: Sendable {
    package let clock: any StationClock
    package let ledger: Ledger
    package let player: any Player
    package let workshop: any Workshop
    package let amplifier: any AmplifierSwitch
    package let log: StationLog
    /// How often the ledger is told that the station is alive: what a power cut's beginning is known by.
    package let heartbeat: Duration
    /// Absent: nobody keeps this ledger.
    package let sealer: Sealer?
    /// Absent: warnings end with the conductor.
    package let shelf: (any WarningShelf)?
    /// Delivers an event to the conductor; may be called on any thread, and returns at once.
    package let post: @Sendable (StationEvent) -> Void

    package init(
        clock: any StationClock, ledger: Ledger, player: any Player, workshop: any Workshop,
        amplifier: any AmplifierSwitch, log: StationLog, heartbeat: Duration = .seconds(60),
        sealer: Sealer? = nil, shelf: (any WarningShelf)? = nil, post: @escaping @Sendable (StationEvent) -> Void
    ) {
        self.clock = clock
        self.ledger = ledger
        self.player = player
        self.workshop = workshop
        self.amplifier = amplifier
        self.log = log
        self.heartbeat = heartbeat
        self.sealer = sealer
        self.shelf = shelf
        self.post = post
    }
}

/// Makes tapes. An order is answered by one `StationEvent.tape`, later and from anywhere.
package protocol Workshop: Sendable {
    /// Makes the occurrence's tape, or finds the one made before and checks it again.
    func order(_ occurrence: Occurrence, on date: LocalDate, in season: Season)
    /// The tape of a warning, at once: its sound begins with the alert tone and goes on with the words as soon as they
    /// are spoken. The true length, or the failure of all voices, comes as `StationEvent.tape`.
    func warn(_ warning: Warning, as name: OccurrenceName, in season: Season) -> PreparedTape
}

/// Keeps the warnings that are in force for the next life of the daemon.
package protocol WarningShelf: Sendable {
    /// - Throws: a sentence on what cannot be read.
    func read() throws(Failure) -> [StandingWarning]
    /// Durable when it returns.
    func write(_ warnings: [StandingWarning]) throws(Failure)
}

/// Switches the amplifier. Returns at once; a failure comes as `StationEvent.amplifierFailed`.
package protocol AmplifierSwitch: Sendable {
    func turn(on: Bool, _ amplifier: Amplifier)
}
