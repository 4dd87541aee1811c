internal import Diagnostics
internal import Foundation
internal import StationModel

extension Form<Relay> {
    /// What ffmpeg may be sent to. A local file is no relay: it is a `recording`.
    static let schemes = ["http", "https", "rtsp", "rtmp", "udp", "srt"]

    /// `https://…` or another stream of the network, or `input:` and a capture PCM of ALSA.
    static var relay: Form {
        Form { text throws(Fault) in
            if text.hasPrefix("input:") { return .input(try input(String(text.dropFirst("input:".count)))) }
            guard let mark = text.firstRange(of: "://"), schemes.contains(text[..<mark.lowerBound].lowercased())
            else { throw .relayScheme(text) }
            // It becomes one word of a command: nothing in it may be taken for something else there.
            guard !text.contains(where: { $0.isWhitespace || "\"'\\|<>".contains($0) }),
                let address = URLComponents(string: text), let host = address.host,
                !host.isEmpty || address.scheme?.lowercased() == "udp"
            else { throw .relayAddress(text) }
            return .stream(text)
        }
    }

    private static func input(_ device: String) throws(Fault) -> String {
        do throws(Fault) {
            return try Form<String>.microphone.read(device)
        } catch {
            throw .relayAddress("input:" + device)
        }
    }
}

extension Fault {
    fileprivate static func relayScheme(_ text: String) -> Fault {
        Fault(
            "relay-scheme",
            Phrase(
                vi: "\(text.quoted) không phải nguồn tiếp âm dùng được",
                en: "\(text.quoted) is nothing that can be relayed"),
            hint: Phrase(
                vi: "viết địa chỉ bắt đầu bằng \(Form<Relay>.schemes.joined(separator: ", ")) rồi ://, "
                    + "hoặc input: và tên card; tệp âm thanh thì ghi vào mục recording",
                en: "write an address that begins with \(Form<Relay>.schemes.joined(separator: ", ")) and ://, "
                    + "or input: and a card's name; a sound file belongs into recording"))
    }

    fileprivate static func relayAddress(_ text: String) -> Fault {
        Fault(
            "relay-address",
            Phrase(
                vi: "\(text.quoted) không phải địa chỉ tiếp âm viết đúng",
                en: "\(text.quoted) is not a proper address of a relay"),
            hint: Phrase(
                vi: "viết như: https://stream.vov.vn/vov1 hoặc input:plughw:CARD=Line, không có dấu cách và dấu nháy",
                en: "write it like: https://stream.vov.vn/vov1 or input:plughw:CARD=Line, without blanks and quotes"))
    }
}
