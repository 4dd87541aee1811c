internal import CEBUR128
internal import Glibc

/// Measures by EBU R 128 (libebur128) what is given to it piece by piece: mono at `Sound.rate`.
///
/// A class, because the loudness of a sequence is asked of several meters at once. Not to be shared between threads.
@safe
package final class LoudnessMeter {
    package enum Measure: Sendable {
        case integrated
        /// Costs about three times as much.
        case integratedAndTruePeak
    }

    // Safe: made by `ebur128_init`, owned by this object alone, destroyed once in `deinit`.
    private let state: UnsafeMutablePointer<ebur128_state>

    package init(_ measure: Measure) throws(SoundError) {
        let mode =
            switch measure {
            case .integrated: EBUR128_MODE_I
            case .integratedAndTruePeak: mode(EBUR128_MODE_I.rawValue | EBUR128_MODE_TRUE_PEAK.rawValue)
            }
        guard let state = unsafe ebur128_init(1, UInt(Sound.rate), Int32(mode.rawValue)) else {
            throw .refused(call: "ebur128_init", detail: "no memory")
        }
        unsafe self.state = state
    }

    deinit {
        var state: UnsafeMutablePointer<ebur128_state>? = unsafe state
        unsafe ebur128_destroy(&state)
    }

    package func add(_ samples: [Float]) throws(SoundError) {
        let result = unsafe samples.withUnsafeBufferPointer { buffer in
            buffer.isEmpty ? 0 : unsafe ebur128_add_frames_float(state, buffer.baseAddress, buffer.count)
        }
        guard result == 0 else { throw .refused(call: "ebur128_add_frames_float", detail: "error \(result)") }
    }

    /// Programme loudness in LUFS; `nil` if all was under the absolute gate of -70, or shorter than 0.4 s.
    package var integrated: Double? { Self.integrated(of: [self]) }

    /// Programme loudness, in LUFS, of a sequence in which each meter's sound is heard as often as the meter is named:
    /// what is repeated needs to be measured only once.
    package static func integrated(of sequence: [LoudnessMeter]) -> Double? {
        var loudness = 0.0
        var states: [UnsafeMutablePointer<ebur128_state>?] = unsafe sequence.map { unsafe $0.state }
        // Safe: the meters live to the end of the call.
        let result = withExtendedLifetime(sequence) {
            unsafe ebur128_loudness_global_multiple(&states, states.count, &loudness)
        }
        return result == 0 && loudness.isFinite ? loudness : nil
    }

    /// In dBTP, at four times the rate; `nil` for digital silence, or if it was not to be measured.
    package var truePeak: Double? {
        var peak = 0.0
        let result = unsafe ebur128_true_peak(state, 0, &peak)
        return result == 0 && peak > 0 ? 20 * log10(peak) : nil
    }
}

extension Sound {
    /// Programme loudness in LUFS; `nil`: silence. What is shorter than a measuring block is repeated to fill it.
    package static func loudness(of samples: [Float]) throws(SoundError) -> Double? {
        guard !samples.isEmpty else { return nil }
        let meter = try LoudnessMeter(.integrated)
        for _ in 0..<max(1, (rate / 2 + samples.count - 1) / samples.count) {
            try meter.add(samples)
        }
        return meter.integrated
    }
}
