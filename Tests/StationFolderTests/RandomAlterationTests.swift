import CivilTime
import Diagnostics
import Foundation
import StationFolder
import StationModel
import Testing

/// Schedules of all layouts at random, and changes of what stands in them at random.
@Suite("Alterations of random schedules")
struct RandomAlterationTests {
    private typealias Author = RandomEditTests.Author

    @Test(
        "The station is what was wanted, all other words and remarks are there still", arguments: [1, 2, 3] as [UInt64])
    func property(seed: UInt64) throws {
        var author = Author(random: Seeded(state: seed))
        let bench = try Workbench(["scripts/phong-dich.md": Fixture.script])
        var count = 0
        while count < 30 {
            let before = author.scheduleWithCampaigns()
            try bench.write(before, to: "schedule.yaml")
            let loaded = try bench.load()
            let old = try #require(loaded.station, "seed \(seed):\n\(before)\n\(loaded.findings.map(\.brief))")
            guard let (edit, wanted) = try author.alteration(of: old) else { continue }
            count += 1
            let proposal = try bench.folder.propose([edit], since: loaded)
            try bench.write(proposal.after, to: "schedule.yaml")
            let story = "seed \(seed), \(edit):\n\(before)\n→\n\(proposal.after)"
            let now = try bench.load()
            #expect(now.station == wanted, "\(story)\n\(now.findings.map(\.brief))")
            #expect(RandomEditTests.undone(proposal).utf8.elementsEqual(before.utf8), "\(story)")
            // What is gone stood on the lines of what was removed; a value that is set takes no remark with it.
            let lost = Self.remarks(before).subtracting(Self.remarks(proposal.after))
            let gone = proposal.diff.lines.filter { $0.kind == .removed }.map { String($0.text.dropFirst()) }
            let allowed = Self.removes(edit) ? Self.remarks(gone.joined(separator: "\n")) : [:]
            #expect(lost.allSatisfy { allowed[$0.key, default: 0] >= $0.value }, "\(lost) \(story)")
        }
    }

    @Test("Of a damaged schedule nothing else is changed either", arguments: [4, 5, 6] as [UInt64])
    func damage(seed: UInt64) throws {
        var author = Author(random: Seeded(state: seed))
        let bench = try Workbench(["scripts/phong-dich.md": Fixture.script])
        for _ in 0..<60 {
            let before = MutationTests.damaged(author.scheduleWithCampaigns(), &author.random)
            try bench.write(before, to: "schedule.yaml")
            let order = author.one(
                "officer nguoi0", "officer nguoi1 title=Phó", "officer nguoi0 title=", "officer nguoi0 name=B",
                "duty 1", "duty 2 until=", "duty 1 until=2031-01-01", "campaign dot1 title=A: b",
                "campaign dot1 until=",
                "campaign dot2 on=sat 17:00", "campaign dot1 field=policy", "campaign dot1 times-per-week=5")
            let old = try bench.load().findings
            guard let proposal = try? bench.folder.propose([try Order(text: order).edit()]) else { continue }
            let story = "seed \(seed), \(order):\n\(before)\n→\n\(proposal.after)"
            #expect(RandomEditTests.undone(proposal).utf8.elementsEqual(before.utf8), "\(story)")
            let (was, now) = (Set(old.map(\.code)), Set(proposal.findings.map(\.code)))
            // What follows from the order itself is for the person to see.
            let own: Set = [
                "unknown-officer", "officers-empty", "duties-overlap", "nobody-on-duty", "hours-unused",
                "end-before-start", "too-many-slots",
            ]
            #expect(now.subtracting(was).isSubset(of: own), "\(story)")
        }
    }

    private static func removes(_ edit: ScheduleEdit) -> Bool {
        switch edit {
        case .removeDuty, .removeOfficer: true
        case .changeDuty(_, .until(let date)): date == nil
        case .changeOfficer(_, .title(let title)): title == nil
        case .changeCampaign(_, .slots(let slots)): slots.count < 3
        default: false
        }
    }

    /// How often each remark of the author's stands there.
    private static func remarks(_ text: String) -> [String: Int] {
        let words = ["# ghi chú: { không tính }", "# - thụt sâu", "# sát lề", "# \"cuối\" dòng", "# cán bộ", "# ----"]
        return words.reduce(into: [:]) { $0[$1] = text.components(separatedBy: $1).count - 1 }
    }
}

extension [String: Int] {
    /// What of it is left.
    fileprivate func subtracting(_ other: [String: Int]) -> [String: Int] {
        reduce(into: [:]) { rest, entry in
            let more = entry.value - other[entry.key, default: 0]
            if more > 0 { rest[entry.key] = more }
        }
    }
}

