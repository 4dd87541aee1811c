import Diagnostics
import Foundation
import Production
import Sound
import SoundTesting
import StationModel
import Studio
import Testing

@Suite struct PlanTests {
    private let folder: Folder
    private let shelf: TakeShelf

    init() throws {
        folder = try Folder()
        shelf = TakeShelf(stationFolder: folder.path)
    }

    @Test func `every paragraph that is read is asked for, and its take has the name of its words`() throws {
        let prompts = try plan(["Một.", "Hai.", "Ba."], spoken: ["một", "", "ba"]).prompts()
        #expect(prompts.map(\.number) == [1, 3])
        #expect(prompts.map(\.line) == [4, 8])
        #expect(prompts.map(\.spoken) == ["một", "ba"])
        // The first 16 digits of: printf 'Một.' | sha256sum
        #expect(prompts[0].file == folder.file("audio/takes/bai/96b3e54acb4b1573.flac"))
    }

    @Test func `when one paragraph changes, only that one is asked for again`() throws {
        try keepAll(try plan(["Một.", "Hai.", "Ba."]))
        #expect(try plan(["Một.", "Hai.", "Ba."]).prompts().isEmpty)
        #expect(try plan(["Một.", "Hai nhé.", "Ba."]).prompts().map(\.text) == ["Hai nhé."])
        // Back again, its take is still there; and so it is in another place.
        #expect(try plan(["Ba.", "Một.", "Hai."]).prompts().isEmpty)
    }

    @Test func `composed and decomposed letters are the same words`() throws {
        try keepAll(try plan(["Đường làng."]))
        #expect(try plan(["Đường làng.".decomposedStringWithCanonicalMapping]).prompts().isEmpty)
    }

    @Test func `a paragraph that stands there twice is read once`() throws {
        #expect(try plan(["Thưa bà con!", "Một.", "Thưa bà con!"]).prompts().map(\.number) == [1, 2])
    }

    @Test func `--again asks for all, --paragraph for one, and both for one that has a take`() throws {
        try keepAll(try plan(["Một.", "Hai."]))
        let plan = try plan(["Một.", "Hai.", "Ba."])
        #expect(try plan.prompts(again: true).map(\.number) == [1, 2, 3])
        #expect(try plan.prompts(only: 3).map(\.number) == [3])
        #expect(try plan.prompts(only: 2).isEmpty)
        #expect(try plan.prompts(only: 2, again: true).map(\.number) == [2])
    }

    @Test func `a torn take is none`() throws {
        let plan = try plan(["Một."])
        try keepAll(plan)
        let file = try #require(plan.prompts(again: true).first).file
        try Data(try Data(contentsOf: URL(filePath: file)).prefix(500)).write(to: URL(filePath: file))
        #expect(try plan.prompts().count == 1)
    }

    @Test func `a paragraph that is not there, and one that is not read, are named`() throws {
        let plan = try plan(["Một.", "Hai."], spoken: ["một", ""])
        for number in [0, -1, 3] {
            let error = #expect(throws: Failure.self) { try plan.prompts(only: number) }
            #expect(error?.status == .notFound)
            #expect(error?.message.vi == "bài “bai” không có đoạn \(number)")
            #expect(error?.hint?.en == "it has 2 of them, counted from 1")
        }
        let error = #expect(throws: Failure.self) { try plan.prompts(only: 2) }
        #expect(error?.message.vi == "đoạn 2 của bài “bai” không được đọc lên")
        #expect(error?.hint?.vi.contains("loa script show bai --spoken") == true)
    }

    @Test func `a script that plays a recording as a whole has no takes`() {
        let error = #expect(throws: Failure.self) { try plan(["Một."], recording: "audio/bai.flac") }
        #expect(error?.status == .badData)
        #expect(error?.message.vi == "bài “bai” phát nguyên tệp audio/bai.flac, không phát bản thu từng đoạn")
    }

    @Test func `the summary says what is left, and who reads it`() throws {
        let texts = ["Một.", "Hai.", "Ba."]
        #expect(try plan(texts).summary(kept: 0).vi == "Vừa giữ 0 bản thu. Cả 3 đoạn do giọng máy đọc.")
        try keepAll(try plan(["Một."]))
        #expect(
            try plan(texts).summary(kept: 1)
                == Phrase(
                    vi: "Vừa giữ 1 bản thu. 1 trên 3 đoạn có bản thu, 2 đoạn còn lại do giọng máy đọc.",
                    en: "Takes kept now: 1. 1 of 3 paragraphs have one, the voice reads the other 2."))
        #expect(
            try plan(texts, missing: .refuse).summary(kept: 1).vi
                == "Vừa giữ 1 bản thu. 1 trên 3 đoạn có bản thu; còn 2 đoạn phải thu thì bài mới được phát.")
        try keepAll(try plan(texts))
        #expect(
            try plan(texts).summary(kept: 2).vi == "Vừa giữ 2 bản thu. Cả 3 đoạn của bài đều đã có bản thu.")
    }

    private func plan(
        _ texts: [String], spoken: [String]? = nil, recording: String? = nil, missing: Station.MissingTakes = .voice
    ) throws -> RecordingPlan {
        let script = Script(
            id: try #require(ScriptID("bai")), title: "Bài",
            paragraphs: texts.enumerated().map { Script.Paragraph(line: 4 + 2 * $0, text: $1) }, recording: recording,
            hash: "")
        return try RecordingPlan(script, spoken: spoken ?? texts, shelf: shelf, missing: missing)
    }

    private func keepAll(_ plan: RecordingPlan) throws {
        for prompt in try plan.prompts() {
            try TakeKeeper().keep(try Take(of: silence(0.1) + tone(0.5) + silence(0.1)), for: prompt)
        }
    }
}
