/// Makes a voice from a microphone fit for the horns while it is spoken: without rumble, howling and peaks, at an even
/// level. It is late by `RunningLimiter.delay` and by nothing else. Nothing is allocated after `init`.
package struct LiveVoice: Sendable {
    /// What a piece of it was like.
    package struct Report: Sendable, Hashable {
        /// Of what came in, 0 to 1.
        package let peak: Float
        /// Mean square of what came in.
        package let power: Float
        /// What it was amplified by in all, in dB.
        package let gain: Double
        package let isHowling: Bool
    }

    /// Breath, wind and a knock on the table lie under it; no voice does: Hz.
    private static let rumble = 130.0
    /// dBFS; what lies between the samples stands a little higher.
    private static let ceiling = -1.5

    private var shaping: [RunningFilter]
    private var howlGuard = HowlGuard()
    private var level: VoiceGain
    private var voicing: [RunningFilter]
    private var limiter = RunningLimiter(ceiling: ceiling)

    /// - Parameters:
    ///   - level: RMS in dBFS that speech is brought to.
    ///   - isForHorn: as `Sound.voiceForHorn` does.
    package init(level: Double, isForHorn: Bool) {
        shaping = [.highPass(Self.rumble, q: 0.541), .highPass(Self.rumble, q: 1.307)].map { RunningFilter($0) }
        self.level = VoiceGain(target: level)
        voicing = isForHorn ? Sound.hornVoicing.map { RunningFilter($0) } : []
    }

    /// The tones that were taken out because they howled.
    package var notchCount: Int { howlGuard.notchCount }

    /// Works on the next piece, in place. What is no number becomes silence.
    package mutating func apply(to piece: inout MutableSpan<Float>) -> Report {
        var peak: Float = 0
        var sum: Float = 0
        for index in piece.indices {
            if !piece[index].isFinite { piece[index] = 0 }
            peak = max(peak, abs(piece[index]))
            sum += piece[index] * piece[index]
        }
        for index in shaping.indices { shaping[index].apply(to: &piece) }
        howlGuard.apply(to: &piece)
        level.apply(to: &piece, mayRise: !howlGuard.isHowling, extra: howlGuard.gain)
        for index in voicing.indices { voicing[index].apply(to: &piece) }
        limiter.apply(to: &piece)
        return Report(
            peak: peak, power: piece.isEmpty ? 0 : sum / Float(piece.count), gain: level.gain + howlGuard.gain,
            isHowling: howlGuard.isHowling)
    }
}
