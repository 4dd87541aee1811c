import Foundation
import Sound
import Testing

@Suite("How a script sounds: the lexicon, loa script say", .serialized)
struct ScriptSpeechTests {
    private static let text =
        "---\ntitle: Họp\n---\nUBND xã mời bà con đóng 1.205.000đ qua VNeID.\n\nMời bà con đến TT Gio Linh.\n"

    private static func spoken(_ station: StationBox) async throws -> [String] {
        let run = try await station.loa("script", "show", "tiem-phong", "--spoken", "--json")
        let show = try #require(try run.json() as? [String: Any])
        let paragraphs = try #require(show["paragraphs"] as? [[String: Any]])
        return paragraphs.compactMap { $0["spoken"] as? String }
    }

    @Test("The station's lexicon changes what is said, and nothing else")
    func lexicon() async throws {
        let station = try StationBox.withLeader()
        try station.write("scripts/tiem-phong.md", Self.text)
        let before = try await Self.spoken(station)
        #expect(before.first?.contains("linh năm nghìn đồng") == true, "\(before)")
        try station.write(
            "scripts/lexicon.yaml",
            "settings: { zero-ten: lẻ, thousand: ngàn }\nreadings:\n  VNeID: vi en i đi\n  UBND: ủy ban\n")
        #expect(
            try await Self.spoken(station)
                == before.map {
                    $0.replacing("linh năm nghìn", with: "lẻ năm ngàn").replacing("nghìn", with: "ngàn")
                        .replacing("vê-nờ-e-i-đê", with: "vi en i đi").replacing("ủy ban nhân dân", with: "ủy ban")
                })
        #expect(try await station.loa("check").status == 0)
    }

    @Test("A broken lexicon is in loa check with line and column", arguments: ["vi", "en"])
    func brokenLexicon(lang: String) async throws {
        let station = try StationBox.withLeader(approval: "not-required")
        let severity = lang == "vi" ? "lỗi" : "error"
        for (text, place, code) in [
            ("readings:\n  TT: [x\n", "3:1", "yaml-syntax"),
            ("settings: { thousand: ngan }\n", "1:23", "bad-thousand"),
            ("readings:\n  TT: ...\n", "2:7", "lexicon-reading"),
            ("reading:\n  TT: thị trấn\n", "1:1", "unknown-key"),
        ] {
            try station.write("scripts/lexicon.yaml", text)
            let check = try await station.loa("check", lang: lang)
            #expect(check.status == 1)
            #expect(check.output.hasPrefix("scripts/lexicon.yaml:\(place): \(severity): "), "\(check.output)")
            #expect(check.output.contains("[\(code)]\n    → "), "\(check.output)")
        }
        #expect(try await station.loa("script", "show", "tiem-phong").status == 65)
    }

    @Test("say --output writes a sound file as long as the reading, and logs nothing", arguments: ["wav", "flac"])
    func output(ending: String) async throws {
        let station = try StationBox.withLeader()
        let file = station.beside("Nghe thử.\(ending)")
        let run = try await station.loa("script", "say", "tiem-phong", "--output", file)
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output == "Đã ghi vào \(file).\n")
        // The test's voice takes four seconds for a phrase: one, and two parted by a comma. Between them a reader pauses.
        try Self.expect(12.5...14.5, file)
        let one = try await station.loa("script", "say", "tiem-phong", "--paragraph", "2", "--output", file, lang: "en")
        #expect(one.output == "Written to \(file).\n")
        try Self.expect(8...9, file)
        #expect(try await station.log().isEmpty)
        #expect(try await station.history(of: "tiem-phong").isEmpty)
    }

    private static func expect(_ seconds: ClosedRange<Double>, _ path: String) throws {
        let length = try self.seconds(path)
        #expect(seconds.contains(length))
    }

    private static func seconds(_ path: String) throws -> Double {
        var reader = try SoundReader(path: path)
        let rate = Double(reader.rate)
        return Double(try reader.readAll().count) / rate
    }

    @Test("A paragraph that is not there, a sound file of no known kind: 64")
    func usage() async throws {
        let station = try StationBox.withLeader()
        for number in ["0", "3", "-1", "999999999"] {
            try await station.loa("script", "say", "tiem-phong", "--paragraph=\(number)").complains(
                64, "không có đoạn \(number)", hint: "2 đoạn")
            try await station.loa("script", "say", "tiem-phong", "--paragraph=\(number)", lang: "en").complains(
                64, "has no paragraph \(number)", hint: "2 paragraphs")
        }
        try await station.loa("script", "say", "khong-co").complains(66, "không có bài “khong-co”", hint: "tiem-phong")
        try await station.loa("script", "say", "tiem-phong", "--output", "a.mp3").complains(
            64, ".wav hoặc .flac", hint: "loa script say --help")
        try await station.loa("script", "say", "tiem-phong", "--output", "a.mp3", lang: "en").complains(
            64, ".wav or .flac", hint: "loa script say --help")
    }

    @Test("A file that cannot be written: 73", arguments: ["vi", "en"])
    func cannotWrite(lang: String) async throws {
        let station = try StationBox.withLeader()
        let file = station.beside("khong-co/a.wav")
        try await station.loa("script", "say", "tiem-phong", "--output", file, lang: lang).complains(
            73, file, hint: lang == "vi" ? "quyền ghi" : "may be written to")
    }

    @Test("No sound card to hear it on, no microphone: 69 and what to do", arguments: ["vi", "en"])
    func noCard(lang: String) async throws {
        let isVietnamese = lang == "vi"
        for (device, sentence) in [
            (
                "null",
                isVietnamese ? "đầu ra của đài không phải là card âm thanh" : "the station's output is no sound card"
            ),
            ("plughw:CARD=KhongCo", "plughw:CARD=KhongCo"),
        ] {
            let station = try StationBox.withLeader(device: device)
            try await station.loa("script", "say", "tiem-phong", lang: lang).complains(69, sentence, hint: "--output")
        }
        let station = try StationBox.withLeader()
        try await station.loa("script", "record", "tiem-phong", "--device", "plughw:CARD=KhongCo", lang: lang)
            .complains(69, "plughw:CARD=KhongCo", hint: "arecord -L")
    }
}
