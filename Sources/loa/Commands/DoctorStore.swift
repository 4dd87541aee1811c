internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import Ledger
internal import Operations
internal import Planning
internal import StationAPI
internal import StationFolder
internal import StationModel

/// The disk, the ledger, and the clock against the ledger.
struct StoreCheck {
    /// What the ledger, the logs and the system want to go on.
    private static let reserve: Int64 = 100 << 20
    /// Of a tape, before it is packed.
    private static let bytesPerSecond = 2 * 48_000

    private let folder: StationFolder
    private let season: Season
    private let now: WallInstant

    init(_ folder: StationFolder, season: Season, now: WallInstant) {
        self.folder = folder
        self.season = season
        self.now = now
    }

    var findings: [Finding] { [space].compactMap(\.self) + ledgerFindings }

    private var space: Finding? {
        let zone = season.station.zone
        let today = zone.date(of: now)
        let week = season.planner(history: []).plan(today...today + 6).occurrences
        let seconds = week.reduce(Int64(0)) { $0 + $1.length.components.seconds }
        let needed = seconds * Int64(Self.bytesPerSecond) + Self.reserve
        let folder = FileManager.default.fileExists(atPath: folder.var) ? folder.var : folder.path
        var state = statvfs()
        guard unsafe statvfs(folder, &state) == 0 else { return nil }
        let free = Int64(state.f_bavail) * Int64(state.f_frsize)
        guard free < needed else { return nil }
        return Finding(
            .error, "disk-full", at: Finding.Place(file: "var"),
            Phrase(
                vi: "đĩa còn \(free >> 20) MB, một tuần phát cần \(needed >> 20) MB",
                en: "the disk has \(free >> 20) MB left, a week of airings needs \(needed >> 20) MB"),
            hint: Phrase(vi: "xóa bớt tệp không dùng trên đĩa đó", en: "remove files from that disk"))
    }

    /// A station that has not run yet has no ledger.
    private var ledgerFindings: [Finding] {
        let place = Finding.Place(file: "var/ledger.sqlite")
        let manager = FileManager.default
        guard manager.fileExists(atPath: folder.ledger) else {
            let parent = manager.fileExists(atPath: folder.var) ? folder.var : folder.path
            return manager.isWritableFile(atPath: parent) ? [] : [notWritable(at: Finding.Place(file: "var"))]
        }
        var findings: [Finding] = []
        if ![folder.ledger, folder.var].allSatisfy(manager.isWritableFile) { findings.append(notWritable(at: place)) }
        do throws(LedgerError) {
            if try !Ledger.verify(path: folder.ledger).intact {
                findings.append(
                    Finding(
                        .error, "ledger-not-intact", at: place,
                        Phrase(vi: "sổ nhật ký không còn nguyên vẹn", en: "the log is not as it was written"),
                        hint: Phrase(vi: "xem “loa log verify”", en: "see “loa log verify”")))
            }
            if let latest = try Ledger.readOnly(path: folder.ledger).latestInstant, latest > now {
                findings.append(clockBehind(latest))
            }
        } catch {
            findings.append(Finding(.error, "ledger-unreadable", at: place, error.message, hint: error.hint))
        }
        return findings
    }

    private func notWritable(at place: Finding.Place) -> Finding {
        Finding(
            .error, "ledger-not-writable", at: place,
            Phrase(vi: "không ghi được vào thư mục var/ của đài", en: "the station's folder var/ cannot be written to"),
            hint: Phrase(
                vi: "giao thư mục đó cho người chạy loa: chown -R", en: "give that folder to loa's user: chown -R"))
    }

    private func clockBehind(_ latest: WallInstant) -> Finding {
        Finding(
            .error, "clock-behind-ledger", at: nil,
            Phrase(
                vi: "đồng hồ máy chậm hơn dòng cuối của sổ (\(season.station.zone.iso8601(latest)))",
                en: "the clock is behind the log's last entry (\(season.station.zone.iso8601(latest)))"),
            hint: Phrase(vi: "chỉnh lại giờ máy", en: "set the machine's clock right"))
    }
}

/// The daemon, as its socket answers.
struct DaemonCheck {
    let findings: [Finding]
    /// It is on air.
    let holdsCard: Bool
    /// Absent: it does not run.
    let realTime: StatusReport.RealTime?

    static func of(_ folder: StationFolder, at now: WallInstant, in language: Language) async -> DaemonCheck {
        do throws(Failure) {
            let status = try await ControlClient(socket: folder.socket).status(in: language)
            return DaemonCheck(
                findings: tape(status.next, at: now) + told(status.findings), holdsCard: status.card.state == "open",
                realTime: status.realTime)
        } catch {
            let finding = Finding(.error, "daemon-not-running", at: nil, error.message, hint: error.hint)
            return DaemonCheck(findings: [finding], holdsCard: false, realTime: nil)
        }
    }

    /// Long before an airing its tape is still to be made.
    private static func tape(_ next: StatusReport.Next?, at now: WallInstant) -> [Finding] {
        guard let next, next.tape != "ready" else { return [] }
        let isNear = WallInstant(reported: next.starts).map { $0 - .seconds(120) <= now } ?? true
        guard next.tape == "failed" || isNear else { return [] }
        return [
            Finding(
                .error, "tape-not-made", at: nil,
                Phrase(
                    vi: "chưa có bản thu cho buổi \(next.occurrence)",
                    en: "there is no tape yet for \(next.occurrence)"),
                hint: Phrase(vi: "xem “loa status” và nhật ký của dịch vụ", en: "see “loa status” and the daemon's log")
            )
        ]
    }

    /// What it complains of itself; already in the language that was asked for. What the folder's check finds stands
    /// above it.
    ///
    /// Its warnings are about times and words, save one: while it has the cards open, only it knows that it cannot
    /// listen.
    private static func told(_ findings: [Finding.Record]) -> [Finding] {
        findings.filter { record in
            record.file == nil
                && (record.severity == Finding.Severity.error.rawValue || record.code == "no-listening")
        }.map { record in
            Finding(
                .error, record.code, at: nil, Phrase(verbatim: record.message),
                hint: record.hint.map(Phrase.init(verbatim:)))
        }
    }
}
