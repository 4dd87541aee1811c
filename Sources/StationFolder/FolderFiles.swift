internal import Foundation
internal import Glibc

/// Why the bytes of a file could not be had.
enum FileTrouble: Error, Hashable {
    case absent
    /// A folder, a device, a pipe.
    case notAFile
    /// Something else stands where that folder belongs.
    case notAFolder(String)
    case tooLarge(limit: Int)
    case failed(call: String, errno: Int32)
}

/// The files below one folder. Paths are relative to it, with `/`.
struct FolderFiles {
    /// Absolute or relative to the process.
    let root: String
    /// Texts that count in place of the files of those names, whether these are there or not.
    var drafts: [String: [UInt8]] = [:]

    func path(_ relative: String) -> String { root + "/" + relative }

    /// The whole file, if it is a plain file of at most `limit` bytes. Never waits for a pipe or a device.
    func bytes(of relative: String, limit: Int) throws(FileTrouble) -> [UInt8] {
        if let draft = drafts[relative] {
            guard draft.count <= limit else { throw .tooLarge(limit: limit) }
            return draft
        }
        let file = try ReadHandle(path(relative))
        guard file.isPlainFile else { throw .notAFile }
        return try file.readAll(limit: limit)
    }

    func facts(of relative: String) -> FileFacts? { FileFacts(path(relative)) }

    /// As a file or as a draft.
    func exists(_ relative: String) -> Bool { drafts[relative] != nil || facts(of: relative) != nil }

    /// Names in a folder, sorted by code point; hidden ones (editors leave them) are left out. Empty if it is not there.
    func names(in relative: String) throws(FileTrouble) -> [String] {
        let drafted = drafts.keys.filter { $0.hasPrefix(relative + "/") }.map {
            String($0.dropFirst(relative.count + 1))
        }
        guard let facts = facts(of: relative) else { return drafted.sorted() }
        guard facts.isFolder else { throw .notAFolder(relative) }
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: path(relative))
            return (names + drafted.filter { !names.contains($0) }).filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            throw .failed(call: "readdir", errno: error.posixNumber)
        }
    }

    /// Does the file, all symbolic links followed, still lie in the folder?
    func holds(_ relative: String) -> Bool {
        let home = URL(fileURLWithPath: root).resolvingSymlinksInPath().path
        let target = URL(fileURLWithPath: path(relative)).resolvingSymlinksInPath().path
        return target.hasPrefix(home.hasSuffix("/") ? home : home + "/")
    }
}

/// What the system says of a file, links followed.
struct FileFacts: Sendable, Hashable {
    let inode: UInt64
    let size: Int64
    let modifiedSeconds: Int64
    let modifiedNanoseconds: Int64
    private let mode: UInt32

    /// `nil` if there is none, or it may not be seen.
    init?(_ path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        self.inode = UInt64(status.st_ino)
        self.size = Int64(status.st_size)
        self.modifiedSeconds = Int64(status.st_mtim.tv_sec)
        self.modifiedNanoseconds = Int64(status.st_mtim.tv_nsec)
        self.mode = status.st_mode
    }

    var isFolder: Bool { mode & S_IFMT == S_IFDIR }
    var isPlainFile: Bool { mode & S_IFMT == S_IFREG }
}

/// An open file, closed when it goes out of use.
private struct ReadHandle: ~Copyable {
    private let descriptor: Int32

    init(_ path: String) throws(FileTrouble) {
        // A pipe without a writer would block the opening otherwise.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw errno == ENOENT || errno == ENOTDIR ? .absent : .failed(call: "open", errno: errno)
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    var isPlainFile: Bool {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    func readAll(limit: Int) throws(FileTrouble) -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe block.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .failed(call: "read", errno: errno) }
            guard count > 0 else { return bytes }
            bytes += block[..<count]
            guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        }
    }
}

extension Error {
    /// The kernel's number behind an error of Foundation; `EIO` where it tells none.
    var posixNumber: Int32 {
        let error = self as NSError
        let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError
        return [error, cause].compactMap { $0 }.first { $0.domain == NSPOSIXErrorDomain }.map { Int32($0.code) } ?? EIO
    }
}

/// The system's word for an errno. The pointer is good until this thread asks again, and is copied at once.
func systemWord(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }
