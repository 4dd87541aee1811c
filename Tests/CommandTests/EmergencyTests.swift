import Foundation
import Sound
import Subprocess
import Testing

@Suite("Real emergencies", .timeLimit(.minutes(5)))
struct EmergencyTests {
    @Test("real daemon: a warning takes the air on a day of mourning, is told at once, and ends with all-clear")
    func warnAndClear() async throws {
        let station = try StationBox()
        let mourning = "quiet-days:\n  - { from: 2024-03-20, until: 2150-01-01, reason: Quốc tang }\n"
        try station.write("schedule.yaml", try station.text(of: "schedule.yaml") + "\n" + mourning)
        let ended = try await station.daemon { _ in
            let answer = try await station.loa(
                "emergency", "--say", "Nước lên nhanh. Bà con di chuyển ngay.", "--by", "lan", "--reason", "lũ về",
                "--level", "đỏ", "--every", "2h")
            #expect(answer.status == 0, "\(answer)")
            let line = try #require(
                answer.output.firstMatch(of: /Đang phát cảnh báo cấp 4: Nước lên nhanh \((emergency@\S+)\)\.\n/),
                "\(answer)")
            #expect(answer.output.contains("loa all-clear --by"))
            let status = try await station.status()
            #expect((status["onAir"] as? [String: Any])?["occurrence"] as? String == String(line.1))

            let clear = try await station.loa("all-clear", "--by", "minh", "--reason", "nước rút")
            #expect(clear.output == "Đã kết thúc cảnh báo: Nước lên nhanh.\nKhông còn cảnh báo nào.\n")
            try await station.loa("all-clear", "--by", "minh", "--reason", "lần nữa")
                .complains(66, "không có cảnh báo nào", hint: "loa status")
            let entry = try await eventually("closed") { try await station.log().first { $0["outcome"] != nil } }
            #expect(entry["occurrence"] as? String == String(line.1))
            #expect(entry["title"] as? String == "Nước lên nhanh")
        }
        #expect(ended.status == .exited(0))
    }

    @Test("real daemon: a script that nobody approved interrupts what is on air, which goes on after the all-clear")
    func interruption() async throws {
        let station = try StationBox(hours: "00:00-24:00")
        _ = try await station.daemon { _ in
            let played = try await station.playNow()
            let answer = try await station.emergency("tiem-phong")
            let warning = try #require(answer["occurrence"] as? String)
            #expect(try await station.onAir() == warning)
            _ = try await station.loa("all-clear", "--by", "lan", "--reason", "xong")
            try await eventually("the interrupted airing") { try await station.onAir() == played }
        }
    }

    @Test("real daemon: of two at once the graver has the air, the other waits, and both are told")
    func two() async throws {
        let station = try StationBox()
        _ = try await station.daemon { _ in
            let first = try await station.emergency("--say", "Mưa to.", "--level", "2")
            let second = try await station.emergency("--say", "Lũ quét.", "--level", "5")
            #expect(try await station.onAir() == second["occurrence"] as? String)
            let third = try await station.emergency("--say", "Sương mù.", "--level", "1")
            #expect(try await station.onAir() == second["occurrence"] as? String)
            let standing = try #require(third["warnings"] as? [[String: Any]])
            #expect(standing.map { $0["title"] as? String } == ["Lũ quét", "Mưa to", "Sương mù"])
            #expect(standing.map { $0["onAir"] as? Bool } == [true, false, false])
            // Interrupted at its first sound, it begins anew: under a name of its own.
            #expect(standing[1]["occurrence"] as? String != nil && first["occurrence"] as? String != nil)
            let text = try await station.loa(
                "emergency", "--say", "Gió giật.", "--level", "1", "--by", "lan", "--reason", "bão", lang: "en")
            #expect(text.output.contains("On air, level 5: Lũ quét ("))
            #expect(text.output.contains("Waits, level 2: Mưa to ("))
            let clear = try await station.loa("all-clear", "--by", "lan", "--reason", "xong")
            for title in ["Lũ quét", "Mưa to", "Sương mù", "Gió giật"] { #expect(clear.output.contains(title)) }
        }
    }

    @Test("real daemon: the alert tone is what is heard first, then the words")
    func heard() async throws {
        let station = try StationBox(device: "wav:out.wav")
        let file = station.path + "/out.wav"
        _ = try await station.daemon { _ in
            _ = try await station.emergency("--say", "Lũ quét.")
            try await eventually("aired") { try await station.log().contains { $0["outcome"] as? String == "aired" } }
        }
        let entry = try #require(try await station.log().first)
        #expect((8.5...11).contains(entry["secondsAired"] as? Double ?? 0), "\(entry)")
        let samples = try Sound.load(file)
        // The voice of the test hums at 400 Hz.
        let tone = try #require(samples.first(of: 1_109))
        let words = try #require(samples.first(of: 400))
        #expect((4.5...7).contains(words - tone))
    }

    @Test("real daemon: what cannot be is refused in one sentence, in both languages, and nothing is aired")
    func refused() async throws {
        let station = try StationBox()
        _ = try await station.daemon { _ in
            for refusal in Refusal.all {
                for (lang, sentence) in [("vi", refusal.vi), ("en", refusal.en)] {
                    let arguments = ["emergency"] + refusal.arguments
                    let answer = try await Binary.run(arguments + ["--station", station.path, "--lang", lang])
                    answer.complains(refusal.status, sentence, hint: refusal.hint)
                }
            }
            #expect(try await station.onAir() == nil)
        }
    }

    @Test("Without a daemon it is told how to start one", arguments: ["vi", "en"])
    func noDaemon(_ lang: String) async throws {
        let station = try StationBox()
        for arguments in [["emergency", "--say", "Lũ."], ["all-clear"]] {
            try await Binary.run(
                arguments + ["--by", "lan", "--reason", "lũ", "--station", station.path, "--lang", lang]
            ).complains(69, lang == "vi" ? "chưa chạy" : "is not running", hint: "loa run")
        }
    }
}

