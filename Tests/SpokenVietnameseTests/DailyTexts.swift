import SpokenVietnamese
import Testing

@Suite("Announcements of every day") struct DailyTexts {
    static let health = [
        Example(
            "Trạm Y tế xã tổ chức tiêm chủng mở rộng (TCMR) ngày 05, 06/9/2023, từ 7h30 - 11h00.",
            "Trạm Y tế xã tổ chức tiêm chủng mở rộng ngày mùng năm, mùng sáu tháng chín năm hai nghìn không trăm hai mươi ba, từ bảy giờ ba mươi phút đến mười một giờ."
        ),
        Example(
            "Trẻ từ 06 đến 36 tháng tuổi uống 01 viên vitamin A, ngày 2 lần.",
            "Trẻ từ sáu đến ba mươi sáu tháng tuổi uống một viên vitamin A, ngày hai lần."),
        Example("Sốt ≥ 38,5oC phải đưa đến TYT.", "Sốt từ ba mươi tám phẩy năm độ xê trở lên phải đưa đến trạm y tế."),
        Example(
            "Tiêm mũi 2 vắc-xin 5 trong 1 cho trẻ < 12 tháng tuổi",
            "Tiêm mũi hai vắc-xin năm trong một cho trẻ dưới mười hai tháng tuổi"),
        Example(
            "Toàn xã có 12 ca SXH, tăng 3 ca so với tuần 35.",
            "Toàn xã có mười hai ca sốt xuất huyết, tăng ba ca so với tuần ba mươi lăm."),
    ]

    static let storms = [
        Example(
            "Hồi 4 giờ ngày 27/9, vị trí tâm bão ở khoảng 16,2°N; 108,9°E.",
            "Hồi bốn giờ ngày hai mươi bảy tháng chín, vị trí tâm bão ở khoảng mười sáu phẩy hai độ vĩ Bắc; một trăm linh tám phẩy chín độ kinh Đông."
        ),
        Example(
            "Gió mạnh cấp 8 - cấp 9 (62-88km/h), giật cấp 11, sóng cao 3-5m.",
            "Gió mạnh cấp tám đến cấp chín, sáu mươi hai đến tám mươi tám ki-lô-mét một giờ, giật cấp mười một, sóng cao ba đến năm mét."
        ),
        Example(
            "ATNĐ di chuyển theo hướng Tây Tây Bắc, tốc độ 15-20km/giờ.",
            "áp thấp nhiệt đới di chuyển theo hướng Tây Tây Bắc, tốc độ mười lăm đến hai mươi ki-lô-mét một giờ."),
        Example(
            "Mực nước sông Bến Hải: 4,5m, trên BĐ3 0,2m",
            "Mực nước sông Bến Hải: bốn phẩy năm mét, trên báo động ba không phẩy hai mét"),
        Example("Cấp độ rủi ro thiên tai: cấp 3. Bản tin số 05.", "Cấp độ rủi ro thiên tai: cấp ba. Bản tin số năm."),
        Example(
            "Từ đêm 07/10 đến ngày 09/10, mưa 100-200mm/đợt.",
            "Từ đêm mùng bảy tháng mười đến ngày mùng chín tháng mười, mưa một trăm đến hai trăm mi-li-mét một đợt."),
        Example("Nhiệt độ thấp nhất -2°C đến 5°C", "Nhiệt độ thấp nhất âm hai độ xê đến năm độ xê"),
        Example(
            "BCH PCTT&TKCN xã trực 24/24h",
            "ban chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn xã trực hai mươi bốn trên hai mươi bốn giờ"),
    ]

