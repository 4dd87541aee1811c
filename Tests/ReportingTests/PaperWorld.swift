import CivilTime
import Diagnostics
import Reporting
import StationModel
import Testing

/// A commune's station in August 2023, as its ledger would tell of it.
struct PaperWorld {
    var facts: PaperFacts
    let days: ClosedRange<LocalDate>
    let month: LocalMonth
    private let zone: StationZone

    init() throws {
        zone = try #require(StationZone(identifier: "Asia/Ho_Chi_Minh"))
        month = try #require(LocalMonth("2023-08"))
        days = month.days
        let hours = try #require(
            TimeOfDay("06:00").flatMap { start in TimeOfDay("18:30").flatMap { TimeWindow(start, $0) } })
        let (trang, binh) = try (#require(OfficerID("trang")), #require(OfficerID("binh")))
        let campaign = Campaign(
            id: try #require(CampaignID("dich-vu-cong")), title: "Dịch vụ công trực tuyến",
            script: try #require(ScriptID("dich-vu-cong")), field: .direction, from: days.lowerBound, timesPerWeek: 2,
            length: .seconds(600) ... .seconds(900))
        let station = Station(
            name: "Đài Truyền thanh xã Trung Sơn", authority: "UBND xã Trung Sơn", place: "Trung Sơn", zone: zone,
            hours: [hours],
            officers: [Officer(id: trang, name: "Trang", title: "Phụ trách đài"), Officer(id: binh, name: "Bình")],
            roster: [Duty(officer: trang, from: days.lowerBound)], campaigns: [campaign])
        facts = PaperFacts(station: station, airings: [])
        facts.airings = [
            try airing("dich-vu-cong@2023-08-01T17:00", .aired, late: 0, minutes: 15, entry: 5),
            try airing(
                "dich-vu-cong@2023-08-04T17:00", .missed,
                reason: .stationOff(from: "2023-08-04T16:30", until: "2023-08-04T17:50"),
                stand: "dich-vu-cong@2023-08-04T18:04", entry: 8),
            try airing(
                "dich-vu-cong@2023-08-04T18:04", .aired, late: 0, minutes: 15,
                original: "dich-vu-cong@2023-08-04T17:00", entry: 11),
            try airing(
                "dich-vu-cong@2023-08-08T17:00", .cut, late: 2, minutes: 5,
                reason: .stopped(by: "Bình", reason: "loa cụm 3 <hú> & rè"), officer: "binh", entry: 14),
            try airing(
                "manual:tiem-phong@2023-08-09T06:10:20", .aired, late: 0, minutes: 3, title: "Tiêm phòng cho trẻ",
                field: nil, entry: 18),
            try airing(
                "live@2023-08-10T11:05", .aired, late: 0, minutes: 2, title: "=HYPERLINK(\"x\")", field: nil,
                officer: nil, entry: 21),
            try airing(
                "emergency@2023-08-10T21:00", .aired, late: 0, minutes: 1, title: "Tin bão khẩn cấp số 7",
                field: .urgent, entry: 25),
            try airing("dich-vu-cong@2023-08-11T17:00", .aired, late: 303, minutes: 15, entry: 29),
            try airing("dich-vu-cong@2023-08-15T17:00", .cancelled, reason: .scheduleChanged, entry: 33),
        ]
        let leader = Person(try #require(OfficerID("chu-tich")), name: "Lê Văn Hùng", account: "hung")
        let writer = Person(binh, name: "Bình", account: "binh")
        let script = try #require(ScriptID("dich-vu-cong"))
        facts.acts = [
            Recorded(
                ScriptAct(.written, script, title: "Dịch vụ công", hash: "h1", by: writer), entry: 1,
                at: try instant("2023-07-30T08:00")),
            Recorded(
                ScriptAct(.approved, script, title: "Dịch vụ công", hash: "h1", by: leader), entry: 2,
                at: try instant("2023-07-31T23:30")),
        ]
        facts.remarks = [
            Recorded(
                Remark(about: facts.airings[3].name, "Đã kiểm tra cụm loa số 3, thay củ loa.", by: writer), entry: 40,
                at: try instant("2023-08-08T18:00")),
            Recorded(
                Remark(about: nil, "Sổ giấy tháng 8 lưu tại văn phòng.", by: leader), entry: 41,
                at: try instant("2023-08-31T16:00")),
        ]
        facts.weeks = [
            WeekAccount(
                campaign: campaign.id, monday: days.lowerBound + 13, promised: 2, aired: 0, ahead: 0,
                lapses: [
                    WeekAccount.Lapse(
                        nil, wanted: LocalDateTime(days.lowerBound + 17, try #require(TimeOfDay("17:00"))),
                        reason: Phrase(
                            vi: "không xếp được vào lịch của tuần", en: "it had no place in the week's plan"),
                        remedy: .none(Phrase(vi: "tuần đã hết", en: "the week was over")))
                ])
        ]
        let head = LedgerHead(entry: 44, hash: String(repeating: "0123456789abcdef", count: 4))
        facts.seal = Recorded(
            Seal(
                .month(month), over: head, key: String(repeating: "ab", count: 32),
                signature: String(repeating: "cd", count: 64)),
            entry: 45, at: try instant("2023-09-01T00:05"))
        facts.signOffs = [
            Recorded(SignOff(month, by: leader, over: head), entry: 46, at: try instant("2023-09-04T09:00"))
        ]
        facts.head = LedgerHead(entry: 46, hash: String(repeating: "fedcba9876543210", count: 4))
        facts.soundness = .intact
    }

    func paper(today: String = "2023-09-05") throws -> Paper {
        Paper(.month(month), of: days, from: facts, today: try #require(LocalDate(today)))
    }

    func instant(_ local: String) throws -> WallInstant {
        zone.instant(of: try #require(LocalDateTime(local)))
    }

    /// A closed line; `late` in seconds, `nil`: it never began.
    func airing(
        _ name: String, _ outcome: Outcome?, late: Int? = nil, minutes: Int = 0,
        title: String = "Dịch vụ công trực tuyến",
        field: Field? = .direction, reason: Reason? = nil, officer: String? = "trang", original: String? = nil,
        stand: String? = nil, entry: Int64
    ) throws -> Airing {
        let name = try #require(OccurrenceName(name))
        let planned = zone.instant(of: name.start)
        let started = late.map { planned + .seconds($0) }
        let names = ["trang": "Trang", "binh": "Bình"]
        return Airing(
            name: name, title: title, script: name.origin == .live ? nil : ScriptID("bai"), field: field, readings: 2,
            officer: officer.flatMap { OfficerID($0) }, officerName: officer.flatMap { names[$0] ?? $0 },
            planned: planned,
            started: started, ended: started.map { $0 + .seconds(minutes * 60) }, aired: .seconds(minutes * 60),
            outcome: outcome, reason: reason, counts: outcome == .aired,
            makeGoodFor: original.flatMap { OccurrenceName($0) }, madeGoodBy: stand.flatMap { OccurrenceName($0) },
            scriptHash: name.campaign == nil ? nil : "h1", entry: entry)
    }
}
