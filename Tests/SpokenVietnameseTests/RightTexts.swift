import SpokenVietnamese
import Testing

/// Right sentences as officials write them; in many of them two terms meet in a pair that looks like a slip.
@Suite struct `A right sentence` {
    private static let meeting = """
        Lãi suất hiện áp dụng cho hộ cận nghèo không thay đổi.
        Công suất hiện có của trạm bơm đủ tưới ba mươi héc-ta.
        Hiệu suất phát điện của tấm pin giảm vào mùa mưa.
        Tần suất phát thanh trong tuần là sáu buổi.
        Năng suất trình diễn của giống mới cao hơn giống cũ.
        Vùng núi có khả năng xuất hiện lũ quét vào ban đêm.
        Nghề đan lát của thôn có tiềm năng xuất khẩu.
        Đội bóng chuyền thanh lịch, đoàn kết và trung thực.
        Huấn luyện viên bóng chuyền thông qua danh sách cầu thủ.
        Dây chuyền thông minh giúp xưởng giảm hao hụt.
        Lực lượng phòng chống bão đảm nhận việc chằng néo mái nhà.
        Sau bão vệ sinh môi trường là việc làm ngay.
        Hội nghị tán thành chủ trương trình cấp trên phê duyệt.
        Người đi nắng cần đề phòng chóng mặt, hoa mắt.
        Mỗi lần nửa viên, uống sau bữa ăn.
        Bón thúc hai lần, mỗi lần nửa cân đạm.
        Sau vụ nổ lực lượng cứu hộ đến ngay.
        Khu bảo tồn động vật hoang dã cấm săn bắt.
        Cử tri nêu vấn đề suất học bổng của con em.
        Đất khai hoang được chia sẽ cấp cho hộ trẻ.
        Phần lãi chia sẽ được thông báo vào cuối năm.
        Những hộ trợ giúp nhau lúc khó khăn rất đáng khen.
        Các hộ trợ cấp khó khăn đến nhận quà tại thôn.
        Vì thế kỹ năng bơi lội cần dạy sớm cho trẻ.
        Cần thay thế kỹ thuật cũ bằng cách làm mới.
        Lớp lịch sử lý thú và bổ ích.
        Nhà bếp chuẩn bị mỗi suất khẩu phần như nhau.
        Bà con phủ bạt chống mưa bảo quản lúa giống.
        Thanh niên dựng lán che mưa bảo vệ vật tư.
        Nguồn vốn được phân bổ xung quanh các thôn khó khăn.
        Những thành tựu chung của xã có công lao của nhân dân.
        Nộp hồ sơ xuất khẩu lao động tại tầng một.
        Hồ sơ xuất trình phải còn giá trị.
        Giữ gìn dữ liệu cá nhân, không cho người lạ mượn máy.
        Hai bên có xung đột suất đầu tư nên phải bàn lại.
        Cán bộ thông minh mạch lạc khi trả lời.
        Các cụ già chứng minh mạch nước ngầm còn trong.
        Cơ quan giám sát nhập hàng đúng quy định.
        Đội trinh sát nhập cuộc từ tối qua.
        Bác sĩ điều chỉnh chu trình tiêm cho cháu.
        Thôn tổ chức đi thăm quan khách của làng.
        Người dân ứng xử dụng ý tốt với nhau.
        Cây mai tán rộng che mát sân đình.
        Ngày mai tán thành hay không xin biểu quyết.
        Trường Nguyễn Trãi nghiệm thu phòng học.
        Tổ dân phố tranh cãi cách chia nước rồi cũng xong.
        Học sinh nghiên cứu kỹ Cương lĩnh của Đảng.
        Ai cũng cần đọc kỹ luật trước khi ký.
        Đoàn xã cũng cố gắng hoàn thành trước hạn.
        Bà con thôn Bốn cũng cố tổ chức lễ đơn sơ.
        Người nghèo được giúp đỡ, hộ trợ cấp đủ tháng.
        Nhà vườn bán nhân sâm nhập từ tỉnh bạn.
        Uống sữa chữa bệnh mất ngủ nhẹ.
        Cho trẻ uống sữa đổi vị mỗi ngày.
        Xưởng gốm dùng đất sét xử lý kỹ.
        Bệnh rôm sảy ra nhiều vào mùa nắng.
        Ông bị viêm bàng quang, đã nhập viện.
        Di tích bến Sác là nơi các cháu về nguồn.
        Gia đình bà Trân thành lập tổ hợp tác.
        Ông Trương trình bày kế hoạch.
        Bàn chân trọng lượng lớn hay đau.
        Nơi cư trú trọng điểm được rà soát.
        Phương châm trước sau như một là phục vụ nhân dân.
        Khối thi đua đạt chuẩn, đoán đúng ba câu hỏi.
        Kẻ xấu che giấu vết tích vụ trộm.
        Nhân tài khoảng năm mươi người được tuyên dương.
        Đề tài khoảng hai mươi trang.
        Công tác dân số, gia đình luôn được chú trọng.
        Ba trăm suất phát cho hộ nghèo trong chiều nay.
        Mỗi suất hiện được tính theo giá chợ.
        Doanh nghiệp gia công xuất hàng đúng hẹn.
        Hộ có công xuất trình giấy xác nhận.
        Nhãn hiệu xuất hiện trên bao bì.
        Số hiệu xuất kho ghi rõ trên phiếu.
        """