    static let power = [
        Example(
            "Ngừng cấp điện từ 06:00 đến 16:30 ngày 12/8/2023 tại TBA Trung Sơn 2, đường dây 22kV.",
            "Ngừng cấp điện từ sáu giờ đến mười sáu giờ ba mươi phút ngày mười hai tháng tám năm hai nghìn không trăm hai mươi ba tại trạm biến áp Trung Sơn hai, đường dây hai mươi hai ki-lô-vôn."
        ),
        Example(
            "Giá điện bậc 1: 1.806 đồng/kWh", "Giá điện bậc một: một nghìn tám trăm linh sáu đồng một ki-lô-oát giờ"),
        Example("Hộ dùng dưới 50 kWh/tháng", "Hộ dùng dưới năm mươi ki-lô-oát giờ một tháng"),
        Example(
            "Gọi tổng đài 1900 1909 hoặc 1800.1166.",
            "Gọi tổng đài một chín không không, một chín không chín hoặc một tám không không, một một sáu sáu."),
    ]

    static let land = [
        Example(
            "Thửa đất số 125, tờ bản đồ số 08, diện tích 1.250,5 m2, thời hạn đến ngày 15/10/2043.",
            "Thửa đất số một trăm hai mươi lăm, tờ bản đồ số tám, diện tích một nghìn hai trăm năm mươi phẩy năm mét vuông, thời hạn đến ngày mười lăm tháng mười năm hai nghìn không trăm bốn mươi ba."
        ),
        Example(
            "Căn cứ Luật Đất đai số 31/2024/QH15 và Quyết định số 1325/QĐ-UBND ngày 05/6/2023 của UBND tỉnh",
            "Căn cứ Luật Đất đai số ba mươi mốt năm hai nghìn không trăm hai mươi tư của Quốc hội khóa mười lăm và Quyết định số một nghìn ba trăm hai mươi lăm ngày mùng năm tháng sáu năm hai nghìn không trăm hai mươi ba của ủy ban nhân dân tỉnh"
        ),
        Example(
            "theo điểm đ khoản 1 Điều 24, Điều 25 Nghị định 30/2020/NĐ-CP",
            "theo điểm đê, khoản một, điều hai mươi tư, điều hai mươi lăm Nghị định số ba mươi năm hai nghìn không trăm hai mươi của Chính phủ"
        ),
        Example("bản đồ tỷ lệ 1:2.000", "bản đồ tỷ lệ một trên hai nghìn"),
        Example("3/4 diện tích lúa, khoảng 2/3 số hộ", "ba phần tư diện tích lúa, khoảng hai phần ba số hộ"),
        Example("Giá 350.000-500.000đ/m²", "Giá ba trăm năm mươi nghìn đến năm trăm nghìn đồng một mét vuông"),
    ]

    static let money = [
        Example("Hỗ trợ 1,5 triệu đồng/hộ/tháng", "Hỗ trợ một phẩy năm triệu đồng một hộ một tháng"),
        Example(
            "vay 50 triệu - 100 triệu đồng, lãi suất 6,6%/năm",
            "vay năm mươi triệu đến một trăm triệu đồng, lãi suất sáu phẩy sáu phần trăm một năm"),
        Example(
            "Kinh phí 12,75 tỷ đồng, đạt 102,4% KH.",
            "Kinh phí mười hai phẩy bảy mươi lăm tỷ đồng, đạt một trăm linh hai phẩy bốn phần trăm kế hoạch."),
        Example(
            "Lúa giống 14k/kg; phân bón 850.000 đ/tạ",
            "Lúa giống mười bốn nghìn một ki-lô-gam; phân bón tám trăm năm mươi nghìn đồng một tạ"),
        Example(
            "nộp 200.000 VNĐ vào STK 0123456789",
            "nộp hai trăm nghìn đồng vào số tài khoản không một hai ba, bốn năm sáu, bảy tám chín"),
        Example("1.000.005 đồng; 3.000.000.000 đồng", "một triệu không trăm linh năm đồng; ba tỷ đồng"),
    ]

