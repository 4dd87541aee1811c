internal import CivilTime
package import Diagnostics

extension Why {
    /// A clause without a full stop; the steps of an occurrence are read one after the other.
    package var phrase: Phrase {
        switch self {
        case .slot(let weekday, let time):
            Phrase(
                vi: "lịch phát ghi \(time) \(weekday.inSentence.vi)",
                en: "the schedule names \(weekday.inSentence.en) \(time)")
        case .spread(let number, let count):
            Phrase(
                vi: "lần thứ \(number) trong \(count) lần được chia đều trong tuần",
                en: "number \(number) of \(count) spread over the week")
        case .quietDay(let date, let reason):
            Phrase(
                vi: "chuyển từ \(date.inSentence.vi) là ngày nghỉ phát (\(reason))",
                en: "moved from \(date.inSentence.en), a quiet day (\(reason))")
        case .gaveWay(let other, let from):
            Phrase(
                vi: "nhường giờ \(from.inSentence.vi) cho \(other)", en: "gave way at \(from.inSentence.en) to \(other)"
            )
        case .outsideHours(let from):
            Phrase(
                vi: "bắt đầu lúc \(from.inSentence.vi) thì không nằm trọn trong khung giờ phát",
                en: "from \(from.inSentence.en) it would not lie inside the hours")
        case .makeGood(let original, let outcome, let reason):
            Phrase(
                vi: "phát bù cho \(original) \(outcome.phrase.vi)\(reason.map { " (\($0.phrase.vi))" } ?? "")",
                en: "makes good \(original), \(outcome.phrase.en)\(reason.map { " (\($0.phrase.en))" } ?? "")")
        case .earlierSchedule:
            Phrase(vi: "phát theo lịch trước khi sửa", en: "stood in the schedule before it was changed")
        case .readings(let number, let length, let wanted):
            Phrase(
                vi: "đọc \(number) lượt, dài \(length.minutesAndSeconds), "
                    + "yêu cầu \(wanted.lowerBound.minutesAndSeconds)–\(wanted.upperBound.minutesAndSeconds)",
                en: "read \(number == 1 ? "once" : number == 2 ? "twice" : "\(number) times"), "
                    + "\(length.minutesAndSeconds) long, ordered were "
                    + "\(wanted.lowerBound.minutesAndSeconds)–\(wanted.upperBound.minutesAndSeconds)")
        case .rate(let rate):
            rate > 1
                ? Phrase(
                    vi: "giọng đọc nhanh hơn \(rate.percentFromOne(","))% cho vừa thời lượng",
                    en: "the voice reads \(rate.percentFromOne("."))% faster to fit")
                : Phrase(
                    vi: "giọng đọc chậm hơn \(rate.percentFromOne(","))% cho vừa thời lượng",
                    en: "the voice reads \(rate.percentFromOne("."))% slower to fit")
        }
    }
}

extension Duration {
    /// `13:05`, or `1:02:03` from an hour on; to the nearest second.
    package var minutesAndSeconds: String {
        let seconds = Int(inSeconds.rounded())
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        let rest = (seconds % 60).padded(2)
        return hours == 0 ? "\(minutes):\(rest)" : "\(hours):\(minutes.padded(2)):\(rest)"
    }
}

extension Double {
    /// How far a rate is from 1, in percent with one decimal at most.
    fileprivate func percentFromOne(_ point: String) -> String {
        let tenths = Int((abs(self - 1) * 1000).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10)\(point)\(tenths % 10)"
    }
}
