internal import Glibc

/// A sound device of the box, by a name that it keeps in whatever plug it is.
package struct Device: Sendable, Hashable {
    /// What it can do in one direction.
    package enum Ability: Sendable, Hashable {
        /// In frames a second, channels, and ALSA's names of formats, the ones that Loa uses first.
        case able(rates: ClosedRange<Int>, channels: ClosedRange<Int>, formats: [String])
        /// It cannot be asked now.
        case refused(CardError)
    }

    /// A program that has it open.
    package struct Holder: Sendable, Hashable {
        package let direction: CardError.Direction
        package let program: String
        package let pid: Int

        package init(direction: CardError.Direction, program: String, pid: Int) {
            self.direction = direction
            self.program = program
            self.pid = pid
        }
    }

    /// For `output.device` and `output.listen`, such as `plughw:CARD=Device`.
    package let name: String
    /// As the card calls itself; empty for what is no card of the kernel.
    package let title: String
    /// Absent: it has no such direction.
    package let playback: Ability?
    package let capture: Ability?
    package let holders: [Holder]

    package init(name: String, title: String, playback: Ability?, capture: Ability?, holders: [Holder]) {
        self.name = name
        self.title = title
        self.playback = playback
        self.capture = capture
        self.holders = holders
    }

    package func ability(to direction: CardError.Direction) -> Ability? {
        direction == .playback ? playback : capture
    }
}

/// The sound devices of a box.
package struct DeviceList: Sendable {
    /// Asks a PCM by its name.
    package typealias Probe = @Sendable (String, CardError.Direction) -> Device.Ability

    private let root: String
    private let probe: Probe

    /// - Parameters:
    ///   - root: what stands in for `/`: `proc/asound` and `proc/PID` are read below it.
    ///   - probe: asks the devices; libasound, but in tests.
    package init(root: String = "", probe: @escaping Probe = ALSAProbe.ask) {
        self.root = root
        self.probe = probe
    }

    /// The kernel's cards in their order, behind them `default` if a sound server or a configuration gives it. Opens
    /// each for a moment, those in use excepted.
    package func read() -> [Device] {
        let cards = KernelCards(root: root).read().map { pcm in
            let holders = pcm.holders
            return Device(
                name: pcm.name, title: pcm.title,
                playback: pcm.plays ? ability(of: pcm, .playback, holders) : nil,
                capture: pcm.captures ? ability(of: pcm, .capture, holders) : nil, holders: holders)
        }
        return cards + (standard.map { [$0] } ?? [])
    }

    private func ability(
        of pcm: KernelCards.PCM, _ direction: CardError.Direction, _ holders: [Device.Holder]
    ) -> Device.Ability {
        guard holders.contains(where: { $0.direction == direction }) else { return probe(pcm.hardware, direction) }
        return .refused(
            CardError(
                kind: .busy, direction: direction, device: pcm.name, call: "snd_pcm_open", errno: EBUSY, detail: ""))
    }

    /// Where nobody answers for `default`, there is nothing to list.
    private var standard: Device? {
        let (playback, capture) = (probe("default", .playback), probe("default", .capture))
        let isThere = [playback, capture].contains { if case .able = $0 { true } else { false } }
        guard isThere else { return nil }
        return Device(name: "default", title: "", playback: able(playback), capture: able(capture), holders: [])
    }

    private func able(_ ability: Device.Ability) -> Device.Ability? {
        if case .able = ability { ability } else { nil }
    }
}

/// A card of the kernel as a PCM's name gives it.
package struct CardAddress: Sendable, Hashable {
    /// Its id, or its number in figures.
    package let card: String
    package let device: Int

    /// `nil`: the name names no card, as `default` does.
    package init?(_ name: String) {
        guard let colon = name.firstIndex(of: ":") else { return nil }
        let plugins = ["hw", "plughw", "sysdefault", "front", "dmix", "dsnoop", "default"]
        guard plugins.contains(String(name[..<colon])) else { return nil }
        var card: String?
        var device = 0
        for (place, part) in name[name.index(after: colon)...].split(separator: ",").enumerated() {
            let pair = part.split(separator: "=", maxSplits: 1)
            let (key, value) = pair.count == 2 ? (pair[0], pair[1]) : (place == 0 ? "CARD" : "DEV", part)
            if key == "CARD" { card = String(value) }
            if key == "DEV" { device = Int(value) ?? 0 }
        }
        guard let card else { return nil }
        self.card = card
        self.device = device
    }

    /// A number is given at each start of the machine, or each time it is plugged in, anew.
    package var isNumbered: Bool { Int(card) != nil }

    /// Both names mean the same PCM.
    package static func isSame(_ one: String, _ other: String) -> Bool {
        if one == other { return true }
        guard let one = CardAddress(one), let other = CardAddress(other) else { return false }
        return one == other
    }
}
