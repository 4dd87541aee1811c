/// Signs of measure and how they are said.
enum Units {
    /// Right after a number or a space behind it.
    private static let symbols: [String: String] = [
        "mm": "mi-li-mét", "cm": "xen-ti-mét", "dm": "đề-xi-mét", "m": "mét", "km": "ki-lô-mét", "Km": "ki-lô-mét",
        "KM": "ki-lô-mét", "ha": "héc-ta", "Ha": "héc-ta", "HA": "héc-ta", "g": "gam", "gr": "gam", "mg": "mi-li-gam",
        "kg": "ki-lô-gam", "Kg": "ki-lô-gam", "KG": "ki-lô-gam", "l": "lít", "ml": "mi-li-lít", "W": "oát",
        "w": "oát", "kW": "ki-lô-oát", "KW": "ki-lô-oát", "kw": "ki-lô-oát", "kWh": "ki-lô-oát giờ",
        "KWh": "ki-lô-oát giờ", "kwh": "ki-lô-oát giờ", "KWH": "ki-lô-oát giờ", "MW": "mê-ga-oát", "V": "vôn",
        "kV": "ki-lô-vôn", "KV": "ki-lô-vôn", "kv": "ki-lô-vôn", "kVA": "ki-lô-vôn am-pe", "KVA": "ki-lô-vôn am-pe",
        "Hz": "héc", "kHz": "ki-lô-héc", "MHz": "mê-ga-héc", "GHz": "gi-ga-héc", "dB": "đề-xi-ben",
        "IU": "đơn vị quốc tế",
        "GB": "gi-ga-bai", "MB": "mê-ga-bai", "KB": "ki-lô-bai", "TB": "tê-ra-bai", "Mbps": "mê-ga-bít một giây",
        "hPa": "héc-tô-pát-xcan", "hpa": "héc-tô-pát-xcan", "mb": "mi-li-ba", "đ": "đồng", "Đ": "đồng", "vnđ": "đồng",
        "VNĐ": "đồng", "VND": "đồng", "vnd": "đồng", "USD": "đô la Mỹ", "EUR": "ơ-rô", "tr": "triệu",
        "trđ": "triệu đồng", "Trđ": "triệu đồng", "tỷđ": "tỷ đồng", "k": "nghìn", "K": "nghìn", "h": "giờ",
        "H": "giờ", "ph": "phút", "p": "phút", "s": "giây", "ng": "người", "in": "inh", "inch": "inh",
    ]

    /// Single letters and short words that mean something else where a space stands before them.
    private static let onlyAdjacent: Set<String> = ["k", "K", "s", "p", "H", "TB", "in", "ng", "w", "HA", "Đ", "KB"]

    /// Its name where it stands alone, after a slash or in brackets; words that are also Vietnamese are not taken.
    static func name(_ written: String) -> String? { symbols[written] }

    /// The sign at `index` that follows a number, with the token behind it.
    static func match(_ passage: Passage, at index: Int, numbers: NumberWords) -> (end: Int, spoken: String)? {
        guard !passage.isBreak(index) else { return nil }
        if let sign = signs(passage, at: index) { return sign }
        guard passage.isWord(index) else { return nil }
        let written = passage.text(index)
        if written == "o", passage.isAdjacent(index), passage.isAdjacent(index + 1, "C") { return nil }
        if written == "oC" || written == "0C", passage.isAdjacent(index) { return (index + 1, "độ xê") }
        if written == "tr", passage.isAdjacent(index + 1, "."), passage.isWord(index + 2, "đ") {
            return (index + 3, "triệu đồng")
        }
        // 5T is a class, too; of lorries and bridges it is a weight.
        if written == "T", passage.isAdjacent(index),
            passage.hasWord(["xe", "tải", "trọng", "cầu", "hàng"], before: index, within: 8)
        {
            return (index + 1, "tấn")
        }
        guard let name = symbols[written], passage.isAdjacent(index) || !onlyAdjacent.contains(written) else {
            return nil
        }
        let spoken = written == "k" || written == "K" ? numbers.settings.thousand.rawValue : name
        if let power = power(passage, at: index + 1) { return (index + 2, spoken + power) }
        // 5A4 is no five ampere: letters or digits that go on make it a code.
        guard !passage.isAdjacent(index + 1) || passage.kind(index + 1) == .symbol else { return nil }
        return (index + 1, spoken)
    }

