internal import Sound

/// The station's signature tune: eight bars on the five notes D E G A B, at a walking pace.
///
/// Nothing in it is lower than D4 (294 Hz), because a horn would not carry it.
struct SignatureTune {
    private let beat = Duration.milliseconds(690)

    private let melody = [
        Note(.d5, 1), Note(.e5, 0.5), Note(.g5, 0.5), Note(.a5, 2),
        Note(.b5, 1), Note(.a5, 0.5), Note(.g5, 0.5), Note(.e5, 2),
        Note(.g5, 1), Note(.a5, 0.5), Note(.b5, 0.5), Note(.d6, 1.5), Note(.b5, 0.5),
        Note(.a5, 3), Note(.e5, 0.5), Note(.g5, 0.5),
        Note(.a5, 1), Note(.g5, 0.5), Note(.e5, 0.5), Note(.d5, 1), Note(.e5, 1),
        Note(.g5, 1), Note(.b5, 0.5), Note(.a5, 0.5), Note(.g5, 2),
        Note(.e5, 1), Note(.g5, 0.5), Note(.a5, 0.5), Note(.b5, 1), Note(.a5, 1),
        Note(.g5, 4),
    ]

    /// For each bar the notes that lie under it.
    private let harmony: [[Pitch]] = [
        [.g4, .b4, .d5], [.e4, .g4, .b4], [.g4, .b4, .d5], [.d4, .a4, .d5],
        [.e4, .a4, .e5], [.g4, .b4, .d5], [.d4, .a4, .e5], [.g4, .b4, .d5],
    ]

    private let bell = Tone(
        partials: [1, 0.45, 0.22, 0.1, 0.05], attack: .milliseconds(18), decay: .milliseconds(1400),
        release: .milliseconds(350))
    private let string = Tone(
        partials: [1, 0.7, 0.4, 0.28, 0.15, 0.08], attack: .milliseconds(8), decay: .milliseconds(420),
        release: .milliseconds(250))
    private let choir = Tone(
        partials: [1, 0.3, 0.16], attack: .milliseconds(350), decay: .seconds(8), release: .milliseconds(600))

    func render() -> [Float] {
        let bar = beat * 4
        // The last notes have a second to die away.
        var samples = [Float](repeating: 0, count: Sound.frames(in: bar * harmony.count + .seconds(1)))
        var start = Duration.zero
        for note in melody {
            if let pitch = note.pitch {
                bell.play(pitch.frequency, for: beat * note.beats, at: start, level: 0.3, into: &samples)
            }
            start += beat * note.beats
        }
        for (number, chord) in harmony.enumerated() {
            let start = bar * number
            for pitch in chord {
                choir.play(pitch.frequency, for: bar - .milliseconds(200), at: start, level: 0.05, into: &samples)
            }
            // The last bar is left to the bell.
            guard number < harmony.count - 1 else { continue }
            for (step, place) in [0, 1, 2, 1, 0, 2, 1, 2].enumerated() {
                string.play(
                    chord[place].frequency, for: beat / 2, at: start + beat / 2 * step, level: 0.1, into: &samples)
            }
        }
        return samples
    }
}

/// Three rising strokes of a bell, before short notices.
struct Chime {
    private let bell = Tone(
        partials: [1, 0.5, 0.3, 0.12, 0.06], attack: .milliseconds(6), decay: .milliseconds(700),
        release: .milliseconds(500))

    func render() -> [Float] {
        var samples = [Float](repeating: 0, count: Sound.frames(in: .seconds(3)))
        for (step, pitch) in [Pitch.d5, .g5, .b5].enumerated() {
            bell.play(
                pitch.frequency, for: .milliseconds(1300), at: .milliseconds(450) * step, level: 0.35, into: &samples)
        }
        return samples
    }
}
