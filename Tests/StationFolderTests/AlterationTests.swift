import Diagnostics
import Foundation
import StationFolder
import StationModel
import Testing

@Suite("Changing a schedule in place")
struct AlterationTests {
    /// Editors of all kinds save the same lines.
    private static let changes: [(String, @Sendable (String) -> String)] = [
        ("as it is", { $0 }),
        ("with CRLF", { $0.replacing("\n", with: "\r\n") }),
        ("without a line break at its end", { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }),
        ("with a byte order mark", { "\u{FEFF}" + $0 }),
    ]

    @Test("The change is this one and no other, and it can be undone to the byte", arguments: Alteration.all)
    func isExact(_ alteration: Alteration) throws {
        for (name, change) in Self.changes {
            let (before, after) = (change(alteration.layout.before), change(alteration.layout.after))
            let bench = try Workbench(["schedule.yaml": before, "scripts/phong-dich.md": Fixture.script])
            let proposal = try bench.folder.propose(try alteration.orders.map { try $0.edit() })
            #expect(proposal.after.isSame(as: after), "\(name):\n\(proposal.after)")
            let doubts: Set = ["nobody-on-duty", "hours-unused"]
            #expect(proposal.findings.allSatisfy { doubts.contains($0.code) }, "\(name): \(proposal.findings)")
            try bench.folder.carryOut(proposal)
            #expect(try bench.bytes("schedule.yaml") == Data(after.utf8))
            try #expect(Self.patched(proposal, in: bench).isSame(as: before), "\(name)")
            guard let inverse = alteration.inverse else { continue }
            let back = try bench.folder.propose(try inverse.map { try $0.edit() })
            #expect(back.after.isSame(as: before), "\(name), back:\n\(back.after)")
        }
    }

    /// What the real `patch -R` makes of the new file and the diff that a person is shown.
    static func patched(_ proposal: Proposal, in bench: Workbench) throws -> String {
        let mark = proposal.before.hasPrefix("\u{FEFF}") ? "\u{FEFF}" : ""
        try bench.write(String(proposal.after.dropFirst(mark.count)), to: "patched")
        // On a terminal a carriage return is not shown.
        let isCRLF = proposal.before.contains("\r\n")
        let lines = proposal.diff.lines
        let diff = zip(lines, lines.dropFirst() + lines.suffix(1)).map { line, next in
            let hasBreak = line.kind != .head && line.kind != .place && !line.text.hasPrefix("\\")
            return line.text + (isCRLF && hasBreak && !next.text.hasPrefix("\\") ? "\r\n" : "\n")
        }
        try bench.write(diff.joined(), to: "diff")
        let patch = Process()
        patch.executableURL = URL(fileURLWithPath: "/usr/bin/patch")
        patch.currentDirectoryURL = URL(fileURLWithPath: bench.folder.path)
        patch.arguments = ["--binary", "--silent", "--reverse", "--fuzz=0", "patched", "diff"]
        try patch.run()
        patch.waitUntilExit()
        #expect(patch.terminationStatus == 0, "\(diff.joined())")
        return mark + String(decoding: try bench.bytes("patched"), as: UTF8.self)
    }

    @Test(
        "Where there is no safe place, a person is told what to do by hand, and the file stays",
        arguments: [
            (
                "officers: { trang: &t { name: Trang }, binh: *t }\nroster: []\n", "officer trang", "“trang”",
                "“officers”"
            ),
            (
                "officers: { trang: { name: Trang }, binh: &t { name: B } , lan: *t }\n", "officer lan title=x",
                "title: x", "“officers: lan”"
            ),
            (
                "officers: { trang: { name: &t Trang }, binh: { name: *t } }\n", "officer trang name=x", "name: x",
                "“officers: trang”"
            ),
            ("n: &n\n  - { officer: a, from: 2023-01-01 }\nroster: *n\n", "duty 1", "“1”", "“roster”"),
        ])
    func oddLayout(_ text: String, _ order: String, _ what: String, _ place: String) throws {
        let bench = try Workbench(["schedule.yaml": Layout.head + text])
        let edit = try Order(text: order).edit()
        let error = #expect(throws: FolderError.self) { try bench.folder.propose([edit]) }
        #expect(error?.status == .badData)
        #expect(error?.hint?.vi.contains(what) == true && error?.hint?.vi.contains(place) == true, "\(error as Any)")
        #expect(error?.hint?.en.hasPrefix("open the file and ") == true)
    }

    @Test("A tab before a line is refused as it is in a file that is only read")
    func tab() throws {
        let bench = try Workbench(["schedule.yaml": Layout.head + "officers:\n\ttrang: { name: Trang }\n"])
        let error = #expect(throws: FolderError.self) {
            try bench.folder.propose([try Order(text: "officer trang").edit()])
        }
        #expect(error?.status == .findings)
        #expect(error?.message.en.contains("there is a tab where the line is indented") == true)
    }

    @Test("What says already what is wanted is left as it is written")
    func nothingToDo() throws {
        let text =
            Layout.head + """
                officers: { trang: { name: 'Trang' } }
                campaigns:
                  mau: { script: phong-dich, from: 2023-08-08, times-per-week: 1, on: [ "tue 17:00" ], length: 5 min }

                """
        let bench = try Workbench(["schedule.yaml": text])
        for order in ["officer trang name=Trang", "officer trang title=", "campaign mau on=tue 17:00"] {
            let proposal = try bench.folder.propose([try Order(text: order).edit()])
            #expect(proposal.after == text && proposal.diff.lines.isEmpty, "\(order)")
        }
    }

    @Test("A line of the roster is the one that was looked at, or nothing is done")
    func stale() throws {
        let roster = "officers: { a: { name: A } }\nroster:\n  - { officer: a, from: 2023-01-01, until: 2023-01-31 }\n"
        let bench = try Workbench(["schedule.yaml": Layout.head + roster])
        let loaded = try bench.load()
        try bench.write(
            Layout.head + roster.replacing("roster:\n", with: "roster:\n  - { officer: a, from: 2022-01-01 }\n"),
            to: "schedule.yaml")
        #expect(throws: FolderError.changedMeanwhile("schedule.yaml")) {
            try bench.folder.propose([.removeDuty(0)], since: loaded)
        }
        let again = try bench.folder.propose([.removeDuty(0)], since: try bench.load())
        #expect(again.after == Layout.head + roster)
    }
}
