/// Tells whether a word could be a Vietnamese syllable, without a dictionary: onset, rime and tone.
///
/// `thủ tuc` is caught (a stop at the end takes only sắc or nặng), so are `UBND` and `internet`.
package enum Syllable {
    /// Is `word` one syllable of Vietnamese? Case does not matter; NFC is expected.
    package static func isValid(_ word: String) -> Bool { isValid(word.unicodeScalars) }

    static func isValid(_ word: some Sequence<Unicode.Scalar>) -> Bool {
        var pack: UInt64 = 0
        var tone = Tone.ngang
        var length = 0
        for scalar in word {
            length += 1
            guard length <= longest, let code = code(Letters.base(scalar)) else { return false }
            pack = pack << 8 | UInt64(code)
            let own = Letters.tone(scalar)
            guard own != .ngang else { continue }
            guard tone == .ngang else { return false }
            tone = own
        }
        guard let stopped = syllables[pack] else { return false }
        return !stopped || tone == .sac || tone == .nang
    }

    /// One number for a word with its tone, whatever its case and on whichever letter the tone stands.
    ///
    /// 0 for a word that is too long for a syllable, or has letters or tones that no syllable has.
    static func key(_ word: some Sequence<Unicode.Scalar>) -> UInt64 {
        var key: UInt64 = 0
        var tone = Tone.ngang
        var length = 0
        for scalar in word {
            length += 1
            guard length <= longest, let code = code(Letters.base(scalar)) else { return 0 }
            key = key << 8 | UInt64(code)
            let own = Letters.tone(scalar)
            guard own != .ngang else { continue }
            guard tone == .ngang else { return 0 }
            tone = own
        }
        return key | UInt64(tone.rawValue) << 56
    }

    /// Does a syllable of these letters, which have no tone, end in p, t, c or ch? `nil` if there is none.
    static func isStopped(_ letters: some Sequence<Unicode.Scalar>) -> Bool? {
        pack(letters).flatMap { syllables[$0] }
    }

    /// Without tones and marks, as in a web address: `dich`, `vu`, `cong`, `duong`.
    static func isValidUnmarked(_ word: some Sequence<Unicode.Scalar>) -> Bool {
        guard let pack = pack(word) else { return false }
        return unmarked.contains(pack)
    }

    /// How many syllables a voice speaks: what is not Vietnamese counts by its groups of vowels, and at least one.
    package static func count(in spoken: String) -> Int {
        var count = 0
        var groups = 0
        var inWord = false
        var inVowels = false
        var word: [Unicode.Scalar] = []
        for scalar in spoken.unicodeScalars {
            switch Letters.kind(scalar) {
            case .lower, .upper:
                inWord = true
                word.append(scalar)
                let vowel = Letters.isVowel(scalar)
                if vowel && !inVowels { groups += 1 }
                inVowels = vowel
            default:
                if inWord { count += isValid(word) ? 1 : max(1, groups) }
                (groups, inWord, inVowels) = (0, false, false)
                word.removeAll(keepingCapacity: true)
            }
        }
        return inWord ? count + (isValid(word) ? 1 : max(1, groups)) : count
    }

    /// `nghiêng`
    private static let longest = 7

    private static let onsets = [
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
        "qu", "r", "s", "t", "th", "tr", "v", "x",
    ]

    private static let openRimes = """
        a ai ao au ay âu ây e eo ê êu i ia iu iêu o oa oai oao oay oe oeo oi ô ôi ơ ơi u ua uây uê uêu ui uôi uơ uy \
        uya uyu ư ưa ưi ươi ươu ưu y yêu am an ang anh ăm ăn ăng âm ân âng em en eng êm ên ênh im in inh iêm iên \
        iêng om on ong oam oan oang oanh oăm oăn oăng oem oen oong ôm ôn ông ơm ơn um un ung uân uâng uên uênh uôm \
        uôn uông ưm ưng ươm ươn ương uyn uynh uyên yêm yên yêng
        """
    private static let stoppedRimes = """
        ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oc op ot oac oach oap oat oăc oăp oăt \
        oet ooc ôc ôp ôt ơp ơt uc up ut uât uêch uôc uôt ưc ưt ươc ươp ươt uych uyp uyt uyêt yêt
        """
    /// After `qu`, where u has gone into the onset.
    private static let openRimesAfterQu = """
        a ai ao au ay ây e eo ê êu i y yu ơ ơi an ang anh ăm ăn ăng ân âng en eng ên ênh in inh ôn ông ơn yên yn ynh
        """
    private static let stoppedRimesAfterQu = """
        ac ach ap at ăc ăp ăt ât âc et êt êch ich it ôc ơt yêt yt ych yp
        """

    /// All syllables without their tones; the value tells those that end in p, t, c, ch.
    private static let syllables: [UInt64: Bool] = makeSyllables()

    private static let unmarked: Set<UInt64> = Set(
        syllables.keys.map { key in
            stride(from: 56, through: 0, by: -8).reduce(UInt64(0)) { folded, shift in
                let code = UInt8(truncatingIfNeeded: key >> UInt64(shift))
                return code == 0 ? folded : folded << 8 | UInt64(plain(code))
            }
        })

    private static func makeSyllables() -> [UInt64: Bool] {
        var found: [UInt64: Bool] = [:]
        func add(_ onset: String, _ rimes: String, stopped: Bool) {
            for rime in rimes.split(separator: " ") where fits(onset, rime) {
                if let pack = pack((onset + rime).unicodeScalars) { found[pack] = stopped }
            }
        }
        for onset in onsets where onset != "qu" {
            add(onset, openRimes, stopped: false)
            add(onset, stoppedRimes, stopped: true)
        }
        add("qu", openRimesAfterQu, stopped: false)
        add("qu", stoppedRimesAfterQu, stopped: true)
        // The i of gi and that of the rime are one.
        for whole in ["gi", "gin", "giêng"] { found[pack(whole.unicodeScalars) ?? 0] = false }
        for whole in ["giêc", "giêt"] { found[pack(whole.unicodeScalars) ?? 0] = true }
        return found
    }

    private static func fits(_ onset: String, _ rime: Substring) -> Bool {
        let isFront = rime.first.map { "eêiy".contains($0) } ?? false
        return switch onset {
        case "k", "gh", "ngh": isFront
        case "c", "g", "ng": !isFront
        case "gi": rime.first != "i" && rime.first != "y"
        case "": !rime.hasPrefix("iê")
        case "qu": true
        default: !rime.hasPrefix("yê")
        }
    }

    private static func pack(_ word: some Sequence<Unicode.Scalar>) -> UInt64? {
        var pack: UInt64 = 0
        var length = 0
        for scalar in word {
            length += 1
            guard length <= longest, let code = code(Letters.base(scalar)) else { return nil }
            pack = pack << 8 | UInt64(code)
        }
        return length == 0 ? nil : pack
    }

    private static func code(_ base: Unicode.Scalar) -> UInt8? {
        switch base {
        case "a"..."z": UInt8(base.value)
        case "đ": 1
        case "ă": 2
        case "â": 3
        case "ê": 4
        case "ô": 5
        case "ơ": 6
        case "ư": 7
        default: nil
        }
    }

    private static func plain(_ code: UInt8) -> UInt8 {
        switch code {
        case 1: UInt8(ascii: "d")
        case 2, 3: UInt8(ascii: "a")
        case 4: UInt8(ascii: "e")
        case 5, 6: UInt8(ascii: "o")
        case 7: UInt8(ascii: "u")
        default: code
        }
    }
}
