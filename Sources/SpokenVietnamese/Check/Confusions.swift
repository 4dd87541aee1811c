/// Words that are written for others in official texts: the wrong form, and the right one with as many words.
///
/// In brackets stand the words before or behind which the form is right after all: `tham nhũng nhiều`.
enum Confusions {
    /// The right form where somebody may correct it without asking, and where only a person can tell.
    enum Right: Sendable {
        case certain(String)
        case likely(String)

        var words: String {
            switch self {
            case .certain(let words), .likely(let words): words
            }
        }
    }

    static let table = PhraseTable<Right>(
        certain.split(whereSeparator: \.isNewline).map { entry($0, Right.certain) }
            + likely.split(whereSeparator: \.isNewline).map { entry($0, Right.likely) })

    /// The right forms of all certain pairs, each of its words parted by one space.
    static let rightForms: [Substring] = certain.split(whereSeparator: \.isNewline).map { halves(of: $0).right }

    private static func entry(_ line: Substring, _ right: (String) -> Right) -> PhraseTable<Right>.Entry {
        let (wrong, form) = halves(of: line)
        return .init(wrong, right(String(form)))
    }

    private static func halves(of line: Substring) -> (wrong: Substring, right: Substring) {
        let sign = line.firstIndex(of: ">") ?? line.endIndex
        return (line[..<sign], line[sign...].drop { $0 == ">" || $0 == " " })
    }

