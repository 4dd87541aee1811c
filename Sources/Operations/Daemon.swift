package import Diagnostics
internal import Foundation
internal import Ledger
internal import Logging
internal import Playout
internal import Production
internal import ServiceLifecycle
internal import StationAPI
package import StationFolder
internal import StationModel
internal import UnixSignals

/// `loa run`: the station as services of one process. A service that ends takes the process down with it.
package struct Daemon {
    private let folder: StationFolder
    private let season: Season
    private let findings: [Finding]
    private let seen: FolderMark
    private let language: Language
    private let logger: Logger
    private let manager: ServiceManager

    /// - Parameters:
    ///   - findings: what reading the folder found.
    ///   - seen: the folder's mark, taken before it was read.
    package init(
        _ folder: StationFolder, _ season: Season, findings: [Finding], seen: FolderMark,
        language: Language, environment: [String: String]
    ) {
        self.folder = folder
        self.season = season
        self.findings = findings
        self.seen = seen
        self.language = language
        let zone = season.station.zone
        logger = Logger(label: "loa") { _ in StationLogHandler(zone: zone) }
        manager = ServiceManager(environment: environment)
    }

    /// Runs until SIGTERM or SIGINT; what is on air is then faded out and logged. SIGHUP reads the folder again.
    package func run() async throws {
        try folder.makeVar()
        let lock = try DaemonLock(path: folder.lock)
        let ledger = try Ledger(path: folder.ledger)
        let log = StationLog(logger, language: language)
        log.findings(findings)
        let clock = SystemClock()
        let station = LiveStation(
            season, findings: findings, clock: clock, ledger: ledger,
            outlet: Outlet(CardChoice(season.station.output.device, in: folder), clock: clock), folder: folder,
            log: log,
            heartbeat: min(.seconds(60), (manager.watchdog ?? .seconds(120)) / 2),
            sealer: Sealer(ledger, in: folder.`var`), shelf: WarningFile(path: folder.warnings)
        ) { [manager] status in
            // A card whose driver hangs is cured by nothing but a new start: then the watchdog is not fed.
            if !status.cardIsSilent { manager.tell("READY=1\nWATCHDOG=1") }
        }
        let watch = FolderWatch(folder, seen: seen, ledger: ledger, station: station)
        let server = try ControlServer(
            control: DaemonControl(station: station, reader: watch), socket: folder.socket, logger: logger)
        let services: [any Service] = [
            ConductorService(station: station), watch, HangUp(watch: watch, manager: manager), server,
            Farewell(station: station, manager: manager),
        ]
        var configuration = ServiceGroupConfiguration(
            // The last one is told to end first. Whichever fails takes the others down in order, the airing closed.
            services: services.map { .init(service: $0, failureTerminationBehavior: .gracefullyShutdownGroup) },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
        // A driver that hangs would hold the end up for ever; what is open then is closed by the next start.
        configuration.maximumGracefulShutdownDuration = .seconds(15)
        let group = ServiceGroup(configuration: configuration)
        try await group.run()
        extendLifetime(lock)
    }

    private var quiet: Logger {
        var logger = logger
        logger.logLevel = .error
        return logger
    }
}

/// The conductor's loop under the service group. It has ended when `Farewell` told it to; the group wants each service
/// to wait for its turn.
private struct ConductorService: Service {
    let station: LiveStation

    func run() async throws {
        try await station.run()
        try await gracefulShutdown()
    }
}

/// Told to end first: the conductor fades out at once, and requests that wait for it are answered, before the socket
/// waits for them.
private struct Farewell: Service {
    let station: LiveStation
    let manager: ServiceManager

    func run() async throws {
        try await gracefulShutdown()
        manager.tell("STOPPING=1")
        station.post(.shutdown)
    }
}

/// SIGHUP reads the folder again.
private struct HangUp: Service {
    let watch: FolderWatch
    let manager: ServiceManager

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            manager.tell("RELOADING=1\nMONOTONIC_USEC=\(ServiceManager.monotonicMicroseconds)")
            watch.read(always: true)
            manager.tell("READY=1")
        }
    }
}
