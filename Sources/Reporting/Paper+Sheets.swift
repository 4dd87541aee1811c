internal import CivilTime
package import Diagnostics
internal import StationModel

extension Paper {
    /// All tables, the log book first, as the sheets of a spreadsheet.
    package func sheets(_ language: Language) -> [Sheet] {
        [
            logBook(language), sums(language), byWeek(language), byOfficer(language), byCampaign(language),
            byField(language), byReason(language), lapseSheet(language), confirmation(language),
        ]
    }

    /// The log book with each fact in a column of its own, then what was noted about it as a whole.
    package func logBook(_ language: Language) -> Sheet {
        let columns = [
            (Phrase(vi: "STT", en: "No."), 6), (Phrase(vi: "Ngày", en: "Date"), 12),
            (Phrase(vi: "Thứ", en: "Weekday"), 11), (Phrase(vi: "Buổi", en: "Session"), 11),
            (Phrase(vi: "Giờ theo lịch", en: "Planned"), 10), (Phrase(vi: "Bắt đầu", en: "Began"), 10),
            (Phrase(vi: "Kết thúc", en: "Ended"), 10), (Phrase(vi: "Nội dung", en: "Title"), 36),
            (Phrase(vi: "Loại", en: "Kind"), 16), (Phrase(vi: "Lĩnh vực", en: "Field"), 30),
            (Phrase(vi: "Thời lượng", en: "Duration"), 11), (Phrase(vi: "Số lượt đọc", en: "Readings"), 9),
            (Phrase(vi: "Người viết", en: "Writer"), 18), (Phrase(vi: "Người duyệt", en: "Approver"), 18),
            (Phrase(vi: "Ngày duyệt", en: "Approved"), 12), (Phrase(vi: "Cán bộ trực", en: "On duty"), 18),
            (Phrase(vi: "Kết quả", en: "Outcome"), 14),
            (Phrase(vi: "Sự cố và xử lý", en: "Incident and remedy"), 44),
            (Phrase(vi: "Ghi chú", en: "Remarks"), 40), (Phrase(vi: "Mã buổi phát", en: "Occurrence"), 34),
            (Phrase(vi: "Dòng số", en: "Entry"), 9),
        ]
        let general = remarks.map { remark -> [Cell] in
            let moment = zone.minute(of: remark.at)
            var cells = [Cell](repeating: .blank, count: columns.count)
            cells[1] = .date(moment.date)
            cells[2] = .text(moment.date.weekday.name[language])
            cells[18] = .text("\(remark.fact.person.name): \(remark.fact.text)")
            cells[20] = .number(Int(remark.entry))
            return cells
        }
        return Sheet(
            Phrase(vi: "Nhật ký", en: "Log book")[language],
            columns: columns.map { Sheet.Column($0.0[language], width: $0.1) },
            rows: lines.map { $0.cells(language) } + general)
    }

    /// The whole in figures.
    func sums(_ language: Language) -> Sheet {
        let rows: [(Phrase, Cell)] = [
            (Phrase(vi: "Số buổi theo kế hoạch", en: "Planned"), .number(total.planned)),
            (Phrase(vi: "– phát đúng lịch", en: "– aired in their place"), .number(total.kept)),
            (Phrase(vi: "– được phát bù", en: "– made good"), .number(total.madeGood)),
            (Phrase(vi: "– còn thiếu", en: "– short"), .number(total.short)),
            (Phrase(vi: "– chưa đến giờ phát", en: "– still to come"), .number(total.ahead)),
            (Phrase(vi: "Số buổi ghi trong sổ", en: "Lines of the log book"), .number(total.lines)),
            (Phrase(vi: "– phát hết", en: "– aired"), .number(total.aired)),
            (Phrase(vi: "– phát chưa hết", en: "– cut"), .number(total.cut)),
            (Phrase(vi: "– không phát", en: "– missed"), .number(total.missed)),
            (Phrase(vi: "– đã hủy", en: "– cancelled"), .number(total.cancelled)),
            (Phrase(vi: "– chưa có kết quả", en: "– open"), .number(total.open)),
            (Phrase(vi: "Trong đó: buổi phát bù", en: "Of these: make-goods"), .number(total.makeGoods)),
            (Phrase(vi: "Trong đó: buổi ngoài kế hoạch", en: "Of these: beyond the plan"), .number(total.extra)),
            (Phrase(vi: "Tổng thời lượng đã phát", en: "Time on air"), .duration(total.time)),
            (Phrase(vi: "Số lượt đọc trọn bài", en: "Whole readings"), .number(total.readings)),
        ]
        return Sheet(
            Phrase(vi: "Tổng hợp", en: "Totals")[language],
            columns: [
                .init(Phrase(vi: "Chỉ tiêu", en: "Figure")[language], width: 34),
                .init(Phrase(vi: "Số liệu", en: "Value")[language], width: 12),
            ],
            rows: rows.map { [.text($0.0[language]), $0.1] })
    }

