/// Terms of two words that hold together: where one of them overlaps a form that looks confused, nothing is wrong.
///
/// `lãi suất hiện nay` has *lãi suất* and *hiện nay*, and so no slip for *xuất hiện*.
enum FirmTerms {
    enum Overlap {
        case none
        /// In `khả năng suất hiện`, *năng* belongs to *khả năng* as well as to *năng suất*: only a person can tell.
        case contested
        case sure
    }

    /// Does the first of these words end such a term, or the last of them begin one?
    static func overlap(_ text: CheckedText, _ words: [Int]) -> Overlap {
        guard let first = words.first, let last = words.last else { return .none }
        // Of three words the third is there to tell what is meant: `chia sẽ thông (tin)`.
        if words.count < 3, isTerm(text, last) { return .sure }
        guard isTerm(text, first - 1) else { return .none }
        return isTerm(text, first - 2) ? .contested : .sure
    }

    private static func isTerm(_ text: CheckedText, _ index: Int) -> Bool {
        let (first, second) = (text.key(index), text.key(index + 1))
        return first != 0 && second != 0 && terms.contains(.init(first: first, second: second))
    }

    private static let terms: Set<CommonWords.Pair> = {
        var terms: Set<CommonWords.Pair> = []
        for line in ending.split(whereSeparator: \.isNewline) {
            let keys = line.split(separator: " ").map { Syllable.key($0.unicodeScalars) }
            for key in keys.dropFirst() { terms.insert(.init(first: key, second: keys[0])) }
        }
        for line in beginning.split(whereSeparator: \.isNewline) {
            let keys = line.split(separator: " ").map { Syllable.key($0.unicodeScalars) }
            for key in keys.dropFirst() { terms.insert(.init(first: keys[0], second: key)) }
        }
        return terms
    }()

    /// A second word, and the first words that it goes with: *lãi suất*, *công suất*.
    private static let ending = """
        suất lãi công tần năng hiệu áp xác chiết lợi tỷ tỉ thuế thống sơ
        năng khả tiềm chức kỹ kĩ tài tính công hiệu bản quyền siêng nhiệt quang điện cơ kiềm thế phục
        chuyền bóng dây băng bay
        trương chủ khoa khẩn phô khuếch khai tâm
        phòng đề dự biên quốc tiêu văn canh cấm
        sử lịch tiền tiểu quốc cổ kinh đảng
        minh thông chứng văn quang phân thuyết bình anh công phát liên đồng nghiêm xác thanh chí khổng giải
        khai công triển kê sơ
        xử cư ứng phân xét đối phán khu hành tự
        bổ phân bồi tu thuốc khoan tẩm vô
        sát giám kiểm khảo cảnh trinh thị quan áp sâu bám mưu ám tự thảm sắc cọ gần theo
        xát chà cọ xay
        tựu thành tề
        chỉnh điều hoàn hiệu chấn nghiêm tu tề bình
        thăm hỏi viếng
        đề vấn chủ chuyên tiêu tiền biểu luận
        gìn giữ
        dữ hung thú giận nguyễn tiếng
        hổ hùng mãnh xấu tủi
        nghiêm tôn trang uy giới oai thâm
        sữa bò nái cai
        sét đất sấm
        sảy rôm sàng
        sẩy sa
        khắc thời điêu nghiêm giây cương hà khúc chạm tương
        sản tài hải thủy thuỷ nông lâm khoáng động sinh di phụ đặc cộng thai
        áp huyết cao điện khí
        công nhân bãi thủ thành phân thi tấn gia đình
        xác chính chuẩn thể tinh
        hiệu nhãn thương phù ký tín biển báo số khẩu danh tên
        sơ hồ thô đơn ban
        đột xung
        xâu mùn
        suông nói
        chân bàn gia tay cổ
        châm nam phương
        trú cư lưu tạm thường nội đồn
        chuẩn tiêu phê quy
        giành tranh
        giấu che cất
        nguyên cao tài trung khôi
        mãnh dũng ma
        tài nhân đề trọng thiên hiền tiền tham đa anh
        cọ dầu
        sâm nhân hồng hải huyền
        sói chó lang
        vẽ tranh bản bày
        mả mồ ngôi
        hồ ao cơ
        chuyển vận
        đỗi quá
        mỡ dầu bôi béo
        trãi nguyễn
        nghĩ suy cảm thiết thiển
        giáp áo
        tồn bảo sinh
        đãng du quang phóng lơ
        cãi tranh bàn chối thầy
        kỷ thế ích tri thập
        đảm bảo
        bảo đảm thông
        vẩn vơ lẩn vớ
        nổ bùng cháy vụ chất thuốc kích tiếng
        phổ gia quang
        trân bảo
        bắc miền phía hướng đông tây cực
        nhũng tham
        """

    /// A first word, and the second words that it goes with: *hiện nay*, *hiện tại*.
    private static let beginning = """
        hiện nay tại có hành đang trạng hữu vật thời thực đại trường
        phát điện sóng thanh triển hành động biểu huy hiện sinh tiền
        khẩu phần trang hiệu
        thanh niên thiếu tra toán lý lịch tịnh minh long
        thông báo tin minh qua tư số suốt hành thoáng
        thống nhất kê đốc trị
        hình thức thành ảnh dung phạt sự
        trình bày báo diễn độ duyệt tự diện
        xuất khẩu hiện phát trình bản cảnh xứ thân kho hành
        mạch lạc máu điện nước nha đập môn rẽ
        quát mắng tháo nạt lác
        dụng cụ công ý tâm võ binh
        xung quanh đột khắc kích phong điện yếu lực trận
        nhập khẩu cảnh học viện ngũ kho hàng cư môn
        chung cư kết sức quanh khảo thủy thuỷ thân thẩm tay
        chu kỳ kì trình cấp vi đáo du toàn chuyển tất sa niên
        quan chức tài viên khách lại hệ họ sát tâm trọng điểm tòa niệm
        dữ liệu kiện dội
        trợ cấp giúp lý giảng thủ
        chữa bệnh cháy trị
        đổi trả màu vị mùi
        sữa chua bột tươi mẹ non
        lý luận do lịch trí thuyết tưởng giải
        lí luận do lịch trí thuyết tưởng giải
        xử lý lí
        sét đánh
        phụ nữ lục trách huynh nhân kiện thuộc phẩm nghĩa thu
        xót xa thương
        trọng lượng thương tâm điểm đại thể tài
        thành lập công phố viên tích phần thạo thị niên đạt
        trước khi đây hết mắt tiên
        đất đai
        vết thương
        thích hợp
        xơ xác
        chóng mặt vánh
        sát cánh hại
        nỗ lực
        cửa hàng
        nghiệm thu
        lễ hội tang cưới nghi phép
        quyết định tâm liệt toán
        tán thành thưởng
        danh sách hiệu mục lam nhân tiếng thắng
        động vật cơ lực tác viên
        cương lĩnh quyết vị
        kỹ thuật năng sư lưỡng càng
        kĩ thuật năng sư lưỡng càng
        lục lọi soát
        đảm bảo nhận nhiệm đương trách
        vệ sinh tinh binh
        hiểm họa nghèo nguy trở
        bảo vệ đảm quản hiểm toàn trì dưỡng an
        lực lượng
        thể thao
        hoạt bát hình
        xinh đẹp tươi xắn
        suất ăn quà cơm
        tắt máy điện
        khoảng cách
        lạng sơn
        """
}
