extension [UInt8] {
    /// The little-endian number at `offset`; 0 beyond the end.
    func number16(at offset: Int) -> Int {
        guard offset >= 0, offset + 2 <= count else { return 0 }
        return Int(self[offset]) | Int(self[offset + 1]) << 8
    }

    /// The little-endian number at `offset`; 0 beyond the end.
    func number32(at offset: Int) -> Int {
        number16(at: offset) | number16(at: offset + 2) << 16
    }

    func has(_ ascii: String, at offset: Int = 0) -> Bool {
        offset >= 0 && dropFirst(offset).starts(with: ascii.utf8)
    }
}
