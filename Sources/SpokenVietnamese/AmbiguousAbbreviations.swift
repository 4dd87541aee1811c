/// Abbreviations with several meanings: the words around decide, and where they do not, the likeliest one is read and
/// a person is told.
enum AmbiguousAbbreviations {
    struct Meaning {
        let spoken: String
        let isCertain: Bool

        static func sure(_ spoken: String) -> Meaning { Meaning(spoken: spoken, isCertain: true) }
        static func likely(_ spoken: String) -> Meaning { Meaning(spoken: spoken, isCertain: false) }
    }

    /// `nil` if it is not one of them. `hasStop`: a full stop stands right behind it, and a name after that.
    static func meaning(_ written: String, at site: Site, hasStop: Bool) -> Meaning? {
        let next = site.index + (hasStop ? 2 : 1)
        let around = Surroundings(passage: site.passage, before: site.index - 1, next: next)
        return switch written {
        case "TT": center(around, hasStop: hasStop)
        case "CT": leader(around)
        case "BCH": committee(around)
        case "HS": pupil(around)
        case "ĐT": phone(around)
        case "CN": sunday(around)
        case "TB": notice(around)
        case "TH": school(around)
        case "KT": around.nextIs(["chủ", "trưởng", "giám"]) && hasStop ? .sure("ký thay") : economy(around)
        case "QL":
            around.nextIsNumber
                ? .sure("quốc lộ") : around.nextIs(["đất", "nhà", "bảo"]) ? .sure("quản lý") : .likely("quản lý")
        case "PT": around.nextIs(["nông", "kinh", "bền"]) ? .sure("phát triển") : .likely("phát triển")
        case "MN": around.beforeIs(["trường", "bậc", "cấp", "lớp"]) ? .sure("mầm non") : .likely("mầm non")
        case "ND": around.beforeIs(["hội"]) ? .sure("nông dân") : .likely("nhân dân")
        case "PN": around.beforeIs(["hội", "chị"]) ? .sure("phụ nữ") : .likely("phụ nữ")
        case "TN": around.beforeIs(["đoàn"]) ? .sure("thanh niên") : .likely("thanh niên")
        case "HĐ": around.nextIsNumber || around.beforeIs(["ký", "bản"]) ? .sure("hợp đồng") : .likely("hội đồng")
        case "CĐ": around.beforeIs(["trường"]) ? .sure("cao đẳng") : .likely("công đoàn")
        case "ĐH": around.beforeIs(["trường", "thi"]) ? .sure("đại học") : .likely("đại hội")
        case "HT": around.beforeIs(["tại", "đến"]) ? .sure("hội trường") : .likely("hiệu trưởng")
        case "NQ": .sure("nghị quyết")
        case "QĐ": .sure("quyết định")
        case "NĐ": .sure("nghị định")
        case "KH": around.nextIsNumber || around.nextIs(["số", "của", "tổ"]) ? .sure("kế hoạch") : .likely("kế hoạch")
        default: nil
        }
    }

    private struct Surroundings {
        let passage: Passage
        let before: Int
        let next: Int

        func nextIs(_ words: Set<String>) -> Bool { passage.isWord(next, in: words) }
        func beforeIs(_ words: Set<String>) -> Bool { passage.isWord(before, in: words) }
        var nextIsNumber: Bool { passage.isNumber(next) || passage.isWord(next, "số") }
        var nextIsName: Bool { passage.shape(next) == .title && !passage.isBreak(next) }
    }

    private static func center(_ around: Surroundings, hasStop: Bool) -> Meaning {
        if around.nextIsNumber { return .sure("thông tư") }
        if around.nextIs([
            "y", "văn", "dạy", "học", "giáo", "khuyến", "dịch", "hành", "phục", "bảo", "kiểm", "vh", "gdtx",
        ]) {
            return .sure("trung tâm")
        }
        if around.beforeIs(["vh", "đài"]) { return .sure("thông tin") }
        return around.nextIsName ? .sure("thị trấn") : .likely("trung tâm")
    }

    private static func leader(_ around: Surroundings) -> Meaning {
        if around.nextIsNumber { return .sure("chỉ thị") }
        if around.nextIs(["ubnd", "hđnd", "xã", "hội", "ủy", "tỉnh", "mặt", "mttq", "nước", "hlhpn", "ccb"]) {
            return .sure("chủ tịch")
        }
        return around.nextIs(["mtqg", "mục", "hành", "khuyến"]) ? .sure("chương trình") : .likely("chủ tịch")
    }

    private static func committee(_ around: Surroundings) -> Meaning {
        if around.nextIs(["quân", "phòng", "pctt", "pclb", "qs", "tiền", "tkcn", "ptds"]) {
            return .sure("ban chỉ huy")
        }
        let holds = around.nextIs([
            "đảng", "đoàn", "hội", "trung", "chi", "công", "tw", "lâm", "đtn", "ccb", "hlhpn", "tỉnh", "khóa", "liên",
        ])
        return holds ? .sure("ban chấp hành") : .likely("ban chấp hành")
    }

    private static func pupil(_ around: Surroundings) -> Meaning {
        if around.beforeIs(["nộp", "nhận", "trả", "lập", "bộ", "mã", "giải", "quyết"])
            || around.nextIs(["đất", "thủ", "gồm", "xin"])
        {
            return .sure("hồ sơ")
        }
        let isSchool =
            around.beforeIs(["em", "các", "cho", "phụ"])
            || around.nextIs(["lớp", "tiểu", "trường", "giỏi", "nghèo", "thpt", "thcs"])
        return isSchool ? .sure("học sinh") : .likely("học sinh")
    }

    private static func phone(_ around: Surroundings) -> Meaning {
        if around.passage.isSymbol(around.next, ":") || around.passage.isNumber(around.next) || around.beforeIs(["số"])
        {
            return .sure("điện thoại")
        }
        return .likely("đào tạo")
    }

    private static func sunday(_ around: Surroundings) -> Meaning {
        let isDay =
            around.beforeIs(["sáng", "trưa", "chiều", "tối", "đêm", "ngày", "và", "thứ", "đến"])
            || (1...6).contains { step in
                around.passage.isWord(around.before - step, in: ["thứ", "t"])
                    && around.passage.isNumber(around.before - step + 1)
            } || around.passage.isSymbol(around.next, "(")
        return isDay || (around.passage.isNumber(around.next) && !around.beforeIs(["lớp"]))
            ? .sure("chủ nhật") : .likely("chủ nhật")
    }

    private static func notice(_ around: Surroundings) -> Meaning {
        if around.nextIs(["và", "liệt", "ls"]) || around.beforeIs(["gia", "tặng"]) { return .sure("thương binh") }
        return around.nextIsNumber || around.nextIs(["của", "về"]) ? .sure("thông báo") : .likely("thông báo")
    }

    private static func school(_ around: Surroundings) -> Meaning {
        if around.beforeIs(["trường", "bậc", "cấp"]) || around.nextIs(["thcs"]) { return .sure("tiểu học") }
        return around.nextIsName ? .likely("tiểu học") : .likely("thực hiện")
    }

    private static func economy(_ around: Surroundings) -> Meaning {
        around.beforeIs(["phát", "triển", "khu", "làm"]) ? .sure("kinh tế") : .likely("kinh tế")
    }
}
