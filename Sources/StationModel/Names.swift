package import CivilTime

/// The key of something in the station folder; `Subject` keeps the kinds apart.
///
/// ASCII letters, digits, `-` and `_`, beginning with a letter or digit: it is a file name and a word in a command.
package struct Identifier<Subject>: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let text: String

    package init?(_ text: some StringProtocol) {
        let isFirst = { (byte: UInt8) in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        guard let first = text.utf8.first, isFirst(first), text.utf8.count <= 100,
            text.utf8.allSatisfy({ isFirst($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
        else { return nil }
        self.text = String(text)
    }

    package var description: String { text }
    package static func < (one: Self, other: Self) -> Bool { one.text < other.text }
}

package typealias OfficerID = Identifier<Officer>
package typealias ScriptID = Identifier<Script>
package typealias CampaignID = Identifier<Campaign>

/// What an occurrence is called for ever after: `CAMPAIGN@LOCAL-START`, `manual:SCRIPT@…`, `live@…`, `emergency@…`.
package struct OccurrenceName: Sendable, Hashable, Comparable, CustomStringConvertible {
    package enum Origin: Sendable, Hashable {
        case campaign(CampaignID)
        case manual(ScriptID)
        case live
        case emergency
    }

    package let origin: Origin
    package let start: LocalDateTime
    /// 0 to 59; only things begun by hand carry one, so that two in a minute have two names.
    package let second: Int

    package init(_ origin: Origin, at start: LocalDateTime, second: Int = 0) {
        self.origin = origin
        self.start = start
        self.second = second
    }

    package init?(_ text: some StringProtocol) {
        guard let at = text.lastIndex(of: "@"), let origin = Origin(text[..<at]) else { return nil }
        let moment = text[text.index(after: at)...]
        let minute = moment.prefix(16)
        guard let start = LocalDateTime(minute) else { return nil }
        let rest = moment.dropFirst(16)
        guard rest.isEmpty || (rest.utf8.count == 3 && rest.first == ":") else { return nil }
        let second = rest.isEmpty ? 0 : Int(rest.dropFirst())
        guard let second, (0...59).contains(second), rest.isEmpty || second > 0 else { return nil }
        self.init(origin, at: start, second: second)
    }

    package var campaign: CampaignID? {
        if case .campaign(let id) = origin { id } else { nil }
    }

    package var description: String {
        "\(origin)@\(start)" + (second == 0 ? "" : ":\(second.padded(2))")
    }

    package static func < (one: Self, other: Self) -> Bool {
        (one.start, one.second, one.origin.description) < (other.start, other.second, other.origin.description)
    }
}

extension OccurrenceName.Origin: CustomStringConvertible {
    init?(_ text: some StringProtocol) {
        switch text {
        case "live": self = .live
        case "emergency": self = .emergency
        default:
            if text.hasPrefix("manual:") {
                guard let script = ScriptID(text.dropFirst(7)) else { return nil }
                self = .manual(script)
            } else {
                guard let campaign = CampaignID(text) else { return nil }
                self = .campaign(campaign)
            }
        }
    }

    package var description: String {
        switch self {
        case .campaign(let id): id.text
        case .manual(let script): "manual:\(script)"
        case .live: "live"
        case .emergency: "emergency"
        }
    }
}
