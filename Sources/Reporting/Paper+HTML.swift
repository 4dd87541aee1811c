internal import CivilTime
package import Diagnostics
internal import StationModel

extension Paper {
    /// The paper in the form of Decree 30/2020/NĐ-CP: a page of HTML that needs nothing else, for a browser, a printer
    /// and weasyprint.
    package func html(_ language: Language) -> [UInt8] {
        var page = Markup()
        page.raw("<!DOCTYPE html>\n<html lang=\"")
        page.text(language.rawValue)
        page.raw("\"><head><meta charset=\"utf-8\"><title>")
        page.text("\(title[language]) – \(letterhead.body[language])")
        page.raw("</title><style>\n")
        page.raw(PaperStyle.sheet)
        page.raw("\n</style></head><body>\n<section>")
        writeHead(to: &page, language)
        writeBody(to: &page, language)
        writeFoot(to: &page, language)
        page.raw("</section>\n")
        if !lines.isEmpty { writeAppendix(to: &page, language) }
        page.raw("</body></html>\n")
        return page.bytes
    }

    private func writeHead(to page: inout Markup, _ language: Language) {
        page.element("table", "head") { page in
            page.raw("<tr><td class=\"body\">")
            for (index, line) in letterhead.bodyLines.enumerated() {
                if index > 0 { page.raw("<br>") }
                page.text(line[language])
            }
            page.raw("<div class=\"short\"></div></td><td><span class=\"state\">")
            page.text(
                Phrase(vi: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", en: "SOCIALIST REPUBLIC OF VIET NAM")[language])
            page.raw("</span><br>")
            let motto = Phrase(vi: "Độc lập - Tự do - Hạnh phúc", en: "Independence - Freedom - Happiness")
            page.element("span", "rule", motto[language])
            page.raw("</td></tr>\n<tr class=\"plain\"><td>")
            page.text(letterhead.number[language])
            page.raw("</td><td class=\"place\">")
            page.text(letterhead.dateLine(made)[language])
            page.raw("</td></tr>")
        }
        page.element("div", "subject") { page in
            page.element("h1", nil, Phrase(vi: "BÁO CÁO", en: "REPORT")[language])
            page.element("h1", nil, title[language])
            if let provisional {
                page.element("p", nil) { $0.element("i", nil, "(\(provisional[language]))") }
            }
            page.element("div", "short", "")
        }
    }

    private func writeBody(to page: inout Markup, _ language: Language) {
        page.element("p", nil, opening[language])
        if let nothing {
            page.element("p", nil, nothing[language])
        } else {
            writeResults(to: &page, language)
            writeShortfalls(to: &page, language)
        }
        page.element("h2", nil, nothing == nil ? PaperWords.third[language] : PaperWords.confirmation[language])
        page.element("ul", "proof") { page in
            for proof in proofs + signatures { page.element("li", nil, "- " + proof[language]) }
        }
        page.element("p", nil, closing[language])
    }

    private func writeResults(to page: inout Markup, _ language: Language) {
        page.element("h2", nil, PaperWords.first[language])
        page.element("p", nil, summary[language])
        for (number, (head, sheet)) in shareTables(language).enumerated() {
            page.element("h3", nil, "\(number + 1). \(head[language])")
            if number == 0 { page.element("div", "plot") { WeekPlot(weeks, of: days, language).write(to: &$0) } }
            write(sheet, to: &page, language)
        }
    }

    private func writeShortfalls(to page: inout Markup, _ language: Language) {
        page.element("h2", nil, PaperWords.second[language])
        if reasons.isEmpty, lapses.isEmpty {
            page.element("p", nil, PaperWords.noShortfall[language])
        }
        if !reasons.isEmpty {
            page.element("p", nil, PaperWords.reasons[language])
            write(byReason(language), to: &page, language)
        }
        if !lapses.isEmpty {
            page.element("p", nil, PaperWords.lapses[language])
            page.element("ul", nil) { page in
                for sentence in lapseSentences { page.element("li", nil, "- " + sentence[language]) }
            }
        }
        guard !remarks.isEmpty else { return }
        page.element("p", nil, PaperWords.remarks[language])
        page.element("ul", nil) { page in
            for line in remarkLines { page.element("li", nil, "- " + line[language]) }
        }
    }

    private func write(_ sheet: Sheet, to page: inout Markup, _ language: Language) {
        guard !sheet.rows.isEmpty else { return }
        page.element("table", "figures") { page in
            let all = sheet.columns.reduce(0) { $0 + $1.width }
            page.columns(sheet.columns.map { ($0.heading, $0.width * 100 / all) })
            for (index, row) in sheet.rows.enumerated() {
                page.raw(sheet.hasTotal && index == sheet.rows.count - 1 ? "<tr class=\"sum\">" : "<tr>")
                for cell in row {
                    page.raw(cell.isFigure ? "<td class=\"n\">" : "<td>")
                    page.text(Written.cell(cell, language))
                    page.raw("</td>")
                }
                page.raw("</tr>\n")
            }
        }
    }

    private func writeFoot(to page: inout Markup, _ language: Language) {
        page.element("table", "foot") { page in
            page.raw("<tr><td class=\"to\"><b>")
            page.text(Phrase(vi: "Nơi nhận:", en: "Recipients:")[language])
            page.raw("</b>")
            for recipient in PaperWords.recipients {
                page.raw("<br>")
                page.text(recipient[language])
            }
            page.raw("</td><td class=\"sign\">")
            for (index, line) in letterhead.signatory.enumerated() {
                if index > 0 { page.raw("<br>") }
                page.text(line[language])
            }
            page.raw("<div class=\"room\"></div></td></tr>")
        }
    }
}
