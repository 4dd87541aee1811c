import CivilTime
import Diagnostics
import Planning
import StationModel
import Testing

@Suite("The words of an explanation")
struct WhyTests {
    @Test("Each step has a clause in both languages")
    func phrases() throws {
        let five = try #require(TimeOfDay("17:00"))
        let other = try Given.name("khac@2023-10-06T17:00")
        let order: ClosedRange<Duration> = .seconds(600)...(.seconds(900))
        let steps: [(Why, String, String)] = [
            (.slot(.tuesday, five), "lịch phát ghi 17:00 thứ Ba", "the schedule names Tuesday 17:00"),
            (
                .spread(number: 1, of: 3), "lần thứ 1 trong 3 lần được chia đều trong tuần",
                "number 1 of 3 spread over the week"
            ),
            (
                .quietDay(try Given.date("2023-10-06"), reason: "Quốc tang"),
                "chuyển từ thứ Sáu, 06/10/2023 là ngày nghỉ phát (Quốc tang)",
                "moved from Friday 2023-10-06, a quiet day (Quốc tang)"
            ),
            (
                .gaveWay(to: other, from: try Given.moment("2023-10-06T17:00")),
                "nhường giờ 17:00 thứ Sáu, 06/10/2023 cho khac@2023-10-06T17:00",
                "gave way at Friday 2023-10-06 17:00 to khac@2023-10-06T17:00"
            ),
            (
                .outsideHours(try Given.moment("2023-10-08T18:20")),
                "bắt đầu lúc 18:20 Chủ nhật, 08/10/2023 thì không nằm trọn trong khung giờ phát",
                "from Sunday 2023-10-08 18:20 it would not lie inside the hours"
            ),
            (
                .makeGood(for: other, .cut, .interrupted),
                "phát bù cho khac@2023-10-06T17:00 phát chưa hết (đang phát thì mất điện hoặc máy dừng đột ngột)",
                "makes good khac@2023-10-06T17:00, cut (power cut or crash in mid-airing)"
            ),
            (
                .makeGood(for: other, .missed, nil), "phát bù cho khac@2023-10-06T17:00 không phát",
                "makes good khac@2023-10-06T17:00, missed"
            ),
            (.earlierSchedule, "phát theo lịch trước khi sửa", "stood in the schedule before it was changed"),
            (
                .readings(2, length: .seconds(735), wanted: order), "đọc 2 lượt, dài 12:15, yêu cầu 10:00–15:00",
                "read twice, 12:15 long, ordered were 10:00–15:00"
            ),
            (.rate(1.05), "giọng đọc nhanh hơn 5% cho vừa thời lượng", "the voice reads 5% faster to fit"),
            (.rate(0.916), "giọng đọc chậm hơn 8,4% cho vừa thời lượng", "the voice reads 8.4% slower to fit"),
        ]
        for (why, vi, en) in steps {
            #expect(why.phrase == Phrase(vi: vi, en: en))
        }
    }

    @Test("Each cause of a shortfall has words that differ from all others")
    func causes() throws {
        let causes: [Shortfall.Cause] = [
            .quietDays(reason: "Bão"), .noRoom(takenBy: nil), .noRoom(takenBy: try Given.name("a@2023-08-15T17:00")),
            .hoursTooShort, .noAiring, .weekOver, .campaignOver,
        ]
        #expect(Set(causes.map(\.phrase.vi)).count == causes.count)
        #expect(Set(causes.map(\.phrase.en)).count == causes.count)
        #expect(causes[0].phrase.vi == "mọi ngày còn lại trong tuần đều là ngày nghỉ phát (Bão)")
    }
}
