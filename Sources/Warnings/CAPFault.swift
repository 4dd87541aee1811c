internal import Diagnostics

/// What can be wrong with a message that is proper XML.
struct CAPFault {
    let code: String
    let message: Phrase
    let hint: Phrase
    let severity: Finding.Severity

    init(_ code: String, _ message: Phrase, hint: Phrase, severity: Finding.Severity = .error) {
        self.code = code
        self.message = message
        self.hint = hint
        self.severity = severity
    }

    func finding(at place: Finding.Place?) -> Finding { Finding(severity, code, at: place, message, hint: hint) }

    private static let askIssuer = Phrase(
        vi: "hỏi lại nơi phát hành; việc gấp thì phát bằng lời: loa emergency --say",
        en: "ask whoever issued it; if it is urgent, air the words: loa emergency --say")

    static func notCAP(_ name: String, namespace: String) -> CAPFault {
        CAPFault(
            "cap-not-cap",
            Phrase(
                vi: "đây không phải bản tin CAP 1.2: phần tử gốc là \(name.quoted), không gian tên \(namespace.quoted)",
                en: "this is no CAP 1.2 message: its root is \(name.quoted) in the namespace \(namespace.quoted)"),
            hint: Phrase(
                vi: "bản tin CAP bắt đầu bằng: <alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">",
                en: "a CAP message begins with: <alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">"))
    }

    static func missing(_ name: String) -> CAPFault {
        CAPFault(
            "cap-missing", Phrase(vi: "thiếu phần tử bắt buộc <\(name)>", en: "the mandatory <\(name)> is missing"),
            hint: askIssuer)
    }

    static func twice(_ name: String) -> CAPFault {
        CAPFault(
            "cap-twice",
            Phrase(vi: "<\(name)> có hai lần, chỉ dùng cái đầu", en: "<\(name)> stands twice; the first one counts"),
            hint: askIssuer, severity: .warning)
    }

    static func badWord(_ name: String, _ word: String, known: [String]) -> CAPFault {
        CAPFault(
            "cap-bad-word",
            Phrase(
                vi: "<\(name)> ghi \(word.quoted), không có trong chuẩn",
                en: "<\(name)> says \(word.quoted), which the standard does not know"),
            hint: Phrase(
                vi: "chỉ nhận: \(known.joined(separator: ", "))", en: "it may be: \(known.joined(separator: ", "))"))
    }

    static func badInstant(_ name: String, _ text: String) -> CAPFault {
        CAPFault(
            "cap-bad-time",
            Phrase(
                vi: "<\(name)> ghi thời điểm sai: \(text.quoted)", en: "<\(name)> is no date and time: \(text.quoted)"),
            hint: Phrase(vi: "viết như 2023-08-08T17:00:00+07:00", en: "it looks like 2023-08-08T17:00:00+07:00"))
    }

    static func noOffset(_ name: String, _ text: String) -> CAPFault {
        CAPFault(
            "cap-no-offset",
            Phrase(
                vi: "<\(name)> không ghi múi giờ: \(text.quoted)",
                en: "<\(name)> has no offset from UTC: \(text.quoted)"),
            hint: Phrase(
                vi: "chuẩn CAP đòi múi giờ, như 2023-08-08T17:00:00+07:00",
                en: "CAP wants one, such as 2023-08-08T17:00:00+07:00"))
    }

    static func badReference(_ entry: String) -> CAPFault {
        CAPFault(
            "cap-bad-reference",
            Phrase(
                vi: "<references> có mục không hiểu được: \(entry.quoted)",
                en: "<references> has an entry that means nothing: \(entry.quoted)"),
            hint: Phrase(
                vi: "mỗi mục gồm: người gửi,mã bản tin,thời điểm gửi", en: "an entry is: sender,identifier,sent"),
            severity: .warning)
    }

    static let nothingCancelled = CAPFault(
        "cap-no-reference",
        Phrase(vi: "bản tin hủy mà không nói hủy bản tin nào", en: "it cancels, but does not say which message"),
        hint: Phrase(
            vi: "muốn dừng mọi cảnh báo: loa all-clear", en: "to end every warning: loa all-clear"))

    static let nothingUpdated = CAPFault(
        "cap-no-reference",
        Phrase(
            vi: "bản tin cập nhật mà không nói thay cho bản tin nào: bản tin cũ vẫn phát",
            en: "it is an update, but does not say of which message: the older one stays on air"),
        hint: Phrase(
            vi: "nếu bản tin cũ hết hiệu lực: loa all-clear, rồi phát lại bản tin này",
            en: "if the older one is void: loa all-clear, then air this one again"), severity: .warning)
}

extension String {
    /// In quotation marks, on one line and short enough for a message.
    var quoted: String {
        let line = String(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
        return "“\(line.count > 60 ? line.prefix(59) + "…" : line[...])”"
    }
}