    private static let certain = """
        minh mạch [lạc máu điện] > minh bạch
        [tham] nhũng nhiều > nhũng nhiễu
        [công triển] khai quát [mắng tháo nạt] > khái quát
        xử dụng > sử dụng
        sữ dụng > sử dụng
        bổ xung > bổ sung
        [phép phần bài số tiền lãi] chia sẽ [được là có bị do tăng giảm không phải cao ít nhiều làm gây] > chia sẻ
        san sẽ [được là có bị] > san sẻ
        [giám kiểm khảo cảnh trinh thị quan rà áp sâu ráo đơn] sát nhập > sáp nhập
        xát nhập > sáp nhập
        xáp nhập > sáp nhập
        vô hình chung [cư] > vô hình trung
        tựu chung > tựu trung
        [điều hoàn hiệu] chỉnh chu [kỳ kì trình cấp vi đáo du] > chỉn chu
        thăm quan [chức tài viên khách lớn lại hệ họ] > tham quan
        đề suất > đề xuất
        kiễm > kiểm
        giử > giữ
        gìn dữ > gìn giữ
        dữ gìn > giữ gìn
        giữ dìn > giữ gìn
        dữ vững > giữ vững
        hổ trợ > hỗ trợ
        hộ trợ > hỗ trợ
        cẫm > cấm
        nghiêm cắm > nghiêm cấm
        sữa chữa > sửa chữa
        sữa chửa > sửa chữa
        sửa chửa > sửa chữa
        sữa đổi > sửa đổi
        sửa đỗi > sửa đổi
        chỉnh sữa > chỉnh sửa
        sử lý [do] > xử lý
        sử lí [do] > xử lí
        sữ lý > xử lý
        xữ > xử
        sử phạt > xử phạt
        sét xử > xét xử
        sét duyệt > xét duyệt
        sét nghiệm > xét nghiệm
        xem sét > xem xét
        sem xét > xem xét
        nhận sét > nhận xét
        xãy > xảy
        sảy ra > xảy ra
        sẩy ra > xảy ra
        cũng cố tổ > củng cố tổ
        cũng cố kiến > củng cố kiến
        cũng cố niềm > củng cố niềm
        cũng cố quốc > củng cố quốc
        cũng cố an > củng cố an
        cũng cố và > củng cố và
        cũng cố khối > củng cố khối
        cũng cố hệ > củng cố hệ
        cũng cố chính > củng cố chính
        [thời điêu nghiêm giây cương hà] khắc phụ [nữ lục trách huynh nhân kiện] > khắc phục
        thái độ bàng quang > thái độ bàng quan
        bàng quang trước > bàng quan trước
        bàng quang với > bàng quan với
        bàng quang đứng > bàng quan đứng
        dư trấn > dư chấn
        suất sắc > xuất sắc
        xuất xắc > xuất sắc
        suất khẩu > xuất khẩu
        sản suất > sản xuất
        xản xuất > sản xuất
        năng xuất [sắc] > năng suất
        lãi xuất [khẩu] > lãi suất
        áp xuất [khẩu] > áp suất
        [nhân bãi thủ] công xuất [khẩu hiện phát trình bản] > công suất
        [chính] xác xuất [hiện phát khẩu] > xác suất
        [nhãn thương phù] hiệu xuất [khẩu xứ hiện phát bản] > hiệu suất
        sơ xuất > sơ suất
        đột suất > đột xuất
        suất xứ > xuất xứ
        suất hiện > xuất hiện
        suất trình > xuất trình
        suất phát > xuất phát
        thiếu xót > thiếu sót
        sai xót > sai sót
        bỏ xót > bỏ sót
        xâu sắc > sâu sắc
        xâu bệnh > sâu bệnh
        sóa đói > xóa đói
        sóa bỏ > xóa bỏ
        xắp xếp > sắp xếp
        sắp sếp > sắp xếp
        xắp tới > sắp tới
        xẵn sàng > sẵn sàng
        sẳn > sẵn
        xum họp > sum họp
        xum vầy > sum vầy
        suông sẻ > suôn sẻ
        xuông sẻ > suôn sẻ
        phãi > phải
        phãn > phản
        hõi > hỏi
        hổ khẩu > hộ khẩu
        chân trọng > trân trọng
        trân thành > chân thành
        châm trước > châm chước
        chậm chễ > chậm trễ
        trậm trễ > chậm trễ
        trú trọng > chú trọng
        trú tâm > chú tâm
        triễn > triển
        chiển khai > triển khai
        trịu trách > chịu trách
        chách nhiệm > trách nhiệm
        trách nhiệp > trách nhiệm
        chuyền thanh > truyền thanh
        chuyền hình > truyền hình
        chuyền thông > truyền thông
        chuyền thống > truyền thống
        tuyên chuyền > tuyên truyền
        tuyên truyển > tuyên truyền
        chuyễn > chuyển
        chuẫn > chuẩn
        [tiêu] chuẩn đoán > chẩn đoán
        dành chiến thắng > giành chiến thắng
        dành giật > giành giật
        giành riêng > dành riêng
        giành thời gian > dành thời gian
        giấu vết > dấu vết
        giấu hiệu > dấu hiệu
        gữi > gửi
        lảnh đạo > lãnh đạo
        lảnh thổ > lãnh thổ
        lảng phí > lãng phí
        lổ hổng > lỗ hổng
        thua lổ > thua lỗ
        lổi lầm > lỗi lầm
        khã > khả
        khẫn > khẩn
        khẩn chương > khẩn trương
        trương trình > chương trình
        chủ chương [trình] > chủ trương
        trủ trương > chủ trương
        trủ tịch > chủ tịch
        trủ trì > chủ trì
        nguyên tắt > nguyên tắc
        tóm tắc > tóm tắt
        bắt buột > bắt buộc
        [miền phía hướng đông tây] bắc buộc > bắt buộc
        thắt mắc > thắc mắc
        thắc mắt > thắc mắc
        nhiểm > nhiễm
        hoản > hoãn
        mãnh đất > mảnh đất
        quãng cáo > quảng cáo
        quãng bá > quảng bá
        khoãng > khoảng
        tài khoảng > tài khoản
        điều khoảng > điều khoản
        sáng lạng > xán lạn
        cọ sát > cọ xát
        sác > xác
        sâm phạm > xâm phạm
        sâm hại > xâm hại
        [nhân hồng hải huyền] sâm nhập > xâm nhập
        sói mòn > xói mòn
        dịch tể > dịch tễ
        tiêm trủng > tiêm chủng
        chăm sót > chăm sóc
        khõe > khỏe
        vửng > vững
        vẽ vang > vẻ vang
        vui vẽ > vui vẻ
        sạch sẻ > sạch sẽ
        chặt chẻ > chặt chẽ
        mạnh mẻ > mạnh mẽ
        kẽ gian > kẻ gian
        kẽ xấu > kẻ xấu
        bửa ăn > bữa ăn
        bửa cơm > bữa cơm
        mả số > mã số
        mả định danh > mã định danh
        hổ sơ > hồ sơ
        hồ xơ > hồ sơ
        giấp tờ > giấy tờ
        công trức > công chức
        ũy > ủy
        thũ > thủ
        đia chỉ > địa chỉ
        đia phương > địa phương
        đia bàn > địa bàn
        dẩn > dẫn
        phòng chóng > phòng chống
        phòng trống dịch > phòng chống dịch
        phòng trống cháy > phòng chống cháy
        phòng trống tội > phòng chống tội
        phòng trống thiên > phòng chống thiên
        phòng trống bão > phòng chống bão
        phòng trống lụt > phòng chống lụt
        phòng trống ma > phòng chống ma
        chửa cháy > chữa cháy
        chửa bệnh > chữa bệnh
        khám chửa > khám chữa
        cháy nỗ > cháy nổ
        bùng nỗ > bùng nổ
        đỗi mới > đổi mới
        trao đỗi > trao đổi
        thay đỗi > thay đổi
        chuyển đỗi > chuyển đổi
        đỗ vỡ > đổ vỡ
        mỡ rộng > mở rộng
        mỡ lớp > mở lớp
        mỡ cửa > mở cửa
        trãi nghiệm > trải nghiệm
        trang trãi > trang trải
        lể hội > lễ hội
        lể phí > lệ phí
        nghỉ lể > nghỉ lễ
        nghĩ lễ > nghỉ lễ
        nghĩ phép > nghỉ phép
        nghĩ hưu > nghỉ hưu
        nghĩ ngơi > nghỉ ngơi
        nghĩ học [thuật] > nghỉ học
        suy nghỉ > suy nghĩ
        nghỉa > nghĩa
        nghĩ quyết > nghị quyết
        mồ mã > mồ mả
        mai tán > mai táng
        giáp danh [sách] > giáp ranh
        tồn động > tồn đọng
        ứ động > ứ đọng
        huy đọng > huy động
        lao đọng > lao động
        chĩ > chỉ
        chổ > chỗ
        chử ký > chữ ký
        chử viết > chữ viết
        chử thập đỏ > chữ thập đỏ
        cữ tri > cử tri
        bầu cữ > bầu cử
        ứng cữ > ứng cử
        đề cữ > đề cử
        tỗ > tổ
        quãn > quản
        văn bãn > văn bản
        tài sãn > tài sản
        sãn xuất > sản xuất
        đãng viên > đảng viên
        đãng bộ > đảng bộ
        đãng ủy > đảng ủy
        cãi cách > cải cách
        cãi tạo > cải tạo
        cãi thiện > cải thiện
        giãi quyết > giải quyết
        giãi pháp > giải pháp
        giãi thích > giải thích
        giãi phóng > giải phóng
        rác thãi > rác thải
        nước thãi > nước thải
        kỹ luật > kỷ luật
        kỹ niệm > kỷ niệm
        kỹ lục > kỷ lục
        kỹ cương > kỷ cương
        thế kỹ > thế kỷ
        kỷ thuật > kỹ thuật
        kỷ năng > kỹ năng
        kỷ sư > kỹ sư
        đãm bảo > đảm bảo
        đảm bão > đảm bảo
        bão đảm > bảo đảm
        bão vệ > bảo vệ
        bão hiểm > bảo hiểm
        bảo lũ > bão lũ
        bảo lụt > bão lụt
        mưa bảo > mưa bão
        cơn bảo [vệ] > cơn bão
        lủ lụt > lũ lụt
        sạt lỡ > sạt lở
        lỡ đất > lở đất
        lỡ mồm > lở mồm
        dể dàng > dễ dàng
        vẩn còn > vẫn còn
        nổ lực > nỗ lực
        rỏ ràng > rõ ràng
        củ thể > cụ thể
        thễ > thể
        hiễu > hiểu
        phỗ > phổ
        phổ biển > phổ biến
        lần nửa > lần nữa
        thành lâp > thành lập
        phụ huynh học xinh > phụ huynh học sinh
        học xinh > học sinh
        xinh hoạt > sinh hoạt
        vệ xinh > vệ sinh
        khai xinh > khai sinh
        """

    private static let likely = """
        cũng cố [gắng tình ý định nhiên hết sức làm gượng vấn đô tổ kiến niềm quốc an và khối hệ chính] > củng cố
        [bệnh viêm u ung] bàng quang [học cấp mạn quang] > bàng quan
        yếu điểm > điểm yếu
        xẩy ra > xảy ra
        phòng trống > phòng chống
        nghĩ việc > nghỉ việc
        khoảng tiền > khoản tiền
        xuất quà > suất quà
        xuất cơm > suất cơm
        xã rác > xả rác
        xã lũ > xả lũ
        xã thải > xả thải
        một nữa > một nửa
        nổi lo > nỗi lo
        nổi đau > nỗi đau
        đường xá > đường sá
        để giành > để dành
        giành cho > dành cho
        đổ xe > đỗ xe
        phản ảnh > phản ánh
        sữa nhà > sửa nhà
        trú ý > chú ý
        """
}
