import CivilTime
import Operations
import Planning
import StationModel
import Testing

/// Short forms for tests. A text that cannot be read fails the test that wrote it.
enum Given {
    /// 12:15 when read twice.
    static let parts = AiringParts(frame: .seconds(70), reading: .seconds(330), gap: .seconds(5), isSpoken: true)
    static let length = parts.length(readings: 2)

    static func zone() throws -> StationZone { try #require(StationZone(identifier: "Asia/Ho_Chi_Minh")) }

    static func date(_ text: String) throws -> LocalDate { try #require(LocalDate(text), "\(text)") }

    static func script(_ text: String) throws -> ScriptID { try #require(ScriptID(text), "\(text)") }

    static func name(_ text: String) throws -> OccurrenceName { try #require(OccurrenceName(text), "\(text)") }

    /// `2023-08-08T17:00`, or with seconds: `2023-08-08T17:00:05`.
    static func instant(_ text: String) throws -> WallInstant {
        let minute = try #require(LocalDateTime(text.prefix(16)), "\(text)")
        let seconds = text.count > 16 ? try #require(Int(text.dropFirst(17)), "\(text)") : 0
        return try zone().instant(of: minute) + .seconds(seconds)
    }

    static func fault(_ start: String, minutes: Int) throws -> Simulation.Fault {
        Simulation.Fault(start: try #require(LocalDateTime(start), "\(start)"), minutes: minutes)
    }

    static func campaign(
        _ id: String = "tin", _ times: Int = 2, on slots: [String] = ["tue 17:00", "fri 17:00"],
        from: String = "2023-08-07", until: String? = nil, priority: Priority = .normal, lateStart: Int = 10,
        countsFrom: Double = 0.9, ifMissed: Campaign.IfMissed = .makeGood, isShort: Bool = false
    ) throws -> Campaign {
        Campaign(
            id: try #require(CampaignID(id)), title: "Tin \(id)", script: try script(isShort ? "tin-nhanh" : "bai-thu"),
            from: try date(from), until: try until.map(date), timesPerWeek: times,
            slots: try slots.map { text in
                let words = text.split(separator: " ")
                try #require(words.count == 2, "\(text)")
                return Campaign.Slot(
                    try #require(Weekday(rawValue: String(words[0]))), try #require(TimeOfDay(words[1])))
            },
            length: isShort ? .seconds(60)...(.seconds(180)) : .seconds(600)...(.seconds(900)), priority: priority,
            lateStart: .seconds(lateStart * 60), countsFrom: countsFrom, ifMissed: ifMissed)
    }

    static func season(
        _ campaigns: [Campaign], hours: [String] = ["05:30-06:30", "11:00-11:30", "16:30-18:30"],
        quiet: [String] = [], approval: Station.Approval = .notRequired, amplifier: Amplifier? = nil,
        officer: String = "trang", hash: String = "bản một", acts: [ScriptAct] = [],
        recordings: [ScriptID: String] = [:]
    ) throws -> Season {
        let windows = try hours.map { text in
            let ends = text.split(separator: "-").compactMap { TimeOfDay($0) }
            try #require(ends.count == 2, "\(text)")
            return try #require(TimeWindow(ends[0], ends[1]), "\(text)")
        }
        let officers = try [("trang", "Trang"), ("binh", "Binh")].map { id, name in
            Officer(id: try #require(OfficerID(id)), name: name)
        }
        let station = Station(
            name: "Đài Truyền thanh xã Trung Sơn", authority: "UBND xã Trung Sơn", place: "Trung Sơn", zone: try zone(),
            approval: approval, output: Output(device: .null, amplifier: amplifier), hours: windows,
            quietDays: try quiet.map { QuietDay(.solar(try date($0)...date($0)), reason: "Quốc khánh") },
            officers: officers,
            roster: [Duty(officer: try #require(OfficerID(officer)), from: try date("2023-08-01"))],
            campaigns: campaigns,
            scripts: try ["bai-thu", "tin-nhanh"].map {
                Script(id: try script($0), title: $0, paragraphs: [], hash: hash)
            })
        let short = AiringParts(frame: .seconds(20), reading: .seconds(100), gap: .seconds(5), isSpoken: true)
        return Season(
            station: station, parts: [try script("bai-thu"): parts, try script("tin-nhanh"): short],
            approvals: ApprovalBook(acts), recordings: recordings)
    }
}
