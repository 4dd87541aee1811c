import CivilTime
import Diagnostics
import SpokenVietnamese
import Testing

@Suite struct `A check of words` {
    @Test(arguments: [
        ("Cần giữ tính minh mạch trong thu chi.", "Cần giữ tính minh bạch trong thu chi."),
        ("Cán bộ nhũng nhiều sẽ bị xử phạt.", "Cán bộ nhũng nhiễu sẽ bị xử phạt."),
        ("Tôi xin khai quát mấy ý.", "Tôi xin khái quát mấy ý."), ("XỬ LÝ, XỬ DỤNG", "XỬ LÝ, SỬ DỤNG"),
        ("Xử dụng nước sạch.", "Sử dụng nước sạch."), ("Nộp thêm để bổ xung.", "Nộp thêm để bổ sung."),
        ("Xin chia sẽ cùng gia đình.", "Xin chia sẻ cùng gia đình."),
        ("Hai thôn đã sát nhập.", "Hai thôn đã sáp nhập."),
        ("Vô hình chung ta gây hại.", "Vô hình trung ta gây hại."),
        ("Đoàn đi thăm quan vườn.", "Đoàn đi tham quan vườn."),
        ("Thôn có đề suất mới.", "Thôn có đề xuất mới."), ("Kiễm tra kho.", "Kiểm tra kho."),
        ("Cùng nhau giử gìn.", "Cùng nhau giữ gìn."), ("Quỹ hổ trợ hộ nghèo.", "Quỹ hỗ trợ hộ nghèo."),
        ("Nghiêm cẫm đốt rác.", "Nghiêm cấm đốt rác."), ("Sữa chữa đường thôn.", "Sửa chữa đường thôn."),
        ("Đã sử lý xong.", "Đã xử lý xong."), ("Tai nạn xãy ra đêm qua.", "Tai nạn xảy ra đêm qua."),
        ("Ta cũng cố tổ đội.", "Ta củng cố tổ đội."), ("Sớm khắc phụ hậu quả.", "Sớm khắc phục hậu quả."),
        ("Ăn mặc chỉnh chu.", "Ăn mặc chỉn chu."), ("Tựu chung lại là tốt.", "Tựu trung lại là tốt."),
        ("Thành tích suất sắc.", "Thành tích xuất sắc."),
        ("Đừng giữ thái độ bàng quang.", "Đừng giữ thái độ bàng quan."),
        ("Sau động đất có dư trấn.", "Sau động đất có dư chấn."), ("Phòng trống dịch tả.", "Phòng chống dịch tả."),
        ("Dùng thuốc phải có kỷ thuật.", "Dùng thuốc phải có kỹ thuật."), ("Mưa bảo kéo dài.", "Mưa bão kéo dài."),
        ("Cần minh\nmạch hơn.", "Cần minh\nbạch hơn."), ("Nghĩ phép hai ngày.", "Nghỉ phép hai ngày."),
        ("Ba lần rồi lần nửa.", "Ba lần rồi lần nữa."), ("Xin được chia sẽ.", "Xin được chia sẻ."),
        ("Cùng chia sẽ thông tin.", "Cùng chia sẻ thông tin."),
        ("Hộ nghèo được nghĩ lễ sớm.", "Hộ nghèo được nghỉ lễ sớm."), ("Phòng chóng lụt.", "Phòng chống lụt."),
        ("Việc sát nhập đã xong.", "Việc sáp nhập đã xong."), ("Không được hổ trợ.", "Không được hỗ trợ."),
        ("Lỗ hổng của hồ sơ bổ xung.", "Lỗ hổng của hồ sơ bổ sung."),
        ("Đi bão vệ đê.", "Đi bảo vệ đê."), ("Kẻ nổ lực sẽ thắng.", "Kẻ nỗ lực sẽ thắng."),
        ("Năng xuất lúa tăng.", "Năng suất lúa tăng."), ("Khám chửa bệnh.", "Khám chữa bệnh."),
    ])
    func `puts the right one for one that is confused with it`(text: String, right: String) throws {
        let findings = try check(text)
        #expect(findings.map(\.code) == ["confused-words"] && findings.map(\.severity) == [.warning])
        #expect(try corrected(text) == right)
    }

    @Test(arguments: [
        "Thôn còn tham nhũng nhiều việc.", "Cô ấy thông minh mạch lạc.", "Số tiền chia sẽ được công bố.",
        "Trạm giám sát nhập khẩu gạo.", "Họ điều chỉnh chu kỳ tưới.", "Ông đến thăm quan chức cũ.",
        "Bà con cũng cố gắng lên.", "Việc chăm nhân sâm nhập về.", "Ông bị viêm bàng quang cấp.",
        "Xã nhân công xuất khẩu lao động.", "Tiêu chuẩn đoán trước.", "Sẻ chia, chia sẻ, sửa sữa.",
    ])
    func `leaves them where they are right`(text: String) throws {
        #expect(try found(text).filter { $0.code == "confused-words" }.isEmpty)
    }

