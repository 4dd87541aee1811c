import Foundation
import Subprocess
import Testing

/// A programme from elsewhere, brought by the real ffmpeg from a server of this machine.
@Suite("Real relays", .timeLimit(.minutes(3)))
struct RelayTests {
    @Test("real daemon: a stream is relayed, tried again when it ends, and its end is logged")
    func relayed() async throws {
        let server = try LoopbackServer(serving: StationBox.sound(seconds: 4))
        let station = try StationBox(device: "wav:nghe.wav", hours: "00:00-24:00")
        try station.write("scripts/tiep-am.md", Self.script("http://127.0.0.1:\(server.port)/dai.wav"))
        _ = try await station.daemon { _ in
            let run = try await station.loa("play", "tiep-am")
            #expect(run.status == 0, "\(run)")
            try await eventually("the stream is asked for again") { server.requests >= 2 }
            #expect(try await station.loa("stop", "--reason", "đủ rồi").status == 0)
        }
        let entries = try await station.loa("log", "list", "--json")
        #expect(entries.output.contains("manual:tiep-am@"))
        let log = try String(contentsOfFile: station.beside("daemon.log"), encoding: .utf8)
        #expect(log.contains("nguồn tiếp âm bị ngắt"))
        let heard = try Data(contentsOf: URL(filePath: station.path + "/nghe.wav"))
        #expect(heard.dropFirst(1_000).contains { $0 != 0 })
    }

    @Test("real daemon: what is no stream never goes on air, and ffmpeg's word is the reason")
    func noStream() async throws {
        let server = try LoopbackServer(serving: Data("<html>không phải âm thanh</html>".utf8))
        let station = try StationBox(hours: "00:00-24:00")
        try station.write("scripts/tiep-am.md", Self.script("http://127.0.0.1:\(server.port)/trang.html"))
        _ = try await station.daemon { _ in
            let run = try await station.loa("play", "tiep-am")
            #expect(run.status != 0)
            #expect(run.error.contains("Invalid data"), "\(run.error)")
        }
    }

    private static func script(_ address: String) -> String {
        "---\ntitle: Thời sự\nrelay: \(address)\n---\nTiếp âm chương trình thời sự.\n"
    }
}

extension StationBox {
    /// A WAV file of a tone.
    static func sound(seconds: Int) -> Data {
        let frames = seconds * 8_000
        var data = Data("RIFF".utf8)
        func put(_ value: Int, _ bytes: Int) { for byte in 0..<bytes { data.append(UInt8(value >> (8 * byte) & 255)) } }
        put(36 + frames * 2, 4)
        data += Data("WAVEfmt ".utf8)
        for (value, bytes) in [(16, 4), (1, 2), (1, 2), (8_000, 4), (16_000, 4), (2, 2), (16, 2)] { put(value, bytes) }
        data += Data("data".utf8)
        put(frames * 2, 4)
        for frame in 0..<frames { put(frame / 10 % 2 == 0 ? 0x2000 : 0xE000, 2) }
        return data
    }
}
