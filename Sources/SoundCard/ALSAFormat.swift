internal import CALSA

/// What a PCM was set to: rate, channels, width, period and buffer.
struct ALSAFormat {
    private static let rate: UInt32 = 48_000

    /// In microseconds. What is in store is enough for a box that is busy with something else; there are few wake-ups when
    /// playing, but a voice that is followed by eye or ear must not come in lumps.
    private static func times(
        _ latency: ALSADriver.Latency, _ direction: CardError.Direction
    ) -> (period: UInt32, buffer: UInt32) {
        switch latency {
        case .safe: (direction == .capture ? 20_000 : 100_000, 500_000)
        case .live: (5_000, 250_000)
        case .patient: (100_000, 1_000_000)
        }
    }

    let shape: CardShape
    let channels: Int
    let isWide: Bool

    var isLoasOwn: Bool { channels == 1 && !isWide }

    /// Sets the PCM up at 48 kHz, which is the rate of every tape: mono of 16 bits if it can, else stereo or 32 bits.
    ///
    /// A `hw:` card that cannot do 48 kHz is refused: resampling is what `plughw:` is for.
    init(
        negotiating handle: borrowing ALSAHandle, latency: ALSADriver.Latency, takesBack: Bool
    ) throws(CardError) {
        var hardware: OpaquePointer?
        guard unsafe snd_pcm_hw_params_malloc(&hardware) == 0, let hardware = unsafe hardware else {
            throw handle.error(-12, "snd_pcm_hw_params_malloc")
        }
        defer { unsafe snd_pcm_hw_params_free(hardware) }

        let isWide: Bool
        let channels: Int
        var period: snd_pcm_uframes_t = 0
        var buffer: snd_pcm_uframes_t = 0
        (isWide, channels) = try unsafe handle.withPCM { (pcm) throws(CardError) in
            try unsafe handle.must(snd_pcm_hw_params_any(pcm, hardware), "snd_pcm_hw_params_any", "no setting at all")
            try unsafe handle.must(
                snd_pcm_hw_params_set_access(pcm, hardware, SND_PCM_ACCESS_RW_INTERLEAVED),
                "snd_pcm_hw_params_set_access", "interleaved frames")
            let isWide = unsafe snd_pcm_hw_params_set_format(pcm, hardware, SND_PCM_FORMAT_S16) != 0
            if isWide {
                try unsafe handle.must(
                    snd_pcm_hw_params_set_format(pcm, hardware, SND_PCM_FORMAT_S32),
                    "snd_pcm_hw_params_set_format", "samples of 16 or 32 bits")
            }
            let isStereo = unsafe snd_pcm_hw_params_set_channels(pcm, hardware, 1) != 0
            if isStereo {
                try unsafe handle.must(
                    snd_pcm_hw_params_set_channels(pcm, hardware, 2),
                    "snd_pcm_hw_params_set_channels", "one channel or two")
            }
            try unsafe handle.must(
                snd_pcm_hw_params_set_rate(pcm, hardware, Self.rate, 0), "snd_pcm_hw_params_set_rate", "48000 Hz")
            try unsafe Self.setTimes(handle, pcm: pcm, hardware: hardware, latency)
            try unsafe handle.must(snd_pcm_hw_params(pcm, hardware), "snd_pcm_hw_params", "the settings together")
            unsafe snd_pcm_hw_params_get_period_size(hardware, &period, nil)
            unsafe snd_pcm_hw_params_get_buffer_size(hardware, &buffer)
            try unsafe Self.setSoftware(handle, pcm: pcm, period: period)
            return (isWide, isStereo ? 2 : 1)
        }
        self.isWide = isWide
        self.channels = channels
        shape = CardShape(
            rate: Int(Self.rate), period: Int(period), buffer: Int(buffer),
            summary: "\(Self.rate) Hz, \(channels == 1 ? "mono" : "stereo"), \(isWide ? 32 : 16) bit",
            takesBack: takesBack)
    }