    static let calls = [
        Example(
            "liên hệ đ/c Bình, SĐT 0912345678 (Zalo)",
            "liên hệ đồng chí Bình, số điện thoại không chín một hai, ba bốn năm, sáu bảy tám, da-lô"),
        Example(
            "ĐT: 0233.3825.123 - 0987 654 321",
            "điện thoại: không hai ba ba, ba tám hai năm, một hai ba, không chín tám bảy, sáu năm bốn, ba hai một"),
        Example("Báo cháy gọi 114; cấp cứu gọi ngay 115.", "Báo cháy gọi một một bốn; cấp cứu gọi ngay một một năm."),
        Example(
            "Toàn xã có 115 hộ nghèo, 113 hộ cận nghèo",
            "Toàn xã có một trăm mười lăm hộ nghèo, một trăm mười ba hộ cận nghèo"),
        Example("+84 912 345 678", "cộng tám bốn, chín một hai, ba bốn năm, sáu bảy tám"),
    ]

    static let meetings = [
        Example(
            "Kính mời bà con thôn 4 họp lúc 19g30 T7 (12/8), tức 26/6 ÂL, tại NVH.",
            "Kính mời bà con thôn bốn họp lúc mười chín giờ ba mươi phút thứ bảy, mười hai tháng tám, tức hai mươi sáu tháng sáu âm lịch, tại nhà văn hóa."
        ),
        Example(
            "Kỳ họp thứ 4, HĐND xã khóa XII, nhiệm kỳ 2021 - 2026",
            "Kỳ họp thứ tư, hội đồng nhân dân xã khóa mười hai, nhiệm kỳ hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm hai mươi sáu"
        ),
        Example("Đại hội lần thứ IV; quý IV; lớp 4; lần thứ 1", "Đại hội lần thứ tư; quý bốn; lớp bốn; lần thứ nhất"),
        Example(
            "Nghỉ lễ 2/9 từ ngày 01/9 đến hết ngày 04/9",
            "Nghỉ lễ mùng hai tháng chín từ ngày mùng một tháng chín đến hết ngày mùng bốn tháng chín"),
        Example("Kỷ niệm 78 năm Quốc khánh 2-9", "Kỷ niệm bảy mươi tám năm Quốc khánh mùng hai tháng chín"),
        Example(
            "Tết Đoan Ngọ 5/5 âm lịch; mùng 4 Tết; ngày 15 tháng 8 âm lịch",
            "Tết Đoan Ngọ mùng năm tháng năm âm lịch; mùng bốn Tết; ngày rằm tháng tám âm lịch"),
        Example("ngày 20 tháng 5 năm 2024", "ngày hai mươi tháng năm, năm hai nghìn không trăm hai mươi tư"),
        Example("trong 5 ngày, mỗi ngày 4 giờ", "trong năm ngày, mỗi ngày bốn giờ"),
        Example("từ 17 giờ 30 đến 18 giờ 00", "từ mười bảy giờ ba mươi phút đến mười tám giờ"),
        Example("TS. Nguyễn Văn A, PGS.TS Lê B", "tiến sĩ Nguyễn Văn A, phó giáo sư, tiến sĩ Lê bê"),
        Example(
            "Trường TH&THCS Trung Sơn, TP. Đông Hà, TP.HCM",
            "Trường tiểu học và trung học cơ sở Trung Sơn, thành phố Đông Hà, thành phố Hồ Chí Minh"),
        Example(
            "Năm học 2023-2024 có 450 HS",
            "Năm học hai nghìn không trăm hai mươi ba, hai nghìn không trăm hai mươi tư có bốn trăm năm mươi học sinh"),
        Example("các buổi sáng thứ 3, 5 và 7 hằng tuần", "các buổi sáng thứ ba, năm và bảy hằng tuần"),
        Example("QL1A, ĐT.571, QL 9", "quốc lộ một A, đường tỉnh năm trăm bảy mươi mốt, quốc lộ chín"),
    ]

