/// Ends the whistling that rises between horns and a microphone: finds the tone and takes it out; where that does not
/// help, it lowers the gain.
///
/// For sound that comes piece by piece. Nothing is allocated after `init`, and nothing is delayed: it looks at the sound
/// in pieces of 32 ms, 125 times a second.
package struct HowlGuard: Sendable {
    /// Hz: outside of it horns do not howl.
    package static let range = 250.0...6_000.0
    /// So many tones can be taken out; then the oldest one comes back.
    package static let most = 8
    /// In dB: what the gain is lowered by at most.
    package static let deepest = -15.0

    private static let reduction = 3
    private static let size = 512
    private static let hop = 128
    private static let binWidth = Double(Sound.rate / reduction) / Double(size)
    /// A howl that is still there so long after its tone was taken out needs more than that: in spectra.
    private static let patience = 60
    private static let q = 8.0

    private struct Notch: Sendable {
        let frequency: Double
        var filter: RunningFilter
        /// What the tone had when it was taken out, or the gain was lowered for it, in dB; and for how many spectra.
        var level: Double
        var age = 0
        /// The gain was lowered for it.
        var isTried = false
        /// Lowering the gain did nothing to it: a siren, a machine.
        var isForeign = false
    }

    // Ahead of throwing two of three samples away.
    private var smoothing = [
        RunningFilter(.lowPass(6_500, q: 0.541)), RunningFilter(.lowPass(6_500, q: 1.307)),
    ]
    private var recent: [Float]
    private var place = 0
    private var phase = 0
    private var untilNext: Int
    private var spectrum: Spectrum
    private var tracks: HowlTracks
    private var notches: [Notch] = []
    private var sinceHowl: Int?
    private var drop = 0.0

    package init() {
        recent = Array(repeating: 0, count: Self.size)
        untilNext = Self.size
        // A mean over some 40 ms: tones that lie near each other beat.
        spectrum = Spectrum(size: Self.size, share: 0.2)
        tracks = HowlTracks(pace: Double(Sound.rate / Self.reduction / Self.hop))
        notches.reserveCapacity(Self.most)
    }

    /// A howl was found within the last half second.
    package var isHowling: Bool { sinceHowl.map { $0 < 60 } ?? false }

    /// The gain that is wanted besides, in dB, not above 0.
    package var gain: Double { drop }

    /// How many tones are taken out, and the newest of them in Hz.
    package var notchCount: Int { notches.count }
    package var newestNotch: Double? { notches.last?.frequency }

    /// Listens to the next piece and takes the howling tones out of it.
    package mutating func apply(to piece: inout MutableSpan<Float>) {
        for index in piece.indices { listen(to: piece[index]) }
        for index in notches.indices { notches[index].filter.apply(to: &piece) }
    }

    private mutating func listen(to sample: Float) {
        let smooth = smoothing[1].next(smoothing[0].next(sample))
        phase += 1
        guard phase == Self.reduction else { return }
        phase = 0
        recent[place % Self.size] = smooth
        place += 1
        untilNext -= 1
        guard untilNext == 0 else { return }
        untilNext = Self.hop
        spectrum.analyse(recent, from: place % Self.size)
        judge()
    }

    private mutating func judge() {
        for index in notches.indices { notches[index].age += 1 }
        sinceHowl = sinceHowl.map { $0 + 1 }
        let bins = Int(Self.range.lowerBound / Self.binWidth)...Int(Self.range.upperBound / Self.binWidth)
        guard let howl = tracks.take(spectrum.power, bins: bins) else {
            // After 5 s of quiet the gain comes back by 1 dB a second.
            if drop < 0, let sinceHowl, sinceHowl > 625 { drop = min(0, drop + 0.008) }
            return
        }
        let frequency = howl.bin * Self.binWidth
        guard let known = notches.firstIndex(where: { Self.covers($0, frequency) }) else {
            sinceHowl = 0
            return add(frequency, level: howl.level)
        }
        guard notches[known].age > Self.patience, !notches[known].isForeign else { return }
        sinceHowl = 0
        lowerGain(for: known, level: howl.level)
    }

    /// The horns' own tone falls by more than the gain, and one from elsewhere not at all.
    private mutating func lowerGain(for index: Int, level: Double) {
        let isFalling = level < notches[index].level - 2
        if notches[index].isTried, !isFalling, level < notches[index].level + 2 {
            notches[index].isForeign = true
            drop = min(0, drop + 3)
            return
        }
        notches[index].isTried = true
        notches[index].age = 0
        notches[index].level = level
        drop = max(Self.deepest, drop - 3)
    }

    private static func covers(_ notch: Notch, _ frequency: Double) -> Bool {
        abs(notch.frequency - frequency) < notch.frequency / (6 * q)
    }

    private mutating func add(_ frequency: Double, level: Double) {
        if notches.count == Self.most {
            notches.removeFirst()
            drop = max(Self.deepest, drop - 3)
        }
        notches.append(Notch(frequency: frequency, filter: RunningFilter(.notch(frequency, q: Self.q)), level: level))
        tracks.forget(near: frequency / Self.binWidth)
    }
}
