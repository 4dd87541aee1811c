import Diagnostics
import Foundation
import Glibc
import Sound
import Testing

@Suite struct `Sound files` {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: [SoundWriter.Format.flac, .wav])
    func `What is written is read again, to the last bit of sixteen`(format: SoundWriter.Format) throws {
        let tone = sine(440, seconds: 1.5)
        let path = folder.file("tone")
        try write(tone, to: path, as: format)

        var reader = try SoundReader(path: path)
        #expect(reader.frames == tone.count)
        #expect(reader.rate == 48_000)
        #expect(reader.channels == 1)
        #expect(reader.duration == .milliseconds(1500))
        let again = try reader.readAll()
        #expect(again.count == tone.count)
        #expect(zip(again, tone).allSatisfy { abs($0 - $1) < 1.0 / 32768 })
        #expect(try folder.names == ["tone"])
    }

    @Test func `Reading goes on where it stopped, and seeking goes to the frame`() throws {
        let ramp = (0..<10_000).map { Float($0) / 32768 }
        let path = folder.file("ramp.flac")
        try write(ramp, to: path, as: .flac)
        var reader = try SoundReader(path: path)
        var buffer = [Int16](repeating: 0, count: 4_000)

        func next() throws -> [Int16] {
            let count = try unsafe buffer.withUnsafeMutableBufferPointer { try unsafe reader.read(into: $0) }
            return Array(buffer[..<count])
        }
        #expect(try next() == Array(0..<4_000))
        #expect(try next() == Array(4_000..<8_000))
        #expect(try next() == Array(8_000..<10_000))
        #expect(try next().isEmpty)
        try reader.seek(to: 7_123)
        #expect(try next() == Array(7_123..<10_000))
        #expect(throws: SoundError.self) { try reader.seek(to: 10_001) }
    }

    @Test func `Two channels are mixed to their mean`() throws {
        // A WAV of two channels, three frames, by hand.
        let frames: [(Int16, Int16)] = [(1000, 3000), (-200, 200), (32767, 32767)]
        let data = Data(
            frames.flatMap { [$0.0, $0.1] }.flatMap {
                [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
            })
        let path = folder.file("stereo.wav")
        try waveFile(channels: 2, bits: 16, format: 1, data: data).write(to: URL(filePath: path))

        var reader = try SoundReader(path: path)
        #expect(reader.channels == 2)
        #expect(reader.frames == 3)
        #expect(try reader.readAll() == [2000.0 / 32768, 0, 32767.0 / 32768])
        try reader.seek(to: 0)
        var buffer = [Int16](repeating: 7, count: 4)
        let count = try unsafe buffer.withUnsafeMutableBufferPointer { try unsafe reader.read(into: $0) }
        #expect(count == 3)
        #expect(buffer == [2000, 0, 32767, 7])
    }

    @Test func `What is no number in a file of floats becomes silence`() throws {
        let samples: [Float] = [0.5, .nan, -.infinity, 0.25]
        let data = unsafe samples.withUnsafeBytes { unsafe Data($0) }
        let path = folder.file("odd.wav")
        try waveFile(channels: 1, bits: 32, format: 3, data: data).write(to: URL(filePath: path))
        var reader = try SoundReader(path: path)
        #expect(try reader.readAll() == [0.5, 0, 0, 0.25])
    }

    @Test(arguments: ["ogg", "opus", "mp3"])
    func `Compressed recordings decode`(kind: String) throws {
        let text = try #require(compressedRecordings[kind])
        let data = try #require(Data(base64Encoded: text, options: .ignoreUnknownCharacters))
        let path = folder.file("recording." + kind)
        try data.write(to: URL(filePath: path))

        let samples = try Sound.load(path)
        // Each of them pads by less than a block.
        #expect((14_400...17_000).contains(samples.count))
        #expect(abs(share(of: 1000, in: samples[4_800..<9_600]) - 0.5) < 0.05)
    }

    @Test func `Louder than full scale is clipped, not wrapped around`() throws {
        let path = folder.file("loud.flac")
        try write([1.5, -1.5, 0.5], to: path, as: .flac)
        var reader = try SoundReader(path: path)
        #expect(try reader.readAll() == [32767.0 / 32768, -1, 0.5])
    }

    @Test func `A file that is no sound says so, in both languages`() throws {
        let path = folder.file("letter.wav")
        try Data("Kính gửi bà con".utf8).write(to: URL(filePath: path))
        let error = #expect(throws: SoundError.self) { _ = try Sound.load(path) }
        #expect(error?.status == .badData)
        #expect(error?.message.vi.hasPrefix("tệp âm thanh “\(path)” không giải mã được: ") == true)
        #expect(error?.message.en.hasPrefix("the sound file “\(path)” does not decode: ") == true)
        #expect(error?.hint?.en == "record it again, or convert it to WAV, FLAC, Ogg or MP3")
    }

    @Test func `Missing, empty, frameless and a folder are told apart`() throws {
        #expect(throws: SoundError.notFound(file: folder.file("no.wav"))) { _ = try Sound.load(folder.file("no.wav")) }
        let empty = folder.file("empty.wav")
        try Data().write(to: URL(filePath: empty))
        #expect(throws: SoundError.empty(file: empty)) { _ = try Sound.load(empty) }
        let frameless = folder.file("frameless.wav")
        try waveFile(channels: 1, bits: 16, format: 1, data: Data()).write(to: URL(filePath: frameless))
        #expect(throws: SoundError.empty(file: frameless)) { _ = try Sound.load(frameless) }
        let error = #expect(throws: SoundError.self) { _ = try Sound.load(folder.path) }
        #expect(error == .unreadable(file: folder.path, call: "fstat", errno: EISDIR))
    }

    @Test func `A FLAC file that lost its end is not taken for whole`() throws {
        let path = folder.file("tape.flac")
        try write(noise(seed: 1, count: 100_000, level: 0.5), to: path, as: .flac)
        let whole = try Data(contentsOf: URL(filePath: path))
        try whole.prefix(whole.count / 2).write(to: URL(filePath: path))
        let error = #expect(throws: SoundError.self) { _ = try Sound.load(path) }
        #expect(error?.status == .badData)
    }

    @Test func `A recording that is too long is refused before it is read`() throws {
        let path = folder.file("long.wav")
        try write(sine(100, seconds: 2), to: path, as: .wav)
        #expect(throws: SoundError.tooLong(file: path, longest: .seconds(1))) {
            _ = try Sound.load(path, longest: .seconds(1))
        }
    }
}

