package import CivilTime
package import Diagnostics
package import StationModel

/// A promised airing that has no place in its week.
package struct Shortfall: Sendable, Hashable {
    package enum Cause: Sendable, Hashable {
        /// Every day of the week on which the campaign may be is quiet.
        case quietDays(reason: String)
        /// Every stretch of the hours that is long enough is taken; what stands at the wanted minute, if it is that.
        case noRoom(takenBy: OccurrenceName?)
        /// No window of the hours is as long as the airing.
        case hoursTooShort
        /// No airing of the ordered length can be made of the script.
        case noAiring
        /// The week's hours were over, with what was left of them too short, when it could have been made good.
        case weekOver
        /// The campaign had ended when it could have been made good.
        case campaignOver
        /// A person stopped it: it does not come back by itself minutes later.
        case stopped
    }

    package let campaign: CampaignID
    /// Where it should have stood. Its week is the one that falls short.
    package let wanted: LocalDateTime
    /// The airing that did not count and cannot be made good; absent: the plan itself had no room.
    package let makeGoodFor: OccurrenceName?
    package let cause: Cause
}

extension Shortfall.Cause {
    /// To stand after a colon.
    package var phrase: Phrase {
        switch self {
        case .quietDays(let reason):
            Phrase(
                vi: "mọi ngày còn lại trong tuần đều là ngày nghỉ phát (\(reason))",
                en: "all days left in the week are quiet (\(reason))")
        case .noRoom(let other?):
            Phrase(
                vi: "khung giờ phát trong tuần đã kín, giờ định phát có \(other)",
                en: "the week's hours are full, and \(other) stands at the wanted minute")
        case .noRoom(nil):
            Phrase(vi: "khung giờ phát trong tuần đã kín", en: "the week's hours are full")
        case .hoursTooShort:
            Phrase(
                vi: "không có khung giờ phát nào đủ dài cho một lần phát", en: "no window of the hours is long enough")
        case .noAiring:
            Phrase(
                vi: "bài phát không đáp ứng được thời lượng yêu cầu",
                en: "no airing of the ordered length can be made of the script")
        case .weekOver:
            Phrase(
                vi: "trong tuần không còn đủ giờ phát để phát bù",
                en: "the week's hours were over before it could be made good")
        case .campaignOver:
            Phrase(
                vi: "đợt phát kết thúc trước khi kịp phát bù", en: "the campaign ended before it could be made good")
        case .stopped:
            Phrase(vi: "có người cho dừng nên không tự phát bù", en: "a person stopped it, so it is not made good")
        }
    }
}
