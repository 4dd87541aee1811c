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

    package init(frame: Duration, reading: Duration, gap: Duration, isSpoken: Bool) {
        self.frame = frame
        self.reading = reading
        self.gap = gap
        self.isSpoken = isSpoken
    }

    /// Of a whole airing; `rate` as in `Occurrence`.
    package func length(readings: Int, rate: Double = 1) -> Duration {
        frame + reading * readings / rate + gap * (readings - 1)
    }
}
