import Diagnostics
import Foundation
import StationFolder
import Testing

/// A small generator with a seed (SplitMix64), so that a failure can be run again.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Random damage")
struct MutationTests {
    private static let shards = [
        "\t", "\n", "  ", ":", ": ", "- ", "[", "]", "{", "}", "\"", "'", "#", "&a ", "*a", "? ", "---\n", "|", ">",
        "!", "%",
        "null", "~", "\u{301}", "ễ", "\u{0}", "\u{FEFF}", "\u{2028}", "9999-12-31", "0001-01-01", "-1",
        "99999999999999999999",
        "24:00", "name: x\n", "name", "\r", "\\u", "<<: ",
    ]

    static func damaged(_ text: String, _ random: inout Seeded) -> String {
        var letters = Array(text)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let start = Int.random(in: 0..<letters.count, using: &random)
            let end = min(letters.count, start + Int.random(in: 0...12, using: &random))
            let other = Int.random(in: 0..<letters.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: letters.removeSubrange(start..<end)
            case 1: letters.insert(contentsOf: shards.randomElement(using: &random) ?? "", at: start)
            case 2: letters.insert(contentsOf: letters[start..<end], at: other)
            default: letters.replaceSubrange(start..<end, with: shards.randomElement(using: &random) ?? "")
            }
            if letters.isEmpty { letters = ["x"] }
        }
        return String(letters)
    }

    @Test(
        "Reading never crashes, and a station never comes together with an error", arguments: [1, 2, 3, 4] as [UInt64])
    func damage(seed: UInt64) throws {
        var random = Seeded(state: seed)
        let bench = try Workbench.station()
        for _ in 0..<150 {
            let schedule = Self.damaged(Fixture.schedule, &random)
            let script = Self.damaged(Fixture.script, &random)
            try bench.write(schedule, to: "schedule.yaml")
            var bytes = Array(script.utf8)
            if Int.random(in: 0..<8, using: &random) == 0 {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            try bench.write(Data(bytes), to: "scripts/tiem-phong.md")
            let loaded = try bench.load()
            #expect((loaded.station == nil) == loaded.findings.hasErrors, "seed \(seed):\n\(schedule)\n\(script)")
            let lines = schedule.split(separator: "\n", omittingEmptySubsequences: false).count
            for place in loaded.findings.compactMap(\.place) where place.file == "schedule.yaml" {
                // A carriage return of its own ends a line of YAML too.
                let most = lines + schedule.unicodeScalars.count { $0 == "\r" }
                #expect((place.line ?? 1) <= most, "seed \(seed):\n\(schedule)")
            }
        }
    }
}
