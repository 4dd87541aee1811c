internal import Glibc

/// The bytes of a file that a person names.
enum SentFile {
    /// At most `limit` bytes; a longer file is refused unread. Blocks on no pipe and no device.
    static func bytes(of path: String, limit: Int) throws(ManuscriptError) -> [UInt8] {
        let file = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else { throw failure(path) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .folder(path: path)
        default: throw .device(path: path)
        }
        guard status.st_size <= limit else { throw .tooLarge(path: path, limit: limit) }
        return try bytes(of: file, path, expected: Int(status.st_size), limit: limit)
    }

    /// Up to the end, which may have moved since the file's size was asked for.
    private static func bytes(
        of file: Int32, _ path: String, expected: Int, limit: Int
    ) throws(ManuscriptError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(expected + 1)
        while true {
            let room = max(expected + 1 - bytes.count, 65_536)
            var reason: Int32 = 0
            let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                let got = unsafe read(file, buffer.baseAddress, buffer.count)
                if got < 0 { reason = errno }
                count = max(0, got)
            }
            if reason == EINTR { continue }
            guard reason == 0 else { throw .unreadable(path: path, detail: words(for: reason)) }
            if chunk.isEmpty { return bytes }
            bytes += chunk
            guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
        }
    }

    private static func failure(_ path: String) -> ManuscriptError {
        switch errno {
        case ENOENT, ENOTDIR: .notFound(path: path)
        // A socket cannot be opened.
        case ENXIO: .device(path: path)
        case let reason: .unreadable(path: path, detail: words(for: reason))
        }
    }

    private static func words(for reason: Int32) -> String { unsafe String(cString: strerror(reason)) }
}
