/// The six tones of Vietnamese.
enum Tone: UInt8, Sendable {
    case ngang, huyen, hoi, nga, sac, nang
}

/// What a scalar is to the reader, looked up in one step.
enum Letters {
    enum Class: UInt8, Sendable {
        case space, newline, digit, lower, upper
        /// A combining mark that NFC found no letter for, or a sign without width.
        case ignorable
        /// Letters that no Vietnamese voice knows.
        case foreign
        case symbol
    }

    /// The twelve vowels, each with its tones in the order of `Tone`.
    private static let vowels = [
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
        "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
    ]

    private struct Entry: Sendable {
        var kind = Class.symbol
        var tone = Tone.ngang
        var lower: Unicode.Scalar
        var upper: Unicode.Scalar
        /// Lower case, without the tone: ế is ê.
        var base: Unicode.Scalar
    }

    /// Latin with all Vietnamese letters ends at U+1EFF.
    private static let table: [Entry] = makeTable()

    static func kind(_ scalar: Unicode.Scalar) -> Class {
        entry(scalar)?.kind ?? widerClass(scalar)
    }

    static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar { entry(scalar)?.lower ?? scalar }
    static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar { entry(scalar)?.upper ?? scalar }
    static func base(_ scalar: Unicode.Scalar) -> Unicode.Scalar { entry(scalar)?.base ?? scalar }
    static func tone(_ scalar: Unicode.Scalar) -> Tone { entry(scalar)?.tone ?? .ngang }

    static func isVowel(_ scalar: Unicode.Scalar) -> Bool {
        switch base(scalar) {
        case "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y": true
        default: false
        }
    }

    /// The letter with that mark: e and U+0302 are ê, ê and U+0323 are ệ, and so are ẹ and U+0302.
    ///
    /// `nil` where Vietnamese has no such letter.
    static func compose(_ letter: Unicode.Scalar, mark: Unicode.Scalar) -> Unicode.Scalar? {
        let base = base(letter)
        let tone = tone(letter)
        let composed: Unicode.Scalar? =
            if let newTone = Self.tone(ofMark: mark) {
                tone == .ngang ? toned[ToneKey(base: base, tone: newTone)] : nil
            } else {
                quality(base, mark: mark).flatMap { tone == .ngang ? $0 : toned[ToneKey(base: $0, tone: tone)] }
            }
        return composed.map { kind(letter) == .upper ? upper($0) : $0 }
    }

    /// The vowel, which has no tone, with that one; `nil` if it is no vowel.
    static func toned(_ vowel: Unicode.Scalar, _ tone: Tone) -> Unicode.Scalar? {
        tone == .ngang ? vowel : toned[ToneKey(base: vowel, tone: tone)]
    }

    private struct ToneKey: Hashable {
        let base: Unicode.Scalar
        let tone: Tone
    }

    private static let toned: [ToneKey: Unicode.Scalar] = {
        var toned: [ToneKey: Unicode.Scalar] = [:]
        for row in vowels {
            let letters = Array(row.unicodeScalars)
            for letter in letters.dropFirst() { toned[ToneKey(base: letters[0], tone: tone(letter))] = letter }
        }
        return toned
    }()

    private static func tone(ofMark mark: Unicode.Scalar) -> Tone? {
        switch mark.value {
        case 0x300: .huyen
        case 0x301: .sac
        case 0x303: .nga
        case 0x309: .hoi
        case 0x323: .nang
        default: nil
        }
    }

    private static func quality(_ base: Unicode.Scalar, mark: Unicode.Scalar) -> Unicode.Scalar? {
        switch (base, mark.value) {
        case ("a", 0x302): "â"
        case ("a", 0x306): "ă"
        case ("e", 0x302): "ê"
        case ("o", 0x302): "ô"
        case ("o", 0x31B): "ơ"
        case ("u", 0x31B): "ư"
        default: nil
        }
    }

    private static func entry(_ scalar: Unicode.Scalar) -> Entry? {
        scalar.value < 0x1F00 ? table[Int(scalar.value)] : nil
    }

    private static func widerClass(_ scalar: Unicode.Scalar) -> Class {
        switch scalar.value {
        case 0x2028, 0x2029: return .newline
        case 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return .space
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE0FFF:
            return .ignorable
        default: break
        }
        let properties = scalar.properties
        if properties.isWhitespace { return .space }
        if properties.isAlphabetic { return .foreign }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format, .control, .unassigned, .privateUse:
            return .ignorable
        default: return .symbol
        }
    }

    private static func makeTable() -> [Entry] {
        var table: [Entry] = []
        table.reserveCapacity(0x1F00)
        for value in UInt32(0)..<0x1F00 {
            guard let scalar = Unicode.Scalar(value) else { preconditionFailure("U+0000 to U+1EFF are scalars") }
            table.append(plainEntry(scalar))
        }
        for row in vowels {
            let letters = Array(row.unicodeScalars)
            for (rank, letter) in letters.enumerated() {
                guard let tone = Tone(rawValue: UInt8(rank)) else { preconditionFailure("six letters, six tones") }
                for form in [letter, table[Int(letter.value)].upper] {
                    table[Int(form.value)].kind = form == letter ? .lower : .upper
                    table[Int(form.value)].tone = tone
                    table[Int(form.value)].base = letters[0]
                }
            }
        }
        return table
    }

    private static func plainEntry(_ scalar: Unicode.Scalar) -> Entry {
        let properties = scalar.properties
        let lower = single(properties.lowercaseMapping) ?? scalar
        var entry = Entry(lower: lower, upper: single(properties.uppercaseMapping) ?? scalar, base: lower)
        // Of the vowels with marks, the caller knows which are Vietnamese.
        let isPlain = scalar.value < 0x80 || scalar == "đ" || scalar == "Đ"
        entry.kind =
            switch scalar.value {
            case 0x0A, 0x0B, 0x0C, 0x0D, 0x85: .newline
            case 0x30...0x39: .digit
            case 0xAD, 0xAA: .ignorable
            case 0xBA, 0xB5: .symbol
            case _ where properties.isWhitespace: .space
            case _ where properties.isAlphabetic && isPlain: lower == scalar ? .lower : .upper
            case _ where (0x300...0x36F).contains(scalar.value): .ignorable
            case _ where properties.isAlphabetic: .foreign
            default: plainClass(properties.generalCategory)
            }
        return entry
    }

    private static func plainClass(_ category: Unicode.GeneralCategory) -> Class {
        switch category {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format, .control, .unassigned: .ignorable
        default: .symbol
        }
    }

    private static func single(_ mapping: String) -> Unicode.Scalar? {
        mapping.unicodeScalars.count == 1 ? mapping.unicodeScalars.first : nil
    }
}
