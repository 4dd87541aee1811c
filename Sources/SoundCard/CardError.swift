/// What a sound card or a microphone refused, with the kernel's number for it.
package struct CardError: Error, Sendable, Hashable {
    /// Which way the sound was to go.
    package enum Direction: Sendable, Hashable, CaseIterable {
        case playback
        /// From a microphone.
        case capture
    }

    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// No such card, or it was unplugged.
        case absent
        /// Held by another program.
        case busy
        case forbidden
        /// It is there but cannot do what Loa needs: `call` and `detail` say what.
        case unsuitable
        /// A card that plays ran dry.
        case underrun
        /// A microphone was not read in time: some of what it heard is lost.
        case overrun
        /// It is open, but no sound comes from it at all.
        case still
        case suspended
        case other
    }

    package let kind: Kind
    package let direction: Direction
    /// As the station names it, such as `plughw:CARD=Device`.
    package let device: String
    /// The call that failed, such as `snd_pcm_open`.
    package let call: String
    /// Positive; 0 where the refusal has none.
    package let errno: Int32
    package let detail: String

    package init(
        kind: Kind, direction: Direction = .playback, device: String, call: String, errno: Int32, detail: String
    ) {
        self.kind = kind
        self.direction = direction
        self.device = device
        self.call = call
        self.errno = errno
        self.detail = detail
    }
}
