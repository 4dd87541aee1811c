import Foundation
import SoundTesting
import Testing

@Suite("Real sound path: loa devices", .serialized, .timeLimit(.minutes(3)))
struct DevicesTests {
    /// The test card answers for `default`, in both directions.
    private func box(of card: TestCard) throws -> [String: String] {
        let folder = ALSAConfiguration.products + "/asoundrc-of-devices"
        try "pcm.!default \"\(card.name)\"\n".write(toFile: folder, atomically: true, encoding: .utf8)
        return ["ALSA_CONFIG_PATH": ALSAConfiguration.path + ":" + folder]
    }

    @Test("real card: default is listed with what it can do, and which the station uses is marked")
    func list() async throws {
        var nature = TestCard.Nature()
        nature.rates = 48_000...48_000
        nature.channels = 2...2
        nature.formats = [.s16]
        let station = try StationBox(device: "default")
        let card = try TestCard(nature)
        defer { withExtendedLifetime(card) {} }
        let box = try box(of: card)
        let run = try await Binary.run(["devices", "--json", "--station", station.path], extra: box)
        #expect(run.status == 0, "\(run.error)")
        let devices = try #require(try run.json() as? [[String: Any]])
        let device = try #require(devices.last)
        #expect(device["device"] as? String == "default")
        #expect(device["usedFor"] as? [String] == ["output"])
        let playback = try #require(device["playback"] as? [String: Any])
        #expect(playback["rates"] as? [Int] == [48_000, 48_000])
        #expect(playback["formats"] as? [String] == ["S16_LE"])
        let text = try await Binary.run(["devices", "--station", station.path], extra: box).output
        #expect(text.contains("    phát: 48000 Hz, 2 kênh, S16_LE  ← đài đang dùng (output.device)\n"))
        #expect(text.contains("  device: "))
        // Before there is a station, too.
        let none = try await Binary.run(["devices", "--lang", "en"], in: "/", extra: box)
        #expect(none.status == 0 && none.output.contains("    plays: 48000 Hz, 2 ch, S16_LE\n"))
    }

