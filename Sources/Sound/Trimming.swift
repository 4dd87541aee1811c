internal import Glibc

extension Sound {
    /// Without the silence before and after: what is more than 45 dB under the loudest sample. 15 ms are left on both
    /// sides and faded, so that no onset is cut and nothing clicks. Empty if there is no sound at all.
    package static func trimmed(_ samples: [Float]) -> [Float] {
        let loudest = samples.reduce(0) { max($0, abs($1)) }
        guard loudest > 1e-4 else { return [] }
        let threshold = loudest * gain(decibels: -45)
        guard let first = samples.firstIndex(where: { abs($0) > threshold }),
            let last = samples.lastIndex(where: { abs($0) > threshold })
        else { return [] }
        let margin = frames(in: .milliseconds(15))
        var kept = Array(samples[max(0, first - margin)...min(samples.count - 1, last + margin)])
        fade(&kept, over: .milliseconds(5))
        return kept
    }

    /// Fades in and out at the ends, along half a cosine.
    package static func fade(_ samples: inout [Float], over duration: Duration) {
        let length = min(frames(in: duration), samples.count / 2)
        for step in 0..<length {
            let gain = Float(0.5 - 0.5 * cos(Double.pi * Double(step) / Double(length)))
            samples[step] *= gain
            samples[samples.count - 1 - step] *= gain
        }
    }

    package static func scale(_ samples: inout [Float], by factor: Float) {
        unsafe samples.withUnsafeMutableBufferPointer { samples in
            for index in 0..<samples.count { unsafe samples[index] *= factor }
        }
    }
}
