internal import Diagnostics

/// Numbers that belong to a person and not on the air.
enum PersonalDataCheck {
    static func findings(in text: CheckedText) -> [TextFinding] {
        var findings: [TextFinding] = []
        var index = 0
        while index < text.indices.upperBound {
            guard text.isRead(index), text.passage.isNumber(index), let number = LongNumber(text, at: index) else {
                index += 1
                continue
            }
            if let finding = finding(text, number) { findings.append(finding) }
            index = number.tokens.upperBound
        }
        return findings
    }

    private static func finding(_ text: CheckedText, _ number: LongNumber) -> TextFinding? {
        let digits = number.digits
        let start = number.tokens.lowerBound
        let isCalled = isNear(text, start, within: 5, phoneWords)
        if [9, 12].contains(digits.count), !isCalled, isNear(text, start, within: 10, identityWords) {
            return identity(text, number.tokens)
        }
        let isHealthCard = number.hasLetters || digits.count == 10
        if isHealthCard, !isCalled, isNear(text, start, within: 10, insuranceWords) {
            return withheld(
                text, number.tokens, "insurance-number",
                Phrase(vi: "mã số bảo hiểm của cá nhân", en: "a person's insurance number"))
        }
        if (8...19).contains(digits.count), !isCalled, isNear(text, start, within: 10, accountWords) {
            return isNear(text, start, within: 25, officeWords)
                ? nil
                : withheld(
                    text, number.tokens, "account-number",
                    Phrase(vi: "số tài khoản của cá nhân", en: "a person's account number"))
        }
        guard isMobile(digits), !isNear(text, start, within: 20, officeWords) else { return nil }
        return mobile(text, number.tokens)
    }

    private static let identityWords: Set<String> = ["cccd", "cmnd", "cmt", "cước", "chứng minh", "định danh"]
    private static let insuranceWords: Set<String> = ["bhyt", "bhxh", "bảo hiểm"]
    private static let accountWords: Set<String> = ["stk", "tk", "tài khoản", "ngân hàng"]
    private static let phoneWords: Set<String> = ["sđt", "đt", "gọi", "hotline", "zalo", "điện thoại", "tổng đài"]
    /// A number that stands by one of these belongs to an office, or is given out for all.
    private static let officeWords: Set<String> = [
        "hotline", "ubnd", "ủy ban", "trạm", "công an", "trực ban", "trực", "văn phòng", "trung tâm", "điện lực",
        "bưu điện",
        "hợp tác", "htx", "trường", "dây nóng", "đường dây", "tổng đài", "ban chỉ", "bch", "kho bạc", "mặt trận",
        "mttq",
        "quỹ", "công ty", "hội", "bệnh viện", "cứu hộ", "cứu nạn", "bộ phận", "đài", "phòng", "chi cục", "tiếp nhận",
    ]

    /// Does one of these words, or pairs of words, stand shortly before in the same sentence?
    private static func isNear(_ text: CheckedText, _ index: Int, within reach: Int, _ words: Set<String>) -> Bool {
        var before = index - 1
        var behind = ""
        while before >= max(0, index - reach), !text.passage.endsSentence(before) || text.passage.isSymbol(before, ";")
        {
            if text.passage.isWord(before) {
                let word = text.passage.lowered(before)
                if words.contains(word) || words.contains("\(word) \(behind)") { return true }
                behind = word
            }
            before -= 1
        }
        return false
    }

    /// Numbers of mobile telephones begin with 03, 05, 07, 08 or 09.
    private static func isMobile(_ digits: String) -> Bool {
        let national = digits.hasPrefix("84") && digits.count == 11 ? "0" + digits.dropFirst(2) : digits
        return national.count == 10 && ["03", "05", "07", "08", "09"].contains(national.prefix(2))
    }

    private static func identity(_ text: CheckedText, _ tokens: Range<Int>) -> TextFinding {
        text.finding(
            .error, "identity-number", at: tokens,
            hint: Phrase(
                vi: "xóa số này; chỉ nêu họ tên nếu thật cần", en: "take it out; give only the name, if that is needed")
        ) { written in
            Phrase(
                vi: "\(written) là số định danh của cá nhân, không được đọc trên loa",
                en: "\(written) is a person's identity number and must not be read out")
        }
    }

    private static func withheld(
        _ text: CheckedText, _ tokens: Range<Int>, _ code: String, _ what: Phrase
    ) -> TextFinding {
        text.finding(
            .warning, code, at: tokens,
            hint: Phrase(
                vi: "xóa số này, hoặc mời bà con hỏi tại trụ sở", en: "take it out, or ask people to come to the office"
            )
        ) { written in
            Phrase(
                vi: "\(written) có thể là \(what.vi), không nên đọc trên loa",
                en: "\(written) may be \(what.en), which should not be read out")
        }
    }

    private static func mobile(_ text: CheckedText, _ tokens: Range<Int>) -> TextFinding {
        text.finding(
            .note, "mobile-number", at: tokens,
            hint: Phrase(
                vi: "chỉ đọc khi người có số đồng ý; tốt hơn là dùng số của cơ quan",
                en: "read it only if its owner agrees; the number of an office is better")
        ) { written in
            Phrase(
                vi: "\(written) có thể là số di động của cá nhân", en: "\(written) may be a person's mobile number")
        }
    }
}

/// Digits that are written as one number, whole or in groups: `001 099 012 345`, `0912.345.678`, `DN 4 79 …`.
private struct LongNumber {
    let tokens: Range<Int>
    let digits: String
    /// The two letters of a health insurance card stand before it.
    let hasLetters: Bool

    /// `nil` below nine digits, and for amounts of money.
    init?(_ text: CheckedText, at index: Int) {
        let passage = text.passage
        var digits = passage.text(index)
        var end = index + 1
        while digits.utf8.count < 20, let (group, next) = Self.group(passage, at: end) {
            digits += group
            end = next
        }
        guard (8...20).contains(digits.utf8.count),
            !passage.isWord(end, in: ["đồng", "đ", "vnđ", "vnd", "triệu", "tỷ"])
        else { return nil }
        let before = index - 1
        hasLetters =
            passage.shape(before) == .upper && passage.length(before) == 2 && digits.utf8.count == 13
            && passage.scalars(before).allSatisfy { $0.value < 0x80 }
        tokens = (hasLetters ? before : index)..<end
        self.digits = digits
    }

    private static func group(_ passage: Passage, at index: Int) -> (String, end: Int)? {
        guard !passage.isBreak(index) else { return nil }
        if passage.isAdjacent(index), passage.isSymbol(index, in: ".-"), passage.isAdjacent(index + 1),
            let digits = passage.digits(index + 1)
        {
            return (digits, index + 2)
        }
        return passage.digits(index).map { ($0, index + 1) }
    }
}
