import CivilTime
import Diagnostics
import Manuscript
import Testing

/// A note, and what is to be understood of it; the day it is read is Friday, 4 August 2023.
struct NoteExample: Sendable, CustomTestStringConvertible {
    let text: String
    var officer: String?
    var from: String?
    var until: String?
    var times: Int?
    var shortest: Int?
    var longest: Int?
    var weekdays: [Weekday] = []
    var moments: [String] = []
    var rest: [String] = []

    init(
        _ text: String, _ officer: String? = nil, from: String? = nil, until: String? = nil, times: Int? = nil,
        minutes: ClosedRange<Int>? = nil, atMost: Int? = nil, atLeast: Int? = nil,
        on weekdays: [Weekday] = [], at moments: [String] = [], rest: [String] = []
    ) {
        self.text = text
        self.officer = officer
        self.from = from
        self.until = until
        self.times = times
        self.shortest = minutes?.lowerBound ?? atLeast
        self.longest = minutes?.upperBound ?? atMost
        self.weekdays = weekdays
        self.moments = moments
        self.rest = rest
    }

    var testDescription: String { text }

    func expect(_ note: Instruction) {
        #expect(note.officer == officer)
        #expect(note.from?.description == from)
        #expect(note.until?.description == until)
        #expect(note.timesPerWeek == times)
        #expect(note.shortestMinutes == shortest)
        #expect(note.longestMinutes == longest)
        #expect(note.weekdays == weekdays)
        #expect(note.times.map(\.description) == moments)
        #expect(note.notUnderstood == rest)
        #expect(note.text == text)
    }

