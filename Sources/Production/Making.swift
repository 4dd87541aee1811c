internal import CivilTime
internal import Sound
internal import Speech
internal import StationModel

/// The making of one tape: everything is spoken, brought to length, mastered, and written down.
struct Making: Sendable {
    let order: TapeOrder
    let key: String
    let store: TapeStore

    private var reciter: Reciter { Reciter(voice: order.voice, voicing: order.output.voicing) }

    func make() async throws(ProductionError) -> Tape {
        let (programme, choice) = try await fittingProgramme()
        guard !Task.isCancelled else { throw .cancelled }
        let press = Press(loudness: order.output.loudness, title: order.title, path: store.path(of: key))
        let pressed = try await press.press(programme, readings: choice.readings)
        return try store.keep(
            Tape.Facts(
                key: key, hash: pressed.hash, frames: pressed.frames, loudness: pressed.loudness,
                truePeak: pressed.truePeak, readings: choice.readings, rate: choice.rate, segments: pressed.segments))
    }

    /// Speaks it as planned; where its true length misses what is permitted, again.
    private func fittingProgramme() async throws(ProductionError) -> (Programme, LengthFit.Choice) {
        let opening = lines(order.recipe.opening, at: 1)
        let closing = lines(order.recipe.closing, at: 1)
        var reading = lines(order.texts, at: order.planned.rate)
        var spoken = try await reciter.speak(opening + closing + reading)
        let recording = try order.recording.map(reciter.recording)
        var programme = Programme(
            opening: passage(opening, from: spoken), closing: passage(closing, from: spoken),
            tune: order.tune.flatMap(reciter.tune), reading: recording ?? passage(reading, from: spoken))
        var choice = order.planned
        guard let wanted = order.wanted else { return (programme, choice) }

        // A voice does not keep a changed rate exactly, so the second choice may need a third.
        for _ in 0..<3 where !wanted.contains(programme.length(readings: choice.readings)) {
            let fit = fit(programme, at: choice.rate, in: wanted)
            guard let better = fit.choice(near: choice) else { break }
            if recording == nil, better.rate != choice.rate {
                reading = lines(order.texts, at: better.rate)
                spoken = try await reciter.speak(reading)
                programme.reading = passage(reading, from: spoken)
            }
            choice = better
        }
        guard wanted.contains(programme.length(readings: choice.readings)) else {
            let fit = fit(programme, at: choice.rate, in: wanted)
            throw fit.isTooLongOnce
                ? .tooLong(script: order.title, once: fit.parts.length(readings: 1), longest: wanted.upperBound)
                : .doesNotFit(script: order.title, once: fit.parts.length(readings: 1), wanted: wanted)
        }
        return (programme, choice)
    }

    private func fit(_ programme: Programme, at rate: Double, in wanted: ClosedRange<Duration>) -> LengthFit {
        LengthFit(
            parts: programme.parts(rate: rate), wanted: wanted,
            rates: order.recording == nil ? order.voice.rates.clamped(to: 0.9...1.1) : 1...1)
    }

    private func lines(_ texts: [String], at rate: Double) -> [Reciter.Line] {
        texts.map { Reciter.Line(text: $0, rate: rate) }
    }

    private func passage(_ lines: [Reciter.Line], from spoken: [Reciter.Line: [Float]]) -> Passage {
        Passage(lines.compactMap { spoken[$0] }, pause: Frame.paragraphPause)
    }
}
