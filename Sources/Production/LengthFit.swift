internal import StationModel

/// Brings a tape into the ordered length once the true length of a reading is known.
struct LengthFit {
    /// Measured, at the voice's normal rate.
    let parts: AiringParts
    let wanted: ClosedRange<Duration>
    /// Rates at which the voice may read.
    let rates: ClosedRange<Double>

    struct Choice: Equatable {
        let readings: Int
        let rate: Double
    }

    /// The least change that fits: the number of readings nearest to the planned one, and for it the rate nearest to
    /// the planned one. `nil`: there is none.
    func choice(near planned: Choice) -> Choice? {
        // One reading more than the longest holds at the fastest rate cannot fit either.
        var most = 1
        while parts.length(readings: most + 1, rate: rates.upperBound) <= wanted.upperBound, most < 1000 { most += 1 }
        return (1...most)
            .compactMap { readings in
                rate(for: readings, near: planned.rate).map { Choice(readings: readings, rate: $0) }
            }
            .min {
                (abs($0.readings - planned.readings), abs($0.rate - 1)) < (
                    abs($1.readings - planned.readings), abs($1.rate - 1)
                )
            }
    }

    var isTooLongOnce: Bool { parts.length(readings: 1, rate: rates.upperBound) > wanted.upperBound }

    private func rate(for readings: Int, near planned: Double) -> Double? {
        let planned = min(max(planned, rates.lowerBound), rates.upperBound)
        let length = parts.length(readings: readings, rate: planned)
        guard !wanted.contains(length) else { return planned }
        // Half a percent inside, because the voice keeps a rate only to a word a minute.
        let margin = min(wanted.upperBound / 200, (wanted.upperBound - wanted.lowerBound) / 2)
        let bound = length > wanted.upperBound ? wanted.upperBound - margin : wanted.lowerBound + margin
        let speech = bound - (parts.length(readings: readings) - parts.reading * readings)
        guard speech > .zero else { return nil }
        let rate = min(max((parts.reading * readings) / speech, rates.lowerBound), rates.upperBound)
        return wanted.contains(parts.length(readings: readings, rate: rate)) ? rate : nil
    }
}