    static let all: [NoteExample] = [
        NoteExample(
            "Lưu ý: Đ/c Trang phụ trách đài từ ngày 8/8/2023. Tuần 2 lần, thời lượng từ 10 đến 15 phút/ lần, từ nay đến hết năm 2023.",
            "Trang", from: "2023-08-08", until: "2023-12-31", times: 2, minutes: 10...15),
        // How often.
        NoteExample("Lưu ý: Đ/c Trang đọc, mỗi tuần 3 buổi", "Trang", times: 3),
        NoteExample("Lưu ý: Đ/c Trang đọc 2 lần/tuần", "Trang", times: 2),
        NoteExample("Lưu ý: Đ/c Trang đọc, tuần phát hai lần", "Trang", times: 2),
        NoteExample("Lưu ý: Đ/c Trang đọc 3 lượt mỗi tuần", "Trang", times: 3),
        NoteExample("Lưu ý: Đ/c Trang đọc, một tuần bốn lần", "Trang", times: 4),
        NoteExample("Lưu ý: Đ/c Trang đọc, ngày phát 1 lần", "Trang", times: 7),
        NoteExample("Lưu ý: Đ/c Trang đọc hằng ngày", "Trang", times: 7),
        NoteExample("Lưu ý: Đ/c Trang đọc, mỗi ngày 2 lần", "Trang", times: 14),
        NoteExample("Lưu ý: Đ/c Trang đọc, 2 lần/ngày", "Trang", times: 14),
        NoteExample("Lưu ý: Đ/c Trang đọc, tuần 3 ngày", "Trang", times: 3),
        NoteExample("Lưu ý: Đ/c Trang đọc, 2-3 lần/tuần", "Trang", rest: ["2-3 lần/tuần"]),
        NoteExample("Lưu ý: Đ/c Trang đọc, 2 lần một tháng", "Trang", rest: ["2 lần một tháng"]),
        NoteExample("Lưu ý: Đ/c Trang đọc, tuần 90 lần", "Trang", rest: ["tuần 90 lần"]),
        NoteExample("Lưu ý: Đ/c Trang đọc, 3 buổi", "Trang", rest: ["3 buổi"]),
        NoteExample("Lưu ý: Đ/c Trang đọc, thứ ba hằng tuần", "Trang", times: 1, on: [.tuesday]),
        NoteExample(
            "Lưu ý: tuần 2 lần, rồi tuần 3 lần, đ/c Trang đọc", "Trang", rest: ["tuần 2 lần", "rồi tuần 3 lần"]),
        // For how long.
        NoteExample("Lưu ý: Đ/c Trang đọc, thời lượng 15 phút", "Trang", minutes: 15...15),
        NoteExample("Lưu ý: Đ/c Trang đọc, khoảng 10-15 phút", "Trang", minutes: 10...15),
        NoteExample("Lưu ý: Đ/c Trang đọc, 10 phút đến 15 phút mỗi lần", "Trang", minutes: 10...15),
        NoteExample("Lưu ý: Đ/c Trang đọc, mười đến mười lăm phút", "Trang", minutes: 10...15),
        NoteExample("Lưu ý: Đ/c Trang đọc, 15'/lần", "Trang", minutes: 15...15),
        NoteExample("Lưu ý: Đ/c Trang đọc, không quá 15 phút", "Trang", atMost: 15),
        NoteExample("Lưu ý: Đ/c Trang đọc, ít nhất 10 phút", "Trang", atLeast: 10),
        NoteExample("Lưu ý: Đ/c Trang đọc, 10 phút trở lên", "Trang", atLeast: 10),
        NoteExample("Lưu ý: Đ/c Trang đọc, tối thiểu 10 phút, tối đa 15 phút", "Trang", minutes: 10...15),
        NoteExample("Lưu ý: Đ/c Trang đọc, 15 đến 10 phút", "Trang", rest: ["15 đến 10 phút"]),
        NoteExample(
            "Lưu ý: Đ/c Trang đọc, tối thiểu 20 phút, tối đa 15 phút", "Trang",
            rest: ["tối thiểu 20 phút", "tối đa 15 phút"]),
        NoteExample("Lưu ý: Đ/c Trang đọc lúc 17 giờ 30 phút", "Trang", at: ["17:30"]),
        NoteExample("Lưu ý: Đ/c Trang đọc, 15 phút mỗi ngày", "Trang", rest: ["15 phút mỗi ngày"]),
        NoteExample("Lưu ý: Đ/c Trang đọc sau 5 phút", "Trang", rest: ["sau 5 phút"]),
        // From when to when.
        NoteExample(
            "Lưu ý: Đ/c Trang đọc, từ nay đến hết quý I/2024", "Trang", from: "2023-08-04", until: "2024-03-31"),
        NoteExample("Lưu ý: Đ/c Trang đọc đến hết tháng 9/2023", "Trang", until: "2023-09-30"),
        NoteExample("Lưu ý: Đ/c Trang đọc đến ngày 30/9", "Trang", until: "2023-09-30"),
        NoteExample("Lưu ý: Đ/c Trang đọc đến ngày 30/7", "Trang", until: "2024-07-30"),
        NoteExample("Lưu ý: Đ/c Trang đọc trong tháng 10", "Trang", from: "2023-10-01", until: "2023-10-31"),
        NoteExample("Lưu ý: Đ/c Trang đọc trong tháng này", "Trang", from: "2023-08-04", until: "2023-08-31"),
        NoteExample("Lưu ý: Đ/c Trang đọc đến cuối năm", "Trang", until: "2023-12-31"),
        NoteExample("Lưu ý: Đ/c Trang đọc đến hết năm nay", "Trang", until: "2023-12-31"),
        NoteExample("Lưu ý: Đ/c Trang đọc từ 8/8 đến 30/9/2023", "Trang", from: "2023-08-08", until: "2023-09-30"),
        NoteExample("Lưu ý: Đ/c Trang đọc từ 1/7 đến 30/9/2023", "Trang", from: "2023-07-01", until: "2023-09-30"),
        NoteExample("Lưu ý: Đ/c Trang đọc từ 15/11 đến 15/01/2024", "Trang", from: "2023-11-15", until: "2024-01-15"),
        NoteExample("Lưu ý: Đ/c Trang đọc từ 8-30/9", "Trang", from: "2023-09-08", until: "2023-09-30"),
        NoteExample(
            "Lưu ý: Đ/c Trang đọc từ ngày 8 đến hết ngày 30/9", "Trang", from: "2023-09-08", until: "2023-09-30"),
        NoteExample("Lưu ý: Đ/c Trang đọc từ 15/12 đến hết tháng 1", "Trang", from: "2023-12-15", until: "2024-01-31"),
        NoteExample(
            "Lưu ý: Đ/c Trang đọc từ mùng 8 tháng 8 năm 2023 đến hết tháng chín", "Trang", from: "2023-08-08",
            until: "2023-09-30"),
        NoteExample("Lưu ý: Đ/c Trang đọc từ ngày mai", "Trang", from: "2023-08-05"),
        NoteExample("Lưu ý: Đ/c Trang đọc từ tháng 9", "Trang", from: "2023-09-01"),
        NoteExample(
            "Lưu ý: Đ/c Trang đọc từ ngày 31/2", "Trang", rest: ["đọc từ ngày 31/2"].map { String($0.dropFirst(4)) }),
        NoteExample("Lưu ý: Đ/c Trang đọc từ 29/2/2023", "Trang", rest: ["từ 29/2/2023"]),
        NoteExample("Lưu ý: Đ/c Trang đọc đến Tết", "Trang", rest: ["đến Tết"]),
        NoteExample("Lưu ý: Đ/c Trang đọc đến tháng 9", "Trang", rest: ["đến tháng 9"]),
        NoteExample(
            "Lưu ý: Đ/c Trang đọc từ 8/8/2023 đến 1/8/2023", "Trang", from: "2023-08-08", rest: ["đến 1/8/2023"]),
        // Who.
        NoteExample("Ghi chú: đ/c Bình đọc, tuần 3 buổi", "Bình", times: 3),
        NoteExample("Bút phê: đồng chí Lan phụ trách, tuần 3 buổi", "Lan", times: 3),
        NoteExample("Giao chị Hoa đọc, tuần 3 buổi", "Hoa", times: 3),
        NoteExample("Yêu cầu anh Nam (văn hóa xã) thực hiện tuần 3 buổi", "Nam", times: 3),
        NoteExample("Đề nghị đ/c Hồ Thị Y Nhoi - công chức văn hóa - phụ trách", "Hồ Thị Y Nhoi"),
        NoteExample("Chú ý: Người đọc: Nguyễn Văn Bình. Tần suất: 2 lần một tuần.", "Nguyễn Văn Bình", times: 2),
        NoteExample("ĐC BÌNH ĐỌC, TUẦN 3 BUỔI", "BÌNH", times: 3),
        NoteExample(
            "Lưu ý: đ/c Trang và đ/c Bình phụ trách, tuần 2 lần", times: 2, rest: ["đ/c Trang và đ/c Bình phụ trách"]),
        NoteExample("Lưu ý: đ/c Trang liên hệ văn phòng", rest: ["đ/c Trang liên hệ văn phòng"]),
        NoteExample("Giao Đài truyền thanh xã phát tuần 2 lần", times: 2, rest: ["Giao Đài truyền thanh xã phát"]),
        NoteExample("Lưu ý: đ/c Trang đọc chậm, rõ ràng, tuần 2 lần", "Trang", times: 2, rest: ["chậm", "rõ ràng"]),
        NoteExample("(Đ/c Bình đọc, tuần 3 buổi)", "Bình", times: 3),
    ]
}

