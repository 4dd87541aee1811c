internal import CivilTime
internal import StationModel

/// A campaign as planning needs it: everything worked out that is the same in every week.
struct Undertaking {
    /// A place in a week that repeats.
    struct Place {
        /// 0 for Monday to 6 for Sunday.
        let day: Int
        /// Of the day.
        let minute: Int
        /// A slot of the schedule names it; otherwise Loa has spread it.
        let isNamed: Bool

        var order: Int { day * 1440 + minute }
    }

    let campaign: Campaign
    /// `nil`: no airing can be made of its script.
    let fit: Fit?
    /// That an airing occupies; where there is no fit, as the campaign's shortest would.
    let minutes: Int
    let hours: OpenHours
    let named: [Place]
    /// In a whole week, in order.
    var free: [Place] = []

    init(_ campaign: Campaign, parts: AiringParts?, station: Station, gap: Int) {
        self.campaign = campaign
        let fit = parts.flatMap { Fit($0, in: campaign.length) }
        self.fit = fit
        minutes = max(1, fit?.minutes ?? Int((campaign.length.lowerBound.inSeconds / 60).rounded(.up)))
        hours = OpenHours(of: station, for: campaign.priority, gap: gap)
        named = campaign.slots.map { Place(day: $0.weekday.index, minute: $0.time.minute, isNamed: true) }
    }

    /// How many airings of a whole week no slot names.
    var freeCount: Int { max(0, campaign.timesPerWeek - named.count) }
    /// Named minutes at which it cannot be on the air; they are moved to the nearest at which it can.
    var slotsOutsideHours: [Campaign.Slot] {
        guard hours.fits(minutes) else { return [] }
        return campaign.slots.filter { hours.nearestStart(to: $0.time.minute, minutes: minutes) != $0.time.minute }
    }

    /// Pairs of named minutes so near to each other that the later airing has to move.
    func slotsTooNear(gap: Int) -> [(Campaign.Slot, Campaign.Slot)] {
        zip(campaign.slots, campaign.slots.dropFirst()).filter { one, next in
            one.weekday == next.weekday && next.time.minute < one.time.minute + minutes + gap
        }
    }

    /// The days of a week (0 to 6) that lie within the campaign; `nil`: none.
    func days(inWeekOf monday: LocalDate) -> ClosedRange<Int>? {
        let first = max(0, campaign.from - monday)
        let last = min(6, campaign.until.map { $0 - monday } ?? 6)
        return first <= last ? first...last : nil
    }

    /// The places of a week of which only `days` lie within the campaign, in order; their number is what is promised.
    ///
    /// Slots: those on `days`, in week order, up to times-per-week. The rest, in a part-week: in proportion to the
    /// days, half rounded up, and at least one airing in all; they keep the places that they have in a whole week as
    /// far as those lie on `days`.
    func places(on days: ClosedRange<Int>) -> [Place] {
        let slots = named.lazy.filter { days.contains($0.day) }.prefix(max(0, campaign.timesPerWeek))
        guard days.count < 7 else { return sorted(Array(slots) + free) }
        let share = (2 * freeCount * days.count + 7) / 14
        let count = freeCount > 0 && share == 0 && slots.isEmpty ? 1 : share
        let kept = free.filter { days.contains($0.day) }
        guard count > kept.count else {
            return sorted(slots + (0..<count).map { kept[(2 * $0 + 1) * kept.count / (2 * count)] })
        }
        var taken = [Int](repeating: 0, count: 7)
        for place in slots + kept { taken[place.day] += 1 }
        let more = WeekSpread.days(
            count - kept.count, among: Array(days), taken: taken, load: [Int](repeating: 0, count: 7))
        let minute = free.first?.minute ?? 0
        let added = more.enumerated().flatMap { day, count in
            repeatElement(Place(day: day, minute: minute, isNamed: false), count: count)
        }
        return sorted(slots + kept + added)
    }

    private func sorted(_ places: [Place]) -> [Place] { places.sorted { $0.order < $1.order } }

    /// The printed rule: priority, then the earlier promise, then the name.
    static func goesBefore(_ one: Undertaking, _ other: Undertaking) -> Bool {
        (other.campaign.priority, one.campaign.from, one.campaign.id)
            < (one.campaign.priority, other.campaign.from, other.campaign.id)
    }
}
