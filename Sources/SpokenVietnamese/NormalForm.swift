internal import Foundation

/// Unicode's composed form (NFC). Vietnamese is composed here, also where the tone was typed before the circumflex;
/// only words with other marks are handed to Foundation.
package enum NormalForm {
    /// `text` in NFC. Takes time in proportion to its length.
    package static func text(_ text: String) -> String {
        text.unicodeScalars.contains(where: mayChange) ? UTF8Text(scalars(of: text)).string : text
    }

    static func scalars(of text: String) -> [Unicode.Scalar] {
        var scalars = Array(text.unicodeScalars)
        guard scalars.contains(where: mayChange) else { return scalars }
        scalars = composed(scalars)
        return scalars.contains(where: mayChange) ? composedByFoundation(scalars) : scalars
    }

    /// Word by word: no mark goes beyond a space, and the time that Foundation takes grows with the square of the length.
    private static func composedByFoundation(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        result.reserveCapacity(scalars.count)
        var start = 0
        while start < scalars.count {
            let end = scalars[start...].dropFirst().firstIndex { $0 == " " || $0 == "\n" } ?? scalars.count
            let word = scalars[start..<end]
            if word.contains(where: mayChange) {
                result += UTF8Text(word).string.precomposedStringWithCanonicalMapping.unicodeScalars
            } else {
                result += word
            }
            start = end
        }
        return result
    }

    /// The Latin letter that a letter of another language is built on: š is s. `nil` if it is none.
    static func plainLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let parts = String(Character(scalar)).decomposedStringWithCanonicalMapping.unicodeScalars
        return parts.first.flatMap { $0.properties.isAlphabetic && $0.isASCII ? $0 : nil }
    }

    private static func composed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        result.reserveCapacity(scalars.count)
        for scalar in scalars {
            if (0x300...0x323).contains(scalar.value), let letter = result.last,
                let composed = Letters.compose(letter, mark: scalar)
            {
                result[result.count - 1] = composed
            } else {
                result.append(scalar)
            }
        }
        return result
    }

    /// Below U+0300 nothing changes; of the rest, only blocks that are stable as a whole are trusted.
    private static func mayChange(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x300, 0x1EA0...0x1EF9, 0x2002...0x2125: false
        default: true
        }
    }
}
