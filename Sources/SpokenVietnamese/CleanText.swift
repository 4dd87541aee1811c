/// Text without what is not heard: NFC, odd spaces, signs without width, and other ways to write the same sign.
struct CleanText {
    /// The text in NFC: places are counted in it.
    let source: [Unicode.Scalar]
    private(set) var scalars: [Unicode.Scalar] = []
    /// For each of `scalars`, and their end, the one of `source` that it stands for: never falling.
    private(set) var origins: [Int32] = []

    init(_ text: String) {
        source = NormalForm.scalars(of: text)
        scalars.reserveCapacity(source.count)
        origins.reserveCapacity(source.count + 1)
        for (index, scalar) in source.enumerated() {
            add(scalar, before: index + 1 < source.count ? source[index + 1] : nil)
            while origins.count < scalars.count { origins.append(Int32(index)) }
        }
        origins.append(Int32(source.count))
    }

    private mutating func add(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) {
        if scalar.value < 0x80 || (0x1EA0...0x1EF9).contains(scalar.value) {
            // A carriage return before a line feed is no line of its own.
            if scalar != "\r" || next != "\n" { scalars.append(scalar) }
            return
        }
        if let plain = Self.plain(scalar) {
            scalars += plain.unicodeScalars
        } else {
            switch Letters.kind(scalar) {
            case .ignorable: break
            // Letters of other languages lose their marks: the voice knows only Vietnamese ones.
            case .foreign: scalars.append(NormalForm.plainLetter(scalar) ?? scalar)
            default: scalars.append(scalar)
            }
        }
    }

    /// What a sign stands for, where the rules should not have to know it by every name.
    private static func plain(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x2010...0x2015, 0x2212: return "-"
        case 0x2018, 0x2019, 0x201B, 0x2032, 0xB4: return "'"
        case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: return "\""
        case 0x2022, 0x2023, 0x2043, 0x2219, 0xB7, 0x25A0...0x25FF, 0x2713, 0x2714, 0x2756, 0x27A2, 0x27A4, 0xF0A7,
            0xF0B7, 0xF0D8, 0xF0FC:
            return "•"
        case 0x2044, 0x2215: return "/"
        case 0xBA, 0x2DA: return "°"
        case 0x2103: return "°C"
        case 0xB2: return "2"
        case 0xB3: return "3"
        case 0xBC: return " 1/4"
        case 0xBD: return " 1/2"
        case 0xBE: return " 3/4"
        case 0x2153: return " 1/3"
        case 0x2154: return " 2/3"
        case 0x2116: return "số"
        case 0x20AB: return "đ"
        case 0x2264: return "≤"
        case 0x2265: return "≥"
        case 0x3001, 0xFF64: return ","
        case 0x3002: return "."
        case 0x2160...0x216B: return romans[Int(scalar.value) - 0x2160]
        case 0x2170...0x217B: return romans[Int(scalar.value) - 0x2170]
        case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map { String(Character($0)) }
        default: break
        }
        guard scalar.value > 0x2FF, scalar.properties.numericType == .decimal,
            let value = scalar.properties.numericValue
        else { return nil }
        return String(Int(value))
    }

    private static let romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
}