    @Test(arguments: [
        ("Đó là yếu điểm của ta.", "yếu điểm"), ("Nước sông xã lũ sớm.", "xã lũ"),
        ("Bữa cơm một nữa là rau.", "một nữa"),
        ("Anh cũng cố mang về.", "cũng cố"), ("Nghĩ lễ hai ngày.", "Nghĩ lễ"), ("Kỹ luật là gì?", "Kỹ luật"),
        ("Thêm một lần nửa để nhớ.", "lần nửa"), ("Tại Quỹ Hổ trợ nông dân.", "Hổ trợ"),
        ("Có khả năng suất hiện lũ.", "suất hiện"),
    ])
    func `only asks where both can be meant`(text: String, written: String) throws {
        let findings = try check(text)
        #expect(findings.map(\.code) == ["confusable-words"] && findings.map(\.written) == [written])
        #expect(findings.map(\.severity) == [.note])
        #expect(try corrected(text) == text)
    }

    @Test func `says what is meant, in both languages`() throws {
        let finding = try #require(try check("Ta xử dụng nước.").first)
        #expect(
            finding.finding(in: "scripts/a.md", firstLine: 5)
                == Finding(
                    .warning, "confused-words", at: Finding.Place(file: "scripts/a.md", line: 5, column: 4),
                    Phrase(
                        vi: "“xử dụng” là lỗi viết nhầm, đúng ra là “sử dụng”", en: "“xử dụng” is a slip for “sử dụng”"),
                    hint: Phrase(vi: "sửa thành “sử dụng”", en: "write “sử dụng”")))
    }
}

@Suite struct `A check of old names` {
    @Test(arguments: [
        (
            "Bộ Thông tin và Truyền thông vừa ban hành.", "2025-03-01", "Bộ Thông tin và Truyền thông",
            "Bộ Khoa học và Công nghệ"
        ),
        ("Sở TT&TT mời họp.", "2025-03-01", "Sở TT&TT", "Sở Khoa học và Công nghệ"),
        ("Theo Bộ Kế hoạch và Đầu tư.", "2025-03-01", "Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"),
        ("Theo Bộ GTVT.", "2025-03-01", "Bộ GTVT", "Bộ Xây dựng"),
        (
            "Theo Bộ Tài nguyên và Môi trường.", "2025-03-01", "Bộ Tài nguyên và Môi trường",
            "Bộ Nông nghiệp và Môi trường"
        ),
        ("Theo Bộ NN&PTNT.", "2025-03-01", "Bộ NN&PTNT", "Bộ Nông nghiệp và Môi trường"),
        (
            "Bộ Lao động - Thương binh và Xã hội hướng dẫn.", "2025-03-01", "Bộ Lao động - Thương binh và Xã hội",
            "Bộ Nội vụ"
        ),
        ("Theo Ủy ban Dân tộc.", "2025-03-01", "Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo"),
        ("Mời bà con đến Công an huyện.", "2025-03-01", "Công an huyện", "công an xã hoặc công an tỉnh"),
        ("UBND huyện họp.", "2025-07-01", "UBND huyện", "tên xã, phường, đặc khu mới hoặc cơ quan cấp tỉnh"),
        ("Xã ta thuộc huyện Gio Linh.", "2025-07-01", "huyện", "tên xã, phường, đặc khu mới hoặc cơ quan cấp tỉnh"),
        ("Đoàn của tỉnh Quảng Bình.", "2025-07-01", "tỉnh Quảng Bình", "tỉnh Quảng Trị"),
        ("Mang theo chứng minh nhân dân.", "2025-01-01", "chứng minh nhân dân", "thẻ căn cước"),
        ("Mang theo CMND.", "2025-01-01", "CMND", "thẻ căn cước"),
        (
            "Mang theo sổ hộ khẩu.", "2023-01-01", "sổ hộ khẩu",
            "thông tin cư trú trên VNeID hoặc giấy xác nhận thông tin về cư trú"
        ),
    ])
    func `begins on the day of the change`(text: String, day: String, written: String, now: String) throws {
        let findings = try check(text, on: day)
        #expect(findings.map(\.code) == ["old-name"] && findings.map(\.written) == [written])
        #expect(findings.map(\.severity) == [.note])
        #expect(findings.first?.hint?.vi == "nay là: \(now)")
        let eve = try #require(LocalDate(day)) - 1
        #expect(try found(text, on: eve.description).isEmpty)
    }

    @Test(arguments: [
        "Thực hiện Thông tư số 39/2020/TT-BTTTT của Bộ Thông tin và Truyền thông.", "Mời bà con huyện Gio Linh cũ.",
        "Theo Bộ Kế hoạch và Đầu tư trước đây.", "Bộ Tài chính, Bộ Xây dựng, tỉnh Quảng Trị, công an xã.",
    ])
    func `is silent where the name is of its time`(text: String) throws {
        #expect(try found(text, on: "2026-01-01").isEmpty)
    }

