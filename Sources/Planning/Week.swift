internal import CivilTime
internal import StationModel

/// One week in the making. Minutes count from its Monday, 00:00.
struct Week {
    /// An airing that has its place.
    struct Airing {
        /// Index of its campaign, which is also its rank.
        let undertaking: Int
        let start: Int
        let kind: Occurrence.Kind
        let why: [Why]
        /// Where no fit tells how long it was.
        var pastLength: Duration = .zero

        var day: Int { start / 1440 }
    }

    /// Where an airing is wanted, before conflicts.
    private struct Wish {
        let start: Int
        let isNamed: Bool
        let why: [Why]
    }

    /// The wishes of one campaign.
    private struct Request {
        let undertaking: Int
        let days: ClosedRange<Int>
        var wishes: [Wish] = []
        /// On each day, of this campaign.
        var counts = [Int](repeating: 0, count: 7)
    }

    let monday: LocalDate
    /// The reason for which a day is quiet.
    let quiet: [String?]
    let gap: Int
    let undertakings: [Undertaking]
    var timelines: [DayTimeline]
    var airings: [Airing] = []
    var shortfalls: [Shortfall] = []

    init(_ monday: LocalDate, quiet: [String?], gap: Int, undertakings: [Undertaking]) {
        self.monday = monday
        self.quiet = quiet
        self.gap = gap
        self.undertakings = undertakings
        timelines = [DayTimeline](repeating: DayTimeline(gap: gap), count: 7)
    }

    /// Without a look at history, so that history cannot move them.
    mutating func placeRegularAirings() {
        let requests = undertakings.indices.compactMap { request(of: $0) }
        var slots = [DayTimeline](repeating: DayTimeline(gap: gap), count: 7)
        for request in requests {
            let minutes = undertakings[request.undertaking].minutes
            for wish in request.wishes where wish.isNamed {
                let (day, start) = wish.start.quotientAndRemainder(dividingBy: 1440)
                guard slots[day].conflict(at: start, minutes: minutes) == nil else { continue }
                slots[day].insert(
                    .init(start: start, end: start + minutes, holder: name(request.undertaking, at: wish.start)))
            }
        }
        for request in requests {
            var counts = request.counts
            for wish in request.wishes {
                if !wish.isNamed, standRoundSlots(request.undertaking, wish, slots) { continue }
                place(request.undertaking, at: wish.start, why: wish.why, days: request.days, counts: &counts)
            }
        }
    }

    // MARK: Wishes

    private mutating func request(of index: Int) -> Request? {
        let undertaking = undertakings[index]
        guard let days = undertaking.days(inWeekOf: monday) else { return nil }
        let places = undertaking.places(on: days)
        let cause: Shortfall.Cause? =
            undertaking.fit == nil ? .noAiring : undertaking.hours.fits(undertaking.minutes) ? nil : .hoursTooShort
        if let cause {
            for place in places { fallShort(index, wanted: place.order, cause) }
            return nil
        }
        var request = Request(undertaking: index, days: days)
        for place in places where mayAir(undertaking, on: place.day) { request.counts[place.day] += 1 }
        let spread = places.reduce(0) { $0 + ($1.isNamed ? 0 : 1) }
        var number = 0
        for place in places {
            number += place.isNamed ? 0 : 1
            var why = place.isNamed ? slotWhy(place) : [Why.spread(number: number, of: spread)]
            guard let day = quietMove(of: place, in: &request, why: &why) else {
                fallShort(index, wanted: place.order, .quietDays(reason: quiet[place.day] ?? ""))
                continue
            }
            let minute = undertaking.hours.nearestStart(to: place.minute, minutes: undertaking.minutes) ?? place.minute
            if minute != place.minute { why.append(.outsideHours(moment(day * 1440 + place.minute))) }
            request.wishes.append(Wish(start: day * 1440 + minute, isNamed: place.isNamed, why: why))
        }
        return request
    }

    private func slotWhy(_ place: Undertaking.Place) -> [Why] {
        TimeOfDay(minute: place.minute).map { [.slot(Weekday.allCases[place.day], $0)] } ?? []
    }

    /// The day on which it may be; `nil`: on none of the week.
    private func quietMove(of place: Undertaking.Place, in request: inout Request, why: inout [Why]) -> Int? {
        let undertaking = undertakings[request.undertaking]
        guard !mayAir(undertaking, on: place.day) else { return place.day }
        let days = otherDays(than: place.day, undertaking, request.days, request.counts)
        guard let day = days.first else { return nil }
        request.counts[day] += 1
        why.append(.quietDay(monday + place.day, reason: quiet[place.day] ?? ""))
        return day
    }

    func mayAir(_ undertaking: Undertaking, on day: Int) -> Bool {
        undertaking.hours.isExempt || quiet[day] == nil
    }

