import CivilTime
import Diagnostics
import StationModel
import Testing
import Warnings

@Suite("CAP messages, spoiled by seed")
struct FuzzTests {
    /// A generator that gives the same numbers for a seed everywhere (SplitMix64).
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let pieces = [
        "<", ">", "</", "<!--", "-->", "<![CDATA[", "]]>", "&", "&amp;", "&#x1F600;", "&#0;", "\"", "'", "<info>",
        "</info>",
        "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">", "<?xml ?>", "<!DOCTYPE a>", "\u{0}", "\u{FEFF}", "￿",
        "\n",
        "xmlns:a=\"b\"", "<area><areaDesc>Trung Sơn</areaDesc></area>", "9999-99-99T99:99:99+99:99",
    ]

    @Test(
        "Whatever is cut out, put in, doubled or flipped: a message or a finding with place and hint, and never a crash",
        arguments: 0..<40)
    func mutations(_ seed: UInt64) throws {
        var random = Seeded(state: seed)
        let desk = BulletinDesk(station: try .trungSon(), now: try instant())
        for _ in 0..<50 {
            var bytes = Array(Message.all[Int.random(in: Message.all.indices, using: &random)].xml.utf8)
            for _ in 0..<Int.random(in: 1...6, using: &random) { spoil(&bytes, &random) }
            let reading = CAPReader.read(bytes, file: "tin.xml")
            #expect((reading.alert == nil) == reading.findings.hasErrors)
            for finding in reading.findings {
                #expect(finding.place != nil && finding.hint != nil)
                #expect(!finding.message.vi.contains("\n"))
            }
            guard let alert = reading.alert else { continue }
            let decision = desk.decide(on: alert)
            #expect((decision.bulletin == nil) == decision.findings.hasErrors)
            if case .air(let notice) = decision.bulletin { #expect(!notice.paragraphs.isEmpty) }
        }
    }

    private func spoil(_ bytes: inout [UInt8], _ random: inout Seeded) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: bytes.indices, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...60, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: bytes.insert(contentsOf: (Self.pieces.randomElement(using: &random) ?? "").utf8, at: place)
        case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
        case 3: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 4: bytes.removeSubrange(place...)
        default: bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
    }
}
