/// The list of contents at the end of a ZIP file, by PKWARE's APPNOTE 4.3.
struct ZipDirectory {
    struct Entry {
        let name: String
        let isEncrypted: Bool
        /// 0 is stored, 8 deflated.
        let method: Int
        /// Bytes, as the file says.
        let unpackedSize: Int
        /// Where its bytes begin in the file.
        let start: Int
    }

    let entries: [Entry]

    /// `nil` where the list is missing or does not fit the file: the end was torn off.
    init?(_ bytes: [UInt8]) {
        // A comment of up to 65,535 bytes may follow the record.
        let last = bytes.count - 22
        guard last >= 0,
            let end = stride(from: last, through: Swift.max(0, last - 65_535), by: -1)
                .first(where: { bytes.has("PK\u{5}\u{6}", at: $0) })
        else { return nil }
        var offset = bytes.number32(at: end + 16)
        var entries: [Entry] = []
        for _ in 0..<bytes.number16(at: end + 10) {
            guard bytes.has("PK\u{1}\u{2}", at: offset), offset < end else { return nil }
            let nameLength = bytes.number16(at: offset + 28)
            let local = bytes.number32(at: offset + 42)
            guard bytes.has("PK\u{3}\u{4}", at: local) else { return nil }
            entries.append(
                Entry(
                    name: String(
                        decoding: bytes[(offset + 46)..<Swift.min(end, offset + 46 + nameLength)], as: UTF8.self),
                    isEncrypted: bytes.number16(at: offset + 8) & 1 == 1, method: bytes.number16(at: offset + 10),
                    unpackedSize: bytes.number32(at: offset + 24),
                    start: local + 30 + bytes.number16(at: local + 26) + bytes.number16(at: local + 28)))
            offset += 46 + nameLength + bytes.number16(at: offset + 30) + bytes.number16(at: offset + 32)
        }
        self.entries = entries
    }

    func has(prefix: String) -> Bool { entries.contains { $0.name.hasPrefix(prefix) } }
}
