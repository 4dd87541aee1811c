import CivilTime
import Diagnostics
import Manuscript
import Testing

@Suite("What an announcement is made of")
struct LayoutTests {
    private func read(_ text: String, as name: String = "bai.txt") async throws -> Manuscript {
        try await Desk().read(text: text, as: name)
    }

    @Test("head, addressees, signature and note are not its text")
    func officialPaper() async throws {
        let paper = try await read(
            """
            UBND HUYỆN BÌNH AN
            UBND XÃ TÂN PHÚ\tCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập – Tự do – Hạnh phúc
            -----------------
            Số: 12/TB-UBND
            Tân Phú, ngày 02 tháng 8 năm 2023
            THÔNG BÁO
            Về việc tiêm phòng cho đàn gia súc
            Kính gửi:
            - Các trưởng thôn;
            - Đài truyền thanh xã.
            Trạm thú y sẽ tiêm phòng cho trâu, bò ở xã Tân Phú từ ngày 10/8.
            Lưu ý: bà con nhốt trâu bò tại chuồng trước 7 giờ.
            Xin cảm ơn bà con./.
            Nơi nhận:
            - Như trên;
            - Lưu: VT.
            TM. ỦY BAN NHÂN DÂN
            CHỦ TỊCH
            (đã ký)
            Lê Văn Phúc
            Ghi chú:
            - Đ/c Trang đọc
            - mỗi tuần 3 buổi
            """)
        #expect(paper.title == "Thông báo về việc tiêm phòng cho đàn gia súc")
        #expect(
            paper.text == """
                Trạm thú y sẽ tiêm phòng cho trâu, bò ở xã Tân Phú từ ngày 10/8.

                Lưu ý: bà con nhốt trâu bò tại chuồng trước 7 giờ.

                Xin cảm ơn bà con./.

                """)
        #expect(paper.instruction?.officer == "Trang")
        #expect(paper.instruction?.timesPerWeek == 3)
        #expect(paper.instruction?.notUnderstood == [])
        #expect(
            paper.setAside == [
                "UBND HUYỆN BÌNH AN", "UBND XÃ TÂN PHÚ CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập – Tự do – Hạnh phúc", "Số: 12/TB-UBND", "Tân Phú, ngày 02 tháng 8 năm 2023", "Kính gửi:",
                "- Các trưởng thôn;", "- Đài truyền thanh xã.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.",
                "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(đã ký)", "Lê Văn Phúc",
            ])
    }

    @Test("what only looks like a head stays")
    func noHead() async throws {
        let text = """
            PHÒNG CHÁY CHỮA CHÁY MÙA KHÔ
            Tân Phú, ngày 02 tháng 8 năm 2023
            Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam quy định quyền của công dân.
            Kính gửi: toàn thể bà con nhân dân.
            Số 1/ thôn Đông họp trước.
            Chúng ta cùng thực hiện Độc lập - Tự do - Hạnh phúc cho mọi nhà.
            """
        let manuscript = try await read(text)
        #expect(manuscript.title == "Phòng cháy chữa cháy mùa khô")
        #expect(manuscript.setAside == ["Tân Phú, ngày 02 tháng 8 năm 2023"])
        #expect(manuscript.text.split(separator: "\n").count == 4)
    }

    @Test("a note without a head is the last line, nearly all of it understood")
    func noteWithoutHead() async throws {
        let noted = try await read("TIN CẮT ĐIỆN\nNgày mai thôn Đông mất điện.\n(Đ/c Bình đọc, tuần 3 buổi)")
        #expect(noted.text == "Ngày mai thôn Đông mất điện.\n")
        #expect(noted.instruction?.officer == "Bình")
        #expect(noted.instruction?.text == "(Đ/c Bình đọc, tuần 3 buổi)")
        let people = try await read(
            "TIN CẮT ĐIỆN\nNgày mai mất điện.\nCần hỏi xin gặp anh Nam phụ trách tổ điện ở nhà văn hóa.")
        #expect(people.instruction == nil)
        #expect(people.text.contains("anh Nam"))
    }

    @Test(
        "its title is the first heading, else the line in capitals, else what the file is called",
        arguments: zip(
            [
                "# Phòng cháy\n\nBà con chú ý.", "BÀI TUYÊN TRUYỀN\nPHÒNG CHÁY RỪNG MÙA KHÔ\nBà con chú ý.",
                "TIN CỦA UBND XÃ VĨNH AN\nBà con xã Vĩnh An chú ý.", "TIN CỦA UBND XÃ VĨNH AN\nBà con chú ý.",
                "ĐÀI TRUYỀN THANH XÃ TÂN PHÚ\nTHÔNG BÁO\nV/v cắt điện\nBà con chú ý.",
                "MỪNG NGÀY QUỐC KHÁNH VIỆT NAM\nBà con chú ý.", "Bài tuyên truyền về nước sạch\nBà con chú ý.",
                "Bà con chú ý.", "THÔNG BÁO SỐ 5: CHUYỂN ĐỔI SỐ - CNTT!\nBà con chú ý.",
                "---\ntitle: \"Nước sạch\"\nwriter: trang\n---\nBà con chú ý.",
            ],
            [
                "Phòng cháy", "Bài tuyên truyền phòng cháy rừng mùa khô", "Tin của UBND xã Vĩnh An",
                "TIN CỦA UBND XÃ VĨNH AN",
                "Thông báo về việc cắt điện", "Mừng ngày Quốc khánh Việt Nam", "Bài tuyên truyền về nước sạch",
                "nuoc sach",
                "Thông báo số 5: chuyển đổi số - CNTT!", "Nước sạch",
            ]))
    func title(text: String, title: String) async throws {
        let manuscript = try await read(text, as: "nuoc_sach.md")
        let plain = try await read(text, as: "nuoc_sach.txt")
        #expect(
            (text.contains("\n#") || text.hasPrefix("---") ? manuscript : plain).title == title
        )
        #expect(plain.text.hasSuffix("chú ý.\n"))
    }

    @Test(
        "what a paper is called and what it is about make one title, the bodies above it go",
        arguments: [
            ("# THÔNG BÁO\n\nVề việc cắt nước\n\nCắt từ 7 giờ.", "Thông báo về việc cắt nước"),
            ("# THÔNG BÁO\n\n## VỀ VIỆC CẮT NƯỚC\n\nCắt từ 7 giờ.", "Thông báo về việc cắt nước"),
            (
                "UBND XÃ TÂN PHÚ\n\nĐÀI TRUYỀN THANH\n\nBÀI TUYÊN TRUYỀN\n\nPhòng, chống bệnh dại\n\nCắt từ 7 giờ.",
                "Bài tuyên truyền phòng, chống bệnh dại"
            ),
            (
                "UBND XÃ TÂN PHÚ\n\nBAN VĂN HÓA\n\nTân Phú, ngày 2 tháng 8 năm 2023\n\nBẢN TIN\n\nCắt từ 7 giờ.",
                "BẢN TIN"
            ),
            ("Bài tuyên truyền\n\nHồ Tây mùa sen\n\nCắt từ 7 giờ.", "Bài tuyên truyền Hồ Tây mùa sen"),
            ("Bài tuyên truyền nước sạch\n\nCắt từ 7 giờ.", "Bài tuyên truyền nước sạch"),
            ("BÀI TUYÊN TRUYỀN\n\nKính thưa bà con\n\nCắt từ 7 giờ.", "Bài tuyên truyền"),
            ("THÔNG BÁO\n\nNgày mai cắt nước\n\nCắt từ 7 giờ.", "Thông báo"),
        ])
    func joinedTitle(text: String, title: String) async throws {
        let manuscript = try await read(text, as: "bai.md")
        #expect(manuscript.title == title)
        #expect(manuscript.text.hasSuffix("Cắt từ 7 giờ.\n"))
        let isHeaded = text.hasPrefix("UBND")
        #expect(manuscript.setAside.first == (isHeaded ? "UBND XÃ TÂN PHÚ" : nil))
        #expect(!manuscript.text.contains("UBND") && !manuscript.text.contains("ĐÀI"))
    }

    @Test("who gets the paper goes up to the file copy, with and without bullets and full stops")
    func distribution() async throws {
        let paper = try await read(
            "TIN\nHọp lúc 7 giờ.\nNơi nhận:\nNhư trên;\nĐài truyền thanh xã.\nLưu VP.\nHọp xong về.")
        #expect(paper.setAside == ["Nơi nhận:", "Như trên;", "Đài truyền thanh xã.", "Lưu VP."])
        #expect(paper.text == "TIN\n\nHọp lúc 7 giờ.\n\nHọp xong về.\n")
    }

    @Test("headings, lists and paragraphs stay apart, blanks and signs without width go")
    func structure() async throws {
        let text = """
            \u{FEFF}# Lịch  tiêm


            Thôn\u{A0}Đông: thứ\u{200B} hai;\u{3000}tiêm\u{AD} tại trạm.\u{0B}Mang theo sổ.
            ## Cần mang
            • sổ tiêm
            \u{F0B7} căn cước
            -giấy khai sinh
            + tiền lẻ
            1. Đến sớm.
            -5 độ thì nghỉ.
            ***
            """
        #expect(
            try await read(text).text == """
                Thôn Đông: thứ hai; tiêm tại trạm.

                Mang theo sổ.

                ## Cần mang

                - sổ tiêm
                - căn cước
                - giấy khai sinh
                - tiền lẻ

                1. Đến sớm.

                -5 độ thì nghỉ.

                """)
    }

    @Test("lines that were only wrapped are one paragraph, lines that are paragraphs stay so")
    func wrapped() async throws {
        let wrapped = """
            Kính thưa bà con, trong những ngày tới trời sẽ có mưa to, nước ở
            các sông suối lên nhanh. Bà con ở thôn Đông, thôn Đoài và thôn
            Thượng chú ý theo dõi tin báo, không đi qua ngầm tràn khi nước
            chảy xiết.
            Xin cảm ơn.
            """
        let text = try await read(wrapped).text
        #expect(text.hasSuffix("chảy xiết.\n\nXin cảm ơn.\n"))
        #expect(text.split(separator: "\n").count == 2)
        let lines = "Thôn Đông họp tối nay\nThôn Đoài họp tối mai\nThôn Thượng họp tối thứ bảy này\nMời bà con đến dự\n"
        #expect(try await read(lines).text.split(separator: "\n").count == 4)
        #expect(
            try await read("Một dòng dài,\nchưa hết câu\nđã xuống dòng.", as: "a.md").text
                == "Một dòng dài, chưa hết câu đã xuống dòng.\n")
    }
}
