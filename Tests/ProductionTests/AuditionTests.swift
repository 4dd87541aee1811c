import Diagnostics
import Foundation
import Production
import Programs
import Sound
import Speech
import StationModel
import Testing

@Suite struct `An audition` {
    let folder: TemporaryStation

    init() throws {
        folder = try TemporaryStation()
    }

    private func audition(
        _ station: Station, paragraph: Int? = nil, voice: HummingVoice = HummingVoice(secondsPerCharacter: 0.02)
    ) async throws -> [Float] {
        try await folder.producer(voice)
            .audition(#require(station.scripts.first), paragraph: paragraph, in: station)
    }

    /// The silences of more than 50 ms in it, in seconds.
    private func gaps(_ samples: [Float]) -> [Double] {
        var gaps: [Double] = []
        var start: Int?
        for (index, sample) in samples.enumerated() {
            if abs(sample) < 1e-6 {
                start = start ?? index
            } else {
                if let start, index - start > 2_400 { gaps.append(Double(index - start) / 48_000) }
                start = nil
            }
        }
        return gaps
    }

    @Test(arguments: [0.01, 0.05], [Output.Voicing.horn, .flat])
    func `Makes a reader's pauses, the same with every voice`(
        secondsPerCharacter: Double, voicing: Output.Voicing
    ) async throws {
        var station = try Station.small(
            paragraphs: ["Mời bà con đi tiêm phòng, nhớ mang sổ; đến sớm: bảy giờ. Xin cảm ơn!", "Trạm, xã."])
        station.output.voicing = voicing
        let voice = HummingVoice(secondsPerCharacter: secondsPerCharacter)
        let expected = [0.3, 0.45, 0.45, 0.75, 1.2, 0.2]
        func compare(_ found: [Double], factor: Double) {
            #expect(found.count == expected.count, "\(found)")
            #expect(zip(found, expected).allSatisfy { abs($0 - $1 * factor) < 0.002 }, "\(found)")
        }
        station.voice = .espeak(name: "vi", rate: 130)
        compare(gaps(try await audition(station, voice: voice)), factor: 1)
        station.voice = .espeak(name: "vi", rate: 195)
        compare(gaps(try await audition(station, voice: voice)), factor: 130 / 195)
    }

    @Test func `Has no click at a pause`() async throws {
        let station = try Station.small(paragraphs: ["Một hai ba bốn năm, sáu bảy tám, chín mười."])
        let samples = try await audition(station)
        for index in samples.indices.dropLast() where samples[index] == 0 || samples[index + 1] == 0 {
            #expect(abs(samples[index + 1] - samples[index]) < 0.001)
        }
    }

    @Test func `Is at the station's loudness, without tune and frame`() async throws {
        let station = try Station.small(tune: folder.recording("tune", seconds: 2))
        let voice = HummingVoice(secondsPerCharacter: 0.05)
        let samples = try await audition(station, voice: voice)
        #expect(abs(try #require(try Sound.loudness(of: samples)) + 16) < 0.3)
        #expect(Set(voice.texts) == ["Mời bà con đi tiêm phòng.", "Thời gian vào sáng thứ Bảy tuần này."])
    }

    @Test func `Of one paragraph is that one, by voice or take`() async throws {
        let station = try Station.small()
        let voice = HummingVoice()
        _ = try await audition(station, paragraph: 2, voice: voice)
        #expect(voice.texts == ["Thời gian vào sáng thứ Bảy tuần này."])
        let script = try #require(station.scripts.first)
        try folder.take(of: script.paragraphs[0].text, in: script.id, seconds: 4)
        #expect(abs(try await audition(station, paragraph: 1).count - 4 * 48_000) < 500)
    }

    @Test func `Of a paragraph that is not there is refused`() async throws {
        let station = try Station.small()
        for number in [0, 3, -1] {
            let error = await #expect(throws: ProductionError.self) {
                _ = try await audition(station, paragraph: number)
            }
            #expect(error == .noSuchParagraph(script: "Tiêm phòng", paragraph: number, count: 2))
            #expect(error?.status == .notFound)
            #expect(error?.message.vi == "bài “Tiêm phòng” không có đoạn \(number), chỉ có 2 đoạn")
        }
        let empty = try Station.small(paragraphs: ["Một.", "***"])
        await #expect(throws: ProductionError.nothingToSay(script: "Tiêm phòng")) {
            _ = try await audition(empty, paragraph: 2)
        }
    }

    @Test func `Of a recording is the recording`() async throws {
        let station = try Station.small(recording: folder.recording("officer", seconds: 5))
        let voice = HummingVoice()
        #expect(abs(try await audition(station, voice: voice).count - 5 * 48_000) < 500)
        #expect(voice.texts.isEmpty)
    }

    @Test(arguments: ["nghe.wav", "nghe.flac"])
    func `Can be written as a file`(name: String) throws {
        let samples = sine(500, seconds: 1, level: 0.2)
        try Producer.write(samples, to: folder.path + "/" + name)
        let data = try Data(contentsOf: URL(filePath: folder.path + "/" + name))
        #expect(data.prefix(4).elementsEqual((name.hasSuffix("wav") ? "RIFF" : "fLaC").utf8))
        #expect(try Sound.load(folder.path + "/" + name).count == samples.count)
        let error = #expect(throws: ProductionError.self) {
            try Producer.write(samples, to: folder.path + "/nowhere/" + name)
        }
        #expect(error?.status == .cannotWrite)
    }
}