    /// Duplicates mono frames to the card's channels and, shifted up, to its width.
    ///
    /// - Parameter target: has room for `samples.count` frames of so many channels.
    func spread(_ samples: Span<Int16>, over target: inout MutableSpan<Int16>) {
        for index in 0..<samples.count * channels { target[index] = samples[index / channels] }
    }

    func spread(_ samples: Span<Int16>, over target: inout MutableSpan<Int32>) {
        for index in 0..<samples.count * channels { target[index] = Int32(samples[index / channels]) << 16 }
    }

    /// The other way round: frames as the card has them become mono, -1 to 1; two channels their mean.
    ///
    /// - Parameter target: has room for so many frames from `place` on.
    func gather(_ frames: Int, of samples: Span<Int16>, into target: inout MutableSpan<Float>, at place: Int) {
        for frame in 0..<frames {
            var sum: Float = 0
            for channel in 0..<channels { sum += Float(samples[frame * channels + channel]) }
            target[place + frame] = sum / (32_768 * Float(channels))
        }
    }

    func gather(_ frames: Int, of samples: Span<Int32>, into target: inout MutableSpan<Float>, at place: Int) {
        for frame in 0..<frames {
            var sum: Float = 0
            for channel in 0..<channels { sum += Float(samples[frame * channels + channel]) }
            target[place + frame] = sum / (2_147_483_648 * Float(channels))
        }
    }

    private static func setTimes(
        _ handle: borrowing ALSAHandle, pcm: OpaquePointer, hardware: OpaquePointer, _ latency: ALSADriver.Latency
    ) throws(CardError) {
        var (period, buffer) = times(latency, handle.direction)
        let wantedPeriod = "periods of \(period / 1000) ms"
        let wantedBuffer = "a buffer of \(buffer / 1000) ms"
        // What is set first is what a card with few periods comes nearest to.
        if latency == .live {
            try unsafe handle.must(
                snd_pcm_hw_params_set_period_time_near(pcm, hardware, &period, nil),
                "snd_pcm_hw_params_set_period_time_near", wantedPeriod)
        }
        try unsafe handle.must(
            snd_pcm_hw_params_set_buffer_time_near(pcm, hardware, &buffer, nil),
            "snd_pcm_hw_params_set_buffer_time_near", wantedBuffer)
        if latency != .live {
            try unsafe handle.must(
                snd_pcm_hw_params_set_period_time_near(pcm, hardware, &period, nil),
                "snd_pcm_hw_params_set_period_time_near", wantedPeriod)
        }
    }

    private static func setSoftware(
        _ handle: borrowing ALSAHandle, pcm: OpaquePointer, period: snd_pcm_uframes_t
    ) throws(CardError) {
        var software: OpaquePointer?
        guard unsafe snd_pcm_sw_params_malloc(&software) == 0, let software = unsafe software else {
            throw handle.error(-12, "snd_pcm_sw_params_malloc")
        }
        defer { unsafe snd_pcm_sw_params_free(software) }
        try unsafe handle.must(
            snd_pcm_sw_params_current(pcm, software), "snd_pcm_sw_params_current", "its present settings")
        // Loa starts the card itself. The pulse plug-in takes this number as what it wants to hold after a gap
        // before it sounds again, so it stays small.
        try unsafe handle.must(
            snd_pcm_sw_params_set_start_threshold(pcm, software, period),
            "snd_pcm_sw_params_set_start_threshold", "one period")
        try unsafe handle.must(snd_pcm_sw_params(pcm, software), "snd_pcm_sw_params", "the settings together")
    }
}

extension ALSAHandle {
    /// - Parameter wanted: what the call asked the card for, in plain words.
    func must(_ code: Int32, _ call: String, _ wanted: String) throws(CardError) {
        guard code < 0 else { return }
        let error = error(code, call)
        throw CardError(
            kind: error.kind, direction: direction, device: device, call: call, errno: -code,
            detail: "\(wanted): \(error.detail)")
    }
}
