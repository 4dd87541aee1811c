internal import CivilTime
internal import StationModel

/// What the past does to a week whose regular airings have their places: see `Planner`.
extension Week {
    /// - Parameters:
    ///   - past: every closed airing of a campaign whose name lies in this week
    ///   - ranks: the undertakings' indices
    mutating func reckon(with past: [PastAiring], ranks: [CampaignID: Int]) {
        let record = WeekRecord(past)
        let planned = Set(airings.map { name(of: $0) })
        let strays = record.originals.filter { !planned.contains($0.name) && !$0.isWithdrawn }
        if !strays.isEmpty || !record.makeGoods.isEmpty { makeRoom(for: strays, record, ranks) }
        for stray in strays { list(stray, kind: .scheduled, why: [.earlierSchedule], ranks) }
        for makeGood in record.makeGoods {
            let original = record.original(of: makeGood)
            let before = record.makeGoods(for: original).last { $0.name < makeGood.name }
            list(makeGood, kind: .makeGood(for: original), why: Self.why(record[original], before), ranks)
        }
        for debt in debts(record, ranks) { makeGood(debt, record) }
    }

    /// At its own place; not if its campaign is gone.
    private mutating func list(
        _ past: PastAiring, kind: Occurrence.Kind, why: [Why], _ ranks: [CampaignID: Int]
    ) {
        guard let index = past.name.campaign.flatMap({ ranks[$0] }) else { return }
        airings.append(
            Airing(undertaking: index, start: minute(of: past.name), kind: kind, why: why, pastLength: past.length))
    }

    /// The airing itself and the make-good of it that failed last.
    private static func why(_ original: PastAiring?, _ last: PastAiring?) -> [Why] {
        [original, last].compactMap { $0.map { .makeGood(for: $0.name, $0.outcome, $0.reason) } }
    }

    private func minute(of name: OccurrenceName) -> Int { name.start.minuteNumber - monday.dayNumber * 1440 }

    // MARK: Airings that the present schedule would not yield

    /// The strays take up promises of their campaigns; what collides with the past moves.
    private mutating func makeRoom(for strays: [PastAiring], _ record: WeekRecord, _ ranks: [CampaignID: Int]) {
        let blocks = (strays + record.makeGoods).map { past in
            (name: past.name, range: minute(of: past.name)..<minute(of: past.name) + minutes(of: past, ranks))
        }
        let colliding = Set(
            airings.indices.filter { index in
                let range = range(of: airings[index])
                return !isClosed(airings[index], record)
                    && blocks.contains { !$0.range.isEmpty && touches($0.range, range) }
            })
        let gone = takenUp(by: strays, record, ranks, colliding: colliding)
        guard !gone.isEmpty || !colliding.isEmpty else { return }

        let moving = colliding.subtracting(gone).sorted().map { airings[$0] }
        airings = airings.indices.filter { !gone.contains($0) && !colliding.contains($0) }.map { airings[$0] }
        timelines = [DayTimeline](repeating: DayTimeline(gap: gap), count: 7)
        for airing in airings { occupy(range(of: airing), name(of: airing)) }
        for block in blocks { occupy(block.range, block.name) }
        for airing in moving {
            guard let days = undertakings[airing.undertaking].days(inWeekOf: monday) else { continue }
            var counts = [Int](repeating: 0, count: 7)
            for other in airings where other.undertaking == airing.undertaking { counts[other.day] += 1 }
            counts[airing.day] += 1
            place(airing.undertaking, at: airing.start, why: airing.why, days: days, counts: &counts)
        }
    }

    /// The airings whose promises the strays have taken up: each takes one that has no room, else one that collides
    /// with the past, else the nearest.
    private mutating func takenUp(
        by strays: [PastAiring], _ record: WeekRecord, _ ranks: [CampaignID: Int], colliding: Set<Int>
    ) -> Set<Int> {
        var gone: Set<Int> = []
        for stray in strays {
            guard let index = stray.name.campaign.flatMap({ ranks[$0] }) else { continue }
            let campaign = undertakings[index].campaign.id
            if let short = shortfalls.firstIndex(where: { $0.campaign == campaign }) {
                shortfalls.remove(at: short)
                continue
            }
            let open = airings.indices.filter {
                airings[$0].undertaking == index && !gone.contains($0) && !isClosed(airings[$0], record)
            }
            let start = minute(of: stray.name)
            let next = open.min { one, other in
                (colliding.contains(one) ? 0 : 1, abs(airings[one].start - start), one)
                    < (colliding.contains(other) ? 0 : 1, abs(airings[other].start - start), other)
            }
            if let next { gone.insert(next) }
        }
        return gone
    }

    /// In its own right; a make-good of an earlier schedule may have stood under its name.
    private func isClosed(_ airing: Airing, _ record: WeekRecord) -> Bool {
        record[name(of: airing)].map { $0.makeGoodFor == nil } ?? false
    }

    /// That it holds the air: no less than planned, so that what goes round it stays when it turns out shorter.
    private func minutes(of past: PastAiring, _ ranks: [CampaignID: Int]) -> Int {
        let planned = past.name.campaign.flatMap { ranks[$0] }.map { undertakings[$0].minutes } ?? 0
        return max(planned, Int((past.length.inSeconds / 60).rounded(.up)))
    }

