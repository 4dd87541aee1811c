/// What a sound card refused, with the kernel's number for it.
package struct CardError: Error, Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// No such card, or it was unplugged.
        case absent
        /// Held by another program.
        case busy
        case forbidden
        /// It is there but cannot do what Loa needs: `call` and `detail` say what.
        case unsuitable
        case underrun
        case suspended
        case other
    }

    package let kind: Kind
    /// As the station names it, such as `plughw:CARD=Device`.
    package let device: String
    /// The call that failed, such as `snd_pcm_open`.
    package let call: String
    /// Positive; 0 where the refusal has none.
    package let errno: Int32
    package let detail: String

    package init(kind: Kind, device: String, call: String, errno: Int32, detail: String) {
        self.kind = kind
        self.device = device
        self.call = call
        self.errno = errno
        self.detail = detail
    }
}
