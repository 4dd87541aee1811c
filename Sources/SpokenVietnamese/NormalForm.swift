internal import Foundation

/// Unicode's composed form (NFC): the one place of this room that needs Foundation.
enum NormalForm {
    /// `text` in NFC, as scalars. Text that cannot change under NFC, as nearly all is, is not handed to Foundation.
    static func scalars(of text: String) -> [Unicode.Scalar] {
        let scalars = Array(text.unicodeScalars)
        guard scalars.contains(where: mayChange) else { return scalars }
        return Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
    }

    /// Below U+0300 nothing changes; of the rest, only blocks that are stable as a whole are trusted.
    private static func mayChange(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x300, 0x1EA0...0x1EF9, 0x2002...0x2125: false
        default: true
        }
    }
}
