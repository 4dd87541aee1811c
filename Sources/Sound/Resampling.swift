internal import CSoxr

extension Sound {
    /// The same sound at `Sound.rate`, in soxr's high quality (20 bits); pitch and length are kept.
    package static func resampled(_ samples: [Float], from rate: Int) throws(SoundError) -> [Float] {
        guard rate != Sound.rate, !samples.isEmpty else { return samples }
        let length = Int((Double(samples.count) * Double(Sound.rate) / Double(rate)).rounded())
        var refusal: soxr_error_t?
        let output = unsafe [Float](unsafeUninitializedCapacity: length) { buffer, filled in
            var done = 0
            // Safe: both buffers outlive the call, which keeps no pointer to them.
            unsafe samples.withUnsafeBufferPointer { input in
                unsafe refusal = soxr_oneshot(
                    Double(rate), Double(Sound.rate), 1, input.baseAddress, input.count, nil, buffer.baseAddress,
                    length, &done, nil, nil, nil)
            }
            filled = done
        }
        if let refusal = unsafe refusal {
            throw .refused(call: "soxr_oneshot", detail: unsafe String(cString: refusal))
        }
        return output
    }
}
