package import Diagnostics
internal import Glibc
internal import Hummingbird
package import Logging
internal import ServiceLifecycle

/// The API on the station's Unix socket: HTTP, JSON, and the caller known by the kernel's word.
package struct ControlServer: Service {
    private let control: any StationControl
    private let socket: String
    private let logger: Logger

    /// `socket` is a path of at most 107 bytes; a file left there by a dead daemon is replaced, so the caller holds
    /// the station's lock.
    package init(control: any StationControl, socket: String, logger: Logger) throws(Failure) {
        guard socket.utf8.count <= 107 else { throw SocketPath.tooLong(socket) }
        self.control = control
        self.socket = socket
        self.logger = logger
    }

    package func run() async throws {
        if unsafe unlink(socket) != 0, errno != ENOENT {
            throw SocketPath.notReplaced(socket, errno)
        }
        var quiet = logger
        quiet.logLevel = .error
        let application = Application(
            router: Routes(control: control).router(),
            configuration: ApplicationConfiguration(address: .unixDomainSocket(path: socket), serverName: "loa"),
            onServerRunning: { [socket] _ in
                // The group of the station's folder may speak to it, nobody else.
                _ = unsafe chmod(socket, 0o660)
            },
            logger: quiet)
        defer { unsafe unlink(socket) }
        try await application.runService(gracefulShutdownSignals: [])
    }
}

enum SocketPath {
    static func tooLong(_ path: String) -> Failure {
        Failure(
            .cannotWrite,
            Phrase(
                vi: "đường dẫn \(path) quá dài cho một socket (tối đa 107 byte)",
                en: "the path \(path) is too long for a socket (107 bytes at most)"),
            hint: Phrase(
                vi: "chuyển thư mục đài đến nơi có đường dẫn ngắn hơn",
                en: "move the station folder to a place with a shorter path"))
    }

    static func notReplaced(_ path: String, _ code: Int32) -> Failure {
        Failure(
            .cannotWrite,
            Phrase(
                vi: "không thay được socket \(path): \(description(of: code))",
                en: "the socket \(path) cannot be replaced: \(description(of: code))"),
            hint: Phrase(vi: "kiểm tra quyền ghi của thư mục var", en: "look at the permissions of the folder var"))
    }

    private static func description(of code: Int32) -> String {
        unsafe String(cString: strerror(code))
    }
}
