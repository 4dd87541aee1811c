package import CivilTime
package import Diagnostics
package import StationModel

/// A line of the log book: an airing with what people noted about it.
package struct PaperLine: Sendable, Hashable {
    package enum Kind: Sendable, Hashable, CaseIterable {
        /// Of a campaign, in its own place.
        case scheduled
        /// Of a campaign, in place of one that did not count.
        case makeGood
        case manual, live, emergency
    }

    /// When it was to be heard: before 10:00, before 14:00, before 19:00, later.
    package enum Session: Sendable, Hashable, CaseIterable { case morning, noon, afternoon, evening }

    /// From 1, within its paper.
    package let number: Int
    package let airing: Airing
    package let planned: LocalDateTime
    /// Seconds since local midnight, the nearest.
    package let started: Int?
    package let ended: Int?
    /// In whole seconds, so that what is printed adds up: from `started` to `ended` without what was silent between
    /// them; zero: it never began.
    package let heard: Duration
    /// Who wrote the words that were aired, who approved them, and when; absent: the ledger does not know.
    package let writer: String?
    package let approver: String?
    package let approved: LocalDate?
    /// In the order in which they were written.
    package let remarks: [Recorded<Remark>]

    /// How often its script was read to the end; `nil`: it has none, or was not heard whole.
    package var readings: Int? {
        airing.outcome == .aired && airing.script != nil ? airing.readings : nil
    }

    package var kind: Kind {
        switch airing.name.origin {
        case .campaign: airing.makeGoodFor == nil ? .scheduled : .makeGood
        case .manual: .manual
        case .live: .live
        case .emergency: .emergency
        }
    }

    package var session: Session {
        switch planned.time.minute {
        case ..<600: .morning
        case ..<840: .noon
        case ..<1140: .afternoon
        default: .evening
        }
    }

    /// What went wrong and what was done about it; `nil`: nothing did.
    package var incident: Phrase? {
        var parts: [Phrase] = []
        if let reason = airing.reason { parts.append(reason.phrase) }
        if let original = airing.makeGoodFor {
            let moment = original.start.briefly
            parts.append(Phrase(vi: "phát bù cho buổi \(moment.vi)", en: "makes good \(moment.en)"))
        }
        if let stand = airing.madeGoodBy {
            let moment = stand.start.briefly
            parts.append(Phrase(vi: "đã phát bù lúc \(moment.vi)", en: "made good \(moment.en)"))
        }
        guard !parts.isEmpty else { return nil }
        return Phrase(vi: parts.map(\.vi).joined(separator: "; "), en: parts.map(\.en).joined(separator: "; "))
    }

    /// Remarks with those who made them, in one text; empty: there are none.
    package var remarkText: String {
        remarks.map { "\($0.fact.person.name): \($0.fact.text)" }.joined(separator: "; ")
    }
}

extension PaperLine.Kind {
    /// As it stands in a cell.
    package var phrase: Phrase {
        switch self {
        case .scheduled: Phrase(vi: "Theo lịch", en: "Scheduled")
        case .makeGood: Phrase(vi: "Phát bù", en: "Make-good")
        case .manual: Phrase(vi: "Phát theo yêu cầu", en: "By hand")
        case .live: Phrase(vi: "Phát trực tiếp", en: "Live")
        case .emergency: Phrase(vi: "Tin khẩn cấp", en: "Emergency")
        }
    }
}

extension PaperLine.Session {
    /// As it stands in a cell.
    package var phrase: Phrase {
        switch self {
        case .morning: Phrase(vi: "Sáng", en: "Morning")
        case .noon: Phrase(vi: "Trưa", en: "Noon")
        case .afternoon: Phrase(vi: "Chiều", en: "Afternoon")
        case .evening: Phrase(vi: "Tối", en: "Evening")
        }
    }
}

extension LocalDateTime {
    /// `18:04 ngày 11/08/2023`, `2023-08-11 18:04`.
    var briefly: Phrase {
        Phrase(vi: "\(time) ngày \(date.dayMonthYear)", en: "\(date) \(time)")
    }
}
