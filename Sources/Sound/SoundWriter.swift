internal import CSndFile
internal import Glibc

/// A sound file in the making: mono, 16 bits, under a temporary name beside its own until `finish()`.
///
/// A power cut, a full disk or an error leaves nothing under the file's name, or what stood there before.
/// Not to be shared between threads.
@safe
package struct SoundWriter: ~Copyable {
    package enum Format: Sendable { case flac, wav }

    /// Writes like `write(2)`; tests hand in a disk that fills up.
    package typealias Write = @Sendable (Int32, RawSpan) -> Int

    /// What the name of an unfinished file ends with.
    package static let unfinishedSuffix = ".part"

    package let path: String
    private let sink: Sink
    // Safe: made by `sf_open_virtual`, owned by this value alone, closed once in `close()`; nil after that.
    private var handle: OpaquePointer?

    /// `rate` in frames a second.
    package init(
        path: String, format: Format, rate: Int = Sound.rate,
        write: @escaping Write = { file, bytes in
            unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
        }
    ) throws(SoundError) {
        try self.init(Sink(beside: path, write: write), path: path, format: format, rate: rate)
    }

    /// A FLAC file that grows under its own name and is left as it is whatever happens: at any moment all that was
    /// written can be read, but for the last tenth of a second. Nothing of that name may be there yet.
    package init(
        growing path: String, rate: Int = Sound.rate,
        write: @escaping Write = { file, bytes in
            unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
        }
    ) throws(SoundError) {
        try self.init(Sink(growing: path, write: write), path: path, format: .flac, rate: rate)
    }

    private init(_ sink: Sink, path: String, format: Format, rate: Int) throws(SoundError) {
        var info = SF_INFO()
        info.samplerate = Int32(rate)
        info.channels = 1
        info.format = Int32(SF_FORMAT_PCM_16) | Int32(format == .flac ? SF_FORMAT_FLAC : SF_FORMAT_WAV)
        var calls = Sink.calls
        // Safe: libsndfile keeps the pointer until `sf_close`, and `sink` lives longer than `handle`.
        let context = unsafe Unmanaged.passUnretained(sink).toOpaque()
        guard let handle = unsafe sf_open_virtual(&calls, Int32(SFM_WRITE), &info, context) else {
            throw sink.errno == 0
                ? .refused(call: "sf_open_virtual", detail: unsafe String(cString: sf_strerror(nil)))
                : .unwritable(file: path, call: "write", errno: sink.errno)
        }
        unsafe sf_command(handle, Int32(SFC_SET_CLIPPING), nil, Int32(SF_TRUE))
        // A tape is written once and read a few times: speed counts, the last tenth of its size does not.
        var level = 0.0
        unsafe sf_command(handle, Int32(SFC_SET_COMPRESSION_LEVEL), &level, Int32(MemoryLayout<Double>.size))
        self.path = path
        self.sink = sink
        unsafe self.handle = handle
    }

    deinit {
        if let handle = unsafe handle { unsafe sf_close(handle) }
    }

    /// Appends; what is louder than full scale is clipped.
    package mutating func write(_ samples: UnsafeBufferPointer<Float>) throws(SoundError) {
        guard let start = samples.baseAddress, !samples.isEmpty else { return }
        try check(unsafe sf_writef_float(handle, start, sf_count_t(samples.count)), of: samples.count)
    }

    package mutating func write(_ samples: UnsafeBufferPointer<Int16>) throws(SoundError) {
        guard let start = samples.baseAddress, !samples.isEmpty else { return }
        try check(unsafe sf_writef_short(handle, start, sf_count_t(samples.count)), of: samples.count)
    }

    package mutating func write(_ samples: [Float]) throws(SoundError) {
        try unsafe samples.withUnsafeBufferPointer { samples throws(SoundError) in try unsafe write(samples) }
    }

    /// Brings what was written so far safely to the disk: a power cut, too, then leaves it.
    package func settle() throws(SoundError) {
        guard fdatasync(sink.descriptor) == 0 else { throw .unwritable(file: path, call: "fdatasync", errno: errno) }
    }

    /// Completes the file, brings it safely to the disk and gives it its name, in place of an older one.
    package consuming func finish() throws(SoundError) {
        if let handle = unsafe handle { unsafe sf_close(handle) }
        unsafe handle = nil
        guard sink.errno == 0 else { throw .unwritable(file: path, call: "write", errno: sink.errno) }
        try sink.commit(to: path)
    }

    private func check(_ written: sf_count_t, of count: Int) throws(SoundError) {
        guard sink.errno == 0 else { throw .unwritable(file: path, call: "write", errno: sink.errno) }
        guard written == sf_count_t(count) else {
            throw .refused(call: "sf_writef", detail: unsafe String(cString: sf_strerror(handle)))
        }
    }
}