    static let hasty = [
        Example(
            "sdt 0911222333, lh a. Nam", "số điện thoại không chín một một, hai hai hai, ba ba ba, liên hệ anh Nam"),
        Example("Cúp điện 7g-17g ngày CN 17/9", "Cúp điện bảy giờ đến mười bảy giờ ngày chủ nhật mười bảy tháng chín"),
        Example("thưởng 1tr5, phạt 500k/người", "thưởng một triệu năm trăm nghìn, phạt năm trăm nghìn một người"),
        Example(
            "Lịch T2-T6: 7h30-11h30 & 13h30-17h",
            "Lịch thứ hai đến thứ sáu: bảy giờ ba mươi phút đến mười một giờ ba mươi phút và mười ba giờ ba mươi phút đến mười bảy giờ"
        ),
        Example(
            "xe 74C-123.45, lớp 1A2, đường ĐT.575B",
            "xe bảy mươi tư xê, một hai ba bốn năm, lớp một a hai, đường tỉnh năm trăm bảy mươi lăm bê"),
        Example(
            "mã hồ sơ H50.12-230908-0005",
            "mã hồ sơ hát năm mươi, một hai, hai ba không chín không tám, không không không năm"),
        Example(
            "Đợt 1: 20/8 - 31/8; đợt 2: 05/9-15/9/2023",
            "Đợt một: hai mươi tháng tám đến ba mươi mốt tháng tám; đợt hai: mùng năm tháng chín đến mười lăm tháng chín năm hai nghìn không trăm hai mươi ba"
        ),
        Example(
            "9T/2023; T8/2026; 6T đầu năm",
            "chín tháng năm hai nghìn không trăm hai mươi ba; tháng tám năm hai nghìn không trăm hai mươi sáu; sáu tháng đầu năm"
        ),
        Example(
            "đạt 1.250/1.300 liều; 1 lần/3 tháng",
            "đạt một nghìn hai trăm năm mươi trên một nghìn ba trăm liều; một lần mỗi ba tháng"),
        Example("số định danh 045123456789", "số định danh không bốn năm, một hai ba, bốn năm sáu, bảy tám chín"),
        Example(
            "ubnd xã; 50 kg gạo/khẩu; 2m3; v.v.",
            "ủy ban nhân dân xã; năm mươi ki-lô-gam gạo một khẩu; hai mét khối; vân vân"),
        Example(
            "trước 31.10.2023; từ 01-7-2025; ngày 1.5",
            "trước ba mươi mốt tháng mười năm hai nghìn không trăm hai mươi ba; từ mùng một tháng bảy năm hai nghìn không trăm hai mươi lăm; ngày mùng một tháng năm"
        ),
        Example(
            "Thông tư liên tịch 01/2016/TTLT-BYT-BTC",
            "Thông tư liên tịch số một năm hai nghìn không trăm mười sáu của Bộ Y tế và Bộ Tài chính"),
        Example(
            "Nghị định 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
            "Nghị định số ba mươi năm hai nghìn không trăm hai mươi ngày mùng năm tháng ba năm hai nghìn không trăm hai mươi của Chính phủ"
        ),
        Example(
            "78/QĐ-UBND; công văn 12/UBND-VP",
            "Quyết định số bảy mươi tám của Ủy ban nhân dân; công văn số mười hai của Ủy ban nhân dân"),
        Example(
            "lúc 7h/20/9, 16,9N-107,5E",
            "lúc bảy giờ ngày hai mươi tháng chín, mười sáu phẩy chín độ vĩ Bắc, một trăm linh bảy phẩy năm độ kinh Đông"
        ),
        Example(
            "1/1 ÂL, 14/7 ÂL, tháng 12 âm lịch", "mùng một tháng giêng, mười bốn tháng bảy âm lịch, tháng chạp âm lịch"),
    ]

    static let all = health + storms + power + land + money + calls + meetings + hasty

    @Test(arguments: all)
    func `are read as an official would`(_ example: Example) {
        #expect(Reader().read(example.written).text == example.spoken)
    }
}
