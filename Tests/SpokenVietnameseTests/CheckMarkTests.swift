import Diagnostics
import Foundation
import SpokenVietnamese
import Testing

@Suite struct `A check of punctuation` {
    @Test(arguments: [
        ("Hồ sơ gồm: : một lá đơn.", "doubled-punctuation", ": :", "Hồ sơ gồm: một lá đơn."),
        ("Một lá đơn,; một ảnh.", "doubled-punctuation", ",;", "Một lá đơn; một ảnh."),
        ("Nào gà, nào vịt…. Rồi bò.", "doubled-punctuation", "….", "Nào gà, nào vịt… Rồi bò."),
        ("Đơn đã nộp.. Xin chờ.", "doubled-punctuation", "..", "Đơn đã nộp. Xin chờ."),
        ("Mời bà con về họp!!", "doubled-punctuation", "!!", "Mời bà con về họp!"),
        ("Gà, vịt.... Rồi bò.", "doubled-punctuation", "....", "Gà, vịt... Rồi bò."),
        ("Một đơn , một ảnh.", "stray-blank", "đơn ,", "Một đơn, một ảnh."),
        ("Lệ phí ( nếu có) là mười đồng.", "stray-blank", "( nếu", "Lệ phí (nếu có) là mười đồng."),
        ("Lệ phí (nếu có ) là mười đồng.", "stray-blank", "có )", "Lệ phí (nếu có) là mười đồng."),
        ("Nhóm “ Đăng ký” và nhóm khác.", "stray-blank", "“ Đăng", "Nhóm “Đăng ký” và nhóm khác."),
        ("Nhóm “Đăng ký ” và nhóm khác.", "stray-blank", "ký ”", "Nhóm “Đăng ký” và nhóm khác."),
        ("Nộp ở tuyến.Hiện nay đã mở.", "missing-blank", "tuyến.Hiện", "Nộp ở tuyến. Hiện nay đã mở."),
        ("Một đơn,một ảnh.", "missing-blank", "đơn,một", "Một đơn, một ảnh."),
        ("Từ năm 2023.Việc này mới.", "missing-blank", "2023.Việc", "Từ năm 2023. Việc này mới."),
        ("Mời bà con cùng làm!./.", "doubled-punctuation", "!./.", "Mời bà con cùng làm!"),
        ("Bài ca \"Đất mẹ\"của thôn.", "missing-blank", "mẹ\"của", "Bài ca \"Đất mẹ\" của thôn."),
        ("Bài ca “Đất mẹ”của thôn.", "missing-blank", "mẹ”của", "Bài ca “Đất mẹ” của thôn."),
        ("Xin hết./. Cảm ơn bà con.", "end-mark", "./.", "Xin hết. Cảm ơn bà con."),
    ])
    func `finds and corrects`(text: String, code: String, written: String, right: String) throws {
        #expect(try found(text) == [Found(code, written)])
        #expect(try corrected(text) == right)
        #expect(try check(text).map(\.severity) == [.warning])
    }

    @Test(arguments: [
        "Gà, vịt... Rồi bò… và trâu, v.v., đủ cả.", "Thật vậy sao?! Đúng... là vậy.",
        "Lúc 7:30, từ 1.500,5 đồng, tỷ lệ 1 : 2.",
        "Ông (bà) A. Nam ở TP.HCM, GS.TS, Th.S, đ/c Bình, 8/8/2023.", "Xin hết./.",
        "Nuôi gà, vịt, v.v... trong vườn.", "Trồng ổi, mít v.v… quanh nhà.", "Chữ \"Tâm\", chữ \"Đức\".",
        "# Đầu đề\n\n- **Một**: nộp đơn;\n- *Hai*: chờ.\n\n1. Ba\n2) Bốn", "Trang a.vn, b.com.vn/c?d=e.",
        "Nghị định số 30/2020/NĐ-CP; Quyết định 78/QĐ-UBND, 38,5°C.",
    ])
    func `lets pass what is usual`(text: String) throws {
        #expect(try found(text).isEmpty)
    }

