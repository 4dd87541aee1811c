package import CivilTime
package import StationModel

/// One key of an officer, and what it is to say.
package enum OfficerChange: Sendable, Hashable {
    case name(String)
    /// `nil` takes the key out.
    case title(String?)
}

/// One key of a line of the roster, and what it is to say.
package enum DutyChange: Sendable, Hashable {
    /// `nil` takes the key out: the line has no end any more.
    case until(LocalDate?)
}

/// One key of a campaign, and what it is to say. `nil`, and an empty list, take the key out, and what holds without it
/// holds again.
package enum CampaignChange: Sendable, Hashable {
    case title(String?)
    case script(ScriptID)
    case field(Field?)
    case from(LocalDate)
    case until(LocalDate?)
    case timesPerWeek(Int)
    case slots([Campaign.Slot])
    case length(ClosedRange<Duration>)
    case priority(Priority?)
    /// In whole seconds.
    case lateStart(Duration?)
    /// A share, to be written in whole percent.
    case countsFrom(Double?)
    case ifMissed(Campaign.IfMissed?)
}

/// A key and how it is written; without a field it is to go.
struct KeyChange: Hashable {
    let key: String
    let field: YAMLField?

    static func text(_ key: String, _ text: String?) -> KeyChange {
        KeyChange(key: key, field: text.map { .text(key, $0) })
    }

    static func word(_ key: String, _ word: (some CustomStringConvertible)?) -> KeyChange {
        KeyChange(key: key, field: word.map { .word(key, $0) })
    }

    static func words(_ key: String, _ words: [String]) -> KeyChange {
        KeyChange(key: key, field: words.isEmpty ? nil : .words(key, words))
    }
}

extension OfficerChange {
    /// The order in which keys are written.
    static let order = ["name", "title"]

    var change: KeyChange {
        switch self {
        case .name(let name): .text("name", name)
        case .title(let title): .text("title", title)
        }
    }
}

extension DutyChange {
    static let order = ["officer", "days", "from", "until", "instead-of", "reason"]

    var change: KeyChange {
        switch self {
        case .until(let date): .word("until", date)
        }
    }
}

extension CampaignChange {
    static let order = [
        "title", "script", "field", "from", "until", "times-per-week", "on", "length", "priority", "late-start",
        "counts-from", "if-missed",
    ]

    var change: KeyChange {
        switch self {
        case .title(let title): .text("title", title)
        case .script(let script): .text("script", script.text)
        case .field(let field): .word("field", field?.rawValue)
        case .from(let date): .word("from", date)
        case .until(let date): .word("until", date)
        case .timesPerWeek(let times): .word("times-per-week", times)
        case .slots(let slots): .words("on", slots.sorted().map { "\($0.weekday.rawValue) \($0.time)" })
        case .length(let length): .word("length", length.written)
        case .priority(let priority): .word("priority", priority?.rawValue)
        case .lateStart(let duration): .word("late-start", duration?.written)
        case .countsFrom(let share): .word("counts-from", share.map { "\(Int(($0 * 100).rounded()))%" })
        case .ifMissed(let ifMissed): .word("if-missed", ifMissed?.rawValue)
        }
    }

    /// As in `schedule.yaml`.
    package var key: String { change.key }

    package var isRemoval: Bool { change.field == nil }

    /// What the campaign is with it. One without a title of its own keeps here the one that it had.
    package func applied(to old: Campaign) -> Campaign {
        let plain = Campaign(
            id: old.id, title: old.title, script: old.script, from: old.from, timesPerWeek: 1, length: old.length)
        var campaign = old
        switch self {
        case .title(let title): campaign.title = title ?? old.title
        case .script(let script): campaign.script = script
        case .field(let field): campaign.field = field ?? plain.field
        case .from(let date): campaign.from = date
        case .until(let date): campaign.until = date
        case .timesPerWeek(let times): campaign.timesPerWeek = times
        case .slots(let slots): campaign.slots = slots.sorted()
        case .length(let length): campaign.length = length
        case .priority(let priority): campaign.priority = priority ?? plain.priority
        case .lateStart(let duration): campaign.lateStart = duration ?? plain.lateStart
        case .countsFrom(let share): campaign.countsFrom = share ?? plain.countsFrom
        case .ifMissed(let ifMissed): campaign.ifMissed = ifMissed ?? plain.ifMissed
        }
        return campaign
    }

    /// All that a new campaign says. What holds without being said is left out.
    static func all(of campaign: Campaign) -> [CampaignChange] {
        let plain = Campaign(
            id: campaign.id, title: "", script: campaign.script, from: campaign.from, timesPerWeek: 1,
            length: campaign.length)
        func unlessPlain<Value: Equatable>(_ path: KeyPath<Campaign, Value>) -> Value? {
            campaign[keyPath: path] == plain[keyPath: path] ? nil : campaign[keyPath: path]
        }
        return [
            .title(campaign.title), .script(campaign.script), .field(unlessPlain(\.field)), .from(campaign.from),
            .until(campaign.until), .timesPerWeek(campaign.timesPerWeek), .slots(campaign.slots),
            .length(campaign.length), .priority(unlessPlain(\.priority)), .lateStart(unlessPlain(\.lateStart)),
            .countsFrom(unlessPlain(\.countsFrom)), .ifMissed(unlessPlain(\.ifMissed)),
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
