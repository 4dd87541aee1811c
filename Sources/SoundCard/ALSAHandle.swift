internal import CALSA
internal import Glibc

/// The calls on an open PCM, with errors that keep call and number. Closes it when dropped.
/// `@safe`: only its own calls touch the PCM, and it is open from init to deinit.
@safe
struct ALSAHandle: ~Copyable {
    /// Valid from init to deinit, which is the only place that closes it.
    private let pcm: OpaquePointer
    let device: String
    let direction: CardError.Direction

    /// Never waits for a card that is held by another program.
    init(device: String, direction: CardError.Direction) throws(CardError) {
        _ = loa_alsa_silence()
        var opened: OpaquePointer?
        let stream = direction == .capture ? SND_PCM_STREAM_CAPTURE : SND_PCM_STREAM_PLAYBACK
        // libasound keeps the configuration that it read first: a card that was plugged in since has no `default:CARD=…`
        // in that one, and an edited asound.conf does not count.
        var configuration: OpaquePointer?
        var files: OpaquePointer?
        defer {
            unsafe configuration.map { _ = unsafe snd_config_delete($0) }
            unsafe files.map { _ = unsafe snd_config_update_free($0) }
        }
        let read = unsafe snd_config_update_r(&configuration, &files, nil)
        guard read >= 0 else { throw Self.error(read, "snd_config_update", device, direction) }
        let code = unsafe snd_pcm_open_lconf(&opened, device, stream, CInt(SND_PCM_NONBLOCK), configuration)
        guard code == 0, let pcm = unsafe opened else {
            throw Self.error(code, "snd_pcm_open", device, direction)
        }
        unsafe self.pcm = pcm
        self.device = device
        self.direction = direction
    }

    deinit {
        // Otherwise closing may wait until all that was written has sounded.
        unsafe snd_pcm_drop(pcm)
        unsafe snd_pcm_close(pcm)
    }

    /// - Parameter samples: at least that many frames in the format that was set.
    func write(_ samples: Span<some BitwiseCopyable>, frames: Int) throws(CardError) -> Int {
        let taken = unsafe samples.withUnsafeBytes {
            unsafe snd_pcm_writei(pcm, $0.baseAddress, snd_pcm_uframes_t(frames))
        }
        if taken == -CLong(EAGAIN) { return 0 }
        return Int(try check(taken, "snd_pcm_writei"))
    }

    /// Takes what is there, up to so many frames; returns how many.
    ///
    /// - Parameter samples: has room for that many frames in the format that was set.
    func read(into samples: inout [some BitwiseCopyable], frames: Int) throws(CardError) -> Int {
        let taken = unsafe samples.withUnsafeMutableBytes {
            unsafe snd_pcm_readi(pcm, $0.baseAddress, snd_pcm_uframes_t(frames))
        }
        if taken == -CLong(EAGAIN) { return 0 }
        return Int(try check(taken, "snd_pcm_readi"))
    }

    /// Sleeps until the card has something to give or to take; `false`: that time, to the millisecond, has passed.
    func wait(upTo time: Duration) throws(CardError) -> Bool {
        let milliseconds = time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
        return try check(CLong(unsafe snd_pcm_wait(pcm, Int32(clamping: milliseconds))), "snd_pcm_wait") > 0
    }

    func start() throws(CardError) {
        // It starts by itself if the first write reached its threshold.
        guard unsafe snd_pcm_state(pcm) != SND_PCM_STATE_RUNNING else { return }
        _ = try check(CLong(unsafe snd_pcm_start(pcm)), "snd_pcm_start")
    }

    func spaceAndDelay() throws(CardError) -> (space: Int, delay: Int) {
        var space: snd_pcm_sframes_t = 0
        var delay: snd_pcm_sframes_t = 0
        let code = unsafe snd_pcm_avail_delay(pcm, &space, &delay)
        _ = try check(CLong(code), "snd_pcm_avail_delay")
        return (max(0, space), max(0, delay))
    }

    /// Free frames of the buffer, also after an underrun or a suspension, when `spaceAndDelay` gives only the error.
    func space() -> Int? {
        var status: OpaquePointer?
        guard unsafe snd_pcm_status_malloc(&status) == 0, let status = unsafe status else { return nil }
        defer { unsafe snd_pcm_status_free(status) }
        guard unsafe snd_pcm_status(pcm, status) == 0 else { return nil }
        return unsafe Int(snd_pcm_status_get_avail(status))
    }

    /// Behind it is a card of the kernel. A sound server's plug-in has sent on what it was given, and libasound moves its
    /// own pointers back all the same.
    var isHardware: Bool {
        var info: OpaquePointer?
        guard unsafe snd_pcm_info_malloc(&info) == 0, let info = unsafe info else { return false }
        defer { unsafe snd_pcm_info_free(info) }
        return unsafe snd_pcm_info(pcm, info) == 0 && snd_pcm_info_get_card(info) >= 0
    }

    /// Moves back to where `left` frames are still to be heard, but no more than `most`.
    func takeBack(atMost most: Int, leaving left: Int) throws(CardError) -> Int {
        // Otherwise it would count from where the card was at the last look.
        _ = try spaceAndDelay()
        let possible = try check(unsafe snd_pcm_rewindable(pcm), "snd_pcm_rewindable")
        let count = min(most, Int(possible) - left)
        guard count > 0 else { return 0 }
        return Int(try check(unsafe snd_pcm_rewind(pcm, snd_pcm_uframes_t(count)), "snd_pcm_rewind"))
    }

    func prepareAnew() throws(CardError) {
        // A suspended card may refuse to drop; preparing decides.
        unsafe snd_pcm_drop(pcm)
        _ = try check(CLong(unsafe snd_pcm_prepare(pcm)), "snd_pcm_prepare")
    }

    func drop() {
        unsafe snd_pcm_drop(pcm)
    }

    /// Lends the PCM to the negotiation.
    func withPCM<Result>(_ body: (OpaquePointer) throws(CardError) -> Result) throws(CardError) -> Result {
        try unsafe body(pcm)
    }

    func check(_ result: CLong, _ call: String) throws(CardError) -> CLong {
        guard result < 0 else { return result }
        let number = Int32(-result)
        // The state knows better than the number: drivers disagree on what they return after a removal.
        switch unsafe snd_pcm_state(pcm) {
        case SND_PCM_STATE_XRUN: throw error(-number, call, direction == .capture ? .overrun : .underrun)
        case SND_PCM_STATE_SUSPENDED: throw error(-number, call, .suspended)
        case SND_PCM_STATE_DISCONNECTED: throw error(-number, call, .absent)
        default: throw error(-number, call)
        }
    }

    /// - Parameter code: as libasound returned it: negative.
    func error(_ code: Int32, _ call: String, _ kind: CardError.Kind? = nil) -> CardError {
        Self.error(code, call, device, direction, kind)
    }

    private static func error(
        _ code: Int32, _ call: String, _ device: String, _ direction: CardError.Direction, _ kind: CardError.Kind? = nil
    ) -> CardError {
        CardError(
            kind: kind ?? CardError.Kind(ofALSA: -code, direction: direction), direction: direction, device: device,
            call: call, errno: -code, detail: unsafe String(cString: snd_strerror(code)))
    }
}
