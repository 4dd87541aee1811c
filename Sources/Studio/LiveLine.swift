package import Diagnostics
internal import StationModel

extension RecordingSession {
    /// What changes all the time: how loud it is, how long it has lasted. `nil` where nothing does.
    package var liveLine: Phrase? {
        switch state {
        case .listening(let listening):
            line(Phrase(vi: "chờ đọc", en: "ready"), listening.meter, noise: listening.meter.noise)
        case .recording(let recording):
            line(
                Phrase(
                    vi: "● thu \(recording.duration.minutesAndSeconds)",
                    en: "● rec \(recording.duration.minutesAndSeconds)"),
                recording.meter, noise: nil)
        case .reviewing(_, isPlaying: true): Phrase(vi: "▶ đang phát lại", en: "▶ playing it back")
        case .reviewing, .keeping, .idle, .ended: nil
        }
    }

    private func line(_ head: Phrase, _ meter: LevelMeter, noise: Double?) -> Phrase {
        guard let level = meter.level else {
            return Phrase(vi: "đang mở micrô", en: "opening the microphone")
        }
        let bar = "-60▕\(level.bar)▏0 dBFS"
        let peak = Phrase(vi: "đỉnh \(level.peak.whole)", en: "peak \(level.peak.whole)")
        let rest =
            if meter.isTooLoud {
                Phrase(vi: "QUÁ TO", en: "TOO LOUD")
            } else if meter.isTooQuiet, noise == nil {
                Phrase(vi: "QUÁ NHỎ", en: "TOO QUIET")
            } else {
                Phrase(
                    vi: noise.map { "nền \($0.whole)" } ?? "", en: noise.map { "room \($0.whole)" } ?? "")
            }
        return Phrase(
            vi: "\(padded(head.vi)) \(bar) \(peak.vi) \(rest.vi)",
            en: "\(padded(head.en)) \(bar) \(peak.en) \(rest.en)")
    }

    /// A line that is written over must not dance.
    private func padded(_ head: String) -> String {
        head + String(repeating: " ", count: max(0, 10 - head.count))
    }
}
