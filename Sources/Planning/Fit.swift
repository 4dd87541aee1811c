internal import CivilTime
internal import StationModel

/// How a script is brought to the length that its campaign orders.
struct Fit: Equatable {
    /// 1 or more.
    let readings: Int
    /// 0.9 to 1.1.
    let rate: Double
    let length: Duration
    /// False: the shortest ordered length cannot be reached without passing the longest.
    let reachesShortest: Bool

    /// Whole minutes on the air, the last one counted in full.
    var minutes: Int { Int((length.inSeconds / 60).rounded(.up)) }

    /// The fewest readings that come to at least the shortest length, if they do not pass the longest; else, where a
    /// voice reads, the least change of its rate that makes some number of readings fit, aimed a little inside the
    /// bounds; else as many readings as stay within the longest. What is relayed lasts the longest. `nil`: even one reading is too
    /// long.
    init?(_ parts: AiringParts, in wanted: ClosedRange<Duration>) {
        if parts.isRelay {
            self.init(lasting: wanted.upperBound)
            return
        }
        let enough = Fit.fewestReadings(parts, reaching: wanted.lowerBound)
        if let enough, parts.length(readings: enough) <= wanted.upperBound {
            self.init(parts, readings: enough, rate: 1, reachesShortest: true)
            return
        }
        let numbers = enough.map { $0 > 1 ? [$0 - 1, $0] : [$0] } ?? []
        let changed = numbers.compactMap { number in
            Fit.rate(parts, readings: number, in: wanted).map { (number, $0) }
        }
        if parts.isSpoken, let best = changed.min(by: { abs($0.1 - 1) < abs($1.1 - 1) }) {
            self.init(parts, readings: best.0, rate: best.1, reachesShortest: true)
            return
        }
        // One fewer than enough stays below the shortest, so it is within the longest too.
        let most = enough.map { $0 - 1 } ?? 1
        guard most > 0 else { return nil }
        self.init(parts, readings: most, rate: 1, reachesShortest: false)
    }

    private init(lasting length: Duration) {
        readings = 1
        rate = 1
        self.length = length
        reachesShortest = true
    }

    private init(_ parts: AiringParts, readings: Int, rate: Double, reachesShortest: Bool) {
        self.readings = readings
        self.rate = rate
        self.length = parts.length(readings: readings, rate: rate)
        self.reachesShortest = reachesShortest
    }

    /// `nil`: no number does, since a further reading adds nothing.
    private static func fewestReadings(_ parts: AiringParts, reaching shortest: Duration) -> Int? {
        let missing = shortest - parts.length(readings: 1)
        guard missing > .zero else { return 1 }
        let step = parts.reading + parts.gap
        guard step > .zero else { return nil }
        // Rounding may leave it one short or one over.
        let estimate = 1 + Int((missing / step).rounded(.down))
        return parts.length(readings: estimate) >= shortest ? estimate : estimate + 1
    }

    /// How far inside the bounds a changed rate aims, so that a small error of the estimate does no harm.
    private static let margin = 0.01

    /// The rate nearest to 1, in thousandths, at which so many readings fit.
    private static func rate(_ parts: AiringParts, readings: Int, in wanted: ClosedRange<Duration>) -> Double? {
        let rigid = parts.length(readings: readings) - parts.reading * readings
        let half = (wanted.upperBound - wanted.lowerBound) / 2
        let isLong = parts.length(readings: readings) > wanted.upperBound
        let bound = isLong ? wanted.upperBound : wanted.lowerBound
        let inset = min(bound * margin, half)
        let speech = isLong ? bound - inset - rigid : bound + inset - rigid
        guard speech > .zero else { return nil }
        // Rounded to the shorter side: the longest is never passed, and a second is not asked for.
        let exact = (parts.reading * readings) / speech * 1000
        let rate = min(max(exact.rounded(.up) / 1000, 0.9), 1.1)
        let length = parts.length(readings: readings, rate: rate)
        return length <= wanted.upperBound && length > wanted.lowerBound - .seconds(1) ? rate : nil
    }
}
