import Foundation
import SoundCard
import SoundTesting
import Testing

@Suite("The sound devices of a box")
struct DevicesTests {
    /// The kernel's files of a small box: the board's own output, a USB card that `loa` plays through and `arecord`
    /// hears, and a microphone.
    static let box = [
        "proc/asound/cards": """
         0 [Headphones     ]: bcm2835_headpho - bcm2835 Headphones
                              bcm2835 Headphones
         1 [Device         ]: USB-Audio - USB Audio Device
                              C-Media Electronics Inc. USB Audio Device at usb-3f980000.usb-1.2, full speed
         3 [Mic            ]: USB-Audio - Samson Go Mic

        """,
        "proc/asound/pcm": """
        00-00: bcm2835 Headphones : bcm2835 Headphones : playback 8
        01-00: USB Audio : USB Audio : playback 1 : capture 1
        01-01: USB Audio : USB Audio #1 : playback 1
        03-00: USB Audio : USB Audio : capture 1

        """,
        "proc/asound/card0/id": "Headphones\n",
        "proc/asound/card1/id": "Device\n",
        "proc/asound/card3/id": "Mic\n",
        "proc/asound/card0/pcm0p/sub0/status": "closed\n",
        "proc/asound/card1/pcm0p/sub0/status": "state: RUNNING\nowner_pid   : 812\ntrigger_time: 71.5\n",
        "proc/asound/card1/pcm0c/sub0/status": "state: RUNNING\nowner_pid   : 99\n",
        "proc/asound/card3/pcm0c/sub0/status": "closed\n",
        "proc/812/comm": "loa\n",
    ]

    static let able = Device.Ability.able(rates: 8_000...48_000, channels: 1...2, formats: ["S16_LE"])

    private func list(
        _ files: [String: String], probe: @escaping DeviceList.Probe = { _, _ in Self.able }
    ) throws -> [Device] {
        let folder = try Folder()
        for (path, text) in files {
            let url = URL(filePath: folder.file(path))
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        return withExtendedLifetime(folder) { DeviceList(root: folder.path, probe: probe).read() }
    }

    @Test("are listed by names that last, with who holds them")
    func names() throws {
        let absent = CardError(
            kind: .absent, device: "default", call: "snd_pcm_open", errno: 2, detail: "No such file or directory")
        let devices = try list(Self.box) { name, _ in name == "default" ? .refused(absent) : Self.able }
        #expect(
            devices.map(\.name) == [
                "plughw:CARD=Headphones", "plughw:CARD=Device", "plughw:CARD=Device,DEV=1", "plughw:CARD=Mic",
            ])
        #expect(
            devices.map(\.title) == [
                "bcm2835 Headphones, bcm2835 Headphones", "USB Audio Device, USB Audio",
                "USB Audio Device, USB Audio #1", "Samson Go Mic, USB Audio",
            ])
        #expect(devices.map { $0.playback != nil } == [true, true, true, false])
        #expect(devices.map { $0.capture != nil } == [false, true, false, true])
        #expect(
            devices.flatMap(\.holders) == [
                Device.Holder(direction: .playback, program: "loa", pid: 812),
                // It ended a moment ago.
                Device.Holder(direction: .capture, program: "?", pid: 99),
            ])
        // Who is in use is not asked: it would refuse.
        guard case .refused(let error)? = devices[1].playback else {
            Issue.record("\(devices[1])")
            return
        }
        #expect((error.kind, error.device) == (.busy, "plughw:CARD=Device"))
        #expect(devices[3].capture == Self.able)
    }

    @Test("have “default” behind them where somebody answers for it, in the directions that it has")
    func standard() throws {
        let refusal = CardError(kind: .absent, device: "default", call: "snd_pcm_open", errno: 2, detail: "")
        let devices = try list([:]) { _, direction in direction == .playback ? Self.able : .refused(refusal) }
        #expect(devices == [Device(name: "default", title: "", playback: Self.able, capture: nil, holders: [])])
        #expect(try list([:]) { _, _ in .refused(refusal) } == [])
    }

    @Test(
        "are read from whatever stands in the kernel's files",
        arguments: [
            "", "\n", "01", "01-00", "xx-yy: a : b : playback 1", "09-00: a : b : playback 1", "01-00: \u{FFFD}",
        ])
    func odd(_ text: String) throws {
        let devices = try list(Self.box.merging(["proc/asound/pcm": text]) { $1 })
        #expect(devices.allSatisfy { $0.name == "default" || $0.name == "plughw:CARD=Device" })
    }

    @Test(
        "A PCM's name names a card by its number or by its id",
        arguments: [
            ("hw:0", "0", 0, true), ("plughw:1,2", "1", 2, true), ("plughw:CARD=Device", "Device", 0, false),
            ("plughw:CARD=2,DEV=1", "2", 1, true), ("hw:Device,1", "Device", 1, false),
            ("sysdefault:CARD=Mic", "Mic", 0, false),
        ])
    func address(name: String, card: String, device: Int, isNumbered: Bool) throws {
        let address = try #require(CardAddress(name))
        #expect((address.card, address.device, address.isNumbered) == (card, device, isNumbered))
    }

    @Test(
        "A name that names no card has no address",
        arguments: ["default", "horn", "pulse:x", "hw:", "", "testcard:/a,b"])
    func noAddress(name: String) {
        #expect(CardAddress(name) == nil)
        #expect(CardAddress.isSame(name, name))
    }

    @Test("Two names of one PCM are the same")
    func same() {
        #expect(CardAddress.isSame("plughw:CARD=Device", "hw:Device,0"))
        #expect(!CardAddress.isSame("plughw:CARD=Device", "plughw:CARD=Device,DEV=1"))
        #expect(!CardAddress.isSame("default", "plughw:CARD=Device"))
    }
}

@Suite("Real: what libasound says of a card")
struct RealDevicesTests {
    @Test("A card's own bounds are told, and a busy or absent one is refused by its kind")
    func probe() throws {
        var nature = TestCard.Nature()
        nature.rates = 44_100...48_000
        nature.channels = 2...2
        nature.formats = [.s16]
        let card = try TestCard(nature)
        for direction in CardError.Direction.allCases {
            #expect(
                ALSAProbe.ask(card.name, direction)
                    == .able(rates: 44_100...48_000, channels: 2...2, formats: ["S16_LE"]))
        }
        nature.isBusy = true
        card.become(nature)
        guard case .refused(let busy) = ALSAProbe.ask(card.name, .playback),
            case .refused(let absent) = ALSAProbe.ask("plughw:CARD=KhongCo", .capture)
        else {
            Issue.record("neither can be opened")
            return
        }
        #expect((busy.kind, absent.kind, absent.direction) == (.busy, .absent, .capture))
    }
}
