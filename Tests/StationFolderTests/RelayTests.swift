import Diagnostics
import Foundation
import StationFolder
import StationModel
import Testing

@Suite struct RelayTests {
    private func load(_ front: String, length: String? = nil) throws -> Loaded {
        let schedule = length.map {
            Fixture.schedule.replacing(/length: .*/, with: "length: \($0)")
        }
        let bench = try Workbench.station(schedule ?? Fixture.schedule)
        try bench.write("---\ntitle: Thời sự\n\(front)\n---\nTiếp âm.\n", to: "scripts/tiem-phong.md")
        return try bench.load()
    }

    @Test(arguments: [
        "https://stream.vov.vn/vov1.m3u8?a=1,b", "HTTP://10.0.0.2:8000/dai", "rtsp://may-quay.local/1",
        "rtmp://a.vn/x", "udp://@239.0.0.1:1234", "srt://1.2.3.4:9000?mode=caller", "input:plughw:CARD=Line",
    ])
    func `a stream or an input is a relay`(address: String) throws {
        let loaded = try load("relay: \"\(address)\"", length: "15 min")
        #expect(loaded.findings.map(\.code) == [])
        #expect(loaded.station?.scripts.first?.relay?.description == address)
    }

    @Test(arguments: [
        ("/etc/passwd", "relay-scheme"), ("file:///etc/passwd", "relay-scheme"), ("concat:a|b", "relay-scheme"),
        ("-protocol_whitelist", "relay-scheme"), ("http,headers=x://a.vn", "relay-scheme"),
        ("subfile,,start,0,end,9,,:http://a", "relay-scheme"), ("audio/a.flac", "relay-scheme"),
        ("http://a.vn/x -i y", "relay-address"), ("https://", "relay-address"), ("http:///x", "relay-address"),
        ("input:", "relay-address"), ("input:wav:x", "relay-address"), ("input:hw 1", "relay-address"),
    ])
    func `what is no stream is told at its place, with what to write`(address: String, code: String) throws {
        let loaded = try load("relay: '\(address)'", length: "15 min")
        let finding = try #require(loaded.findings.first)
        #expect(loaded.findings.map(\.code) == [code])
        #expect(finding.place?.file == "scripts/tiem-phong.md" && finding.place?.line == 3)
        #expect(finding.hint?.vi.contains("input:") == true)
        #expect(loaded.station == nil)
    }

    @Test func `what is approved is an address: another one is another script`() throws {
        let hashes = try ["", "relay: http://a.vn/1", "relay: http://a.vn/2", "relay: http://a.vn/1\nnote: mới"].map {
            try #require(try load($0, length: "15 min").station?.scripts.first).hash
        }
        #expect(Set(hashes).count == 3)
        #expect(hashes[1] == hashes[3])
    }

    @Test func `a relay cannot be a recording as well`() throws {
        let loaded = try load("relay: http://a.vn\nrecording: audio/mo-dau.flac", length: "15 min")
        #expect(loaded.findings.map(\.code) == ["relay-and-recording"])
    }

    @Test func `a relay lasts as long as its campaign says, and not from … to`() throws {
        let campaign = try #require(try load("relay: http://a.vn", length: "15 min").station?.campaigns.first)
        #expect(campaign.length == .seconds(900) ... .seconds(900))
        #expect(try load("relay: http://a.vn", length: "10-15 min").findings.map(\.code) == ["relay-length"])
    }

    @Test func `a relay's description can be edited, and its address stays`() throws {
        let bench = try Workbench.station(Fixture.schedule.replacing(/length: .*/, with: "length: 15 min"))
        try bench.write("---\ntitle: A\nrelay: http://a.vn\n---\nTiếp âm.\n", to: "scripts/tiem-phong.md")
        let id = try #require(ScriptID("tiem-phong"))
        let loaded = try StationFolder(path: bench.folder.path).load()
        let script = try #require(loaded.stationWithOverlaps?.scripts.first { $0.id == id })
        try bench.folder.replaceBody(of: id, with: "Tiếp âm thời sự.\n", expecting: script.hash)
        let text = String(decoding: try bench.bytes("scripts/tiem-phong.md"), as: UTF8.self)
        #expect(text == "---\ntitle: A\nrelay: http://a.vn\n---\nTiếp âm thời sự.\n")
    }

    @Test func `live is read, and everything in it may be left out`() throws {
        #expect(
            try Workbench.station(
                Fixture.schedule.replacing("longest: 20 min", with: "longest: 20 min\n  chime: audio/mo-dau.flac")
            ).load().station?.live
                == LiveSpeech(
                    microphone: "plughw:CARD=Mic", chime: "audio/mo-dau.flac", longest: .seconds(1_200),
                    silence: .seconds(90)))
        let without = Fixture.schedule.replacing(/live:\n(  .*\n)+/, with: "")
        #expect(try Workbench.station(without).load().station?.live == LiveSpeech())
        #expect(LiveSpeech().longest == .seconds(900))
    }

    @Test(arguments: [
        ("longest: 5 s", "duration-too-short"), ("longest: 9 h", "duration-too-long"), ("mic: x", "unknown-key"),
        ("chime: audio/khong.wav", "file-missing"), ("microphone: wav:x", "bad-listening-device"),
    ])
    func `what is wrong in live is told at its place`(entry: String, code: String) throws {
        let schedule = Fixture.schedule.replacing(/live:\n(  .*\n)+/, with: "live: { \(entry) }\n")
        let findings = try Workbench.station(schedule).load().findings
        #expect(findings.map(\.code) == [code])
        let line = schedule.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
            $0.hasPrefix("live:")
        }
        #expect(findings.first?.place?.line == line.map { $0 + 1 })
    }
}
