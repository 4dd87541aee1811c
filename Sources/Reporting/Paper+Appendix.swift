internal import CivilTime
internal import Diagnostics
internal import StationModel

extension Paper {
    /// More lines than these are printed as plain lines: a table of thousands takes weasyprint minutes.
    private static let longestTable = 200
    /// A block of text that is too long makes it slow too.
    private static let linesPerBlock = 40

    /// The log book on landscape pages, with room to write by hand what Loa cannot know, and to sign.
    func writeAppendix(to page: inout Markup, _ language: Language) {
        page.element("section", "appendix") { page in
            page.element("div", "subject") { page in
                page.element("h1", nil, PaperWords.appendix[language])
                page.element("h1", nil, PaperWords.logBook[language])
                page.element("p", nil) { $0.element("i", nil, appendixNote[language]) }
            }
            if lines.count > Self.longestTable {
                writeListing(to: &page, language)
            } else {
                writeTable(to: &page, language)
            }
            page.element("table", "foot") { page in
                page.raw("<tr>")
                for role in [PaperWords.writer, PaperWords.reader] {
                    page.element("td", "sign") { page in
                        page.text(role[language])
                        page.raw("<br>")
                        page.element("span", "hint", PaperWords.signHere[language])
                        page.raw("<div class=\"room\"></div>")
                    }
                }
                page.raw("</tr>")
            }
        }
    }

    private func writeListing(to page: inout Markup, _ language: Language) {
        var buffer = TextBuffer()
        LogBookText(language).write(lines, to: &buffer)
        let rows = buffer.bytes.split(separator: UInt8(ascii: "\n"))
        for start in stride(from: 0, to: rows.count, by: Self.linesPerBlock) {
            let block = rows[start..<min(start + Self.linesPerBlock, rows.count)]
            let text = Array(block.joined(separator: [UInt8(ascii: "\n")]))
            page.element("pre", nil, String(decoding: text, as: UTF8.self))
        }
    }

    private func writeTable(to page: inout Markup, _ language: Language) {
        page.element("table", "figures") { page in
            page.columns(Self.columns.map { ($0.heading[language], $0.percent) })
            for line in lines {
                page.raw("<tr>")
                writeCells(of: line, to: &page, language)
                page.raw("</tr>\n")
            }
        }
    }

    /// Shares of the width, 100 in all.
    private static let columns: [(heading: Phrase, percent: Int)] = [
        (Phrase(vi: "STT", en: "No."), 4),
        (Phrase(vi: "Ngày, buổi, giờ theo lịch", en: "Date, session, planned"), 11),
        (Phrase(vi: "Giờ phát", en: "On air"), 8),
        (Phrase(vi: "Thời lượng, lượt đọc", en: "Duration, readings"), 8),
        (Phrase(vi: "Nội dung, loại, lĩnh vực", en: "Title, kind, field"), 18),
        (Phrase(vi: "Người viết; người duyệt, ngày duyệt", en: "Writer; approver, date"), 12),
        (Phrase(vi: "Cán bộ trực", en: "On duty"), 8),
        (Phrase(vi: "Kết quả, sự cố và xử lý, ghi chú", en: "Outcome, incident, remarks"), 19),
        (Phrase(vi: "Cụm loa, chất lượng", en: "Horns, quality"), 7),
        (Phrase(vi: "Ký", en: "Signed"), 5),
    ]

    private func writeCells(of line: PaperLine, to page: inout Markup, _ language: Language) {
        let airing = line.airing
        let date = line.planned.date
        let cell = { (page: inout Markup, style: StaticString, lines: [String?]) in
            page.raw("<td class=\"")
            page.raw(style)
            page.raw("\">")
            for (index, text) in lines.compactMap(\.self).filter({ !$0.isEmpty }).enumerated() {
                if index > 0 { page.raw("<br>") }
                page.text(text)
            }
            page.raw("</td>")
        }
        cell(&page, "c", [String(line.number)])
        let moment = "\(line.session.phrase[language]), \(line.planned.time)"
        cell(&page, "c", ["\(date.weekday.name[language]),", Written.cell(.date(date), language), moment])
        cell(&page, "c", [line.started.map(Written.clock), line.ended.map(Written.clock)])
        let readings = line.readings.map { Phrase(vi: "\($0) lượt", en: $0 == 1 ? "1 reading" : "\($0) readings") }
        cell(&page, "c", [airing.started == nil ? nil : line.heard.minutesAndSeconds, readings?[language]])
        let kind = line.kind.phrase[language]
        cell(&page, "t", [airing.title, airing.field.map { "\(kind); \($0.phrase[language])" } ?? kind])
        let approval = line.approver.map { approver in
            approver + (line.approved.map { ", \(Written.cell(.date($0), language))" } ?? "")
        }
        cell(&page, "t", [line.writer, approval])
        cell(&page, "t", [airing.officerName ?? airing.officer?.text])
        cell(&page, "t", [outcome(of: airing)[language], line.incident?[language], line.remarkText])
        cell(&page, "t", [])
        cell(&page, "t", [])
    }

    /// At the head of a cell.
    private func outcome(of airing: Airing) -> Phrase {
        let phrase = airing.outcome?.phrase ?? Phrase(vi: "dự kiến", en: "planned")
        return Phrase(
            vi: phrase.vi.prefix(1).uppercased() + phrase.vi.dropFirst(),
            en: phrase.en.prefix(1).uppercased() + phrase.en.dropFirst())
    }
}
