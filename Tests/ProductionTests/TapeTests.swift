import CivilTime
import Diagnostics
import Foundation
import Production
import Sound
import StationModel
import Testing

@Suite struct `A tape` {
    let folder: TemporaryStation

    init() throws {
        folder = try TemporaryStation()
    }

    @Test func `Holds tune, opening words, readings, closing words and tune, in this order and without gaps`()
        async throws
    {
        let tune = try folder.recording("tune", seconds: 2)
        let station = try Station.small(tune: tune)
        let tape = try await folder.producer(HummingVoice()).tape(for: station.occurrence(readings: 2), in: station)

        #expect(
            tape.segments.map(\.kind) == [
                .tune, .pause, .opening, .pause, .reading, .pause, .reading, .pause, .closing, .pause, .closingTune,
            ])
        #expect(tape.segments.map(\.reading) == [nil, nil, nil, nil, 1, nil, 2, nil, nil, nil, nil])
        var next = 0
        for segment in tape.segments {
            #expect(segment.start == next)
            next += segment.length
        }
        #expect(next == tape.frames)
        #expect(tape.segments.filter { $0.kind == .reading }.map(\.length).allSatisfy { $0 == tape.segments[4].length })

        var reader = try SoundReader(path: tape.path)
        #expect(reader.frames == tape.frames)
        #expect(reader.rate == 48_000)
        let samples = try reader.readAll()
        for segment in tape.segments {
            let isSilent = samples[segment.start..<segment.start + segment.length].allSatisfy { abs($0) < 0.001 }
            #expect(isSilent == (segment.kind == .pause), "\(segment.name.en)")
        }
    }

    @Test(arguments: [-16.0, -23], [Output.Voicing.horn, .flat])
    func `Has the station's loudness, and no peak above -1 dBTP`(loudness: Double, voicing: Output.Voicing) async throws
    {
        var station = try Station.small(tune: folder.recording("tune", seconds: 4, level: 0.02))
        station.output = Output(loudness: loudness, voicing: voicing)
        let tape = try await folder.producer(HummingVoice(secondsPerCharacter: 0.05))
            .tape(for: station.occurrence(readings: 2), in: station)
        let samples = try Sound.load(tape.path)
        let measured = try #require(try Sound.loudness(of: samples))
        #expect(abs(measured - loudness) < 0.2)
        #expect(abs(measured - tape.facts.loudness) < 0.1)
        let meter = try LoudnessMeter(.integratedAndTruePeak)
        try meter.add(samples)
        let peak = try #require(meter.truePeak)
        #expect(peak <= -1)
        #expect(abs(peak - tape.facts.truePeak) < 0.05)
    }

    @Test func `Greets, says the day, names the announcement, and takes leave`() async throws {
        let voice = HummingVoice()
        let station = try Station.small()
        _ = try await folder.producer(voice).tape(for: station.occurrence(), in: station)
        let texts = voice.texts
        for phrase in [
            "Đây là Đài Truyền thanh xã Trung Sơn.", "Xin kính chào toàn thể bà con!", "Hôm nay là thứ Ba,",
            "ngày mùng tám tháng tám năm hai nghìn không trăm hai mươi ba.", "Sau đây,", "mời bà con nghe bài:",
            "Tiêm phòng.",
        ] {
            #expect(texts.contains(phrase), "\(phrase)")
        }
        #expect(texts.contains { $0.hasPrefix("Chương trình phát thanh của Đài Truyền thanh xã Trung Sơn đến đây") })
        #expect(texts.contains { $0.contains("Xin trân trọng cảm ơn bà con đã lắng nghe") })
    }

    @Test func `Is spoken once, however often it is read`() async throws {
        let voice = HummingVoice()
        let station = try Station.small(paragraphs: ["Một lần. Hai lần.", "Một lần."])
        _ = try await folder.producer(voice).tape(for: station.occurrence(readings: 5), in: station)
        #expect(voice.texts.count == Set(voice.texts).count)
        #expect(voice.texts.count { $0 == "Một lần." } == 1)
    }

    @Test func `Plays a recording in place of the voice`() async throws {
        let recording = try folder.recording("officer", seconds: 5, frequency: 900)
        let voice = HummingVoice()
        let station = try Station.small(recording: recording)
        let tape = try await folder.producer(voice).tape(for: station.occurrence(), in: station)
        #expect(!voice.texts.contains { $0.contains("tiêm phòng") })
        let reading = try #require(tape.segments.first { $0.kind == .reading })
        #expect(abs(reading.length - 240_000) < 1_000)
    }

    @Test func `Goes without a tune that cannot be used`() async throws {
        try Data("no music".utf8).write(to: URL(filePath: folder.path + "/audio/tune.flac"))
        for tune in ["audio/tune.flac", "audio/none.flac"] {
            let station = try Station.small(tune: tune)
            let tape = try await folder.producer(HummingVoice()).tape(for: station.occurrence(), in: station)
            #expect(tape.segments.map(\.kind) == [.opening, .pause, .reading, .pause, .closing])
        }
    }

    @Test func `Real espeak-ng: an announcement of two paragraphs, read twice`() async throws {
        let station = try Station.small(
            paragraphs: ["UBND xã mời bà con đến nhà văn hóa lúc 8h00.", "Khi đi nhớ mang theo thẻ CCCD."])
        let producer = Producer(
            stationFolder: folder.path, tapes: folder.tapes, voices: InstalledVoices(in: folder.environment()))
        let tape = try await producer.tape(for: station.occurrence(readings: 2), in: station)
        let estimate = try #require(producer.parts(of: station).parts.values.first).length(readings: 2)
        #expect(abs(tape.duration / estimate - 1) < 0.05)
        #expect(abs(tape.facts.loudness + 16) <= 0.2)
        #expect(tape.facts.truePeak <= -1)
        #expect(tape.facts.voice.hasPrefix("eSpeak NG text-to-speech: 1."))
        try await producer.verify(tape)
    }
}

