import CivilTime
import Diagnostics
import Foundation
import Production
import Programs
import Sound
import Speech
import StationModel
import Testing

@Suite struct `The tape of a warning` {
    let folder: TemporaryStation
    let station: Station

    init() throws {
        folder = try TemporaryStation()
        station = try Station.small(tune: folder.recording("tune", seconds: 2))
    }

    private func warning(
        _ paragraphs: [String] = ["Mời bà con đi tiêm phòng.", "Thời gian vào sáng thứ Bảy tuần này."],
        readings: Int = 1, script: String? = nil
    ) throws -> Warning {
        Warning(
            title: "Lũ quét", paragraphs: paragraphs, script: script.flatMap { ScriptID($0) }, severity: .red,
            readings: readings,
            person: Person(try #require(OfficerID("trang")), name: "Trang", account: "trang"), reason: "lũ về")
    }

    @Test func `Holds the words alone, with a short tone between two readings`() async throws {
        let made = try await folder.producer(HummingVoice()).warning(warning(readings: 3), in: station)
        #expect(made.setback == nil)
        #expect(
            made.tape.segments.map(\.kind) == [
                .reading, .pause, .alert, .pause, .reading, .pause, .alert, .pause, .reading,
            ])
        #expect(made.tape.segments.compactMap(\.reading) == [1, 2, 3])
        let samples = try Sound.load(made.tape.path)
        #expect(samples.count == made.tape.frames)
        for segment in made.tape.segments {
            let isSilent = samples[segment.start..<segment.start + segment.length].allSatisfy { abs($0) < 0.001 }
            #expect(isSilent == (segment.kind == .pause), "\(segment.name.en)")
        }
    }

    @Test(arguments: [-16.0, -23], [Output.Voicing.horn, .flat])
    func `Tone and words have the station's loudness, and no peak above -1 dBTP`(
        loudness: Double, voicing: Output.Voicing
    ) async throws {
        var station = station
        station.output = Output(loudness: loudness, voicing: voicing)
        let producer = folder.producer(HummingVoice(secondsPerCharacter: 0.05))
        for tape in [
            try producer.alertTone(in: station),
            try await producer.warning(warning(readings: 2), in: station).tape,
        ] {
            let samples = try Sound.load(tape.path)
            let measured = try #require(try Sound.loudness(of: samples))
            #expect(abs(measured - loudness) < 0.3)
            #expect(abs(measured - tape.facts.loudness) < 0.1)
            #expect(tape.facts.truePeak <= -1)
            #expect(Sound.truePeak(of: samples) <= -1)
        }
    }

    @Test func `Is kept, and made anew when its words, its readings or the voice change`() async throws {
        let voice = HummingVoice()
        let producer = folder.producer(voice)
        let first = try await producer.warning(warning(), in: station).tape
        let asked = voice.texts.count
        #expect(try await producer.warning(warning(), in: station).tape == first)
        #expect(voice.texts.count == asked)
        #expect(try await producer.warning(warning(readings: 2), in: station).tape.key != first.key)
        #expect(try await producer.warning(warning(["Lũ đang về."]), in: station).tape.key != first.key)
        #expect(try await folder.producer(HummingVoice("other")).warning(warning(), in: station).tape.key != first.key)
    }

    @Test func `What cannot be said is refused`() async throws {
        let producer = folder.producer(HummingVoice())
        for paragraphs in [[], ["  "], ["…!", "—"]] {
            await #expect(throws: ProductionError.nothingToSay(script: "Lũ quét")) {
                _ = try await producer.warning(warning(paragraphs), in: station)
            }
        }
    }