    @Test func `leaves to a person what has no one answer`() throws {
        let text = "Họ và tên: ............ ở thôn.,"
        #expect(try check(text).map(\.code) == ["doubled-punctuation", "doubled-punctuation"])
        #expect(try corrected(text) == text)
    }

    @Test func `goes on until nothing is left`() throws {
        #expect(try corrected("Một ( đơn ) ,một ảnh ,,hai tờ.") == "Một (đơn), một ảnh, hai tờ.")
    }
}

@Suite struct `A check of marks` {
    @Test func `finds what cannot be read and what nobody sees`() throws {
        #expect(try found("Mời b\u{FFFD} con.").map(\.code) == ["unspeakable"])
        let broken = try check("Mời bà\u{1}\u{2} con.")
        #expect(broken.map(\.code) == ["unreadable-mark"] && broken.map(\.place.column) == [7])
        #expect(broken.first?.message.en == "here is a broken or unreadable character (U+0001 U+0002)")
        #expect(try found("Mời bà\u{E001} con.").map(\.code) == ["unreadable-mark"])
        #expect(try found("Mời bà\u{AD} con\u{200B}.").map(\.code) == ["invisible-mark", "invisible-mark"])
        #expect(try corrected("Mời\u{FEFF} bà con.") == "Mời bà con.")
    }

    @Test(arguments: ["", " \n\n", "---", "Nơi nhận:\n- Lưu VT.\n"])
    func `blocks a text with nothing to say`(text: String) throws {
        let findings = try check(text).filter { $0.severity == .error }
        #expect(findings.map(\.code) == ["nothing-to-say"])
        #expect(findings.map(\.place.line) == [1])
    }
}

@Suite struct `A check of sentences` {
    private static func words(_ count: Int, pauses: Bool = true) -> String {
        "Một" + (1..<count).map { pauses && $0 % 10 == 0 ? ", hai" : " ba" }.joined()
    }

    @Test(arguments: [(60, [Finding.Severity]()), (61, [.note]), (100, [.note]), (101, [.warning])])
    func `counts its syllables`(count: Int, severities: [Finding.Severity]) throws {
        let findings = try check(Self.words(count) + ". Xin hết.")
        #expect(findings.map(\.severity) == severities)
        #expect(findings.allSatisfy { $0.code == "long-sentence" && $0.message.vi.contains("\(count) tiếng") })
    }

    @Test func `counts what is spoken, not what is written`() throws {
        let numbers = "Gồm " + Array(repeating: "1.234", count: 9).joined(separator: ", ") + "."
        #expect(try found(numbers).map(\.code) == ["long-sentence"])
    }

    @Test func `does not end at a guess`() throws {
        let text = Self.words(50) + " tại a.quangtri.gov.vn " + Self.words(50) + "."
        #expect(try check(text).map(\.severity) == [.warning])
    }

    @Test(arguments: [(40, 0), (41, 1)])
    func `needs a place to breathe`(count: Int, findings: Int) throws {
        let found = try check(Self.words(count, pauses: false) + ", hai.")
        #expect(found.map(\.code) == Array(repeating: "no-pause", count: findings))
    }

    @Test func `is not said twice`() throws {
        let text = "Bà con nộp đơn ở xã.\n\nXin chờ một lát.\n\nBà con  nộp ĐƠN ở xã."
        let findings = try check(text)
        #expect(findings.map(\.code) == ["repeated-sentence"] && findings.map(\.place.line) == [5])
        #expect(findings.first?.message.en == "“Bà con  nộp ĐƠN ở xã”: this sentence stands in line 1 already")
    }

    @Test(arguments: [
        "Xin cảm ơn bà con.\n\nXin cảm ơn bà con.",
        "Bà con nộp đơn ở xã. Xin nhắc lại. Bà con nộp đơn ở xã.",
        "Bà con nộp đơn ở xã. Bà con nộp đơn ở thôn.",
    ])
    func `may come twice where it is short or announced`(text: String) throws {
        #expect(try found(text).isEmpty)
    }
}

