internal import CivilTime
internal import Sound
internal import Speech
internal import StationModel

/// The making of one tape: everything is spoken, brought to length, mastered, and written down.
struct Making: Sendable {
    let order: TapeOrder
    let key: String
    let store: TapeStore
    /// Takes the tape if `store`'s disk does not.
    var spare: TapeStore?

    private var reciter: Reciter {
        Reciter(voice: order.voice, voicing: order.output.voicing, wordsPerMinute: order.wordsPerMinute)
    }

    func make() async throws(ProductionError) -> Tape {
        let (programme, choice) = try await fittingProgramme()
        do throws(ProductionError) {
            return try await press(programme, choice, into: store)
        } catch {
            guard let spare, error.isOfTheDisk else { throw error }
            return try await press(programme, choice, into: spare)
        }
    }

    private func press(
        _ programme: Programme, _ choice: LengthFit.Choice, into store: TapeStore
    ) async throws(ProductionError) -> Tape {
        guard !Task.isCancelled else { throw .cancelled }
        try store.prepare()
        let press = Press(loudness: order.output.loudness, title: order.title, path: store.path(of: key))
        let pressed = try await press.press(programme, readings: choice.readings)
        return try store.keep(
            Tape.Facts(
                key: key, hash: pressed.hash, frames: pressed.frames, loudness: pressed.loudness,
                truePeak: pressed.truePeak, readings: choice.readings, rate: choice.rate,
                voice: order.voice.identity, segments: pressed.segments))
    }

    /// Speaks it as planned; where its true length misses what is permitted, again.
    private func fittingProgramme() async throws(ProductionError) -> (Programme, LengthFit.Choice) {
        let opening = Reciter.words(order.recipe.opening)
        let closing = Reciter.words(order.recipe.closing)
        let reading = try order.content.sounds(reciter)
        let recording = try order.content.recording.map { path throws(ProductionError) in
            Passage([Passage.Piece(try soundly { () throws(SoundError) in try reciter.recording(path) })])
        }
        var spoken = try await reciter.speak(
            reciter.lines(opening + closing, at: 1) + reciter.lines(reading, at: order.planned.rate))
        let first =
            if let recording { recording } else {
                try reciter.passage(reading, at: order.planned.rate, from: spoken)
            }
        var programme = Programme(
            tune: order.tune.flatMap(reciter.tune),
            opening: opening.isEmpty ? nil : try reciter.passage(opening, at: 1, from: spoken), reading: first,
            signal: order.recipe.signal == nil ? nil : reciter.sound(AlertTone.reminder()),
            closing: closing.isEmpty ? nil : try reciter.passage(closing, at: 1, from: spoken))
        var choice = order.planned
        guard let wanted = order.wanted else { return (programme, choice) }

        // A voice does not keep a changed rate exactly, so the second choice may need a third.
        for _ in 0..<3 where !wanted.contains(programme.length(readings: choice.readings)) {
            let fit = fit(programme, at: choice.rate, in: wanted)
            guard let better = fit.choice(near: choice) else { break }
            if order.isAdjustable, better.rate != choice.rate {
                spoken = try await reciter.speak(reciter.lines(reading, at: better.rate))
                programme.reading = try reciter.passage(reading, at: better.rate, from: spoken)
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
            rates: order.isAdjustable ? order.voice.rates.clamped(to: 0.9...1.1) : 1...1)
    }
}
