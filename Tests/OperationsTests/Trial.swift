import CivilTime
import Ledger
import Operations
import StationModel
import Testing

/// One airing of two minutes on a Tuesday, what befalls it, and by which policy. Hours are from 16:50 to 17:30 every day,
/// Wednesday is quiet, and another campaign is on the air on Tuesday at 17:20 and on Thursday at 16:52.
struct Trial: CustomStringConvertible {
    enum Trouble: CaseIterable {
        case none
        /// Before it begins, until the return.
        case powerBefore, cardBefore, clockBefore, ledgerBefore, tapeBefore, approvalBefore
        /// When four fifths of it are heard, until the return.
        case powerWithin, cardWithin, ledgerWithin
        /// By a person, when four fifths of it are heard.
        case stop
    }

    enum Back: CaseIterable {
        /// After four seconds in mid-airing, or before it is due.
        case atOnce
        case withinLateStart, afterLateStart, afterHours, nextDay, nextWeek
    }

    static let length = 2
    let trouble: Trouble
    let back: Back
    /// Minutes.
    let lateStart: Int
    let countsFrom: Double
    let ifMissed: Campaign.IfMissed
    /// At 17:27 it can begin on time, and not a minute later.
    let isLastInHours: Bool
    /// Tuesday is the campaign's last day.
    let isLastDay: Bool

    var description: String {
        "\(trouble), back \(back), late-start \(lateStart), counts-from \(countsFrom), \(ifMissed), "
            + "\(isLastInHours ? "17:27" : "17:00")\(isLastDay ? ", last day" : "")"
    }

    /// All that can make a difference: only what is cut asks for the share that counts, only what has not begun or has
    /// lost its card for the lateness, only what is made good for the days that are left. A clock set in mid-airing is
    /// not among them: it paces the virtual card, which no clock does with a real one.
    static func all(_ trouble: Trouble) -> [Trial] {
        let backs = trouble == .none || trouble == .stop ? [.atOnce] : Back.allCases
        let isCut = [.powerWithin, .cardWithin, .stop].contains(trouble)
        let mayBeLate = ![.none, .powerWithin, .ledgerWithin, .stop].contains(trouble)
        let policies = [(Campaign.IfMissed.makeGood, false), (.makeGood, true), (.skip, false)]
        let trials = backs.flatMap { back in
            (mayBeLate ? [3, 20] : [3]).flatMap { late in
                (isCut ? [0.5, 0.9, 1] : [0.9]).flatMap { share in
                    policies.flatMap { policy, isLastDay in
                        [false, true].map { isLast in
                            Trial(
                                trouble: trouble, back: back, lateStart: late, countsFrom: share, ifMissed: policy,
                                isLastInHours: isLast, isLastDay: isLastDay)
                        }
                    }
                }
            }
        }
        // A full disk is tried every ten seconds: one such night is enough.
        let isFull = trouble == .ledgerBefore || trouble == .ledgerWithin
        return trials.filter { trial in
            guard isFull, trial.back == .nextDay || trial.back == .nextWeek else { return true }
            return trial.back == .nextDay && trial.lateStart == 3 && trial.ifMissed == .makeGood && !trial.isLastDay
                && !trial.isLastInHours
        }
    }

    // MARK: When

    var slot: String { isLastInHours ? "17:27" : "17:00" }
    var name: String { "tin@2023-08-08T\(slot)" }

    func start() throws -> WallInstant { try Given.instant("2023-08-08T\(slot)") }

    private var isWithin: Bool {
        [.powerWithin, .cardWithin, .ledgerWithin, .stop].contains(trouble)
    }

    /// When the trouble begins.
    func begins() throws -> WallInstant { try start() + (isWithin ? .seconds(96) : .seconds(-300)) }

    /// When it is over.
    func ends() throws -> WallInstant {
        let start = try start()
        return switch back {
        case .atOnce: try begins() + .seconds(4)
        case .withinLateStart: start + .seconds(lateStart * 60 * 2 / 3)
        case .afterLateStart: start + .seconds(lateStart * 60 + 120)
        case .afterHours: try Given.instant("2023-08-08T17:50")
        case .nextDay: try Given.instant("2023-08-09T12:00")
        case .nextWeek: try Given.instant("2023-08-14T12:00")
        }
    }

    // MARK: The world

