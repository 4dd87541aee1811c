internal import CivilTime
internal import Diagnostics
internal import Operations
internal import Reporting
internal import StationModel
internal import Synchronization

/// What is heard, how far, how long to go, how loud: one line that is written over, or, where the output is no
/// terminal, a new line for each item.
final class ProgressLine: Sendable {
    private let language: Language
    private let isLive: Bool
    private let shownItem: Mutex<String?> = Mutex(nil)

    init(language: Language, isLive: Bool) {
        self.language = language
        self.isLive = isLive
    }

    func show(_ status: StationStatus) {
        guard let onAir = status.onAir else { return announce() }
        let item = onAir.item[language]
        let line = "\(item.padded(to: 18)) \(times(of: onAir))  \(meter(onAir.peak))"
        shownItem.withLock { shown in
            if isLive {
                Terminal.write("\r\u{1B}[K" + line)
            } else if shown != item {
                Terminal.warn(line)
            }
            shown = item
        }
    }

    /// Until the first item is heard.
    private func announce() {
        let head = Int(Rehearsal.head.inSeconds)
        let isFirst = shownItem.withLock { shown in
            defer { shown = shown ?? "" }
            return shown == nil
        }
        guard isFirst else { return }
        Terminal.warn(
            Phrase(
                vi: "Đồng hồ diễn tập chỉ \(head) giây trước giờ phát; bấm Ctrl-C để dừng.",
                en: "The rehearsal's clock stands \(head) s before the occurrence; Ctrl-C ends it.")[language])
    }

    func finish() {
        if isLive { Terminal.write("\r\u{1B}[K") }
    }

    private func times(of onAir: StationStatus.OnAir) -> String {
        let position = onAir.position.minutesAndSeconds
        let remaining = (onAir.length - onAir.position).minutesAndSeconds
        return Phrase(vi: "\(position), còn \(remaining)", en: "\(position), \(remaining) left")[language]
    }

    /// -60 to 0 dBFS in twenty steps.
    private func meter(_ peak: Double) -> String {
        let steps = Int(((max(-60, min(0, peak)) + 60) / 3).rounded())
        let level = peak <= -100 ? "    –" : String(Int(peak.rounded())).paddedLeft(to: 5)
        return "▕" + String(repeating: "█", count: steps) + String(repeating: " ", count: 20 - steps) + "▏\(level) dBFS"
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    fileprivate func paddedLeft(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}
