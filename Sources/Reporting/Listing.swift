package import CivilTime
package import Diagnostics
package import StationModel

/// The log and the plan as lines for a terminal.
package struct Listing {
    private let zone: StationZone
    private let language: Language

    package init(zone: StationZone, language: Language) {
        self.zone = zone
        self.language = language
    }

    package func plan(_ occurrences: [Occurrence], outcomes: [OccurrenceName: Outcome], in station: Station) -> String {
        var table = TextTable()
        for occurrence in occurrences {
            let end = zone.instant(of: occurrence.starts) + occurrence.length
            let readings = Phrase(
                vi: "đọc \(occurrence.readings) lượt",
                en: occurrence.readings == 1 ? "1 reading" : "\(occurrence.readings) readings")
            table.add([
                Written.date(occurrence.starts.date, language),
                "\(occurrence.starts.time)–\(zone.minute(of: end).time)",
                station.title(of: occurrence),
                occurrence.officer.flatMap { station.officer($0)?.name } ?? nobody[language],
                readings[language],
                outcomes[occurrence.name]?.phrase[language] ?? planned[language],
                occurrence.makeGoodFor.map(makeGood) ?? "",
            ])
        }
        return table.text
    }

    package func log(_ airings: [Airing]) -> String {
        var table = TextTable()
        for airing in airings { table.add(cells(airing)) }
        return table.text
    }

    /// One airing on one line.
    package func line(_ airing: Airing) -> String {
        cells(airing).filter { !$0.isEmpty }.joined(separator: "  ")
    }

    private func cells(_ airing: Airing) -> [String] {
        let planned = zone.minute(of: airing.planned)
        var heard = ""
        if let started = airing.started, let lateBy = airing.lateBy {
            let end = airing.ended.map { "–\(zone.clockTime(of: $0))" } ?? ""
            heard = "\(zone.clockTime(of: started))\(end) (\(Written.lateness(lateBy, language)))"
        }
        var remarks: [String] = []
        if let reason = airing.reason { remarks.append(reason.phrase[language]) }
        if let verdict = airing.sound?.remark { remarks.append(verdict[language]) }
        // What was never heard has its reason.
        if let troubles = airing.troubles, troubles > 0, airing.sound != nil {
            remarks.append(
                Phrase(vi: "trục trặc \(troubles) lần", en: troubles == 1 ? "1 trouble" : "\(troubles) troubles")[
                    language])
        }
        if let original = airing.makeGoodFor { remarks.append(makeGood(original)) }
        if let stand = airing.madeGoodBy { remarks.append(madeGood(stand)) }
        return [
            "\(Written.date(planned.date, language)) \(planned.time)",
            airing.title,
            airing.officerName ?? nobody[language],
            (airing.outcome?.phrase ?? self.planned)[language],
            airing.aired > .zero ? airing.aired.minutesAndSeconds : "",
            heard,
            remarks.joined(separator: "; "),
        ]
    }

    private let planned = Phrase(vi: "dự kiến", en: "planned")
    private let nobody = Phrase(vi: "(chưa phân công)", en: "(nobody)")

    private func makeGood(_ original: OccurrenceName) -> String {
        Phrase(vi: "phát bù cho buổi \(short(original))", en: "makes good \(short(original))")[language]
    }

    private func madeGood(_ stand: OccurrenceName) -> String {
        Phrase(vi: "đã phát bù \(short(stand))", en: "made good by \(short(stand))")[language]
    }

    private func short(_ name: OccurrenceName) -> String {
        "\(Written.date(name.start.date, language)) \(name.start.time)"
    }

    /// The sums of a season in a few lines.
    package func account(_ account: SeasonAccount) -> String {
        var lines = [
            Phrase(
                vi: "Kế hoạch \(account.promised) buổi: đã phát \(account.aired), phát chưa hết \(account.cut), "
                    + "không phát \(account.missed), đã hủy \(account.cancelled); phát bù được \(account.madeGood), "
                    + "còn thiếu \(account.short).",
                en:
                    "\(account.promised) promised: \(account.aired) aired, \(account.cut) cut, \(account.missed) missed, "
                    + "\(account.cancelled) cancelled; \(account.madeGood) made good, \(account.short) short.")[
                    language]
        ]
        for share in account.officers {
            let time = share.seconds.minutesAndSeconds
            lines.append(
                Phrase(
                    vi: "\(share.name): đã phát \(share.aired) buổi, tổng thời lượng \(time).",
                    en: "\(share.name): \(share.aired) aired, \(time) on air.")[language])
        }
        return lines.joined(separator: "\n")
    }
}

extension SoundVerdict {
    /// In a list; a station without a listening device has nothing to say on each line.
    fileprivate var remark: Phrase? {
        switch self {
        case .verified: Phrase(vi: "đã nghe thấy từ loa", en: "heard from the horns")
        case .silent: Phrase(vi: "loa không có tiếng", en: "the horns were silent")
        case .unverified: nil
        }
    }
}