@Suite struct `A voice that is tried before air` {
    let folder: TemporaryStation

    init() throws {
        folder = try TemporaryStation()
    }

    /// Speaks only when it is told to stop.
    private struct HangingVoice: Voice {
        let identity = "hanging"
        let rates = 1.0...1.0

        func speak(_ text: String, rate: Double) async throws(VoiceError) -> [Float] {
            while !Task.isCancelled { await Task.yield() }
            throw .cancelled
        }
    }

    @Test func `Has nothing to be said of it if it reads`() async throws {
        let voice = HummingVoice()
        #expect(try await folder.producer(voice).voiceFindings(of: .small()) == [])
        #expect(voice.texts == ["Xin chào bà con."])
    }

    @Test func `Is a finding if it fails, is silent, or hangs`() async throws {
        let failure = VoiceError.failed(program: "espeak-ng", ending: .status(1), words: "no data")
        let failed = try await folder.producer(HummingVoice(failure: failure)).voiceFindings(of: .small())
        #expect(failed.map(\.code) == ["voice-unusable"])
        #expect(failed.map(\.severity) == [.error])
        #expect(failed.first?.place == Finding.Place(file: "schedule.yaml"))
        #expect(failed.first?.message == failure.message)
        #expect(failed.first?.hint == failure.hint)

        let silent = try await folder.producer(HummingVoice(secondsPerCharacter: 0)).voiceFindings(of: .small())
        #expect(silent.first?.message.en == "the voice was silent at “Xin chào bà con.”")

        let hung = try await folder.producer(HangingVoice())
            .voiceFindings(of: .small(), deadline: .milliseconds(200))
        #expect(hung.first?.message == VoiceError.hung(program: "espeak-ng", after: .milliseconds(200)).message)
    }

    @Test func `Real programs: espeak-ng is there, another is not`() async throws {
        var station = try Station.small()
        let producer = Producer(
            stationFolder: folder.path, tapes: folder.tapes, voices: InstalledVoices(in: folder.environment()))
        for name in ["vi", "vi-vn-x-central", "vi-vn-x-south"] {
            station.voice = .espeak(name: name, rate: 130)
            #expect(await producer.voiceFindings(of: station) == [])
        }
        station.voice = .espeak(name: "vi-hue", rate: 130)
        #expect(await producer.voiceFindings(of: station).first?.message.en == "espeak-ng has no voice “vi-hue”")
        station.voice = .command(run: [try folder.program("half", "printf abc")], sampleRate: 22_050)
        #expect(
            await producer.voiceFindings(of: station).first?.message.en.hasSuffix("it ends in half a sample") == true)
        station.voice = .command(run: ["./nowhere"], sampleRate: 22_050)
        #expect(await producer.voiceFindings(of: station).count == 1)
    }
}
