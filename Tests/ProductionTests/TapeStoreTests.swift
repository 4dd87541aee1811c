import CivilTime
import Diagnostics
import Foundation
import Production
import Sound
import Speech
import StationModel
import Testing

@Suite struct `Kept tapes` {
    let folder: TemporaryStation

    init() throws {
        folder = try TemporaryStation()
    }

    @Test func `The same one is not made again`() async throws {
        let station = try Station.small()
        let first = try await folder.producer(HummingVoice()).tape(for: station.occurrence(), in: station)
        let voice = HummingVoice()
        let second = try await folder.producer(voice).tape(for: station.occurrence(), in: station)
        #expect(second == first)
        #expect(voice.texts.isEmpty)
        #expect(try folder.tapeNames == ["\(first.key).flac", "\(first.key).json"])
    }

    @Test func `Another hour of the same day takes the same tape, another day does not`() async throws {
        let station = try Station.small()
        let producer = folder.producer(HummingVoice())
        let tape = try await producer.tape(for: station.occurrence(at: "2023-08-08T17:00"), in: station)
        #expect(try await producer.tape(for: station.occurrence(at: "2023-08-08T16:45"), in: station).key == tape.key)
        #expect(try await producer.tape(for: station.occurrence(at: "2023-08-09T17:00"), in: station).key != tape.key)
    }

    @Test func `Whatever goes into it changes its key`() async throws {
        let tune = try folder.recording("tune", seconds: 1)
        let plain = try Station.small(tune: tune)
        func key(_ station: Station, voice: HummingVoice = HummingVoice(), readings: Int = 1, rate: Double = 1)
            async throws -> String
        {
            let occurrence = try station.occurrence(readings: readings, rate: rate)
            return try await folder.producer(voice).tape(for: occurrence, in: station).key
        }
        var keys = [try await key(plain)]
        keys.append(try await key(plain, voice: HummingVoice("humming, another version")))
        keys.append(try await key(plain, readings: 2))
        keys.append(try await key(plain, rate: 1.05))
        keys.append(try await key(Station.small(paragraphs: ["Một lời khác."], tune: tune)))
        keys.append(try await key(Station.small(title: "Tiêm phòng đợt hai", tune: tune)))
        keys.append(try await key(Station.small(tune: nil)))
        keys.append(try await key(Station.small(recording: folder.recording("officer", seconds: 3), tune: tune)))
        keys.append(try await key(Station.small(tune: tune, length: .seconds(2)...(.seconds(600)))))
        for change: (inout Station) -> Void in [
            { $0.name = "Đài Truyền thanh xã Bến Hải" }, { $0.output.loudness = -18 }, { $0.output.voicing = .flat },
        ] {
            var station = plain
            change(&station)
            keys.append(try await key(station))
        }
        _ = try folder.recording("tune", seconds: 1.5)
        keys.append(try await key(plain))
        _ = try folder.recording("officer", seconds: 3, frequency: 800)
        keys.append(try await key(Station.small(recording: "audio/officer.flac", tune: tune)))
        #expect(Set(keys).count == keys.count)
    }

    enum Harm: CaseIterable { case flippedByte, cutShort, gone }

    @Test(arguments: Harm.allCases)
    func `One that was harmed is found, and made again`(harm: Harm) async throws {
        let station = try Station.small()
        let producer = folder.producer(HummingVoice())
        let tape = try await producer.tape(for: station.occurrence(), in: station)
        try await producer.verify(tape)

        var data = try Data(contentsOf: URL(filePath: tape.path))
        switch harm {
        case .flippedByte:
            data[data.count / 2] ^= 1
            try data.write(to: URL(filePath: tape.path))
        case .cutShort: try data.prefix(data.count - 1).write(to: URL(filePath: tape.path))
        case .gone: try FileManager.default.removeItem(atPath: tape.path)
        }
        let error = await #expect(throws: ProductionError.self) { try await producer.verify(tape) }
        #expect(error == .damaged(path: tape.path, harm == .gone ? .missing : .changed))
        #expect(error?.hint?.vi == "bản thu sẽ được làm lại")

        let again = try await producer.tape(for: station.occurrence(), in: station)
        #expect(again == tape)
        try await producer.verify(again)
    }

    @Test func `A spoiled note beside it counts as no tape`() async throws {
        let station = try Station.small()
        let producer = folder.producer(HummingVoice())
        let tape = try await producer.tape(for: station.occurrence(), in: station)
        try Data("{".utf8).write(to: URL(filePath: "\(folder.tapes)/\(tape.key).json"))
        #expect(try await producer.tape(for: station.occurrence(), in: station) == tape)
    }

    @Test func `Tidying leaves the wanted ones, and what is being made`() async throws {
        let station = try Station.small()
        let producer = folder.producer(HummingVoice())
        let old = try await producer.tape(for: station.occurrence(at: "2023-08-08T17:00"), in: station)
        let wanted = try await producer.tape(for: station.occurrence(at: "2023-08-15T17:00"), in: station)
        let part = "\(folder.tapes)/x.flac.abc\(SoundWriter.unfinishedSuffix)"
        try Data().write(to: URL(filePath: part))
        try Data().write(to: URL(filePath: "\(folder.tapes)/notes.txt"))

        let written = try #require(
            FileManager.default.attributesOfItem(atPath: part)[.modificationDate] as? Date)
        let now = WallInstant(seconds: Int64(written.timeIntervalSince1970))
        try producer.removeTapes(notIn: [wanted.key], now: now)
        #expect(!FileManager.default.fileExists(atPath: old.path))
        #expect(
            Set(try folder.tapeNames) == [
                "\(wanted.key).flac", "\(wanted.key).json", "notes.txt", "x.flac.abc\(SoundWriter.unfinishedSuffix)",
            ])
        try producer.removeTapes(notIn: [wanted.key], now: now.advanced(by: .seconds(7200)))
        #expect(Set(try folder.tapeNames) == ["\(wanted.key).flac", "\(wanted.key).json", "notes.txt"])
    }

    @Test func `A station without tapes has nothing to tidy`() throws {
        try folder.producer(HummingVoice()).removeTapes(notIn: [], now: WallInstant(seconds: 0))
    }
}

@Suite struct `No tape` {
    let folder: TemporaryStation

    init() throws {
        folder = try TemporaryStation()
    }

    private func problem(_ station: Station, voice: HummingVoice = HummingVoice()) async throws -> ProductionError? {
        let occurrence = try station.occurrence()
        let error = await #expect(throws: ProductionError.self) {
            _ = try await folder.producer(voice).tape(for: occurrence, in: station)
        }
        let left = FileManager.default.fileExists(atPath: folder.tapes) ? try folder.tapeNames : []
        #expect(left == [], "nothing is left behind")
        return error
    }

    @Test func `Where the voice fails`() async throws {
        let failure = VoiceError.hung(program: "espeak-ng", after: .seconds(60))
        let error = try await problem(Station.small(), voice: HummingVoice(failure: failure))
        #expect(error == .voice(failure))
        #expect(error?.message == failure.message)
        #expect(error?.status == .unavailable)
    }

    @Test func `Where the voice gives only silence`() async throws {
        let error = try await problem(Station.small(), voice: HummingVoice(secondsPerCharacter: 0))
        guard case .silentVoice = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `Of a script that holds nothing to read`() async throws {
        let error = try await problem(Station.small(paragraphs: ["…", "***"]))
        #expect(error == .nothingToSay(script: "Tiêm phòng"))
        #expect(error?.message.vi == "bài “Tiêm phòng” không có gì để đọc")
    }

    @Test func `Of a recording that is not there, does not decode, or is silent`() async throws {
        let missing = try await problem(Station.small(recording: "audio/none.flac"))
        #expect(missing == .sound(.notFound(file: folder.path + "/audio/none.flac")))
        #expect(missing?.status == .notFound)

        try Data("no sound".utf8).write(to: URL(filePath: folder.path + "/audio/text.mp3"))
        let text = try await problem(Station.small(recording: "audio/text.mp3"))
        #expect(text?.status == .badData)
        #expect(text?.message.en.contains("does not decode") == true)

        let silent = try folder.recording("silent", seconds: 2, level: 0)
        #expect(
            try await problem(Station.small(recording: silent)) == .sound(.silent(file: folder.path + "/" + silent)))
    }

    @Test func `In a folder that cannot be written`() async throws {
        try Data().write(to: URL(filePath: folder.path + "/var"))
        let station = try Station.small()
        let error = await #expect(throws: ProductionError.self) {
            _ = try await folder.producer(HummingVoice()).tape(for: station.occurrence(), in: station)
        }
        #expect(error?.status == .cannotWrite)
        #expect(error?.message.vi.hasPrefix("không ghi được “\(folder.tapes)”: ") == true)
    }
}

@Suite struct `What planning is told of scripts` {
    let folder: TemporaryStation

    init() throws {
        folder = try TemporaryStation()
    }

    @Test func `A recording's length, and the tune's on both sides`() throws {
        let recording = try folder.recording("officer", seconds: 5)
        let bare = try #require(
            folder.producer(HummingVoice()).parts(of: Station.small(recording: recording)).parts.values.first)
        #expect(bare.reading == .seconds(5))
        #expect(!bare.isSpoken)
        let tuned = try #require(
            folder.producer(HummingVoice())
                .parts(of: Station.small(recording: recording, tune: folder.recording("tune", seconds: 3))).parts.values
                .first)
        #expect(tuned.frame - bare.frame == .seconds(6) + .milliseconds(2400))
    }

    @Test func `A text's length goes with the voice's rate; only some voices can change theirs`() throws {
        func parts(_ voice: VoiceChoice) throws -> AiringParts {
            var station = try Station.small()
            station.voice = voice
            return try #require(folder.producer(HummingVoice()).parts(of: station).parts.values.first)
        }
        let normal = try parts(.espeak(name: "vi", rate: 130))
        let fast = try parts(.espeak(name: "vi", rate: 260))
        #expect(normal.isSpoken)
        #expect((1.7...2).contains(normal.reading / fast.reading))
        #expect(try !parts(.command(run: ["./voice"], sampleRate: 22_050)).isSpoken)
    }

    @Test func `A recording that cannot be used is a finding with its file`() throws {
        try Data("no sound".utf8).write(to: URL(filePath: folder.path + "/audio/text.mp3"))
        let survey = try folder.producer(HummingVoice()).parts(of: Station.small(recording: "audio/text.mp3"))
        #expect(survey.parts.isEmpty)
        let finding = try #require(survey.findings.first)
        #expect(finding.severity == .error)
        #expect(finding.code == "recording-unusable")
        #expect(finding.place == Finding.Place(file: "audio/text.mp3"))
        let silent = try folder.recording("silent", seconds: 2, level: 0)
        #expect(
            try folder.producer(HummingVoice()).parts(of: Station.small(recording: silent)).findings.first?.message.vi
                == "tệp âm thanh “\(folder.path)/\(silent)” không có tiếng")
    }

    @Test func `A tune that cannot be used is a warning, and the airing stays`() throws {
        let survey = try folder.producer(HummingVoice()).parts(of: Station.small(tune: "audio/none.flac"))
        #expect(survey.parts.count == 1)
        #expect(survey.findings.map(\.code) == ["tune-unusable"])
        #expect(survey.findings.map(\.severity) == [.warning])
    }
}
