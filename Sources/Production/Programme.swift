internal import Sound
internal import StationModel

/// The sound of one airing, part by part.
struct Programme: Sendable {
    var opening: Passage
    var closing: Passage
    /// Before the opening words and after the closing ones.
    var tune: Passage?
    var reading: Passage

    /// The longest first, each once.
    var passages: [Passage] { [reading, opening, closing] + (tune.map { [$0] } ?? []) }

    /// The same with other passages, given in the order of `passages`.
    func with(_ passages: [Passage]) -> Programme {
        Programme(
            opening: passages[1], closing: passages[2], tune: passages.count > 3 ? passages[3] : nil,
            reading: passages[0])
    }

    /// A part in its place.
    struct Stretch {
        let kind: Tape.Segment.Kind
        let passage: Passage
        /// From 1; of readings only.
        var reading: Int?
    }

    /// Tune, opening words, the readings, closing words, tune, with a pause between any two.
    func stretches(readings: Int) -> [Stretch] {
        var parts: [Stretch] = []
        func add(
            _ kind: Tape.Segment.Kind, _ passage: Passage, reading: Int? = nil, after pause: Duration = Frame.pause
        ) {
            if !parts.isEmpty {
                parts.append(Stretch(kind: .pause, passage: .silence(pause)))
            }
            parts.append(Stretch(kind: kind, passage: passage, reading: reading))
        }
        if let tune { add(.tune, tune) }
        add(.opening, opening)
        for number in 1...max(1, readings) {
            add(.reading, reading, reading: number, after: number == 1 ? Frame.pause : Frame.gap)
        }
        add(.closing, closing)
        if let tune { add(.closingTune, tune) }
        return parts
    }

    func length(readings: Int) -> Duration {
        Sound.duration(ofFrames: stretches(readings: readings).reduce(0) { $0 + $1.passage.frames })
    }

    /// As planning knows it, if the reading was spoken at that rate.
    func parts(rate: Double) -> AiringParts {
        let reading = Sound.duration(ofFrames: reading.frames)
        return AiringParts(
            frame: length(readings: 1) - reading, reading: reading * rate, gap: Frame.gap, isSpoken: true)
    }
}
