internal import CivilTime
internal import Diagnostics
internal import Planning
internal import StationFolder
internal import StationModel

/// Why there is no such occurrence, and which ones there are nearby.
extension Explainer {
    var absence: Failure {
        let cited = whyNot.map { why, place in
            let at = place.map { " (\(Explanation.Citation.line($0).phrase.en))" } ?? ""
            return Phrase(vi: ": \(why.vi)\(at)", en: ": \(why.en)\(at)")
        }
        return Failure(
            .notFound,
            Phrase(
                vi: "lịch và sổ đều không có buổi phát \(name)\(cited?.vi ?? "")",
                en: "neither the plan nor the log has \(name)\(cited?.en ?? "")"), hint: nearby)
    }

    private var whyNot: (Phrase, Finding.Place?)? {
        guard let id = name.campaign else { return nil }
        guard let campaign else {
            return (Phrase(vi: "không có đợt phát “\(id)”", en: "there is no campaign “\(id)”"), nil)
        }
        let date = name.start.date
        if date < campaign.from {
            return (
                Phrase(
                    vi: "đợt phát bắt đầu từ \(campaign.from.dayMonthYear)",
                    en: "the campaign begins on \(campaign.from)"), places.campaign(id, key: "from")
            )
        }
        if let until = campaign.until, date > until {
            return (
                Phrase(vi: "đợt phát kết thúc ngày \(until.dayMonthYear)", en: "the campaign ended on \(until)"),
                places.campaign(id, key: "until")
            )
        }
        if let quiet = station.quietDay(on: date), campaign.priority != .emergency {
            let reason = station.quietDays[quiet].reason
            return (
                Phrase(
                    vi: "\(date.inSentence.vi) là ngày nghỉ phát (\(reason))",
                    en: "\(date.inSentence.en) is a quiet day (\(reason))"), places.quietDay(quiet)
            )
        }
        return whyNotOnThatDay(campaign, date)
    }

    private func whyNotOnThatDay(_ campaign: Campaign, _ date: LocalDate) -> (Phrase, Finding.Place?)? {
        let times = own.filter { $0.starts.date == date }.map(\.starts.time.description)
        if !times.isEmpty {
            let list = times.joined(separator: ", ")
            return (
                Phrase(vi: "ngày ấy đợt này phát lúc \(list)", en: "on that day the campaign is aired at \(list)"), nil
            )
        }
        if let short = plan.shortfalls.first(where: { $0.campaign == campaign.id && $0.wanted.date == date }) {
            return (short.cause.phrase, places.campaign(campaign.id))
        }
        if !campaign.slots.isEmpty, campaign.slots.allSatisfy({ $0.weekday != date.weekday }) {
            return (
                Phrase(
                    vi: "“on” không ghi \(date.weekday.inSentence.vi)",
                    en: "“on” does not name \(date.weekday.inSentence.en)"), places.campaign(campaign.id, key: "on")
            )
        }
        return (
            Phrase(
                vi: "trong tuần ấy không có lần phát nào rơi vào ngày \(date.dayMonthYear)",
                en: "of that week's airings none falls on \(date)"), places.campaign(campaign.id, key: "times-per-week")
        )
    }

    private var own: [Occurrence] { plan.occurrences.filter { $0.campaign == name.campaign } }

    private var nearby: Phrase {
        let before = own.last { $0.starts < name.start }
        let after = own.first { $0.starts > name.start }
        let names = [before, after].compactMap { $0?.name.description }
        guard !names.isEmpty else {
            return Phrase(
                vi: "xem tên các buổi phát bằng lệnh: loa plan --from NGÀY --until NGÀY --json",
                en: "see their names with: loa plan --from DATE --until DATE --json")
        }
        let list = names.joined(separator: ", ")
        return Phrase(vi: "các buổi gần nhất: \(list)", en: "the nearest ones: \(list)")
    }
}
