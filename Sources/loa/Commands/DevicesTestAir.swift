internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import Operations
internal import StationAPI
internal import StationFolder

/// What the daemon has on the air and will have, beside something that is tried. The daemon comes first.
struct StationAir: Sendable {
    private let client: ControlClient
    private let season: Season
    private let language: Language

    init(_ folder: StationFolder, in season: Season, language: Language) {
        client = ControlClient(socket: folder.socket)
        self.season = season
        self.language = language
    }

    /// - Parameter span: so long the card and the amplifier are wanted from now on.
    /// - Throws: a refusal while it is on air, and if something is to begin within that time.
    func refuse(for span: Duration) async throws(Failure) {
        guard let status = try await status() else { return }
        if let onAir = status.onAir { throw Self.onAir(onAir.title) }
        if let title = due(in: status, within: span) { throw Self.soon(title) }
    }

    /// Whether the amplifier must be left on.
    func isWanted() async -> Bool {
        do throws(Failure) {
            guard let status = try await status() else { return false }
            return status.onAir != nil || due(in: status, within: .zero) != nil
        } catch {
            // It runs and does not answer: an amplifier left on does less harm than an airing that nobody hears.
            return true
        }
    }

    /// `nil`: no daemon runs.
    private func status() async throws(Failure) -> StatusReport? {
        do throws(Failure) {
            return try await client.status(in: language)
        } catch {
            guard error == ControlClient.notRunning else { throw error }
            return nil
        }
    }

    /// The title of an airing or a warning for which the amplifier is switched on within that time.
    private func due(in status: StatusReport, within span: Duration) -> String? {
        var starts = status.warnings.compactMap { warning in warning.next.map { (warning.title, $0) } }
        if let next = status.next { starts.append((next.title, next.starts)) }
        // A program that switches it off late must not undo what the daemon does.
        let last = SystemClock().now + span + season.leadIn + ProgramSwitch.deadline
        return starts.first { _, start in WallInstant(reported: start).map { $0 < last } ?? true }?.0
    }

    private static func onAir(_ title: String) -> Failure {
        Failure(
            .unavailable,
            Phrase(vi: "đài đang phát “\(title)”", en: "the station is on air with “\(title)”"),
            hint: Phrase(
                vi: "chờ hết buổi phát, hoặc dừng bằng “loa stop”",
                en: "wait until that is over, or end it with “loa stop”"))
    }

    private static func soon(_ title: String) -> Failure {
        Failure(
            .unavailable,
            Phrase(vi: "đài sắp phát “\(title)”", en: "the station is about to air “\(title)”"),
            hint: Phrase(vi: "chờ hết buổi phát rồi thử", en: "try when that is over"))
    }
}

extension WallInstant {
    /// An instant of the daemon's report, to the second; `nil`: it is none.
    init?(reported text: String) {
        let seconds = text.replacing(/\.\d+/, with: "")
        guard let date = ISO8601DateFormatter().date(from: seconds) else { return nil }
        self.init(seconds: Int64(date.timeIntervalSince1970))
    }
}
