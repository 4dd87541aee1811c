internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import OpenMicrophone
internal import SoundCard
internal import StationAPI
internal import StationFolder
internal import StationModel

/// A person at the microphone through the API.
extension DaemonControl {
    func live(
        _ wish: LiveWish, from account: String, in language: Language
    ) async throws(Failure) -> AsyncStream<LiveReport> {
        let current = station.season.station
        let person = try current.person(wish.by, account: account)
        if let seconds = wish.seconds, !(seconds >= 5) { throw Self.tooShort }
        guard let status = await station.status else { throw Refusal.shuttingDown }
        try makeFolder()
        let driver = ALSADriver(device: current.live.microphone, latency: .live, now: { SystemClock().now })
        let desk = LiveDesk(
            wish: wish, person: person, station: current, folder: reader.folder, output: station.device,
            microphone: CardLiveMicrophone<ALSACaptureCard>(driver: driver), language: language,
            post: { [station] in station.post($0) })
        return try await desk.begin(isOutputFree: status.onAir == nil)
    }

    func endLive(_ occurrence: String) async throws(Failure) -> String {
        guard let name = OccurrenceName(occurrence) else { throw Refusal.nothingOnAir }
        station.post(.liveOver(name))
        return occurrence
    }

    private func makeFolder() throws(Failure) {
        let path = reader.folder.file("var/live")
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Failure(
                .cannotWrite,
                Phrase(
                    vi: "không tạo được thư mục \(path) để lưu lời nói trực tiếp",
                    en: "the folder \(path) cannot be made, where live speech is kept"),
                hint: Phrase(vi: "kiểm tra quyền ghi và chỗ trống của đĩa", en: "look at its rights and the disk"))
        }
    }

    private static let tooShort = Failure(
        .usage, Phrase(vi: "--seconds phải từ 5 trở lên", en: "--seconds must be at least 5"),
        hint: Phrase(vi: "ví dụ: --seconds 120", en: "such as: --seconds 120"))
}