    func season(isApproved: Bool) throws -> Season {
        let campaigns = [
            try Given.campaign(
                "tin", 1, on: ["tue \(slot)"], until: isLastDay ? "2023-08-08" : nil, lateStart: lateStart,
                countsFrom: countsFrom, ifMissed: ifMissed, isShort: true),
            try Given.campaign(
                "khac", 2, on: ["tue 17:20", "thu 16:52"], lateStart: 3, ifMissed: .skip, isShort: true),
        ]
        return try Given.season(
            campaigns, hours: ["16:50-17:30"], quiet: ["2023-08-09"],
            approval: isApproved ? .notRequired : .required)
    }

    /// Lets the trouble come and go, and time pass until all that can follow has followed.
    func live() throws -> House {
        let (from, until) = (try begins(), try ends())
        let text = { (instant: WallInstant) throws in
            "\(try Given.zone().minute(of: instant)):\(try Given.zone().clockTime(of: instant).suffix(2))"
        }
        let hasNoCard = trouble == .cardBefore || trouble == .cardWithin
        let house = try House(
            at: "2023-08-08T16:30", lost: hasNoCard ? [(text(from), text(until))] : [], heartbeat: .seconds(3600))
        let season = try season(isApproved: true)
        try house.powerOn(trouble == .approvalBefore ? self.season(isApproved: false) : season)
        house.run(until: from)
        switch trouble {
        case .none, .cardBefore, .cardWithin, .approvalBefore: break
        case .powerBefore, .powerWithin: house.powerCut()
        case .clockBefore: house.setClock(to: house.clock.now - .seconds(30 * 86_400))
        case .ledgerBefore, .ledgerWithin: house.disk.refuse(Disk.everything)
        case .tapeBefore:
            house.workshop.behave { _, _ in .failure() }
            // What was made before is found spoiled.
            house.send(.adopted(season, []))
        case .stop: _ = house.stop()
        }
        house.run(until: until)
        switch trouble {
        case .none, .cardBefore, .cardWithin, .stop: break
        case .powerBefore, .powerWithin: try house.powerOn(season)
        case .clockBefore: house.setClockRight()
        case .ledgerBefore, .ledgerWithin: house.disk.refuse([])
        case .tapeBefore: house.workshop.behave { _, _ in .tape() }
        case .approvalBefore: house.send(.adopted(season, []))
        }
        let end = try Given.instant(back == .nextWeek ? "2023-08-14T13:00" : "2023-08-10T17:40")
        house.run(until: end)
        return house
    }

    // MARK: What the contract promises of it

    struct Verdict: Equatable {
        var outcome: Outcome
        var reason: String?
        var counts: Bool
    }

    /// What could not begin may still begin by late-start, if all of it fits into the hours.
    private var mayBeginLate: Bool { back == .withinLateStart && !isLastInHours }

    var verdict: Verdict {
        let aired = Verdict(outcome: .aired, reason: nil, counts: true)
        let counts = 0.75 >= countsFrom
        if back == .atOnce, !isWithin || trouble == .cardWithin { return aired }
        switch trouble {
        case .none, .ledgerWithin: return aired
        case .powerBefore: return mayBeginLate ? aired : missed("station-off")
        case .cardBefore: return mayBeginLate ? aired : missed("no-card")
        case .clockBefore: return mayBeginLate ? aired : missed("clock-untrusted")
        case .ledgerBefore: return mayBeginLate ? aired : missed("not-writable")
        case .tapeBefore: return mayBeginLate ? aired : missed("no-tape")
        case .approvalBefore: return mayBeginLate ? aired : missed("not-approved")
        case .powerWithin: return Verdict(outcome: .cut, reason: "interrupted", counts: counts)
        case .cardWithin: return Verdict(outcome: .cut, reason: "card-lost", counts: counts)
        case .stop: return Verdict(outcome: .cut, reason: "stopped", counts: counts)
        }
    }

    private func missed(_ reason: String) -> Verdict { Verdict(outcome: .missed, reason: reason, counts: false) }

    /// What did not count is made good if its campaign does that, nobody stopped it, and the week, within the campaign,
    /// has hours left after the return.
    var isMadeGood: Bool {
        guard !verdict.counts, ifMissed == .makeGood, trouble != .stop else { return false }
        return switch back {
        case .atOnce, .withinLateStart, .afterLateStart: !isLastDay || !isLastInHours
        case .afterHours, .nextDay: !isLastDay
        case .nextWeek: false
        }
    }
}
