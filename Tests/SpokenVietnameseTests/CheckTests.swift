import CivilTime
import Diagnostics
import SpokenVietnamese
import Testing

/// What a check says of a text, cut down to what a table can hold.
struct Found: Equatable, CustomStringConvertible {
    let code: String
    let written: String

    init(_ code: String, _ written: String) {
        self.code = code
        self.written = written
    }

    var description: String { "\(code) “\(written)”" }
}

func check(_ text: String, on date: String = "2023-08-08", lexicon: Lexicon = Lexicon()) throws -> [TextFinding] {
    let findings = ScriptCheck(lexicon: lexicon, on: try #require(LocalDate(date))).findings(in: text)
    for finding in findings {
        for language in Language.allCases {
            #expect(!finding.message[language].isEmpty && finding.hint?[language].isEmpty == false, "\(finding.code)")
        }
    }
    return findings
}

func found(_ text: String, on date: String = "2023-08-08") throws -> [Found] {
    try check(text, on: date).map { Found($0.code, $0.written) }
}

func corrected(_ text: String, on date: String = "2023-08-08") throws -> String {
    ScriptCheck(on: try #require(LocalDate(date))).corrected(text)
}

@Suite struct `A check of spelling` {
    @Test(arguments: [
        ("Bà con làm thủ tuc tại xã.", "tuc", "Bà con làm thủ tục tại xã."),
        ("Các nghành cùng làm.", "nghành", "Các ngành cùng làm."),
        ("Bà con đóng ghóp ý kiến.", "ghóp", "Bà con đóng góp ý kiến."),
        ("Thôn có kế hoạch, cế hoạch rõ.", "cế", "Thôn có kế hoạch, kế hoạch rõ."),
        ("Cách chăm sóc trẻ thich hợp.", "thich", "Cách chăm sóc trẻ thích hợp."),
        ("Nộp hồsơ ở xã.", "hồsơ", "Nộp hồsơ ở xã."),
        ("CÁC THỦ TUC MỚI", "TUC", "CÁC THỦ TỤC MỚI"),
        ("Mời bà con đuơng họp.", "đuơng", "Mời bà con đuơng họp."),
    ])
    func `finds what is no syllable`(text: String, written: String, right: String) throws {
        let findings = try check(text)
        #expect(findings.map(\.code) == ["impossible-syllable"] && findings.map(\.written) == [written])
        #expect(findings.map(\.severity) == [.warning])
        #expect(try corrected(text) == right)
    }

    @Test func `suggests what it may have been`() throws {
        let finding = try #require(try check("Ở đây có phong tuc.").first)
        #expect(
            finding.message
                == Phrase(
                    vi: "“tuc” không phải là một âm tiết tiếng Việt", en: "“tuc” is no syllable of Vietnamese"))
        #expect(finding.hint?.vi == "có lẽ là “tục” hoặc “túc”")
        #expect((finding.place.line, finding.place.column) == (1, 16))
        let glued = try #require(try check("Nộp hồsơ ở xã.").first)
        #expect(glued.hint?.en == "perhaps “hồ sơ”")
    }

    @Test(arguments: [
        "Xem trên internet, facebook, web, zalo, nhận video và email, tải app về smartphone, hát karaoke bên camera.",
        "Xã Đakrông, huyện Krông Nô, người Vân Kiều, người Mnông, người H'Mông, người Ê-đê.",
        "Tiêm vắc-xin, in-tơ-nét, ki-lô-mét, 5 km, 3 kg, 10 kWh, UBND, CCCD, VNeID, COVID-19, A/H5N1.",
        "Vào trang xatrungson.quangtri.gov.vn, viết thư tới abc@quangtri.gov.vn.",
        "BÀI TUYÊN TRUYỀN VỀ AN TOÀN GIAO THÔNG", "Tổ a, tổ b và khoản 3 điều 5.",
        "Người Pa Kô và Bru - Vân Kiều, ông Pả Koong, bà Kăn Sương làm test nhanh.",
        "Khách từ Campuchia, Indonesia, Singapore, Malaysia, Philippines và Myanmar.",
        "Quý vị hòa thuận, hoà thuận, thuỷ lợi, thủy lợi.",
    ])
    func `lets pass what is known`(text: String) throws {
        #expect(try found(text).isEmpty)
    }

    @Test(arguments: ["Đoàn khách Lisbon đến thăm.", "Công ty Samsonvina tuyển người.", "Họ dùng blockchain."])
    func `only asks to listen to foreign words`(text: String) throws {
        let findings = try check(text)
        #expect(findings.map(\.code) == ["foreign-word"] && findings.map(\.severity) == [.note])
        #expect(try corrected(text) == text)
    }

    @Test func `takes a word of the lexicon as it is`() throws {
        #expect(try check("Dùng blokchen.", lexicon: Lexicon(readings: ["blokchen": "blốc chên"])).isEmpty)
    }
}
