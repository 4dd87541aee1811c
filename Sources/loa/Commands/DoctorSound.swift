internal import CivilTime
internal import Diagnostics
internal import Operations
internal import Playout
internal import SoundCard
internal import StationFolder
internal import StationModel

/// Where the sound goes, and who listens.
struct SoundCheck {
    private let output: Output
    private let folder: StationFolder
    private let daemonHoldsCard: Bool

    /// - Parameter daemonHoldsCard: it is on air, so its cards are in use as they should be.
    init(_ output: Output, in folder: StationFolder, daemonHoldsCard: Bool) {
        self.output = output
        self.folder = folder
        self.daemonHoldsCard = daemonHoldsCard
    }

    var findings: [Finding] {
        guard case .alsa(let name) = output.device else {
            return [
                Finding(
                    .warning, "output-is-no-card", at: Self.place,
                    Phrase(
                        vi: "đầu ra \(CardChoice.name(of: output.device)) không phải là card: không loa nào kêu",
                        en: "the output \(CardChoice.name(of: output.device)) is no card: no horn will sound"),
                    hint: Self.listing)
            ]
        }
        let numbered = [("output.device", name)] + (output.listen.map { [("output.listen", $0)] } ?? [])
        return numbered.compactMap(unstable) + opening(name)
    }

    private static let place = Finding.Place(file: StationFolder.scheduleName)
    private static let listing = Phrase(
        vi: "“loa devices” liệt kê các card và tên để ghi", en: "“loa devices” lists the cards and what to write")

    /// The number that it has today another card may have tomorrow.
    private func unstable(key: String, name: String) -> Finding? {
        guard let address = CardAddress(name), address.isNumbered else { return nil }
        return Finding(
            .warning, "card-by-number", at: Self.place,
            Phrase(
                vi: "\(key) ghi card theo số (“\(name)”): số có thể đổi sau mỗi lần khởi động",
                en: "\(key) names its card by a number (“\(name)”), which may be another one after each start"),
            hint: Self.listing)
    }

    private func opening(_ name: String) -> [Finding] {
        if daemonHoldsCard { return [] }
        var findings: [Finding] = []
        do throws(CardError) {
            let driver = ALSADriver(device: name) { SystemClock().now }
            let card = try ALSACard(opening: driver)
            findings += listening(beside: name)
            // Until here it is held.
            _ = card.shape
        } catch {
            findings.append(Self.finding("output-does-not-open", error, hint: error.hint))
            findings += alone
        }
        return findings
    }

    /// As on air: while the output is open.
    private func listening(beside name: String) -> [Finding] {
        guard let listen = output.listen else {
            return [
                Finding(
                    .note, "nobody-listens", at: Self.place,
                    Phrase(
                        vi: "không có thiết bị nghe lại: loa câm thì không ai biết",
                        en: "no device listens: silent horns go unnoticed"),
                    hint: Phrase(
                        vi: "đặt micrô gần loa rồi ghi output.listen",
                        en: "put a microphone near a horn and set output.listen")
                )
            ]
        }
        guard refusal(of: listen) != nil, alone.isEmpty else { return alone }
        return [
            Finding(
                .error, "listening-device-is-the-output", at: Self.place,
                Phrase(
                    vi: "“\(listen)” không thu được trong khi “\(name)” đang phát",
                    en: "“\(listen)” cannot record while “\(name)” plays"),
                hint: Phrase(
                    vi: "card này không vừa phát vừa thu: dùng card khác cho output.listen",
                    en: "this card cannot do both: name another one in output.listen"))
        ]
    }

    /// The listening device by itself.
    private var alone: [Finding] {
        guard let listen = output.listen, let error = refusal(of: listen) else { return [] }
        return [Self.finding("listening-device-does-not-open", error, hint: error.hint(namedBy: "output.listen"))]
    }

    /// Set up as on air: what opens need not be able to do what is needed.
    private func refusal(of listen: String) -> CardError? {
        do throws(CardError) {
            let card = try ALSACaptureCard(opening: ALSADriver(device: listen, latency: .patient) { SystemClock().now })
            _ = card.shape
            return nil
        } catch {
            return error
        }
    }

    private static func finding(_ code: String, _ error: CardError, hint: Phrase?) -> Finding {
        Finding(.error, code, at: place, error.message, hint: hint)
    }
}

/// The programs that an airing calls.
enum ProgramCheck {
    static func findings(of station: Station, in folder: StationFolder) -> [Finding] {
        let amplifier = station.output.amplifier
        var programs = [amplifier?.switchOn.first, amplifier?.switchOff.first].compactMap(\.self)
        let relays = station.scripts.contains { if case .stream? = $0.relay { true } else { false } }
        if relays { programs.append("ffmpeg") }
        var seen: Set<String> = []
        return programs.filter { seen.insert($0).inserted }
            .filter { !ProgramSwitch.isRunnable($0, in: folder) }.map(missing)
    }

    private static func missing(_ program: String) -> Finding {
        Finding(
            .error, "program-missing", at: Finding.Place(file: StationFolder.scheduleName),
            Phrase(
                vi: "không có chương trình “\(program)”, hoặc không chạy được",
                en: "the program “\(program)” is not there or cannot be run"),
            hint: program == "ffmpeg"
                ? Phrase(vi: "cài bằng: apt install ffmpeg", en: "install it: apt install ffmpeg")
                : Phrase(
                    vi: "cài chương trình đó, hoặc sửa output.amplifier", en: "install it, or correct output.amplifier")
        )
    }
}
