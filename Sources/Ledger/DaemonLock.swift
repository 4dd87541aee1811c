package import Diagnostics
internal import Glibc

/// Held while a daemon serves a station folder: there is never a second one.
///
/// The kernel lets go of it when the process ends, however it ends. The file stays: removing it would let two
/// daemons each lock a file of their own.
package struct DaemonLock: ~Copyable, Sendable {
    private let descriptor: CInt

    /// Makes the file if need be and writes this process's number into it.
    package init(path: String) throws(DaemonLockError) {
        // Closed on exec, or else a voice or a relay's program would go on holding it after the daemon's death.
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw DaemonLockError(path: path, call: "open", errno: errno) }
        if let refusal = Self.take(descriptor, path) {
            close(descriptor)
            throw refusal
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    private static func take(_ descriptor: CInt, _ path: String) -> DaemonLockError? {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            return DaemonLockError(path: path, call: "flock", errno: errno, holder: holder(descriptor))
        }
        let text = Array("\(getpid())\n".utf8)
        guard ftruncate(descriptor, 0) == 0, unsafe pwrite(descriptor, text, text.count, 0) == text.count else {
            return DaemonLockError(path: path, call: "write", errno: errno)
        }
        return nil
    }

    private static func holder(_ descriptor: CInt) -> Int32? {
        var digits = [UInt8](repeating: 0, count: 20)
        let count = unsafe pread(descriptor, &digits, digits.count, 0)
        return Int32(String(decoding: digits.prefix(max(0, count)), as: UTF8.self).prefix { $0.isNumber })
    }
}

/// The folder is served by another daemon, or its lock cannot be had at all.
package struct DaemonLockError: PlainError, Hashable {
    package let path: String
    /// The call that failed, such as `flock`.
    package let call: String
    /// Positive.
    package let errno: Int32
    /// The process that holds the lock, as far as it said so.
    package let holder: Int32?

    init(path: String, call: String, errno: Int32, holder: Int32? = nil) {
        self.path = path
        self.call = call
        self.errno = errno
        self.holder = holder
    }

    private var isHeld: Bool { call == "flock" && errno == EWOULDBLOCK }

    package var status: ExitStatus { .cannotWrite }

    package var message: Phrase {
        guard isHeld else {
            let word = unsafe String(cString: strerror(errno))
            return Phrase(vi: "không khóa được \(path): \(word)", en: "\(path) cannot be locked: \(word)")
        }
        return Phrase(
            vi: "thư mục đài này đang có loa chạy" + (holder.map { " (tiến trình \($0))" } ?? ""),
            en: "another daemon already serves this station folder" + (holder.map { " (process \($0))" } ?? ""))
    }

    package var hint: Phrase? {
        guard isHeld else {
            return Phrase(
                vi: "kiểm tra quyền ghi thư mục chứa tệp này", en: "check who may write the folder of that file")
        }
        return Phrase(vi: "xem tình hình bằng: loa status", en: "see how it is doing: loa status")
    }
}
