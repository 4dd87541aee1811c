import Diagnostics
import Foundation
import Production
import Sound
import StationModel
import Testing

@Suite struct `The shelf of takes` {
    let folder: TemporaryStation
    let shelf: TakeShelf
    let script: ScriptID

    init() throws {
        folder = try TemporaryStation()
        shelf = TakeShelf(stationFolder: folder.path)
        script = try #require(ScriptID("tiem-phong"))
    }

    @Test func `Knows a paragraph by the hash of its words, composed or not`() {
        let text = "Mời bà con đi tiêm phòng."
        #expect(shelf.hash(of: text) == "d71ba5cec6f97d18")
        #expect(shelf.hash(of: text.decomposedStringWithCanonicalMapping) == shelf.hash(of: text))
        #expect(shelf.hash(of: text + " ") != shelf.hash(of: text))
        #expect(
            shelf.path(of: text, in: script) == folder.path + "/audio/takes/tiem-phong/\(shelf.hash(of: text)).flac")
    }

    @Test func `Tells a take from none, and from a file that cannot be used`() throws {
        #expect(shelf.place(of: "Một.", in: script) == .empty)
        try folder.take(of: "Một.", in: script, seconds: 2)
        #expect(shelf.place(of: "Một.", in: script) == .take(.seconds(2)))

        let silent = try folder.take(of: "Hai.", in: script, seconds: 2, level: 0)
        #expect(shelf.place(of: "Hai.", in: script) == .unusable(.silent(file: silent)))

        let torn = try folder.take(of: "Ba.", in: script, seconds: 5)
        try Data(contentsOf: URL(filePath: torn)).prefix(30_000).write(to: URL(filePath: torn))
        #expect(!shelf.place(of: "Ba.", in: script).hasTake)
        #expect(shelf.place(of: "Ba.", in: script) != .empty)

        let text = try folder.take(of: "Bốn.", in: script, seconds: 1)
        try Data("no sound".utf8).write(to: URL(filePath: text))
        #expect(!shelf.place(of: "Bốn.", in: script).hasTake)
    }
}

@Suite struct `Takes on a tape` {
    let folder: TemporaryStation
    let paragraphs = ["Mời bà con đi tiêm phòng.", "Thời gian vào sáng thứ Bảy tuần này."]
    let script: ScriptID

    init() throws {
        folder = try TemporaryStation()
        script = try #require(ScriptID("tiem-phong"))
    }

    private func station(_ missing: Station.MissingTakes = .voice) throws -> Station {
        var station = try Station.small(paragraphs: paragraphs)
        station.missingTakes = missing
        return station
    }

    @Test func `Are played in place of their paragraphs; the voice reads the others`() async throws {
        try folder.take(of: paragraphs[0], in: script, seconds: 3)
        let voice = HummingVoice(secondsPerCharacter: 0.05)
        let station = try station()
        let tape = try await folder.producer(voice).tape(for: station.occurrence(rate: 1.05), in: station)
        #expect(!voice.texts.contains(paragraphs[0]))
        #expect(voice.texts.contains(paragraphs[1]))
        #expect(tape.facts.rate == 1, "a person's reading is never made faster")
        let reading = try #require(tape.segments.first { $0.kind == .reading })
        let spoken = Double(paragraphs[1].count) * 0.05
        #expect(abs(Double(reading.length) / 48_000 - (3 + 1.2 + spoken)) < 0.01)
    }

