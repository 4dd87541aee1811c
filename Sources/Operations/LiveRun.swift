internal import CivilTime
internal import Diagnostics
internal import Foundation
internal import OpenMicrophone
internal import Production
internal import Sound
internal import SoundCard
internal import StationAPI
internal import StationFolder
internal import StationModel
internal import Synchronization

/// Carries out what a live session wants, on a task of its own.
final class LiveRun: Sendable {
    private struct Air {
        var name: OccurrenceName?
        var refusal: Failure?
        var isUnwanted = false
        var keeping: Task<Result<Evidence.Kept, SoundError>, Never>?
    }

    private let desk: LiveDesk
    private let line: LiveLine
    private let chime: Duration
    private let door: AsyncStream<LiveSession.Event>.Continuation
    private let air = Mutex(Air())

    init(desk: LiveDesk, line: LiveLine, chime: Duration, door: AsyncStream<LiveSession.Event>.Continuation) {
        self.desk = desk
        self.line = line
        self.chime = chime
        self.door = door
    }

    /// The station's answer; any thread.
    func take(_ answer: Result<String, Failure>) {
        switch answer {
        case .failure(let refusal):
            air.withLock { $0.refusal = refusal }
            door.yield(.refused)
        case .success(let text):
            guard let name = OccurrenceName(text) else { return }
            let evidence = Evidence(path: desk.folder.file(file(of: name)))
            let isWanted = air.withLock { air in
                air.name = name
                guard !air.isUnwanted else { return false }
                air.keeping = Task { [line] in
                    do throws(SoundError) { return .success(try await evidence.keep(line)) } catch {
                        return .failure(error)
                    }
                }
                return true
            }
            guard isWanted else { return desk.post(.liveOver(name)) }
            line.grant()
            door.yield(.granted)
        }
    }

    func run(_ events: AsyncStream<LiveSession.Event>, tell: AsyncStream<LiveReport>.Continuation) async {
        var session = desk.session
        let clock = ContinuousClock()
        let start = clock.now
        for await event in events {
            for effect in session.handle(event, at: start.duration(to: clock.now)) {
                switch effect {
                case .endAir: endAir()
                case .closeMicrophone: line.end()
                }
            }
            if case .ended(let ending) = session.state {
                door.finish()
                tell.yield(await lastReport(session, ending))
                break
            }
            if case .reading(let reading, _) = event { tell.yield(report(session, reading)) }
        }
        tell.finish()
    }

    private func endAir() {
        let name = air.withLock { air in
            air.isUnwanted = true
            return air.name
        }
        if let name { desk.post(.liveOver(name)) }
    }

    private func report(_ session: LiveSession, _ reading: LiveReading) -> LiveReport {
        LiveReport(
            state: session.state.onTheWire, occurrence: air.withLock { $0.name?.description },
            level: Self.decibels(reading.power) / 2, peak: Self.decibels(reading.peak), gain: reading.gain,
            howl: reading.isHowling, elapsed: session.elapsed.inSeconds, remaining: session.remaining.inSeconds)
    }

    private func lastReport(_ session: LiveSession, _ ending: LiveSession.Ending) async -> LiveReport {
        let (name, refusal, keeping) = air.withLock { ($0.name, $0.refusal, $0.keeping) }
        var report = LiveReport(state: .ended, occurrence: name?.description, elapsed: session.elapsed.inSeconds)
        report.reason = ending.phrase[desk.language]
        if let refusal {
            report.reason = refusal.message[desk.language]
            report.hint = refusal.hint?[desk.language]
            report.failed = refusal.status.rawValue
        } else if case .microphone(let error) = ending {
            report.reason = error.message[desk.language]
            report.hint = error.hint?[desk.language]
            report.failed = error.status.rawValue
        }
        guard let name, let keeping else { return report }
        switch await keeping.value {
        case .success(let kept):
            let file = file(of: name)
            guard kept.frames > 0, let hash = FileDigest.sha256(of: desk.folder.file(file)) else { break }
            report.file = file
            report.hash = hash
            desk.post(.liveKept(name, file: file, hash: hash))
        case .failure(let error):
            report.hint = error.message[desk.language]
            desk.post(.liveNotKept(name, error.message))
        }
        return report
    }

    /// Within the station folder. A colon is none to every disk.
    private func file(of name: OccurrenceName) -> String {
        "var/live/" + name.description.replacing(":", with: "") + ".flac"
    }

    private static func decibels(_ value: Float) -> Double {
        value > 0 ? max(-120, 20 * log10(Double(value))) : -120
    }
}

extension LiveSession.State {
    fileprivate var onTheWire: LiveReport.State {
        switch self {
        case .waiting: .waiting
        case .chime: .chime
        case .speaking: .speaking
        case .searching: .searching
        case .ended: .ended
        }
    }
}

extension LiveSession.Ending {
    fileprivate var phrase: Phrase {
        switch self {
        case .done, .gone: Phrase(vi: "người nói đã kết thúc", en: "the person ended it")
        case .timeOver: Phrase(vi: "hết thời gian", en: "the time is over")
        case .silence(let time):
            Phrase(
                vi: "không ai nói trong \(time.components.seconds) giây",
                en: "nobody spoke for \(time.components.seconds) s")
        case .microphone(let error): error.message
        case .airOver: Phrase(vi: "đài đã kết thúc buổi phát", en: "the station ended it")
        case .refused: Phrase(vi: "đài không cho phát", en: "the station refused it")
        }
    }
}
