internal import CSndFile
internal import Glibc

/// An open sound file: WAV, FLAC, Ogg (Vorbis, Opus) or MP3, read from its beginning as mono.
///
/// Not to be shared between threads; it may move from one to another. Several channels are mixed down to their mean.
/// A file without a frame does not open.
@safe
package struct SoundReader: ~Copyable {
    package let path: String
    /// Of one channel.
    package let frames: Int
    /// Frames a second, as the file has it: nothing is resampled here.
    package let rate: Int
    package let channels: Int

    // Safe: made by `sf_open_fd`, owned by this value alone, closed once in `deinit`.
    private let handle: OpaquePointer
    private let format: Int32
    private var interleaved: [Float] = []

    package init(path: String) throws(SoundError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOENT
                ? .notFound(file: path) : .unreadable(file: path, call: "open", errno: errno)
        }
        // libsndfile says only "system error" of these two, so they are asked first.
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .unreadable(file: path, call: "fstat", errno: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
        }
        guard status.st_size > 0 else {
            close(descriptor)
            throw .empty(file: path)
        }
        var info = SF_INFO()
        guard let handle = unsafe sf_open_fd(descriptor, Int32(SFM_READ), &info, Int32(SF_TRUE)) else {
            throw .notDecodable(file: path, detail: unsafe String(cString: sf_strerror(nil)))
        }
        guard info.frames > 0, info.samplerate > 0, info.channels > 0 else {
            unsafe sf_close(handle)
            throw .empty(file: path)
        }
        self.path = path
        self.frames = Int(info.frames)
        self.rate = Int(info.samplerate)
        self.channels = Int(info.channels)
        self.format = info.format
        unsafe self.handle = handle
    }

    deinit {
        unsafe sf_close(handle)
    }

    package var duration: Duration { Sound.duration(ofFrames: frames, rate: rate) }

    /// Fills as much of the buffer as the file still has; 0: at its end.
    ///
    /// A mono file is decoded straight into the buffer, without allocation.
    package mutating func read(into buffer: UnsafeMutableBufferPointer<Float>) throws(SoundError) -> Int {
        guard let start = buffer.baseAddress, !buffer.isEmpty else { return 0 }
        if channels == 1 {
            return try counted(unsafe sf_readf_float(handle, start, sf_count_t(buffer.count)))
        }
        let wanted = buffer.count * channels
        if interleaved.count < wanted {
            interleaved = [Float](repeating: 0, count: wanted)
        }
        let handle = unsafe handle
        let read = try counted(
            unsafe interleaved.withUnsafeMutableBufferPointer { samples in
                guard let all = samples.baseAddress else { return 0 }
                return unsafe sf_readf_float(handle, all, sf_count_t(buffer.count))
            })
        for frame in 0..<read {
            var sum: Float = 0
            for channel in 0..<channels { sum += interleaved[frame * channels + channel] }
            unsafe buffer[frame] = sum / Float(channels)
        }
        return read
    }

    /// The same in 16 bits; what is louder than full scale is clipped. A tape is read without conversion or allocation.
    package mutating func read(into buffer: UnsafeMutableBufferPointer<Int16>) throws(SoundError) -> Int {
        guard let start = buffer.baseAddress, !buffer.isEmpty else { return 0 }
        if channels == 1, format & Int32(SF_FORMAT_SUBMASK) == Int32(SF_FORMAT_PCM_16) {
            return try counted(unsafe sf_readf_short(handle, start, sf_count_t(buffer.count)))
        }
        var samples = [Float](repeating: 0, count: buffer.count)
        let read = try unsafe samples.withUnsafeMutableBufferPointer { samples throws(SoundError) in
            try unsafe self.read(into: samples)
        }
        for frame in 0..<read {
            let sample = samples[frame].isFinite ? samples[frame] * 32768 : 0
            unsafe buffer[frame] = Int16(min(max(sample, -32768), 32767).rounded())
        }
        return read
    }

    /// The next frame to be read; 0 to `frames`.
    package mutating func seek(to frame: Int) throws(SoundError) {
        guard unsafe sf_seek(handle, sf_count_t(frame), SEEK_SET) == sf_count_t(frame) else {
            throw .notDecodable(file: path, detail: unsafe String(cString: sf_strerror(handle)))
        }
    }

    /// The whole file at the file's own rate.
    package mutating func readAll() throws(SoundError) -> [Float] {
        try seek(to: 0)
        var samples = [Float](repeating: 0, count: frames)
        var filled = 0
        while filled < frames {
            let read = try unsafe samples.withUnsafeMutableBufferPointer { samples throws(SoundError) in
                try unsafe self.read(into: UnsafeMutableBufferPointer(rebasing: samples[filled...]))
            }
            guard read > 0 else { break }
            filled += read
        }
        // The length of an MP3 is an estimate; a FLAC file says exactly what it holds.
        if filled < frames, format & Int32(SF_FORMAT_TYPEMASK) == Int32(SF_FORMAT_FLAC) {
            throw .cutShort(file: path, frames: filled, expected: frames)
        }
        guard filled > 0 else { throw .empty(file: path) }
        samples.removeLast(frames - filled)
        // A file of floats can hold what is no number; one such sample would spoil every filter after it.
        for index in samples.indices where !samples[index].isFinite { samples[index] = 0 }
        return samples
    }

    /// Is there anything above -60 dBFS in what has not been read yet? Reads on up to it, and no further.
    package mutating func hasSound() throws(SoundError) -> Bool {
        var buffer = [Float](repeating: 0, count: 1 << 14)
        let threshold = Sound.gain(decibels: -60)
        while true {
            let count = try unsafe buffer.withUnsafeMutableBufferPointer { buffer throws(SoundError) in
                try unsafe read(into: buffer)
            }
            guard count > 0 else { return false }
            if buffer[..<count].contains(where: { abs($0) > threshold }) { return true }
        }
    }

    private func counted(_ read: sf_count_t) throws(SoundError) -> Int {
        guard read >= 0, unsafe sf_error(handle) == 0 else {
            throw .notDecodable(file: path, detail: unsafe String(cString: sf_strerror(handle)))
        }
        return Int(read)
    }
}

extension Sound {
    /// A whole file as mono at `Sound.rate`. One that is longer than `longest` is refused before it fills the memory.
    package static func load(_ path: String, longest: Duration = .seconds(3600)) throws(SoundError) -> [Float] {
        var reader = try SoundReader(path: path)
        guard reader.duration <= longest else { throw .tooLong(file: path, longest: longest) }
        let rate = reader.rate
        return try resampled(reader.readAll(), from: rate)
    }
}
