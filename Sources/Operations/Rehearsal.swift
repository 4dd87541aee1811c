package import CivilTime
package import Diagnostics
internal import Foundation
internal import Ledger
internal import Planning
package import Playout
package import Production
package import StationFolder
package import StationModel
internal import Synchronization

/// One occurrence with everything real but the date and the ledger: the daemon's conductor with its clock set to
/// shortly before it.
package final class Rehearsal: Sendable {
    /// The clock begins so long before the occurrence.
    package static let head = Duration.seconds(15)

    package let occurrence: Occurrence
    private let season: Season
    private let folder: StationFolder
    private let output: CardChoice
    private let speed: Double
    private let station = Mutex<LiveStation?>(nil)

    /// - Parameters:
    ///   - name: `nil`: the next one after `now`.
    ///   - speed: above 1 only for an output that is no card.
    package init(
        _ season: Season, of name: OccurrenceName?, after now: WallInstant, folder: StationFolder, output: CardChoice,
        speed: Double = 1
    ) throws(Failure) {
        self.season = season
        self.folder = folder
        self.output = output
        self.speed = speed
        occurrence = try Self.occurrence(name, after: now, in: season)
    }

    private static func occurrence(
        _ name: OccurrenceName?, after now: WallInstant, in season: Season
    ) throws(Failure) -> Occurrence {
        let planner = season.planner(history: [])
        let day = name?.start.date ?? season.station.zone.date(of: now)
        let planned = planner.plan(day...(name == nil ? day + 31 : day)).occurrences
        let minute = season.station.zone.minute(of: now)
        if let found = planned.first(where: { name == nil ? $0.starts > minute : $0.name == name }) { return found }
        guard let name else {
            throw Failure(
                .notFound,
                Phrase(vi: "trong 31 ngày tới không có buổi phát nào", en: "nothing is planned for the next 31 days"),
                hint: Phrase(
                    vi: "nêu tên một buổi phát trong kết quả của: loa plan --from NGÀY",
                    en: "name an occurrence from: loa plan --from DATE"))
        }
        throw Failure.noOccurrence(name)
    }

    /// Makes the tape if it is not there yet; the rehearsal itself begins on time.
    package func prepare() async throws(ProductionError) {
        guard occurrence.script.flatMap(season.station.script)?.relay == nil else { return }
        _ = try await Producer(folder: folder).tape(for: occurrence, in: season.station)
    }

    /// Plays it and returns its line of the scratch log.
    package func run(log: StationLog, onChange: @escaping @Sendable (StationStatus) -> Void) async throws -> Airing {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "loa-rehearsal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { Self.remove(scratch) }
        let ledger = try Ledger(path: scratch.appending(path: "ledger.sqlite").path)
        let start = season.station.zone.instant(of: occurrence.starts)
        let clock = SystemClock(showing: start - Self.head, speed: speed)
        let name = occurrence.name
        let station = LiveStation(
            season, findings: [], clock: clock, ledger: ledger,
            outlet: Outlet(output, clock: clock, speed: speed), folder: folder, log: log
        ) { [weak self] status in
            onChange(status)
            // Its line stands in the ledger, aired or not: the rehearsal is over.
            if status.onAir == nil, Self.isClosed(name, in: ledger) {
                self?.station.withLock { $0?.post(.shutdown) }
            }
        }
        self.station.withLock { $0 = station }
        try await station.run()
        guard let airing = try ledger.airing(named: name) else { throw Failure.noOccurrence(name) }
        return airing
    }

    /// A ledger that cannot be read ends the rehearsal, too: reading its line then says why.
    private static func isClosed(_ name: OccurrenceName, in ledger: Ledger) -> Bool {
        do throws(LedgerError) {
            return try ledger.airing(named: name)?.outcome != nil
        } catch {
            return true
        }
    }

    /// Fades out and ends; the line says so. Before the airing has begun there is nothing to fade: it just ends.
    package func stop(by person: String, reason: String) {
        guard let station = station.withLock({ $0 }) else { return }
        station.post(
            .stop(reason: reason, by: person) { answer in
                if case .failure = answer { station.post(.shutdown) }
            })
    }

    private static func remove(_ folder: URL) {
        // A scratch folder that stays behind in the system's place for such things harms nobody.
        try? FileManager.default.removeItem(at: folder)
    }
}

extension Failure {
    package static func noOccurrence(_ name: OccurrenceName) -> Failure {
        Failure(
            .notFound, Phrase(vi: "lịch không có buổi phát \(name)", en: "there is no occurrence \(name)"),
            hint: Phrase(
                vi: "xem tên các buổi phát bằng lệnh: loa plan --from NGÀY --until NGÀY --json",
                en: "see their names with: loa plan --from DATE --until DATE --json"))
    }
}
