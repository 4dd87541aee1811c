internal import Diagnostics
internal import Foundation
internal import Glibc

extension StationFolder {
    /// Puts bytes in the place of a file, or makes it: after a power cut there is the old file or the new one.
    ///
    /// Programs of Loa do this one at a time; an editor that does not know of the lock can still save between the check
    /// and the exchange, a few microseconds. Permissions stay, and so does the owner where the system allows it; the
    /// group always does.
    ///
    /// - Parameter check: is told what the file holds now, `nil` if there is none, and throws to refuse.
    func exchange(
        _ relative: String, for bytes: [UInt8], if check: ([UInt8]?) throws(FolderError) -> Void
    ) throws(FolderError) {
        let files = FolderFiles(root: path)
        try checkPlace(relative)
        let folder = Self.folder(of: relative)
        if files.facts(of: folder) == nil {
            guard unsafe mkdir(file(folder), 0o777) == 0 || errno == EEXIST else {
                throw .cannotWrite(file(folder), call: "mkdir", errno: errno, detail: systemWord(errno))
            }
        }
        let lock = try FolderLock(path)
        defer { withExtendedLifetime(lock) {} }
        try check(try present(relative, files))
        // A link stays a link: what it leads to is exchanged. One that leads nowhere gives way to the file.
        let isThere = files.facts(of: relative) != nil
        let target = isThere ? URL(fileURLWithPath: file(relative)).resolvingSymlinksInPath().path : file(relative)
        try FreshFile(beside: target).put(bytes, inPlaceOf: target)
    }

    /// - Throws: if a link leads the file, or the folder that it is to be made in, out of the station.
    func checkPlace(_ relative: String) throws(FolderError) {
        let files = FolderFiles(root: path)
        for place in [Self.folder(of: relative), relative] where !place.isEmpty {
            guard files.holds(place) || files.facts(of: place) == nil else { throw .leavesFolder(place) }
        }
    }

    /// Empty for a file at the top.
    private static func folder(of relative: String) -> String {
        relative.split(separator: "/").dropLast().joined(separator: "/")
    }

    private func present(_ relative: String, _ files: FolderFiles) throws(FolderError) -> [UInt8]? {
        do {
            return try files.bytes(of: relative, limit: SourceText.sizeLimit)
        } catch FileTrouble.absent {
            return nil
        } catch {
            let finding = Fault.unreadable(error, ifAbsent: .noScriptFile(relative)).finding(
                at: Finding.Place(file: relative))
            throw .unsound(relative, [finding])
        }
    }
}

/// Held while a file of the station is exchanged. The kernel lets go of it when the process ends, however it ends.
private struct FolderLock: ~Copyable {
    private let descriptor: Int32

    /// Waits for its turn. The folder itself is locked, so no file is left behind.
    init(_ path: String) throws(FolderError) {
        // Closed on exec, or else an editor that is started meanwhile would go on holding it.
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .cannotWrite(path, call: "open", errno: errno, detail: systemWord(errno))
        }
        var result = flock(descriptor, LOCK_EX)
        while result != 0, errno == EINTR { result = flock(descriptor, LOCK_EX) }
        guard result == 0 else {
            let number = errno
            close(descriptor)
            throw .cannotWrite(path, call: "flock", errno: number, detail: systemWord(number))
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}

/// The new file, under a hidden name beside the old one until it is whole. Only under the folder's lock.
private struct FreshFile {
    let path: String
    private let folder: String

    init(beside target: String) {
        let url = URL(fileURLWithPath: target)
        folder = url.deletingLastPathComponent().path
        path = folder + "/." + url.lastPathComponent + ".loa-new"
    }

    func put(_ bytes: [UInt8], inPlaceOf target: String) throws(FolderError) {
        var old = stat()
        let isThere = unsafe stat(target, &old) == 0
        // The owner of the folder, and root, could exchange it all the same: they were asked not to.
        guard !isThere || old.st_mode & 0o222 != 0 else { throw failure("open", target, EACCES) }
        guard unsafe !isThere || access(target, W_OK) == 0 else { throw failure("open", target) }
        // One that is there was left by a program that was killed: nobody else holds the lock.
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw failure("unlink", target) }
        do throws(FolderError) {
            try write(bytes, target, like: isThere ? old : nil)
            guard unsafe rename(path, target) == 0 else { throw failure("rename", target) }
        } catch {
            _ = unsafe unlink(path)
            throw error
        }
        try syncFolder(target)
    }

    private func write(_ bytes: [UInt8], _ target: String, like old: stat?) throws(FolderError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard descriptor >= 0 else { throw failure("open", target) }
        defer { close(descriptor) }
        if let old {
            let isOwned = fchown(descriptor, old.st_uid, old.st_gid) == 0
            guard isOwned || fchown(descriptor, uid_t.max, old.st_gid) == 0 else { throw failure("fchown", target) }
            guard fchmod(descriptor, old.st_mode & 0o7777) == 0 else { throw failure("fchmod", target) }
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw failure("write", target) }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else { throw failure("fsync", target) }
    }

    /// Without it a power cut could bring the old name back.
    private func syncFolder(_ target: String) throws(FolderError) {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", target) }
        defer { close(descriptor) }
        // Some file systems know no such call, and keep the order by themselves.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure("fsync", target) }
    }

    private func failure(_ call: String, _ target: String, _ number: Int32 = errno) -> FolderError {
        .cannotWrite(target, call: call, errno: number, detail: systemWord(number))
    }
}
