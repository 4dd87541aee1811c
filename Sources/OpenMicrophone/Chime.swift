package import Sound

/// What tells people that somebody is about to speak.
package enum Chime {
    /// Two notes of a bell, the second a third lower, at that loudness in LUFS, fit for a horn if it is for one.
    package static func standard(loudness: Double, isForHorn: Bool) throws(SoundError) -> [Float] {
        let bell = Tone(
            partials: [1, 0.3, 0.15, 0.05], attack: .milliseconds(4), decay: .milliseconds(450),
            release: .milliseconds(250))
        var samples = [Float](repeating: 0, count: Sound.frames(in: .milliseconds(1_900)))
        bell.play(783.99, for: .milliseconds(700), at: .zero, level: 0.4, into: &samples)
        bell.play(622.25, for: .milliseconds(1_100), at: .milliseconds(550), level: 0.4, into: &samples)
        return try fitted(samples, loudness: loudness, isForHorn: isForHorn)
    }

    /// Any sound at that loudness, fit for a horn if it is for one.
    package static func fitted(_ samples: [Float], loudness: Double, isForHorn: Bool) throws(SoundError) -> [Float] {
        var samples = samples
        if isForHorn { Sound.voiceForHorn(&samples) }
        if let measured = try Sound.loudness(of: samples) {
            Sound.scale(&samples, by: Sound.gain(decibels: loudness - measured))
        }
        Limiter(ceiling: -1).apply(to: &samples)
        return samples
    }
}
