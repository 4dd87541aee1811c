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
    /// 1 to 50.
    package var timesPerWeek: Int?
    /// Minutes of an airing.
    package var shortestMinutes: Int?
    package var longestMinutes: Int?
    /// The parts of `text` that say something else, or something that contradicts itself; as written.
    package var notUnderstood: [String]

    package init(
        text: String, officer: String? = nil, from: LocalDate? = nil, until: LocalDate? = nil,
        timesPerWeek: Int? = nil, shortestMinutes: Int? = nil, longestMinutes: Int? = nil,
        notUnderstood: [String] = []
    ) {
        self.text = text
        self.officer = officer
        self.from = from
        self.until = until
        self.timesPerWeek = timesPerWeek
        self.shortestMinutes = shortestMinutes
        self.longestMinutes = longestMinutes
        self.notUnderstood = notUnderstood
    }
}

extension Instruction {
    /// What was understood, as one sentence for a person; `nil` if that is nothing.
    package var sentence: Phrase? {
        let parts = [officerPart, spanPart, timesPart, lengthPart].compactMap(\.self)
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

extension String {
    fileprivate var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
