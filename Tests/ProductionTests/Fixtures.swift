import CivilTime
import Foundation
import Production
import Programs
import Sound
import Speech
import StationModel
import Synchronization
import Testing

/// A station folder of its own for one test, gone when the test is.
final class TemporaryStation: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/loa-production-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path + "/audio", withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print("left behind: \(path)")
        }
    }

    var tapes: String { path + "/var/tapes" }

    var tapeNames: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: tapes).sorted() }
    }

    /// A shell script as a program: its absolute path.
    func program(_ name: String, _ script: String) throws -> String {
        let file = path + "/" + name
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
        return file
    }

    /// A sine as a sound file in `audio/`; its path within the folder.
    func recording(_ name: String, seconds: Double, level: Double = 0.3, frequency: Double = 600) throws -> String {
        let file = "audio/\(name).flac"
        var writer = try SoundWriter(path: path + "/" + file, format: .flac)
        try writer.write(sine(frequency, seconds: seconds, level: level))
        try writer.finish()
        return file
    }

    /// A sine as the take of a paragraph; the file's path.
    @discardableResult func take(
        of paragraph: String, in script: ScriptID, seconds: Double, level: Double = 0.3
    ) throws -> String {
        let file = TakeShelf(stationFolder: path).path(of: paragraph, in: script)
        try FileManager.default.createDirectory(
            at: URL(filePath: file).deletingLastPathComponent(), withIntermediateDirectories: true)
        var writer = try SoundWriter(path: file, format: .flac)
        try writer.write(sine(600, seconds: seconds, level: level))
        try writer.finish()
        return file
    }

    func producer(_ voice: some Voice) -> Producer { producer(OneVoice(voice: voice)) }

    func producer(_ voices: some VoiceSource) -> Producer {
        Producer(stationFolder: path, tapes: tapes, voices: voices)
    }

    /// Programs are found in `PATH` as this test runs with it, unless it is said otherwise.
    func environment(path: String? = nil) -> ProgramEnvironment {
        var variables = ProcessInfo.processInfo.environment
        if let path { variables["PATH"] = path }
        return ProgramEnvironment(variables: variables, workingDirectory: self.path)
    }
}

func sine(_ frequency: Double, seconds: Double, level: Double) -> [Float] {
    (0..<Int(seconds * Double(Sound.rate))).map {
        Float(level * sin(2 * .pi * frequency * Double($0) / Double(Sound.rate)))
    }
}

/// Takes every station's voice for this one.
struct OneVoice: VoiceSource {
    let voice: any Voice

    func voice(for choice: VoiceChoice) async throws(VoiceError) -> any Voice { voice }
}

/// A voice that hums: for each character of a text four thousandths of a second, and it remembers what it was asked.
final class HummingVoice: Voice {
    let identity: String
    let rates: ClosedRange<Double>
    private let secondsPerCharacter: Double
    private let failure: VoiceError?
    private let asked = Mutex<[String]>([])

    init(
        _ identity: String = "humming", rates: ClosedRange<Double> = 0.8...1.25, secondsPerCharacter: Double = 0.004,
        failure: VoiceError? = nil
    ) {
        self.identity = identity
        self.rates = rates
        self.secondsPerCharacter = secondsPerCharacter
        self.failure = failure
    }

    var texts: [String] { asked.withLock { $0 } }

    func speak(_ text: String, rate: Double) async throws(VoiceError) -> [Float] {
        asked.withLock { $0.append(text) }
        if let failure { throw failure }
        return sine(700, seconds: Double(text.count) * secondsPerCharacter / rate, level: 0.2)
    }
}

extension Station {
    /// A small station with one script and one campaign for it.
    static func small(
        paragraphs: [String] = ["Mời bà con đi tiêm phòng.", "Thời gian vào sáng thứ Bảy tuần này."],
        title: String = "Tiêm phòng", recording: String? = nil, tune: String? = nil,
        length: ClosedRange<Duration> = .seconds(1)...(.seconds(600)), hours: String = "16:30-18:30"
    ) throws -> Station {
        let script = Script(
            id: try #require(ScriptID("tiem-phong")), title: title,
            paragraphs: paragraphs.enumerated().map { Script.Paragraph(line: $0.offset * 2 + 5, text: $0.element) },
            recording: recording, hash: "\(paragraphs.hashValue)")
        let campaign = Campaign(
            id: try #require(CampaignID("tiem-phong")), title: title, script: script.id,
            from: try #require(LocalDate("2023-08-01")), timesPerWeek: 1, length: length)
        let bounds = hours.split(separator: "-").compactMap { TimeOfDay($0) }
        return Station(
            name: "Đài Truyền thanh xã Trung Sơn", authority: "UBND xã Trung Sơn", place: "Trung Sơn",
            zone: try #require(StationZone(identifier: "Asia/Ho_Chi_Minh")), opening: tune,
            hours: [try #require(TimeWindow(bounds[0], bounds[1]))], campaigns: [campaign], scripts: [script])
    }

    /// Its one script, on air at that local minute.
    func occurrence(
        at start: String = "2023-08-08T17:00", readings: Int = 1, rate: Double = 1, byHand: Bool = false
    ) throws -> Occurrence {
        let campaign = try #require(campaigns.first)
        let starts = try #require(LocalDateTime(start))
        return Occurrence(
            name: OccurrenceName(byHand ? .manual(campaign.script) : .campaign(campaign.id), at: starts),
            campaign: byHand ? nil : campaign.id, script: campaign.script, officer: nil, starts: starts,
            length: campaign.length.lowerBound, readings: readings, rate: rate, kind: .scheduled, priority: .normal,
            why: [])
    }
}
