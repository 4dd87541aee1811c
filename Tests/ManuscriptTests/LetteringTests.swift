import Foundation
import Manuscript
import Testing

/// Texts as programs before Unicode wrote them, made by tables of their own.
enum Old {
    /// TCVN 5712:1993, VN3: small letters and the capitals without a tone.
    static let tcvn3: [Character: UInt8] = {
        let rows: [(UInt8, String)] = [
            (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"), (0xB5, "àảãáạ"), (0xBB, "ằẳẵắ"), (0xC6, "ặầẩẫấậè"), (0xCE, "ẻẽéẹềểễếệìỉ"),
            (0xDC, "ĩíịò"), (0xE1, "ỏõóọồổỗốộờởỡớợù"), (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
        ]
        var table: [Character: UInt8] = [:]
        for (first, letters) in rows {
            for (offset, letter) in letters.enumerated() { table[letter] = first + UInt8(offset) }
        }
        return table
    }()

    static func tcvn3(_ text: String) -> [UInt8] {
        text.map { tcvn3[$0] ?? $0.asciiValue ?? tcvn3[Character($0.lowercased())] ?? 0x3F }
    }

    /// VNI Windows: a vowel with its marks.
    static func vni(_ text: String) -> [UInt8] {
        text.flatMap { letter -> [UInt8] in
            if let ascii = letter.asciiValue { return [ascii] }
            let small = Character(letter.lowercased())
            let shift: UInt8 = letter.isUppercase ? 0x20 : 0
            let whole: [Character: UInt8] = [
                "í": 0xED, "ì": 0xEC, "ỉ": 0xE6, "ĩ": 0xF3, "ị": 0xF2, "ơ": 0xF4, "ư": 0xF6, "đ": 0xF1, "ỵ": 0xEE,
            ]
            if let byte = whole[small] { return [byte - shift] }
            let parts = Array(String(small).decomposedStringWithCanonicalMapping.unicodeScalars)
            let marks = Set(parts.dropFirst())
            let tones: [Unicode.Scalar] = ["\u{301}", "\u{300}", "\u{309}", "\u{303}", "\u{323}"]
            let tone = tones.firstIndex { marks.contains($0) }
            let row: [UInt8] =
                marks.contains("\u{302}")
                ? [0xE1, 0xE0, 0xE5, 0xE3, 0xE4, 0xE2]
                : marks.contains("\u{306}") ? [0xE9, 0xE8, 0xFA, 0xFC, 0xEB, 0xEA] : [0xF9, 0xF8, 0xFB, 0xF5, 0xEF, 0]
            let base: UInt8 = marks.contains("\u{31B}") ? (parts[0] == "o" ? 0xF4 : 0xF6) : UInt8(parts[0].value)
            let mark = row[tone ?? 5]
            return [base - shift] + (mark == 0 ? [] : [mark - shift])
        }
    }

    /// As a document in an old font has them: every byte a letter of Latin-1.
    static func latin(_ bytes: [UInt8]) -> String {
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    static let announcement = """
        Thưa toàn thể bà con! Mùa mưa bão đã đến, nước sông lên rất nhanh.
        Đề nghị bà con ở ven sông chuyển đồ đạc lên cao, không để trẻ nhỏ ra gần mép nước, kể cả khi trời đã tạnh.
        Ai cần giúp đỡ xin gọi cho thôn đội trưởng hoặc trạm y tế, cả ngày lẫn đêm. Ưu tiên người già, người ốm.
        Xin cảm ơn bà con đã chú ý lắng nghe; chúc mọi nhà bình an.
        """
    static let small = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
}

@Suite("Old Vietnamese letters")
struct LetteringTests {
    @Test("of TCVN3 are all known", arguments: Array(Old.small + "ĂÂÊÔƠƯĐ"))
    func tcvn3(_ letter: Character) {
        #expect(Lettering.tcvn3.unicode(Old.latin(Old.tcvn3(String(letter))).unicodeScalars) == String(letter))
    }

    @Test("of VNI are all known", arguments: Array(Old.small + Old.small.uppercased()))
    func vni(_ letter: Character) {
        #expect(Lettering.vni.unicode(Old.latin(Old.vni(String(letter))).unicodeScalars) == String(letter))
    }

    @Test("of Windows-1258 take their tones after them")
    func windows1258() {
        #expect(Lettering.windows1258.unicode("Cô\u{F2}ng".unicodeScalars) == "Cộng")
        #expect(Lettering.windows1258.unicode("ðýõ\u{CC}ng".unicodeScalars) == "đường")
    }

    @Test("of capitals in TCVN3 have marks of their own")
    func capitalsWithMarks() {
        #expect(
            Lettering.tcvn3.unicode("C\u{A4}\u{B4}NG H\u{4F}\u{B0}A".split(separator: " ")[0].unicodeScalars) == "CỘNG")
    }

    @Test(
        "in a document's old font become Unicode",
        arguments: zip(
            [
                "C«ng hßa x· héi chñ nghÜa ViÖt Nam", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Th«ng b¸o",
                "Röøng vaø bieån",
            ],
            ["Công hòa xã hội chủ nghĩa Việt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", "Thông báo", "Rừng và biển"]))
    func document(old: String, new: String) {
        #expect(Relettering([old]).paragraphs == [new])
    }

    @Test("in a font of capitals are capitals")
    func fontOfCapitals() {
        #expect(Relettering(["BµI TUY£N TRUYÒN VÒ PHßNG CH¸Y"]).paragraphs == ["BÀI TUYÊN TRUYỀN VỀ PHÒNG CHÁY"])
        #expect(Relettering(["Bµ Tó vµ «ng Hµ ®i tõ x· ra huyÖn"]).paragraphs == ["Bà Tú và ông Hà đi từ xã ra huyện"])
    }

    @Test("beside Unicode are told apart, paragraph by paragraph and inside one")
    func mixture() {
        let mixed = Relettering([
            "Kính thưa bà con, sau đây là lịch cắt điện.",
            Old.latin(Old.tcvn3("Thôn Một mất điện từ sáng đến trưa thứ bảy.")),
            Old.latin(Old.vni("Thôn Hai mất điện buổi chiều chủ nhật.")),
            "Nếu trời mưa to, " + Old.latin(Old.tcvn3("việc cắt điện sẽ dời sang tuần sau, xin cảm ơn")) + " bà con.",
        ])
        #expect(
            mixed.paragraphs == [
                "Kính thưa bà con, sau đây là lịch cắt điện.", "Thôn Một mất điện từ sáng đến trưa thứ bảy.",
                "Thôn Hai mất điện buổi chiều chủ nhật.",
                "Nếu trời mưa to, việc cắt điện sẽ dời sang tuần sau, xin cảm ơn bà con.",
            ])
        #expect(mixed.converted == [.tcvn3: 2, .vni: 1])
    }

    @Test(
        "are not seen where there are none",
        arguments: [
            "« Tin » nóng 38°C, 50 m², §2, giá ½, Café Résumé, naïve, São Tomé, Zürich, señor", "·Nội dung ·thứ hai",
            "à ơi ê ô",
            "Quán Café ở Đắk Lắk, hồ Ba Bể; Y Moan Ênuôl hát", "Ü ü ß ÿ", "có cô bé hát vè: hò ơ, ví dầu",
        ])
    func untouched(_ text: String) {
        let result = Relettering([text])
        #expect(result.paragraphs == [text])
        #expect(result.converted.isEmpty)
    }
}

@Suite("The bytes of a text")
struct TextBytesTests {
    private static func utf16(_ text: String, highFirst: Bool, mark: Bool) -> [UInt8] {
        (Array(mark ? "\u{FEFF}".utf16 : "".utf16) + Array(text.utf16)).flatMap { unit in
            highFirst ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
    }

    private func read(_ bytes: [UInt8]) -> String? {
        TextBytes.text(of: bytes).map {
            Relettering($0.components(separatedBy: "\n")).paragraphs.joined(separator: "\n")
        }
    }

    @Test("are read whatever wrote them")
    func encodings() {
        let text = Old.announcement
        let written: [[UInt8]] = [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), Self.utf16(text, highFirst: false, mark: true),
            Self.utf16(text, highFirst: true, mark: true), Self.utf16(text, highFirst: false, mark: false),
            Self.utf16(text, highFirst: true, mark: false), Old.tcvn3(text), Old.vni(text),
            Array(text.decomposedStringWithCanonicalMapping.utf8),
        ]
        for (number, bytes) in written.enumerated() {
            #expect(read(bytes)?.unicodeScalars.elementsEqual(text.unicodeScalars) == true, "\(number)")
        }
    }

