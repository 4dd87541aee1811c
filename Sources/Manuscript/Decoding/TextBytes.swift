internal import SpokenVietnamese

/// From the bytes of a text to Unicode, whatever wrote them.
///
/// A byte order mark decides; without one UTF-16 is known by its zero bytes. Bytes that are valid UTF-8 are that. The
/// rest is taken line by line, since people paste old texts into new files: a line that is valid UTF-8 is that, any
/// other is read as code page 1252, in which `Relettering` then finds the old Vietnamese letters.
package enum TextBytes {
    /// `nil`: these bytes are no text at all.
    package static func text(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return eightBit(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), highFirst: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), highFirst: true) }
        return utf16WithoutMark(bytes) ?? eightBit(bytes[...])
    }

    // MARK: UTF-16

    /// Every blank has a zero byte, always on the same side; no other text has so many.
    private static func utf16WithoutMark(_ bytes: [UInt8]) -> String? {
        let head = bytes.prefix(4096)
        var zeros = [0, 0]
        for (index, byte) in head.enumerated() where byte == 0 { zeros[index & 1] += 1 }
        let pairs = head.count / 2
        guard let fewer = zeros.min(), let more = zeros.max(), pairs > 0, more * 8 >= pairs, fewer * 50 <= pairs else {
            return nil
        }
        return utf16(bytes[...], highFirst: zeros[0] > zeros[1])
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, highFirst: Bool) -> String? {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(highFirst ? first << 8 | second : second << 8 | first)
            index += 2
        }
        let text = String(decoding: units, as: UTF16.self)
        return isText(text.unicodeScalars.lazy.map(\.value)) ? text : nil
    }

    // MARK: Eight bits

    private static func eightBit(_ bytes: ArraySlice<UInt8>) -> String? {
        guard isText(bytes.lazy.map(UInt32.init)) else { return nil }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var text = ""
        text.reserveCapacity(bytes.count * 2)
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.endIndex
            let line = bytes[start..<end]
            if let valid = String(validating: line, as: UTF8.self) {
                text += valid
            } else {
                text.unicodeScalars.append(contentsOf: line.map(windows1252))
            }
            start = end
        }
        return text
    }

    /// Texts have no zeros and next to no other control characters.
    private static func isText(_ values: some Sequence<UInt32>) -> Bool {
        var controls = 0
        var count = 0
        for value in values {
            if value == 0 { return false }
            count += 1
            if value < 0x20, !(0x09...0x0D).contains(value) { controls += 1 }
        }
        return controls * 50 <= count
    }

    private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
        (0x80...0x9F).contains(byte) ? windows1252Signs[Int(byte) - 0x80] : Unicode.Scalar(byte)
    }

    /// Bytes 0x80 to 0x9F; five stand for nothing.
    private static let windows1252Signs = Array(
        "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
}
