import Foundation
import SoundTesting
import Testing

@Suite("Real sound path: loa doctor", .serialized, .timeLimit(.minutes(3)))
struct DoctorTests {
    private let extra = ["ALSA_CONFIG_PATH": ALSAConfiguration.path]

    private func codes(_ run: Binary, _ severity: String = "error") throws -> [String] {
        let findings = try #require(try run.json() as? [[String: Any]])
        // What this machine is like is not the test's.
        let machine: Set = ["no-real-time-priority", "no-locked-memory", "clock-not-synchronised", "disk-full"]
        return findings.filter { $0["severity"] as? String == severity }.compactMap { $0["code"] as? String }
            .filter { !machine.contains($0) }
    }

    @Test("real card: a station whose daemon runs and whose card opens is fit")
    func fit() async throws {
        let (card, microphone) = (try TestCard(), try TestCard())
        let station = try StationBox(device: "\(card.name)\n  listen: \(microphone.name)")
        let extra = extra
        _ = try await Alive.loa(
            ["run", "--station", station.path], log: station.beside("log"), extra: extra
        ) { _ in
            try await eventually("the daemon") { try await station.loa("status").status == 0 }
            let run = try await Binary.run(["doctor", "--json", "--station", station.path], extra: extra)
            #expect(try codes(run) == [], "\(run.output)")
            let text = try await Binary.run(["doctor", "--station", station.path], extra: extra)
            #expect(text.status == run.status)
            if run.status == 0 { #expect(text.output.hasSuffix("Máy đã sẵn sàng cho buổi phát tới.\n")) }
        }
    }

    @Test("real card: everything that stands in the way is told in one run")
    func unfit() async throws {
        let station = try StationBox(
            device: """
                plughw:7
                  listen: hw:CARD=KhongCo
                  amplifier: { switch-on: [khong-co-lenh, '1'], switch-off: [sh], warm-up: 1s, linger: 1s }
                """)
        let run = try await Binary.run(["doctor", "--json", "--station", station.path], extra: extra)
        #expect(run.status == 1)
        #expect(
            try codes(run) == [
                "output-does-not-open", "listening-device-does-not-open", "program-missing", "daemon-not-running",
            ])
        #expect(try codes(run, "warning").contains("card-by-number"))
        let text = try await Binary.run(["doctor", "--lang", "en", "--station", station.path], extra: extra)
        #expect(text.output.contains("error: the program “khong-co-lenh” is not there or cannot be run"))
        #expect(text.output.hasSuffix("This box is not fit for the next airing.\n"))
    }

    @Test("real card: a listening device that is held is named as such")
    func held() async throws {
        var nature = TestCard.Nature()
        let card = try TestCard(nature)
        nature.isBusy = true
        let busy = try TestCard(nature)
        let station = try StationBox(device: "\(card.name)\n  listen: \(busy.name)")
        let run = try await Binary.run(["doctor", "--json", "--station", station.path], extra: extra)
        #expect(try codes(run).contains("listening-device-does-not-open"))
    }

    @Test("real card: a listening device that opens but cannot do what is needed is not fit")
    func unsuitable() async throws {
        var nature = TestCard.Nature()
        let card = try TestCard(nature)
        nature.rates = 8_000...8_000
        let slow = try TestCard(nature)
        let station = try StationBox(device: "\(card.name)\n  listen: \(slow.name)")
        let run = try await Binary.run(["doctor", "--json", "--station", station.path], extra: extra)
        #expect(try codes(run).contains("listening-device-does-not-open"), "\(run.output)")
        #expect(run.output.contains("output.listen") && !run.output.contains("--device"), "\(run.output)")
    }

    @Test("real card: while it is on air, the daemon says that it cannot listen, and the doctor passes that on")
    func deaf() async throws {
        let card = try TestCard()
        let station = try StationBox(device: "\(card.name)\n  listen: hw:CARD=KhongCo", hours: "00:00-24:00")
        let extra = extra
        _ = try await station.daemon(extra: extra) { _ in
            _ = try await station.playNow()
            try await eventually("the alarm") { try await station.findings().contains("no-listening") }
            let run = try await Binary.run(["doctor", "--json", "--station", station.path], extra: extra)
            #expect(try codes(run) == ["no-listening"], "\(run.output)")
            #expect(run.output.contains("output.listen") && !run.output.contains("--device"), "\(run.output)")
        }
    }

    @Test("a torn ledger is found, a sound one is not complained of")
    func ledger() async throws {
        let station = try StationBox()
        _ = try await station.loa(
            "simulate", "--from", "2024-03-04", "--until", "2024-03-10", "--keep", station.beside("giu-lai"))
        let kept = station.beside("giu-lai")
        let sound = try await Binary.run(["doctor", "--json", "--station", kept])
        #expect(try !codes(sound).contains { $0.hasPrefix("ledger") }, "\(sound.output)")
        let file = try FileHandle(forWritingTo: URL(filePath: kept + "/var/ledger.sqlite"))
        try file.seek(toOffset: 0)
        try file.write(contentsOf: Data(repeating: 0x55, count: 4_096))
        try file.close()
        let torn = try await Binary.run(["doctor", "--json", "--station", kept])
        #expect(torn.status == 1)
        #expect(try codes(torn).contains { $0.hasPrefix("ledger") }, "\(torn.output)")
    }
}
