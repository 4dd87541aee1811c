/// Two things that pandoc 2.17 reads wrongly in RTF, written in a way that it reads rightly.
///
/// Of `\u7897?ng`, a letter and what older programs show in its place, it drops the whole word after the letter; and it
/// drops the words of a link with more than one run, as LibreOffice writes every link.
struct RichText {
    private let source: [UInt8]
    private var index = 0
    private var result: [UInt8] = []
    /// How many characters stand for a Unicode letter (`\ucN`), for each open group.
    private var fallbacks = [1]

    private init(_ bytes: [UInt8]) {
        source = bytes
        result.reserveCapacity(bytes.count + bytes.count / 4)
    }

    static func prepared(_ bytes: [UInt8]) -> [UInt8] {
        var text = RichText(bytes)
        while text.index < bytes.count { text.step() }
        return text.result
    }

    private mutating func step() {
        let byte = source[index]
        switch byte {
        case UInt8(ascii: "{"): fallbacks.append(fallbacks.last ?? 1)
        case UInt8(ascii: "}"): if fallbacks.count > 1 { fallbacks.removeLast() }
        case UInt8(ascii: "\\"):
            control()
            return
        default: break
        }
        result.append(byte)
        index += 1
    }

    /// `\word`, `\word-12`, with the blank that ends it; `\'e1`; `\{`.
    private mutating func control() {
        let start = index
        index += 1
        let wordStart = index
        while index < source.count, source[index].isLetter { index += 1 }
        guard index > wordStart else {
            index = min(source.count, index + (index < source.count && source[index] == UInt8(ascii: "'") ? 3 : 1))
            result += source[start..<index]
            return
        }
        let word = String(decoding: source[wordStart..<index], as: UTF8.self)
        let numberStart = index
        if index < source.count, source[index] == UInt8(ascii: "-") { index += 1 }
        while index < source.count, source[index].isDigit { index += 1 }
        let number = Int(String(decoding: source[numberStart..<index], as: UTF8.self))
        if index < source.count, source[index] == UInt8(ascii: " ") { index += 1 }
        write(word, number, source[start..<index])
    }

    private mutating func write(_ word: String, _ number: Int?, _ written: ArraySlice<UInt8>) {
        switch (word, number) {
        case ("uc", let count?):
            fallbacks[fallbacks.count - 1] = max(0, min(count, 8))
        case ("u", let number?):
            for _ in 0..<(fallbacks.last ?? 1) { skipFallback() }
            result += Array("\\u\(number)\\'3f".utf8)
        case ("bin", let count?):
            index = min(source.count, index + max(0, count))
        case ("field", nil), ("fldrslt", nil), ("fldedit", nil), ("fldlock", nil), ("fldpriv", nil), ("flddirty", nil):
            break
        default:
            result += written
        }
    }

    private mutating func skipFallback() {
        guard index < source.count else { return }
        switch source[index] {
        case UInt8(ascii: "{"), UInt8(ascii: "}"): break
        case UInt8(ascii: "\\"):
            if index + 1 < source.count, source[index + 1] == UInt8(ascii: "'") { index = min(source.count, index + 4) }
        default: index += 1
        }
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