    @Test("may be of several encodings, line by line")
    func mixture() {
        let lines = Old.announcement.components(separatedBy: "\n")
        let bytes =
            Array(lines[0].utf8) + [10] + Old.tcvn3(lines[1]) + [10] + Old.vni(lines[2]) + [10] + Array(lines[3].utf8)
        #expect(read(bytes) == Old.announcement)
    }

    @Test("may be of code page 1258, with the tones after their vowels")
    func windows1258() {
        let bytes: [UInt8] =
            Array("Th".utf8) + [0xF4] + Array("ng b".utf8) + [0xE1] + Array("o m".utf8) + [0xE2, 0xEC]
            + Array("t ".utf8)
            + [0xF0] + Array("i".utf8) + [0xEA, 0xF2] + Array("n".utf8)
        #expect(read(bytes) == "Thông báo mất điện")
    }

    @Test("that are no text are refused")
    func noText() {
        #expect(TextBytes.text(of: [0x41, 0, 0, 0, 0x42, 0, 0, 1, 2, 3]) == nil)
        #expect(TextBytes.text(of: Array(repeating: 7, count: 100)) == nil)
    }

    @Test("may be anything and never crash", arguments: 0..<300)
    func anything(seed: UInt64) {
        var random = Seeded(seed)
        let bytes = (0..<Int.random(in: 0...400, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        _ = read(bytes)
        _ = read(bytes.map { $0 | 0x20 })
        for lettering in Lettering.allCases { _ = lettering.unicode(Old.latin(bytes).unicodeScalars) }
    }

    @Test("of Vietnamese that is right already come out as they went in", arguments: 0..<200)
    func unchanged(seed: UInt64) {
        var random = Seeded(seed)
        let words =
            Old.announcement.split { $0.isWhitespace }.map(String.init)
            + [
                "UBND", "24/24", "https://a.vn/", "“Tin”", "xã…", "–", "½", "38°C", "Café", "Ênuôl", "(CNTT)", "01/9,",
                "đ/c",
            ]
        let text = (0..<Int.random(in: 0...60, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
            .joined(separator: Bool.random(using: &random) ? " " : "\n")
        #expect(read(Array(text.utf8)) == text)
        #expect(
            read(Array(text.decomposedStringWithCanonicalMapping.utf8))?.unicodeScalars.elementsEqual(
                text.unicodeScalars) == true)
    }
}
