/// What the airings of a script are put together from, each with its length.
package struct AiringParts: Sendable, Hashable {
    /// All but the readings: tunes, opening and closing words, the pauses around them.
    package let frame: Duration
    /// One reading at the voice's normal rate.
    package let reading: Duration
    /// Between two readings.
    package let gap: Duration
    /// Spoken by a voice, whose rate can be changed; a recording's cannot.
    package let isSpoken: Bool
    /// It lasts as long as its campaign says: a programme from elsewhere. `reading` is how long it lasts by hand.
    package let isRelay: Bool

    package init(frame: Duration, reading: Duration, gap: Duration, isSpoken: Bool, isRelay: Bool = false) {
        self.isRelay = isRelay
        self.frame = frame
        self.reading = reading
        self.gap = gap
        self.isSpoken = isSpoken
    }

    /// Of a programme from elsewhere that is put on air by hand: it can be stopped earlier.
    package static let relay = AiringParts(
        frame: .zero, reading: .seconds(1_800), gap: .zero, isSpoken: false, isRelay: true)

    /// Of a whole airing; `rate` as in `Occurrence`.
    package func length(readings: Int, rate: Double = 1) -> Duration {
        frame + reading * readings / rate + gap * (readings - 1)
    }
}
