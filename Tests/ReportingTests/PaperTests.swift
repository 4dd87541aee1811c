import CivilTime
import Diagnostics
import Foundation
import Reporting
import StationModel
import Testing

@Suite("Papers")
struct PaperTests {
    private let world: PaperWorld

    init() throws { world = try PaperWorld() }

    @Test("A month in every form of text", arguments: Language.allCases)
    func golden(_ language: Language) throws {
        let paper = try world.paper()
        let lang = language.rawValue
        try Golden.compare(Array(paper.text(language).utf8), with: "month.\(lang).txt")
        try Golden.compare(paper.html(language), with: "month.\(lang).html")
        try Golden.compare(CSV.bytes(of: paper.logBook(language), language), with: "month.\(lang).csv")
    }

    @Test("What was promised is kept, made good, short or ahead; what is in the log is counted by its outcome")
    func sums() throws {
        let total = try world.paper().total
        #expect((total.planned, total.kept, total.madeGood, total.short, total.ahead) == (5, 2, 1, 2, 0))
        #expect((total.aired, total.cut, total.missed, total.cancelled, total.open) == (6, 1, 1, 1, 0))
        #expect((total.makeGoods, total.extra, total.readings) == (1, 3, 10))
        #expect(total.time == .seconds(56 * 60))
    }

    @Test("What a line shows adds up: the end less the beginning, and two lines to their sum")
    func seconds() throws {
        var world = world
        for index in [0, 2] {
            let started = world.facts.airings[index].planned + .milliseconds(2)
            world.facts.airings[index].started = started
            world.facts.airings[index].ended = started + .milliseconds(884_600)
            world.facts.airings[index].aired = .milliseconds(884_600)
        }
        // Half a minute of it was silent.
        let last = world.facts.airings[7]
        world.facts.airings[7].ended = last.ended.map { $0 + .milliseconds(30_100) }
        let paper = try world.paper()
        #expect(paper.lines[0].ended.map(Written.clock) == "17:14:45")
        #expect([0, 2, 7].map { paper.lines[$0].heard } == [.seconds(885), .seconds(885), .seconds(900)])
        #expect(paper.weeks[0].tally.time == .seconds(2 * 885))
    }

    @Test("An airing that was cut has no whole reading, on any paper")
    func cutReadings() throws {
        let paper = try world.paper()
        #expect(paper.lines.map(\.readings) == [2, nil, 2, nil, 2, nil, 2, 2, nil])
        let column = try #require(paper.logBook(.english).columns.firstIndex { $0.heading == "Readings" })
        #expect(paper.logBook(.english).rows[3][column] == .blank)
    }

