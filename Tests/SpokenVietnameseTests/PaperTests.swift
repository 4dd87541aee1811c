import Diagnostics
import SpokenVietnamese
import Testing

/// Longer texts, and the parts of a paper that are not for the listeners.
@Suite struct `A paper from the office` {
    @Test func `is read without its addressees, recipients and signature`() {
        let paper = """
            THÔNG BÁO
            Về việc ngừng cấp nước
            Kính gửi:
            - Trưởng các thôn;

            UBND xã thông báo ngừng cấp nước để súc rửa bể chứa:
            1. Thời gian: từ 8h00 ngày 15/9.
            2. Địa điểm: thôn 1, 2 và KDC số 5.
            Đề nghị bà con dự trữ nước./.
            Nơi nhận:
            - Như trên;
            - Lưu: VT.
            TM. ỦY BAN NHÂN DÂN
            KT. CHỦ TỊCH
            PHÓ CHỦ TỊCH
            Nguyễn Văn An
            """
        let spoken = Reader().read(paper)
        #expect(
            spoken.text == """
                thông báo. Về việc ngừng cấp nước

                ủy ban nhân dân xã thông báo ngừng cấp nước để súc rửa bể chứa: một, Thời gian: từ tám giờ ngày mười lăm \
                tháng chín. Hai, Địa điểm: thôn một, hai và khu dân cư số năm. Đề nghị bà con dự trữ nước.
                """)
        #expect(spoken.remarks.map(\.doubt.code) == ["set-aside", "set-aside"])
        #expect(spoken.remarks.map(\.place.line) == [3, 10])
    }

    @Test func `keeps the officer's note at its end to itself`() throws {
        let spoken = Reader().read("Mời bà con đi họp.\n\nLưu ý: đ/c Trang đọc 2 lần, mỗi lần 10 phút.\n")
        #expect(spoken.text == "Mời bà con đi họp.")
        let remark = try #require(spoken.remarks.first)
        #expect(remark.written == "Lưu ý: đ/c Trang đọc 2 lần, mỗi lần 10 phút.")
        let finding = remark.finding(in: "scripts/hop.md", firstLine: 5)
        #expect(finding.place == Finding.Place(file: "scripts/hop.md", line: 7, column: 1))
        #expect(finding.severity == .note)
    }

    @Test func `reads a note to the people, and says so`() {
        let spoken = Reader().read("Bão đang vào.\n\nLưu ý: bà con không ra đường.")
        #expect(spoken.text == "Bão đang vào.\n\nLưu ý: bà con không ra đường.")
        #expect(spoken.remarks.map(\.doubt.code) == ["note-is-read"])
    }

    @Test func `goes on where a line was only wrapped`() {
        let wrapped = "Hợp tác xã thông báo lịch lấy nước cho toàn bộ cánh đồng của thôn\nKinh Môn và thôn An Xá."
        #expect(
            Reader().read(wrapped).text
                == "Hợp tác xã thông báo lịch lấy nước cho toàn bộ cánh đồng của thôn Kinh Môn và thôn An Xá.")
    }

    @Test func `has its paragraphs where they stand`() {
        let spoken = Reader().read("\nMột.\n\n\nHai,\nba.\n")
        #expect(spoken.paragraphs.map(\.line) == [2, 5])
        #expect(spoken.paragraphs.map(\.text) == ["Một.", "Hai,\nba."])
        #expect(spoken.paragraphs.map(\.spoken) == ["Một.", "Hai, ba."])
        #expect(spoken.syllables == 3)
    }

    @Test func `explains its abbreviations itself`() {
        let spoken = Reader().read("Ban quản lý dự án thủy lợi (BQLDATL) mời họp. BQLDATL xin báo.")
        #expect(spoken.text == "Ban quản lý dự án thủy lợi mời họp. Ban quản lý dự án thủy lợi xin báo.")
        #expect(spoken.remarks.isEmpty)
        #expect(Reader().read("UBND (Ủy ban nhân dân) xã").text == "ủy ban nhân dân xã")
    }

    @Test func `separates sentences and addresses that were run together`() {
        #expect(Reader().read("nộp trực tuyến.Hiện nay, mời bà con").text == "nộp trực tuyến. Hiện nay, mời bà con")
        #expect(
            Reader().read("tại địa chỉ: : https://dichvucong.quangtri.gov.vn / hoặc đến xã….").text
                == "tại địa chỉ: dịch vụ công chấm quảng trị chấm gov chấm vê nờ, hoặc đến xã.")
        #expect(Reader().read("khai tử,; trợ cấp “ Đăng ký” :").text == "khai tử; trợ cấp Đăng ký:")
    }
}