@Suite struct `The length of a tape` {
    let folder: TemporaryStation

    init() throws {
        folder = try TemporaryStation()
    }

    /// A text that takes 20 s at the normal rate, in a frame of about 18 s.
    private let text = String(repeating: "một hai ba bốn năm ", count: 20)

    private func tape(
        _ length: ClosedRange<Double>, readings: Int, rate: Double = 1, rates: ClosedRange<Double> = 0.8...1.25,
        hours: String = "16:30-18:30", byHand: Bool = false
    ) async throws -> Tape {
        let station = try Station.small(
            paragraphs: [text], length: .seconds(length.lowerBound)...(.seconds(length.upperBound)), hours: hours)
        let voice = HummingVoice(rates: rates, secondsPerCharacter: 20 / Double(text.count))
        return try await folder.producer(voice)
            .tape(for: station.occurrence(readings: readings, rate: rate, byHand: byHand), in: station)
    }

    @Test func `As planned where it fits`() async throws {
        let tape = try await tape(50...80, readings: 2)
        #expect(tape.facts.readings == 2)
        #expect(tape.facts.rate == 1)
    }

    @Test func `By a faster or slower voice where it misses by little`() async throws {
        let whole = try await tape(1...200, readings: 2).duration / .seconds(1)
        let fast = try await tape(20...(whole - 1.6), readings: 2)
        #expect(fast.facts.readings == 2)
        #expect((1.03...1.07).contains(fast.facts.rate))
        #expect((.seconds(20)...(.seconds(whole - 1.6))).contains(fast.duration))
        let slow = try await tape((whole + 2)...(whole + 10), readings: 2)
        #expect(slow.facts.readings == 2)
        #expect((0.93...0.97).contains(slow.facts.rate))
        #expect(slow.duration >= .seconds(whole + 2))
    }

    @Test func `By another number of readings where it misses by much`() async throws {
        let tape = try await tape(90...112, readings: 2)
        #expect(tape.facts.readings > 2)
        #expect((.seconds(90)...(.seconds(112))).contains(tape.duration))
    }

    @Test func `Never past the end of the hours`() async throws {
        let tape = try await tape(20...600, readings: 4, hours: "16:30-17:01")
        #expect(tape.duration <= .seconds(60))
        #expect(tape.facts.readings < 4 || tape.facts.rate > 1)
    }

    @Test func `As it is, for an airing by hand`() async throws {
        #expect(try await tape(1...10, readings: 1, byHand: true).duration > .seconds(20))
    }

    @Test func `Too long even once is said plainly`() async throws {
        let error = await #expect(throws: ProductionError.self) { _ = try await tape(5...10, readings: 1) }
        guard case .tooLong(let script, let once, let longest) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(script == "Tiêm phòng")
        #expect(once > .seconds(20))
        #expect(longest == .seconds(10))
        #expect(error?.status == .badData)
        #expect(error?.message.vi.hasPrefix("bài “Tiêm phòng” đọc một lần đã hết 0:") == true)
        #expect(error?.message.vi.hasSuffix("dài hơn mức tối đa 0:10") == true)
    }

    @Test func `Between two numbers of readings, with a voice that cannot change, is said plainly`() async throws {
        let once = try await tape(1...200, readings: 1).duration / .seconds(1)
        let error = await #expect(throws: ProductionError.self) {
            _ = try await tape((once + 6)...(once + 12), readings: 1, rates: 1...1)
        }
        guard case .doesNotFit = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.hint?.en == "widen the campaign's length")
    }
}
