import CivilTime
import Diagnostics
import Foundation
import StationFolder
import StationModel
import Testing

@Suite("Adding to a schedule in place")
struct EditingTests {
    private static func station(_ schedule: String) throws -> Workbench {
        try Workbench(["schedule.yaml": schedule, "scripts/phong-dich.md": Fixture.script])
    }

    private static func edits() throws -> [ScheduleEdit] {
        let (trang, binh) = (try #require(OfficerID("trang")), try #require(OfficerID("binh")))
        let start = try #require(LocalDate("2023-09-12"))
        return [
            .addOfficer(Officer(id: binh, name: "Lê Văn Bình", title: "Trực đài")),
            .addDuty(Duty(officer: binh, from: start, until: start + 3, insteadOf: trang, reason: "nghỉ phép")),
            .addCampaign(
                Campaign(
                    id: try #require(CampaignID("phong-dich")), title: "Phòng dịch: mùa mưa",
                    script: try #require(ScriptID("phong-dich")), from: start, until: start + 90, timesPerWeek: 2,
                    length: .seconds(600) ... .seconds(900))),
        ]
    }

    private static let changes: [(String, @Sendable (String) -> String)] = [
        ("as it is", { $0 }),
        ("with CRLF", { $0.replacing("\n", with: "\r\n") }),
        ("without a line break at its end", { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }),
        ("with a byte order mark", { "\u{FEFF}" + $0 }),
    ]

    @Test("What is added follows the layout of the file, and nothing else changes", arguments: Layout.all)
    func layout(_ layout: Layout) throws {
        for (name, change) in Self.changes {
            let (before, after) = (change(layout.before), change(layout.after))
            let bench = try Self.station(before)
            let proposal = try bench.folder.propose(try Self.edits())
            #expect(proposal.before.isSame(as: before))
            #expect(proposal.after.isSame(as: after), "\(name):\n\(proposal.after)")
            // Where the roster was empty there is nobody to stand in for.
            #expect(proposal.findings.allSatisfy { $0.code == "nobody-on-duty" }, "\(name): \(proposal.findings)")
            try bench.folder.carryOut(proposal)
            #expect(try Data(contentsOf: URL(fileURLWithPath: bench.folder.schedule)) == Data(after.utf8))
            let station = try #require(try bench.load().station)
            for edit in try Self.edits() {
                switch edit {
                case .addOfficer(let officer): #expect(station.officers.last == officer)
                case .addDuty(let duty): #expect(station.roster.last == duty)
                case .addCampaign(let campaign): #expect(station.campaigns.last == campaign)
                default: Issue.record("no addition: \(edit)")
                }
            }
        }
    }

    @Test("The change is shown as diff shows it")
    func diff() throws {
        let bench = try Self.station(Layout.block.before)
        let proposal = try bench.folder.propose(Array(try Self.edits().prefix(1)))
        #expect(
            proposal.diff.lines.map(\.text) == [
                "--- schedule.yaml", "+++ schedule.yaml", "@@ -4,6 +4,9 @@",
                "   trang:", "     name: Trang", "     title: Phụ trách đài",
                "+  binh:", "+    name: Lê Văn Bình", "+    title: Trực đài",
                " roster:", "   - officer: trang", "     from: 2023-08-08",
            ])
        #expect(UnifiedDiff(file: "a", from: "x\n", to: "x\n").lines == [])
        #expect(
            UnifiedDiff(file: "a", from: "x", to: "x\ny\n").lines.dropFirst(2).map(\.text) == [
                "@@ -1,1 +1,2 @@", "-x", "\\ No newline at end of file", "+x", "+y",
            ])
        #expect(
            UnifiedDiff(file: "a", from: "", to: "y\n").lines.dropFirst(2).map(\.text) == ["@@ -0,0 +1,1 @@", "+y"])
    }

    @Test(
        "A name is put in quotes where YAML would take it for something else",
        arguments: [
            ("Trang", "Trang"), ("Đ/c Trang (đài)", "Đ/c Trang (đài)"), ("Trang: đài", "\"Trang: đài\""),
            ("Trang #2", "\"Trang #2\""), ("yes", "\"yes\""), ("Y", "\"Y\""), ("No", "\"No\""), ("12", "\"12\""),
            ("1.5", "\"1.5\""), ("2023-08-08", "\"2023-08-08\""), ("null", "\"null\""), ("~", "\"~\""),
            ("Trang, Bình", "\"Trang, Bình\""), ("[Trang]", "\"[Trang]\""), ("Trang }", "\"Trang }\""),
            ("*Trang", "\"*Trang\""), ("- Trang", "\"- Trang\""), ("\"Trang\"", "\"\\\"Trang\\\"\""),
            ("C:\\Trang: a", "\"C:\\\\Trang: a\""), ("Trang's", "Trang's"), ("'Trang", "\"'Trang\""),
            ("@Trang", "\"@Trang\""), ("Trang:", "\"Trang:\""), ("? Trang", "\"? Trang\""), ("%Trang", "\"%Trang\""),
            ("  Trang  ", "Trang"), ("Trang\nđài", "Trang đài"),
        ])
    func quoting(_ name: String, _ written: String) throws {
        let bench = try Self.station(Layout.flow.before)
        let lan = try #require(OfficerID("lan"))
        let proposal = try bench.folder.propose([.addOfficer(Officer(id: lan, name: name))])
        #expect(proposal.diff.lines.filter { $0.kind == .added }.map(\.text) == ["+  lan: { name: \(written) }"])
        try bench.folder.carryOut(proposal)
        let tidied = name.split(whereSeparator: \.isNewline).joined(separator: " ").trimmingCharacters(in: .whitespaces)
        #expect(try bench.load().station?.officer(lan)?.name == tidied)
    }

    @Test("Every kind of value is written so that it is read again as it was")
    func values() throws {
        let bench = try Self.station(Layout.block.before)
        let (trang, start) = (try #require(OfficerID("trang")), try #require(LocalDate("2024-02-01")))
        let six = try #require(TimeOfDay("06:10"))
        let duty = Duty(
            officer: try #require(OfficerID("1a")), from: start, weekdays: [.sunday, .monday], insteadOf: trang)
        var campaign = Campaign(
            id: try #require(CampaignID("2024")), title: "No", script: try #require(ScriptID("phong-dich")),
            from: start,
            timesPerWeek: 3, slots: [.init(.monday, six), .init(.friday, six)], length: .seconds(45) ... .seconds(90))
        (campaign.priority, campaign.ifMissed) = (.priority, .skip)
        (campaign.lateStart, campaign.countsFrom) = (.seconds(90), 0.29)
        var short = Campaign(
            id: try #require(CampaignID("yes")), title: "5", script: campaign.script, from: start, timesPerWeek: 1,
            length: .zero ... .seconds(300))
        short.lateStart = .zero
        let proposal = try bench.folder.propose([
            .addOfficer(Officer(id: duty.officer, name: "Một")), .addDuty(duty), .addCampaign(campaign),
            .addCampaign(short),
        ])
        try bench.folder.carryOut(proposal)
        let station = try #require(try bench.load().station)
        #expect(station.roster.last == duty)
        #expect(station.campaigns.suffix(2) == [campaign, short])
        #expect(
            proposal.diff.lines.filter { $0.kind == .added }.map(\.text).suffix(9) == [
                "+    counts-from: 29%", "+    if-missed: skip", "+  \"yes\":", "+    title: \"5\"",
                "+    script: phong-dich", "+    from: 2024-02-01",
                "+    times-per-week: 1", "+    length: 5 min", "+    late-start: 0 min",
            ])
    }

    @Test("A result that would not check clean is shown and refused; the file stays")
    func refused() throws {
        let bench = try Self.station(Layout.flow.before)
        let start = try #require(LocalDate("2023-09-12"))
        let nobody = Duty(officer: try #require(OfficerID("lan")), from: start, insteadOf: OfficerID("trang"))
        let proposal = try bench.folder.propose([.addDuty(nobody)])
        #expect(proposal.findings.map(\.brief) == ["unknown-officer 11:16"])
        let error = #expect(throws: FolderError.self) { try bench.folder.carryOut(proposal) }
        #expect(error?.status == .findings)
        #expect(
            error?.message.en == "schedule.yaml would not check clean, so nothing was written: "
                + "schedule.yaml:11: there is no “lan” among the officers")
        #expect(try String(contentsOfFile: bench.folder.schedule, encoding: .utf8) == Layout.flow.before)
        let trang = Officer(id: try #require(OfficerID("trang")), name: "Một Trang khác")
        let twice = try bench.folder.propose([.addOfficer(trang)])
        #expect(twice.findings.map(\.brief) == ["duplicate-key 6:3"])
        for text in ["officers: [", "- một\n", "# chưa có gì\n"] {
            try bench.write(text, to: "schedule.yaml")
            let broken = #expect(throws: FolderError.self) { try bench.folder.propose([.addDuty(nobody)]) }
            #expect(broken?.status == .findings)
        }
        try FileManager.default.removeItem(atPath: bench.folder.schedule)
        let absent = #expect(throws: FolderError.self) { try bench.folder.propose([.addDuty(nobody)]) }
        #expect(absent?.message.vi.hasSuffix("thư mục đài không có tệp lịch") == true)
    }

    @Test(
        "Where there is no safe place, the lines to add by hand are told instead",
        arguments: [
            ("people: &p { trang: { name: Trang } }\nofficers: *p\n", "alias"),
            ("officers:\n  trang: { name: \"Trang\n# đài\" }\n", "a text that looks like a comment"),
            ("officers: [trang]\n", "wrong type"), ("officers: trang\n", "wrong type"),
        ])
    func oddLayout(_ officers: String, _ reason: String) throws {
        let bench = try Self.station(Layout.head + officers)
        let error = #expect(throws: FolderError.self) { try bench.folder.propose(Array(try Self.edits().prefix(1))) }
        #expect(error?.status == .badData, "\(reason)")
        #expect(
            error?.hint?.en
                == "open the file and add to “officers:” the line: binh: { name: Lê Văn Bình, title: Trực đài }")
    }

    @Test("Of two changes made from one state the second is refused, and so is one after somebody else's edit")
    func concurrent() throws {
        let bench = try Self.station(Layout.flow.before)
        let lan = Officer(id: try #require(OfficerID("lan")), name: "Lan")
        let first = try bench.folder.propose(try Self.edits())
        let second = try bench.folder.propose([.addOfficer(lan)])
        try bench.folder.carryOut(first)
        let error = #expect(throws: FolderError.self) { try bench.folder.carryOut(second) }
        #expect(error == .changedMeanwhile("schedule.yaml"))
        #expect(error?.status == .cannotWrite)
        #expect(try String(contentsOfFile: bench.folder.schedule, encoding: .utf8) == first.after)
        let third = try bench.folder.propose([.addOfficer(lan)])
        try bench.write(first.after.decomposedStringWithCanonicalMapping, to: "schedule.yaml")
        #expect(throws: FolderError.changedMeanwhile("schedule.yaml")) { try bench.folder.carryOut(third) }
    }

    @Test("Of many writers at once, each is told the truth: what was carried out is there")
    func race() async throws {
        let bench = try Self.station(Layout.flow.before)
        let folder = bench.folder
        let done = try await withThrowingTaskGroup(of: OfficerID?.self) { group in
            for number in 1...24 {
                let id = try #require(OfficerID("nguoi-\(number)"))
                group.addTask {
                    let proposal = try folder.propose([.addOfficer(Officer(id: id, name: "Người"))])
                    return (try? folder.carryOut(proposal)).map { id }
                }
            }
            return try await group.reduce(into: Set<OfficerID>()) { if let id = $1 { $0.insert(id) } }
        }
        let officers = try #require(try bench.load().station).officers.map(\.id)
        #expect(Set(officers.dropFirst()) == done)
        #expect(!done.isEmpty && officers.count == done.count + 1)
    }

    @Test("A proposal may count on a script that is not written yet")
    func withScript() throws {
        let bench = try Workbench(["schedule.yaml": Layout.flow.before])
        let id = try #require(ScriptID("phong-dich"))
        let missing = try bench.folder.propose(try Self.edits())
        #expect(missing.findings.map(\.code) == ["unknown-script"])
        let draft = ScriptDraft(id: id, title: "Phòng dịch", body: "Thưa bà con.\n")
        let proposal = try bench.folder.propose(try Self.edits(), with: [draft])
        #expect(proposal.findings.map(\.brief) == [])
        #expect(!FileManager.default.fileExists(atPath: bench.folder.scripts))
        try bench.folder.write(draft)
        try bench.folder.carryOut(proposal)
        #expect(try bench.load().station?.scripts.map(\.title) == ["Phòng dịch"])
    }
}

extension String {
    /// To the byte: `==` takes composed and decomposed letters for the same.
    func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
