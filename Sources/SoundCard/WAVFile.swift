internal import Glibc

/// A WAV file of mono sound of 16 bits that is good to hear at any moment: its header follows each write.
struct WAVFile: ~Copyable {
    /// What the system refused.
    struct Failure: Error {
        let call: String
        let number: Int32
        var detail: String { unsafe String(cString: strerror(number)) }
    }

    private static let headerBytes = 44

    private let descriptor: Int32
    private let rate: Int
    /// Of sound, after the header.
    private var frames: Int

    /// - Parameter anew: an older file is emptied; otherwise the sound goes on behind what is there.
    static func open(path: String, rate: Int, anew: Bool) throws(Failure) -> WAVFile {
        let flags = O_RDWR | O_CREAT | O_CLOEXEC | (anew ? O_TRUNC : 0)
        let descriptor = unsafe Glibc.open(path, flags, 0o644)
        guard descriptor >= 0 else { throw Failure(call: "open", number: errno) }
        let file = WAVFile(descriptor: descriptor, rate: rate)
        try file.writeHeader()
        return file
    }

    private init(descriptor: Int32, rate: Int) {
        self.descriptor = descriptor
        self.rate = rate
        frames = max(0, Int(lseek(descriptor, 0, SEEK_END)) - Self.headerBytes) / 2
    }

    deinit {
        _ = close(descriptor)
    }

    mutating func write(_ samples: Span<Int16>) throws(Failure) {
        let place = Self.headerBytes + frames * 2
        try unsafe samples.withUnsafeBytes { (bytes) throws(Failure) in try unsafe put(bytes, at: place) }
        frames += samples.count
        try writeHeader()
    }

    mutating func writeSilence(_ count: Int) throws(Failure) {
        // A hole reads as zeros and costs nothing.
        guard ftruncate(descriptor, Self.headerBytes + (frames + count) * 2) == 0 else {
            throw Failure(call: "ftruncate", number: errno)
        }
        frames += count
        try writeHeader()
    }

    /// Takes back frames from the end.
    mutating func forget(last count: Int) throws(Failure) {
        frames -= min(count, frames)
        guard ftruncate(descriptor, Self.headerBytes + frames * 2) == 0 else {
            throw Failure(call: "ftruncate", number: errno)
        }
        try writeHeader()
    }

    private func writeHeader() throws(Failure) {
        let header = Header(frames: frames, rate: rate)
        try unsafe header.bytes.span.withUnsafeBytes { (bytes) throws(Failure) in try unsafe put(bytes, at: 0) }
    }

    private func put(_ bytes: UnsafeRawBufferPointer, at place: Int) throws(Failure) {
        var done = 0
        while done < bytes.count {
            let count = unsafe pwrite(
                descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, place + done)
            guard count > 0 else {
                if count < 0, errno == EINTR { continue }
                throw Failure(call: "pwrite", number: count < 0 ? errno : EIO)
            }
            done += count
        }
    }
}

extension WAVFile {
    /// RIFF's 44 bytes ahead of mono sound of 16 bits.
    private struct Header {
        private(set) var bytes = InlineArray<44, UInt8>(repeating: 0)

        init(frames: Int, rate: Int) {
            // Beyond 4 GB the sizes say "as long as there is": players then read to the end.
            put("RIFF", at: 0)
            put(UInt32(clamping: frames * 2 + 36), at: 4)
            put("WAVEfmt ", at: 8)
            put(UInt32(16), at: 16)
            put(UInt16(1), at: 20)
            put(UInt16(1), at: 22)
            put(UInt32(clamping: rate), at: 24)
            put(UInt32(clamping: rate * 2), at: 28)
            put(UInt16(2), at: 32)
            put(UInt16(16), at: 34)
            put("data", at: 36)
            put(UInt32(clamping: frames * 2), at: 40)
        }

        private mutating func put(_ text: StaticString, at place: Int) {
            for index in 0..<text.utf8CodeUnitCount { bytes[place + index] = unsafe text.utf8Start[index] }
        }

        private mutating func put(_ value: some FixedWidthInteger, at place: Int) {
            for index in 0..<value.bitWidth / 8 {
                bytes[place + index] = UInt8(truncatingIfNeeded: value >> (index * 8))
            }
        }
    }
}
