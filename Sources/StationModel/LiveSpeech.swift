/// How a person speaks to the village: `live:`.
package struct LiveSpeech: Sendable, Hashable {
    /// A capture PCM of ALSA.
    package var microphone: String
    /// A path within the station folder; absent: two notes of a bell.
    package var chime: String?
    /// At most; then it ends by itself.
    package var longest: Duration
    /// So long nobody speaks, and it ends by itself.
    package var silence: Duration

    package init(
        microphone: String = "default", chime: String? = nil, longest: Duration = .seconds(900),
        silence: Duration = .seconds(60)
    ) {
        self.microphone = microphone
        self.chime = chime
        self.longest = longest
        self.silence = silence
    }
}

/// A programme from elsewhere that is aired in place of a script's words.
package enum Relay: Sendable, Hashable, CustomStringConvertible {
    /// A stream of the network, by its address.
    case stream(String)
    /// A capture PCM of ALSA: a line input, a tuner.
    case input(String)

    /// As the script names it.
    package var description: String {
        switch self {
        case .stream(let address): address
        case .input(let device): "input:\(device)"
        }
    }
}
