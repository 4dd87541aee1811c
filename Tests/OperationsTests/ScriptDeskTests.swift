import CivilTime
import Diagnostics
import Foundation
import Ledger
import Operations
import StationFolder
import StationModel
import Testing

/// A station folder of its own, with a writer and a leader, gone with the test.
final class DeskStation {
    let folder: StationFolder
    let now: WallInstant

    init(body: String = "Mời bà con đến họp thôn.", writer: String? = "trang", recording: Bool = false) throws {
        let path = NSTemporaryDirectory() + "/desk-" + UUID().uuidString
        folder = StationFolder(path: path)
        now = try Given.instant("2023-08-08T08:00")
        let files = FileManager.default
        for name in ["scripts", "audio"] {
            try files.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
        }
        try """
        station: { name: Đài xã, authority: UBND xã, place: Xã, approval: required }
        output: { device: "null" }
        hours: ["06:00-06:45", "16:30-18:30"]
        officers:
          trang: { name: Nguyễn Thị Trang }
          minh: { name: Lê Minh, title: Chủ tịch }
        roster:
          - { officer: trang, from: 2023-08-01 }
        campaigns:
          hop: { script: hop-thon, from: 2023-08-08, times-per-week: 1, length: 15 min }

        """.write(toFile: folder.schedule, atomically: true, encoding: .utf8)
        try write(body, writer: writer)
    }

    func write(_ body: String, writer: String? = "trang", title: String = "Họp thôn") throws {
        let head = "---\ntitle: \(title)\n" + (writer.map { "writer: \($0)\n" } ?? "") + "---\n"
        try (head + body + "\n").write(toFile: folder.path + "/scripts/hop-thon.md", atomically: true, encoding: .utf8)
    }

    var season: Season {
        get throws { try #require(try SeasonReading(of: folder).season) }
    }

    var script: Script {
        get throws { try #require(try season.station.script(Given.script("hop-thon"))) }
    }

    var state: ScriptState {
        get throws { try season.state(of: script) }
    }

    func desk(account: String = "ubnd") throws -> ScriptDesk { try ScriptDesk(folder, season, account: account) }

    @discardableResult
    func decide(_ kind: ScriptAct.Kind, by key: String, reason: String? = nil) throws -> [Finding] {
        let desk = try desk()
        return try desk.decide(kind, on: script, by: desk.person(key), reason: reason, at: now)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.path) }
}

@Suite("The desk at which scripts are decided on")
struct ScriptDeskTests {
    @Test("Approved, edited, approved anew, withdrawn: the state follows the words")
    func states() throws {
        let station = try DeskStation()
        #expect(try station.state == .awaiting)
        try station.decide(.approved, by: "minh")
        #expect(try station.state == .approved)
        try station.write("Mời bà con đến họp thôn tối nay.")
        #expect(try station.state == .awaiting)
        try station.decide(.returned, by: "minh", reason: "ghi rõ giờ họp")
        #expect(try station.state == .returned)
        try station.decide(.approved, by: "minh")
        try station.decide(.withdrawn, by: "minh", reason: "hoãn họp")
        #expect(try station.state == .withdrawn)
        // Neither an edit nor words that were approved once bring it back.
        try station.write("Mời bà con đến họp thôn tối mai.")
        #expect(try station.state == .withdrawn)
        try station.write("Mời bà con đến họp thôn.")
        #expect(try station.state == .withdrawn)
        try station.decide(.approved, by: "minh")
        #expect(try station.state == .approved)
    }

    @Test("The ledger keeps who it was, by which account, and the words")
    func kept() throws {
        let station = try DeskStation()
        try station.decide(.approved, by: "minh")
        let entry = try #require(try Ledger.readOnly(path: station.folder.ledger).scriptActs().first)
        guard case .script(let act) = entry.entry else { throw Unexpected() }
        #expect(act.person == Person(try #require(OfficerID("minh")), name: "Lê Minh", account: "ubnd"))
        #expect(act.text == "Mời bà con đến họp thôn.\n")
        #expect(entry.at == station.now)
    }

