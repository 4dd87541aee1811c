/// Chooses the days of airings that no slot names, so that they lie evenly in the week.
enum WeekSpread {
    /// How many of `count` airings fall on each of the seven days.
    ///
    /// Days with fewer airings of the campaign come first. Of several ways, that one counts whose days lie most
    /// evenly in a week that repeats; of those, the one on the days with the least `load`; of those, the one nearest
    /// to the middles of equal parts of the week.
    ///
    /// - Parameters:
    ///   - days: on which it may be, in order, 0 (Monday) to 6; nothing is chosen if there are none
    ///   - taken: airings that the campaign already has on each day
    ///   - load: what the others already have on each day
    static func days(_ count: Int, among days: [Int], taken: [Int], load: [Int]) -> [Int] {
        var chosen = [Int](repeating: 0, count: 7)
        var left = days.isEmpty ? 0 : count
        while left > 0 {
            let fewest = days.map { taken[$0] + chosen[$0] }.min() ?? 0
            let open = days.filter { taken[$0] + chosen[$0] == fewest }
            if left >= open.count {
                for day in open { chosen[day] += 1 }
                left -= open.count
            } else {
                let others = (0..<7).filter { taken[$0] + chosen[$0] > fewest }
                for day in mostEven(left, of: open, beside: others, load: load) { chosen[day] += 1 }
                left = 0
            }
        }
        return chosen
    }

    private static func mostEven(_ count: Int, of open: [Int], beside others: [Int], load: [Int]) -> [Int] {
        let ideal = (0..<count).map { open[(2 * $0 + 1) * open.count / (2 * count)] }
        let ways = (0..<1 << open.count).lazy.filter { $0.nonzeroBitCount == count }.map { mask in
            open.indices.filter { mask >> $0 & 1 == 1 }.map { open[$0] }
        }
        let ranked = ways.map { way in
            (
                way,
                (
                    unevenness((way + others).sorted()), way.reduce(0) { $0 + load[$1] },
                    zip(way, ideal).reduce(0) { $0 + abs($1.0 - $1.1) }
                )
            )
        }
        return ranked.min { $0.1 < $1.1 }?.0 ?? []
    }

    /// The sum of the squared distances from each day to the next, around the week: least where they are equal.
    private static func unevenness(_ days: [Int]) -> Int {
        zip(days, days.dropFirst() + [(days.first ?? 0) + 7]).reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) }
    }
}