@Suite struct `Unfinished sound files` {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `Nothing stands under the name before the end`() throws {
        let path = folder.file("tape.flac")
        var writer = try SoundWriter(path: path, format: .flac)
        try writer.write(sine(440, seconds: 1))
        #expect(try folder.names.count == 1)
        #expect(try folder.names.first?.hasSuffix(SoundWriter.unfinishedSuffix) == true)
        try writer.finish()
        #expect(try folder.names == ["tape.flac"])
    }

    @Test func `A writer that is dropped leaves nothing`() throws {
        func begin() throws {
            var writer = try SoundWriter(path: folder.file("tape.flac"), format: .flac)
            try writer.write(sine(440, seconds: 1))
        }
        try begin()
        #expect(try folder.names == [])
    }

    /// A disk that takes `room` bytes and then refuses: at once, in the middle, and only when the file is closed.
    @Test(arguments: [0, 1_000, 30_000, 60_000])
    func `A full disk leaves the older file as it was, and says so`(room: Int) throws {
        let path = folder.file("tape.flac")
        try write(sine(440, seconds: 0.5), to: path, as: .flac)
        let before = try Data(contentsOf: URL(filePath: path))
        let disk = FullDisk(room: room)

        let error = #expect(throws: SoundError.self) {
            var writer = try SoundWriter(path: path, format: .flac, write: { disk.write($0, $1) })
            try writer.write(noise(seed: 2, count: 48_000, level: 0.5))
            try writer.finish()
        }
        #expect(error == .unwritable(file: path, call: "write", errno: ENOSPC))
        #expect(error?.status == .cannotWrite)
        #expect(error?.message.vi == "không ghi được tệp âm thanh “\(path)”: đĩa đã đầy")
        #expect(error?.message.en == "the sound file “\(path)” cannot be written: the disk is full")
        #expect(error?.hint?.en == "remove files to make room on the disk")
        #expect(try folder.names == ["tape.flac"])
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func `A folder that is not there is a plain refusal`() throws {
        let path = folder.file("no/such/tape.flac")
        #expect(throws: SoundError.unwritable(file: path, call: "open", errno: ENOENT)) {
            _ = try SoundWriter(path: path, format: .flac)
        }
    }
}

/// Takes so many bytes in all, then answers as a full disk does.
private final class FullDisk: @unchecked Sendable {
    // Unchecked: one test uses it from one thread.
    private var room: Int

    init(room: Int) {
        self.room = room
    }

    func write(_ file: Int32, _ bytes: RawSpan) -> Int {
        guard room > 0 else {
            errno = ENOSPC
            return -1
        }
        let taken = min(room, bytes.byteCount)
        room -= taken
        return unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, taken) }
    }
}

/// The bytes of a WAV file; `format` 1 is integers, 3 floats.
private func waveFile(channels: UInt16, bits: UInt16, format: UInt16, data: Data) -> Data {
    func bytes(_ value: some FixedWidthInteger) -> Data {
        unsafe withUnsafeBytes(of: value.littleEndian) { unsafe Data($0) }
    }
    let frame = channels * bits / 8
    return Data("RIFF".utf8) + bytes(UInt32(36 + data.count)) + Data("WAVEfmt ".utf8) + bytes(UInt32(16))
        + bytes(format) + bytes(channels) + bytes(UInt32(48_000)) + bytes(48_000 * UInt32(frame)) + bytes(frame)
        + bytes(bits) + Data("data".utf8) + bytes(UInt32(data.count)) + data
}