    @Test func `Only letters and figures are words`() {
        for text in ["", "  ", "…!?", "—", "\n\t"] { #expect(!Producer.hasWords(text, in: station), "\(text)") }
        for text in ["Lũ", "7", "A!"] { #expect(Producer.hasWords(text, in: station), "\(text)") }
    }

    // MARK: The voice

    @Test func `A voice that fails is replaced by espeak-ng, and the reason is told`() async throws {
        let failure = VoiceError.failed(program: "piper", ending: .status(3), words: "no model")
        let producer = folder.producer(
            TwoVoices(station: HummingVoice(failure: failure), other: HummingVoice("spare")))
        var station = station
        station.voice = .piper(model: "voices/a.onnx", licence: "MIT")
        let made = try await producer.warning(warning(), in: station)
        #expect(made.setback == .voice(failure))
        #expect(made.tape.facts.voice == "spare")
    }

    @Test func `A voice that hangs is not waited for`() async throws {
        let producer = folder.producer(TwoVoices(station: HangingVoice(), other: HummingVoice("spare")))
        var station = station
        station.voice = .piper(model: "voices/a.onnx", licence: "MIT")
        let made = try await producer.warning(warning(), in: station, patience: .milliseconds(20))
        #expect(made.setback == .voice(.hung(program: "piper", after: .milliseconds(20))))
        #expect(made.tape.facts.voice == "spare")
    }

    @Test func `With no voice at all the first failure is told`() async throws {
        let failure = VoiceError.notInstalled(program: "piper")
        let other = VoiceError.notInstalled(program: "espeak-ng")
        let producer = folder.producer(
            TwoVoices(station: HummingVoice(failure: failure), other: HummingVoice(failure: other)))
        var station = station
        station.voice = .piper(model: "voices/a.onnx", licence: "MIT")
        await #expect(throws: ProductionError.voice(failure)) {
            _ = try await producer.warning(warning(), in: station)
        }
    }

    // MARK: What a person has read

    @Test func `Of a script it plays what a person has read, the voice reads the rest`() async throws {
        let script = try #require(station.scripts.first)
        try folder.take(of: script.paragraphs[0].text, in: script.id, seconds: 4)
        var station = station
        station.missingTakes = .refuse
        let voice = HummingVoice()
        let made = try await folder.producer(voice).warning(warning(script: script.id.text), in: station)
        #expect(made.setback == nil)
        #expect(!voice.texts.contains { $0.contains("tiêm phòng") })
        #expect(voice.texts.contains { $0.contains("thứ Bảy") })
        #expect(made.tape.duration > .seconds(4))
    }

    @Test func `A recording that is spoiled is replaced by the words`() async throws {
        try Data("no sound".utf8).write(to: URL(filePath: folder.path + "/audio/torn.flac"))
        let station = try Station.small(recording: "audio/torn.flac")
        let made = try await folder.producer(HummingVoice()).warning(warning(script: "tiem-phong"), in: station)
        #expect(made.setback != nil)
        #expect(made.tape.facts.voice == "humming")
    }

    @Test func `Words that the script no longer has are read by the voice`() async throws {
        let script = try #require(station.scripts.first)
        try folder.take(of: script.paragraphs[0].text, in: script.id, seconds: 4)
        let voice = HummingVoice()
        _ = try await folder.producer(voice).warning(warning(["Lũ đang về."], script: script.id.text), in: station)
        #expect(voice.texts.contains { $0.contains("Lũ đang về") })
    }

    // MARK: The alert tone

    @Test func `The tone is steady, alternates, and lies where horns carry`() throws {
        var station = station
        station.output = Output(voicing: .flat)
        let tone = try folder.producer(HummingVoice()).alertTone(in: station)
        let samples = try Sound.load(tone.path)
        #expect((4.0...5).contains(Double(samples.lastIndex { abs($0) > 0.01 } ?? 0) / 48_000))
        let half = Sound.rate / 2
        for stroke in 0..<9 {
            let middle = Array(samples[(stroke * half + half / 4)..<(stroke * half + half * 3 / 4)])
            let (high, low) = (power(of: middle, at: 1_109), power(of: middle, at: 740))
            #expect(stroke.isMultiple(of: 2) ? high > 30 * low : low > 30 * high, "stroke \(stroke)")
        }
        // The first sample is sound, not a rest before it.
        #expect(samples.prefix(Sound.rate / 50).contains { abs($0) > 0.1 })
        #expect(abs(samples[0]) < 0.01)
    }

    @Test func `The tone has no pitch of the signature tune`() {
        // D E G A B in equal temperament, over three octaves.
        for step in [2, 4, 7, 9, 11] {
            for octave in 4...6 {
                let pitch = 440 * pow(2, Double(12 * octave + step - 57) / 12)
                for tone in [740.0, 1_109] { #expect(abs(pitch / tone - 1) > 0.03) }
            }
        }
    }

    @Test func `The tone is made once, outlives a tidying, and comes back when somebody removed it`() async throws {
        let producer = folder.producer(HummingVoice())
        let tone = try producer.alertTone(in: station)
        let made = try FileManager.default.attributesOfItem(atPath: tone.path)[.systemFileNumber] as? Int
        try producer.removeTapes(notIn: [], now: WallInstant(nanoseconds: 4_000_000_000_000_000_000))
        #expect(try producer.alertTone(in: station) == tone)
        // Another daemon finds it, too.
        #expect(try folder.producer(HummingVoice()).alertTone(in: station) == tone)
        let found = try FileManager.default.attributesOfItem(atPath: tone.path)[.systemFileNumber] as? Int
        #expect(made == found)
        try FileManager.default.removeItem(atPath: tone.path)
        #expect(try producer.alertTone(in: station) == tone)
        #expect(FileManager.default.fileExists(atPath: tone.path))
    }

    @Test func `On a disk that takes nothing, tone and words go to the spare folder`() async throws {
        // A file where the folder of tapes should be: root may write to any folder.
        let blocked = folder.path + "/blocked"
        try Data().write(to: URL(filePath: blocked))
        let spare = folder.path + "/spare"
        let voices = OneVoice(voice: HummingVoice())
        let producer = Producer(
            stationFolder: folder.path, tapes: blocked + "/tapes", spare: spare, voices: voices)
        let made = try await producer.warning(warning(), in: station)
        #expect(made.setback == nil)
        #expect(made.tape.path.hasPrefix(spare))
        #expect(try producer.alertTone(in: station).path.hasPrefix(spare))
        #expect(try await producer.warning(warning(), in: station).tape == made.tape)

        let without = Producer(stationFolder: folder.path, tapes: blocked + "/tapes", voices: voices)
        await #expect(throws: ProductionError.self) { _ = try await without.warning(warning(), in: station) }
    }

    @Test func `Real espeak-ng: a storm warning read twice`() async throws {
        let producer = Producer(
            stationFolder: folder.path, tapes: folder.tapes, voices: InstalledVoices(in: folder.environment()))
        let warning = try warning(
            ["Bão số 4 cấp 12, giật cấp 14, đổ bộ lúc 19h00.", "Bà con khẩn trương sơ tán."], readings: 2)
        let made = try await producer.warning(warning, in: station)
        #expect(made.setback == nil)
        let whole = try producer.alertTone(in: station).duration + made.tape.duration
        #expect(abs(producer.estimate(of: warning, in: station) / whole - 1) < 0.1)
        #expect(abs(made.tape.facts.loudness + 16) <= 0.2)
        #expect(made.tape.facts.voice.hasPrefix("eSpeak NG text-to-speech: 1."))
    }
}

/// The power of a sound at one frequency (Goertzel's algorithm).
private func power(of samples: [Float], at frequency: Double) -> Double {
    let factor = 2 * cos(2 * .pi * frequency / Double(Sound.rate))
    var (last, before) = (0.0, 0.0)
    for sample in samples { (last, before) = (Double(sample) + factor * last - before, last) }
    return last * last + before * before - factor * last * before
}

/// The station's own voice, and the one that every other choice gets.
private struct TwoVoices: VoiceSource {
    let station: any Voice
    let other: any Voice

    func voice(for choice: VoiceChoice) async throws(VoiceError) -> any Voice {
        if case .espeak = choice { other } else { station }
    }
}

/// Reads until it is cancelled.
private struct HangingVoice: Voice {
    let identity = "hanging"
    let rates = 1.0...1.0

    func speak(_ text: String, rate: Double) async throws(VoiceError) -> [Float] {
        do {
            while true { try await Task.sleep(for: .seconds(3_600)) }
        } catch {
            throw .cancelled
        }
    }
}
