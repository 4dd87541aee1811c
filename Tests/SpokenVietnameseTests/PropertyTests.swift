import CivilTime
import Foundation
import SpokenVietnamese
import Testing

/// Random numbers that are the same each time.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct `Whatever the text` {
    /// Bits of what officials write, and of what they should not.
    private static let bits =
        DailyTexts.all.map(\.written) + OfficialTable.examples.map(\.written)
        + [
            "UBND", "HĐND", "5", "05", "1.5", "12/5", "3/4", "-", "–", "/", ".", ",", ":", "(", ")", "+84",
            "0912 345 678", "%", "°C", "\n",
        ]
        + [
            "m2", "km/h", "III", "IV", "TT", "CN", "T2", "ngày", "tháng", "từ", "đến", "gọi", "@", "x", "≥", "…", "“",
            "”", "h", "g30", "\n\n", "\n- ",
        ]
        + [
            "www.", "a.vn", "https://", "XYZ", "xyz", "Th.S", "BÀI", "TUC", "&", "=", "$", "½", "m²", "①", "漢字", "🙂",
            "é\u{302}", "\u{AD}", "\u{200B}", "\u{301}",
        ]
        + [
            "5K", "200k", "1m55", "3m5", "QT-12345-TS", "PM2.5", "17°15'N", "!./.", "\"Quê", "hương\"của", "v.v...",
            "khả năng suất hiện", "năng xuất hiện", "kiệt 7/2", "Thôn I, II, V", "hạng C", "chia sẽ",
            "https://quang a.vn",
        ]
        + [
            "minh mạch", "xử dụng", "nghành", "thủ tuc", "hồsơ", ": :", ",;", "….", "./.", "“ ", " ”", "( ", " )", " ,",
            "tuyến.Hiện", "https://a.gov.vn /", "b. quang.gov.vn", "CCCD 001099012345", "UBND huyện", "\u{1}",
            "\u{FFFD}",
        ]

    private static func jumble(seed: UInt64) -> String {
        var random = Seeded(state: seed)
        return (0..<Int.random(in: 1...30, using: &random)).map { _ in
            (Self.bits.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
        }.joined()
    }

    private static func noise(seed: UInt64) -> String {
        var random = Seeded(state: seed)
        let bytes = (0..<Int.random(in: 0...400, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func scalars(seed: UInt64) -> String {
        var random = Seeded(state: seed)
        return String(
            String.UnicodeScalarView(
                (0..<200).compactMap { _ in
                    let limit: UInt32 = Bool.random(using: &random) ? 0x2FF : 0x1FFFF
                    return Unicode.Scalar(UInt32.random(in: 0...limit, using: &random))
                }))
    }

    private static func texts(seed: UInt64) -> [String] {
        [jumble(seed: seed), noise(seed: seed), scalars(seed: seed)]
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `only what can be spoken is left`(seed: UInt64) {
        for text in Self.texts(seed: seed) {
            let spoken = Reader().read(text).text
            #expect(spoken.unicodeScalars.allSatisfy(Self.isSpeakable), "\(text.debugDescription) → \(spoken)")
            #expect(!Self.hasAcronym(spoken), "\(text.debugDescription) → \(spoken)")
        }
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `reading again changes nothing`(seed: UInt64) {
        for text in Self.texts(seed: seed) {
            let once = Reader().read(text).text
            let twice = Reader().read(once).text
            #expect(twice.utf8.elementsEqual(once.utf8), "\(text.debugDescription): \(once) → \(twice)")
        }
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `composed and decomposed are heard alike`(seed: UInt64) {
        for text in Self.texts(seed: seed) {
            let composed = Reader().read(text.precomposedStringWithCanonicalMapping).text
            let decomposed = Reader().read(text.decomposedStringWithCanonicalMapping).text
            #expect(composed.utf8.elementsEqual(decomposed.utf8), "\(text.debugDescription)")
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `places lie in the text`(seed: UInt64) {
        // A tone typed before its circumflex is composed beyond NFC, which shifts what follows.
        for text in Self.texts(seed: seed)
        where !text.unicodeScalars.contains(where: { [0x302, 0x306, 0x31B].contains($0.value) }) {
            let scalars = Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
            let spoken = Reader().read(text)
            for change in spoken.changes {
                let isThere = scalars[change.place.offset...].starts(with: change.written.unicodeScalars)
                #expect(isThere, "\(change) in \(text.debugDescription)")
            }
            for remark in spoken.remarks {
                let isThere = scalars[min(scalars.count, remark.place.offset)...].starts(
                    with: remark.written.unicodeScalars)
                #expect(isThere, "\(remark.written.debugDescription) in \(text.debugDescription)")
            }
        }
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `a check finds the same in composed and decomposed letters`(seed: UInt64) {
        for text in Self.texts(seed: seed) {
            let composed = Self.check.findings(in: text.precomposedStringWithCanonicalMapping)
            let decomposed = Self.check.findings(in: text.decomposedStringWithCanonicalMapping)
            #expect(composed == decomposed, "\(text.debugDescription)")
            #expect(composed.map(\.written.utf8.count) == decomposed.map(\.written.utf8.count))
        }
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `correcting again changes nothing, and nothing is left to correct`(seed: UInt64) {
        for text in Self.texts(seed: seed) {
            let once = Self.check.corrected(text)
            #expect(
                Self.check.findings(in: once).allSatisfy { $0.correction == nil }, "\(text.debugDescription) → \(once)")
            #expect(Self.check.corrected(once).utf8.elementsEqual(once.utf8), "\(text.debugDescription) → \(once)")
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `findings stand in order, each at its words`(seed: UInt64) {
        for text in Self.texts(seed: seed)
        where !text.unicodeScalars.contains(where: { [0x302, 0x306, 0x31B].contains($0.value) }) {
            let scalars = Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
            let findings = Self.check.findings(in: text)
            #expect(findings.map(\.place.offset) == findings.map(\.place.offset).sorted())
            for finding in findings {
                let isThere = scalars[min(scalars.count, finding.place.offset)...].starts(
                    with: finding.written.unicodeScalars)
                #expect(isThere, "\(finding) in \(text.debugDescription)")
                if let range = finding.correction?.range { #expect(range.upperBound <= scalars.count) }
            }
        }
    }

    private static let check = ScriptCheck(on: LocalDate(dayNumber: 20_500))

    private static func isSpeakable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || " ,.;:?!-\n".unicodeScalars.contains(scalar)
    }

    private static func hasAcronym(_ text: String) -> Bool {
        let letters = Array(text)
        return zip(letters, letters.dropFirst()).contains { $0.isUppercase && $1.isUppercase }
    }
}