    @Test func `names the day`() throws {
        let finding = try #require(try check("Theo Bộ GTVT.", on: "2026-01-01").first)
        #expect(
            finding.message
                == Phrase(
                    vi: "“Bộ GTVT” là tên cũ từ 01/03/2025", en: "“Bộ GTVT” is an old name since 01/03/2025"))
    }
}

@Suite struct `A check of addresses` {
    @Test(arguments: [
        (
            "Mở https://tracuu.quangtri.gov.vn / rồi xem.", "https://tracuu.quangtri.gov.vn /",
            "Mở https://tracuu.quangtri.gov.vn/ rồi xem."
        ),
        (
            "Mở https:// tracuu.quangtri.gov.vn rồi xem.", "https:// tracuu.quangtri.gov.vn",
            "Mở https://tracuu.quangtri.gov.vn rồi xem."
        ),
        ("Mở tracuu. quangtri.gov.vn rồi xem.", "tracuu. quangtri.gov.vn", "Mở tracuu.quangtri.gov.vn rồi xem."),
        ("Mở tracuu.quangtri .gov.vn rồi xem.", "tracuu.quangtri .gov.vn", "Mở tracuu.quangtri.gov.vn rồi xem."),
        ("Mở tracuu.quangtri.gov. vn rồi xem.", "tracuu.quangtri.gov. vn", "Mở tracuu.quangtri.gov.vn rồi xem."),
        (
            "Mở https://tra cuu.quangtri.gov.vn rồi xem.", "https://tra cuu.quangtri.gov.vn",
            "Mở https://tracuu.quangtri.gov.vn rồi xem."
        ),
        (
            "Mở trang xã. Haiphuc.quangtri.gov.vn để xem.", "xã. Haiphuc.quangtri.gov.vn",
            "Mở trang xã. Haiphuc.quangtri.gov.vn để xem."
        ),
    ])
    func `joins one that a blank tears`(text: String, written: String, right: String) throws {
        let findings = try check(text)
        #expect(findings.map(\.code) == ["torn-address"] && findings.map(\.written) == [written])
        #expect(try corrected(text) == right)
    }

    @Test(arguments: [
        ("Vào nopdon.quang.gov.vn. Hoặc tracuu.quangtri.gov.vn.", "nopdon.quang.gov.vn", "nopdon.quangtri.gov.vn"),
        ("Vào nopdon.quagtri.gov.vn.", "nopdon.quagtri.gov.vn", "nopdon.quangtri.gov.vn"),
        ("Vào https://nopdon.hatin.gov.vn/a.", "https://nopdon.hatin.gov.vn/a", "nopdon.hatinh.gov.vn"),
    ])
    func `knows whose addresses there are`(text: String, written: String, right: String) throws {
        let finding = try #require(try check(text).first)
        #expect(finding.code == "unknown-host" && finding.severity == .warning && finding.written == written)
        #expect(finding.hint == Phrase(vi: "có lẽ là “\(right)”", en: "perhaps “\(right)”"))
    }

    @Test func `only asks about a name like no other`() throws {
        let findings = try check("Vào xemthu.bqtwxy.gov.vn.")
        #expect(findings.map(\.code) == ["unknown-host"] && findings.map(\.severity) == [.note])
    }

    @Test func `compares the addresses of a text`() throws {
        let differing = try check("Vào hoidap.vidu.vn.\n\nHay hoidap.viddu.vn.")
        #expect(differing.map(\.code) == ["address-differs"] && differing.map(\.place.line) == [3])
        let variants = try check("Vào www.hoidap.vn hay hoidap.vn.")
        #expect(variants.map(\.code) == ["address-two-ways"] && variants.map(\.severity) == [.note])
    }

    @Test(arguments: [
        "Vào https://tracuu.quangtri.gov.vn. Xin nhắc lại: tracuu.quangtri.gov.vn.",
        "Vào tracuu.quangtri.gov.vn hoặc tracuu.quangnam.gov.vn, dichvucong.gov.vn, hoidap.chinhphu.vn.",
        "Trang baochi.vn / tintuc.vn và thư abc@quangtri.gov.vn.", "Họp ở xã. Mọi việc đã xong.",
    ])
    func `lets pass what is right`(text: String) throws {
        #expect(try found(text).isEmpty)
    }

    @Test func `knows portals that went into others`() throws {
        let text = "Vào dichvucong.quangtri.gov.vn và mic.gov.vn."
        #expect(try found(text, on: "2025-02-28").isEmpty)
        #expect(try found(text, on: "2025-03-01") == [Found("old-portal", "mic.gov.vn")])
        #expect(try found(text, on: "2025-07-01").map(\.code) == ["old-portal", "old-portal"])
        #expect(try check(text, on: "2025-07-01").first?.hint?.en == "use “dichvucong.gov.vn”")
    }
}
