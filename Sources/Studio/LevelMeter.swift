internal import Glibc
internal import Sound

/// How loud a block of sound is, in dBFS, not below -120.
package struct Level: Sendable, Hashable {
    package static let floor = -120.0

    package let peak: Double
    package let rms: Double

    package init(peak: Double, rms: Double) {
        self.peak = peak
        self.rms = rms
    }

    /// Of samples from -1 to 1; `nil` of none.
    init?(of samples: some Collection<Float>) {
        guard !samples.isEmpty else { return nil }
        var largest: Float = 0
        var sum: Float = 0
        for sample in samples {
            largest = max(largest, abs(sample))
            sum += sample * sample
        }
        peak = Self.decibels(largest)
        rms = Self.decibels((sum / Float(samples.count)).squareRoot())
    }

    /// From here on a sample stands at the end of what 16 bits can hold: what lies above it was cut off.
    static let clipping: Float = 0.9995

    static func decibels(_ amplitude: Float) -> Double {
        amplitude > 0 ? max(floor, 20 * log10(Double(amplitude))) : floor
    }
}

extension Level {
    /// 24 steps of 2.5 dB from -60 dBFS with a mark at each ten: full up to the RMS, half full up to the peak.
    package var bar: String {
        let steps = 24
        let step = { (decibels: Double) in Int(((max(-60, min(0, decibels)) + 60) / 60 * Double(steps)).rounded()) }
        let (full, half) = (step(rms), step(peak))
        return String(
            (0..<steps).map { place in
                if place < full { return "█" as Character }
                if place < half { return "▒" }
                return place % 4 == 0 && place > 0 ? "┊" : "·"
            })
    }
}

/// Follows a microphone's level in blocks of 50 ms. Remembers two seconds.
package struct LevelMeter: Sendable, Hashable {
    private static let block = Sound.rate / 20
    private static let memory = 40
    /// Speech that stays under it through all that the meter remembers is lost behind horns' noise.
    private static let quiet = -40.0

    private var pending: [Float] = []
    private var recent: [Level] = []

    package init() {}

    /// Of the newest block.
    package var level: Level? { recent.last }

    /// What the room sounds like when nobody speaks: the level under which a tenth of the blocks lie.
    package var noise: Double? {
        recent.isEmpty ? nil : recent.map(\.rms).sorted()[recent.count / 10]
    }

    /// Something was cut off within the last second.
    package var isTooLoud: Bool {
        recent.suffix(Self.memory / 2).contains { $0.peak >= Level.decibels(Level.clipping) }
    }

    /// Nothing for two seconds that would do as speech.
    package var isTooQuiet: Bool {
        recent.count == Self.memory && recent.allSatisfy { $0.rms < Self.quiet }
    }

    package mutating func add(_ samples: [Float]) {
        pending += samples
        while let level = Level(of: pending.prefix(Self.block)), pending.count >= Self.block {
            pending.removeFirst(Self.block)
            if recent.count == Self.memory { recent.removeFirst() }
            recent.append(level)
        }
    }
}
