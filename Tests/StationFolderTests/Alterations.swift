import CivilTime
import StationFolder
import StationModel
import Testing

/// An edit as the tables say it: `officer binh`, `duty 2` take something out; `officer trang title=Phó đài`,
/// `duty 1 until=2023-09-01`, `campaign mau on=tue 17:00,fri 17:00` set a key, and with nothing behind the sign the key
/// goes.
struct Order: Sendable {
    let text: String

    func edit() throws -> ScheduleEdit {
        let words = text.split(separator: " ", maxSplits: 2).map(String.init)
        guard words.count == 3 else {
            guard words[0] == "duty" else { return .removeOfficer(try #require(OfficerID(words[1]))) }
            return .removeDuty(try #require(Int(words[1])) - 1)
        }
        let parts = words[2].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let (key, value) = (parts[0], parts[1].isEmpty ? nil : parts[1])
        switch words[0] {
        case "officer": return .changeOfficer(try #require(OfficerID(words[1])), try Self.officer(key, value))
        case "duty":
            try #require(key == "until")
            return .changeDuty(try #require(Int(words[1])) - 1, .until(try value.map { try #require(LocalDate($0)) }))
        default: return .changeCampaign(try #require(CampaignID(words[1])), try Self.campaign(key, value))
        }
    }

    private static func officer(_ key: String, _ value: String?) throws -> OfficerChange {
        key == "name" ? .name(try #require(value)) : .title(value)
    }

    private static func campaign(_ key: String, _ value: String?) throws -> CampaignChange {
        let number = try value.flatMap { $0.wholeMatch(of: /(\d+)/) }.map { try #require(Int($0.1)) }
        switch key {
        case "title": return .title(value)
        case "script": return .script(try #require(value.flatMap { ScriptID($0) }))
        case "field": return .field(try value.map { try #require(Field(rawValue: $0)) })
        case "from": return .from(try #require(value.flatMap { LocalDate($0) }))
        case "until": return .until(try value.map { try #require(LocalDate($0)) })
        case "times-per-week": return .timesPerWeek(try #require(number))
        case "on": return .slots(try (value ?? "").split(separator: ",").map(slot))
        case "length": return .length(.zero ... .seconds(try #require(number)))
        case "priority": return .priority(try value.map { try #require(Priority(rawValue: $0)) })
        case "late-start": return .lateStart(number.map { .seconds($0) })
        case "counts-from": return .countsFrom(number.map { Double($0) / 100 })
        default:
            try #require(key == "if-missed")
            return .ifMissed(try value.map { try #require(Campaign.IfMissed(rawValue: $0)) })
        }
    }

    private static func slot(_ text: Substring) throws -> Campaign.Slot {
        let words = text.split(separator: " ")
        return Campaign.Slot(
            try #require(Weekday(rawValue: String(words[0]))), try #require(TimeOfDay(words[1])))
    }
}

/// One change of a hand-formatted schedule: what it makes of the lines.
struct Alteration: CustomTestStringConvertible, Sendable {
    let orders: [Order]
    /// What brings the old file back to the byte; `nil`: there is no such edit, only the diff the wrong way round.
    let inverse: [Order]?
    let layout: Layout

    /// - Parameter marked: the file's lines, each with its sign.
    init(_ name: String, _ orders: String..., back: [String]? = nil, file marked: String, head: String = Layout.head) {
        self.orders = orders.map { Order(text: $0) }
        self.inverse = back.map { $0.map { Order(text: $0) } }
        self.layout = Layout(name, marked, head: head)
    }

    var testDescription: String { layout.name + ": " + orders.map(\.text).joined(separator: "; ") }
}
