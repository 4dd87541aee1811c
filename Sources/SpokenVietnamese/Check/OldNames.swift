internal import CivilTime
internal import Diagnostics

/// Names of bodies, places and papers that ended on a day, and what stands for them since.
enum OldNames {
    struct Name: Sendable {
        let since: LocalDate
        /// As it is to be written now.
        let now: Phrase
    }

    /// The two levels of local authorities: province and commune (Law 72/2025/QH15).
    static let twoLevels = day(2025, 7, 1)
    /// The ministries that were merged (Resolution 176/2025/QH15), and the end of the districts' police.
    static let ministries = day(2025, 3, 1)
    private static let identityLaw = day(2025, 1, 1)
    private static let residenceLaw = day(2023, 1, 1)

    static let table = PhraseTable<Name>(
        entries(ministryNames, since: ministries) + entries(districtPolice, since: ministries)
            + districts + entries(provinces, since: twoLevels)
            + entries("thừa thiên huế > thành phố Huế", since: identityLaw)
            + entries(identityPapers, since: identityLaw) + entries(residencePapers, since: residenceLaw),
        across: "-,&")

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> LocalDate {
        guard let date = LocalDate(year: year, month: month, day: day) else {
            preconditionFailure("a day of the calendar")
        }
        return date
    }

    private static func entries(_ lines: String, since: LocalDate) -> [PhraseTable<Name>.Entry] {
        lines.split(whereSeparator: \.isNewline).map { line in
            let parts = line.split(separator: ">", maxSplits: 1)
            let now = Phrase(verbatim: String((parts.last ?? "").drop { $0 == " " }))
            return .init(parts.first ?? "", Name(since: since, now: now))
        }
    }

    /// A body of a district, or a district's name: all of them ended on one day.
    private static let districts: [PhraseTable<Name>.Entry] = {
        let bodies = [
            "ubnd", "ủy ban nhân dân", "hđnd", "hội đồng nhân dân", "mttq", "tòa án nhân dân", "viện kiểm sát nhân dân",
            "bảo hiểm xã hội", "trung tâm văn hóa",
        ]
        let units = ["huyện", "quận", "thị xã", "thị trấn"]
        let now = Phrase(
            vi: "tên xã, phường, đặc khu mới hoặc cơ quan cấp tỉnh",
            en: "the new commune or ward, or the body of the province")
        let pairs =
            bodies.flatMap { body in units.map { "\(body) \($0)" } } + [
                "huyện [cũ]", "huyện ủy", "cấp huyện",
            ]
        return pairs.map { .init($0, Name(since: twoLevels, now: now)) }
    }()

    private static let ministryNames = """
        bộ thông tin và truyền thông > Bộ Khoa học và Công nghệ
        bộ tttt > Bộ Khoa học và Công nghệ
        bộ tt tt > Bộ Khoa học và Công nghệ
        sở thông tin và truyền thông > Sở Khoa học và Công nghệ
        sở tttt > Sở Khoa học và Công nghệ
        sở tt tt > Sở Khoa học và Công nghệ
        bộ kế hoạch và đầu tư > Bộ Tài chính
        bộ kh đt > Bộ Tài chính
        bộ khđt > Bộ Tài chính
        sở kế hoạch và đầu tư > Sở Tài chính
        sở kh đt > Sở Tài chính
        bộ giao thông vận tải > Bộ Xây dựng
        bộ gtvt > Bộ Xây dựng
        sở giao thông vận tải > Sở Xây dựng
        sở gtvt > Sở Xây dựng
        bộ tài nguyên và môi trường > Bộ Nông nghiệp và Môi trường
        bộ tn mt > Bộ Nông nghiệp và Môi trường
        bộ tnmt > Bộ Nông nghiệp và Môi trường
        sở tài nguyên và môi trường > Sở Nông nghiệp và Môi trường
        sở tn mt > Sở Nông nghiệp và Môi trường
        sở tnmt > Sở Nông nghiệp và Môi trường
        bộ nông nghiệp và phát triển nông thôn > Bộ Nông nghiệp và Môi trường
        bộ nn ptnt > Bộ Nông nghiệp và Môi trường
        sở nông nghiệp và phát triển nông thôn > Sở Nông nghiệp và Môi trường
        sở nn ptnt > Sở Nông nghiệp và Môi trường
        bộ lao động thương binh và xã hội > Bộ Nội vụ
        bộ lđ tb xh > Bộ Nội vụ
        bộ lđtb xh > Bộ Nội vụ
        bộ lđtbxh > Bộ Nội vụ
        sở lao động thương binh và xã hội > Sở Nội vụ
        sở lđ tb xh > Sở Nội vụ
        sở lđtb xh > Sở Nội vụ
        ủy ban dân tộc > Bộ Dân tộc và Tôn giáo
        tổng cục thuế > Cục Thuế
        tổng cục hải quan > Cục Hải quan
        """

