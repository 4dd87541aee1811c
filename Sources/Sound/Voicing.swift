internal import Glibc

/// A second-order filter after R. Bristow-Johnson's cookbook formulas for audio equalisers.
package struct Biquad: Sendable {
    let b0, b1, b2, a1, a2: Double

    /// `frequency` in Hz, under half of `Sound.rate`.
    package static func highPass(_ frequency: Double, q: Double) -> Biquad {
        let (cosine, alpha) = angle(frequency, q)
        return Biquad(
            b: ((1 + cosine) / 2, -(1 + cosine), (1 + cosine) / 2), a: (1 + alpha, -2 * cosine, 1 - alpha))
    }

    /// Lifts (or with a negative gain lowers) a band around `frequency`.
    package static func peak(_ frequency: Double, q: Double, decibels: Double) -> Biquad {
        let (cosine, alpha) = angle(frequency, q)
        let root = pow(10, decibels / 40)
        return Biquad(
            b: (1 + alpha * root, -2 * cosine, 1 - alpha * root), a: (1 + alpha / root, -2 * cosine, 1 - alpha / root))
    }

    /// Takes a narrow band around `frequency` away.
    package static func notch(_ frequency: Double, q: Double) -> Biquad {
        let (cosine, alpha) = angle(frequency, q)
        return Biquad(b: (1, -2 * cosine, 1), a: (1 + alpha, -2 * cosine, 1 - alpha))
    }

    static func lowPass(_ frequency: Double, q: Double) -> Biquad {
        let (cosine, alpha) = angle(frequency, q)
        return Biquad(b: ((1 - cosine) / 2, 1 - cosine, (1 - cosine) / 2), a: (1 + alpha, -2 * cosine, 1 - alpha))
    }

    private static func angle(_ frequency: Double, _ q: Double) -> (cosine: Double, alpha: Double) {
        let angle = 2 * .pi * frequency / Double(Sound.rate)
        return (cos(angle), sin(angle) / (2 * q))
    }

    private init(b: (Double, Double, Double), a: (Double, Double, Double)) {
        b0 = b.0 / a.0
        b1 = b.1 / a.0
        b2 = b.2 / a.0
        a1 = a.1 / a.0
        a2 = a.2 / a.0
    }

    /// Filters in place, from rest.
    package func apply(to samples: inout [Float]) {
        unsafe samples.withUnsafeMutableBufferPointer { samples in
            var first = 0.0
            var second = 0.0
            for index in 0..<samples.count {
                let input = unsafe Double(samples[index])
                let output = b0 * input + first
                first = b1 * input - a1 * output + second
                second = b2 * input - a2 * output
                unsafe samples[index] = Float(output)
            }
        }
    }
}

extension Sound {
    /// Makes a sound fit for a horn on a pole.
    ///
    /// A horn moves no air under about 300 Hz: what is sent there only heats its driver and eats loudness, so it is
    /// taken away, 24 dB an octave. Consonants, by which words are told apart at a distance, live at 2 to 4 kHz: they
    /// are lifted.
    package static func voiceForHorn(_ samples: inout [Float]) {
        for filter in hornVoicing { filter.apply(to: &samples) }
    }

    /// The same, one filter behind the other.
    package static let hornVoicing: [Biquad] = [
        // A fourth-order Butterworth: these are the Q of its two halves.
        .highPass(270, q: 0.541), .highPass(270, q: 1.307), .peak(2_800, q: 0.8, decibels: 4),
    ]
}
