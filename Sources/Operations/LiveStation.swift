package import CivilTime
package import Diagnostics
package import Ledger
package import Playout
internal import Production
internal import SoundCard
package import StationFolder
internal import StationModel
internal import Synchronization

/// The composition root of a station that runs in real time. The daemon and the rehearsal put in another clock, ledger
/// and output; everything else is the same.
package final class LiveStation: Sendable {
    private let inForce: Mutex<Season>
    private let findings: [Finding]
    private let world: World
    private let mailbox: Mailbox
    private let outlet: Outlet
    private let listening: ListeningPlayer<ALSACaptureCard>
    private let folder: StationFolder
    private let workshop: TapeWorkshop
    private let amplifier: ProgramSwitch
    private let onChange: @Sendable (StationStatus) -> Void

    /// - Parameters:
    ///   - findings: what reading the folder found.
    ///   - sealer: absent for a ledger that nobody keeps.
    ///   - shelf: absent for a station that has no next life.
    ///   - onChange: told after each event, on the conductor's task; returns at once.
    package init(
        _ season: Season, findings: [Finding], clock: any StationClock, ledger: Ledger, outlet: Outlet,
        folder: StationFolder, log: StationLog, heartbeat: Duration = .seconds(60),
        sealer: Sealer? = nil, shelf: (any WarningShelf)? = nil,
        onChange: @escaping @Sendable (StationStatus) -> Void
    ) {
        let mailbox = Mailbox(clock: clock)
        inForce = Mutex(season)
        self.findings = findings
        self.mailbox = mailbox
        self.onChange = onChange
        self.outlet = outlet
        self.folder = folder
        workshop = TapeWorkshop(
            Producer(folder: folder, spare: Producer.spareFolder()), clock: clock, log: log, post: mailbox.post)
        amplifier = ProgramSwitch(in: folder, post: mailbox.post)
        listening = ListeningPlayer(
            outlet, device: season.station.output.listen, clock: clock,
            trouble: { mailbox.post(.listening($0)) })
        world = World(
            clock: clock, ledger: ledger, player: listening, workshop: workshop, amplifier: amplifier, log: log,
            heartbeat: heartbeat, sealer: sealer, shelf: shelf, post: mailbox.post)
    }

    /// Runs until a `shutdown` event has been carried out.
    /// - Throws: when the ledger cannot be read or written at the beginning.
    package func run() async throws(LedgerError) {
        workshop.prepare(for: season.station)
        let conductor = try Conductor(season, findings: findings, world: world)
        await withTaskGroup { group in
            group.addTask { [amplifier] in await amplifier.work() }
            await withTaskGroup { making in
                making.addTask { [workshop] in await workshop.work() }
                await mailbox.serve(conductor) { conductor in
                    onChange(conductor.status)
                }
                making.cancelAll()
            }
            // The amplifier is still switched off.
            amplifier.finish()
        }
    }

    /// Something happened; any thread.
    package func post(_ event: StationEvent) {
        if case .adopted(let season, _) = event {
            inForce.withLock { $0 = season }
            workshop.prepare(for: season.station)
            outlet.change(to: CardChoice(season.station.output.device, in: folder))
            listening.change(to: season.station.output.listen)
        }
        mailbox.post(event)
    }

    /// How it is now; `nil`: it has ended.
    package var status: StationStatus? {
        get async {
            await withCheckedContinuation { continuation in
                mailbox.post(.status { continuation.resume(returning: $0) })
            }
        }
    }

    /// The station in force, or about to be.
    package var season: Season { inForce.withLock { $0 } }

    /// How long a warning takes on air, about.
    func estimate(of warning: Warning) -> Duration {
        workshop.producer.estimate(of: warning, in: season.station)
    }

    package var device: CardChoice { outlet.choice }
}
