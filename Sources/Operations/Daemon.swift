package import Diagnostics
internal import Foundation
internal import Ledger
package import Logging
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
    private let language: Language
    private let logger: Logger
    private let manager: ServiceManager

    package init(_ folder: StationFolder, language: Language, environment: [String: String], logger: Logger) {
        self.folder = folder
        self.language = language
        self.logger = logger
        manager = ServiceManager(environment: environment)
    }

    /// Runs until SIGTERM or SIGINT; what is on air is then faded out and logged. SIGHUP reads the folder again.
    package func run() async throws {
        try folder.makeVar()
        let lock = try DaemonLock(path: folder.lock)
        let ledger = try Ledger(path: folder.ledger)
        let fingerprint = folder.fingerprint()
        let reading = try SeasonReading(of: folder)
        let log = StationLog(logger, language: language)
        log.findings(reading.findings)
        guard let season = reading.season else { throw Self.brokenFolder(folder.path) }
        let clock = SystemClock()
        let station = LiveStation(
            season, findings: reading.findings, clock: clock, ledger: ledger,
            player: CardChoice(season.station.output.device).player(now: { clock.now }),
            producer: Producer(folder: folder), log: log,
            heartbeat: min(.seconds(60), (manager.watchdog ?? .seconds(120)) / 2)
        ) { [manager] _ in manager.tell("WATCHDOG=1") }
        let watch = FolderWatch(folder, seen: fingerprint, station: station)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                // The last one is told to end first: the conductor goes when nobody can ask it anything any more.
                services: [
                    .init(
                        service: ConductorService(station: station, manager: manager),
                        failureTerminationBehavior: .gracefullyShutdownGroup),
                    .init(service: watch),
                    .init(service: HangUp(watch: watch, manager: manager)),
                    .init(
                        service: try ControlServer(
                            control: DaemonControl(station: station, reader: watch), socket: folder.socket,
                            logger: logger)),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet))
        try await group.run()
        extendLifetime(lock)
    }

    private var quiet: Logger {
        var logger = logger
        logger.logLevel = .error
        return logger
    }

    private static func brokenFolder(_ path: String) -> Failure {
        Failure(
            .badData, Phrase(vi: "thư mục đài \(path) có lỗi", en: "the station folder \(path) has errors"),
            hint: Phrase(vi: "xem lỗi bằng lệnh: loa check", en: "see them with: loa check"))
    }
}

/// The conductor's loop under the service group.
private struct ConductorService: Service {
    let station: LiveStation
    let manager: ServiceManager

    func run() async throws {
        manager.tell("READY=1")
        try await withGracefulShutdownHandler {
            try await station.run()
        } onGracefulShutdown: { [station, manager] in
            manager.tell("STOPPING=1")
            station.post(.shutdown)
        }
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
