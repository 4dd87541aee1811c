import CivilTime
import Planning
import StationModel
import Testing

/// Short forms for tests. A text that cannot be read fails the test that wrote it.
enum Given {
    /// 12:15 when read twice.
    static let parts = AiringParts(frame: .seconds(70), reading: .seconds(330), gap: .seconds(5), isSpoken: true)
    static let usualHours = ["05:30-06:30", "11:00-11:30", "16:30-18:30"]

    static func date(_ text: String) throws -> LocalDate { try #require(LocalDate(text), "\(text)") }

    static func span(_ first: String, _ last: String) throws -> ClosedRange<LocalDate> {
        try date(first)...date(last)
    }

    static func moment(_ text: String) throws -> LocalDateTime { try #require(LocalDateTime(text), "\(text)") }

    static func name(_ text: String) throws -> OccurrenceName { try #require(OccurrenceName(text), "\(text)") }

    static func script() throws -> ScriptID { try #require(ScriptID("bai-thu")) }

    static func officer(_ text: String) throws -> OfficerID { try #require(OfficerID(text), "\(text)") }

    static func windows(_ texts: [String]) throws -> [TimeWindow] {
        try texts.map { text in
            let ends = text.split(separator: "-").compactMap { TimeOfDay($0) }
            try #require(ends.count == 2, "\(text)")
            return try #require(TimeWindow(ends[0], ends[1]), "\(text)")
        }
    }

    static func slot(_ text: String) throws -> Campaign.Slot {
        let words = text.split(separator: " ")
        try #require(words.count == 2, "\(text)")
        return Campaign.Slot(
            try #require(Weekday(rawValue: String(words[0])), "\(text)"), try #require(TimeOfDay(words[1]), "\(text)"))
    }

    static func campaign(
        _ times: Int, _ id: String = "tin", on slots: [String] = [], from: String = "2023-08-07", until: String? = nil,
        minutes: ClosedRange<Int> = 10...15, priority: Priority = .normal, ifMissed: Campaign.IfMissed = .makeGood
    ) throws -> Campaign {
        Campaign(
            id: try #require(CampaignID(id)), title: "Tin \(id)", script: try script(), from: try date(from),
            until: try until.map(date), timesPerWeek: times, slots: try slots.map(slot),
            length: .seconds(minutes.lowerBound * 60)...(.seconds(minutes.upperBound * 60)), priority: priority,
            ifMissed: ifMissed)
    }

    static func station(
        _ campaigns: [Campaign], hours: [String] = Given.usualHours, quiet: [QuietDay] = [], roster: [Duty] = []
    ) throws -> Station {
        Station(
            name: "Đài Truyền thanh xã Trung Sơn", authority: "UBND xã Trung Sơn", place: "Trung Sơn",
            zone: try #require(StationZone(identifier: "Asia/Ho_Chi_Minh")), hours: try windows(hours),
            quietDays: quiet, roster: roster, campaigns: campaigns)
    }

    static func quiet(_ first: String, _ last: String, _ reason: String = "Quốc tang") throws -> QuietDay {
        QuietDay(.solar(try span(first, last)), reason: reason)
    }

    static func planner(
        _ station: Station, parts: AiringParts? = Given.parts, history: [PastAiring] = []
    ) throws -> Planner {
        let script = try script()
        return Planner(station: station, parts: parts.map { [script: $0] } ?? [:], history: history)
    }

    static func plan(
        _ station: Station, _ first: String = "2023-08-14", _ last: String = "2023-08-20",
        parts: AiringParts? = Given.parts, history: [PastAiring] = []
    ) throws -> Plan {
        try planner(station, parts: parts, history: history).plan(span(first, last))
    }

    static func past(
        _ text: String, _ outcome: Outcome, closed: String, counts: Bool? = nil, for original: String? = nil,
        reason: Reason? = nil, minutes: Int = 0
    ) throws -> PastAiring {
        PastAiring(
            name: try name(text), makeGoodFor: try original.map(name), outcome: outcome, reason: reason,
            counts: counts ?? (outcome == .aired), length: .seconds(minutes * 60), closed: try moment(closed))
    }
}

extension Plan {
    /// `tue 17:00`, `thu 05:33 for tin@2023-08-15T17:00`: each occurrence of one campaign.
    func places(of campaign: String = "tin") -> [String] {
        occurrences.filter { $0.campaign?.text == campaign }.map { occurrence in
            let place = "\(occurrence.starts.date.weekday.rawValue) \(occurrence.starts.time)"
            return place + (occurrence.makeGoodFor.map { " for \($0)" } ?? "")
        }
    }
}
