internal import ArgumentParser
internal import Diagnostics
internal import Operations
internal import Playout
internal import SoundCard
internal import StationFolder
internal import StationModel

struct DevicesCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "devices",
            abstract: words(
                "Card âm thanh và micrô của máy, theo tên cố định.", "The sound devices, by lasting names."),
            subcommands: [List.self, Test.self], defaultSubcommand: List.self)
    }

    struct List: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: words(
                    "Card nào, làm được gì, chương trình nào đang giữ.",
                    "Which there are, what they can do, who holds them."
                ),
                discussion: words("Không có thiết bị nào thì mã kết thúc là 69.", "Exits 69 if there is none."))
        }

        @OptionGroup var options: FactOptions

        func run() throws {
            let output = options.station.outputOrNone
            let devices = DeviceList().read().map { DeviceText($0, of: output, language: options.station.language) }
            if options.json {
                try Terminal.json(devices.map(\.record))
            } else {
                for device in devices { Terminal.say(device.text) }
                Terminal.say(DeviceText.advice(devices.map(\.device))[options.station.language])
            }
            if devices.isEmpty { throw ExitCode(ExitStatus.unavailable.rawValue) }
        }
    }
}

extension StationOptions {
    /// The station's output; `nil` where there is no station yet, or none that reads: devices are looked at before one
    /// is set up, too.
    var outputOrNone: Output? {
        guard let folder = try? folder(), let station = try? folder.load().station else { return nil }
        return station.output
    }
}

/// One device as a person, and as a program reads it.
struct DeviceText {
    struct Record: Encodable {
        struct Ability: Encodable {
            let rates: [Int]
            let channels: [Int]
            let formats: [String]
        }
        struct Holder: Encodable {
            let direction: String
            let program: String
            let pid: Int
        }

        let device: String
        let title: String?
        let playback: Ability?
        let capture: Ability?
        /// Why a direction that it has cannot be asked now.
        let playbackTrouble: String?
        let captureTrouble: String?
        let heldBy: [Holder]
        /// `output`, `listen`.
        let usedFor: [String]
    }

    let device: Device
    private let uses: [String]
    private let language: Language

    init(_ device: Device, of output: Output?, language: Language) {
        self.device = device
        self.language = language
        var uses: [String] = []
        if case .alsa(let name)? = output?.device, CardAddress.isSame(name, device.name) { uses.append("output") }
        if let name = output?.listen, CardAddress.isSame(name, device.name) { uses.append("listen") }
        self.uses = uses
    }

    var record: Record {
        let (playback, capture) = (facts(device.playback), facts(device.capture))
        return Record(
            device: device.name, title: device.title.isEmpty ? nil : device.title,
            playback: playback.ability, capture: capture.ability, playbackTrouble: playback.trouble,
            captureTrouble: capture.trouble,
            heldBy: device.holders.map {
                Record.Holder(
                    direction: $0.direction == .playback ? "playback" : "capture", program: $0.program, pid: $0.pid)
            },
            usedFor: uses)
    }

    private func facts(_ ability: Device.Ability?) -> (ability: Record.Ability?, trouble: String?) {
        switch ability {
        case .able(let rates, let channels, let formats):
            let bounds = { (range: ClosedRange<Int>) in [range.lowerBound, range.upperBound] }
            return (Record.Ability(rates: bounds(rates), channels: bounds(channels), formats: formats), nil)
        case .refused(let error): return (nil, error.message[language])
        case nil: return (nil, nil)
        }
    }

    /// The name, and below it a line for each thing that there is to say.
    var text: String {
        var lines = [device.title.isEmpty ? device.name : "\(device.name)  \(device.title)"]
        for direction in CardError.Direction.allCases {
            guard let ability = device.ability(to: direction) else { continue }
            let key = direction == .playback ? "output.device" : "output.listen"
            let isUsed = uses.contains(direction == .playback ? "output" : "listen")
            let use = Phrase(vi: "  ← đài đang dùng (\(key))", en: "  ← this station's (\(key))")
            lines.append("    \(word(for: direction)[language]): \(said(of: ability))\(isUsed ? use[language] : "")")
        }
        for holder in device.holders {
            let program = "\(holder.program) (pid \(holder.pid))"
            lines.append(
                "    "
                    + (holder.direction == .playback
                    ? Phrase(vi: "\(program) đang phát", en: "\(program) is playing")
                    : Phrase(vi: "\(program) đang thu", en: "\(program) is recording"))[language])
        }
        return lines.joined(separator: "\n")
    }

    private func word(for direction: CardError.Direction) -> Phrase {
        direction == .playback ? Phrase(vi: "phát", en: "plays") : Phrase(vi: "thu", en: "records")
    }

    private func said(of ability: Device.Ability) -> String {
        switch ability {
        case .refused(let error): error.kind == .busy ? busy[language] : error.message[language]
        case .able(let rates, let channels, let formats):
            [
                Self.span(rates) + " Hz",
                Phrase(vi: "\(Self.span(channels)) kênh", en: "\(Self.span(channels)) ch")[language],
                formats.joined(separator: " "),
            ].joined(separator: ", ")
        }
    }

    private let busy = Phrase(vi: "đang bận", en: "in use")

    private static func span(_ range: ClosedRange<Int>) -> String {
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
    }

    /// What to write into the schedule.
    static func advice(_ devices: [Device]) -> Phrase {
        guard let player = devices.first(where: { $0.playback != nil }) else {
            return Phrase(
                vi: """
                    Máy này không có card phát âm thanh nào. Cắm card vào, hoặc cho người chạy loa vào nhóm audio:
                        usermod -aG audio …
                    """,
                en: """
                    This machine has no card to play through. Plug one in, or put loa's user into the group audio:
                        usermod -aG audio …
                    """)
        }
        let microphone = devices.last { $0.capture != nil }
        let lines = ["output:", "  device: \(player.name)"] + (microphone.map { ["  listen: \($0.name)"] } ?? [])
        let fragment = lines.map { "    " + $0 }.joined(separator: "\n")
        return Phrase(
            vi: "\nGhi vào schedule.yaml, chẳng hạn:\n\(fragment)",
            en: "\nTo write into schedule.yaml, such as:\n\(fragment)")
    }
}
