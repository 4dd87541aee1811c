/// Words that are written for others in official texts: the wrong form, and the right one with as many words.
///
/// In brackets stand the words before or behind which the form is right after all: `tham nhũng nhiều`. A bar is for
/// the end of the clause: `chia sẽ` is wrong there, but the money *chia sẽ* be handed out. What good terms overlap,
/// such as *công suất* in `công suất hiện`, is told by `FirmTerms`.
///
/// A form is certain only where its words cannot meet across the border of two right ones; all others are likely.
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
        entries(certain).map { entry($0, Right.certain) } + entries(likely).map { entry($0, Right.likely) })

    /// The right forms of all certain pairs, each of its words parted by one space.
    static let rightForms: [Substring] = entries(certain).map { halves(of: $0).right }

    private static func entries(_ table: String) -> [Substring] {
        table.split { $0 == ";" || $0.isNewline }.filter { $0.contains(">") }
    }

    private static func entry(_ line: Substring, _ right: (String) -> Right) -> PhraseTable<Right>.Entry {
        let (wrong, form) = halves(of: line)
        return .init(wrong, right(String(form)))
    }

    private static func halves(of line: Substring) -> (wrong: Substring, right: Substring) {
        let sign = line.firstIndex(of: ">") ?? line.endIndex
        return (line[..<sign], line[sign...].drop { $0 == ">" || $0 == " " })
    }

    private static let certain = """
        minh mạch [lạc máu điện] > minh bạch; [tham] nhũng nhiều > nhũng nhiễu;
        [công triển] khai quát [mắng tháo nạt] > khái quát; xử dụng > sử dụng; sữ dụng > sử dụng; bổ xung > bổ sung;
        [phép phần bài số tiền lãi] chia sẽ | > chia sẻ;
        [phép phần bài số tiền lãi được đất] chia sẽ cùng > chia sẻ cùng;
        [phép phần bài số tiền lãi được đất] chia sẽ với > chia sẻ với;
        [phép phần bài số tiền lãi được đất] chia sẽ những > chia sẻ những;
        [phép phần bài số tiền lãi được đất] chia sẽ khó > chia sẻ khó;
        [phép phần bài số tiền lãi được đất] chia sẽ nỗi > chia sẻ nỗi;
        [phép phần bài số tiền lãi được đất] chia sẽ niềm > chia sẻ niềm;
        [phép phần bài số tiền lãi được đất] chia sẽ thông > chia sẻ thông;
        [phép phần bài số tiền lãi được đất] chia sẽ kinh > chia sẻ kinh;
        [phép phần bài số tiền lãi được đất] chia sẽ yêu > chia sẻ yêu;
        [phép phần bài số tiền lãi được đất] chia sẽ gánh > chia sẻ gánh;
        [phép phần bài số tiền lãi được đất] chia sẽ ngọt > chia sẻ ngọt;
        [phép phần bài số tiền lãi được đất] chia sẽ buồn > chia sẻ buồn;
        [phép phần bài số tiền lãi được đất] chia sẽ về > chia sẻ về;
        [phép phần bài số tiền lãi được đất] chia sẽ từ > chia sẻ từ; [được] san sẽ | > san sẻ;
        [được] san sẽ cùng > san sẻ cùng; [được] san sẽ với > san sẻ với; [được] san sẽ khó > san sẻ khó;
        [được] san sẽ yêu > san sẻ yêu; [được] san sẽ gánh > san sẻ gánh;
        [giám kiểm khảo cảnh trinh thị quan rà áp sâu ráo đơn] sát nhập > sáp nhập; xát nhập > sáp nhập;
        xáp nhập > sáp nhập; vô hình chung [cư] > vô hình trung; tựu chung > tựu trung;
        [điều hoàn hiệu] chỉnh chu [kỳ kì trình cấp vi đáo du] > chỉn chu;
        thăm quan [chức tài viên khách lớn lại hệ họ] > tham quan; đề suất > đề xuất; kiễm > kiểm; giử > giữ;
        gìn dữ > gìn giữ; dữ gìn > giữ gìn; giữ dìn > giữ gìn; dữ vững > giữ vững; hổ trợ > hỗ trợ; cẫm > cấm;
        nghiêm cắm > nghiêm cấm; [uống hộp mẹ] sữa chữa [khát] > sửa chữa; sữa chửa > sửa chữa; sửa chửa > sửa chữa;
        [hộp uống bò loại bột lon chai bịch] sữa đổi [trả màu vị mùi] > sửa đổi; sửa đỗi > sửa đổi;
        chỉnh sữa > chỉnh sửa; sử lý [do] > xử lý; sử lí [do] > xử lí; sữ lý > xử lý; xữ > xử; sử phạt > xử phạt;
        sét xử > xét xử; sét duyệt > xét duyệt; sét nghiệm > xét nghiệm; xem sét > xem xét; sem xét > xem xét;
        nhận sét > nhận xét; xãy > xảy; sảy ra > xảy ra; sẩy ra > xảy ra; cũng cố tổ đội > củng cố tổ đội;
        cũng cố kiến thức > củng cố kiến thức; cũng cố niềm tin > củng cố niềm tin;
        cũng cố lòng tin > củng cố lòng tin; cũng cố quốc phòng > củng cố quốc phòng;
        cũng cố an ninh > củng cố an ninh; cũng cố và phát triển > củng cố và phát triển;
        cũng cố và nâng cao > củng cố và nâng cao; cũng cố và hoàn thiện > củng cố và hoàn thiện;
        cũng cố khối đại đoàn > củng cố khối đại đoàn; cũng cố hệ thống > củng cố hệ thống;
        cũng cố chính quyền > củng cố chính quyền; cũng cố hồ sơ > củng cố hồ sơ; cũng cố cơ sở > củng cố cơ sở;
        [thời điêu nghiêm giây cương hà] khắc phụ [nữ lục trách huynh nhân kiện] > khắc phục;
        thái độ bàng quang > thái độ bàng quan; dư trấn > dư chấn; suất sắc > xuất sắc; xuất xắc > xuất sắc;
        [mỗi một hai ba các những] suất khẩu > xuất khẩu; sản suất > sản xuất; xản xuất > sản xuất;
        năng xuất [sắc hiện phát khẩu cảnh bản trình] > năng suất; lãi xuất [khẩu hiện phát bán] > lãi suất;
        áp xuất [khẩu hiện] > áp suất; công xuất máy > công suất máy; công xuất lớn > công suất lớn;
        công xuất nhỏ > công suất nhỏ; công xuất thiết kế > công suất thiết kế; công xuất tối đa > công suất tối đa;
        hết công xuất [khẩu hiện] > hết công suất; [chính] xác xuất [hiện phát khẩu] > xác suất;
        [nhãn thương phù] hiệu xuất [khẩu xứ hiện phát bản] > hiệu suất; sơ xuất > sơ suất; đột suất > đột xuất;
        suất xứ > xuất xứ; [mỗi một hai ba các những] suất hiện [đã đang đạt được là chưa còn] > xuất hiện;
        suất trình > xuất trình; suất phát từ [thiện] > xuất phát từ; suất phát điểm > xuất phát điểm;
        lễ suất phát > lễ xuất phát; thiếu xót > thiếu sót; sai xót > sai sót; bỏ xót > bỏ sót; xâu sắc > sâu sắc;
        xâu bệnh > sâu bệnh; sóa đói > xóa đói; sóa bỏ > xóa bỏ; xắp xếp > sắp xếp; sắp sếp > sắp xếp;
        xắp tới > sắp tới; xẵn sàng > sẵn sàng; sẳn > sẵn; xum họp > sum họp; xum vầy > sum vầy; suông sẻ > suôn sẻ;
        xuông sẻ > suôn sẻ; phãi > phải; phãn > phản; [mồ] hõi > hỏi; sổ hổ khẩu > sổ hộ khẩu;
        chân trọng > trân trọng; trân thành > chân thành; châm trước > châm chước; chậm chễ > chậm trễ;
        trậm trễ > chậm trễ; trú trọng > chú trọng; trú tâm > chú tâm; triễn > triển; chiển khai > triển khai;
        trịu trách > chịu trách; chách nhiệm > trách nhiệm; trách nhiệp > trách nhiệm; chuyền thanh > truyền thanh;
        chuyền hình > truyền hình; chuyền thông > truyền thông; chuyền thống > truyền thống;
        tuyên chuyền > tuyên truyền; tuyên truyển > tuyên truyền; chuyễn > chuyển; chuẫn > chuẩn;
        [tiêu] chuẩn đoán > chẩn đoán; dành chiến thắng [này cho tặng] > giành chiến thắng; dành giật > giành giật;
        giành riêng > dành riêng; giành thời gian > dành thời gian; giấu hiệu > dấu hiệu; gữi > gửi;
        lảnh đạo > lãnh đạo; lảnh thổ > lãnh thổ; lảng phí > lãng phí; lổ hổng > lỗ hổng; thua lổ > thua lỗ;
        lổi lầm > lỗi lầm; khã > khả; khẫn > khẩn; khẩn chương > khẩn trương; trương trình > chương trình;
        chủ chương [trình] > chủ trương; trủ trương > chủ trương; trủ tịch > chủ tịch; trủ trì > chủ trì;
        nguyên tắt > nguyên tắc; tóm tắc > tóm tắt; bắt buột > bắt buộc;
        [miền phía hướng đông tây] bắc buộc > bắt buộc; thắt mắc > thắc mắc; thắc mắt > thắc mắc; nhiểm > nhiễm;
        hoản > hoãn; mãnh đất > mảnh đất; quãng cáo > quảng cáo; quãng bá > quảng bá; khoãng > khoảng;
        tài khoảng > tài khoản; điều khoảng > điều khoản; sáng lạng > xán lạn; cọ sát thực tế > cọ xát thực tế;
        chính sác > chính xác; sác nhận > xác nhận; sác định > xác định; sác minh > xác minh; sác thực > xác thực;
        sâm phạm > xâm phạm; sâm hại > xâm hại; [nhân hồng hải huyền nước củ trà cây] sâm nhập > xâm nhập;
        sói mòn > xói mòn; dịch tể > dịch tễ; tiêm trủng > tiêm chủng; chăm sót > chăm sóc; khõe > khỏe;
        vửng > vững; vẽ vang > vẻ vang; vui vẽ [tranh bản hình bức lại] > vui vẻ; sạch sẻ > sạch sẽ;
        chặt chẻ [củi tre gỗ nhỏ] > chặt chẽ; mạnh mẻ > mạnh mẽ; kẽ gian > kẻ gian; kẽ xấu > kẻ xấu;
        bửa ăn > bữa ăn; bửa cơm > bữa cơm; mả số > mã số; mả định danh > mã định danh; hổ sơ > hồ sơ;
        hồ xơ > hồ sơ; giấp tờ > giấy tờ; công trức > công chức; ũy > ủy; thũ > thủ; đia chỉ > địa chỉ;
        đia phương > địa phương; đia bàn > địa bàn; dẩn > dẫn; phòng chóng [lành khỏi lớn] > phòng chống;
        phòng trống dịch bệnh > phòng chống dịch bệnh; phòng trống dịch tả > phòng chống dịch tả;
        phòng trống cháy nổ > phòng chống cháy nổ; phòng trống cháy rừng > phòng chống cháy rừng;
        phòng trống tội phạm > phòng chống tội phạm; phòng trống thiên tai > phòng chống thiên tai;
        phòng trống bão lụt > phòng chống bão lụt; phòng trống lụt bão > phòng chống lụt bão;
        phòng trống ma túy > phòng chống ma túy; chửa cháy > chữa cháy; chửa bệnh > chữa bệnh;
        khám chửa [đẻ] > khám chữa; cháy nỗ > cháy nổ; bùng nỗ > bùng nổ; đỗi mới > đổi mới; trao đỗi > trao đổi;
        thay đỗi > thay đổi; chuyển đỗi > chuyển đổi; đỗ vỡ > đổ vỡ; mỡ rộng > mở rộng; mỡ lớp > mở lớp;
        mỡ cửa > mở cửa; trãi nghiệm > trải nghiệm; trang trãi > trang trải; lể hội > lễ hội; lể phí > lệ phí;
        nghỉ lể > nghỉ lễ; được nghĩ lễ > được nghỉ lễ; kỳ nghĩ lễ > kỳ nghỉ lễ; ngày nghĩ lễ > ngày nghỉ lễ;
        lịch nghĩ lễ > lịch nghỉ lễ; dịp nghĩ lễ > dịp nghỉ lễ; nghĩ phép [tính thuật màu nhiệm] > nghỉ phép;
        nghĩ hưu > nghỉ hưu; nghĩ ngơi > nghỉ ngơi; được nghĩ học > được nghỉ học; phải nghĩ học > phải nghỉ học;
        suy nghỉ > suy nghĩ; nghỉa > nghĩa; nghĩ quyết > nghị quyết; mồ mã > mồ mả; mai tán phí > mai táng phí;
        lễ mai tán > lễ mai táng; phí mai tán > phí mai táng; trợ mai tán > trợ mai táng;
        giáp danh [sách] > giáp ranh; tồn động > tồn đọng; ứ động > ứ đọng; huy đọng > huy động;
        lao đọng > lao động; chĩ > chỉ; chổ > chỗ; chử ký > chữ ký; chử viết > chữ viết; chử thập đỏ > chữ thập đỏ;
        cữ tri > cử tri; bầu cữ > bầu cử; ứng cữ > ứng cử; đề cữ > đề cử; tỗ > tổ; quãn > quản; văn bãn > văn bản;
        tài sãn > tài sản; sãn xuất > sản xuất; đãng viên > đảng viên; đãng bộ > đảng bộ; đãng ủy > đảng ủy;
        cãi cách > cải cách; cãi tạo > cải tạo; cãi thiện > cải thiện; giãi quyết > giải quyết;
        giãi pháp > giải pháp; giãi thích > giải thích; giãi phóng > giải phóng; rác thãi > rác thải;
        nước thãi > nước thải; bị kỹ luật > bị kỷ luật; xử lý kỹ luật > xử lý kỷ luật;
        hình thức kỹ luật > hình thức kỷ luật; thi hành kỹ luật > thi hành kỷ luật; ý thức kỹ luật > ý thức kỷ luật;
        tính kỹ luật > tính kỷ luật; kỹ niệm > kỷ niệm; kỹ lục > kỷ lục; kỹ cương > kỷ cương;
        [vì như thay làm lợi cụ] thế kỹ > thế kỷ; kỷ thuật > kỹ thuật; kỷ năng > kỹ năng; kỷ sư > kỹ sư;
        đãm bảo > đảm bảo; đảm bão > đảm bảo; [chống cơn sau trước trong mùa lụt mưa gió] bão đảm > bảo đảm;
        [chống cơn sau trước trong mùa lụt mưa gió] bão vệ > bảo vệ;
        [chống cơn sau trước trong mùa lụt mưa gió] bão hiểm > bảo hiểm; chống bảo lũ > chống bão lũ;
        mưa bảo lũ > mưa bão lũ; mùa bảo lũ > mùa bão lũ; chống bảo lụt > chống bão lụt; mưa bảo lụt > mưa bão lụt;
        mùa bảo lụt > mùa bão lụt; mưa bảo | > mưa bão; mưa bảo lớn > mưa bão lớn; mưa bảo kéo > mưa bão kéo;
        mưa bảo gây > mưa bão gây; mưa bảo xảy > mưa bão xảy; mưa bảo phức > mưa bão phức;
        mùa mưa bảo > mùa mưa bão; cơn bảo [vệ] > cơn bão; lủ lụt > lũ lụt; sạt lỡ > sạt lở;
        lỡ mồm long > lở mồm long; dể dàng > dễ dàng; vẩn còn > vẫn còn; [vụ tiếng bom mìn] nổ lực > nỗ lực;
        rỏ ràng > rõ ràng; củ thể > cụ thể; thễ > thể; hiễu > hiểu; phỗ > phổ; phổ biển > phổ biến;
        lần nửa | > lần nữa; thành lâp > thành lập; học xinh > học sinh; xinh hoạt > sinh hoạt; vệ xinh > vệ sinh;
        khai xinh > khai sinh
        """

    private static let likely = """
        cũng cố [gắng tình ý định nhiên hết sức làm gượng vấn đô] > củng cố;
        [bệnh viêm u ung] bàng quang [học cấp mạn quang] > bàng quan; yếu điểm > điểm yếu; xẩy ra > xảy ra;
        [căn còn số có nhiều các] phòng trống > phòng chống; nghĩ việc > nghỉ việc; khoảng tiền > khoản tiền;
        xuất quà > suất quà; xuất cơm > suất cơm; xã rác > xả rác; xã lũ > xả lũ; xã thải > xả thải;
        một nữa > một nửa; nổi lo > nỗi lo; nổi đau > nỗi đau;
        để giành [giải chiến thắng quyền lại lấy được ngôi vé suất huy] > để dành; giành cho [được bằng] > dành cho;
        đổ xe > đỗ xe; sữa nhà > sửa nhà; trú ý > chú ý;
        [phép phần bài số tiền lãi được đất] chia sẽ [được là có bị do tăng giảm không phải cao ít nhiều làm gây] > chia sẻ;
        [được] san sẽ [được là có bị] > san sẻ; [các những mỗi giúp nông gia] hộ trợ > hỗ trợ;
        [nhân bãi thủ] công xuất [khẩu hiện phát trình bản] > công suất;
        [mỗi một hai ba các những] suất phát > xuất phát; hổ khẩu > hộ khẩu; giấu vết [thương] > dấu vết;
        [cây dầu lá rừng vườn đồi hàng] cọ sát [cánh hại hạch] > cọ xát; nghĩ lễ > nghỉ lễ;
        nghĩ học [thuật] > nghỉ học; [hoa cây ngày sớm] mai tán > mai táng;
        [hiểu biết nắm đọc xem cứu thuộc học tìm] kỹ luật > kỷ luật; bảo lũ [trẻ] > bão lũ; bảo lụt > bão lụt;
        mưa bảo [nhau] > mưa bão; lỡ đất > lở đất; lỡ mồm > lở mồm;
        lần nửa [lít giờ tháng ngày năm cân ký kg viên muỗng chén thìa gói bát mét tiếng buổi] > lần nữa
        """
}
