internal import Diagnostics

/// Why a proper message is not aired, or what should be known of it.
enum BulletinFault {
    static func notActual(_ status: CAPAlert.Status) -> CAPFault {
        let what =
            switch status {
            case .test: Phrase(vi: "bản tin thử", en: "a test")
            case .exercise: Phrase(vi: "bản tin diễn tập", en: "an exercise")
            case .draft: Phrase(vi: "bản nháp", en: "a draft")
            case .system: Phrase(vi: "bản tin kỹ thuật giữa các hệ thống", en: "a message between systems")
            case .actual: Phrase(vi: "bản tin thật", en: "real")
            }
        return CAPFault(
            "cap-not-actual",
            Phrase(
                vi: "đây là \(what.vi) (status \(status.rawValue)), không phải cảnh báo thật: không phát",
                en: "this is \(what.en) (status \(status.rawValue)), no real warning: it is not aired"),
            hint: Phrase(
                vi: "chỉ phát bản tin có status Actual; diễn tập thì soạn bài riêng, nói rõ là diễn tập",
                en: "only status Actual is aired; for an exercise write a script that says it is one"))
    }

    static func notPublic(_ scope: CAPAlert.Scope) -> CAPFault {
        CAPFault(
            "cap-not-public",
            Phrase(
                vi: "bản tin không dành cho công chúng (scope \(scope.rawValue)): không phát",
                en: "the message is not for the public (scope \(scope.rawValue)): it is not aired"),
            hint: Phrase(
                vi: "hỏi nơi phát hành xem được phổ biến đến đâu", en: "ask its issuer how far it may be spread"))
    }

    static func noAlert(_ type: CAPAlert.MessageType) -> CAPFault {
        CAPFault(
            "cap-no-alert",
            Phrase(
                vi: "đây là thư trả lời giữa các hệ thống (msgType \(type.rawValue)), không phải cảnh báo",
                en: "this is an answer between systems (msgType \(type.rawValue)), no warning"),
            hint: Phrase(
                vi: "chỉ dùng bản tin có msgType Alert, Update hoặc Cancel",
                en: "use one of msgType Alert, Update or Cancel"))
    }

    static let signature = CAPFault(
        "cap-signature",
        Phrase(
            vi: "bản tin có chữ ký số, nhưng Loa không kiểm tra chữ ký",
            en: "the message is signed, but Loa checks no signatures"),
        hint: Phrase(
            vi: "người phát chịu trách nhiệm về nguồn của tệp",
            en: "whoever airs it answers for where the file came from"),
        severity: .note)

    static let clock = CAPFault(
        "cap-clock",
        Phrase(
            vi: "đồng hồ của máy không đáng tin nên không xét được bản tin còn hạn hay không",
            en: "the clock cannot be trusted, so nobody knows whether the message has expired"),
        hint: Phrase(vi: "tự xem giờ ghi trong bản tin", en: "look at the times in the message yourself"),
        severity: .warning)

    static let sentLater = CAPFault(
        "cap-sent-later",
        Phrase(
            vi: "bản tin ghi giờ gửi muộn hơn giờ hiện tại của máy", en: "the message was sent later than it is now"),
        hint: Phrase(vi: "xem lại đồng hồ của máy", en: "look at the clock of this machine"), severity: .warning)

    static func foreign(_ language: String) -> CAPFault {
        CAPFault(
            "cap-language",
            Phrase(
                vi: "bản tin không có phần tiếng Việt; phần tiếng “\(language.prefix(8))” sẽ do giọng Việt đọc",
                en:
                    "the message has no Vietnamese part; a Vietnamese voice will read the one in “\(language.prefix(8))”"
            ),
            hint: Phrase(
                vi: "nên dịch rồi phát bằng lời: loa emergency --say",
                en: "better translate it, then: loa emergency --say"),
            severity: .warning)
    }

    /// - Parameter isHere: a person said that it is meant for here.
    static func elsewhere(_ areas: [String], places: [String], isHere: Bool) -> CAPFault {
        let own = places.joined(separator: ", ")
        let named = areas.prefix(3).map(\.quoted).joined(separator: ", ") + (areas.count > 3 ? ", …" : "")
        let message =
            areas.isEmpty
            ? Phrase(vi: "bản tin không nói dành cho nơi nào", en: "the message does not say where it is for")
            : Phrase(
                vi: "bản tin dành cho \(named), không có \(own)", en: "the message is for \(named), not for \(own)")
        return CAPFault(
            "cap-elsewhere", message,
            hint: isHere
                ? Phrase(vi: "vẫn phát theo --here", en: "aired all the same, by --here")
                : Phrase(
                    vi: "nếu đúng là cho đài này: thêm --here; nơi đài phục vụ ghi ở station.areas trong schedule.yaml",
                    en: "if it is for this station: add --here; its areas stand in station.areas of schedule.yaml"),
            severity: isHere ? .warning : .error)
    }

    static let expired = CAPFault(
        "cap-expired",
        Phrase(vi: "bản tin đã hết hiệu lực: không phát", en: "the message has expired: it is not aired"),
        hint: Phrase(vi: "lấy bản tin mới nhất từ nơi phát hành", en: "get the newest one from its issuer"))

    static let farFuture = CAPFault(
        "cap-far-future",
        Phrase(
            vi: "bản tin nói về việc còn hơn 7 ngày nữa: chưa phát như cảnh báo khẩn",
            en: "the message is about something more than 7 days ahead: too early for an emergency"),
        hint: Phrase(
            vi: "soạn thành bài phát thường: loa script new", en: "make it an ordinary script: loa script new"))
}
