/// What tells a slip of the pen from a word that is meant to be no Vietnamese syllable.
enum CommonWords {
    /// Words of other languages that every listener knows; in small letters.
    static let loans: Set<String> = Set(
        """
        afghanistan argentina australia belarus brunei campuchia canada colombia cuba indonesia iran iraq israel \
        malaysia mexico myanmar nepal pakistan palestine philippines singapore somalia srilanka sudan syria ukraina \
        ukraine venezuela kitô logistic logistics rubella test \
        acid album amoniac app aspirin axit banner bazan bikini biogas biogaz bit blog bluetooth bus byte cacbon cafe \
        camera canxi card caosu casino cassette catalog chat check clip clo clorua cloramin club cm code combo compost \
        composite container covid dioxin drone ebook email ethanol euro facebook fanpage fax festival file flycam game \
        gas gen gluco glucose gmail golf google gram hotel hotline http https inox insulin internet ion ipad iphone \
        karate karaoke laptop laser led link livestream logo mail marathon marketing massage mazut menu messenger metan \
        micro mobile banking modem net nilon nilông nitrat nylon online oxy ozon panel paracetamol parabol photo \
        photocopy photpho pickleball pin pixel plastic podcast poster protein protit radar radio rap robot sale scan \
        sensor server shop ship shipper show showroom silicon sim smartphone solar stress studio sunfat tablet taxi \
        telegram tennis tiktok tivi tour unicode urani vaccine vacxin vắcxin viber video villa vip virus vitamin voucher \
        web website whatsapp wifi xenlulo yoga youtube zalo zoom
        """.split(separator: " ").map(String.init))

    /// Names of peoples and places of the country that are no Vietnamese syllables; in small letters.
    static let names: Set<String> = Set(
        """
        đakrông krông klông kông plông kon đăk đắk đak lăk plei pleiku ayun ia ea êđê jrai giarai bahnar xơđăng stiêng \
        xtiêng mnông hmông cơho chơro churu raglai hrê bru kơtu cơtu taôi pakô pacô brâu rơmăm khmer khơme khmú sila \
        lahủ buk blao dran đơn drây hleo pắc păc sêrêpôk srêpôk sesan sêsan srônh chư păh kbang kpăng glei ngok rờ \
        arooih avương abung abia atâu axan kô kăn koong klang klu kray klei xuôr pơ ploong krai krăng
        """.split(separator: " ").map(String.init))

    /// Pairs of syllables that official texts are full of: beside one of them, a slip has one meaning only.
    static let pairs: Set<Pair> = {
        var pairs: Set<Pair> = []
        for phrase in Confusions.rightForms + common.split(separator: ",") {
            let keys = phrase.split(whereSeparator: \.isWhitespace).map { Syllable.key($0.unicodeScalars) }
            for (first, second) in zip(keys, keys.dropFirst()) { pairs.insert(Pair(first: first, second: second)) }
        }
        return pairs
    }()

    struct Pair: Hashable {
        let first: UInt64
        let second: UInt64
    }

    private static let common = """
        thủ tục, hành chính, trực tuyến, dịch vụ, công dân, hồ sơ, kết quả, tiếp nhận, giải quyết, đăng ký, thường trú, \
        tạm trú, khai sinh, khai tử, bảo hiểm, y tế, xã hội, kinh tế, nông thôn, nông nghiệp, môi trường, phát triển, \
        thông tin, truyền thông, tuyên truyền, nhân dân, ủy ban, hội đồng, chính quyền, chính phủ, cơ quan, tổ chức, \
        cá nhân, doanh nghiệp, thực hiện, quy định, pháp luật, vi phạm, xử lý, xử phạt, an ninh, trật tự, an toàn, \
        giao thông, phòng cháy, chữa cháy, tiêm chủng, dịch bệnh, phòng chống, chăn nuôi, gia súc, gia cầm, sản xuất, \
        thu hoạch, đề nghị, thông báo, kính mời, tham gia, đóng góp, hỗ trợ, chính sách, người dân, bà con, trẻ em, \
        phụ nữ, thanh niên, liên hệ, địa chỉ, điện thoại, trân trọng, cảm ơn, lắng nghe, quan trọng, cần thiết, \
        kịp thời, đầy đủ, nghiêm túc, chấp hành, thời gian, địa điểm, chất lượng, hiệu quả, nâng cao, công khai, \
        cấp thẻ, căn cước, mức độ, cung cấp, hướng dẫn, tổ chức, thích hợp, khuyến khích, thiết thực, phát huy, \
        phát hiện, phát thanh, tích cực, trách nhiệm, nhiệm vụ, học sinh, giáo dục, đào tạo, bệnh viện, khám bệnh, \
        tiếp tục, liên tục, phong tục, phục vụ, khắc phục, thuyết phục, phúc lợi, hạnh phúc, bắt buộc, thuộc diện, \
        xuất phát, đột xuất, đề xuất, tiết kiệm, thiệt hại, đặc biệt, biết, việc làm, công việc, thời tiết, khẩn cấp, \
        cấp bách, hợp tác, hợp đồng, phù hợp, tập trung, tập thể, xác nhận, chính xác, các cấp, các ngành, đóng góp, kế hoạch
        """
}
