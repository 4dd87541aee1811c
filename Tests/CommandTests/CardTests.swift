import SoundTesting
import Subprocess
import Testing

@Suite("Real cards under the daemon", .serialized, .timeLimit(.minutes(5)))
struct CardTests {
    private static let environment = ["ALSA_CONFIG_PATH": ALSAConfiguration.path]
    private static let words = "Trạm Y tế xã mời bà con đưa trẻ đi tiêm phòng đúng ngày, đúng giờ.\n"

    /// One that says a few seconds.
    private func station(_ device: String, words: String = words) throws -> StationBox {
        let station = try StationBox(
            device: device, voice: "{ engine: espeak-ng, name: vi, rate: 200 }", hours: "00:00-24:00",
            length: "5-120 s")
        try station.write("scripts/tiem-phong.md", "---\ntitle: Tiêm phòng cho trẻ\n---\n" + words)
        return station
    }

    @Test("real card: unplugged in mid-sentence and back under another number, it is found again by its name")
    func renumbered() async throws {
        let card = try TestCard()
        let station = try station(card.name)
        let ended = try await station.daemon(extra: Self.environment) { _ in
            card.order(.gone, .sound(24_000))
            let name = try await station.playNow()
            try await eventually("the alarm") { try await station.findings().contains("no-card") }
            card.comeBack(number: 2)
            let line = try await eventually("closed") {
                try await station.log().first { $0["occurrence"] as? String == name && $0["outcome"] != nil }
            }
            #expect(line["outcome"] as? String == "aired")
            #expect(line["troubles"] as? Int ?? 0 >= 2)
            #expect((line["level"] as? Double).map { (-40...0).contains($0) } == true, "\(line)")
            let shown = try await station.loa("log", "show", name, lang: "en").output
            #expect(shown.contains("the card was lost") && shown.contains("the card was back"), "\(shown)")
            #expect(try await !station.findings().contains("no-card"))
        }
        #expect(ended.status == .exited(0))
        let record = try card.record()
        #expect(record.instants(of: .opened).count >= 2 && record.instants(of: .gone).count == 1)
    }

    @Test("real card: a warning takes the air on the open card, and what it interrupted goes on there")
    func takenOver() async throws {
        let card = try TestCard()
        let station = try station(card.name)
        _ = try await station.daemon(extra: Self.environment) { _ in
            let name = try await station.playNow()
            let warning = try await station.emergency("--say", "Nước lên nhanh.")
            let line = try await eventually("the airing goes on to its end") {
                try await station.log().first { $0["occurrence"] as? String == name && $0["outcome"] != nil }
            }
            #expect(line["outcome"] as? String == "aired")
            let alert = try #require(
                try await station.log().first { $0["occurrence"] as? String == warning["occurrence"] as? String })
            #expect(alert["outcome"] as? String == "aired" && alert["sound"] as? String == "unverified")
            #expect(try await station.loa("log", "verify").status == 0)
        }
        let opened = try card.record().instants(of: .opened).count
        // Once for the airing and the warning, once for the airing again.
        #expect(opened == 2)
    }

    @Test("real card: busy when it is due, it is asked again until it opens, and that stands in the log")
    func busy() async throws {
        var nature = TestCard.Nature()
        nature.isBusy = true
        let card = try TestCard(nature)
        let station = try station(card.name)
        _ = try await station.daemon(extra: Self.environment) { _ in
            async let played = station.loa("play", "tiem-phong")
            try await eventually("the alarm") { try await station.findings().contains("no-card") }
            card.become(TestCard.Nature())
            #expect(try await played.status == 0)
            let line = try await eventually("closed") { try await station.log().first { $0["outcome"] != nil } }
            #expect(line["outcome"] as? String == "aired")
            #expect(line["troubles"] as? Int ?? 0 >= 1, "\(line)")
            #expect(try await !station.findings().contains("no-card"))
        }
    }

    @Test("real card: a microphone near the horn that hears nothing of it raises an alarm while it plays")
    func silentHorns() async throws {
        let (card, elsewhere) = (try TestCard(), try TestCard())
        let station = try station(
            "\(card.name)\n  listen: \(elsewhere.name)",
            words: [Self.words, Self.words, Self.words].joined(separator: "\n"))
        _ = try await station.daemon(extra: Self.environment) { _ in
            let name = try await station.playNow()
            try await eventually("the alarm") { try await station.findings().contains("silent-horns") }
            #expect(try await station.onAir() == name)
            let line = try await eventually("closed") { try await station.log().first { $0["outcome"] != nil } }
            #expect(line["outcome"] as? String == "aired" && line["sound"] as? String == "silent")
        }
    }
}
