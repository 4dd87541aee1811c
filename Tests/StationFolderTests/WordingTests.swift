import Diagnostics
import StationFolder
import Testing

@Suite("What findings say")
struct WordingTests {
    struct Sentence: Sendable {
        let old: String
        let new: String
        let vi: String
        let en: String
    }

    /// As a terminal shows them, hint included.
    static let sentences: [Sentence] = [
        Sentence(
            old: "name: Trần Nam }", new: "name: Trần Nam, tilte: Ủy viên }",
            vi: """
                schedule.yaml:26:26: lỗi: cán bộ “nam” không có mục “tilte” [unknown-key]
                    → có phải là “title”?
                """,
            en: """
                schedule.yaml:26:26: error: the officer “nam” has no key “tilte” [unknown-key]
                    → did you mean “title”?
                """),
        Sentence(
            old: "until: 2024-06-30", new: "until: 2024-06-31",
            vi: """
                schedule.yaml:36:12: lỗi: không có ngày 2024-06-31 [impossible-date]
                    → tháng 6 năm 2024 có 30 ngày
                """,
            en: """
                schedule.yaml:36:12: error: there is no day 2024-06-31 [impossible-date]
                    → that month, 2024-06, has 30 days
                """),
        Sentence(
            old: "from: 2024-03-04", new: "from: 4/3/2024",
            vi: """
                schedule.yaml:35:11: lỗi: “4/3/2024” không phải là ngày [bad-date]
                    → viết năm-tháng-ngày, như: 2024-03-04
                """,
            en: """
                schedule.yaml:35:11: error: “4/3/2024” is not a date [bad-date]
                    → write year-month-day, such as: 2024-03-04
                """),
        Sentence(
            old: "sat 17:00", new: "sat 17:53",
            vi: """
                schedule.yaml:38:21: lỗi: phát lúc “sat 17:53” ít nhất 8 phút thì quá khung giờ 16:30-18:00 [slot-outside-hours]
                    → phát sớm hơn hoặc nới khung giờ ở mục hours
                """,
            en: """
                schedule.yaml:38:21: error: from “sat 17:53” on, at least 8 minutes, it would run beyond the hours 16:30-18:00 [slot-outside-hours]
                    → begin earlier or widen hours
                """),
        Sentence(
            old: "{ officer: nam, days: [sat, sun], from", new: "{ officer: nam, from",
            vi: """
                schedule.yaml:29:5: lỗi: ngày 01/03/2024 vừa phân công “nam” vừa phân công “hoa” (dòng 28) [duties-overlap]
                    → sửa ngày cho khỏi trùng, hoặc ghi “instead-of: hoa” nếu là trực thay
                """,
            en: """
                schedule.yaml:29:5: error: on 2024-03-01 both “nam” and “hoa” (line 28) are on duty [duties-overlap]
                    → change the days, or add “instead-of: hoa” if one stands in for the other
                """),
        Sentence(
            old: "nam: { name: Trần Nam }", new: "nam: Trần Nam",
            vi: """
                schedule.yaml:26:8: lỗi: cán bộ “nam” phải là một nhóm mục, nhưng ở đây là một giá trị [wrong-type]
                    → viết: tên: { mục: giá trị }, hoặc mỗi mục một dòng thụt vào bên dưới
                """,
            en: """
                schedule.yaml:26:8: error: the officer “nam” must be a group of keys, but here is one value [wrong-type]
                    → write: name: { key: value }, or each key on a line of its own, indented below
                """),
        Sentence(
            old: "script: tiem-phong", new: "script: tiem-fong",
            vi: """
                schedule.yaml:34:13: lỗi: không có bài “tiem-fong”: thiếu tệp scripts/tiem-fong.md [unknown-script]
                    → có phải là “tiem-phong”?
                """,
            en: """
                schedule.yaml:34:13: error: there is no script “tiem-fong”: the file scripts/tiem-fong.md is missing [unknown-script]
                    → did you mean “tiem-phong”?
                """),
        Sentence(
            old: "  nam: { name: Trần Nam }", new: "\tnam: { name: Trần Nam }",
            vi: """
                schedule.yaml:26:1: lỗi: có dấu tab ở chỗ thụt đầu dòng [yaml-tab]
                    → thay tab bằng dấu cách
                """,
            en: """
                schedule.yaml:26:1: error: there is a tab where the line is indented [yaml-tab]
                    → put spaces in place of the tab
                """),
    ]

    @Test("Sentence, place and cure, in both languages", arguments: sentences)
    func isWordedSo(_ sentence: Sentence) throws {
        let loaded = try Workbench.station(Fixture.schedule(sentence.old, sentence.new)).load()
        let finding = try #require(loaded.findings.first)
        #expect(finding.text(in: .vietnamese) == sentence.vi)
        #expect(finding.text(in: .english) == sentence.en)
    }
}
