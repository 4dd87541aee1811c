internal import Glibc

/// Brings a voice slowly to a level, within bounds: who sits far from the microphone is heard as well. It moves only
/// while somebody speaks, so the pauses' noise is not drawn up.
package struct VoiceGain: Sendable {
    /// In dB: what it may do at most.
    package static let bounds = -12.0...12.0
    /// In dB a second.
    private static let rise = 3.0
    private static let fall = 12.0
    /// RMS in dBFS under which nobody speaks.
    private static let quiet = -45.0
    /// So near to the level nothing is done, in dB.
    private static let slack = 2.0

    private let target: Double
    /// Mean square of what came in while somebody spoke, over the last 0.4 s.
    private var power: Double?
    private var decibels = 0.0
    private var applied: Float = 1

    /// - Parameter target: RMS of speech in dBFS.
    package init(target: Double) {
        self.target = target
    }

    /// Of the newest piece, in dB.
    package var gain: Double { decibels }

    /// Amplifies the next piece in place, gliding from the last one's gain.
    ///
    /// - Parameters:
    ///   - mayRise: `false` while the horns howl.
    ///   - extra: a further gain, in dB, that somebody else wants.
    package mutating func apply(to piece: inout MutableSpan<Float>, mayRise: Bool, extra: Double = 0) {
        guard !piece.isEmpty else { return }
        adapt(to: piece.span, mayRise: mayRise)
        let next = Sound.gain(decibels: decibels + extra)
        let step = (next - applied) / Float(piece.count)
        for index in piece.indices {
            applied += step
            piece[index] *= applied
        }
        applied = next
    }

    private mutating func adapt(to piece: Span<Float>, mayRise: Bool) {
        var sum: Float = 0
        for index in piece.indices { sum += piece[index] * piece[index] }
        let mean = Double(sum) / Double(piece.count)
        guard mean.isFinite, 10 * log10(mean + 1e-12) > Self.quiet else { return }
        let seconds = Double(piece.count) / Double(Sound.rate)
        let known = power ?? mean
        power = known + (mean - known) * min(1, seconds / 0.4)
        let distance = target - 10 * log10((power ?? mean) + 1e-12) - decibels
        guard abs(distance) > Self.slack else { return }
        let step = distance > 0 ? (mayRise ? Self.rise * seconds : 0) : -Self.fall * seconds
        decibels = min(max(decibels + step, Self.bounds.lowerBound), Self.bounds.upperBound)
    }
}