@Suite struct `A check of personal data` {
    @Test(arguments: [
        ("Ông Ba, số CCCD 001099012345, ở thôn Một.", "identity-number", "001099012345", Finding.Severity.error),
        ("Bà Tư, CMND: 191 234 567.", "identity-number", "191 234 567", .error),
        ("Mã định danh 045 099 012 345 của cháu.", "identity-number", "045 099 012 345", .error),
        ("Gặp anh Ba, điện thoại 0912 345 678.", "mobile-number", "0912 345 678", .note),
        ("Gặp chị Tư, số +84 987 654 321.", "mobile-number", "84 987 654 321", .note),
        ("Thẻ BHYT số DN 4797901234567 của ông Ba.", "insurance-number", "DN 4797901234567", .warning),
        ("Mã số BHXH 7912345678 của ông Ba.", "insurance-number", "7912345678", .warning),
        ("Chuyển vào tài khoản 19034567890123 của ông Ba.", "account-number", "19034567890123", .warning),
    ])
    func `is held back`(text: String, code: String, written: String, severity: Finding.Severity) throws {
        let findings = try check(text)
        #expect(findings.map(\.code) == [code] && findings.map(\.written) == [written])
        #expect(findings.map(\.severity) == [severity])
        #expect(try corrected(text) == text)
    }

    @Test(arguments: [
        "Gọi đường dây nóng 0912 345 678.", "Liên hệ UBND xã, điện thoại 0912 345 678.",
        "Liên hệ Trạm Y tế xã, số 0987 654 321.",
        "Trực ban Công an xã: 0912.345.678.", "Gọi tổng đài 1900 9068 của Bảo hiểm xã hội.",
        "Điện thoại 0233 3825 123.",
        "Ủng hộ vào tài khoản của Quỹ vì người nghèo: 19034567890123.",
        "Kinh phí 120.000.000.000 đồng, mang theo CCCD.",
        "Mang theo CCCD, gọi 115.",
    ])
    func `of offices may be read out`(text: String) throws {
        #expect(try found(text).filter { $0.code.hasSuffix("-number") && $0.code != "ambiguous-number" }.isEmpty)
    }
}

@Suite struct `A check of a whole script` {
    private static let script = """
        # Về việc nộp đơn

        Thưa bà con! Các nghành cùng **xử dụng** cổng mới , tại https://nopdon.quangtri.gov.vn /

        - Mang theo đơn,; ảnh.
        - Gọi anh Ba, số 0912 345 678.

        Lưu ý: Đ/c Lan đọc hai lần.
        """

    @Test func `has its findings in order, each at its place`() throws {
        let findings = try check(Self.script)
        #expect(
            findings.map { "\($0.place.line):\($0.place.column) \($0.code)" } == [
                "3:18 impossible-syllable", "3:32 confused-words", "3:47 stray-blank", "3:57 torn-address",
                "5:16 doubled-punctuation", "6:18 mobile-number", "8:1 set-aside",
            ])
    }

    @Test func `keeps to the scalar what is not corrected`() throws {
        #expect(
            try corrected(Self.script) == """
                # Về việc nộp đơn

                Thưa bà con! Các ngành cùng **sử dụng** cổng mới, tại https://nopdon.quangtri.gov.vn/

                - Mang theo đơn; ảnh.
                - Gọi anh Ba, số 0912 345 678.

                Lưu ý: Đ/c Lan đọc hai lần.
                """)
    }

    @Test func `holds what the reader is in doubt about`() throws {
        #expect(try found("Cán bộ TT đã về.") == [Found("ambiguous-abbreviation", "TT")])
        #expect(try found("Lấy 1.5 lít nước.").map(\.code) == ["ambiguous-number"])
        let note = try #require(try check(Self.script).last)
        #expect(note.message.en.hasPrefix("“Lưu ý: Đ/c Lan đọc hai lần.”: "))
    }

    @Test func `finds nothing in the example station's own`() throws {
        let file = URL(filePath: #filePath).appending(path: "../../../scripts/dich-vu-cong-truc-tuyen.md").standardized
        let parts = try String(contentsOf: file, encoding: .utf8).split(separator: "---\n", maxSplits: 2)
        #expect(try found(String(try #require(parts.last))).isEmpty)
    }
}
