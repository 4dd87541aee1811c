internal import Diagnostics
internal import StationAPI

/// What a person is told at once: what is on the air, and what waits.
struct EmergencyText {
    private let report: EmergencyReport

    init(_ report: EmergencyReport) {
        self.report = report
    }

    /// The findings say why.
    static let refused = Failure(
        .badData, Phrase(vi: "không phát bản tin này", en: "this message is not aired"),
        hint: Phrase(
            vi: "xem các dòng trên; việc gấp thì phát bằng lời: loa emergency --say",
            en: "see the lines above; if it is urgent, air the words: loa emergency --say"))

    func text(in language: Language) -> String {
        var lines: [Phrase] = []
        if let ended = report.ended {
            lines.append(Phrase(vi: "Đã kết thúc cảnh báo: \(ended).", en: "Ended: \(ended)."))
        }
        let onAir = report.warnings.first(where: \.onAir)
        if let onAir {
            lines.append(
                Phrase(
                    vi: "Đang phát cảnh báo cấp \(onAir.level): \(onAir.title) (\(onAir.occurrence ?? "")).",
                    en: "On air, level \(onAir.level): \(onAir.title) (\(onAir.occurrence ?? ""))."))
        }
        if let rule = report.rule {
            lines.append(Phrase(vi: "Cấp độ: \(rule).", en: "Its level: \(rule)."))
        }
        lines += report.warnings.filter { $0 != onAir }.map(Self.waiting)
        if report.ended != nil, report.warnings.isEmpty {
            lines.append(Phrase(vi: "Không còn cảnh báo nào.", en: "No warning is in force any more."))
        } else if !report.warnings.isEmpty {
            lines.append(
                Phrase(
                    vi: "Hết nguy hiểm thì báo: loa all-clear --by CÁN-BỘ --reason LÝ-DO",
                    en: "When it is over: loa all-clear --by OFFICER --reason REASON"))
        }
        return lines.map { $0[language] }.joined(separator: "\n")
    }

    private static func waiting(_ standing: EmergencyReport.Standing) -> Phrase {
        let name = standing.occurrence.map { " (\($0))" } ?? ""
        // `2023-08-08T17:00:00+07:00`: the hour and minute are what a person looks for.
        let time = standing.occurrence == nil ? standing.next.map { String($0.dropFirst(11).prefix(5)) } : nil
        return Phrase(
            vi: "Đang chờ, cấp \(standing.level): \(standing.title)\(name)"
                + (time.map { ", phát lại lúc \($0)." } ?? "."),
            en: "Waits, level \(standing.level): \(standing.title)\(name)" + (time.map { ", again at \($0)." } ?? "."))
    }
}

extension Finding.Record {
    /// As `Finding.text(in:)`: a daemon's findings come in the reader's language.
    func text(in language: Language) -> String {
        let place = [file, line.map(String.init), column.map(String.init)].compactMap(\.self).joined(separator: ":")
        let name = Finding.Severity(rawValue: severity)?.name[language] ?? severity
        let head = (place.isEmpty ? "" : place + ": ") + "\(name): \(message) [\(code)]"
        return hint.map { head + "\n    → " + $0 } ?? head
    }
}
