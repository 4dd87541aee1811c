internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import OpenMicrophone
internal import Playout
internal import Production
internal import Sound
internal import SoundCard
internal import StationAPI
internal import StationFolder
internal import StationModel

/// One person's time at the microphone: opens it, asks for the air, keeps what is said, and tells how it goes.
struct LiveDesk: Sendable {
    /// Between two lines of the answer.
    private static let pace = Duration.milliseconds(100)

    let wish: LiveWish
    let person: Person
    let station: Station
    let folder: StationFolder
    let output: CardChoice
    let microphone: any LiveMicrophone
    let language: Language
    let post: @Sendable (StationEvent) -> Void

    private var longest: Duration {
        wish.seconds.map { min(.milliseconds(Int64($0 * 1000)), station.live.longest) } ?? station.live.longest
    }

    /// Opens the microphone before anything is interrupted; the air is asked for behind it.
    ///
    /// - Parameter isOutputFree: nothing is on the air, so the output can be tried together with the microphone.
    func begin(isOutputFree: Bool) async throws(Failure) -> AsyncStream<LiveReport> {
        let chime = try chime()
        let line = LiveLine()
        let voice = LiveVoice(
            level: max(-26, min(-14, station.output.loudness)), isForHorn: station.output.voicing == .horn)
        let wasFree = isOutputFree && output.trouble == nil
        do throws(CardError) {
            try await microphone.begin(line, chime: chime, voice: voice)
        } catch {
            throw LiveRefusal.microphone(error)
        }
        if wasFree, let trouble = output.trouble {
            line.end()
            throw LiveRefusal.sameCard(station.live.microphone, trouble)
        }
        let (lines, teller) = AsyncStream<LiveReport>.makeStream(bufferingPolicy: .bufferingNewest(50))
        let (events, door) = AsyncStream<LiveSession.Event>.makeStream()
        teller.onTermination = { end in
            if case .cancelled = end { door.yield(.gone) }
        }
        let run = LiveRun(desk: self, line: line, chime: Sound.duration(ofFrames: chime.count), door: door)
        Task { await run.run(events, tell: teller) }
        Task {
            // Until the line is over: then nobody reads it any more.
            while !line.isOver {
                door.yield(.reading(line.reading(), line.error))
                do { try await Task.sleep(for: Self.pace) } catch { return }
            }
        }
        let request = LiveRequest(
            sound: line.air, title: title, longest: longest + Sound.duration(ofFrames: chime.count) + .seconds(1),
            person: person
        ) { door.yield(.airOver) }
        post(.live(request) { answer in run.take(answer) })
        return lines
    }

    var session: LiveSession { LiveSession(longest: longest, silence: station.live.silence) }

    private var title: String {
        let title = wish.title?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        return title.isEmpty ? "Phát thanh trực tiếp" : String(title.prefix(200))
    }

    private func chime() throws(Failure) -> [Float] {
        let isForHorn = station.output.voicing == .horn
        do throws(SoundError) {
            guard let path = station.live.chime.map(folder.file) else {
                return try Chime.standard(loudness: station.output.loudness, isForHorn: isForHorn)
            }
            return try Chime.fitted(
                Sound.load(path, longest: .seconds(60)), loudness: station.output.loudness, isForHorn: isForHorn)
        } catch {
            throw Failure(error.status, error.message, hint: error.hint)
        }
    }
}

enum LiveRefusal {
    static func microphone(_ error: CardError) -> Failure {
        Failure(error.status, error.message, hint: error.hint(namedBy: "live.microphone"))
    }

    static func sameCard(_ microphone: String, _ error: CardError) -> Failure {
        Failure(
            .unavailable,
            Phrase(
                vi: "card \(error.device) không vừa thu micrô \(microphone) vừa phát được",
                en: "the card \(error.device) cannot play while the microphone \(microphone) is open"),
            hint: Phrase(
                vi: "cắm micrô vào card khác rồi ghi tên card ấy vào live.microphone",
                en: "plug the microphone into another card and put that one's name into live.microphone"))
    }
}
