import CivilTime
import Planning
import StationModel

/// What must hold of every plan, worked out anew and without a look at how planning does it.
struct Laws {
    let station: Station
    let history: [PastAiring]
    let span: ClosedRange<LocalDate>
    /// The past may be of other schedules: then it may hold more than is promised now.
    var wasEdited = false

    /// Empty: all is well. The span is of whole weeks.
    func breaches(in plan: Plan) -> [String] {
        let closed = Set(history.map(\.name))
        let open = plan.occurrences.filter { !closed.contains($0.name) }
        return namesAndOrder(plan) + open.flatMap(bounds) + twoAtOnce(plan, open) + quota(plan) + debts(plan, open)
    }

    private func namesAndOrder(_ plan: Plan) -> [String] {
        var found: [String] = []
        if Set(plan.occurrences.map(\.name)).count != plan.occurrences.count { found.append("a name stands twice") }
        if plan.occurrences.map(\.starts) != plan.occurrences.map(\.starts).sorted() { found.append("out of order") }
        for occurrence in plan.occurrences {
            let name = occurrence.campaign.map { OccurrenceName(.campaign($0), at: occurrence.starts) }
            if name != occurrence.name { found.append("\(occurrence.name) starts at \(occurrence.starts)") }
            if !span.contains(occurrence.starts.date) { found.append("\(occurrence.name) lies outside the span") }
        }
        return found
    }

    private func minutes(_ occurrence: Occurrence) -> Range<Int> {
        let start = occurrence.starts.minuteNumber
        return start..<start + Int((occurrence.length.inSeconds / 60).rounded(.up))
    }

    /// Inside the hours, the campaign's days and its length; never on a quiet day.
    private func bounds(_ occurrence: Occurrence) -> [String] {
        guard let campaign = occurrence.campaign.flatMap(station.campaign) else {
            return ["\(occurrence.name): whose?"]
        }
        var found: [String] = []
        let date = occurrence.starts.date
        if date < campaign.from { found.append("\(occurrence.name) comes before the beginning") }
        if let until = campaign.until, date > until { found.append("\(occurrence.name) comes after the end") }
        if !campaign.length.contains(occurrence.length) { found.append("\(occurrence.name) has the wrong length") }
        guard campaign.priority != .emergency else { return found }
        let start = occurrence.starts.time.minute
        let end = start + minutes(occurrence).count
        if !station.hours.contains(where: { $0.start.minute <= start && end <= $0.end.minute }) {
            found.append("\(occurrence.name) lies outside the hours")
        }
        let isQuiet = station.quietDays.contains { quiet in
            if case .solar(let days) = quiet.days { days.contains(date) } else { false }
        }
        if isQuiet { found.append("\(occurrence.name) stands on a quiet day") }
        return found
    }

    /// With the minute between them; a closed one holds the air only as long as it did.
    private func twoAtOnce(_ plan: Plan, _ open: [Occurrence]) -> [String] {
        var found: [String] = []
        for (index, one) in open.enumerated() {
            for other in open.dropFirst(index + 1) {
                let (a, b) = (minutes(one), minutes(other))
                if a.lowerBound <= b.upperBound && b.lowerBound <= a.upperBound {
                    found.append("\(one.name) and \(other.name) are two at once")
                }
            }
        }
        for past in history where past.length > .zero {
            let start = past.name.start.minuteNumber
            let end = start + Int((past.length.inSeconds / 60).rounded(.up))
            for one in open where minutes(one).overlaps(start..<end) {
                found.append("\(one.name) stands where \(past.name) was")
            }
        }
        return found
    }

    /// Planned and short are together what was promised, for every campaign and week.
    private func quota(_ plan: Plan) -> [String] {
        station.campaigns.flatMap { campaign in
            stride(from: span.lowerBound, through: span.upperBound, by: 7).compactMap { monday in
                let planned = plan.occurrences.filter {
                    $0.campaign == campaign.id && $0.starts.date.weekStart == monday && $0.kind == .scheduled
                }
                let short = plan.shortfalls.filter {
                    $0.campaign == campaign.id && $0.wanted.date.weekStart == monday && $0.makeGoodFor == nil
                }
                let promised = promise(campaign, weekOf: monday)
                let open = planned.filter { one in !history.contains { $0.name == one.name } }
                let isKept =
                    planned.count + short.count == promised
                    || wasEdited && open.isEmpty
                        && planned.count + short.count > promised
                guard !isKept else { return nil }
                return "\(campaign.id) in the week of \(monday): \(planned.count) + \(short.count), not \(promised)"
            }
        }
    }

    /// How many airings are promised in a week.
    func promise(_ campaign: Campaign, weekOf monday: LocalDate) -> Int {
        let days = (0..<7).map { monday + $0 }.filter { day in
            day >= campaign.from && campaign.until.map { day <= $0 } ?? true
        }
        guard !days.isEmpty else { return 0 }
        let slots = campaign.slots.filter { slot in days.contains { $0.weekday == slot.weekday } }.count
        let rest = max(0, campaign.timesPerWeek - campaign.slots.count)
        let share = Int((Double(rest * days.count) / 7).rounded(.toNearestOrAwayFromZero))
        let promised = min(slots, campaign.timesPerWeek) + share
        return rest > 0 ? max(1, promised) : promised
    }

    /// Whatever did not count is made good, waits to be made good, or is named as a shortfall; once.
    private func debts(_ plan: Plan, _ open: [Occurrence]) -> [String] {
        var found: [String] = []
        let names = Set(plan.occurrences.map(\.name))
        for original in history where original.makeGoodFor == nil {
            guard let campaign = original.name.campaign.flatMap(station.campaign) else { continue }
            let made = history.filter { $0.makeGoodFor == original.name && !isWithdrawn($0) }
            let waiting = open.filter { $0.makeGoodFor == original.name }
            let short = plan.shortfalls.filter { $0.makeGoodFor == original.name }
            let failed =
                isWithdrawn(original)
                ? names.contains(original.name) : [.missed, .cut].contains(original.outcome) && !original.counts
            let isOwed =
                campaign.ifMissed == .makeGood && failed && !made.contains { $0.counts || $0.outcome == .cancelled }
            if waiting.count + short.count != (isOwed ? 1 : 0) {
                found.append("\(original.name) is owed \(isOwed), waits \(waiting.count), falls short \(short.count)")
            }
            let last = ([original] + made).map(\.closed).max() ?? original.closed
            for makeGood in waiting where makeGood.starts < last + Planner.makeGoodDelay {
                found.append("\(makeGood.name) comes too soon after \(last)")
            }
            for makeGood in waiting where makeGood.starts.date.weekStart != original.name.start.date.weekStart {
                found.append("\(makeGood.name) stands in another week than \(original.name)")
            }
        }
        for occurrence in open {
            guard let original = occurrence.makeGoodFor, !history.contains(where: { $0.name == original }) else {
                continue
            }
            found.append("\(occurrence.name) makes good \(original), which is not closed")
        }
        return found
    }

    /// Closed because a changed schedule did not have it.
    private func isWithdrawn(_ past: PastAiring) -> Bool {
        past.outcome == .cancelled && past.reason == .scheduleChanged
    }
}
