import CivilTime
import Diagnostics
import Planning
import StationModel
import Testing

@Suite("The weekly account")
struct AccountTests {
    private static let slots = ["tue 17:00", "fri 17:00"]

    private func station(_ campaigns: [Campaign]? = nil, quiet: [QuietDay] = []) throws -> Station {
        try Given.station(campaigns ?? [Given.campaign(2, on: Self.slots)], quiet: quiet)
    }

    /// `promised aired ahead`, then each lapse with its remedy.
    private func lines(_ accounts: [WeekAccount]) -> [String] {
        accounts.flatMap { account -> [String] in
            ["\(account.campaign) \(account.monday) \(account.promised) \(account.aired) \(account.ahead)"]
                + account.lapses.map { lapse in
                    let remedy =
                        switch lapse.remedy {
                        case .madeGood(let name): "made good \(name.start)"
                        case .planned(let name): "planned \(name.start)"
                        case .none(let why): "short, \(why.en)"
                        }
                    return
                        "\(lapse.occurrence?.description ?? "no name") \(lapse.wanted): \(lapse.reason.en): \(remedy)"
                }
        }
    }

    private func accounts(
        _ station: Station, _ history: [PastAiring] = [], now: String, attended: (first: String, last: String)?,
        _ first: String = "2023-08-14", _ last: String = "2023-08-20"
    ) throws -> [String] {
        let zone = station.zone
        let life = try attended.map {
            try zone.instant(of: Given.moment($0.first))...zone.instant(of: Given.moment($0.last))
        }
        return lines(
            try Given.planner(station, history: history).weekAccounts(
                Given.span(first, last), now: zone.instant(of: Given.moment(now)), attended: life))
    }

    /// The daemon has run since long before, and is alive.
    private func always(_ now: String) -> (first: String, last: String) { ("2023-08-01T00:00", now) }

