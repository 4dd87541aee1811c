internal import CivilTime
package import Diagnostics
package import StationModel

/// Something in the plan that a person should look at.
package struct Problem: Sendable, Hashable {
    package let severity: Finding.Severity
    /// Stable, kebab-case.
    package let code: String
    package let campaign: CampaignID
    package let message: Phrase
    package let hint: Phrase?

    /// Without a place: planning knows of no files.
    package var finding: Finding { Finding(severity, code, at: nil, message, hint: hint) }
}

extension Problem {
    /// What is wrong with a campaign in every week.
    static func all(with undertaking: Undertaking, parts: AiringParts?, gap: Int) -> [Problem] {
        guard let parts else { return [noScript(undertaking.campaign)] }
        guard let fit = undertaking.fit else { return [tooLong(undertaking.campaign, parts)] }
        var problems: [Problem] = []
        if !fit.reachesShortest { problems.append(tooShort(undertaking.campaign, fit)) }
        if !undertaking.hours.fits(undertaking.minutes) {
            problems.append(hoursTooShort(undertaking.campaign, fit))
        }
        return problems + undertaking.slotsOutsideHours.map { slotOutsideHours(undertaking, $0) }
            + undertaking.slotsTooNear(gap: gap).map { slotsTooNear(undertaking.campaign, fit, $0, $1) }
    }

    private static func noScript(_ campaign: Campaign) -> Problem {
        Problem(
            severity: .error, code: "no-airing", campaign: campaign.id,
            message: Phrase(
                vi: "“\(campaign.title)” không phát được: chưa biết bài “\(campaign.script)” dài bao lâu",
                en: "“\(campaign.title)” cannot be aired: the length of its script “\(campaign.script)” is not known"),
            hint: Phrase(
                vi: "kiểm tra tệp scripts/\(campaign.script).md và bản ghi âm mà nó nêu tên",
                en: "look at scripts/\(campaign.script).md and the recording that it names"))
    }

    private static func tooLong(_ campaign: Campaign, _ parts: AiringParts) -> Problem {
        let once = parts.length(readings: 1).minutesAndSeconds
        let longest = campaign.length.upperBound.minutesAndSeconds
        return Problem(
            severity: .error, code: "script-too-long", campaign: campaign.id,
            message: Phrase(
                vi: "“\(campaign.title)” không phát được: đọc một lượt đã hết \(once), "
                    + "quá thời lượng tối đa \(longest)",
                en: "“\(campaign.title)” cannot be aired: one reading takes \(once), "
                    + "the longest allowed is \(longest)"),
            hint: Phrase(
                vi: "rút ngắn bài “\(campaign.script)” hoặc tăng “length” của đợt phát “\(campaign.id)”",
                en: "shorten the script “\(campaign.script)” or raise “length” of the campaign “\(campaign.id)”"))
    }

    private static func tooShort(_ campaign: Campaign, _ fit: Fit) -> Problem {
        let shortest = campaign.length.lowerBound.minutesAndSeconds
        let length = fit.length.minutesAndSeconds
        let times = fit.readings == 1 ? "read once" : "read \(fit.readings) times"
        return Problem(
            severity: .warning, code: "length-not-reached", campaign: campaign.id,
            message: Phrase(
                vi: "“\(campaign.title)” chỉ phát được \(length) (\(fit.readings) lượt đọc), chưa đủ thời lượng "
                    + "tối thiểu \(shortest); đọc thêm một lượt thì quá thời lượng tối đa",
                en: "“\(campaign.title)” comes to \(length) only (\(times)), the shortest ordered is \(shortest); "
                    + "one reading more would pass the longest"),
            hint: Phrase(
                vi: "nới rộng “length” của đợt phát “\(campaign.id)” hoặc sửa độ dài bài “\(campaign.script)”",
                en: "widen “length” of the campaign “\(campaign.id)” or change the length of “\(campaign.script)”"))
    }

    private static func hoursTooShort(_ campaign: Campaign, _ fit: Fit) -> Problem {
        Problem(
            severity: .error, code: "hours-too-short", campaign: campaign.id,
            message: Phrase(
                vi: "“\(campaign.title)” không phát được: mỗi lần phát dài \(fit.length.minutesAndSeconds), "
                    + "không khung giờ nào đủ dài",
                en: "“\(campaign.title)” cannot be aired: it takes \(fit.length.minutesAndSeconds), "
                    + "and no window of the hours is that long"),
            hint: Phrase(
                vi: "kéo dài một khung giờ trong “hours” hoặc giảm “length” của đợt phát “\(campaign.id)”",
                en: "lengthen a window in “hours” or lower “length” of the campaign “\(campaign.id)”"))
    }

    private static func slotOutsideHours(_ undertaking: Undertaking, _ slot: Campaign.Slot) -> Problem {
        let campaign = undertaking.campaign
        let minute = undertaking.hours.nearestStart(to: slot.time.minute, minutes: undertaking.minutes)
        let moved = minute.flatMap(TimeOfDay.init(minute:)) ?? slot.time
        return Problem(
            severity: .warning, code: "slot-outside-hours", campaign: campaign.id,
            message: Phrase(
                vi: "“\(campaign.title)”: phát lúc \(slot.time) \(slot.weekday.inSentence.vi) thì không nằm trọn trong "
                    + "khung giờ phát nên chuyển sang \(moved)",
                en: "“\(campaign.title)”: at \(slot.time) on \(slot.weekday.inSentence.en) it does not lie inside "
                    + "the hours, so it is moved to \(moved)"),
            hint: Phrase(
                vi: "sửa “on” của đợt phát “\(campaign.id)” hoặc sửa “hours” của đài",
                en: "change “on” of the campaign “\(campaign.id)” or the station's “hours”"))
    }

    private static func slotsTooNear(
        _ campaign: Campaign, _ fit: Fit, _ one: Campaign.Slot, _ next: Campaign.Slot
    ) -> Problem {
        Problem(
            severity: .warning, code: "slots-too-near", campaign: campaign.id,
            message: Phrase(
                vi:
                    "“\(campaign.title)”: \(one.time) và \(next.time) \(one.weekday.inSentence.vi) quá sát nhau, mỗi lần "
                    + "phát dài \(fit.length.minutesAndSeconds), nên lần sau phải chuyển giờ",
                en: "“\(campaign.title)”: \(one.time) and \(next.time) on \(one.weekday.inSentence.en) are too near to "
                    + "each other for \(fit.length.minutesAndSeconds), so the later one is moved"),
            hint: Phrase(
                vi: "sửa “on” của đợt phát “\(campaign.id)” cho các giờ cách xa nhau",
                en: "move the times in “on” of the campaign “\(campaign.id)” apart"))
    }

    /// One for all airings of a campaign for which the hours had no room.
    static func noRoom(_ campaign: Campaign, count: Int, first: Shortfall) -> Problem {
        Problem(
            severity: .warning, code: "no-room", campaign: campaign.id,
            message: Phrase(
                vi: "“\(campaign.title)”: \(count) lần phát không xếp được, lần đầu là \(first.wanted.inSentence.vi): "
                    + first.cause.phrase.vi,
                en: "“\(campaign.title)”: \(count == 1 ? "1 airing has" : "\(count) airings have") no place, the first "
                    + "on \(first.wanted.inSentence.en): \(first.cause.phrase.en)"),
            hint: Phrase(
                vi: "thêm khung giờ phát, giảm “times-per-week” hoặc chọn giờ khác trong “on”",
                en: "widen the hours, lower “times-per-week” or choose other times in “on”"))
    }
}
