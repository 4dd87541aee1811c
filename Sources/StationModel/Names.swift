package import CivilTime

/// The key of something in the station folder; `Subject` keeps the kinds apart.
///
/// ASCII letters, digits, `-` and `_`, beginning with a letter or digit: it is a file name and a word in a command.
package struct Identifier<Subject>: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let text: String

    package init?(_ text: some StringProtocol) {
        self.init(utf8: String(text).utf8Span.span)
    }

    /// The same from UTF-8: a ledger has a million of them.
    package init?(utf8 text: Span<UInt8>) {
        guard (1...100).contains(text.count), Self.canBegin(text[0]) else { return nil }
        for index in text.indices {
            let byte = text[index]
            guard Self.canBegin(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") else { return nil }
        }
        // The bytes are copied while they are there.
        self.text = unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    private static func canBegin(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
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
        self.init(utf8: String(text).utf8Span.span)
    }

    /// The same from UTF-8: a ledger has a million of them.
    package init?(utf8 text: Span<UInt8>) {
        guard let at = text.indices.last(where: { text[$0] == UInt8(ascii: "@") }),
            let origin = Origin(utf8: text.extracting(0..<at)), text.count >= at + 17,
            let start = LocalDateTime(utf8: text.extracting(at + 1..<at + 17))
        else { return nil }
        let rest = text.extracting((at + 17)...)
        guard !rest.isEmpty else {
            self.init(origin, at: start)
            return
        }
        guard rest.count == 3, rest[0] == UInt8(ascii: ":"), let second = Int(digits: rest.extracting(1...)),
            (1...59).contains(second)
        else { return nil }
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
    init?(utf8 text: Span<UInt8>) {
        let mark = 7
        if text.count > mark, text[mark - 1] == UInt8(ascii: ":") {
            // Only `manual:` ends so.
            let kind = unsafe text.extracting(0..<mark).withUnsafeBufferPointer {
                unsafe String(decoding: $0, as: UTF8.self)
            }
            guard kind == "manual:", let script = ScriptID(utf8: text.extracting(mark...)) else { return nil }
            self = .manual(script)
            return
        }
        guard let campaign = CampaignID(utf8: text) else { return nil }
        switch campaign.text {
        case "live": self = .live
        case "emergency": self = .emergency
        default: self = .campaign(campaign)
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
