package import CivilTime
package import Diagnostics

/// A leader's note to the officer under an announcement, as far as it is understood.
package struct Instruction: Sendable, Hashable {
    /// As written, NFC.
    package var text: String
    /// As the note calls the person: `Trang`.
    package var officer: String?
    package var from: LocalDate?
    package var until: LocalDate?
    /// 1 to 50. With `weekdays` it is their number, times that of `times`.
    package var timesPerWeek: Int?
    /// The days of every week on which it is to be aired, from Monday on; empty: the note does not say.
    package var weekdays: [Weekday]
    /// When on such a day it is to be aired, ascending, each from 00:00 to 23:59; empty: the note does not say.
    package var times: [TimeOfDay]
    /// Minutes of an airing.
    package var shortestMinutes: Int?
    package var longestMinutes: Int?
    /// The parts of `text` that say something else, or something that contradicts itself; as written.
    package var notUnderstood: [String]

    package init(
        text: String, officer: String? = nil, from: LocalDate? = nil, until: LocalDate? = nil,
        timesPerWeek: Int? = nil, weekdays: [Weekday] = [], times: [TimeOfDay] = [],
        shortestMinutes: Int? = nil, longestMinutes: Int? = nil, notUnderstood: [String] = []
    ) {
        self.text = text
        self.officer = officer
        self.from = from
        self.until = until
        self.timesPerWeek = timesPerWeek
        self.weekdays = weekdays
        self.times = times
        self.shortestMinutes = shortestMinutes
        self.longestMinutes = longestMinutes
        self.notUnderstood = notUnderstood
    }
}

extension Instruction {
    /// What was understood, as one sentence for a person; `nil` if that is nothing.
    package var sentence: Phrase? {
        let parts = [officerPart, spanPart, timesPart, slotsPart, lengthPart].compactMap(\.self)
        guard !parts.isEmpty else { return nil }
        return Phrase(
            vi: parts.map(\.vi).joined(separator: ", ").withCapital + ".",
            en: parts.map(\.en).joined(separator: ", ").withCapital + ".")
    }

    private var officerPart: Phrase? {
        officer.map { Phrase(vi: "giao \($0) phụ trách", en: "\($0) is in charge") }
    }

    private var spanPart: Phrase? {
        switch (from, until) {
        case (let from?, let until?):
            Phrase(
                vi: "từ \(from.dayMonthYear) đến \(until.dayMonthYear)",
                en: "from \(from.dayMonthYear) to \(until.dayMonthYear)")
        case (let from?, nil): Phrase(vi: "từ \(from.dayMonthYear)", en: "from \(from.dayMonthYear)")
        case (nil, let until?): Phrase(vi: "đến \(until.dayMonthYear)", en: "until \(until.dayMonthYear)")
        case (nil, nil): nil
        }
    }

    private var timesPart: Phrase? {
        timesPerWeek.map { times in
            Phrase(vi: "mỗi tuần \(times) lần", en: times == 1 ? "once a week" : "\(times) times a week")
        }
    }

    private var slotsPart: Phrase? {
        let at = times.isEmpty ? nil : Phrase.list(times.map { Phrase(vi: $0.spelled, en: "\($0)") })
        let isDaily = weekdays.count == Weekday.allCases.count
        let days = weekdays.isEmpty || isDaily ? nil : Phrase.list(weekdays.map(\.name))
        return switch (at, days) {
        case (let at?, let days?): Phrase(vi: "lúc \(at.vi) \(days.vi) hằng tuần", en: "\(days.en) at \(at.en)")
        case (let at?, nil):
            Phrase(vi: "lúc \(at.vi)" + (isDaily ? " hằng ngày" : ""), en: (isDaily ? "daily at " : "at ") + at.en)
        case (nil, let days?): Phrase(vi: "vào \(days.vi) hằng tuần", en: days.en)
        case (nil, nil): isDaily ? Phrase(vi: "hằng ngày", en: "every day") : nil
        }
    }

    private var lengthPart: Phrase? {
        switch (shortestMinutes, longestMinutes) {
        case (let shortest?, let longest?) where shortest == longest:
            Phrase(vi: "mỗi lần \(longest) phút", en: "\(longest) minutes each")
        case (let shortest?, let longest?):
            Phrase(vi: "mỗi lần \(shortest)–\(longest) phút", en: "\(shortest)–\(longest) minutes each")
        case (nil, let longest?):
            Phrase(vi: "mỗi lần không quá \(longest) phút", en: "at most \(longest) minutes each")
        case (let shortest?, nil):
            Phrase(vi: "mỗi lần ít nhất \(shortest) phút", en: "at least \(shortest) minutes each")
        case (nil, nil): nil
        }
    }
}

extension Phrase {
    /// `a, b và c`, `a, b and c`.
    fileprivate static func list(_ parts: [Phrase]) -> Phrase {
        func joined(_ words: [String], _ and: String) -> String {
            words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + and + (words.last ?? "")
        }
        return Phrase(vi: joined(parts.map(\.vi), " và "), en: joined(parts.map(\.en), " and "))
    }
}

extension TimeOfDay {
    /// `17 giờ 30`, `6 giờ`.
    fileprivate var spelled: String { "\(minute / 60) giờ" + (minute % 60 == 0 ? "" : " \(minute % 60)") }
}

extension Weekday {
    /// Of each week: `thứ Hai`, `Mondays`.
    fileprivate var name: Phrase { Phrase(vi: inSentence.vi, en: inSentence.en + "s") }
}

extension String {
    fileprivate var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
