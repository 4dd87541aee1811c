internal import CivilTime
internal import StationModel

/// Gives the airings that no slot names their places in a whole week, once for the campaign's whole life, so that
/// listeners find it on the same days at the same times.
///
/// Campaigns come in the order in which they begin, those of one day by rank. One that begins goes round those that
/// are then on the air and round the slots named by those that begin with it; nothing that begins later moves it.
struct SpreadBook {
    /// How many airings stand on each minute of a week, each with the gap after it.
    private var taken = [Int32](repeating: 0, count: 7 * 1440)
    /// Minutes on the air on each day.
    private var load = [Int](repeating: 0, count: 7)
    private let gap: Int

    private init(gap: Int) {
        self.gap = gap
    }

    /// Fills in `free` everywhere; `undertakings` are in order of rank.
    static func spread(_ undertakings: inout [Undertaking], gap: Int) {
        var book = SpreadBook(gap: gap)
        let lives = undertakings.indices.compactMap { index in
            let campaign = undertakings[index].campaign
            let until = campaign.until?.dayNumber ?? .max
            return until < campaign.from.dayNumber ? nil : (index: index, from: campaign.from.dayNumber, until: until)
        }
        let ending = lives.sorted { ($0.until, $0.index) < ($1.until, $1.index) }
        var ended = 0
        var beginning = lives.sorted { ($0.from, $0.index) < ($1.from, $1.index) }[...]
        while let date = beginning.first?.from {
            while ending[ended].until < date {
                let gone = undertakings[ending[ended].index]
                book.count(gone.named + gone.free, minutes: gone.minutes, by: -1)
                ended += 1
            }
            let together = beginning.prefix { $0.from == date }.map(\.index)
            beginning = beginning.dropFirst(together.count)
            for index in together {
                book.count(undertakings[index].named, minutes: undertakings[index].minutes, by: 1)
            }
            for index in together where undertakings[index].freeCount > 0 {
                undertakings[index].free = book.places(for: undertakings[index])
                book.count(undertakings[index].free, minutes: undertakings[index].minutes, by: 1)
            }
        }
    }

    private mutating func count(_ places: [Undertaking.Place], minutes: Int, by step: Int) {
        for place in places {
            let end = min(place.minute + minutes + gap, 1440)
            for minute in place.minute..<max(end, place.minute) {
                taken[place.day * 1440 + minute] += Int32(step)
            }
            load[place.day] += step * minutes
        }
    }

    private func places(for undertaking: Undertaking) -> [Undertaking.Place] {
        var named = [Int](repeating: 0, count: 7)
        for place in undertaking.named { named[place.day] += 1 }
        let counts = WeekSpread.days(undertaking.freeCount, among: Array(0..<7), taken: named, load: load)
        let starts = DayStarts(undertaking.hours, minutes: undertaking.minutes)
        var places: [Undertaking.Place] = []
        // The first airings of all days at one time, the second ones at another, and so on.
        for row in 0..<(counts.max() ?? 0) {
            let days = (0..<7).filter { counts[$0] > row }
            let own = (undertaking.named + places).filter { days.contains($0.day) }.map(\.minute)
            let minute = starts.best(apartFrom: own, minutes: undertaking.minutes + gap) { start, limit in
                crowding(on: days, from: start, minutes: undertaking.minutes + gap, limit: limit)
            }
            places += days.map { Undertaking.Place(day: $0, minute: minute, isNamed: false) }
        }
        return places.sorted { $0.order < $1.order }
    }

    /// How many others want some minute of that stretch on the worst of the days; counted up to `limit`.
    private func crowding(on days: [Int], from start: Int, minutes: Int, limit: Int) -> Int {
        var most = 0
        for day in days {
            for minute in start..<min(start + minutes, 1440) {
                most = max(most, Int(taken[day * 1440 + minute]))
                if most >= limit { return most }
            }
        }
        return most
    }
}

/// The times of day at which an airing that no slot names may begin.
struct DayStarts {
    private struct Start {
        let minute: Int
        /// Nobody is woken by it: the whole airing lies between 06:00 and 21:00.
        let isByDay: Bool
        /// 0 for the window with the most minutes by day.
        let window: Int
    }

    private static let byDay = 6 * 60..<21 * 60
    private let starts: [Start]

    /// The full five minutes inside the hours, and the beginnings of windows.
    init(_ hours: OpenHours, minutes: Int) {
        let roomiest = hours.windows.enumerated().sorted {
            ($1.element.clamped(to: Self.byDay).count, $0.offset) < (
                $0.element.clamped(to: Self.byDay).count, $1.offset
            )
        }
        starts = roomiest.enumerated().flatMap { rank, window in
            let range = window.element
            let fives = stride(from: (range.lowerBound + 4) / 5 * 5, through: range.upperBound - minutes, by: 5)
            let first = range.lowerBound % 5 == 0 || range.count < minutes ? [] : [range.lowerBound]
            return (first + fives).map { start in
                Start(
                    minute: start,
                    isByDay: Self.byDay.lowerBound <= start && start + minutes <= Self.byDay.upperBound, window: rank)
            }
        }
    }

    /// The least crowded, then by day, then farthest from the campaign's own airings of those days, then in the
    /// roomiest window, then the earliest. Midnight where none fits: planning names the shortfall.
    ///
    /// - Parameters:
    ///   - own: where the campaign's other airings begin; they are kept clear of by `minutes` if that can be
    ///   - crowding: of a start, counted up to a limit
    func best(apartFrom own: [Int], minutes: Int, crowding: (_ start: Int, _ limit: Int) -> Int) -> Int {
        typealias Score = (touches: Int, crowding: Int, byNight: Int, nearness: Int, window: Int, minute: Int)
        var best: Score?
        for start in starts {
            let distance = own.map { abs($0 - start.minute) }.min() ?? 1440
            let touches = distance < minutes ? 1 : 0
            let limit = best.map { $0.touches >= touches ? $0.crowding + 1 : 0 } ?? .max
            let score: Score = (
                touches, crowding(start.minute, limit), start.isByDay ? 0 : 1, -distance, start.window, start.minute
            )
            if best.map({ score < $0 }) ?? true { best = score }
        }
        return best?.minute ?? 0
    }
}