    @Test(arguments: [0.02, 0.5])
    func `Are as loud as the voice, however they were recorded`(level: Double) async throws {
        try folder.take(of: paragraphs[0], in: script, seconds: 3, level: level)
        let station = try station()
        let samples = try await folder.producer(HummingVoice(secondsPerCharacter: 0.08))
            .audition(#require(station.scripts.first), paragraph: nil, in: station)
        let take = try #require(try Sound.loudness(of: Array(samples.prefix(3 * 48_000))))
        let voice = try #require(try Sound.loudness(of: Array(samples.dropFirst(4 * 48_000 + 9_600))))
        #expect(abs(take - voice) < 0.5, "take \(take), voice \(voice)")
    }

    @Test func `Change the tape with their content, and fall away with their words`() async throws {
        let station = try station()
        var keys: [String] = []
        func make(_ station: Station) async throws -> HummingVoice {
            let voice = HummingVoice()
            keys.append(try await folder.producer(voice).tape(for: station.occurrence(), in: station).key)
            return voice
        }
        #expect(try await make(station).texts.contains(paragraphs[0]))
        try folder.take(of: paragraphs[0], in: script, seconds: 3)
        #expect(try await !make(station).texts.contains(paragraphs[0]))
        try folder.take(of: paragraphs[0], in: script, seconds: 4)
        #expect(try await !make(station).texts.contains(paragraphs[0]))
        let edited = try Station.small(paragraphs: ["Mời bà con đi tiêm phòng đợt hai.", paragraphs[1]])
        #expect(try await make(edited).texts.contains("Mời bà con đi tiêm phòng đợt hai."))
        #expect(Set(keys).count == 4)
    }

    @Test func `Make a script that planning may not change the rate of, as long as its files say`() throws {
        try folder.take(of: paragraphs[0], in: script, seconds: 30)
        try folder.take(of: paragraphs[1], in: script, seconds: 12)
        let station = try station()
        let parts = try #require(folder.producer(HummingVoice()).parts(of: station).parts[script])
        #expect(parts.reading == .milliseconds(43_200))
        #expect(!parts.isSpoken)
    }

    @Test func `Must be whole where the station refuses the voice, and planning is told of each that is missing`()
        async throws
    {
        let station = try station(.refuse)
        let producer = folder.producer(HummingVoice())
        #expect(producer.parts(of: station).findings.isEmpty, "without any take the voice reads")
        _ = try await producer.tape(for: station.occurrence(), in: station)

        try folder.take(of: paragraphs[0], in: script, seconds: 3)
        let findings = producer.parts(of: station).findings
        #expect(findings.map(\.code) == ["take-missing"])
        let finding = try #require(findings.first)
        #expect(finding.severity == .error)
        #expect(finding.place == Finding.Place(file: "scripts/tiem-phong.md", line: 7))
        let error = await #expect(throws: ProductionError.self) {
            _ = try await producer.tape(for: station.occurrence(), in: station)
        }
        #expect(error?.message == finding.message)
        #expect(
            error?.message.vi
                == "bài “Tiêm phòng”: đoạn 2, “Thời gian vào sáng thứ Bảy…”, chưa có bản cán bộ đọc")
        #expect(
            error?.message.en
                == "the script “Tiêm phòng”: nobody has read paragraph 2, “Thời gian vào sáng thứ Bảy…”")
        #expect(error?.hint?.en.hasPrefix("record it: loa script record tiem-phong; or") == true)
        #expect(error?.status == .badData)

        try folder.take(of: paragraphs[1], in: script, seconds: 3)
        #expect(producer.parts(of: station).findings.isEmpty)
        _ = try await producer.tape(for: station.occurrence(), in: station)
    }

    enum Harm: CaseIterable { case torn, silent }

    @Test(arguments: Harm.allCases)
    func `That are spoiled count as missing, and are found a day ahead`(harm: Harm) async throws {
        try folder.take(of: paragraphs[1], in: script, seconds: 3)
        let path = try folder.take(of: paragraphs[0], in: script, seconds: 5, level: harm == .silent ? 0 : 0.3)
        if harm == .torn {
            try Data(contentsOf: URL(filePath: path)).prefix(40_000).write(to: URL(filePath: path))
        }
        let station = try station()
        let voice = HummingVoice()
        let finding = try #require(folder.producer(voice).parts(of: station).findings.first)
        #expect((finding.severity, finding.code) == (.warning, "take-unusable"))
        #expect(finding.place?.file.hasPrefix("audio/takes/tiem-phong/") == true)
        #expect(finding.hint?.vi == "thu lại đoạn 1: loa script record tiem-phong")
        _ = try await folder.producer(voice).tape(for: station.occurrence(), in: station)
        #expect(voice.texts.contains(paragraphs[0]))
        let refusing = try self.station(.refuse)
        let codes = folder.producer(voice).parts(of: refusing).findings.map(\.code)
        #expect(codes == ["take-unusable", "take-missing"])
    }

    @Test func `That are spoiled in the middle, where no head shows it, are read by the voice`() async throws {
        try folder.take(of: paragraphs[1], in: script, seconds: 3)
        let path = try folder.take(of: paragraphs[0], in: script, seconds: 20)
        var data = try Data(contentsOf: URL(filePath: path))
        data.replaceSubrange(data.count / 2..<data.count / 2 + 60_000, with: Data(count: 60_000))
        try data.write(to: URL(filePath: path))
        let voice = HummingVoice()
        let station = try station()
        _ = try await folder.producer(voice).tape(for: station.occurrence(), in: station)
        #expect(voice.texts.contains(paragraphs[0]))
        let refusing = try self.station(.refuse)
        await #expect(throws: ProductionError.self) {
            _ = try await folder.producer(voice).tape(for: refusing.occurrence(), in: refusing)
        }
    }
}
