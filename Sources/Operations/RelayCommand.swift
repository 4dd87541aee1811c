internal import Playout

/// How ffmpeg is asked for a programme: mono sound of 16 bits at 48 kHz on its standard output.
enum RelayCommand {
    static let program = "ffmpeg"
    /// A playlist from the network must not lead to a file of this machine.
    private static let protocols = "http,https,tcp,tls,crypto,hls,httpproxy,rtsp,rtp,rtmp,udp,srt"

    static func arguments(for choice: RelayChoice) -> [String] {
        let input =
            switch choice {
            case .stream(let address): ["-protocol_whitelist", protocols] + patience(address) + ["-i", address]
            case .input(let device): ["-f", "alsa", "-channels", "1", "-sample_rate", "48000", "-i", device]
            }
        return ["-nostdin", "-hide_banner", "-loglevel", "error"] + input + [
            "-map", "0:a:0", "-vn", "-sn", "-dn", "-ac", "1", "-ar", "48000", "-f", "s16le", "-flush_packets", "1",
            "pipe:1",
        ]
    }

    /// In microseconds, under the name that each kind of stream has for it: a silent server is given up after 10 s.
    private static func patience(_ address: String) -> [String] {
        switch address.prefix(while: { $0 != ":" }).lowercased() {
        case "http", "https", "rtmp": ["-rw_timeout", "10000000"]
        case "rtsp", "udp": ["-timeout", "10000000"]
        default: []
        }
    }
}