    private static let plain = """
        Ủy ban nhân dân xã mời bà con thôn Hai đến họp vào tối thứ năm.
        Trạm y tế nhắc các gia đình đưa trẻ đi tiêm đúng lịch.
        Hợp tác xã mở nước vào kênh chính từ bảy giờ sáng mai.
        Bà con chú ý che chắn chuồng trại, giữ ấm cho trâu bò.
        Công an xã làm thẻ căn cước cho học sinh vào ngày nghỉ.
        Điện lực cắt điện để sửa chữa trạm biến áp thôn Ba.
        Người dân không vứt rác xuống kênh mương.
        Các hộ trồng lúa thăm đồng, phát hiện sớm sâu bệnh.
        Hội phụ nữ quyên góp sách vở cho học sinh vùng lũ.
        Đoàn thanh niên giúp người già cài đặt ứng dụng.
        Cán bộ một cửa tiếp nhận hồ sơ cả sáng thứ bảy.
        Xã đã xử phạt hai trường hợp lấn chiếm hành lang đường bộ.
        Ban chỉ huy yêu cầu tàu thuyền vào bờ trước mười giờ.
        Phụ huynh đăng ký học hè cho con tại thư viện.
        Nhà trường bảo đảm bữa ăn sạch cho các cháu.
        Bưu điện trả lương hưu từ ngày mùng năm.
        Kỷ luật lao động được giữ nghiêm.
        Cơ quan thuế hướng dẫn hộ kinh doanh kê khai.
        Tổ tự quản tuần tra ban đêm, giữ gìn trật tự.
        Mọi thắc mắc xin gửi về văn phòng.
        Chúng ta khắc phục khó khăn, nỗ lực vươn lên.
        Thôn chia sẻ kinh nghiệm làm đường hoa.
        Các thôn sáp nhập giữ nguyên sổ sách cũ.
        Nguồn thu được công khai, minh bạch.
        Không được nhũng nhiễu, gây phiền hà.
        Xin khái quát mấy nét về vụ xuân.
        Bà con bổ sung giấy tờ trong tuần này.
        Đoàn tham quan mô hình nuôi ong.
        Nhà máy sử dụng nước tuần hoàn.
        Củng cố tổ hòa giải ở các thôn.
        Bão đang mạnh lên, bà con không chủ quan.
        Mưa bão làm tốc mái nhiều nhà.
        Đường bị sạt lở, xe lớn không qua được.
        Phòng chống cháy rừng là việc của mọi nhà.
        Cấp lại sổ cho người bị mất.
        Người đủ mười tám tuổi được đi bầu cử.
        Danh sách ứng cử được niêm yết tại nhà văn hóa.
        Học sinh được nghỉ học hai ngày vì lũ.
        Cháu bé bị lạc mặc áo xanh, tóc ngắn.
        Ai nhặt được ví xin trả lại công an.
        Rừng là lá phổi của quê hương.
        Vụ mùa này lúa chắc hạt, ít đổ ngã.
        Giá phân bón ổn định so với tháng trước.
        Xe thu gom rác đến vào chiều thứ sáu.
        Bà con dọn dẹp, lật úp chum vại để diệt muỗi.
        Trẻ sốt cao phải được đưa đến trạm ngay.
        Đội văn nghệ tập hát bài chòi.
        Thư viện mở cửa đến chín giờ tối.
        Cầu tạm chỉ dành cho người đi bộ.
        Chúc bà con một ngày làm việc vui vẻ.
        Xe khách không đón trả khách dọc đường.
        Thợ điện kiểm tra đường dây sau giông.
        Ruộng trũng cần khơi thông dòng chảy.
        Vốn vay ưu đãi giúp nhiều hộ thoát nghèo.
        """

    static let all = (meeting + "\n" + plain).split(whereSeparator: \.isNewline).map(String.init)

    @Test(arguments: all)
    func `is left alone`(text: String) throws {
        #expect(try found(text).filter { $0.code != "confusable-words" }.isEmpty)
        #expect(try corrected(text) == text)
    }

    @Test func `is left alone among others, and seldom asked about`() throws {
        #expect(Self.all.count > 120)
        let text = Self.all.joined(separator: "\n\n")
        #expect(try corrected(text) == text)
        #expect(try found(text).count < 4)
    }
}

@Suite struct `A text that is corrected` {
    @Test(arguments: [
        ("Vùng núi có khả năng suất hiện lũ.", "Vùng núi có khả năng suất hiện lũ."),
        ("Hạt giống năng xuất hiện đại.", "Hạt giống năng xuất hiện đại."),
        ("Đơn ,, ( kèm ảnh ) ,và phí.", "Đơn, (kèm ảnh), và phí."),
    ])
    func `settles`(text: String, right: String) throws {
        let once = try corrected(text)
        #expect(once == right)
        #expect(try corrected(once) == once)
    }

    @Test func `takes time by its length`() throws {
        let part = "Bà con xử dụng nước , có khả năng suất hiện lũ.\n\n"
        let clock = ContinuousClock()
        let short = try clock.measure { _ = try corrected(String(repeating: part, count: 30)) }
        let long = try clock.measure { _ = try corrected(String(repeating: part, count: 300)) }
        #expect(long < short * 60)
    }
}
