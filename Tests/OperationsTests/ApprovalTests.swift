import CivilTime
import Diagnostics
import Operations
import StationModel
import Testing

@Suite("Nothing is heard that was not approved as it stands")
struct ApprovalTests {
    private func act(_ kind: ScriptAct.Kind, hash: String = "bản một", reason: String? = nil) throws -> ScriptAct {
        ScriptAct(
            kind, try Given.script("bai-thu"), title: "bai-thu", hash: hash,
            by: Person(try #require(OfficerID("binh")), name: "Binh", account: "ubnd"), reason: reason)
    }

    private func season(
        _ acts: [ScriptAct], approval: Station.Approval = .required, hash: String = "bản một"
    ) throws -> Season {
        try Given.season([Given.campaign()], approval: approval, hash: hash, acts: acts)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var acts: [(ScriptAct.Kind, String)] = []
        var approval = Station.Approval.required
        let line: String
    }

    @Test(
        "A decision holds for the exact words",
        arguments: [
            Case(testDescription: "nobody decided", line: "missed not-approved"),
            Case(testDescription: "approved", acts: [(.approved, "bản một")], line: "aired"),
            Case(testDescription: "another text approved", acts: [(.approved, "bản cũ")], line: "missed not-approved"),
            Case(testDescription: "only written", acts: [(.written, "bản một")], line: "missed not-approved"),
            Case(
                testDescription: "returned, then approved", acts: [(.returned, "bản một"), (.approved, "bản một")],
                line: "aired"),
            Case(
                testDescription: "approved, then withdrawn", acts: [(.approved, "bản một"), (.withdrawn, "bản một")],
                line: "missed withdrawn"),
            Case(testDescription: "no approval asked for", approval: .notRequired, line: "aired"),
            Case(
                testDescription: "no approval asked for, and withdrawn all the same", acts: [(.withdrawn, "bản một")],
                approval: .notRequired, line: "missed withdrawn"),
        ])
    func decisions(_ given: Case) throws {
        let acts = try given.acts.map { try act($0.0, hash: $0.1, reason: "sai số liệu") }
        let house = try House(season(acts, approval: given.approval), at: "2023-08-08T12:00")
        try house.run(until: "2023-08-08T17:30")
        #expect(try house.lines.first == "tin@2023-08-08T17:00 " + given.line)
    }

    @Test("An edit voids the approval; approved anew, the next airing is heard")
    func edited() throws {
        let house = try House(season([act(.approved)]), at: "2023-08-08T12:00")
        house.run(for: .seconds(60))
        house.send(.adopted(try season([act(.approved)], hash: "bản hai"), []))
        try house.run(until: "2023-08-08T18:30")
        #expect(try house.lines.first == "tin@2023-08-08T17:00 missed not-approved")
        house.send(.adopted(try season([act(.approved), act(.approved, hash: "bản hai")], hash: "bản hai"), []))
        try house.run(until: "2023-08-11T18:00")
        #expect(try house.lines.contains("tin@2023-08-11T17:00 aired"))
    }

    @Test(
        "Edited while it is heard: it goes on; then withdrawn, the old words or the new: it ends at once, with who and why",
        arguments: ["bản một", "bản hai"])
    func whileOnAir(withdrawn: String) throws {
        let house = try House(season([act(.approved)]), at: "2023-08-08T16:00")
        try house.run(until: "2023-08-08T17:05")
        house.send(.adopted(try season([act(.approved)], hash: "bản hai"), []))
        house.run(for: .seconds(5))
        #expect(try house.airing("tin@2023-08-08T17:00").outcome == nil)
        let acts = try [act(.approved), act(.withdrawn, hash: withdrawn, reason: "sai số liệu")]
        house.send(.adopted(try season(acts, hash: "bản hai"), []))
        house.run(for: .seconds(5))
        let line = try house.airing("tin@2023-08-08T17:00")
        #expect(line.outcome == .cut)
        #expect(line.reason == .stopped(by: "Binh", reason: "sai số liệu"))
    }

    @Test("What nobody approved is told while there is time, not only in the log")
    func told() throws {
        let house = try House(season([]), at: "2023-08-08T12:00")
        house.run(for: .seconds(60))
        let finding = try #require(house.conductor?.status.findings.first { $0.code == "not-approved" })
        #expect(finding.message.vi == "bài “bai-thu” chưa được duyệt nên không được phát")
        #expect(finding.hint?.en.contains("loa script approve bai-thu") == true)
    }

    @Test("The approval of a recording holds for that recording")
    func recording() throws {
        var approved = try act(.approved)
        approved.recordingHash = "ff"
        let states = try ["ff", "00", nil].map { digest in
            let season = try Given.season(
                [Given.campaign()], approval: .required, acts: [approved],
                recordings: digest.map { [try Given.script("bai-thu"): $0] } ?? [:])
            return season.state(of: try #require(season.station.script(Given.script("bai-thu"))))
        }
        #expect(states == [.approved, .awaiting, .awaiting])
    }
}
