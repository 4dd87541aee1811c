import SpokenVietnamese
import Testing

/// Letters and figures that could be something else.
@Suite struct `A letter` {
    @Test(arguments: [
        ("nóng tới 39 độ C", "nóng tới ba mươi chín độ xê"), ("thi bằng hạng C, hạng D", "thi bằng hạng xê, hạng dê"),
        ("xem mục C ở phụ lục M", "xem mục xê ở phụ lục em-mờ"), ("khu D, tổ L", "khu dê, tổ e-lờ"),
        ("thôn I, II, V, X", "thôn một, hai, năm, mười"), ("xóm V và đội X", "xóm năm và đội mười"),
        ("quý I, II và IV", "quý một, hai và bốn"), ("chương V, điều I", "chương năm, điều một"),
        ("khóa XLV", "khóa bốn mươi lăm"),
    ])
    func `is a numeral only where it can be one`(written: String, spoken: String) {
        #expect(Reader().read(written).text == spoken)
    }

    @Test(arguments: [
        ("theo thông điệp 5K", "theo thông điệp năm ca"), ("quy tắc 5K", "quy tắc năm ca"),
        ("màn hình 4K giá 900k", "màn hình bốn ca giá chín trăm nghìn"), ("phạt 300K", "phạt ba trăm nghìn"),
        ("đóng 20k-30k", "đóng hai mươi nghìn đến ba mươi nghìn"), ("50K/suất", "năm mươi nghìn một suất"),
    ])
    func `K is money only of amounts`(written: String, spoken: String) {
        let text = Reader().read(written)
        #expect(text.text == spoken)
        #expect(text.remarks.isEmpty)
    }

    @Test(arguments: [
        ("cao 1m62, dài 4m5", "cao một mét sáu mươi hai, dài bốn mét rưỡi"),
        ("cao ≥ 1m60", "cao từ một mét sáu mươi trở lên"), ("sâu 2m4", "sâu hai mét bốn"),
        ("rộng 6m2, bể 4m3", "rộng sáu mét vuông, bể bốn mét khối"), ("thêm 1m05", "thêm một mét không năm"),
    ])
    func `m may have figures behind it`(written: String, spoken: String) {
        #expect(Reader().read(written).text == spoken)
    }

    @Test(arguments: [
        ("chiều 14g - 17g.", "chiều mười bốn giờ đến mười bảy giờ."),
        ("13g45 - 16g.", "mười ba giờ bốn mươi lăm phút đến mười sáu giờ."),
        ("đường 20g, muối 5 - 10g.", "đường hai mươi gam, muối năm đến mười gam."),
    ])
    func `g is the hour behind a time`(written: String, spoken: String) {
        #expect(Reader().read(written).text == spoken)
    }

    @Test(arguments: [
        ("bụi PM2.5 và PM10", "bụi pê em-mờ hai phẩy năm và pê em-mờ mười"),
        (
            "ở 16°05'N, 108°20'15\"E",
            "ở mười sáu độ năm phút vĩ Bắc, một trăm linh tám độ hai mươi phút mười lăm giây kinh Đông"
        ),
        ("tàu QT-98765-TS", "tàu quy tê, chín tám bảy sáu năm, tê ét-sì"),
        ("thuyền QB 4321 TS và TS Hòa", "thuyền quy bê, bốn ba hai một, tê ét-sì và tiến sĩ Hòa"),
        ("xe BKS 74C1-456.78", "xe biển kiểm soát bảy mươi tư xê một, bốn năm sáu bảy tám"),
        ("Ban CHQS, thi THPTQG, thi IELTS", "Ban chỉ huy quân sự, thi trung học phổ thông quốc gia, thi ai-eo"),
    ])
    func `belongs to a code`(written: String, spoken: String) {
        let text = Reader().read(written)
        #expect(text.text == spoken)
        #expect(text.remarks.isEmpty)
    }
}

@Suite struct `Two numbers with a slash` {
    @Test(arguments: [
        ("ở kiệt 5/2", "ở kiệt năm trên hai"), ("hẻm 9/9, ngõ 1/4", "hẻm chín trên chín, ngõ một trên bốn"),
        ("số nhà 10/6", "số nhà mười trên sáu"), ("tại 9/9 nhà họp thôn", "tại chín trên chín nhà họp thôn"),
        ("vận động 38/40 hộ", "vận động ba mươi tám trên bốn mươi hộ"),
        ("Quốc tế Lao động 1/5", "Quốc tế Lao động mùng một tháng năm"),
        ("mừng Quốc khánh 2/9", "mừng Quốc khánh mùng hai tháng chín"),
        ("mất 1/3 ruộng", "mất một phần ba ruộng"), ("lúa ngập 2/3 đất", "lúa ngập hai phần ba đất"),
        ("lô 7/4", "lô bảy trên bốn"),
        ("đợt I: 1/3 - 15/3", "đợt một: mùng một tháng ba đến mười lăm tháng ba"),
        ("vòng 1/8", "vòng một phần tám"), ("tối 9/9 nhà trường họp", "tối mùng chín tháng chín nhà trường họp"),
    ])
    func `are what the words around say`(written: String, spoken: String) {
        let text = Reader().read(written)
        #expect(text.text == spoken)
        #expect(text.remarks.isEmpty)
    }
}