    @Test("Aired, ahead, made good, to be made good, cut and short: each stands where it belongs")
    func everything() throws {
        let campaign = try Given.campaign(
            7, on: Weekday.allCases.map { "\($0.rawValue) 17:00" }, minutes: 10...15)
        let history = [
            try Given.past("tin@2023-08-14T17:00", .aired, closed: "2023-08-14T17:13", minutes: 12),
            try Given.past(
                "tin@2023-08-15T17:00", .missed, closed: "2023-08-15T17:11",
                reason: .stationOff(from: "2023-08-15T16:30", until: "2023-08-15T17:11")),
            try Given.past(
                "tin@2023-08-15T17:14", .cut, closed: "2023-08-15T17:16", for: "tin@2023-08-15T17:00",
                reason: .interrupted, minutes: 1),
            try Given.past(
                "tin@2023-08-15T17:19", .aired, closed: "2023-08-15T17:32", for: "tin@2023-08-15T17:14", minutes: 12),
            try Given.past(
                "tin@2023-08-16T17:00", .cut, closed: "2023-08-16T17:05",
                reason: .stopped(by: "Trang", reason: "nhầm bài"), minutes: 4),
            try Given.past("tin@2023-08-17T17:00", .cut, closed: "2023-08-17T17:12", counts: true, minutes: 12),
            try Given.past("tin@2023-08-18T17:00", .missed, closed: "2023-08-18T17:11", reason: .clockUntrusted),
        ]
        #expect(
            try accounts(station([campaign]), history, now: "2023-08-18T17:12", attended: always("2023-08-18T17:12"))
                == [
                    "tin 2023-08-14 7 2 2",
                    "tin@2023-08-15T17:00 2023-08-15T17:00: the station was off from 16:30 to 17:11 on 15/08/2023: "
                        + "made good 2023-08-15T17:19",
                    "tin@2023-08-16T17:00 2023-08-16T17:00: cut after 4:00: stopped by Trang: nhầm bài: "
                        + "short, a person stopped it, so it is not made good",
                    "tin@2023-08-18T17:00 2023-08-18T17:00: the clock could not be trusted: planned 2023-08-18T17:14",
                ])
    }

    @Test("What the plan had no room for has no name, is promised and short")
    func noRoom() throws {
        let quiet = [try Given.quiet("2023-08-16", "2023-08-20")]
        let station = try station([Given.campaign(1, on: ["fri 17:00"], from: "2023-08-16")], quiet: quiet)
        #expect(
            try accounts(station, now: "2023-08-14T00:00", attended: always("2023-08-14T00:00")) == [
                "tin 2023-08-14 1 0 0",
                "no name 2023-08-18T17:00: it had no place in the week's plan: "
                    + "short, all days left in the week are quiet (Quốc tang)",
            ])
    }

    @Test("A campaign that does not make good, one that somebody cancelled, and one whose week is over")
    func whyShort() throws {
        let skip = try Given.campaign(1, "a", on: ["tue 17:00"], ifMissed: .skip)
        let cancelled = try Given.campaign(1, "b", on: ["tue 17:30"])
        let late = try Given.campaign(1, "c", on: ["sun 18:00"])
        let history = [
            try Given.past("a@2023-08-15T17:00", .missed, closed: "2023-08-15T17:11", reason: .shutdown),
            try Given.past("b@2023-08-15T17:30", .cancelled, closed: "2023-08-15T17:00"),
            try Given.past("c@2023-08-20T18:00", .missed, closed: "2023-08-20T18:20", reason: .shutdown),
        ]
        #expect(
            try accounts(
                station([skip, cancelled, late]), history, now: "2023-08-21T00:00", attended: always("2023-08-21T00:00")
            ) == [
                "a 2023-08-14 1 0 0",
                "a@2023-08-15T17:00 2023-08-15T17:00: the daemon was told to end: "
                    + "short, this campaign does not make good (if-missed: skip)",
                "b 2023-08-14 1 0 0",
                "b@2023-08-15T17:30 2023-08-15T17:30: cancelled: "
                    + "short, it was cancelled, so it is not made good",
                "c 2023-08-14 1 0 0",
                "c@2023-08-20T18:00 2023-08-20T18:00: the daemon was told to end: "
                    + "short, the week's hours were over before it could be made good",
            ])
    }

    @Test("A past week under an edited schedule keeps what it was")
    func edited() throws {
        let history = [
            try Given.past("tin@2023-08-15T17:00", .aired, closed: "2023-08-15T17:13", minutes: 12),
            try Given.past("tin@2023-08-18T17:00", .missed, closed: "2023-08-18T17:11", reason: .shutdown),
            try Given.past("tin@2023-08-18T17:14", .aired, closed: "2023-08-18T17:28", for: "tin@2023-08-18T17:00"),
            try Given.past("tin@2023-08-19T17:00", .cancelled, closed: "2023-08-17T08:00", reason: .scheduleChanged),
        ]
        let kept = [
            "tin 2023-08-14 2 1 0",
            "tin@2023-08-18T17:00 2023-08-18T17:00: the daemon was told to end: made good 2023-08-18T17:14",
        ]
        let others = [
            try Given.campaign(5, on: ["mon 06:00"]), try Given.campaign(1, on: ["wed 17:00"]),
            try Given.campaign(2, on: Self.slots, until: "2023-08-10"),
            try Given.campaign(2, on: Self.slots, from: "2023-09-01"),
            try Given.campaign(2, "khac", from: "2023-09-01"),
        ]
        for campaign in others {
            #expect(
                try accounts(
                    station([campaign]), history, now: "2023-08-31T00:00", attended: always("2023-08-31T00:00"))
                    == kept,
                "\(campaign)")
        }
    }

    @Test("Before the ledger began nothing is accounted for; what could still begin then is")
    func beforeTheLedger() throws {
        let since = { (first: String) in
            try accounts(station(), now: first, attended: (first, first))
        }
        #expect(try since("2023-08-15T17:11") == ["tin 2023-08-14 1 0 1"])
        #expect(try since("2023-08-15T17:10") == ["tin 2023-08-14 2 0 2"])
        #expect(try since("2023-08-18T17:11").isEmpty)
        #expect(try accounts(station(), now: "2023-08-15T18:00", attended: nil) == ["tin 2023-08-14 1 0 1"])
    }

    @Test("A campaign of which the log of an attended week has nothing came into the schedule later")
    func addedLater() throws {
        let seen = try accounts(
            station(), now: "2023-08-29T00:00", attended: ("2023-08-01T00:00", "2023-08-29T00:00"), "2023-08-14",
            "2023-09-03")
        #expect(
            seen == [
                "tin 2023-08-28 2 0 2"
            ])
    }

    @Test("Nobody ran the daemon: what fell into that time is short, and says that the log has nothing of it")
    func notRunning() throws {
        let lapse = "the log has no outcome yet: since then the station has not run or could not write"
        #expect(
            try accounts(
                station(), now: "2023-08-18T12:00", attended: ("2023-08-01T00:00", "2023-08-15T12:00")) == [
                    "tin 2023-08-14 2 0 1",
                    "tin@2023-08-15T17:00 2023-08-15T17:00: \(lapse): short, "
                        + "once it runs again, the station writes it down and looks for a time to make it good",
                ])
        #expect(
            try accounts(
                station(), now: "2023-08-25T12:00", attended: ("2023-08-01T00:00", "2023-08-15T12:00")) == [
                    "tin 2023-08-14 2 0 0",
                    "tin@2023-08-15T17:00 2023-08-15T17:00: \(lapse): short, "
                        + "the week's hours were over before it could be made good",
                    "tin@2023-08-18T17:00 2023-08-18T17:00: \(lapse): short, "
                        + "the week's hours were over before it could be made good",
                ])
        // Its make-good was due, and nobody was there either.
        let missed = try Given.past("tin@2023-08-15T17:00", .missed, closed: "2023-08-15T17:11", reason: .shutdown)
        #expect(
            try accounts(
                station(), [missed], now: "2023-08-16T12:00", attended: ("2023-08-01T00:00", "2023-08-15T17:12")
            ).last == "tin@2023-08-15T17:00 2023-08-15T17:00: the daemon was told to end: short, \(lapse)")
    }

    @Test("What is due now is ahead until it can neither begin nor be on the air any more")
    func onAir() throws {
        let week = { (now: String) in try accounts(station(), now: now, attended: ("2023-08-01T00:00", now)).first }
        #expect(try week("2023-08-15T17:23") == "tin 2023-08-14 2 0 2")
        #expect(try week("2023-08-15T17:24") == "tin 2023-08-14 2 0 1")
    }

    @Test("Part weeks promise in proportion; weeks come in order, campaigns by rank")
    func order() throws {
        let station = try station([
            Given.campaign(2, "a", on: Self.slots, until: "2023-08-16"),
            Given.campaign(7, "b", from: "2023-08-19", priority: .priority),
        ])
        #expect(
            try accounts(
                station, now: "2023-08-01T00:00", attended: always("2023-08-01T00:00"), "2023-08-16", "2023-08-21") == [
                    "b 2023-08-14 2 0 2", "a 2023-08-14 1 0 1", "b 2023-08-21 7 0 7",
                ])
    }
}
