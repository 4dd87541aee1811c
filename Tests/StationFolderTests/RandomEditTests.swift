import CivilTime
import Diagnostics
import Foundation
import StationFolder
import StationModel
import Testing

/// Schedules of all layouts at random, and additions at random.
@Suite("Additions to random schedules")
struct RandomEditTests {
    struct Author {
        var random: Seeded
        var names = ["an"]

        mutating func one<T>(_ choices: T...) -> T { choices[Int.random(in: 0..<choices.count, using: &random)] }

        mutating func remark(_ pad: String) -> String {
            one("", "", "", "\n", pad + "# ghi chú: { không tính }\n", "\n" + pad + "  # - thụt sâu\n", "# sát lề\n\n")
        }

        mutating func item(_ fields: [(String, String)], _ head: String, _ pad: String) -> String {
            let written = fields.map { $0 + ": " + $1 }
            let end = one("\n", "   # \"cuối\" dòng\n", "  \n")
            switch Int.random(in: 0..<3, using: &random) {
            case 0: return head + " { " + written.joined(separator: ", ") + " }" + end
            case 1: return head + " {" + written.joined(separator: ",\n" + pad + "    ") + "}" + end
            default:
                let lines = written.joined(separator: "\n" + pad)
                return head.hasSuffix("-") ? head + " " + lines + end : head + "\n" + pad + lines + end
            }
        }

        mutating func officers() -> String {
            let pad = one("  ", "    ", " ")
            var text = "officers:" + one("\n", " # cán bộ\n") + remark(pad)
            for name in names {
                let fields = [("name", one("An", "\"An, xã\"", "'An''s # 1'")), ("title", one("Cán bộ", "\"a: b\""))]
                text += item(fields, pad + name + ":", pad + "  ") + remark(pad)
            }
            return text
        }

        mutating func roster() -> String {
            if one(true, false, false) { return one("roster: []\n", "roster:\n", "roster: ~ # chưa\n", "") }
            let pad = one("  ", "", "    ")
            var text = "roster:\n" + remark(pad)
            for (number, name) in names.enumerated() {
                let from = "20\(10 + number)-01-01"
                let fields = [
                    ("officer", name), ("from", from), ("until", from), ("reason", one("a", "\"[b\"", "c d")),
                ]
                text += item(fields, pad + "-", pad + "  ") + remark(pad)
            }
            return text
        }

        mutating func schedule() -> String {
            names = (0..<Int.random(in: 1...4, using: &random)).map { "nguoi\($0)" }
            let parts = [Layout.head, officers(), roster(), one("", "campaigns: {}\n", "campaigns:\n# chưa có\n\n")]
            let text = parts.shuffled(using: &random).map { $0 + one("", "\n", "# ----\n") }.joined()
            let whole = one("", "# đầu tệp\n", "---\n") + text
            return one(whole, whole, whole.replacing("\n", with: "\r\n"), "\u{FEFF}" + whole)
        }

        mutating func edits() throws -> [ScheduleEdit] {
            let day = try #require(LocalDate("2024-05-06")) + Int.random(in: 0..<300, using: &random)
            let (lan, old) = (try #require(OfficerID("lan")), try #require(OfficerID(names[0])))
            let script = try #require(ScriptID("phong-dich"))
            let edits: [ScheduleEdit] = [
                .addOfficer(Officer(id: lan, name: one("Lan", "Lan: đài", "yes", "# 1"), title: one(nil, "Phó {đài}"))),
                .addDuty(Duty(officer: old, from: day, until: one(nil, day + 9), reason: one(nil, "nghỉ, phép"))),
                .addCampaign(
                    Campaign(
                        id: try #require(CampaignID("moi")), title: one("Mới", "Mới: [1]"), script: script, from: day,
                        timesPerWeek: one(1, 3), length: one(.zero, .seconds(60)) ... .seconds(600))),
            ]
            return Array(edits.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
        }
    }

    @Test(
        "Without the lines that were added it is the old file, and the station has what was added",
        arguments: [1, 2, 3, 4] as [UInt64])
    func property(seed: UInt64) throws {
        var author = Author(random: Seeded(state: seed))
        let bench = try Workbench(["scripts/phong-dich.md": Fixture.script])
        for _ in 0..<50 {
            let before = author.schedule()
            try bench.write(before, to: "schedule.yaml")
            let old = try #require(try bench.load().station, "seed \(seed):\n\(before)")
            let edits = try author.edits()
            let proposal = try bench.folder.propose(edits)
            try bench.folder.carryOut(proposal)
            #expect(try Data(contentsOf: URL(fileURLWithPath: bench.folder.schedule)) == Data(proposal.after.utf8))
            var wanted = old
            for edit in edits {
                switch edit {
                case .addOfficer(let officer): wanted.officers.append(officer)
                case .addDuty(let duty): wanted.roster.append(duty)
                case .addCampaign(let campaign): wanted.campaigns.append(campaign)
                default: Issue.record("no addition: \(edit)")
                }
            }
            #expect(try bench.load().station == wanted, "seed \(seed):\n\(proposal.after)")
            // `[]`, `{}` and `~` give way to lines below their key.
            let changed = proposal.diff.lines.filter { $0.kind == .removed }.map(\.text)
            #expect(
                changed.allSatisfy { ["-roster: []", "-roster: ~ # chưa", "-campaigns: {}"].contains($0) },
                "\(proposal.diff.lines.map(\.text).joined(separator: "\n"))")
            #expect(Self.undone(proposal).utf8.elementsEqual(before.utf8), "seed \(seed):\n\(proposal.after)")
        }
    }

    @Test("A damaged schedule is never made worse", arguments: [5, 6, 7] as [UInt64])
    func damage(seed: UInt64) throws {
        var author = Author(random: Seeded(state: seed))
        let bench = try Workbench(["scripts/phong-dich.md": Fixture.script])
        for _ in 0..<60 {
            let before = MutationTests.damaged(author.schedule(), &author.random)
            try bench.write(before, to: "schedule.yaml")
            let old = try bench.load()
            let edits = try author.edits()
            guard let proposal = try? bench.folder.propose(edits) else { continue }
            let (was, now) = (Set(old.findings.map(\.code)), Set(proposal.findings.map(\.code)))
            // Names that are gone, or there already, and duties that overlap are for the person to see.
            let own: Set = ["duplicate-key", "unknown-officer", "duties-overlap", "nobody-on-duty", "hours-unused"]
            #expect(now.subtracting(was).isSubset(of: own), "seed \(seed):\n\(proposal.after)")
            #expect(Self.undone(proposal).utf8.elementsEqual(before.utf8), "seed \(seed):\n\(proposal.after)")
        }
    }

    /// The new text without the lines that the diff calls added, and with those that it calls removed.
    static func undone(_ proposal: Proposal) -> String {
        var lines = split(proposal.after)
        let old = split(proposal.before)
        for line in proposal.diff.lines.reversed() where line.kind == .place {
            // @@ -old,count +new,count @@
            let numbers = line.text.split { !$0.isNumber }.compactMap { Int($0) }
            let (oldStart, oldCount, newStart, newCount) = (numbers[0], numbers[1], numbers[2], numbers[3])
            lines.replaceSubrange(
                newStart - 1..<newStart - 1 + newCount, with: old[oldStart - 1..<oldStart - 1 + oldCount])
        }
        return lines.joined()
    }

    private static func split(_ text: String) -> [String] {
        let parts = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        return parts.dropLast().map { $0 + "\n" } + (parts.last == "" ? [] : parts.suffix(1))
    }
}