    /// The parts of the whole that are worth a table: an officer's paper has but one officer.
    func shareTables(_ language: Language) -> [(head: Phrase, sheet: Sheet)] {
        var tables = [(PaperWords.week, byWeek(language))]
        if case .officer = subject {} else { tables.append((PaperWords.officer, byOfficer(language))) }
        if case .campaign = subject {} else { tables.append((PaperWords.campaign, byCampaign(language))) }
        tables.append((PaperWords.field, byField(language)))
        return tables
    }

    func byWeek(_ language: Language) -> Sheet {
        let heads = [
            Sheet.Column(Phrase(vi: "Tuần từ", en: "Week from")[language], width: 16),
            Sheet.Column(Phrase(vi: "đến", en: "until")[language], width: 16),
        ]
        return shareSheet(
            Phrase(vi: "Theo tuần", en: "Weeks"), heads,
            weeks.map {
                ([.date(max($0.monday, days.lowerBound)), .date(min($0.monday + 6, days.upperBound))], $0.tally)
            },
            language)
    }

    func byOfficer(_ language: Language) -> Sheet {
        shareSheet(
            Phrase(vi: "Theo cán bộ trực", en: "Officers"), Phrase(vi: "Cán bộ trực", en: "Officer"), officers, language
        )
    }

    func byCampaign(_ language: Language) -> Sheet {
        shareSheet(
            Phrase(vi: "Theo đợt phát", en: "Campaigns"), Phrase(vi: "Đợt phát", en: "Campaign"), campaigns, language)
    }

    func byField(_ language: Language) -> Sheet {
        shareSheet(Phrase(vi: "Theo lĩnh vực", en: "Fields"), Phrase(vi: "Lĩnh vực", en: "Field"), fields, language)
    }

    func byReason(_ language: Language) -> Sheet {
        let rows = reasons.map { share -> [Cell] in
            [
                .text(share.heading.phrase[language]), .number(share.missed), .number(share.cut),
                .number(share.cancelled),
            ]
        }
        return Sheet(
            Phrase(vi: "Lý do", en: "Reasons")[language],
            columns: [
                .init(Phrase(vi: "Lý do", en: "Reason")[language], width: 36),
                .init(Phrase(vi: "Không phát", en: "Missed")[language], width: 12),
                .init(Phrase(vi: "Phát chưa hết", en: "Cut")[language], width: 14),
                .init(Phrase(vi: "Đã hủy", en: "Cancelled")[language], width: 12),
            ],
            rows: rows)
    }

    private func lapseSheet(_ language: Language) -> Sheet {
        Sheet(
            Phrase(vi: "Còn thiếu", en: "Shortfalls")[language],
            columns: [
                .init(Phrase(vi: "Ngày", en: "Date")[language], width: 12),
                .init(Phrase(vi: "Giờ theo lịch", en: "Planned")[language], width: 10),
                .init(Phrase(vi: "Nội dung", en: "Title")[language], width: 36),
                .init(Phrase(vi: "Lý do", en: "Reason")[language], width: 50),
                .init(Phrase(vi: "Phát bù", en: "Remedy")[language], width: 50),
            ],
            rows: lapses.map {
                [
                    .date($0.wanted.date), .clock($0.wanted.time.minute * 60), .text($0.title),
                    .text($0.reason[language]), .text($0.remedy[language]),
                ]
            })
    }

