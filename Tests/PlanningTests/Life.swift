import CivilTime
import Planning
import StationModel

/// What can become of an airing.
enum Fate: Int, CaseIterable {
    case aired, cutAndCounts, cutTooEarly, missedAtOnce, missedAtLast, missedNextDay, cancelled

    /// Closed at its time or, if the box was off until later, `now`: then it can only have been missed.
    func close(_ occurrence: Occurrence, now: LocalDateTime) -> PastAiring {
        let (outcome, counts, minutes, after): (Outcome, Bool, Int, Int) =
            switch occurrence.starts < now ? .missedAtOnce : self {
            case .aired: (.aired, true, 13, 14)
            case .cutAndCounts: (.cut, true, 12, 13)
            case .cutTooEarly: (.cut, false, 2, 3)
            case .missedAtOnce: (.missed, false, 0, 1)
            case .missedAtLast: (.missed, false, 0, 11)
            case .missedNextDay: (.missed, false, 0, 1440)
            case .cancelled: (.cancelled, false, 0, 0)
            }
        return PastAiring(
            name: occurrence.name, makeGoodFor: occurrence.makeGoodFor, outcome: outcome, reason: nil,
            counts: counts, length: .seconds(minutes * 60), closed: max(occurrence.starts + after, now))
    }
}

/// A week that happens: its earliest open airing is closed, then it is planned anew, until none is open.
struct Life {
    var station: Station
    let span: ClosedRange<LocalDate>
    var history: [PastAiring] = []
    var now: LocalDateTime
    private var planner: Planner
    var plan: Plan
    var wasEdited = false

    init(_ station: Station, _ span: ClosedRange<LocalDate>) throws {
        self.station = station
        self.span = span
        now = LocalDateTime(span.lowerBound, .midnight)
        planner = try Given.planner(station)
        plan = planner.plan(span)
    }

    var next: Occurrence? {
        let closed = Set(history.map(\.name))
        return plan.occurrences.first { !closed.contains($0.name) }
    }

    private mutating func makePlan() throws {
        planner = try Given.planner(station, history: history)
        plan = planner.plan(span)
    }

    /// What is wrong afterwards; planned airings must not have moved.
    mutating func close(_ occurrence: Occurrence, _ fate: Fate) throws -> [String] {
        let past = fate.close(occurrence, now: now)
        // An edit may yield airings in the past, which are missed in the minute in which other debts came about; then
        // the order of these is not known from the minute, and make-goods may change places.
        let isSettled = !wasEdited || occurrence.starts >= now
        history.append(past)
        now = past.closed
        let before = plan.occurrences
        try makePlan()
        let kept = Dictionary(plan.occurrences.map { ($0.name, $0) }) { first, _ in first }
        let moved = before.filter { one in
            let same = wasEdited ? kept[one.name]?.kind == one.kind : kept[one.name] == one
            return !same && (isSettled || one.kind == .scheduled)
        }
        return breaches + moved.map { "\($0.name) has moved" }
    }

    /// The schedule is changed; what was to come within a day and is in the plan no longer is withdrawn.
    mutating func edit(_ edited: Station) throws -> [String] {
        let closed = Set(history.map(\.name))
        let promised = plan.occurrences.filter { !closed.contains($0.name) && $0.starts <= now + 1440 }
        station = edited
        wasEdited = true
        try makePlan()
        let wanted = Set(plan.occurrences.map(\.name))
        history += promised.filter { !wanted.contains($0.name) }.map {
            PastAiring(
                name: $0.name, makeGoodFor: $0.makeGoodFor, outcome: .cancelled, reason: .scheduleChanged,
                counts: false, length: .zero, closed: now)
        }
        let before = plan.occurrences
        try makePlan()
        return plan.occurrences == before ? breaches : ["a withdrawal moves others"]
    }

    private var breaches: [String] {
        let laws = Laws(station: station, history: history, span: span, wasEdited: wasEdited)
        return laws.breaches(in: plan)
            + AccountLaws(station: station, history: history, plan: plan, wasEdited: wasEdited, promise: laws.promise)
            .breaches(in: accounts)
    }

    /// Of its week, by a ledger that was there from the beginning and a daemon that is alive.
    var accounts: [WeekAccount] {
        let zone = station.zone
        let begun = zone.instant(of: LocalDateTime(span.lowerBound, .midnight))
        let instant = max(begun, zone.instant(of: now))
        return planner.weekAccounts(span, now: instant, attended: begun...instant)
    }
}

/// Steele, Lea and Flood's generator: the same numbers from the same seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
