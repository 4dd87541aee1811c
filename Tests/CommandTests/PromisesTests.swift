import Foundation
import Testing

@Suite("What was promised", .serialized)
struct PromisesTests {
    /// A power cut over the Monday slot, and one over the last hours of the second week's Saturday and its Sunday.
    private func troubled(_ station: StationBox) async throws -> String {
        let kept = station.beside("giữ lại")
        let run = try await station.loa(
            "simulate", "--from", "2024-03-04", "--until", "2024-03-17", "--power-cut", "2024-03-04T06:50/30",
            "--power-cut", "2024-03-16T06:50/2480", "--keep", kept)
        #expect(run.status == 0)
        return kept
    }

    @Test("Week by week, as text and as JSON", arguments: ["vi", "en"], ["", "-json"])
    func output(lang: String, format: String) async throws {
        let station = try StationBox()
        let kept = try await troubled(station)
        let span = ["--from", "2024-03-04", "--until", "2024-03-17"]
        let run = try await Binary.run(
            ["promises", "--station", kept, "--lang", lang] + span + (format == "" ? [] : ["--json"]))
        #expect(run.status == 0 && run.error == "")
        try Golden.compare(run.output, with: "promises\(format).\(lang)")
    }

    @Test("Of one campaign; the days may lie anywhere in their weeks")
    func oneCampaign() async throws {
        let station = try StationBox()
        let kept = try await troubled(station)
        let whole = try await Binary.run(
            ["promises", "--station", kept, "--from", "2024-03-04", "--until", "2024-03-10"])
        let one = try await Binary.run(
            ["promises", "tiem-phong", "--station", kept, "--from", "2024-03-06", "--until", "2024-03-07"])
        #expect(whole.status == 0)
        #expect(one.output == whole.output)
        #expect(one.output.split(separator: "\n").count == 3)
    }

    @Test("Weeks without a promise: nothing on standard output, and one sentence beside it", arguments: ["vi", "en"])
    func none(lang: String) async throws {
        let station = try StationBox()
        let run = try await station.loa("promises", "--from", "2025-01-01", "--until", "2025-01-02", lang: lang)
        #expect(run.status == 0 && run.output == "")
        #expect(run.error.contains(lang == "vi" ? "Không có cam kết phát nào" : "Nothing was promised"))
        let json = try await station.loa("promises", "--from", "2025-01-01", "--until", "2025-01-02", "--json")
        #expect(try json.json() as? [String] == [])
        // The week is over, and there is no log: it accounts for nothing.
        let past = try await station.loa("promises", "--from", "2024-03-04", "--until", "2024-03-17")
        #expect(past.status == 0 && past.output == "")
        // Today's week has none either.
        let now = try await station.loa("promises")
        #expect(now.status == 0 && now.output == "")
    }

    @Test("A campaign that neither the schedule nor the log has, and days in the wrong order")
    func badInput() async throws {
        let station = try StationBox()
        (try await station.loa("promises", "tiem-chung")).complains(
            66, "không có đợt phát “tiem-chung”", hint: "tiem-phong")
        (try await station.loa("promises", "tiem-chung", lang: "en")).complains(
            66, "there is no campaign “tiem-chung”", hint: "tiem-phong")
        (try await station.loa("promises", "--from", "2024-03-17", "--until", "2024-03-04")).complains(
            64, "ngày cuối đứng trước ngày đầu", hint: "--from")
    }

    @Test("A campaign that the schedule has no more, and the log still has")
    func gone() async throws {
        let station = try StationBox()
        let kept = try await troubled(station)
        let file = URL(filePath: kept + "/schedule.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data(text.replacing("  tiem-phong:\n", with: "  tiem-chung:\n").utf8).write(to: file)
        let run = try await Binary.run(
            [
                "promises", "tiem-phong", "--station", kept, "--from", "2024-03-04", "--until", "2024-03-10", "--lang",
                "en",
            ])
        #expect(run.status == 0)
        #expect(run.output.contains("04/03/2024–10/03/2024  tiem-phong  2         1      1"))
    }
}
