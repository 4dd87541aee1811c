internal import Sound
internal import StationModel

/// What goes before a warning, and what stands between two readings of it.
///
/// Two steady pitches take turns, as a siren's: nothing else of a station sounds so. F sharp and C sharp are none of the
/// five notes of the signature tune, and both lie, with their overtones, where horns carry farthest and where signals of
/// danger are to lie (500 to 2,500 Hz, ISO 7731).
enum AlertTone {
    /// Raised whenever what is heard changes.
    static let version = 1

    private static let low = 740.0
    private static let high = 1_109.0
    private static let stroke = Duration.milliseconds(500)
    /// The echo of the last stroke dies away between the hills before anybody speaks.
    private static let rest = Duration.milliseconds(700)
    /// Held at full strength, with many overtones: it must be told from a bell through wind and rain.
    private static let siren = Tone(
        partials: [1, 0.6, 0.45, 0.3, 0.2, 0.1], attack: .milliseconds(6), decay: .seconds(1_000),
        release: .milliseconds(12))

    private static let signalStrokes = 9
    private static let reminderStrokes = 2

    static let length = stroke * signalStrokes + rest
    static let reminderLength = stroke * reminderStrokes

    /// Nine strokes: 4.5 s, and the rest.
    static func signal() -> [Float] { strokes(signalStrokes) + [Float](repeating: 0, count: Sound.frames(in: rest)) }

    /// Two strokes: the words come once more.
    static func reminder() -> [Float] { strokes(reminderStrokes) }

    /// The signal as a tape of that key.
    static func tape(for output: Output, key: String, in store: TapeStore) throws(ProductionError) -> Tape {
        try store.prepare()
        var samples = signal()
        let path = store.path(of: key)
        let (loudness, peak) = try soundly { () throws(SoundError) in
            if output.voicing == .horn { Sound.voiceForHorn(&samples) }
            Sound.fade(&samples, over: .milliseconds(5))
            let mastering = Mastering(loudness: output.loudness)
            guard let gain = try mastering.gain(for: Passage([Passage.Piece(samples)])) else {
                throw .silent(file: path)
            }
            samples = mastering.apply(gain, to: samples)
            guard let loudness = try Sound.loudness(of: samples) else { throw .silent(file: path) }
            var writer = try SoundWriter(path: path, format: .flac)
            try writer.write(samples)
            try writer.finish()
            return (loudness, Sound.truePeak(of: samples))
        }
        guard let hash = FileDigest.sha256(of: path) else { throw .damaged(path: path, .missing) }
        return try store.keep(
            Tape.Facts(
                key: key, hash: hash, frames: samples.count, loudness: loudness, truePeak: peak, readings: 0, rate: 1,
                voice: "", segments: [Tape.Segment(kind: .alert, start: 0, length: samples.count)]))
    }

    /// High and low in turn, beginning with the high one.
    private static func strokes(_ count: Int) -> [Float] {
        var samples = [Float](repeating: 0, count: Sound.frames(in: stroke * count))
        for number in 0..<count {
            // Let go before the next one comes: two strokes never sound together.
            siren.play(
                number.isMultiple(of: 2) ? high : low, for: stroke - siren.release, at: stroke * number, level: 0.25,
                into: &samples)
        }
        return samples
    }
}
