internal import CivilTime
internal import Diagnostics

/// Why a warning is not given as it was asked for.
enum EmergencyRefusal {
    static let sources = Failure(
        .usage,
        Phrase(
            vi: "cảnh báo phải lấy từ đúng một nguồn: tên bài, --say hoặc --cap",
            en: "a warning has exactly one source: a script, --say or --cap"),
        hint: Phrase(
            vi: "việc gấp nhất: loa emergency --say \"LỜI CẢNH BÁO\" --by CÁN-BỘ --reason LÝ-DO",
            en: "quickest: loa emergency --say \"WORDS\" --by OFFICER --reason REASON"))

    static let noWords = Failure(
        .usage, Phrase(vi: "cảnh báo không có lời nào để đọc", en: "the warning has no word to be read"),
        hint: Phrase(
            vi: "viết lời trong ngoặc kép, như: --say \"Nước sông đang lên, bà con di chuyển ngay.\"",
            en: "put the words in quotation marks: --say \"The river is rising, move now.\""))

    static let noReason = Failure(
        .usage, Phrase(vi: "--reason không được để trống", en: "--reason must not be empty"),
        hint: Phrase(vi: "lý do ghi vào sổ phát thanh", en: "the reason stands in the log"))

    static let hereWithoutCAP = Failure(
        .usage, Phrase(vi: "--here chỉ dùng cùng --cap", en: "--here goes with --cap only"),
        hint: Phrase(
            vi: "lời của chính mình thì luôn là cho nơi này", en: "your own words are for this place anyhow"))

    static func noScriptName(_ text: String) -> Failure {
        Failure(
            .notFound, Phrase(vi: "“\(text)” không phải tên một bài", en: "“\(text)” is not the name of a script"),
            hint: Phrase(
                vi: "xem các bài: loa script list; muốn đọc chính câu đó: --say",
                en: "see the scripts: loa script list; to have these very words read: --say"))
    }

    static func level(_ level: Int) -> Failure {
        Failure(
            .usage, Phrase(vi: "không có cấp \(level)", en: "there is no level \(level)"),
            hint: Phrase(
                vi: "từ 1 (xanh dương nhạt) đến 5 (tím)", en: "from 1 (light blue) to 5 (purple)"))
    }

    static func times(_ times: Int, most: Int) -> Failure {
        Failure(
            .usage, Phrase(vi: "--repeat \(times) không hợp lệ", en: "--repeat \(times) cannot be"),
            hint: Phrase(vi: "từ 1 đến \(most) lần", en: "from 1 to \(most)"))
    }

    static let tooRare = Failure(
        .usage, Phrase(vi: "--every phải trên 0 và không quá 24 giờ", en: "--every is above zero and at most 24 hours"),
        hint: Phrase(vi: "viết như: --every 10m", en: "write it like: --every 10m"))

    static func tooOften(airing: Duration) -> Failure {
        let seconds = Int(airing.inSeconds.rounded(.up))
        let least = seconds / 60 + 1
        return Failure(
            .usage,
            Phrase(
                vi: "--every ngắn hơn chính cảnh báo, dài khoảng \(seconds) giây",
                en: "--every is shorter than the warning itself, which takes about \(seconds) s"),
            hint: Phrase(
                vi: "từ \(least) phút trở lên: --every \(least)m; hoặc rút ngắn lời",
                en: "the least is --every \(least)m; or shorten the words"))
    }

    static let untilWithoutEvery = Failure(
        .usage, Phrase(vi: "--until chỉ dùng cùng --every", en: "--until goes with --every only"),
        hint: Phrase(
            vi: "nói bao lâu phát lại một lần, như: --every 10m --until 20:00",
            en: "say how often it is repeated: --every 10m --until 20:00"))

    static func badUntil(_ text: String) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "--until không hiểu “\(text.prefix(40))”", en: "--until does not understand “\(text.prefix(40))”"),
            hint: Phrase(
                vi: "viết 20:00 (hôm nay) hoặc 2023-08-09T06:00", en: "write 20:00 (today) or 2023-08-09T06:00"))
    }

    static func past(_ until: LocalDateTime, now: LocalDateTime) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "--until \(until.inSentence.vi) đã qua, bây giờ là \(now.inSentence.vi)",
                en: "--until \(until.inSentence.en) is past, it is \(now.inSentence.en)"),
            hint: Phrase(
                vi: "nếu là ngày mai thì viết: --until \(until + 1440)",
                en: "for tomorrow write: --until \(until + 1440)"))
    }

    static func tooFar(_ until: LocalDateTime) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "--until \(until.inSentence.vi) còn hơn 7 ngày nữa",
                en: "--until \(until.inSentence.en) is more than 7 days ahead"),
            hint: Phrase(
                vi: "việc kéo dài thì lập thành đợt phát: loa campaign add",
                en: "what lasts is a campaign: loa campaign add"))
    }
}