    @Test("The kinds of lines, and the sessions by the planned time")
    func lines() throws {
        let paper = try world.paper()
        #expect(
            paper.lines.map(\.kind) == [
                .scheduled, .scheduled, .makeGood, .scheduled, .manual, .live, .emergency, .scheduled, .scheduled,
            ])
        #expect(
            paper.lines.map(\.session) == [
                .afternoon, .afternoon, .afternoon, .afternoon, .morning, .noon, .evening, .afternoon, .afternoon,
            ])
        #expect(paper.lines.map(\.number) == Array(1...9))
    }

    @Test("Writer, approver and the day of approval are those of the words that were aired")
    func authorship() throws {
        let paper = try world.paper()
        let (aired, missed, other) = (paper.lines[0], paper.lines[1], paper.lines[4])
        #expect(aired.writer == "Bình")
        #expect(aired.approver == "Lê Văn Hùng")
        #expect(aired.approved == LocalDate("2023-07-31"))
        #expect(missed.writer == nil, "nothing was heard")
        #expect(other.approver == nil, "the ledger knows nothing of its words")
    }

    @Test("An approval that came after the airing is none, and one of other words neither")
    func laterApproval() throws {
        var world = world
        let person = world.facts.acts[1].fact.person
        let script = try #require(ScriptID("dich-vu-cong"))
        world.facts.acts = [
            Recorded(
                ScriptAct(.approved, script, title: "", hash: "h1", by: person), entry: 2,
                at: try world.instant("2023-08-05T08:00")),
            Recorded(
                ScriptAct(.approved, script, title: "", hash: "h2", by: person), entry: 3,
                at: try world.instant("2023-07-01T08:00")),
        ]
        let paper = try world.paper()
        #expect(paper.lines[0].approver == nil)
        #expect(paper.lines[3].approved == LocalDate("2023-08-05"))
    }

    @Test("Remarks stand with their airing, those on the whole log apart, and not those of other days")
    func remarks() throws {
        var world = world
        let stray = world.facts.remarks[1]
        world.facts.remarks.append(
            Recorded(stray.fact, entry: 50, at: try world.instant("2023-09-01T00:00")))
        let paper = try world.paper()
        #expect(paper.lines.map(\.remarks.count) == [0, 0, 0, 1, 0, 0, 0, 0, 0])
        #expect(paper.remarks.map(\.entry) == [41])
    }

    @Test("What is short is told with its reason, what never got a line too")
    func lapses() throws {
        let lapses = try world.paper().lapses
        #expect(lapses.map(\.wanted.description) == ["2023-08-08T17:00", "2023-08-18T17:00"])
        #expect(
            lapses.map(\.reason.en) == ["stopped by Bình: loa cụm 3 <hú> & rè", "it had no place in the week's plan"])
        #expect(lapses.map(\.remedy.en) == ["not made good", "not made good: the week was over"])
    }

    @Test("The account of the week decides what became of a line")
    func accounts() throws {
        var world = world
        let cut = world.facts.airings[3].name
        let stand = try #require(OccurrenceName("dich-vu-cong@2023-08-12T17:00"))
        let campaign = try #require(cut.campaign)
        world.facts.weeks.append(
            WeekAccount(
                campaign: campaign, monday: cut.start.date.weekStart, promised: 2, aired: 1, ahead: 0,
                lapses: [
                    WeekAccount.Lapse(
                        cut, wanted: cut.start, reason: Phrase(vi: "mới phát được 5:00", en: "cut after 5:00"),
                        remedy: .planned(stand))
                ]))
        let paper = try world.paper()
        #expect((paper.total.short, paper.total.ahead) == (1, 1))
        #expect(paper.lapses[0].remedy.vi == "sẽ phát bù lúc 17:00 ngày 12/08/2023")
    }

    @Test("A lapse of another campaign or officer is not of their papers")
    func subjects() throws {
        let other = PaperSubject.campaign(try #require(CampaignID("khac")), title: "Khác")
        let nobody = PaperSubject.officer(try #require(OfficerID("binh")), name: "Bình")
        let own = PaperSubject.officer(try #require(OfficerID("trang")), name: "Trang")
        let planned = try [other, nobody, own].map { subject in
            var facts = world.facts
            facts.airings = []
            let today = try #require(LocalDate("2023-09-05"))
            return Paper(subject, of: world.days, from: facts, today: today).total.planned
        }
        #expect(planned == [0, 0, 1])
    }

    @Test("A month without airings says so, in the text and on paper")
    func empty() throws {
        var world = world
        world.facts = PaperFacts(station: world.facts.station, airings: [])
        let paper = try world.paper()
        #expect(paper.text(.vietnamese).contains("sổ nhật ký phát thanh không có buổi phát nào"))
        #expect(paper.text(.english).contains("The log book has no airing in these days"))
        let page = String(decoding: paper.html(.vietnamese), as: UTF8.self)
        #expect(page.contains("sổ nhật ký phát thanh không có buổi phát nào"))
        #expect(!page.contains("PHỤ LỤC"))
        #expect(page.contains("./."))
    }

    @Test(
        "It is provisional until its last day has passed, whatever date stands on it",
        arguments: [("2023-08-10", true), ("2023-08-31", true), ("2023-09-01", false)])
    func provisional(today: String, isProvisional: Bool) throws {
        let today = try #require(LocalDate(today))
        let dated = try #require(LocalDate("2023-10-02"))
        let paper = Paper(.month(world.month), of: world.days, from: world.facts, dated: dated, today: today)
        #expect(paper.isProvisional == isProvisional)
        #expect(paper.text(.vietnamese).contains("Số liệu tạm tính đến ngày \(today.dayMonthYear)") == isProvisional)
        #expect(paper.text(.vietnamese).contains("Lập ngày 02/10/2023"))
    }

    @Test("A paper from a ledger that does not hold bears no seal and says so", arguments: Language.allCases)
    func broken(_ language: Language) throws {
        var world = world
        world.facts.soundness = .broken
        let paper = try world.paper()
        let key = try #require(world.facts.seal?.fact.key)
        for text in [paper.text(language), String(decoding: paper.html(language), as: UTF8.self)] {
            #expect(text.contains(language == .vietnamese ? "Sổ KHÔNG còn nguyên vẹn" : "The log is NOT intact"))
            #expect(text.contains("loa log verify"))
            #expect(!text.contains("0123456789abcdef") && !text.contains("fedcba9876543210") && !text.contains(key))
        }
        world.facts.soundness = .unchecked
        let unchecked = try world.paper().text(language)
        #expect(unchecked.contains(key))
        #expect(unchecked.contains("loa log verify"))
        #expect(try !self.world.paper().text(language).contains("loa log verify"))
    }

    @Test("What was written after the seal is told, and how far the seal goes", arguments: Language.allCases)
    func afterTheSeal(_ language: Language) throws {
        var world = world
        let words = language == .vietnamese ? "chưa được niêm phong" : "not sealed yet"
        #expect(try !world.paper().text(language).contains(words))
        let (about, general) = (world.facts.remarks[0], world.facts.remarks[1])
        world.facts.remarks += [
            Recorded(about.fact, entry: 47, at: about.at), Recorded(general.fact, entry: 48, at: general.at),
        ]
        let text = try world.paper().text(language).replacing(/\s+/, with: " ")
        let expected =
            language == .vietnamese
            ? "Trong báo cáo có 2 kết quả hoặc ghi chú được ghi sau dòng số 44, chưa được niêm phong."
            : "Outcomes and remarks on this paper that came after entry 44, not sealed yet: 2."
        #expect(text.contains(expected))
        #expect(text.contains(language == .vietnamese ? "ở dòng số 46, sau dòng 44" : "in entry 46, after entry 44"))
    }

    @Test("The plot's weeks are those of the table: no day outside of the paper")
    func plotLabels() throws {
        var world = world
        world.facts.airings.append(try world.airing("dich-vu-cong@2023-08-29T17:00", .aired, late: 0, entry: 42))
        let paper = try world.paper()
        let page = String(decoding: paper.html(.vietnamese), as: UTF8.self)
        #expect(page.contains(">1/8–6/8<") && page.contains(">28/8–31/8<"))
        #expect(!page.contains("31/7") && !page.contains("3/9"))
    }

    @Test("Names of campaigns and officers are those that their airings had, the last ones")
    func names() throws {
        var world = world
        world.facts.airings[7].officerName = "Trang (Nguyễn Thị)"
        world.facts.airings[8].title = "Dịch vụ công"
        world.facts.station.officers = []
        world.facts.station.campaigns = []
        world.facts.weeks = []
        let paper = try world.paper()
        #expect(paper.officers.map(\.label.vi) == ["Bình", "Trang", "(chưa phân công)"])
        #expect(paper.campaigns.first?.label.vi == "Dịch vụ công")
    }

    @Test(
        "A session that was announced and never closed is what the account of its week says",
        arguments: [(nil, 0, 1), ("dich-vu-cong@2023-08-12T17:00", 1, 0)] as [(String?, Int, Int)])
    func openInThePast(stand: String?, ahead: Int, short: Int) throws {
        var world = world
        let open = try world.airing("dich-vu-cong@2023-08-22T17:00", nil, entry: 42)
        world.facts.airings.append(open)
        let campaign = try #require(open.name.campaign)
        let why = Phrase(vi: "tuần đã hết", en: "the week was over")
        let remedy = stand.flatMap { OccurrenceName($0) }.map { WeekAccount.Lapse.Remedy.planned($0) } ?? .none(why)
        world.facts.weeks = [
            WeekAccount(
                campaign: campaign, monday: open.name.start.date.weekStart, promised: 1, aired: 0, ahead: 0,
                lapses: [
                    WeekAccount.Lapse(
                        open.name, wanted: open.name.start, reason: Phrase(verbatim: "?"), remedy: remedy)
                ])
        ]
        let paper = try world.paper()
        let week = try #require(paper.weeks.last?.tally)
        #expect((week.planned, week.ahead, week.short) == (1, ahead, short))
        #expect(paper.lapses.last?.wanted == open.name.start)
    }

    @Test(
        "A word longer than its column is broken, be it a title or a name, and the figures stay where they are",
        arguments: Language.allCases)
    func longWord(_ language: Language) throws {
        var world = world
        let titles = [
            "https://trungson.quangtri.gov.vn/dich-vu-cong", String(repeating: "ễ", count: 300),
            "Một bài có tên vừa đủ dài để xuống dòng đúng ở cuối cột này nhé", "", "\n",
        ]
        for title in titles {
            for index in world.facts.airings.indices {
                world.facts.airings[index].title = title
                world.facts.airings[index].officerName = String(title.prefix(43))
            }
            let text = try world.paper().text(language)
            let tables = text.components(separatedBy: "\n\n").filter {
                $0.hasPrefix(language == .vietnamese ? "Theo " : "Campaigns\n") || $0.hasPrefix("Officers\n")
            }
            #expect(tables.count >= 2)
            #expect(tables.flatMap { $0.split(separator: "\n") }.map(\.count).max() ?? 0 <= 98)
        }
    }

    @Test("Lines of text fit into 98 columns unless one word is longer")
    func width() throws {
        var world = world
        world.facts.airings[0].title = String(repeating: "Phổ biến pháp luật ", count: 12)
        let text = try world.paper().text(.vietnamese)
        #expect(text.split(separator: "\n").map(\.count).max() ?? 0 <= 98)
        #expect(!text.contains(" \n"))
    }
}