    /// What the paper is, and what vouches for it.
    private func confirmation(_ language: Language) -> Sheet {
        let facts = [title] + (provisional.map { [$0] } ?? []) + proofs + signatures
        return Sheet(
            Phrase(vi: "Xác nhận", en: "Confirmation")[language],
            columns: [.init("\(station), \(letterhead.body[language])", width: 100)],
            rows: facts.map { [.text($0[language])] })
    }

    private func shareSheet(_ name: Phrase, _ head: Phrase, _ shares: [Share], _ language: Language) -> Sheet {
        shareSheet(
            name, [.init(head[language], width: 36)], shares.map { ([.text($0.label[language])], $0.tally) }, language)
    }

    private func shareSheet(
        _ name: Phrase, _ heads: [Sheet.Column], _ rows: [([Cell], Tally)], _ language: Language
    ) -> Sheet {
        let figures = [
            Sheet.Column(Phrase(vi: "Kế hoạch", en: "Planned")[language], width: 10),
            .init(Phrase(vi: "Đúng lịch", en: "In place")[language], width: 10),
            .init(Phrase(vi: "Phát bù", en: "Made good")[language], width: 10),
            .init(
                Phrase(vi: "Còn thiếu", en: "Short")[language], brief: Phrase(vi: "Thiếu", en: "Short")[language],
                width: 10),
            .init(
                Phrase(vi: "Chưa đến giờ", en: "To come")[language], brief: Phrase(vi: "Chờ", en: "To come")[language],
                width: 13),
            .init(
                Phrase(vi: "Ngoài kế hoạch", en: "Beyond plan")[language],
                brief: Phrase(vi: "Ngoài", en: "Extra")[language], width: 15),
            .init(Phrase(vi: "Thời lượng", en: "On air")[language], width: 12),
            .init(
                Phrase(vi: "Lượt đọc", en: "Readings")[language], brief: Phrase(vi: "Lượt", en: "Read")[language],
                width: 10),
        ]
        let sum = [Cell.text(Phrase(vi: "Cộng", en: "Sum")[language])] + heads.dropFirst().map { _ in Cell.blank }
        return Sheet(
            name[language], columns: heads + figures,
            rows: rows.isEmpty ? [] : (rows + [(sum, total)]).map { $0.0 + $0.1.cells }, hasTotal: true)
    }
}

extension Tally {
    fileprivate var cells: [Cell] {
        [
            .number(planned), .number(kept), .number(madeGood), .number(short), .number(ahead), .number(extra),
            .duration(time), .number(readings),
        ]
    }
}

extension PaperLine {
    /// In the order of the log book's columns.
    fileprivate func cells(_ language: Language) -> [Cell] {
        let text = { (text: String?) -> Cell in text.map { .text($0) } ?? .blank }
        return [
            .number(number), .date(planned.date), .text(planned.date.weekday.name[language]),
            .text(session.phrase[language]), .clock(planned.time.minute * 60), started.map { .clock($0) } ?? .blank,
            ended.map { .clock($0) } ?? .blank, .text(airing.title), .text(kind.phrase[language]),
            text(airing.field?.phrase[language]), airing.started == nil ? .blank : .duration(heard),
            readings.map { .number($0) } ?? .blank, text(writer),
            text(approver),
            approved.map { .date($0) } ?? .blank, text(airing.officerName ?? airing.officer?.text),
            text(airing.outcome?.phrase[language]), text(incident?[language]),
            remarks.isEmpty ? .blank : .text(remarkText), .text(airing.name.description), .number(Int(airing.entry)),
        ]
    }
}
