internal import CivilTime
internal import Diagnostics
internal import StationModel

/// `quiet-days:` — each is one `date`, a span `from` and `until`, or a `lunar` day with its `days`.
enum QuietDaysSection {
    static func read(_ root: MappingReader) -> [Marked<QuietDay>] {
        let keys = ["date", "from", "until", "lunar", "days", "reason"]
        let items = root.mappings("quiet-days", keys: keys) {
            Phrase(vi: "ngày nghỉ phát thứ \($0)", en: "quiet day \($0)")
        }
        return (items ?? []).compactMap { item in day(item).map { Marked($0, at: item.place) } }
    }

    private static func day(_ reader: MappingReader) -> QuietDay? {
        let reason = reader.required("reason", .text)?.value
        let date = reader.optional("date", .date)?.value
        let from = reader.optional("from", .date)
        let until = reader.optional("until", .date)
        let lunar = reader.optional("lunar", .lunarDay)?.value
        let count = reader.optional("days", .number(1...30))?.value ?? 1
        let isSpan = reader.has("from") || reader.has("until")
        guard [reader.has("date"), isSpan, reader.has("lunar")].count(where: { $0 }) == 1 else {
            reader.sheet.report(.quietDayUnclear, at: reader.place)
            return nil
        }
        if reader.has("days") && !reader.has("lunar") {
            reader.sheet.report(.daysWithoutLunar, at: reader.place(of: "days"))
        }
        if let reason, let lunar {
            return QuietDay(.lunar(day: lunar.day, month: lunar.month, days: count), reason: reason)
        }
        if let reason, let date { return QuietDay(.solar(date...date), reason: reason) }
        guard isSpan else { return nil }
        for end in ["from", "until"] where !reader.has(end) { reader.reportMissing(end) }
        guard let span = reader.span(from, until), let reason else { return nil }
        return QuietDay(.solar(span), reason: reason)
    }
}

extension MappingReader {
    /// Both ends, in order; the wrong order is reported.
    func span(_ from: Marked<LocalDate>?, _ until: Marked<LocalDate>?) -> ClosedRange<LocalDate>? {
        guard let from, let until else { return nil }
        guard from.value <= until.value else {
            sheet.report(.endBeforeStart(subject, from: from.value, until: until.value), at: until.place)
            return nil
        }
        return from.value...until.value
    }
}

extension Fault {
    fileprivate static func endBeforeStart(_ subject: Phrase, from: LocalDate, until: LocalDate) -> Fault {
        Fault(
            "end-before-start",
            Phrase(
                vi: "\(subject.vi) kết thúc ngày \(until), trước ngày bắt đầu \(from)",
                en: "\(subject.en) ends on \(until), before it begins on \(from)"),
            hint: Phrase(vi: "sửa “from” hoặc “until”", en: "correct “from” or “until”"))
    }

    fileprivate static let quietDayUnclear = Fault(
        "quiet-day-unclear",
        Phrase(
            vi: "ngày nghỉ phát phải ghi đúng một cách: date, hoặc from và until, hoặc lunar",
            en: "a quiet day is given in exactly one way: date, or from and until, or lunar"),
        hint: Phrase(
            vi: "viết như: { date: 2023-09-02, reason: Quốc khánh }",
            en: "write it like: { date: 2023-09-02, reason: Quốc khánh }"))

    fileprivate static let daysWithoutLunar = Fault(
        "quiet-day-unclear",
        Phrase(vi: "mục “days” chỉ đi với “lunar”", en: "the key “days” goes with “lunar” only"),
        hint: Phrase(vi: "với ngày dương lịch, dùng from và until", en: "for solar days use from and until"))
}