    @Test("real card: a trial is heard at the card as loud as the station, and ends well", arguments: ["vi", "en"])
    func trial(lang: String) async throws {
        let card = try TestCard()
        let station = try StationBox(device: card.name)
        let run = try await Binary.run(
            ["devices", "test", "--station", station.path, "--lang", lang],
            extra: ["ALSA_CONFIG_PATH": ALSAConfiguration.path])
        #expect(run.status == 0, "\(run.error)")
        #expect(
            run.output == (lang == "vi" ? "Đã phát tiếng thử ra “\(card.name)”.\n" : "Played over “\(card.name)”.\n"))
        let sounding = try card.record().sounding.reduce(0) { $0 + $1.samples.count }
        #expect(sounding > 100_000 && sounding < 125_000)
    }

    @Test("real card: a microphone that hears something else did not hear it, and the trial ends with 1")
    func notHeard() async throws {
        let (card, other) = (try TestCard(), try TestCard())
        let station = try StationBox(device: "\(card.name)\n  listen: \(other.name)")
        let run = try await Binary.run(
            ["devices", "test", "--station", station.path], extra: ["ALSA_CONFIG_PATH": ALSAConfiguration.path])
        #expect(run.status == 1, "\(run.error)")
        #expect(run.output.contains("“\(other.name)” không nghe thấy tiếng thử"))
    }

    @Test(
        "real sound server: what the horn's monitor hears is heard, and how late", .enabled(if: SoundServer.isInstalled)
    )
    func heard() async throws {
        let server = try SoundServer()
        let configuration = ALSAConfiguration.products + "/asoundrc-of-monitor"
        try """
        pcm.loa-horn { type pulse device horn }
        pcm.loa-ear { type pulse device horn.monitor }

        """.write(toFile: configuration, atomically: true, encoding: .utf8)
        let station = try StationBox(device: "loa-horn\n  listen: loa-ear")
        let extra = server.environment.merging(["ALSA_CONFIG_PATH": ALSAConfiguration.path + ":" + configuration]) {
            $1
        }
        let run = try await Binary.run(["devices", "test", "--json", "--station", station.path], extra: extra)
        #expect(run.status == 0, "\(run.error)\(run.output)")
        let told = try #require(try run.json() as? [String: Any])
        #expect(told["heard"] as? Bool == true)
        let after = try #require(told["heardAfter"] as? Double)
        #expect(after >= 0 && after < 500)
    }

    /// A program in the station folder that notes each turn of the amplifier, as `output.amplifier` names it.
    private func relay(of station: StationBox, as name: String) throws {
        try station.write("relay", "#!/bin/sh\necho \"$1\" >> '\(station.beside("turns"))'\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: station.path + "/relay")
        let schedule = try station.text(of: "schedule.yaml").replacing("RELAY", with: name)
        try station.write("schedule.yaml", schedule)
    }

    private func turns(of station: StationBox) throws -> [String] {
        guard FileManager.default.fileExists(atPath: station.beside("turns")) else { return [] }
        return try String(contentsOfFile: station.beside("turns"), encoding: .utf8).split(separator: "\n")
            .map(String.init)
    }

    private func withRelay(_ card: TestCard, linger: String) -> String {
        card.name + "\n  amplifier: { switch-on: [RELAY, on], switch-off: [RELAY, off], linger: \(linger) }"
    }

    @Test("real card: the amplifier is switched by a program of the station folder, on and off")
    func amplifier() async throws {
        let card = try TestCard()
        let station = try StationBox(device: withRelay(card, linger: "1s"))
        try relay(of: station, as: "./relay")
        let run = try await Binary.run(
            ["devices", "test", "--station", station.path], extra: ["ALSA_CONFIG_PATH": ALSAConfiguration.path])
        #expect(run.status == 0, "\(run)")
        #expect(try turns(of: station) == ["on", "off"])
    }

    @Test("real card: an airing that begins during a trial keeps its amplifier")
    func amplifierKept() async throws {
        let (card, other) = (try TestCard(), try TestCard())
        let station = try StationBox(device: withRelay(card, linger: "20s"), hours: "00:00-24:00")
        try relay(of: station, as: station.path + "/relay")
        let extra = ["ALSA_CONFIG_PATH": ALSAConfiguration.path]
        _ = try await station.daemon(extra: extra) { _ in
            try await eventually("off at first") { try turns(of: station) == ["off"] }
            async let trial = Binary.run(["devices", "test", other.name, "--station", station.path], extra: extra)
            try await eventually("on for the trial") { try turns(of: station).contains("on") }
            _ = try await station.playNow()
            let run = try await trial
            #expect(run.status == 0, "\(run)")
            #expect(run.output.contains("không tắt âm ly"), "\(run)")
            #expect(try await station.onAir() != nil)
            #expect(try turns(of: station) == ["off", "on", "on"])
            try await Binary.run(["devices", "test", other.name, "--station", station.path], extra: extra)
                .complains(69, "đài đang phát “", hint: "loa stop")
        }
    }

    @Test("real card: a trial that would not be over before a warning is given again is refused")
    func warningAhead() async throws {
        let card = try TestCard()
        let station = try StationBox(device: withRelay(card, linger: "600s"))
        try relay(of: station, as: "./relay")
        let extra = ["ALSA_CONFIG_PATH": ALSAConfiguration.path]
        _ = try await station.daemon(extra: extra) { _ in
            _ = try await station.emergency("--say", "Nước lên nhanh.", "--every", "10m")
            try await eventually("the warning is over") { try await station.onAir() == nil }
            try await Binary.run(["devices", "test", "--station", station.path], extra: extra)
                .complains(69, "đài sắp phát “", hint: "chờ hết buổi phát")
        }
    }

    @Test("real card: what stands in the way of a trial is one sentence")
    func refused() async throws {
        var nature = TestCard.Nature()
        nature.isBusy = true
        let busy = try TestCard(nature)
        let extra = ["ALSA_CONFIG_PATH": ALSAConfiguration.path]
        let station = try StationBox(device: busy.name)
        try await Binary.run(["devices", "test", "--station", station.path], extra: extra)
            .complains(69, "đang bị chương trình khác dùng", hint: "fuser")
        try await Binary.run(["devices", "test", "plughw:CARD=KhongCo", "--station", station.path], extra: extra)
            .complains(69, "“plughw:CARD=KhongCo”", hint: "output.device")
        try await StationBox(device: "null").loa("devices", "test")
            .complains(69, "không phải là card âm thanh", hint: "loa devices")
    }
}
