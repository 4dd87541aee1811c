internal import CivilTime
internal import Diagnostics

/// Headings and set phrases of the official paper.
enum PaperWords {
    static let first = Phrase(vi: "I. KẾT QUẢ PHÁT THANH", en: "I. WHAT WAS AIRED")
    static let second = Phrase(vi: "II. TỒN TẠI VÀ NGUYÊN NHÂN", en: "II. WHAT WAS NOT, AND WHY")
    static let third = Phrase(vi: "III. XÁC NHẬN SỐ LIỆU", en: "III. WHAT VOUCHES FOR THE FIGURES")
    static let confirmation = Phrase(vi: "XÁC NHẬN SỐ LIỆU", en: "WHAT VOUCHES FOR THE FIGURES")
    static let week = Phrase(vi: "Kết quả theo tuần", en: "Week by week")
    static let officer = Phrase(vi: "Kết quả theo cán bộ trực", en: "By officer on duty")
    static let campaign = Phrase(vi: "Kết quả theo đợt phát", en: "By campaign")
    static let field = Phrase(vi: "Kết quả theo lĩnh vực", en: "By field")
    static let noShortfall = Phrase(
        vi: "Trong kỳ báo cáo, không có buổi nào bị lỡ hoặc phát không hết.",
        en: "Nothing was missed, cut or cancelled.")
    static let reasons = Phrase(
        vi: "Các buổi không phát, phát chưa hết hoặc đã hủy, theo lý do:",
        en: "Airings that were missed, cut or cancelled, by reason:")
    static let lapses = Phrase(
        vi: "Các buổi còn thiếu hoặc đang chờ phát bù:", en: "Airings that are short or still to be made good:")
    static let remarks = Phrase(vi: "Ghi chú chung về sổ nhật ký:", en: "Remarks on the log as a whole:")
    static let recipients = [
        Phrase(vi: "- Thường trực Đảng ủy, Thường trực HĐND;", en: "- the Party Committee and the People's Council;"),
        Phrase(vi: "- Chủ tịch, các Phó Chủ tịch UBND;", en: "- the Chairperson and Vice-Chairpersons;"),
        Phrase(vi: "- Lưu: VT.", en: "- the files."),
    ]
    static let appendix = Phrase(vi: "PHỤ LỤC", en: "APPENDIX")
    static let logBook = Phrase(vi: "SỔ NHẬT KÝ PHÁT THANH", en: "LOG BOOK")
    static let writer = Phrase(vi: "NGƯỜI GHI SỔ", en: "KEPT BY")
    static let reader = Phrase(vi: "LÃNH ĐẠO KÝ DUYỆT", en: "READ BY")
    static let signHere = Phrase(vi: "(Ký, ghi rõ họ tên)", en: "(signature and full name)")
}

extension Paper {
    /// Who reports what to whom.
    var opening: Phrase {
        let what = title
        return Phrase(
            vi: "Căn cứ sổ nhật ký phát thanh của \(station), \(letterhead.body.vi) báo cáo "
                + "\(what.vi.prefix(1).lowercased() + what.vi.dropFirst()) như sau:",
            en: "From the log book of \(station), \(letterhead.body.en) reports:")
    }

    /// The last sentence, with the mark that ends a paper.
    var closing: Phrase {
        let what = title.vi.prefix(1).lowercased() + title.vi.dropFirst()
        guard !lines.isEmpty else {
            return Phrase(vi: "Trên đây là báo cáo \(what)./.", en: "This is the end of the report./.")
        }
        return Phrase(
            vi: "Trên đây là báo cáo \(what); sổ nhật ký phát thanh được in ở Phụ lục kèm theo./.",
            en: "This is the end of the report; the log book follows as an appendix./.")
    }

    /// Below the appendix's title.
    var appendixNote: Phrase {
        let (_, _, day) = made.components
        let date = "ngày \(Letterhead.day(day)) tháng \(Letterhead.month(made.month)) năm \(made.year)"
        return Phrase(
            vi:
                "(Kèm theo Báo cáo \(letterhead.number.vi.prefix(1).lowercased() + letterhead.number.vi.dropFirst()) \(date) của \(letterhead.body.vi))",
            en: "(to Report \(letterhead.number.en) of \(made.inEnglish) of \(letterhead.body.en))")
    }
}

extension Letterhead {
    /// `Trung Sơn, ngày 08 tháng 02 năm 2023`.
    func dateLine(_ date: LocalDate) -> Phrase {
        Phrase(
            vi: "\(place), ngày \(Self.day(date.day)) tháng \(Self.month(date.month)) năm \(date.year)",
            en: "\(place), \(date.inEnglish)")
    }

    /// The decree: days below 10 and the months 1 and 2 take a zero in front.
    static func day(_ day: Int) -> String { day.padded(2) }
    static func month(_ month: Int) -> String { month < 3 ? month.padded(2) : String(month) }
}

extension LocalDate {
    /// `8 February 2023`.
    fileprivate var inEnglish: String { "\(day) \(LocalMonth(of: self).inSentence.en)" }
}
