internal import Sound
internal import StationModel

/// The sound of one airing, part by part.
struct Programme: Sendable {
    /// Before the opening words and after the closing ones.
    var tune: Passage?
    var opening: Passage?
    var reading: Passage
    /// Of a warning: heard ahead of every reading but the first, which the alert tone itself goes before.
    var signal: Passage?
    var closing: Passage?

    /// The longest first, each once.
    var passages: [Passage] { [reading] + [opening, closing, tune, signal].compactMap(\.self) }

    /// The same with other passages, given in the order of `passages`.
    func with(_ passages: [Passage]) -> Programme {
        var rest = passages.dropFirst()
        var changed = self
        changed.reading = passages.first ?? reading
        for part in [\Programme.opening, \.closing, \.tune, \.signal] where self[keyPath: part] != nil {
            changed[keyPath: part] = rest.popFirst()
        }
        return changed
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
            _ kind: Tape.Segment.Kind, _ passage: Passage?, reading: Int? = nil, after pause: Duration = Frame.pause
        ) {
            guard let passage else { return }
            if !parts.isEmpty {
                parts.append(Stretch(kind: .pause, passage: .silence(pause)))
            }
            parts.append(Stretch(kind: kind, passage: passage, reading: reading))
        }
        add(.tune, tune)
        add(.opening, opening)
        add(.reading, reading, reading: 1)
        for number in 1..<max(1, readings) {
            add(.alert, signal)
            add(.reading, reading, reading: number + 1, after: signal == nil ? Frame.gap : Frame.pause)
        }
        add(.closing, closing)
        add(.closingTune, tune)
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
