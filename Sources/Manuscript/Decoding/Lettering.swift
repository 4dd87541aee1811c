internal import SpokenVietnamese

/// One of the ways in which Vietnamese letters were put into the upper half of a byte before Unicode.
///
/// All are read through Latin-1: a program that knows nothing of them shows byte 0xB5 as U+00B5, and so do documents in
/// the fonts `.VnTime` and `VNI-Times`.
package enum Lettering: String, Sendable, CaseIterable {
    /// TCVN 5712:1993, VN3, the fonts `.Vn…` (ABC). A letter is a byte; those with a tone have no capitals, which are
    /// the same bytes in a font of capitals (`.Vn…H`).
    case tcvn3
    /// VNI Windows: most marks are a byte after their vowel.
    case vni
    /// Microsoft's code page 1258: tones are a byte after their vowel.
    case windows1258

    /// Its name, as people call it.
    package var name: String {
        switch self {
        case .tcvn3: "TCVN3 (ABC)"
        case .vni: "VNI"
        case .windows1258: "Windows-1258"
        }
    }

    /// A word of this lettering, seen as Latin-1, in Unicode (NFC); `nil` if it cannot be one.
    package func unicode(_ word: some Sequence<Unicode.Scalar>) -> String? {
        var scalars = String.UnicodeScalarView()
        for scalar in word {
            switch self {
            case .tcvn3: guard Self.appendTCVN3(scalar, to: &scalars) else { return nil }
            case .vni: guard Self.appendVNI(scalar, to: &scalars) else { return nil }
            case .windows1258: guard Self.appendWindows1258(scalar, to: &scalars) else { return nil }
            }
        }
        return NormalForm.text(String(scalars))
    }

    // MARK: TCVN3

    /// The letters of the bytes 0xA1 to 0xFF; a blank where there is none.
    private static let tcvn3Letters = Array(
        "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ "
            .unicodeScalars)

    private static func appendTCVN3(_ scalar: Unicode.Scalar, to scalars: inout String.UnicodeScalarView) -> Bool {
        switch scalar.value {
        case ..<0x80: scalars.append(scalar)
        // Marks of their own, for the capitals.
        case 0xB0: scalars.append("\u{300}")
        case 0xB1: scalars.append("\u{309}")
        case 0xB2: scalars.append("\u{303}")
        case 0xB3: scalars.append("\u{301}")
        case 0xB4: scalars.append("\u{323}")
        case 0xA1...0xFF:
            let letter = tcvn3Letters[Int(scalar.value) - 0xA1]
            guard letter != " " else { return false }
            scalars.append(letter)
        default: return false
        }
        return true
    }

    // MARK: VNI

    /// Letters that are one byte; capitals lie 0x20 below.
    private static let vniLetters: [Unicode.Scalar: Unicode.Scalar] = [
        "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ",
    ]

    /// What the byte after a vowel adds to it, in canonical order.
    private static let vniMarks: [Unicode.Scalar: String] = [
        "ù": "\u{301}", "ø": "\u{300}", "û": "\u{309}", "õ": "\u{303}", "ï": "\u{323}",
        "â": "\u{302}", "á": "\u{302}\u{301}", "à": "\u{302}\u{300}", "å": "\u{302}\u{309}", "ã": "\u{302}\u{303}",
        "ä": "\u{323}\u{302}",
        "ê": "\u{306}", "é": "\u{306}\u{301}", "è": "\u{306}\u{300}", "ú": "\u{306}\u{309}", "ü": "\u{306}\u{303}",
        "ë": "\u{323}\u{306}",
    ]

    private static func appendVNI(_ scalar: Unicode.Scalar, to scalars: inout String.UnicodeScalarView) -> Bool {
        guard scalar.value >= 0x80 else {
            scalars.append(scalar)
            return true
        }
        guard (0xC0...0xFE).contains(scalar.value), let lower = Unicode.Scalar(scalar.value | 0x20) else {
            return false
        }
        if let letter = vniLetters[lower] {
            let isCapital = lower != scalar
            scalars.append(contentsOf: (isCapital ? letter.properties.uppercaseMapping : String(letter)).unicodeScalars)
            return true
        }
        guard let marks = vniMarks[lower], let vowel = scalars.last, vniTakes(vowel, marks) else { return false }
        scalars.append(contentsOf: marks.unicodeScalars)
        return true
    }

    /// A circumflex belongs on a, e, o; a breve on a; ơ, ư and y take only tones.
    private static func vniTakes(_ vowel: Unicode.Scalar, _ marks: String) -> Bool {
        let allowed: String =
            if marks.unicodeScalars.contains("\u{302}") {
                "aeoAEO"
            } else if marks.unicodeScalars.contains("\u{306}") {
                "aA"
            } else {
                "aeouyơưAEOUYƠƯ"
            }
        return allowed.unicodeScalars.contains(vowel)
    }

    // MARK: Windows-1258

    private static let windows1258Letters: [Unicode.Scalar: Unicode.Scalar] = [
        "Ã": "Ă", "ã": "ă", "Ð": "Đ", "ð": "đ", "Õ": "Ơ", "õ": "ơ", "Ý": "Ư", "ý": "ư", "þ": "₫",
        "Ì": "\u{300}", "Ò": "\u{309}", "Þ": "\u{303}", "ì": "\u{301}", "ò": "\u{323}",
    ]

    private static func appendWindows1258(
        _ scalar: Unicode.Scalar, to scalars: inout String.UnicodeScalarView
    ) -> Bool {
        guard scalar.value < 0x100 else { return false }
        scalars.append(windows1258Letters[scalar] ?? scalar)
        return true
    }
}
