internal import CivilTime
internal import Diagnostics
internal import Ledger
internal import Operations
internal import Planning
internal import Playout
internal import Reporting
internal import StationAPI
internal import StationModel

/// `loa status` for a person.
struct StatusText {
    let language: Language

    func text(_ report: StatusReport) -> String {
        var table = TextTable()
        table.add([Phrase(vi: "Đang phát", en: "On air")[language], report.onAir.map(onAir) ?? nothing[language]])
        table.add([Phrase(vi: "Sắp phát", en: "Next")[language], report.next.map(next) ?? nothing[language]])
        for warning in report.warnings {
            table.add([Phrase(vi: "Cảnh báo", en: "Warning")[language], self.warning(warning)])
        }
        table.add([
            Phrase(vi: "Card âm thanh", en: "Sound card")[language],
            "\(report.card.device) (\(state(of: report.card)))",
        ])
        table.add([Phrase(vi: "Đồng hồ", en: "Clock")[language], clock(report.clock)])
        let findings = report.findings.map { finding in
            let severity = Finding.Severity(rawValue: finding.severity)?.name[language] ?? finding.severity
            return "\(severity): \(finding.message)" + (finding.hint.map { "\n    → \($0)" } ?? "")
        }
        return ([table.text] + findings).joined(separator: "\n")
    }

    private let nothing = Phrase(vi: "không có", en: "nothing")

    private func onAir(_ item: StatusReport.OnAir) -> String {
        let position = Duration.seconds(item.position).minutesAndSeconds
        let remaining = Duration.seconds(item.remaining).minutesAndSeconds
        let officer = item.officer.map { ", \($0)" } ?? ""
        return Phrase(
            vi: "\(item.title)\(officer): \(item.item), \(position), còn \(remaining)",
            en: "\(item.title)\(officer): \(item.item), \(position), \(remaining) left")[language]
    }

    private func next(_ item: StatusReport.Next) -> String {
        let officer = item.officer.map { ", \($0)" } ?? ""
        let tape =
            switch item.tape {
            case "ready": Phrase(vi: "bản thu đã sẵn sàng", en: "the tape is ready")
            case "failed": Phrase(vi: "chưa làm được bản thu", en: "the tape could not be made")
            default: Phrase(vi: "bản thu chưa đến lúc làm", en: "the tape is not due yet")
            }
        return "\(local(item.starts))  \(item.title)\(officer) (\(tape[language]))"
    }

    private func warning(_ warning: StatusReport.Warning) -> String {
        let next =
            warning.next.map { Phrase(vi: "phát lại lúc \(local($0))", en: "again on \(local($0))") }
            ?? Phrase(vi: "đang phát", en: "on the air")
        let until = warning.until.map { Phrase(vi: ", đến \(local($0))", en: ", until \(local($0))") }
        return Phrase(
            vi: "\(warning.title), cấp \(warning.level), \(warning.officer): đã phát \(warning.aired) lần, "
                + "\(next.vi)\(until?.vi ?? "")",
            en: "\(warning.title), level \(warning.level), \(warning.officer): aired \(warning.aired) times, "
                + "\(next.en)\(until?.en ?? "")")[language]
    }

    private func state(of card: StatusReport.Card) -> String {
        switch card.state {
        case "open": Phrase(vi: "đang mở", en: "open")[language]
        case "lost": Phrase(vi: "mất", en: "lost")[language]
        default: Phrase(vi: "đang nghỉ", en: "idle")[language]
        }
    }

    private func clock(_ clock: StatusReport.Clock) -> String {
        let distrust = clock.trusted ? "" : Phrase(vi: ", không đáng tin", en: ", not trusted")[language]
        return "\(local(clock.now))\(distrust) (\(clock.zone))"
    }

    /// ISO 8601 of the station as a person reads it: `Thứ Ba 08/08/2023 17:00:00`.
    private func local(_ text: String) -> String {
        guard let date = LocalDate(text.prefix(10)) else { return text }
        return "\(Written.date(date, language)) \(text.dropFirst(11).prefix(8))"
    }
}

extension StatusReport {
    /// What the folder and the ledger alone can tell.
    init(withoutDaemon season: Season, history: [Airing], findings: [Finding], language: Language) {
        let station = season.station
        let zone = station.zone
        let now = SystemClock().now
        let today = zone.date(of: now)
        let closed = Set(history.lazy.filter { $0.outcome != nil }.map(\.name))
        let next = season.planner(history: history).plan(today...(today + 13)).occurrences
            .first { $0.starts > zone.minute(of: now) && !closed.contains($0.name) }
        let down = Finding(
            .error, "daemon-not-running", at: nil, ControlClient.notRunning.message, hint: ControlClient.notRunning.hint
        )
        self.init(
            onAir: nil,
            next: next.map { occurrence in
                let start = zone.instant(of: occurrence.starts)
                return Next(
                    occurrence: occurrence.name.description, title: station.title(of: occurrence),
                    officer: occurrence.officer.flatMap { station.officer($0)?.name }, starts: zone.iso8601(start),
                    ends: zone.iso8601(start + occurrence.length), tape: "waiting")
            },
            card: Card(device: CardChoice.name(of: station.output.device), state: "idle"),
            clock: Clock(now: zone.iso8601(now), zone: zone.identifier, trusted: true),
            findings: ([down] + findings).map { $0.record(in: language) })
    }
}