/// The unfinished file, and the first refusal of the kernel: libsndfile keeps no number for it, and none at all
/// for what it writes while closing.
@safe
private final class Sink {
    let descriptor: Int32
    private let path: String
    private let write: SoundWriter.Write
    private(set) var errno: Int32 = 0
    private let isGrowing: Bool
    private var isCommitted = false

    init(growing path: String, write: @escaping SoundWriter.Write) throws(SoundError) {
        self.path = path
        self.descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        self.write = write
        isGrowing = true
        guard descriptor >= 0 else { throw .unwritable(file: path, call: "open", errno: Glibc.errno) }
    }

    init(beside path: String, write: @escaping SoundWriter.Write) throws(SoundError) {
        self.path = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36))\(SoundWriter.unfinishedSuffix)"
        self.descriptor = unsafe open(self.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        self.write = write
        isGrowing = false
        guard descriptor >= 0 else { throw .unwritable(file: path, call: "open", errno: Glibc.errno) }
    }

    deinit {
        close(descriptor)
        if !isCommitted, !isGrowing { unsafe unlink(path) }
    }

    func commit(to final: String) throws(SoundError) {
        guard fsync(descriptor) == 0 else { throw .unwritable(file: final, call: "fsync", errno: Glibc.errno) }
        guard unsafe isGrowing || rename(path, final) == 0 else {
            throw .unwritable(file: final, call: "rename", errno: Glibc.errno)
        }
        isCommitted = true
        // The name itself is safe only when its folder is on the disk too.
        let folder = final.lastIndex(of: "/").map { String(final[...$0]) } ?? "."
        let directory = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw .unwritable(file: final, call: "open", errno: Glibc.errno) }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw .unwritable(file: final, call: "fsync", errno: Glibc.errno) }
    }

    private func append(_ bytes: RawSpan) -> Int {
        var done = 0
        while errno == 0, done < bytes.byteCount {
            let count = write(descriptor, bytes.extracting(done...))
            if count > 0 {
                done += count
            } else if count == 0 {
                errno = EIO
            } else if Glibc.errno != EINTR {
                errno = Glibc.errno
            }
        }
        return done
    }

    // Safe: every context is the sink that `SoundWriter.init` handed to libsndfile and keeps alive.
    private static func of(_ context: UnsafeMutableRawPointer?) -> Sink? {
        unsafe context.map { unsafe Unmanaged<Sink>.fromOpaque($0).takeUnretainedValue() }
    }

    static var calls: SF_VIRTUAL_IO {
        unsafe SF_VIRTUAL_IO(
            get_filelen: { context in
                var status = stat()
                guard let sink = unsafe Sink.of(context), unsafe fstat(sink.descriptor, &status) == 0 else { return -1 }
                return sf_count_t(status.st_size)
            },
            seek: { offset, whence, context in
                guard let sink = unsafe Sink.of(context) else { return -1 }
                return sf_count_t(lseek(sink.descriptor, Int(offset), whence))
            },
            read: { bytes, count, context in
                guard let sink = unsafe Sink.of(context) else { return -1 }
                return sf_count_t(unsafe Glibc.read(sink.descriptor, bytes, Int(count)))
            },
            write: { bytes, count, context in
                guard let sink = unsafe Sink.of(context) else { return -1 }
                return sf_count_t(unsafe sink.append(UnsafeRawBufferPointer(start: bytes, count: Int(count)).bytes))
            },
            tell: { context in
                guard let sink = unsafe Sink.of(context) else { return -1 }
                return sf_count_t(lseek(sink.descriptor, 0, SEEK_CUR))
            })
    }
}
