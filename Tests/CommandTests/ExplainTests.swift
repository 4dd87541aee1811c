import Foundation
import Testing

@Suite("Why an occurrence stands there, and what became of it", .serialized)
struct ExplainTests {
    /// Monday: no power from ten minutes before to twenty after. Saturday: the card goes in mid-airing.
    private func troubled(_ station: StationBox) async throws -> String {
        let kept = station.beside("giữ lại")
        let run = try await station.loa(
            "simulate", "--from", "2024-03-04", "--until", "2024-03-10", "--power-cut", "2024-03-04T06:50/30",
            "--card-lost", "2024-03-09T07:01/5", "--keep", kept)
        #expect(run.status == 0)
        return kept
    }

    @Test(
        "Missed, the make-good of it, cut, and one that nobody was there for",
        arguments: [
            ("missed", "2024-03-04T07:00"), ("make-good", "2024-03-04T07:24"), ("cut", "2024-03-09T07:00"),
            ("unattended", "2024-03-16T07:00"),
        ], ["vi", "en"])
    func past(given: (name: String, start: String), lang: String) async throws {
        let station = try StationBox()
        let kept = try await troubled(station)
        let run = try await Binary.run(["explain", "tiem-phong@\(given.start)", "--station", kept, "--lang", lang])
        #expect(run.status == 0 && run.error == "")
        // Their numbers are the ledger's own affair: the next test looks at them.
        let shown = run.output.replacing(/(dòng số|entry) \d+/) { "\($0.1) N" }
        try Golden.compare(shown, with: "explain-\(given.name).\(lang)")
    }

    @Test("In JSON: the line of the log, and each sentence with the lines and entries that it rests on")
    func json() async throws {
        let station = try StationBox()
        let kept = try await troubled(station)
        let run = try await Binary.run(
            ["explain", "tiem-phong@2024-03-09T07:00", "--station", kept, "--json", "--lang", "en"])
        let told = try #require(try run.json() as? [String: Any])
        #expect((told["airing"] as? [String: Any])?["outcome"] as? String == "cut")
        #expect((told["why"] as? [String])?.first == "the schedule names Saturday 07:00")
        let sentences = try #require(told["sentences"] as? [[String: Any]])
        #expect(sentences.first?["text"] as? String == "The schedule names Saturday 07:00.")
        let cited = sentences.flatMap { $0["citations"] as? [[String: Any]] ?? [] }
        let lines = try station.text(of: "schedule.yaml").split(separator: "\n", omittingEmptySubsequences: false)
        let slot = try #require(cited.first?["line"] as? Int)
        #expect(cited.first?["file"] as? String == "schedule.yaml")
        #expect(lines[slot - 1].contains("on: [mon 07:00, sat 07:00]"))
        // The ledger's entries come in their order.
        let entries = sentences.compactMap { ($0["citations"] as? [[String: Any]])?.first?["entry"] as? Int }
        #expect(entries.count >= 4 && entries.dropLast() == entries.dropLast().sorted()[...])
    }

    @Test(
        "Neither planned nor logged: it says why there is none on that day, and which ones are near",
        arguments: [
            ("tiem-phong@2024-03-06T07:00", "“on” không ghi thứ Tư (schedule.yaml:", "“on” does not name Wednesday"),
            (
                "tiem-phong@2024-03-04T07:30", "ngày ấy đợt này phát lúc 07:00",
                "on that day the campaign is aired at 07:00"
            ),
            (
                "tiem-phong@2024-03-02T07:00", "đợt phát bắt đầu từ 04/03/2024 (schedule.yaml:",
                "the campaign begins on 2024-03-04"
            ),
            (
                "tiem-phong@2024-03-18T07:00", "đợt phát kết thúc ngày 17/03/2024 (schedule.yaml:",
                "the campaign ended on 2024-03-17"
            ),
            (
                "tiem-phong@2024-03-09T07:00", "thứ Bảy, 09/03/2024 là ngày nghỉ phát (Giỗ Tổ) (schedule.yaml:LINE)",
                "quiet"
            ),
        ])
    func none(name: String, vi: String, en: String) async throws {
        let station = try StationBox()
        let schedule = try station.text(of: "schedule.yaml").replacing(
            "officers:", with: "quiet-days:\n  - { date: 2024-03-09, reason: Giỗ Tổ }\nofficers:")
        try station.write("schedule.yaml", schedule)
        let line = schedule.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
            $0.contains("Giỗ Tổ")
        }
        let told = vi.replacing("LINE", with: String(try #require(line) + 1))
        (try await station.loa("explain", name)).complains(66, told, hint: "các buổi gần nhất: tiem-phong@2024-03-")
        (try await station.loa("explain", name, lang: "en")).complains(66, en, hint: "the nearest ones: tiem-phong@")
    }

    @Test("Of a campaign that does not exist, of what was done by hand, of a folder that does not check")
    func nothing() async throws {
        let station = try StationBox()
        (try await station.loa("explain", "tiem-chung@2024-03-06T07:00")).complains(
            66, "không có đợt phát “tiem-chung”", hint: "loa plan")
        (try await station.loa("explain", "live@2024-03-06T07:00", lang: "en")).complains(
            66, "neither the plan nor the log has live@2024-03-06T07:00", hint: "loa plan")
        try station.write("schedule.yaml", "station: 5\n")
        let broken = try await station.loa("explain", "tiem-phong@2024-03-04T07:00")
        #expect(broken.status == 65 && broken.output == "")
    }
}