@Suite struct `What can be meant in two ways` {
    @Test(arguments: [
        ("có mã 7K", "ambiguous-number", "có mã bảy nghìn"),
        ("xem 300k nhé", "ambiguous-number", "xem ba trăm nghìn nhé"),
        ("giá 1.5 triệu", "ambiguous-number", "giá một phẩy năm triệu"),
        ("có 1,213 hộ", "ambiguous-number", "có một nghìn hai trăm mười ba hộ"),
        ("còn lại: 3/5", "ambiguous-date", "còn lại: mùng ba tháng năm"),
        ("mời CT dự", "ambiguous-abbreviation", "mời chủ tịch dự"),
        ("theo XYZ", "unknown-abbreviation", "theo ích-xì i-dài dét"),
        ("rất vui 😀", "unspeakable", "rất vui"),
    ])
    func `is read in the likeliest way and reported`(written: String, code: String, spoken: String) throws {
        let text = Reader().read(written)
        #expect(text.text == spoken)
        let remark = try #require(text.remarks.first)
        #expect(text.remarks.count == 1 && remark.doubt.code == code)
        for language in Language.allCases {
            #expect(!remark.doubt.message[language].isEmpty && remark.doubt.hint?[language].isEmpty == false)
        }
    }

    @Test(arguments: [
        ("TT Y tế", "trung tâm Y tế"), ("TT. Gio Linh", "thị trấn Gio Linh"),
        ("CT UBND xã", "chủ tịch ủy ban nhân dân xã"),
        ("BCH Đoàn", "ban chấp hành Đoàn"), ("BCH quân sự", "ban chỉ huy quân sự"), ("nộp HS đất", "nộp hồ sơ đất"),
        ("các HS lớp 5", "các học sinh lớp năm"), ("KT. CHỦ TỊCH", "ký thay chủ tịch"), ("sáng CN", "sáng chủ nhật"),
        ("ngày 2/9", "ngày mùng hai tháng chín"), ("2/9 số hộ", "hai phần chín số hộ"),
        ("số nhà 3/4", "số nhà ba trên bốn"),
        ("24/7", "hai mươi bốn trên bảy"), ("ngày 24/7", "ngày hai mươi tư tháng bảy"),
        ("10/12 tiêu chí", "mười trên mười hai tiêu chí"),
    ])
    func `is certain by the words around`(written: String, spoken: String) {
        let text = Reader().read(written)
        #expect(text.text == spoken)
        #expect(text.remarks.isEmpty)
    }
}

@Suite struct `The number of a paper` {
    @Test(arguments: [
        ("NĐ 30/2020/NĐ-CP", "nghị định số ba mươi năm hai nghìn không trăm hai mươi của Chính phủ"),
        ("QĐ 78/QĐ-UBND", "quyết định số bảy mươi tám của Ủy ban nhân dân"),
        ("30/2020/NĐ-CP", "Nghị định số ba mươi năm hai nghìn không trăm hai mươi của Chính phủ"),
    ])
    func `says its kind once`(written: String, spoken: String) {
        #expect(Reader().read(written).text == spoken)
    }
}

@Suite struct `A station's own way` {
    @Test func `to say numbers`() {
        let reader = Reader(Lexicon(settings: ReadingSettings(zeroTen: .le, thousand: .ngan)))
        #expect(reader.read("1.105 hộ, 50k").text == "một ngàn một trăm lẻ năm hộ, năm mươi ngàn")
    }