    private func range(of airing: Airing) -> Range<Int> {
        airing.start..<airing.start + undertakings[airing.undertaking].minutes
    }

    private func touches(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        one.lowerBound < other.upperBound + gap && other.lowerBound < one.upperBound + gap
    }

    /// What runs past midnight is cut off there: nothing is planned across it.
    private mutating func occupy(_ range: Range<Int>, _ holder: OccurrenceName) {
        let midnight = range.lowerBound / 1440 * 1440
        timelines[range.lowerBound / 1440].occupy(
            range.lowerBound - midnight..<min(range.upperBound - midnight, 1440), holder: holder)
    }

    // MARK: Make-goods

    /// A promise of this week that was not kept and may yet be.
    private struct Debt {
        let undertaking: Int
        let original: PastAiring
        /// It and its make-goods so far, in order.
        let failed: [PastAiring]
        /// The minutes of the week in which the last of them was closed and began: what orders debts.
        let closed: Int
        let lastStart: Int
    }

    /// In the order in which they came about.
    private func debts(_ record: WeekRecord, _ ranks: [CampaignID: Int]) -> [Debt] {
        let planned = Set(airings.map { name(of: $0) })
        let debts = record.originals.compactMap { original -> Debt? in
            guard let index = original.name.campaign.flatMap({ ranks[$0] }),
                undertakings[index].campaign.ifMissed == .makeGood, !original.counts,
                original.isWithdrawn ? planned.contains(original.name) : original.outcome != .cancelled
            else { return nil }
            let makeGoods = record.makeGoods(for: original.name)
            guard !makeGoods.contains(where: { $0.counts || $0.outcome == .cancelled }) else { return nil }
            let failed = [original] + makeGoods
            return Debt(
                undertaking: index, original: original, failed: failed,
                closed: failed.map { $0.closed.minuteNumber - monday.dayNumber * 1440 }.max() ?? 0,
                lastStart: failed.map { minute(of: $0.name) }.max() ?? 0)
        }
        return debts.sorted { ($0.closed, $0.lastStart, $0.undertaking) < ($1.closed, $1.lastStart, $1.undertaking) }
    }

    private mutating func makeGood(_ debt: Debt, _ record: WeekRecord) {
        if case .stopped = debt.failed.last?.reason {
            return fallShort(
                debt.undertaking, wanted: minute(of: debt.original.name), for: debt.original.name, .stopped)
        }
        switch placeForMakeGood(debt, record) {
        case .success(let start):
            airings.append(
                Airing(
                    undertaking: debt.undertaking, start: start, kind: .makeGood(for: debt.original.name),
                    why: Self.why(debt.original, debt.failed.count > 1 ? debt.failed.last : nil)))
        case .failure(let none):
            fallShort(debt.undertaking, wanted: minute(of: debt.original.name), for: debt.original.name, none.cause)
        }
    }

    private struct NoPlace: Error {
        let cause: Shortfall.Cause
    }

    private mutating func placeForMakeGood(_ debt: Debt, _ record: WeekRecord) -> Result<Int, NoPlace> {
        let undertaking = undertakings[debt.undertaking]
        guard undertaking.fit != nil else { return .failure(NoPlace(cause: .noAiring)) }
        let earliest = max(0, debt.closed + Planner.makeGoodDelay)
        guard earliest < 7 * 1440 else { return .failure(NoPlace(cause: .weekOver)) }
        let days = (earliest / 1440...6).filter { undertaking.days(inWeekOf: monday)?.contains($0) ?? false }
        guard !days.isEmpty else { return .failure(NoPlace(cause: .campaignOver)) }
        let open = days.filter { mayAir(undertaking, on: $0) }
        guard !open.isEmpty else { return .failure(NoPlace(cause: .quietDays(reason: quiet[days[0]] ?? ""))) }

        timelines = [DayTimeline](repeating: DayTimeline(gap: gap), count: 7)
        var hadHours = false
        for day in open {
            var empty = timelines[day]
            var from = max(0, earliest - day * 1440)
            hadHours =
                hadHours
                || empty.firstFree(in: from..<1440, minutes: undertaking.minutes, hours: undertaking.hours) != nil
            for airing in airings where airing.day == day && !isOver(airing, debt, record) {
                occupy(range(of: airing), name(of: airing))
            }
            while from < 1440,
                let start = timelines[day].firstFree(
                    in: from..<1440, minutes: undertaking.minutes, hours: undertaking.hours)
            {
                let minute = day * 1440 + start
                // What a change of the schedule withdrew is closed for ever under its name.
                if record[name(debt.undertaking, at: minute)] == nil { return .success(minute) }
                from = start + 1
            }
        }
        let endsBeforeWeek = days.last.map { $0 < 6 } ?? true
        return .failure(NoPlace(cause: hadHours ? .noRoom(takenBy: nil) : endsBeforeWeek ? .campaignOver : .weekOver))
    }

    /// Was it closed before the debt came about? Then its minutes are free. What is closed later changes nothing: the
    /// make-good keeps the place that it was given first.
    private func isOver(_ airing: Airing, _ debt: Debt, _ record: WeekRecord) -> Bool {
        guard let past = record[name(of: airing)] else { return false }
        let closed = past.closed.minuteNumber - monday.dayNumber * 1440
        return (closed, airing.start) <= (debt.closed, debt.lastStart)
    }
}
