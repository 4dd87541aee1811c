import CivilTime
import Diagnostics
import Manuscript
import Testing

extension NoteExample {
    /// A word that stops, bounds or turns round, a number left over, a time that is not known: nothing is understood
    /// of what hangs on it. Read on Friday, 4 August 2023.
    static let doubtful: [NoteExample] = [
        // Not, or no longer.
        NoteExample("Lưu ý: thôi phát từ tuần sau", rest: ["thôi phát từ tuần sau"]),
        NoteExample(
            "Lưu ý: Đ/c Hạnh đọc, tạm dừng từ 10/8, tuần 2 lần",
            rest: ["Đ/c Hạnh đọc", "tạm dừng từ 10/8", "tuần 2 lần"]),
        NoteExample(
            "Lưu ý: hủy lịch cũ, phát tuần 2 lần từ 10/8", rest: ["hủy lịch cũ", "phát tuần 2 lần từ 10/8"]),
        NoteExample(
            "Lưu ý: không phát vào chủ nhật, tuần 3 lần", rest: ["không phát vào chủ nhật", "tuần 3 lần"]),
        NoteExample("Lưu ý: chưa cho phát, chờ ý kiến", rest: ["chưa cho phát", "chờ ý kiến"]),
        NoteExample(
            "Lưu ý: Đ/c Hạnh chưa đọc được, mỗi lần 5 phút", rest: ["Đ/c Hạnh chưa đọc được", "mỗi lần 5 phút"]),
        // So many at most, or at least.
        NoteExample(
            "Lưu ý: phát không quá 5 lần/tuần, mỗi lần không quá 7 phút", atMost: 7,
            rest: ["phát không quá 5 lần/tuần"]),
        NoteExample("Lưu ý: phát tối đa tuần 3 lần, mỗi lần 5 phút", minutes: 5...5, rest: ["phát tối đa tuần 3 lần"]),
        NoteExample("Lưu ý: phát tối thiểu 2 lần/tuần", rest: ["phát tối thiểu 2 lần/tuần"]),
        NoteExample(
            "Lưu ý: phát hơn 3 lần mỗi tuần, thời lượng 5 phút", minutes: 5...5, rest: ["phát hơn 3 lần mỗi tuần"]),
        NoteExample("Lưu ý: phát tuần 2 lần hoặc 3 lần", rest: ["phát tuần 2 lần hoặc 3 lần"]),
        NoteExample("Lưu ý: phát 2 lần/tuần, tổng 6 lần", rest: ["phát 2 lần/tuần", "tổng 6 lần"]),
        // Not every week, not every day.
        NoteExample(
            "Lưu ý: phát tuần 3 lần, nghỉ tuần Quốc khánh", rest: ["phát tuần 3 lần", "nghỉ tuần Quốc khánh"]),
        NoteExample("Lưu ý: Đ/c Hạnh đọc cách tuần một lần", rest: ["Đ/c Hạnh đọc cách tuần một lần"]),
        NoteExample("Lưu ý: hai ngày phát một lần", rest: ["hai ngày phát một lần"]),
        NoteExample("Lưu ý: 10 ngày phát 1 lần, mỗi lần 5 phút", minutes: 5...5, rest: ["10 ngày phát 1 lần"]),
        NoteExample(
            "Lưu ý: phát 3 lần trong tuần đầu, mỗi lần 5 phút", minutes: 5...5, rest: ["phát 3 lần trong tuần đầu"]),
        NoteExample(
            "Lưu ý: phát ngày 1 lần, riêng chủ nhật 2 lần", rest: ["phát ngày 1 lần", "riêng chủ nhật 2 lần"]),
        NoteExample("Lưu ý: trừ thứ bảy, phát hằng ngày", rest: ["trừ thứ bảy", "phát hằng ngày"]),
        NoteExample(
            "Lưu ý: mỗi tháng phát 2 tuần, mỗi tuần 3 lần", rest: ["mỗi tháng phát 2 tuần", "mỗi tuần 3 lần"]),
        NoteExample("Lưu ý: mỗi thôn phát tuần 1 lần", rest: ["mỗi thôn phát tuần 1 lần"]),
        NoteExample(
            "Lưu ý: từ 10/8 phát tuần 2 lần, từ 20/8 phát tuần 4 lần",
            rest: ["từ 10/8 phát tuần 2 lần", "từ 20/8 phát tuần 4 lần"]),
        NoteExample(
            "Lưu ý: phát 2 lần/tuần từ nay đến 2/9, sau 2/9 ngày 1 lần",
            rest: ["phát 2 lần/tuần từ nay đến 2/9", "sau 2/9 ngày 1 lần"]),
        // From when, until when?
        NoteExample("Lưu ý: phát 3 tuần, tuần 2 lần", rest: ["phát 3 tuần", "tuần 2 lần"]),
        NoteExample("Lưu ý: phát liên tục 5 ngày, ngày 1 lần", rest: ["phát liên tục 5 ngày", "ngày 1 lần"]),
        NoteExample("Lưu ý: sau 10/8 phát tuần 2 lần", rest: ["sau 10/8 phát tuần 2 lần"]),
        NoteExample(
            "Lưu ý: phát đến khi hết dịch, ngày 2 lần", rest: ["phát đến khi hết dịch", "ngày 2 lần"]),
        NoteExample("Lưu ý: phát 8-10/8, tuần 2 lần", rest: ["phát 8-10/8", "tuần 2 lần"]),
        NoteExample(
            "Lưu ý: phát từ 10/8 (âm lịch), tuần 2 lần", rest: ["phát từ 10/8", "âm lịch", "tuần 2 lần"]),
        NoteExample("Lưu ý: phát đến 10/7 AL, tuần 2 lần", rest: ["phát đến 10/7 AL", "tuần 2 lần"]),
        NoteExample(
            "Lưu ý: Đ/c Hạnh đọc từ ngày 31/2, tuần 2 lần", "Hạnh", rest: ["từ ngày 31/2", "tuần 2 lần"]),
        // On which days, at what time?
        NoteExample(
            "Lưu ý: phát trước 17h30 thứ ba và thứ năm hằng tuần",
            rest: ["phát trước 17h30 thứ ba và thứ năm hằng tuần"]),
        NoteExample(
            "Lưu ý: phát từ 17h đến 17h30 các ngày thứ 3, 5", rest: ["phát từ 17h đến 17h30 các ngày thứ 3, 5"]),
        NoteExample("Lưu ý: phát lúc 3 giờ hằng ngày", rest: ["phát lúc 3 giờ hằng ngày"]),
        NoteExample("Lưu ý: Đ/c Hạnh đọc, thứ 2-6 hằng tuần", "Hạnh", rest: ["thứ 2-6 hằng tuần"]),
        NoteExample("Lưu ý: Đ/c Hạnh đọc, thứ ba tuần này", "Hạnh", rest: ["thứ ba tuần này"]),
        NoteExample(
            "Lưu ý: phát tuần 3 lần vào thứ ba và thứ sáu", rest: ["phát tuần 3 lần vào thứ ba và thứ sáu"]),
        NoteExample("Lưu ý: phát hằng ngày vào thứ ba, thứ sáu", rest: ["phát hằng ngày vào thứ ba, thứ sáu"]),
        NoteExample("Lưu ý: phát thứ ba, thứ sáu tuần sau", rest: ["phát thứ ba, thứ sáu tuần sau"]),
        NoteExample("Lưu ý: cuối tuần phát 2 lần, 5 phút", minutes: 5...5, rest: ["cuối tuần phát 2 lần"]),
        NoteExample("Lưu ý: phát ngày 1 lần, lúc 6h và 17h", rest: ["phát ngày 1 lần", "lúc 6h và 17h"]),
        NoteExample(
            "Lưu ý: Đ/c Hạnh đọc, 6h thứ hai và 17h thứ sáu hằng tuần", "Hạnh",
            rest: ["6h thứ hai và 17h thứ sáu hằng tuần"]),
        // How often it is read in one airing.
        NoteExample(
            "Lưu ý: đọc 2 lượt mỗi buổi, ngày 1 buổi, thời lượng 5 phút", times: 7,
            rest: ["đọc 2 lượt mỗi buổi", "thời lượng 5 phút"]),
        NoteExample("Lưu ý: mỗi lần phát 2 lượt, tuần 3 buổi", rest: ["mỗi lần phát 2 lượt", "tuần 3 buổi"]),
        // Who?
        NoteExample("Lưu ý: Đ/c Hạnh đọc 5 lần đầu, mỗi lần 5 phút", minutes: 5...5, rest: ["Đ/c Hạnh đọc 5 lần đầu"]),
        NoteExample(
            "Lưu ý: Đ/c Hạnh đọc hộ đến 10/8, mỗi lần 5 phút", minutes: 5...5, rest: ["Đ/c Hạnh đọc hộ đến 10/8"]),
        NoteExample("Lưu ý: Đ/c Hạnh đọc thay đ/c Tuấn", rest: ["Đ/c Hạnh đọc thay đ/c Tuấn"]),
        NoteExample(
            "Lưu ý: Đ/c Hạnh hoặc đ/c Tuấn đọc, mỗi lần 5 phút", minutes: 5...5, rest: ["Đ/c Hạnh hoặc đ/c Tuấn đọc"]),
        NoteExample(
            "Lưu ý: Đ/c Hạnh đọc đến 10/8, sau đó đ/c Tuấn đọc", rest: ["Đ/c Hạnh đọc đến 10/8", "sau đó đ/c Tuấn đọc"]),
    ]

