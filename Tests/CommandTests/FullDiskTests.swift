import Foundation
import SoundTesting
import Testing

@Suite("Real full disk", .timeLimit(.minutes(3)))
struct FullDiskTests {
    @Test("real daemon: with no room left a warning is heard to its end, and logged once when there is room")
    func warning() async throws {
        let card = try TestCard()
        let station = try StationBox(
            device: card.name, voice: "{ engine: espeak-ng, name: vi, rate: 200 }", length: "5-120 s")
        let mark = station.beside("full")
        let extra = [
            "ALSA_CONFIG_PATH": ALSAConfiguration.path,
            "LD_PRELOAD": ALSAConfiguration.products + "/libCFullDisk.so", "FULL_DISK_MARK": mark,
            "FULL_DISK_FOLDER": URL(filePath: station.path).resolvingSymlinksInPath().path,
        ]
        _ = try await station.daemon(extra: extra) { _ in
            let before = try await station.log()
            try Data().write(to: URL(filePath: mark))
            let name = try #require(try await station.emergency("--say", "Nước lên nhanh.")["occurrence"] as? String)
            #expect(try await station.onAir() == name)
            try await eventually("its end") { try await station.onAir() == nil }
            #expect(try await station.findings().contains("ledger"))
            #expect(try await station.log().count == before.count)

            try FileManager.default.removeItem(atPath: mark)
            let lines = try await eventually("its line") {
                let lines = try await station.log().filter { $0["occurrence"] as? String == name }
                return lines.first?["outcome"] != nil ? lines : nil
            }
            #expect(lines.count == 1 && lines.first?["outcome"] as? String == "aired")
            try await eventually("the alarm's end") { try await !station.findings().contains("ledger") }
            #expect(try await station.loa("log", "verify").status == 0)
        }
        // The tone and the words: 4.5 s of it, and more.
        let heard = try card.record().sounding.reduce(0) { $0 + $1.samples.count }
        #expect(heard > 5 * 48_000)
    }
}
