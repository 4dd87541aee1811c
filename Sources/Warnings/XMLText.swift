internal import Diagnostics

/// The bytes of an XML file as text that may be given to a parser: UTF-8, nothing declared in it.
///
/// A document type is refused before anything is parsed, in every encoding: entities that it could declare grow without
/// bound, or read other files.
struct XMLText {
    /// Without the XML declaration and processing instructions, which were blanked: lines and columns are the file's.
    let bytes: [UInt8]
    /// The first byte of each line.
    private let lines: [Int]

    private let encoding: String?
    /// Where the first declaration stands that is more than a comment or CDATA.
    private let documentType: Int?

    /// - Throws: for what cannot be decoded.
    init(_ file: [UInt8]) throws(XMLFault) {
        guard file.count <= CAPReader.largest else { throw XMLFault(.tooLarge) }
        var bytes = Array(try Self.text(file).utf8)
        guard let first = bytes.first(where: { !Self.isSpace($0) }) else { throw XMLFault(.empty) }
        guard first == UInt8(ascii: "<") else { throw XMLFault(.notXML) }
        encoding = Self.encoding(in: bytes)
        documentType = Self.blankInstructions(&bytes)
        self.bytes = bytes
        lines = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    /// May it be given to a parser?
    func check() throws(XMLFault) {
        if let encoding, !Self.encodings.contains(encoding) { throw XMLFault(.encoding(encoding), offset: 0) }
        if let control = bytes.firstIndex(where: { $0 < 0x20 && !Self.isSpace($0) }) {
            throw XMLFault(.notXML, offset: control)
        }
        if let offset = documentType { throw XMLFault(.documentType, offset: offset) }
    }

    /// The place of a byte, `column` in Unicode characters.
    func place(of offset: Int, in file: String) -> Finding.Place {
        let offset = min(max(0, offset), bytes.count)
        var (low, high) = (0, lines.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle] <= offset { low = middle } else { high = middle }
        }
        let column = String(decoding: bytes[lines[low]..<offset], as: UTF8.self).unicodeScalars.count + 1
        return Finding.Place(file: file, line: low + 1, column: column)
    }

    /// The byte at a parser's position: line and column in bytes, both from 1.
    func offset(line: Int, column: Int) -> Int {
        guard lines.indices.contains(line - 1) else { return bytes.count }
        return min(bytes.count, lines[line - 1] + max(0, column - 1))
    }

    /// The `<` at or before that byte.
    func tag(before offset: Int) -> Int {
        bytes.prefix(offset).lastIndex(of: UInt8(ascii: "<")) ?? 0
    }

    /// What may stand in the declaration: the text was decoded by its first bytes.
    private static let encodings: Set<String> = [
        "utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be",
    ]

    private static func text(_ file: [UInt8]) throws(XMLFault) -> String {
        switch (file.first, file.dropFirst().first) {
        case (0xFE, 0xFF): return try utf16(file.dropFirst(2), bigEndian: true)
        case (0xFF, 0xFE): return try utf16(file.dropFirst(2), bigEndian: false)
        // Without a mark the first character, `<`, tells.
        case (0, UInt8(ascii: "<")): return try utf16(file[...], bigEndian: true)
        case (UInt8(ascii: "<"), 0): return try utf16(file[...], bigEndian: false)
        default:
            let plain = file.starts(with: [0xEF, 0xBB, 0xBF]) ? file.dropFirst(3) : file[...]
            guard let text = String(validating: plain, as: UTF8.self) else { throw XMLFault(.notText) }
            return text
        }
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) throws(XMLFault) -> String {
        guard bytes.count.isMultiple(of: 2) else { throw XMLFault(.torn) }
        let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return bigEndian ? first << 8 | second : second << 8 | first
        }
        guard let text = String(validating: units, as: UTF16.self) else { throw XMLFault(.notText) }
        return text
    }

    /// What `<?xml …?>` names, in lower case.
    private static func encoding(in bytes: [UInt8]) -> String? {
        guard bytes.starts(with: Array("<?xml".utf8)), let end = bytes.firstIndex(of: UInt8(ascii: ">")) else {
            return nil
        }
        let declaration = String(decoding: bytes[..<end], as: UTF8.self)
        return declaration.firstMatch(of: /encoding\s*=\s*["']([^"']*)["']/).map { $0.1.lowercased() }
    }

    /// Turns processing instructions into spaces, and returns where `<!DOCTYPE` or another declaration stands: whatever
    /// begins with `<!` and is neither a comment nor CDATA.
    ///
    /// CAP needs no instructions, and Foundation's parser crashes on one without data (`<?x?>`, in Swift 6.3).
    private static func blankInstructions(_ bytes: inout [UInt8]) -> Int? {
        let (comment, data, instruction) = (Array("<!--".utf8), Array("<![CDATA[".utf8), Array("<?".utf8))
        var index = 0
        while let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = bytes[next...]
            if rest.starts(with: comment) {
                index = end(of: "-->", in: bytes, from: next + comment.count)
            } else if rest.starts(with: data) {
                index = end(of: "]]>", in: bytes, from: next + data.count)
            } else if rest.starts(with: instruction) {
                index = end(of: "?>", in: bytes, from: next + instruction.count)
                for place in next..<index where !isSpace(bytes[place]) { bytes[place] = UInt8(ascii: " ") }
            } else if rest.count > 1, rest[next + 1] == UInt8(ascii: "!") {
                return next
            } else {
                index = next + 1
            }
        }
        return nil
    }

    /// Behind that mark, or at the end.
    private static func end(of mark: String, in bytes: [UInt8], from start: Int) -> Int {
        let mark = Array(mark.utf8)
        var index = min(start, bytes.count)
        while let next = bytes[index...].firstIndex(of: mark[0]) {
            if bytes[next...].starts(with: mark) { return next + mark.count }
            index = next + 1
        }
        return bytes.count
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
