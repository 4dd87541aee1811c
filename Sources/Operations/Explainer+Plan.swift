internal import CivilTime
internal import Diagnostics
internal import Ledger
internal import Planning
internal import StationFolder
internal import StationModel

/// How an occurrence came to where it stands, by the schedule's lines.
extension Explainer {
    var planSteps: [Explanation.Step] {
        guard let planned else { return [] }
        return planned.why.flatMap { why in
            [Explanation.Step(why.phrase, citations(why))] + rule(why, in: planned)
        }
    }

    private func key(_ key: String, of id: CampaignID? = nil) -> Explanation.Citation? {
        (id ?? name.campaign).flatMap { places.campaign($0, key: key) }.map { .line($0) }
    }

    private func citations(_ why: Why) -> [Explanation.Citation?] {
        switch why {
        case .slot(let weekday, let time):
            [name.campaign.flatMap { places.campaign($0, slot: Campaign.Slot(weekday, time)) }.map { .line($0) }]
        case .spread: [key("times-per-week")]
        case .quietDay(let date, _): [quietLine(date)]
        case .gaveWay(let other, _): [other.campaign.flatMap { places.campaign($0) }.map { .line($0) }]
        case .outsideHours: station.hours.indices.map { places.hours($0).map { .line($0) } }
        case .makeGood(let original, _, _):
            [history.first { $0.name == original }.map { .entry($0.entry) }, key("if-missed")]
        case .earlierSchedule: [entries.first.map { .entry($0.id) }]
        case .readings, .rate: [key("length")]
        }
    }

    func quietLine(_ date: LocalDate) -> Explanation.Citation? {
        station.quietDay(on: date).flatMap { places.quietDay($0) }.map { .line($0) }
    }

    /// Which rule made it give way.
    private func rule(_ why: Why, in planned: Occurrence) -> [Explanation.Step] {
        guard case .gaveWay(let holder, _) = why, let campaign,
            let other = holder.campaign.flatMap(station.campaign), other.id != campaign.id
        else { return [] }
        if other.priority > campaign.priority {
            return [
                .init(
                    Phrase(
                        vi: "mức ưu tiên của “\(other.title)” cao hơn nên được giữ giờ",
                        en: "“\(other.title)” keeps its time, for it has the higher priority"),
                    [key("priority", of: other.id), key("priority")])
            ]
        }
        if planned.why.contains(where: { if case .spread = $0 { true } else { false } }) {
            return [
                .init(
                    Phrase(
                        vi: "buổi được chia đều trong tuần tránh những giờ đã có buổi khác",
                        en: "what is spread over the week goes round times that are taken"))
            ]
        }
        guard other.priority == campaign.priority, (other.from, other.id) < (campaign.from, campaign.id) else {
            return []
        }
        if other.from < campaign.from {
            return [
                .init(
                    Phrase(
                        vi: "cùng mức ưu tiên thì đợt phát bắt đầu trước được giữ giờ",
                        en: "with one priority, the campaign that began earlier keeps its time"),
                    [key("from", of: other.id), key("from")])
            ]
        }
        return [
            .init(
                Phrase(
                    vi: "cùng mức ưu tiên, cùng ngày bắt đầu thì tên ngắn đứng trước theo bảng chữ cái được giữ giờ",
                    en: "with one priority and one first day, the short name that comes first in the alphabet "
                        + "keeps its time"))
        ]
    }

    /// Who is on duty that day by the roster as it is now; once it is closed, the log has who was.
    var dutySteps: [Explanation.Step] {
        guard planned != nil, airing?.outcome == nil else { return [] }
        let date = name.start.date
        let lines = station.dutyLines(on: date)
        guard let last = lines.last.map({ station.roster[$0] }) else {
            return [
                .init(
                    Phrase(
                        vi: "ngày \(date.dayMonthYear) chưa phân công ai trực", en: "nobody is on duty on \(date)"))
            ]
        }
        let officer = station.officer(last.officer)?.name ?? last.officer.text
        let instead = last.insteadOf.map { station.officer($0)?.name ?? $0.text }
        let reason = last.reason.map { " (\($0))" } ?? ""
        return [
            .init(
                Phrase(
                    vi: "cán bộ trực: \(officer)" + (instead.map { ", trực thay \($0)\(reason)" } ?? ""),
                    en: "\(officer) is on duty" + (instead.map { ", in place of \($0)\(reason)" } ?? "")),
                lines.map { places.duty($0).map { .line($0) } })
        ]
    }
}