    /// Where an airing of `day` may be moved to: first the days on which its campaign has the fewest airings; then
    /// later ones, the nearest first; then earlier ones, the nearest first.
    private func otherDays(
        than day: Int, _ undertaking: Undertaking, _ days: ClosedRange<Int>, _ counts: [Int]
    ) -> [Int] {
        days.filter { $0 != day && mayAir(undertaking, on: $0) }.sorted { one, other in
            (counts[one], one < day ? 1 : 0, abs(one - day)) < (counts[other], other < day ? 1 : 0, abs(other - day))
        }
    }

    // MARK: Places

    /// Places an airing that was spread on its day, round what stands there and round all minutes that slots name.
    /// False: the day has no room for that.
    private mutating func standRoundSlots(_ index: Int, _ wish: Wish, _ slots: [DayTimeline]) -> Bool {
        let minutes = undertakings[index].minutes
        let (day, wanted) = wish.start.quotientAndRemainder(dividingBy: 1440)
        let blocker =
            timelines[day].conflict(at: wanted, minutes: minutes) ?? slots[day].conflict(at: wanted, minutes: minutes)
        let way = blocker.map { [Why.gaveWay(to: $0.holder, from: moment(wish.start))] } ?? []
        for range in [wanted..<1440, 0..<wanted] {
            var from = range.lowerBound
            while from < range.upperBound,
                let start = timelines[day].firstFree(
                    in: from..<range.upperBound, minutes: minutes, hours: undertakings[index].hours)
            {
                guard let slot = slots[day].conflict(at: start, minutes: minutes) else {
                    stand(index, at: day * 1440 + start, wish.why + way)
                    return true
                }
                from = slot.end + gap
            }
        }
        return false
    }

    /// By the rule for conflicts; a shortfall if the week has no room.
    mutating func place(
        _ index: Int, at wanted: Int, why: [Why], days: ClosedRange<Int>, counts: inout [Int]
    ) {
        let undertaking = undertakings[index]
        let (day, minute) = wanted.quotientAndRemainder(dividingBy: 1440)
        guard let blocker = timelines[day].conflict(at: minute, minutes: undertaking.minutes) else {
            return stand(index, at: wanted, why)
        }
        for candidate in [day] + otherDays(than: day, undertaking, days, counts) {
            guard let start = freeStart(on: candidate, from: minute, undertaking) else { continue }
            counts[day] -= 1
            counts[candidate] += 1
            return stand(
                index, at: candidate * 1440 + start, why + [.gaveWay(to: blocker.holder, from: moment(wanted))])
        }
        counts[day] -= 1
        fallShort(index, wanted: wanted, .noRoom(takenBy: blocker.holder))
    }

    /// From that minute of the day on or, failing that, before it.
    private mutating func freeStart(on day: Int, from minute: Int, _ undertaking: Undertaking) -> Int? {
        let minutes = undertaking.minutes
        // The whole day first: that it has no room at all is remembered.
        guard let earliest = timelines[day].firstFree(in: 0..<1440, minutes: minutes, hours: undertaking.hours),
            earliest < minute
        else {
            return timelines[day].firstFree(in: minute..<1440, minutes: minutes, hours: undertaking.hours)
        }
        return timelines[day].firstFree(in: minute..<1440, minutes: minutes, hours: undertaking.hours) ?? earliest
    }

    private mutating func stand(_ index: Int, at start: Int, _ why: [Why]) {
        let (day, minute) = start.quotientAndRemainder(dividingBy: 1440)
        timelines[day].insert(
            .init(start: minute, end: minute + undertakings[index].minutes, holder: name(index, at: start)))
        airings.append(Airing(undertaking: index, start: start, kind: .scheduled, why: why))
    }

    mutating func fallShort(
        _ index: Int, wanted: Int, for original: OccurrenceName? = nil, _ cause: Shortfall.Cause
    ) {
        shortfalls.append(
            Shortfall(
                campaign: undertakings[index].campaign.id, wanted: moment(wanted), makeGoodFor: original, cause: cause))
    }

    // MARK: Names

    func moment(_ minute: Int) -> LocalDateTime { LocalDateTime(minuteNumber: monday.dayNumber * 1440 + minute) }

    func name(_ index: Int, at start: Int) -> OccurrenceName {
        OccurrenceName(.campaign(undertakings[index].campaign.id), at: moment(start))
    }

    func name(of airing: Airing) -> OccurrenceName { name(airing.undertaking, at: airing.start) }

    func occurrence(_ airing: Airing, officer: OfficerID?) -> Occurrence {
        let campaign = undertakings[airing.undertaking].campaign
        let fit = undertakings[airing.undertaking].fit
        var why = airing.why
        if let fit {
            why.append(.readings(fit.readings, length: fit.length, wanted: campaign.length))
            if fit.rate != 1 { why.append(.rate(fit.rate)) }
        }
        let start = moment(airing.start)
        return Occurrence(
            name: name(of: airing), campaign: campaign.id, script: campaign.script,
            officer: officer, starts: start, length: fit?.length ?? airing.pastLength, readings: fit?.readings ?? 1,
            rate: fit?.rate ?? 1, kind: airing.kind, priority: campaign.priority, why: why)
    }
}
