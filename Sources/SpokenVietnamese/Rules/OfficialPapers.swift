/// Codes in the numbers of official papers: kinds (Decree 30/2020/NĐ-CP, appendix III) and bodies that issue them.
enum OfficialPapers {
    static let kinds: [String: String] = [
        "NĐ": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "QĐ": "Quyết định", "CT": "Chỉ thị",
        "NQ": "Nghị quyết", "TB": "Thông báo", "KH": "Kế hoạch", "CV": "Công văn", "BC": "Báo cáo", "TTr": "Tờ trình",
        "HD": "Hướng dẫn", "GM": "Giấy mời", "KL": "Kết luận", "PL": "Pháp lệnh", "L": "Lệnh", "CĐ": "Công điện",
        "ĐA": "Đề án", "PA": "Phương án", "CTr": "Chương trình", "QC": "Quy chế", "QyĐ": "Quy định", "QĐi": "Quy định",
        "BB": "Biên bản", "TC": "Thông cáo", "DA": "Dự án", "HĐ": "Hợp đồng", "VBHN": "Văn bản hợp nhất",
        "TBKL": "Thông báo kết luận", "PB": "Phiếu báo", "PC": "Phiếu chuyển", "PG": "Phiếu gửi",
    ]

    static func issuer(_ code: String) -> String? {
        if let name = issuers[code] { return name }
        // A ministry or a department of the province: its field is an abbreviation of its own.
        for (sign, body) in [("B", "Bộ "), ("S", "Sở ")] where code.hasPrefix(sign) {
            if let field = fields[String(code.dropFirst())] { return body + field }
        }
        return nil
    }

    static func isIssuer(_ code: String) -> Bool {
        issuer(code) != nil || law(code, numbers: NumberWords()) != nil
    }

    /// QH15: an act of the National Assembly, with its term.
    static func law(_ code: String, numbers: NumberWords) -> String? {
        for (sign, body) in [("UBTVQH", "Ủy ban Thường vụ Quốc hội khóa "), ("QH", "Quốc hội khóa ")]
        where code.hasPrefix(sign) {
            if let term = Int(code.dropFirst(sign.count)), term > 0 { return body + numbers.cardinal(term) }
        }
        return nil
    }

    private static let issuers: [String: String] = [
        "CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "TTG": "Thủ tướng Chính phủ", "CTN": "Chủ tịch nước",
        "QH": "Quốc hội", "UBTVQH": "Ủy ban Thường vụ Quốc hội", "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân",
        "TTHĐND": "Thường trực Hội đồng nhân dân", "CTUBND": "Chủ tịch Ủy ban nhân dân", "TW": "Trung ương",
        "TƯ": "Trung ương", "BBT": "Ban Bí thư", "TU": "Tỉnh ủy", "HU": "Huyện ủy",
        "ĐU": "Đảng ủy", "ThU": "Thành ủy", "CB": "Chi bộ", "VPCP": "Văn phòng Chính phủ",
        "VPUBND": "Văn phòng Ủy ban nhân dân",
        "VP": "Văn phòng", "TTCP": "Thanh tra Chính phủ", "NHNN": "Ngân hàng Nhà nước", "UBDT": "Ủy ban Dân tộc",
        "VKSTC": "Viện Kiểm sát nhân dân tối cao", "VKSNDTC": "Viện Kiểm sát nhân dân tối cao",
        "TANDTC": "Tòa án nhân dân tối cao", "HĐTP": "Hội đồng Thẩm phán", "MTTQ": "Mặt trận Tổ quốc",
        "UBMTTQ": "Ủy ban Mặt trận Tổ quốc", "MTTW": "Ủy ban Trung ương Mặt trận Tổ quốc", "BCĐ": "Ban Chỉ đạo",
        "BCH": "Ban Chỉ huy", "BQL": "Ban Quản lý", "HĐNVQS": "Hội đồng Nghĩa vụ quân sự", "UBBC": "Ủy ban bầu cử",
        "BHXH": "Bảo hiểm xã hội", "CAX": "Công an xã", "CAT": "Công an tỉnh", "CA": "Công an", "TYT": "Trạm Y tế",
        "TTYT": "Trung tâm Y tế", "ĐTN": "Đoàn Thanh niên", "HND": "Hội Nông dân", "HPN": "Hội Phụ nữ",
        "HLHPN": "Hội Liên hiệp Phụ nữ", "CCB": "Hội Cựu chiến binh", "HCCB": "Hội Cựu chiến binh",
        "TLĐ": "Tổng Liên đoàn Lao động", "KTTV": "cơ quan Khí tượng thủy văn",
        "PCTT": "Ban Chỉ huy Phòng, chống thiên tai",
        "HTX": "Hợp tác xã", "ĐTT": "Đài Truyền thanh", "TH": "Trường Tiểu học", "THCS": "Trường Trung học cơ sở",
    ]

    private static let fields: [String: String] = [
        "TTTT": "Thông tin và Truyền thông", "YT": "Y tế", "TC": "Tài chính", "GDĐT": "Giáo dục và Đào tạo",
        "GD": "Giáo dục", "NV": "Nội vụ", "TP": "Tư pháp", "CA": "Công an", "QP": "Quốc phòng", "NG": "Ngoại giao",
        "TNMT": "Tài nguyên và Môi trường", "NN": "Nông nghiệp", "NNMT": "Nông nghiệp và Môi trường",
        "NNPTNT": "Nông nghiệp và Phát triển nông thôn", "XD": "Xây dựng", "GTVT": "Giao thông vận tải",
        "CT": "Công Thương", "KHCN": "Khoa học và Công nghệ", "KHĐT": "Kế hoạch và Đầu tư",
        "LĐTBXH": "Lao động, Thương binh và Xã hội", "VHTTDL": "Văn hóa, Thể thao và Du lịch",
        "VHTT": "Văn hóa và Thể thao", "DTTG": "Dân tộc và Tôn giáo",
    ]
}