extension RandomEditTests.Author {
    mutating func scheduleWithCampaigns() -> String {
        names = (0..<Int.random(in: 1...4, using: &random)).map { "nguoi\($0)" }
        let parts = [Layout.head, officers(), roster(), campaigns()]
        let text = parts.shuffled(using: &random).map { $0 + one("", "\n", "# ----\n") }.joined()
        let whole = one("", "# đầu tệp\n", "---\n") + text
        return one(whole, whole, whole.replacing("\n", with: "\r\n"), "\u{FEFF}" + whole)
    }

    private mutating func campaigns() -> String {
        let pad = one("  ", "    ", " ")
        var text = "campaigns:" + one("\n", " # các đợt\n") + remark(pad)
        for number in 1...Int.random(in: 1...3, using: &random) {
            var fields = [("script", "phong-dich"), ("from", one("2012-01-01", "'2012-01-01'"))]
            if one(true, false) { fields.insert(("title", one("Mẫu", "\"Mẫu: #1\"", "'It''s'")), at: 0) }
            if one(true, false) { fields.append(("until", one("2030-01-01", "\"2030-01-01\""))) }
            fields.append(("times-per-week", "4"))
            if one(true, false) { fields.append(("on", one("[tue 17:00, fri 17:00]", "[ \"tue 17:00\" ]", "[]"))) }
            fields.append(("length", one("5 min", "1-5 min")))
            if one(true, false) { fields.append(("if-missed", "skip")) }
            text += item(fields, pad + "dot\(number):", pad + "  ") + remark(pad)
        }
        return text
    }

    /// An edit of something that the station has, and the station afterwards; `nil`: it has nothing of that kind.
    mutating func alteration(of station: Station) throws -> (ScheduleEdit, Station)? {
        var wanted = station
        switch Int.random(in: 0..<8, using: &random) {
        case 0:
            guard let index = station.roster.indices.randomElement(using: &random) else { return nil }
            wanted.roster.remove(at: index)
            return (.removeDuty(index), wanted)
        case 1:
            guard let index = station.roster.indices.randomElement(using: &random) else { return nil }
            let duty = station.roster[index]
            let until = one(nil, duty.from, duty.from + 200)
            wanted.roster[index] = Duty(
                officer: duty.officer, from: duty.from, until: until, weekdays: duty.weekdays,
                insteadOf: duty.insteadOf, reason: duty.reason)
            let others = station.roster.indices.filter { $0 != index }.map { station.roster[$0] }
            // Two on one day would be refused.
            guard others.allSatisfy({ $0.from < duty.from || until.map { end in end < others[0].from } ?? false })
            else {
                return nil
            }
            return (.changeDuty(index, .until(until)), wanted)
        case 2:
            let free = station.officers.filter { officer in !station.roster.contains { $0.officer == officer.id } }
            guard station.officers.count > 1, let officer = free.randomElement(using: &random) else { return nil }
            wanted.officers.removeAll { $0 == officer }
            return (.removeOfficer(officer.id), wanted)
        case 3:
            let index = Int.random(in: 0..<station.officers.count, using: &random)
            let (old, title) = (station.officers[index], one(nil, "Phó {đài}", "it's"))
            wanted.officers[index] = Officer(id: old.id, name: old.name, title: title)
            return (.changeOfficer(old.id, .title(title)), wanted)
        default:
            let index = Int.random(in: 0..<station.campaigns.count, using: &random)
            let (change, campaign) = try self.change(of: station.campaigns[index])
            wanted.campaigns[index] = campaign
            return (.changeCampaign(campaign.id, change), wanted)
        }
    }

    private mutating func change(of old: Campaign) throws -> (CampaignChange, Campaign) {
        var campaign = old
        switch Int.random(in: 0..<5, using: &random) {
        case 0:
            campaign.title = one("Đợt: một", "Đợt 'một'", "Đợt \"một\"", "yes")
            return (.title(campaign.title), campaign)
        case 1:
            campaign.until = one(nil, old.from + 900)
            return (.until(campaign.until), campaign)
        case 2:
            campaign.countsFrom = one(0.29, 0.5)
            return (.countsFrom(campaign.countsFrom), campaign)
        case 3:
            campaign.field = one(.society, .policy)
            return (.field(campaign.field), campaign)
        default:
            let time = try #require(TimeOfDay("17:00"))
            let days: [Weekday] = one([], [.tuesday], [.friday], [.monday, .friday], [.monday, .tuesday, .sunday])
            campaign.slots = days.map { Campaign.Slot($0, time) }
            return (.slots(campaign.slots), campaign)
        }
    }
}