    struct Unexpected: Error {}

    struct Refusal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var writer: String? = "trang"
        var by: String? = "minh"
        var account = "ubnd"
        let status: Diagnostics.ExitStatus
        let message: Phrase
    }

    @Test(
        "Who may not approve is told why",
        arguments: [
            Refusal(
                testDescription: "the writer, by the key", by: "trang", status: .notAllowed,
                message: Phrase(
                    vi: "Nguyễn Thị Trang là người viết bài nên không tự duyệt được",
                    en: "Nguyễn Thị Trang wrote it and cannot approve it")),
            Refusal(
                testDescription: "the writer, by the name", writer: "Lê Minh", status: .notAllowed,
                message: Phrase(
                    vi: "Lê Minh là người viết bài nên không tự duyệt được",
                    en: "Lê Minh wrote it and cannot approve it")),
            Refusal(
                testDescription: "nobody knows the writer", writer: nil, status: .notAllowed,
                message: Phrase(
                    vi: "không rõ ai viết bài “hop-thon”", en: "who wrote the script “hop-thon” is not known")),
            Refusal(
                testDescription: "somebody unknown", by: "hoa", status: .notFound,
                message: Phrase(
                    vi: "không có cán bộ “hoa” trong schedule.yaml", en: "there is no officer “hoa” in schedule.yaml")),
            Refusal(
                testDescription: "nobody is named", by: nil, status: .usage,
                message: Phrase(vi: "chưa nêu ai làm việc này", en: "who does this was not said")),
        ])
    func refused(_ given: Refusal) throws {
        let station = try DeskStation(writer: given.writer)
        let desk = try station.desk(account: given.account)
        let failure = #expect(throws: Failure.self) {
            _ = try desk.decide(
                .approved, on: station.script, by: desk.person(given.by), reason: nil, at: station.now)
        }
        #expect(failure?.status == given.status)
        #expect(failure?.message == given.message)
        #expect(failure?.hint != nil)
        #expect(try station.state == .awaiting)
    }

    @Test("Whoever wrote the words last may not approve them, whatever the script's head says")
    func lastWriter() throws {
        let station = try DeskStation()
        let desk = try station.desk()
        try desk.noteWritten(station.script, by: desk.person("minh"), at: station.now)
        #expect(throws: Failure.self) { try station.decide(.approved, by: "minh") }
        #expect(try station.decide(.approved, by: "trang").isEmpty)
    }

    @Test("The title is heard, too: another one voids the approval, and it is checked")
    func title() throws {
        let station = try DeskStation()
        try station.decide(.approved, by: "minh")
        try station.write("Mời bà con đến họp thôn.", title: "Họp thôn, ông An có số căn cước 045099001234")
        #expect(try station.state == .awaiting)
        let objection = try #require(station.decide(.approved, by: "minh").first)
        #expect(objection.place?.line == 2)
        #expect(try station.state == .awaiting)
    }

    @Test("An account of the computer that is an officer's key need not be named")
    func account() throws {
        let station = try DeskStation()
        #expect(try station.desk(account: "minh").person(nil).name == "Lê Minh")
    }

    @Test("A text with what must not be aired is not approved, but may be returned")
    func findings() throws {
        let station = try DeskStation(body: "Ông Nguyễn Văn An, số căn cước 045099001234, đến nhận thẻ.")
        let objections = try station.decide(.approved, by: "minh")
        #expect(objections.allSatisfy { $0.severity == .error && $0.place?.file == "scripts/hop-thon.md" })
        #expect(objections.first?.place?.line == 5)
        #expect(try station.state == .awaiting)
        try station.decide(.returned, by: "minh", reason: "có số căn cước")
        #expect(try station.state == .returned)
    }
}
