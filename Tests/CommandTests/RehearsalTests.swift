import Foundation
import Sound
import Subprocess
import Testing

@Suite("The real daemon around one occurrence", .serialized, .timeLimit(.minutes(3)))
struct RehearsalTests {
    static let occurrence = "tiem-phong@2024-03-09T07:00"

    @Test("real daemon: a rehearsal is heard in its file at the promised instant, whole, and is logged as aired")
    func aired() async throws {
        let station = try StationBox(length: "10-120 s")
        let file = station.beside("thu.wav")
        let run = try await station.loa(
            "rehearse", Self.occurrence, "--output", "wav:\(file)", "--speed", "8", "--json")
        #expect(run.status == 0, "\(run.error)")
        let line = try #require(try run.json() as? [String: Any])
        #expect(line["occurrence"] as? String == Self.occurrence)
        #expect(line["outcome"] as? String == "aired")
        #expect(line["officerName"] as? String == "Minh")
        #expect(line["planned"] as? String == "2024-03-09T07:00:00+07:00")
        let seconds = try #require(line["secondsAired"] as? Double)
        let heard = try Heard(file)
        // A scratch ledger: the station's own is not touched.
        #expect(!station.has("var/ledger.sqlite"))
        // The card ran on silence first; a hundred milliseconds of the machine are 0.8 s here.
        #expect(abs(try #require(line["lateBy"] as? Double)) < 0.8)
        #expect(heard.first > 1, "\(heard)")
        #expect(abs(heard.last - heard.first - seconds) < 0.5, "\(heard), \(seconds)")
    }

    @Test("real daemon: Ctrl-C in a rehearsal fades out and is logged as cut")
    func interrupted() async throws {
        let station = try StationBox(length: "10-120 s")
        let file = station.beside("thu.wav")
        let arguments = ["rehearse", Self.occurrence, "--output", "wav:\(file)", "--speed", "4", "--json"]
        let ended = try await Alive.loa(
            arguments + ["--station", station.path], log: station.beside("log"), endsByItself: true
        ) {
            let log = $0.log
            try await eventually("an item after the warming up") {
                try String(contentsOfFile: log, encoding: .utf8).matches(of: /dBFS/).count > 1
            }
            try $0.send(.interrupt)
        }
        #expect(ended.status == .exited(1))
        let line = try #require(try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any])
        #expect(line["outcome"] as? String == "cut")
        #expect(line["reasonCode"] as? String == "stopped")
        #expect(try Heard(file).last > 0)
    }

    @Test(
        "real daemon: without the card that the schedule names, it says so and plays into a file",
        arguments: ["vi", "en"])
    func noCard(lang: String) async throws {
        let station = try StationBox(device: "plughw:CARD=KhongCo", length: "10-120 s")
        let arguments = ["rehearse", Self.occurrence, "--lang", lang, "--station", station.path]
        let ended = try await Alive.loa(arguments, log: station.beside("log"), endsByItself: true) {
            let log = $0.log
            try await eventually("the beginning") {
                try String(contentsOfFile: log, encoding: .utf8).contains("Ctrl-C")
            }
            // Before the airing has begun there is nothing to fade out.
            try $0.send(.interrupt)
        }
        #expect(ended.status == .exited(1))
        #expect(ended.log.contains("plughw:CARD=KhongCo"))
        #expect(ended.log.contains("\(station.path)/var/rehearsal.wav"))
        #expect(ended.output.contains(lang == "vi" ? "dự kiến" : "planned"))
    }

    @Test("real daemon: a tape that was spoiled on the disk is made again before air")
    func spoiledTape() async throws {
        let station = try StationBox(length: "10-120 s")
        let arguments = ["rehearse", Self.occurrence, "--speed", "20", "--station", station.path]
        let first = try await Binary.run(arguments + ["--output", "wav:\(station.beside("1.wav"))"])
        #expect(first.status == 0, "\(first.error)")
        let tapes = try FileManager.default.contentsOfDirectory(atPath: station.path + "/var/tapes")
        let tape = try #require(tapes.first { $0.hasSuffix(".flac") })
        try station.write("var/tapes/\(tape)", "đây không phải là bản thu")
        let second = try await Binary.run(arguments + ["--output", "wav:\(station.beside("2.wav"))"])
        #expect(second.status == 0, "\(second.error)")
        #expect(try Heard(station.beside("2.wav")).last > 10)
    }
}

/// Where in a sound file something is heard: seconds of its first and last sample that is not silent.
private struct Heard {
    let first: Double
    let last: Double

    init(_ path: String) throws {
        var reader = try SoundReader(path: path)
        let rate = Double(reader.rate)
        let samples = try reader.readAll()
        let loud = { (sample: Float) in abs(sample) > 0.001 }
        first = Double(samples.firstIndex(where: loud) ?? 0) / rate
        last = Double(samples.lastIndex(where: loud) ?? 0) / rate
    }
}
