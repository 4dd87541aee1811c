import SpokenVietnamese
import Testing

/// A written form and how it must be heard.
struct Example: Sendable, CustomTestStringConvertible {
    let written: String
    let spoken: String

    init(_ written: String, _ spoken: String) {
        self.written = written
        self.spoken = spoken
    }

    var testDescription: String { written }
}

@Suite("The table of examples") struct OfficialTable {
    static let examples = [
        Example("UBND xã", "ủy ban nhân dân xã"),
        Example("HĐND", "hội đồng nhân dân"),
        Example("CNTT", "công nghệ thông tin"),
        Example("CNTT-VT", "công nghệ thông tin, viễn thông"),
        Example("DVC", "dịch vụ công"),
        Example("BHYT", "bảo hiểm y tế"),
        Example("BHXH", "bảo hiểm xã hội"),
        Example("ATGT, ANTT", "an toàn giao thông, an ninh trật tự"),
        Example("PCCC", "phòng cháy, chữa cháy"),
        Example("KT-XH", "kinh tế, xã hội"),
        Example("kinh tế - xã hội", "kinh tế, xã hội"),
        Example("THCS, THPT", "trung học cơ sở, trung học phổ thông"),
        Example("CCCD", "căn cước công dân"),
        Example("GCNQSDĐ", "giấy chứng nhận quyền sử dụng đất"),
        Example("VSATTP", "vệ sinh an toàn thực phẩm"),
        Example("GS.TS", "giáo sư, tiến sĩ"),
        Example("TM.", "thay mặt"),
        Example("KT.", "ký thay"),
        Example("TL.", "thừa lệnh"),
        Example("TUQ.", "thừa ủy quyền"),
        Example("ông/bà", "ông, bà"),
        Example("và/hoặc", "và hoặc"),
        Example(
            "Thông tư 39/2020/TT-BTTTT",
            "Thông tư số ba mươi chín năm hai nghìn không trăm hai mươi của Bộ Thông tin và Truyền thông"),
        Example(
            "Nghị định 49/2024/NĐ-CP",
            "Nghị định số bốn mươi chín năm hai nghìn không trăm hai mươi tư của Chính phủ"),
        Example("Quyết định 78/QĐ-UBND", "Quyết định số bảy mươi tám của Ủy ban nhân dân"),
        Example("Chỉ thị 07-CT/TW", "Chỉ thị số bảy của Trung ương"),
        Example("điểm a khoản 2 Điều 5", "điểm a, khoản hai, điều năm"),
        Example("ngày 8/8/2023", "ngày mùng tám tháng tám năm hai nghìn không trăm hai mươi ba"),
        Example("30/4 - 01/5", "ba mươi tháng tư, mùng một tháng năm"),
        Example(
            "18-22/11/2026",
            "từ ngày mười tám đến ngày hai mươi hai tháng mười một năm hai nghìn không trăm hai mươi sáu"),
        Example("15/7 ÂL", "rằm tháng bảy"),
        Example("23/12 ÂL", "hai mươi ba tháng chạp"),
        Example("tháng 5/2026", "tháng năm, năm hai nghìn không trăm hai mươi sáu"),
        Example("2021-2025", "hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm hai mươi lăm"),
        Example("mức độ 3, 4", "mức độ ba, bốn"),
        Example("thứ 2, T2, CN", "thứ hai, thứ hai, chủ nhật"),
        Example("5h30, 5g30, 05:30", "năm giờ ba mươi phút, năm giờ ba mươi phút, năm giờ ba mươi phút"),
        Example("17h00", "mười bảy giờ"),
        Example("24/24 giờ", "hai mươi bốn trên hai mươi bốn giờ"),
        Example("24/7", "hai mươi bốn trên bảy"),
        Example("15 phút/ lần", "mười lăm phút một lần"),
        Example("02 nhóm", "hai nhóm"),
        Example("21; 24; 25; 15; 11", "hai mươi mốt; hai mươi tư; hai mươi lăm; mười lăm; mười một"),
        Example("101; 105; 110; 115", "một trăm linh một; một trăm linh năm; một trăm mười; một trăm mười lăm"),
        Example("1.213 hộ", "một nghìn hai trăm mười ba hộ"),
        Example("2.500.000đ", "hai triệu năm trăm nghìn đồng"),
        Example("0,5%", "không phẩy năm phần trăm"),
        Example("98,75%", "chín mươi tám phẩy bảy mươi lăm phần trăm"),
        Example("đạt 45/50", "đạt bốn mươi lăm trên năm mươi"),
        Example("gọi 113, 114, 115", "gọi một một ba, một một bốn, một một năm"),
        Example("60-75 km/h", "sáu mươi đến bảy mươi lăm ki-lô-mét một giờ"),
        Example("3 tấn/ha", "ba tấn một héc-ta"),
        Example("38,5°C", "ba mươi tám phẩy năm độ xê"),
        Example(
            "150-250mm, có nơi trên 350mm",
            "một trăm năm mươi đến hai trăm năm mươi mi-li-mét, có nơi trên ba trăm năm mươi mi-li-mét"),
        Example("17,5°N-110,2°E", "mười bảy phẩy năm độ vĩ Bắc, một trăm mười phẩy hai độ kinh Đông"),
        Example("BĐ2; báo động III", "báo động hai; báo động ba"),
        Example("quý III/2026", "quý ba năm hai nghìn không trăm hai mươi sáu"),
        Example("thế kỷ XXI", "thế kỷ hai mươi mốt"),
        Example("hopthu@trungson.vn", "hộp thư a còng trung sơn chấm vê nờ"),
        Example("Xe trên 3,5T không qua cầu", "Xe trên ba phẩy năm tấn không qua cầu"),
        Example("lớp 5T", "lớp năm tê"),
        Example("abc@quangtri.gov.vn", "a bê xê a còng quảng trị chấm gov chấm vê nờ"),
        Example("…/en/", "gạch chéo e nờ"),
        Example("VNeID", "vê-nờ-e-i-đê"),
        Example("COVID-19; A/H5N1", "cô-vít mười chín; a hát năm en-nờ một"),
        Example("./.", ""),
        Example("công nghệ thông tin (CNTT)", "công nghệ thông tin"),
        Example("* một\n- hai\n+ ba", "một. Hai. Ba"),
        Example("≥ 18 tuổi; < 6 tuổi", "từ mười tám tuổi trở lên; dưới sáu tuổi"),
        Example("2 x 25W", "hai nhân hai mươi lăm oát"),
    ]

    @Test(arguments: examples)
    func `is read as it stands`(_ example: Example) {
        #expect(Reader().read(example.written).text == example.spoken)
    }
}