    /// A sign of area or volume without a number before it: `m2`, `km2`.
    static func matchAlone(_ passage: Passage, at index: Int) -> (end: Int, spoken: String)? {
        guard let name = symbols[passage.text(index)], name.hasSuffix("mét"),
            let power = power(passage, at: index + 1)
        else { return nil }
        return (index + 2, name + power)
    }

    private static func power(_ passage: Passage, at index: Int) -> String? {
        guard passage.isAdjacent(index), passage.length(index) == 1,
            !passage.isAdjacent(index + 1) || passage.kind(index + 1) == .symbol
        else { return nil }
        return switch passage.digits(index) {
        case "2": " vuông"
        case "3": " khối"
        default: nil
        }
    }

    private static func signs(_ passage: Passage, at index: Int) -> (end: Int, spoken: String)? {
        if passage.isSymbol(index, "%") { return (index + 1, "phần trăm") }
        if passage.isSymbol(index, "‰") { return (index + 1, "phần nghìn") }
        if passage.isSymbol(index, "$") { return (index + 1, "đô la Mỹ") }
        if passage.isSymbol(index, "€") { return (index + 1, "ơ-rô") }
        if passage.isAdjacent(index, "'") { return (index + 1, "phút") }
        guard passage.isSymbol(index, "°") else { return nil }
        switch passage.text(index + 1) {
        case "C" where !passage.isBreak(index + 1): return (index + 2, "độ xê")
        case "F" where passage.isAdjacent(index + 1): return (index + 2, "độ ép")
        default: return (index + 1, "độ")
        }
    }
}

/// Words that are counted or measured by.
enum CountNouns {
    /// What can stand below a line: so much *a day*, *a hectare*.
    static let denominators: Set<String> = [
        "giờ", "ngày", "đêm", "tuần", "tháng", "quý", "năm", "vụ", "mùa", "lần", "buổi", "phút", "giây", "lượt",
        "người",
        "hộ", "khẩu", "nhân", "héc", "sào", "tấn", "tạ", "yến", "cân", "lít", "mét", "con", "cây", "chuyến", "xe",
        "suất",
        "em", "cháu", "học", "trẻ", "cái", "chiếc", "bộ", "thửa", "lô", "phòng", "tiết", "lớp", "đợt", "ca",
        "khối", "hồ", "đơn", "trường", "thôn", "kỳ", "đoàn", "vé", "bao", "thùng", "liều", "mũi",
    ]

    /// Of them so many out of so many are done: 10/12 tiêu chí.
    static let parts: Set<String> = [
        "tiêu", "chỉ", "thôn", "xã", "hộ", "người", "đại", "cháu", "em", "học", "trẻ", "tổ", "chi", "nhiệm", "công",
        "đơn",
        "điểm", "phiếu", "trạm", "lớp", "bản", "khu", "nhà", "trường", "gia",
    ]

    static let all: Set<String> = denominators.union([
        "đồng", "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "trăm", "tuổi", "đại", "cán", "doanh", "ông", "bà", "ha", "km",
        "kg",
        "điểm", "phần", "đảng", "nhà", "ngôi", "gia", "lao", "độ",
    ])

    /// The word or two behind a number that belong to it: triệu đồng, tháng tuổi.
    static let measures: Set<String> = [
        "tuổi", "tháng", "ngày", "giờ", "phút", "năm", "tuần", "người", "hộ", "điểm", "đồng", "triệu", "tỷ", "tỉ",
        "nghìn",
        "ngàn", "tấn", "tạ", "yến", "lít", "mét", "độ", "lần", "con", "cây", "cấp", "sào", "liều", "mũi",
    ]
}