@Suite("A leader's note")
struct NoteTests {
    static let today = LocalDate(dayNumber: 19_573)

    @Test("is understood, and what is not is said", arguments: NoteExample.all)
    func understood(_ example: NoteExample) throws {
        let note = try #require(Instruction(understanding: example.text, on: Self.today))
        example.expect(note)
    }

    @Test(
        "to the people is none",
        arguments: [
            "Lưu ý: bà con mang theo căn cước", "Lưu ý: uống thuốc ngày 2 lần sau ăn.", "Chú ý: đun sôi 15 phút.",
            "Lưu ý: các hộ phun thuốc tuần 2 lần, mỗi lần 15 phút, theo hướng dẫn trên đài.",
            "Đề nghị bà con nghe đài.",
            "Yêu cầu các hộ gia đình dọn vệ sinh mỗi tuần 1 lần, từ nay đến hết tháng 9.", "", "Xin trân trọng cảm ơn!",
            "Ghi chú: lệ phí 15.000 đồng.",
        ])
    func none(_ text: String) {
        #expect(Instruction(understanding: text, on: Self.today) == nil)
    }

    @Test("is given back as one sentence")
    func sentence() throws {
        let note = try #require(Instruction(understanding: NoteExample.all[0].text, on: Self.today))
        #expect(
            note.sentence
                == Phrase(
                    vi: "Giao Trang phụ trách, từ 08/08/2023 đến 31/12/2023, mỗi tuần 2 lần, mỗi lần 10–15 phút.",
                    en: "Trang is in charge, from 08/08/2023 to 31/12/2023, 2 times a week, 10–15 minutes each."))
        #expect(
            Instruction(text: "", until: LocalDate("2023-12-31"), timesPerWeek: 1, longestMinutes: 15).sentence
                == Phrase(
                    vi: "Đến 31/12/2023, mỗi tuần 1 lần, mỗi lần không quá 15 phút.",
                    en: "Until 31/12/2023, once a week, at most 15 minutes each."))
        #expect(Instruction(text: "Lưu ý: đến Tết").sentence == nil)
    }

    @Test("of any words never stops the reading", arguments: 0..<200)
    func anything(seed: UInt64) {
        var random = Seeded(seed)
        let pieces = [
            "tuần", "ngày", "2", "31", "/", "-", "lần", "phút", "đến", "từ", "hết", "năm", "tháng", "Đ/c", "Trang",
            "đọc",
            "quý", "IV", ",", ".", "(", ")", "nay", "2023", "không quá", "giờ", "9999999999999999999", "👩‍🌾", "\n",
            "Lưu ý:",
        ]
        let text = (0..<Int.random(in: 0...25, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        let note = Instruction(understanding: text.joined(separator: " "), on: Self.today)
        if let from = note?.from, let until = note?.until { #expect(from <= until) }
    }
}

/// SplitMix64.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
