internal import Diagnostics
internal import ServiceLifecycle
internal import StationFolder
internal import Synchronization

/// Notices edits of the station folder and brings them before the conductor, checked.
final class FolderWatch: Service {
    private let folder: StationFolder
    private let station: LiveStation
    private let seen: Mutex<StationFolder.Fingerprint>

    /// - Parameter seen: the fingerprint taken before the station now in force was read.
    init(_ folder: StationFolder, seen: StationFolder.Fingerprint, station: LiveStation) {
        self.folder = folder
        self.station = station
        self.seen = Mutex(seen)
    }

    /// Looks every two seconds: a few calls of the system, and it works on every file system.
    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            read(always: false)
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(2)) }
        }
    }

    /// Reads the folder if it has changed or `always`; returns what was found. Any thread, one reading at a time.
    @discardableResult
    func read(always: Bool) -> [Finding] {
        seen.withLock { seen in
            let now = folder.fingerprint()
            guard always || now != seen else { return [] }
            seen = now
            let findings: [Finding]
            do throws(FolderError) {
                let reading = try SeasonReading(of: folder)
                findings = reading.findings
                if let season = reading.season {
                    station.post(.adopted(season, findings))
                    return findings
                }
            } catch {
                findings = [Finding(.error, "folder", at: nil, error.message, hint: error.hint)]
            }
            station.post(.refused(findings))
            return findings
        }
    }
}
