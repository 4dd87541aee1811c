/// The names of the letters, as an official reads an abbreviation out.
enum LetterNames {
    static func name(_ letter: Unicode.Scalar) -> String {
        switch Letters.lower(letter) {
        case "b": "bê"
        case "c": "xê"
        case "d": "dê"
        case "đ": "đê"
        case "f": "ép"
        case "g": "giê"
        case "h": "hát"
        case "j": "gi"
        case "k": "ca"
        case "l": "e-lờ"
        case "m": "em-mờ"
        case "n": "en-nờ"
        case "p": "pê"
        case "q": "quy"
        case "r": "e-rờ"
        case "s": "ét-sì"
        case "t": "tê"
        case "v": "vê"
        case "w": "vê kép"
        case "x": "ích-xì"
        case "y": "i-dài"
        case "z": "dét"
        case "ă": "á"
        case "â": "ớ"
        case let vowel: String(Character(vowel))
        }
    }

    /// Letter by letter.
    static func spell(_ word: some Sequence<Unicode.Scalar>) -> String {
        word.map(name).joined(separator: " ")
    }

    /// As in an address, where the short names are usual: vn is *vê nờ*.
    static func spellInAddress(_ word: some Sequence<Unicode.Scalar>) -> String {
        word.map { letter in
            switch Letters.lower(letter) {
            case "l": "lờ"
            case "m": "mờ"
            case "n": "nờ"
            case "r": "rờ"
            default: name(letter)
            }
        }.joined(separator: " ")
    }
}
