internal import Glibc

/// One voice of a tune: its partials and how a note of it comes and goes.
package struct Tone: Sendable {
    /// Strength of the fundamental and of its whole-number overtones, in this order.
    package let partials: [Double]
    /// Until full strength.
    package let attack: Duration
    /// To the 1/e-th while the note is held; overtones die away faster, as on a string or a bell.
    package let decay: Duration
    /// From full strength to nothing after the note is let go.
    package let release: Duration

    package init(partials: [Double], attack: Duration, decay: Duration, release: Duration) {
        self.partials = partials
        self.attack = attack
        self.decay = decay
        self.release = release
    }

    /// Mixes a note into the samples; what would lie behind their end is left out.
    ///
    /// `frequency` in Hz; `level` is the height of its fundamental, 0 to 1.
    package func play(
        _ frequency: Double, for length: Duration, at start: Duration, level: Double, into samples: inout [Float]
    ) {
        let first = Sound.frames(in: start)
        let held = length.seconds
        let end = min(samples.count, first + Sound.frames(in: length + release))
        for (overtone, strength) in partials.enumerated() {
            let pitch = frequency * Double(overtone + 1)
            guard pitch < Double(Sound.rate) / 2, first < end else { continue }
            let fall = decay.seconds / (1 + 0.6 * Double(overtone))
            for index in first..<end {
                let time = Double(index - first) / Double(Sound.rate)
                var envelope = exp(-time / fall)
                if time < attack.seconds { envelope *= 0.5 - 0.5 * cos(.pi * time / attack.seconds) }
                if time > held { envelope *= 0.5 + 0.5 * cos(.pi * min(1, (time - held) / release.seconds)) }
                samples[index] += Float(level * strength * envelope * sin(2 * .pi * pitch * time))
            }
        }
    }
}

extension Duration {
    fileprivate var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