    @Test func `to say words wins over everything`() {
        let reader = Reader(
            Lexicon(readings: [
                "UBND": "văn phòng ủy ban", "TT": "tuyên truyền", "Loa 4.0": "loa bốn chấm không",
                "gio linh": "dô linh",
                "trungsonmoi": "trung sơn mới", "BX": "bến xe số 2",
            ]))
        #expect(reader.read("UBND, TT").text == "văn phòng ủy ban, tuyên truyền")
        #expect(reader.read("Loa 4.0 ở Gio Linh").text == "loa bốn chấm không ở dô linh")
        #expect(reader.read("trungsonmoi.vn").text == "trung sơn mới chấm vê nờ")
        #expect(reader.read("BX").text == "bến xe số hai")
        #expect(reader.read("TT").remarks.isEmpty)
    }
}

@Suite struct `What was changed` {
    @Test func `stands with its place`() throws {
        let changes = Reader().read("Mời bà con\n\nđến UBND lúc 7h30.").changes
        #expect(changes.map(\.written) == ["UBND", "7h30"])
        #expect(changes.map(\.spoken) == ["ủy ban nhân dân", "bảy giờ ba mươi phút"])
        let first = try #require(changes.first)
        #expect((first.place.line, first.place.column, first.place.offset) == (3, 5, 16))
    }

    @Test func `keeps its place behind signs that stand for several`() throws {
        let change = try #require(Reader().read("½ℓ №5, 20℃x, UBND").changes.last)
        #expect(change.written == "UBND")
        #expect(change.place.offset == 13)
    }

    @Test func `is nothing where only capitals became small`() {
        let spoken = Reader().read("BÀI TUYÊN TRUYỀN")
        #expect(spoken.text == "bài tuyên truyền")
        #expect(spoken.changes.isEmpty)
    }
}

@Suite struct `A date as it is said` {
    @Test func `in the opening words`() {
        #expect(
            SpokenDate().words(weekday: 1, day: 8, month: 8, year: 2023)
                == "thứ Ba, ngày mùng tám tháng tám năm hai nghìn không trăm hai mươi ba")
        #expect(
            SpokenDate(settings: ReadingSettings(zeroTen: .le, thousand: .ngan)).words(
                weekday: 6, day: 24, month: 5, year: 2004)
                == "Chủ nhật, ngày hai mươi tư tháng năm, năm hai ngàn không trăm lẻ bốn")
    }

    @Test func `and a time`() {
        #expect(SpokenDate().time(hour: 17, minute: 0) == "mười bảy giờ")
        #expect(SpokenDate().time(hour: 5, minute: 5) == "năm giờ năm phút")
    }
}

@Suite struct `A number in words` {
    @Test(arguments: [
        (0, "không"), (4, "bốn"), (10, "mười"), (15, "mười lăm"), (14, "mười bốn"), (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (44, "bốn mươi tư"), (55, "năm mươi lăm"), (100, "một trăm"), (104, "một trăm linh bốn"),
        (111, "một trăm mười một"),
        (1000, "một nghìn"), (1001, "một nghìn không trăm linh một"), (1010, "một nghìn không trăm mười"),
        (10_000, "mười nghìn"), (1_000_000, "một triệu"), (1_050_000, "một triệu không trăm năm mươi nghìn"),
        (2_000_000_000, "hai tỷ"), (1_000_000_001, "một tỷ không trăm linh một"),
        (1_500_000_000_000, "một nghìn năm trăm tỷ"),
    ])
    func `is said with every inner zero`(number: Int, words: String) {
        #expect(NumberWords().cardinal(number) == words)
    }
}

@Suite struct `A syllable` {
    @Test(
        arguments:
            "bà con nghiêng quyết giếng gì gìn giết khuỷu thuở quýt ươn yêu yến ích oanh xoong hoà hòa đường NGÀY qua"
            .split(separator: " "))
    func `can be Vietnamese`(word: Substring) {
        #expect(Syllable.isValid(String(word)))
    }

    @Test(arguments: "tuc thich UBND internet xyz ngi cen kà ghà bhà quuc fan bắ́c ááo nghiêngg w".split(separator: " "))
    func `cannot be Vietnamese`(word: Substring) {
        #expect(!Syllable.isValid(String(word)))
    }

    @Test func `is counted as a voice says it`() {
        #expect(Syllable.count(in: "ủy ban, ki-lô-mét. Internet gov!") == 2 + 3 + 3 + 1)
        #expect(Syllable.count(in: " ,. ") == 0)
    }
}