    private static let districtPolice = """
        công an huyện > công an xã hoặc công an tỉnh
        công an quận > công an phường hoặc công an thành phố
        công an thị xã > công an phường hoặc công an tỉnh
        """

    /// Resolution 202/2025/QH15: the provinces that went into others.
    private static let provinces = """
        tỉnh quảng bình [cũ] > tỉnh Quảng Trị
        tỉnh hà giang [cũ] > tỉnh Tuyên Quang
        tỉnh yên bái [cũ] > tỉnh Lào Cai
        tỉnh bắc kạn [cũ] > tỉnh Thái Nguyên
        tỉnh vĩnh phúc [cũ] > tỉnh Phú Thọ
        tỉnh hòa bình [cũ] > tỉnh Phú Thọ
        tỉnh bắc giang [cũ] > tỉnh Bắc Ninh
        tỉnh thái bình [cũ] > tỉnh Hưng Yên
        tỉnh hải dương [cũ] > thành phố Hải Phòng
        tỉnh hà nam [cũ] > tỉnh Ninh Bình
        tỉnh nam định [cũ] > tỉnh Ninh Bình
        tỉnh quảng nam [cũ] > thành phố Đà Nẵng
        tỉnh kon tum [cũ] > tỉnh Quảng Ngãi
        tỉnh bình định [cũ] > tỉnh Gia Lai
        tỉnh ninh thuận [cũ] > tỉnh Khánh Hòa
        tỉnh đắk nông [cũ] > tỉnh Lâm Đồng
        tỉnh bình thuận [cũ] > tỉnh Lâm Đồng
        tỉnh phú yên [cũ] > tỉnh Đắk Lắk
        tỉnh bình dương [cũ] > Thành phố Hồ Chí Minh
        tỉnh bà rịa vũng tàu [cũ] > Thành phố Hồ Chí Minh
        tỉnh bình phước [cũ] > tỉnh Đồng Nai
        tỉnh long an [cũ] > tỉnh Tây Ninh
        tỉnh sóc trăng [cũ] > thành phố Cần Thơ
        tỉnh hậu giang [cũ] > thành phố Cần Thơ
        tỉnh bến tre [cũ] > tỉnh Vĩnh Long
        tỉnh trà vinh [cũ] > tỉnh Vĩnh Long
        tỉnh tiền giang [cũ] > tỉnh Đồng Tháp
        tỉnh bạc liêu [cũ] > tỉnh Cà Mau
        tỉnh kiên giang [cũ] > tỉnh An Giang
        """

    /// Identity cards of nine digits are of no use since that day (Law on Identity, article 46).
    private static let identityPapers = """
        chứng minh nhân dân > thẻ căn cước
        chứng minh thư > thẻ căn cước
        cmnd > thẻ căn cước
        cmtnd > thẻ căn cước
        """

    /// Paper books ended (Law on Residence, article 38).
    private static let residencePapers = """
        sổ hộ khẩu > thông tin cư trú trên VNeID hoặc giấy xác nhận thông tin về cư trú
        sổ tạm trú > thông tin cư trú trên VNeID hoặc giấy xác nhận thông tin về cư trú
        """
}
