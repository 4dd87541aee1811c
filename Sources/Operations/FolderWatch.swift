internal import Diagnostics
internal import Foundation
internal import Ledger
internal import ServiceLifecycle
internal import StationFolder
internal import Synchronization

/// Notices edits of the station folder and brings them before the conductor, checked.
final class FolderWatch: Service {
    let folder: StationFolder
    private let station: LiveStation
    private let ledger: Ledger
    /// The lock's inode when the daemon took it.
    private let lock: UInt64?

    private struct Look: Sendable {
        /// Of the folder as it was read last.
        var read: FolderMark?
        /// Of the last look: an edit is read when it has come to rest.
        var last: FolderMark?
    }

    private let look: Mutex<Look>

    /// - Parameter seen: the mark taken before the station now in force was read.
    init(_ folder: StationFolder, seen: FolderMark, ledger: Ledger, station: LiveStation) {
        self.folder = folder
        self.station = station
        self.ledger = ledger
        lock = Self.inode(of: folder.lock)
        look = Mutex(Look(read: seen, last: seen))
    }

    /// Looks every two seconds: a few calls of the system, and it works on every file system.
    /// - Throws: when `var/` was taken away or put elsewhere. The log would then be written to nowhere, nobody could
    ///   reach the daemon, and a second one could begin: it is better started anew.
    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            guard Self.inode(of: folder.lock) == lock else { throw Self.lostVar(folder.var) }
            read(always: false)
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(2)) }
        }
    }

    private static func inode(of path: String) -> UInt64? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.systemFileNumber] as? UInt64
    }

    private static func lostVar(_ path: String) -> Failure {
        Failure(
            .cannotWrite,
            Phrase(
                vi: "thư mục \(path) bị xóa hoặc thay mất khi đài đang chạy: phần mềm phải dừng",
                en: "the folder \(path) was removed or replaced while the station ran: the daemon has to end"),
            hint: Phrase(
                vi: "trả lại thư mục cũ nếu còn (sổ phát thanh nằm trong đó), rồi chạy lại: loa run",
                en: "put the old one back if you have it (the log lies in it), then start again: loa run"))
    }

    /// Reads the folder if it has changed since the last reading but not since the last look, or `always`; returns
    /// what was found. Any thread, one reading at a time.
    @discardableResult
    func read(always: Bool) -> [Finding] {
        look.withLock { look in
            // While the ledger cannot tell what leaders decided, the station in force stays; the next look tries again.
            let now = try? FolderMark(of: folder, ledger: ledger)
            defer { look.last = now }
            guard always || (now != nil && now != look.read && now == look.last) else { return [] }
            let findings: [Finding]
            do throws(FolderError) {
                let reading = try SeasonReading(of: folder, ledger: ledger)
                findings = reading.findings
                if reading.knowsDecisions { look.read = now }
                // A recording that cannot be used may still be on its way.
                if let season = reading.season, !findings.hasErrors {
                    station.post(.adopted(season, findings))
                    return findings
                }
            } catch {
                look.read = now
                findings = [Finding(.error, "folder", at: nil, error.message, hint: error.hint)]
            }
            station.post(.refused(findings))
            return findings
        }
    }
}
