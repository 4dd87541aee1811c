import CivilTime
import Diagnostics
import Foundation
import Reporting
import StationModel
import Testing

@Suite("Papers as HTML")
struct PaperHTMLTests {
    private func page(_ change: (inout PaperFacts) throws -> Void = { _ in }) throws -> String {
        var world = try PaperWorld()
        try change(&world.facts)
        return String(decoding: try world.paper().html(.vietnamese), as: UTF8.self)
    }

    @Test("People's words are text: every `<`, `>`, `&` and quote in names, titles and remarks")
    func escaping() throws {
        let evil = "</td><script>alert('1')</script>&\"\u{1}"
        let page = try page { facts in
            facts.station.name = evil
            facts.station.place = evil
            facts.station.authority = evil
            facts.remarks = facts.remarks.map { remark in
                var fact = remark.fact
                (fact.text, fact.person.name) = (evil, evil)
                return Recorded(fact, entry: remark.entry, at: remark.at)
            }
            facts.airings = facts.airings.map { airing in
                var airing = airing
                (airing.title, airing.officerName) = (evil, evil)
                airing.reason = .stopped(by: evil, reason: evil)
                return airing
            }
        }
        #expect(!page.contains("<script"))
        #expect(!page.contains("\u{1}"))
        #expect(page.contains("&lt;/td&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;"))
    }

    @Test("It needs nothing from elsewhere and is well-formed")
    func selfContained() throws {
        let page = try page()
        #expect(!page.replacing("http://www.w3.org/2000/svg", with: "").contains("://"))
        #expect(!page.contains("<link") && !page.contains("src=") && !page.contains("@import"))
        // What HTML leaves open, XML wants closed.
        let closed = page.replacing("<!DOCTYPE html>\n", with: "").replacing("<meta charset=\"utf-8\">", with: "")
            .replacing("<br>", with: "<br/>").replacing(/<col style="[^"]*">/, with: "")
        #expect(try XMLCheck(closed).problem == nil)
    }

    @Test("The head and foot of Decree 30/2020")
    func letterhead() throws {
        let page = try page()
        for part in [
            "ỦY BAN NHÂN DÂN<br>XÃ TRUNG SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            ">Độc lập - Tự do - Hạnh phúc<", "/BC-UBND", "Trung Sơn, ngày 05 tháng 9 năm 2023", ">BÁO CÁO<",
            "Kèm theo Báo cáo số:", "./.</p>", "Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH",
        ] {
            #expect(page.contains(part), "\(part)")
        }
    }

    @Test(
        "Days below 10 and the months 1 and 2 take a zero in front",
        arguments: [
            ("2024-01-09", "ngày 09 tháng 01 năm 2024"), ("2024-02-10", "ngày 10 tháng 02 năm 2024"),
            ("2024-03-01", "ngày 01 tháng 3 năm 2024"), ("2023-12-31", "ngày 31 tháng 12 năm 2023"),
        ])
    func date(day: String, text: String) throws {
        let world = try PaperWorld()
        let page = String(decoding: try world.paper(today: day).html(.vietnamese), as: UTF8.self)
        #expect(page.contains("Trung Sơn, \(text)<"))
    }

    @Test(
        "The body's name in full, whatever it is",
        arguments: [
            ("UBND phường Hải Châu", "ỦY BAN NHÂN DÂN<br>PHƯỜNG HẢI CHÂU", "the People's Committee of Hải Châu ward"),
            (
                "Uỷ ban nhân dân xã Bến Hải", "ỦY BAN NHÂN DÂN<br>XÃ BẾN HẢI",
                "the People's Committee of Bến Hải commune"
            ),
            ("Trung tâm Văn hóa Gio Linh", ">TRUNG TÂM VĂN HÓA GIO LINH<", "Trung tâm Văn hóa Gio Linh"),
        ])
    func bodies(authority: String, head: String, english: String) throws {
        let page = try page { $0.station.authority = authority }
        #expect(page.contains(head))
        #expect(page.contains("TM. ỦY BAN NHÂN DÂN") == head.contains("ỦY BAN"))
        #expect(Letterhead(authority: authority, place: "").body.en == english)
    }

    @Test("A bar of the plot has a part for each fate, and weeks in between have none")
    func plot() throws {
        let page = try page { $0.weeks = [] }
        let plot = try #require(page.firstMatch(of: #/<svg.*</svg>/#)).output
        // Four of the legend, two of the first week, two of the second.
        #expect(plot.matches(of: #/<rect /#).count == 4 + 4)
        #expect(plot.contains(">1/8–6/8<"))
    }

    @Test("Hundreds of lines are printed as plain lines, fewer as a table")
    func listing() throws {
        let pages = try [200, 201].map { count in
            try page { facts in facts.airings = Array(repeating: facts.airings[0], count: count) }
        }
        #expect(pages.map { $0.contains("<pre>") } == [false, true])
        #expect(pages[1].matches(of: #/(\n|<pre>) +\d+  17:00 /#).count == 201)
    }
}

/// Is it well-formed XML?
private struct XMLCheck {
    let problem: (any Error)?

    init(_ text: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "loa-\(UUID().uuidString).xml")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", "import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])", file.path]
        try process.run()
        process.waitUntilExit()
        problem = process.terminationStatus == 0 ? nil : CocoaError(.fileReadCorruptFile)
    }
}