    static let clear: [NoteExample] = [
        NoteExample(
            "Lưu ý: phát lúc 5 giờ chiều các ngày thứ hai, thứ tư", times: 2, on: [.monday, .wednesday], at: ["17:00"]),
        NoteExample(
            "Lưu ý: phát lúc 5h30 sáng và 5h30 chiều hằng ngày", times: 14, on: Weekday.allCases,
            at: ["05:30", "17:30"]),
        NoteExample(
            "Lưu ý: Đ/c Hạnh p/trách, T2, T4, T6, 17h15, 7p", "Hạnh", times: 3, minutes: 7...7,
            on: [.monday, .wednesday, .friday], at: ["17:15"]),
        NoteExample(
            "Lưu ý: phát thứ hai đến thứ sáu hằng tuần, 17h", times: 5,
            on: [.monday, .tuesday, .wednesday, .thursday, .friday], at: ["17:00"]),
        NoteExample(
            "Lưu ý: phát thứ 3, 5, 2 lần/tuần, mỗi lần 10'", times: 2, minutes: 10...10, on: [.tuesday, .thursday]),
        NoteExample(
            "Lưu ý: phát vào thứ bảy và CN, lúc 6h; 17h", times: 4, on: [.saturday, .sunday], at: ["06:00", "17:00"]),
        NoteExample("Lưu ý: phát lúc 6 giờ rưỡi thứ tư hằng tuần", times: 1, on: [.wednesday], at: ["06:30"]),
        NoteExample(
            "Đ/c Hạnh cho phát bài này 3 buổi tối mỗi tuần, từ thứ tư tuần tới", "Hạnh", from: "2023-08-09", times: 3,
            rest: ["tối"]),
        NoteExample(
            "Lưu ý: phát từ tuần sau, tuần 2 lần, kết thúc trước ngày 1/9", from: "2023-08-07", until: "2023-08-31",
            times: 2),
        NoteExample("Lưu ý: kết thúc vào 15/9, tuần 2 lần, 5 phút", until: "2023-09-15", times: 2, minutes: 5...5),
        NoteExample(
            "Lưu ý: Đ/c Hạnh đọc, thời gian: tháng 9/2023, 2b/tuần, 10p/b", "Hạnh", from: "2023-09-01",
            until: "2023-09-30", times: 2, minutes: 10...10),
        NoteExample(
            "Lưu ý: phát từ 1-10/9/2023, 2 buổi/ngày, 7-10 phút/buổi", from: "2023-09-01", until: "2023-09-10",
            times: 14, minutes: 7...10),
        NoteExample(
            "Lưu ý: phát từ ngày 1 đến 15/9/2023, tuần 2 lần", from: "2023-09-01", until: "2023-09-15", times: 2),
        NoteExample("Lưu ý: phát từ 1/8, tuần 2 lần", from: "2023-08-01", times: 2),
        NoteExample("Lưu ý: phát từ 1/8 đến 1/9, tuần 2 lần", from: "2023-08-01", until: "2023-09-01", times: 2),
        NoteExample(
            "Lưu ý: phát liên tục 5 ngày từ 10/8, ngày 1 lần", from: "2023-08-10", until: "2023-08-14", times: 7),
        NoteExample(
            "Lưu ý: phát trong 2 tuần kể từ ngày mai, tuần 3 lần", from: "2023-08-05", until: "2023-08-18", times: 3),
        NoteExample("Trưởng đài duyệt: phát 3 lần/tuần", times: 3, rest: ["Trưởng đài duyệt"]),
    ]
}

