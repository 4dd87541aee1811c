internal import CALSA

/// Asks libasound what a PCM can do.
package enum ALSAProbe {
    /// Opens it for a moment; what it is set to is not touched.
    @Sendable package static func ask(_ name: String, _ direction: CardError.Direction) -> Device.Ability {
        do throws(CardError) {
            let handle = try ALSAHandle(device: name, direction: direction)
            return try ability(of: handle)
        } catch {
            return .refused(error)
        }
    }

    private static func ability(of handle: borrowing ALSAHandle) throws(CardError) -> Device.Ability {
        var hardware: OpaquePointer?
        guard unsafe snd_pcm_hw_params_malloc(&hardware) == 0, let hardware = unsafe hardware else {
            throw handle.error(-12, "snd_pcm_hw_params_malloc")
        }
        defer { unsafe snd_pcm_hw_params_free(hardware) }
        var rates: (CUnsignedInt, CUnsignedInt) = (0, 0)
        var channels: (CUnsignedInt, CUnsignedInt) = (0, 0)
        var formats: [String] = []
        try unsafe handle.withPCM { (pcm) throws(CardError) in
            try unsafe handle.must(snd_pcm_hw_params_any(pcm, hardware), "snd_pcm_hw_params_any", "no setting at all")
            unsafe snd_pcm_hw_params_get_rate_min(hardware, &rates.0, nil)
            unsafe snd_pcm_hw_params_get_rate_max(hardware, &rates.1, nil)
            unsafe snd_pcm_hw_params_get_channels_min(hardware, &channels.0)
            unsafe snd_pcm_hw_params_get_channels_max(hardware, &channels.1)
            let known = [SND_PCM_FORMAT_S16, SND_PCM_FORMAT_S32, SND_PCM_FORMAT_S24_3LE, SND_PCM_FORMAT_S24]
            for format in known where unsafe snd_pcm_hw_params_test_format(pcm, hardware, format) == 0 {
                formats.append(unsafe String(cString: snd_pcm_format_name(format)))
            }
        }
        return .able(
            rates: Int(rates.0)...Int(max(rates.0, rates.1)),
            channels: Int(channels.0)...Int(max(channels.0, channels.1)), formats: formats)
    }
}
