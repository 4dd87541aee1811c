/// What Loa has to know of an OLE compound file, the container of old Office files (MS-CFB 2.6, MS-DOC 2.5).
struct CompoundFile {
    private let bytes: [UInt8]

    /// `nil`: it is none.
    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) else { return nil }
        self.bytes = bytes
    }

    /// Is the list of streams where the header says?
    var hasDirectory: Bool {
        let start = (bytes.number32(at: 48) + 1) << min(bytes.number16(at: 30), 12)
        return start > 0 && start + 128 <= bytes.count
    }

    func hasStream(_ name: String) -> Bool { entry(name) != nil }

    /// Has the Word document a password? `nil`: its beginning is not in the file.
    var isWordEncrypted: Bool? {
        guard let entry = entry("WordDocument") else { return nil }
        let shift = bytes.number16(at: 30)
        guard shift == 9 || shift == 12 else { return nil }
        let start = (bytes.number32(at: entry + 116) + 1) << shift
        // Word 97 and later, Word 6 and 95.
        guard [0xA5EC, 0xA5DC].contains(bytes.number16(at: start)) else { return nil }
        return bytes.number16(at: start + 10) & 0x0100 != 0
    }

    /// Where the directory's entry of that name is. Entries are 128 bytes in sectors of 512 or 4096, so every one is
    /// found without following the chain of sectors.
    private func entry(_ name: String) -> Int? {
        let pattern = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        return stride(from: 512, to: bytes.count - 127, by: 128).first { offset in
            bytes[offset] == pattern[0] && bytes.number16(at: offset + 64) == pattern.count + 2
                && bytes[offset..<(offset + pattern.count)].elementsEqual(pattern)
        }
    }
}