@Suite("A leader's note that was taken for a note")
struct NoteDoubtTests {
    @Test("never says more than it says", arguments: NoteExample.doubtful + NoteExample.clear)
    func doubt(_ example: NoteExample) async throws {
        let manuscript = try await Desk().read(
            text: "TIN SẢN XUẤT\nSâu cuốn lá gây hại trên lúa mùa, cần thăm đồng.\n" + example.text)
        let note = try #require(manuscript.instruction)
        example.expect(note)
    }

    @Test("says the days and the times in its sentence")
    func sentence() {
        let note = Instruction(
            text: "", timesPerWeek: 4, weekdays: [.tuesday, .sunday],
            times: ["05:30", "17:00"].compactMap { TimeOfDay($0) })
        #expect(
            note.sentence
                == Phrase(
                    vi: "Mỗi tuần 4 lần, lúc 5 giờ 30 và 17 giờ thứ Ba và Chủ nhật hằng tuần.",
                    en: "4 times a week, Tuesdays and Sundays at 05:30 and 17:00."))
        #expect(
            Instruction(text: "", weekdays: Weekday.allCases, times: [.midnight]).sentence
                == Phrase(vi: "Lúc 0 giờ hằng ngày.", en: "Daily at 00:00."))
        #expect(
            Instruction(text: "", weekdays: [.monday, .tuesday, .friday]).sentence
                == Phrase(
                    vi: "Vào thứ Hai, thứ Ba và thứ Sáu hằng tuần.", en: "Mondays, Tuesdays and Fridays."))
        #expect(
            Instruction(text: "", weekdays: Weekday.allCases).sentence == Phrase(vi: "Hằng ngày.", en: "Every day."))
        #expect(Instruction(text: "", times: [.midnight]).sentence == Phrase(vi: "Lúc 0 giờ.", en: "At 00:00."))
    }

    /// Under an announcement.
    private func read(_ last: String) async throws -> Manuscript {
        try await Desk().read(text: "TIN SẢN XUẤT\nSâu cuốn lá gây hại trên lúa mùa, cần thăm đồng.\n" + last)
    }

    @Test(
        "is set apart without a head, whatever of it is understood",
        arguments: [
            "Đ/c Hạnh, đ/c Tuấn thay nhau đọc, tuần 3 buổi.", "(Phát 3 buổi/tuần, 10 phút)",
            "Lưu ý: tuần lẻ phát 2 lần, tuần chẵn phát 3 lần", "Lưu ý: thời lượng một phần tư giờ, tuần vài buổi.",
            "Đ/c Hạnh đọc tùy theo buổi, mỗi tuần đôi ba lần.", "Bí thư: nhất trí, phát 2 đợt trong tháng.",
            "Trưởng đài: duyệt.\nTuần 3 lần, 7 phút, đến 30/9/2023.\nHạnh thực hiện.",
        ])
    func setApart(_ last: String) async throws {
        let manuscript = try await read(last)
        #expect(manuscript.text == "Sâu cuốn lá gây hại trên lúa mùa, cần thăm đồng.\n")
        let note = try #require(manuscript.instruction)
        #expect(last.hasPrefix(note.text))
        #expect(!manuscript.findings.contains { $0.code == "maybe-note" })
        #expect(manuscript.findings.contains { $0.code == "note-not-understood" } == (note.sentence == nil))
    }

    @Test(
        "may be one: it stays, and a finding asks",
        arguments: [
            "Phát bài này liên tục đến hết tháng, sáng và chiều.", "Bài này phát 1 tuần.",
            "Lịch phát: thứ 2, 4, 6 lúc 17h; người đọc: Hạnh", "Lưu ý: phát thứ ba tuần này",
            "Tuần 3 lần, 7 phút, đến 30/9/2023.",
            "Chủ tịch UBND xã giao các thôn làm xong trước ngày 15/9/2023.",
        ])
    func asked(_ last: String) async throws {
        let manuscript = try await read(last)
        #expect(manuscript.instruction == nil)
        #expect(manuscript.text.hasSuffix(last + "\n"))
        let finding = try #require(manuscript.findings.first)
        #expect(finding.code == "maybe-note")
        #expect(finding.severity == .warning)
        #expect(
            finding.message
                == Phrase(
                    vi: "đoạn này giống ghi chú nội bộ, có đọc lên loa không? “\(last)”",
                    en: "this looks like an internal note; is it to be read? “\(last)”"))
        #expect(
            finding.hint
                == Phrase(vi: "nếu là ghi chú thì xóa khỏi bài", en: "if it is a note, take it out of the text"))
    }

    @Test(
        "is none",
        arguments: [
            "Trạm y tế phát thuốc 2 lần mỗi tuần.", "Rác được thu gom thứ ba và thứ sáu hằng tuần.",
            "Đồng chí Bình chủ trì cuộc họp vào 19 giờ ngày 15/9.", "Uống ngày 2 lần, mỗi lần 1 viên, trong 5 ngày.",
            "Khi phát hiện cháy, gọi ngay đồng chí Trưởng thôn.", "Xin trân trọng cảm ơn.",
            "Mời bà con nghe đài phát lại bài này 2 lần mỗi tuần.", "Các em đọc sách 15 phút mỗi ngày.",
        ])
    func none(_ last: String) async throws {
        let manuscript = try await read(last)
        #expect(manuscript.text.hasSuffix(last + "\n"))
        #expect(manuscript.instruction == nil)
        #expect(manuscript.findings.isEmpty)
    }

    @Test("and not understood is said")
    func notUnderstood() async throws {
        let finding = try #require(try await read("Lưu ý: hoãn phát bài này").findings.first)
        #expect(finding.code == "note-not-understood")
        #expect(finding.severity == .note)
        #expect(
            finding.message
                == Phrase(
                    vi: "ghi chú này đã để riêng, không đọc lên loa, nhưng chưa hiểu được: “Lưu ý: hoãn phát bài này”",
                    en: "a note was set apart and will not be read, but is not understood: “Lưu ý: hoãn phát bài này”"))
        #expect(
            finding.hint
                == Phrase(
                    vi: "tự sắp lịch theo ghi chú; nếu là lời đọc cho bà con thì chép lại vào bài",
                    en: "arrange it yourself; if it is meant for the listeners, put it back into the text"))
    }
}
