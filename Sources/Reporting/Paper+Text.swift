internal import CivilTime
package import Diagnostics
internal import StationModel

extension Paper {
    /// The whole paper for a terminal, at most `TextBlock.width` columns wide; ends without a line break.
    package func text(_ language: Language) -> String {
        var parts = [heading(language)]
        if let nothing {
            parts.append(nothing[language])
        } else {
            parts.append(TextBlock.wrapped(summary[language], indent: 0))
            let tables = [sums(language)] + shareTables(language).map(\.sheet) + [byReason(language)]
            parts += tables.map { table($0, language) }
            parts += [
                list(
                    Phrase(vi: "Còn thiếu, chờ phát bù", en: "Short, or to be made good"), lapseSentences,
                    language),
                list(Phrase(vi: "Ghi chú về sổ", en: "Remarks on the log"), remarkLines, language),
                logBookText(language),
            ]
        }
        parts.append(list(Phrase(vi: "Xác nhận", en: "Confirmation"), proofs + signatures, language))
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func logBookText(_ language: Language) -> String {
        guard !lines.isEmpty else { return "" }
        var buffer = TextBuffer()
        buffer.add(Phrase(vi: "Nhật ký phát thanh", en: "Log book")[language])
        buffer.endLine()
        LogBookText(language).write(lines, to: &buffer)
        return String(buffer.text.dropLast())
    }

    var remarkLines: [Phrase] {
        remarks.map { remark in
            let moment = zone.minute(of: remark.at).briefly
            let (name, text) = (remark.fact.person.name, remark.fact.text)
            return Phrase(vi: "\(name), \(moment.vi): \(text)", en: "\(name), \(moment.en): \(text)")
        }
    }

    private func heading(_ language: Language) -> String {
        let kind = Phrase(vi: "BÁO CÁO", en: "REPORT")
        let made = Phrase(vi: "Lập ngày \(self.made.dayMonthYear).", en: "Made on \(self.made).")
        let note = provisional.map { " " + $0[language] + "." } ?? ""
        return [
            TextBlock.wrapped("\(kind[language]): \(title[language])", indent: 0),
            TextBlock.wrapped("\(station), \(letterhead.body[language])", indent: 0), made[language] + note,
        ].joined(separator: "\n")
    }

    private func list(_ head: Phrase, _ sentences: [Phrase], _ language: Language) -> String {
        guard !sentences.isEmpty else { return "" }
        return ([head[language]] + sentences.map { "  - " + TextBlock.wrapped($0[language], indent: 4) })
            .joined(separator: "\n")
    }

    /// Words to the left, figures to the right.
    private func table(_ sheet: Sheet, _ language: Language) -> String {
        guard !sheet.rows.isEmpty else { return "" }
        let rows = [sheet.columns.map(\.brief)] + sheet.rows.map { $0.map { Written.cell($0, language) } }
        var widths = sheet.columns.indices.map { column in rows.map { TextBlock.columns(of: $0[column]) }.max() ?? 0 }
        // The first column gives way to the others.
        let others = widths.dropFirst().reduce(0) { $0 + $1 + 2 }
        widths[0] = max(12, min(widths[0], TextBlock.width - 2 - others))
        let isFigure = sheet.columns.indices.map { sheet.rows[0][$0].isFigure }
        let lines = rows.map { row in
            let label = TextBlock.lines(of: row[0], width: widths[0])
            var line = label.dropLast().map { "  \($0)\n" }.joined()
            line += "  " + TextBlock.padded(label.last ?? "", to: widths[0])
            for (column, text) in row.enumerated().dropFirst() {
                let width = widths[column]
                line += "  "
                line += isFigure[column] ? TextBlock.rightAligned(text, in: width) : TextBlock.padded(text, to: width)
            }
            return line
        }
        return ([sheet.name] + lines).joined(separator: "\n")
    }
}

extension Cell {
    var isFigure: Bool {
        switch self {
        case .number, .duration: true
        case .blank, .text, .date, .clock: false
        }
    }
}
