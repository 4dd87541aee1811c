internal import CivilTime
package import StationModel

/// A change of `schedule.yaml`. It says what is wanted; how it is written follows the file's own layout.
///
/// What is added comes last in its section.
package enum ScheduleEdit: Sendable, Hashable {
    case addOfficer(Officer)
    /// A line of the roster.
    case addDuty(Duty)
    /// Keys whose value is the one that holds when they are left out are left out.
    case addCampaign(Campaign)

    /// The key of `schedule.yaml` that it goes into.
    var section: String {
        switch self {
        case .addOfficer: "officers"
        case .addDuty: "roster"
        case .addCampaign: "campaigns"
        }
    }

    /// `nil` in a list.
    var key: String? {
        switch self {
        case .addOfficer(let officer): officer.id.text
        case .addDuty: nil
        case .addCampaign(let campaign): campaign.id.text
        }
    }

    /// Where the section has nothing to follow: a campaign is too long for one line.
    var isBlockByDefault: Bool {
        if case .addCampaign = self { true } else { false }
    }

    var fields: [YAMLField] {
        let all: [YAMLField?] =
            switch self {
            case .addOfficer(let officer): Self.fields(of: officer)
            case .addDuty(let duty): Self.fields(of: duty)
            case .addCampaign(let campaign): Self.fields(of: campaign)
            }
        return all.compactMap { $0 }
    }

    private static func fields(of officer: Officer) -> [YAMLField?] {
        [.text("name", officer.name), officer.title.map { .text("title", $0) }]
    }

    private static func fields(of duty: Duty) -> [YAMLField?] {
        let days = duty.weekdays.map { days in days.sorted { $0.index < $1.index }.map(\.rawValue) }
        return [
            .text("officer", duty.officer.text), days.map { .words("days", $0) }, .word("from", duty.from),
            duty.until.map { .word("until", $0) }, duty.insteadOf.map { .text("instead-of", $0.text) },
            duty.reason.map { .text("reason", $0) },
        ]
    }

    private static func fields(of campaign: Campaign) -> [YAMLField?] {
        let plain = Campaign(
            id: campaign.id, title: "", script: campaign.script, from: campaign.from, timesPerWeek: 1,
            length: campaign.length)
        let slots = campaign.slots.map { "\($0.weekday.rawValue) \($0.time)" }
        let (priority, ifMissed) = (campaign.priority, campaign.ifMissed)
        let percent = "\(Int((campaign.countsFrom * 100).rounded()))%"
        return [
            .text("title", campaign.title), .text("script", campaign.script.text), .word("from", campaign.from),
            campaign.until.map { .word("until", $0) }, .word("times-per-week", campaign.timesPerWeek),
            slots.isEmpty ? nil : .words("on", slots), .word("length", campaign.length.written),
            priority == plain.priority ? nil : .word("priority", priority.rawValue),
            campaign.lateStart == plain.lateStart ? nil : .word("late-start", campaign.lateStart.written),
            campaign.countsFrom == plain.countsFrom ? nil : .word("counts-from", percent),
            ifMissed == plain.ifMissed ? nil : .word("if-missed", ifMissed.rawValue),
        ]
    }
}

extension Duration {
    fileprivate var isWholeMinutes: Bool { components.seconds % 60 == 0 }

    /// `10 min` where the minutes come out even, else `90s`.
    fileprivate var written: String {
        isWholeMinutes ? "\(components.seconds / 60) min" : "\(components.seconds)s"
    }
}

extension ClosedRange<Duration> {
    /// `10-15 min`; without a shortest one `15 min`.
    fileprivate var written: String {
        guard lowerBound > .zero else { return upperBound.written }
        let isMinutes = lowerBound.isWholeMinutes && upperBound.isWholeMinutes
        let unit = isMinutes ? 60 : 1
        let (least, most) = (lowerBound.components.seconds / Int64(unit), upperBound.components.seconds / Int64(unit))
        return isMinutes ? "\(least)-\(most) min" : "\(least)-\(most) s"
    }
}