private struct Refusal {
    let arguments: [String]
    var status: Int32 = 64
    let vi: String
    let en: String
    let hint: String

    private static let named = ["--by", "lan", "--reason", "lũ"]
    private static let say = ["--say", "Lũ về."] + named

    static let all = [
        Refusal(arguments: named, vi: "đúng một nguồn", en: "exactly one source", hint: "--say"),
        Refusal(arguments: ["tiem-phong"] + say, vi: "đúng một nguồn", en: "exactly one source", hint: "--say"),
        Refusal(arguments: ["--say", ""] + named, vi: "không có lời nào", en: "has no word", hint: "--say"),
        Refusal(arguments: ["--say", " …! \n"] + named, vi: "không có lời nào", en: "has no word", hint: "--say"),
        Refusal(
            arguments: ["--say", "Lũ.", "--reason", "x"], vi: "còn thiếu --by", en: "is missing", hint: "loa emergency"),
        Refusal(
            arguments: ["--say", "Lũ.", "--by", "lan"], vi: "còn thiếu --reason", en: "is missing",
            hint: "loa emergency"),
        Refusal(
            arguments: ["--say", "Lũ.", "--by", "lan", "--reason", " "], vi: "--reason không được để trống",
            en: "--reason must not be empty", hint: "loa emergency"),
        Refusal(
            arguments: ["--say", "Lũ.", "--by", "khong", "--reason", "lũ"], status: 66, vi: "không có cán bộ “khong”",
            en: "no officer “khong”", hint: "lan (Lan)"),
        Refusal(
            arguments: ["khong-co"] + named, status: 66, vi: "không có bài “khong-co”", en: "no script",
            hint: "tiem-phong"),
        Refusal(
            arguments: ["Lũ về!"] + named, status: 66, vi: "không phải tên một bài", en: "not the name", hint: "--say"),
        Refusal(
            arguments: say + ["--every", "5s"], vi: "ngắn hơn chính cảnh báo", en: "shorter than the warning",
            hint: "--every 1m"),
        Refusal(arguments: say + ["--every", "25h"], vi: "không quá 24 giờ", en: "at most 24 hours", hint: "10m"),
        Refusal(arguments: say + ["--every", "mau"], vi: "--every", en: "--every", hint: "loa emergency"),
        Refusal(arguments: say + ["--level", "6"], vi: "--level", en: "--level", hint: "loa emergency"),
        Refusal(arguments: say + ["--repeat", "0"], vi: "--repeat 0", en: "--repeat 0", hint: "20"),
        Refusal(arguments: say + ["--repeat", "21"], vi: "--repeat 21", en: "--repeat 21", hint: "20"),
        Refusal(arguments: say + ["--until", "20:00"], vi: "--every", en: "--every", hint: "--every 10m"),
        Refusal(
            arguments: say + ["--every", "10m", "--until", "mai"], vi: "không hiểu “mai”", en: "“mai”", hint: "20:00"),
        Refusal(
            arguments: say + ["--every", "10m", "--until", "2024-03-01T20:00"], vi: "đã qua", en: "is past",
            hint: "2024-03-02T20:00"),
        Refusal(
            arguments: say + ["--every", "10m", "--until", "2199-01-01T20:00"], vi: "hơn 7 ngày", en: "7 days",
            hint: "loa campaign add"),
        Refusal(arguments: say + ["--here"], vi: "--here chỉ dùng cùng --cap", en: "--here goes with --cap", hint: "→"),
        Refusal(
            arguments: ["--cap", "/khong/co.xml"] + named, status: 66, vi: "không có tệp", en: "no file", hint: "--say"),
        Refusal(arguments: ["--cap", "/tmp"] + named, status: 66, vi: "là thư mục", en: "is a folder", hint: "--say"),
    ]
}

extension StationBox {
    /// In Lan's name; the answer as JSON.
    func emergency(_ arguments: String...) async throws -> [String: Any] {
        let answer = try await Binary.run(
            ["emergency"] + arguments + ["--by", "lan", "--reason", "lũ", "--json", "--station", path])
        #expect(answer.status == 0, "\(answer)")
        return try #require(try answer.json() as? [String: Any])
    }

    /// What has the air.
    func onAir() async throws -> String? {
        (try await status()["onAir"] as? [String: Any])?["occurrence"] as? String
    }
}

extension [Float] {
    /// When a tone of that pitch is first heard, in seconds: the first tenth of a second that is mostly it.
    fileprivate func first(of frequency: Double) -> Double? {
        let block = Sound.rate / 10
        let starts = stride(from: 0, through: Swift.max(0, count - block), by: block)
        return starts.first { start in
            let samples = self[start..<Swift.min(count, start + block)]
            let energy = samples.reduce(0) { $0 + Double($1) * Double($1) }
            guard energy > 1 else { return false }
            let factor = 2 * cos(2 * .pi * frequency / Double(Sound.rate))
            var (last, before) = (0.0, 0.0)
            for sample in samples { (last, before) = (Double(sample) + factor * last - before, last) }
            let power = last * last + before * before - factor * last * before
            // Of a pure tone it is half the energy times the number of samples.
            return power > energy * Double(block) / 2 * 0.2
        }.map { Double($0) / Double(Sound.rate) }
    }
}
