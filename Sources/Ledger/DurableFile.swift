internal import Glibc

/// Small files that must be on the disk when the call returns.
enum DurableFile {
    /// Makes a new file; one that is there is refused.
    static func create(_ path: String, holding bytes: [UInt8], mode: mode_t) throws(SealError) {
        let file = try Descriptor(path, O_WRONLY | O_CREAT | O_EXCL, mode: mode)
        try file.write(bytes)
        try file.sync()
        try syncFolder(of: path)
    }

    /// Adds to the end of a file, which is made where it is not there. What a crash left of a line at its end goes
    /// first.
    static func append(_ bytes: [UInt8], to path: String, keeping length: Int) throws(SealError) {
        let file = try Descriptor(path, O_WRONLY | O_CREAT | O_APPEND, mode: 0o644)
        try file.cut(to: length)
        try file.write(bytes)
        try file.sync()
        if length == 0 { try syncFolder(of: path) }
    }

    /// The whole file; `nil`: there is none.
    static func read(_ path: String) throws(SealError) -> [UInt8]? {
        let number = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard number >= 0 else {
            if errno == ENOENT { return nil }
            throw .unreadable(path: path, errno: errno)
        }
        defer { close(number) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe piece.withUnsafeMutableBytes { unsafe Glibc.read(number, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw .unreadable(path: path, errno: errno) }
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }

    /// Takes a file away that a crash may have left.
    static func remove(_ path: String) throws(SealError) {
        guard unsafe unlink(path) == 0 || errno == ENOENT else {
            throw .file(path: path, call: "unlink", errno: errno)
        }
    }

    /// Another file takes this name; whoever looks sees the one or the other.
    static func rename(_ path: String, to new: String) throws(SealError) {
        guard unsafe Glibc.rename(path, new) == 0 else { throw .file(path: path, call: "rename", errno: errno) }
        try syncFolder(of: new)
    }

    /// A new name is on the disk only when its folder is.
    private static func syncFolder(of path: String) throws(SealError) {
        let name = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        try Descriptor(name, O_RDONLY | O_DIRECTORY, mode: 0).sync()
    }

    private struct Descriptor: ~Copyable {
        private let number: CInt
        private let path: String

        init(_ path: String, _ flags: CInt, mode: mode_t) throws(SealError) {
            number = unsafe open(path, flags | O_CLOEXEC, mode)
            self.path = path
            guard number >= 0 else { throw .file(path: path, call: "open", errno: errno) }
        }

        deinit { if number >= 0 { close(number) } }

        func write(_ bytes: [UInt8]) throws(SealError) {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(number, $0.baseAddress, $0.count) }
                guard count > 0 else { throw .file(path: path, call: "write", errno: errno) }
                rest = rest.dropFirst(count)
            }
        }

        func cut(to length: Int) throws(SealError) {
            guard ftruncate(number, off_t(length)) == 0 else { throw failure("ftruncate") }
        }

        func sync() throws(SealError) {
            guard fsync(number) == 0 else { throw failure("fsync") }
        }

        private func failure(_ call: String) -> SealError { .file(path: path, call: call, errno: errno) }
    }
}
