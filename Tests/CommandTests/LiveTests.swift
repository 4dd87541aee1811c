import Foundation
import Subprocess
import SoundTesting
import Testing

/// An officer's own voice: two test cards are the microphone and the horns.
@Suite("Real live speech", .serialized, .timeLimit(.minutes(3)))
struct LiveTests {
    private let microphone: TestCard
    private let horns: TestCard
    private let station: StationBox

    init() throws {
        microphone = try TestCard()
        horns = try TestCard()
        station = try StationBox(device: "\"\(horns.name)\"", hours: "00:00-24:00")
        let schedule = try station.text(of: "schedule.yaml")
        try station.write(
            "schedule.yaml", schedule + "\nlive: { microphone: \"\(microphone.name)\", longest: 60 s, silence: 20 s }\n"
        )
    }

    private var sound: [String: String] { ["ALSA_CONFIG_PATH": ALSAConfiguration.path] }

    @Test("real daemon: what is said is heard, ends in time, is kept and logged with its hash")
    func spoken() async throws {
        _ = try await station.daemon(extra: sound) { [station] _ in
            let run = try await station.loa("live", "--by", "lan", "--seconds", "5", "--title", "Dọn vệ sinh", "--json")
            #expect(run.status == 0, "\(run)")
            let lines = try run.output.split(separator: "\n").map {
                try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
            }
            let states = lines.compactMap { $0["state"] as? String }
            #expect(states.contains("chime") && states.contains("speaking") && states.last == "ended")
            let last = try #require(lines.last)
            let file = try #require(last["file"] as? String)
            #expect(file.hasPrefix("var/live/live@") && station.has(file))
            let hash = try #require(last["hash"] as? String)
            try await eventually("the ledger has its hash") {
                let dump = try await Binary.run(
                    [station.path + "/var/ledger.sqlite", ".dump"], program: "/usr/bin/sqlite3")
                return dump.output.contains(hash) && dump.output.contains("live-kept")
            }
            let line = try await eventually("closed") { try await station.log().first { $0["outcome"] != nil } }
            #expect(line["outcome"] as? String == "aired")
            #expect(line["title"] as? String == "Dọn vệ sinh")
        }
        #expect(try horns.record().sounding.contains { $0.samples.count > 48_000 })
    }

    @Test("real daemon: a caller who is killed is heard no more")
    func gone() async throws {
        let path = station.beside("live.log")
        _ = try await station.daemon(extra: sound) { [station] _ in
            _ = try await Alive.loa(
                ["live", "--by", "lan", "--station", station.path, "--json"], log: path, endsByItself: true
            ) { live in
                try await eventually("on air") { try await station.status()["onAir"] != nil }
                try live.send(.kill)
            }
            try await eventually("nothing on air") { try await station.status()["onAir"] == nil }
        }
    }

    @Test("real daemon: a microphone that is not there is told before anything is interrupted")
    func noMicrophone() async throws {
        microphone.order(.gone)
        _ = try await station.daemon(extra: sound) { [station] _ in
            let name = try await station.playNow()
            let run = try await station.loa("live", "--by", "lan")
            #expect(run.status == 69, "\(run)")
            let status = try await station.status()
            #expect((status["onAir"] as? [String: Any])?["occurrence"] as? String == name)
            #expect(try await station.loa("live", "--by", "ai-do").status == 66)
            #expect(try await station.loa("live", "--by", "lan", "--seconds", "1").status == 64)
        }
    }
}
