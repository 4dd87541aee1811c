import CivilTime
import Foundation
import Glibc
import Synchronization

/// A PulseAudio server of a test's own with a sink that plays to nobody in real time: the horn.
final class Horn: Sendable {
    static let isInstalled = ["/usr/bin/pulseaudio", "/usr/bin/parec"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    private let folder: Folder
    private let environment: [String: String]
    private let server: Mutex<Int32>

    /// Makes `horn` a PCM of ALSA in this process. One horn at a time.
    init() throws {
        folder = try Folder()
        environment = [
            "HOME": folder.path, "XDG_RUNTIME_DIR": folder.path, "PULSE_RUNTIME_PATH": folder.path,
            "PULSE_SERVER": "unix:" + folder.file("socket"), "PULSE_COOKIE": folder.file("cookie"),
            "ALSA_CONFIG_PATH": "/usr/share/alsa/alsa.conf:" + folder.file("asoundrc"), "PATH": "/usr/bin:/bin",
        ]
        try "pcm.horn { type pulse device horn }\n".write(
            toFile: folder.file("asoundrc"), atomically: true, encoding: .utf8)
        for name in ["PULSE_SERVER", "PULSE_COOKIE", "ALSA_CONFIG_PATH"] {
            unsafe setenv(name, environment[name] ?? "", 1)
        }
        server = Mutex(0)
        try start()
    }

    deinit { stop() }

    func start() throws {
        let process = try launch(
            "/usr/bin/pulseaudio",
            [
                "-n", "--daemonize=no", "--exit-idle-time=-1", "--log-level=error",
                "--load=module-native-protocol-unix auth-anonymous=1 socket=" + folder.file("socket"),
                "--load=module-null-sink sink_name=horn rate=48000 channels=1",
            ])
        server.withLock { $0 = process.processIdentifier }
        for _ in 0..<500 where !FileManager.default.fileExists(atPath: folder.file("socket")) { usleep(10_000) }
        // The socket is there a moment before the sink.
        usleep(200_000)
    }

    /// As a crash would.
    func stop() {
        let process = server.withLock { $0 }
        guard process > 0 else { return }
        kill(process, SIGKILL)
        usleep(50_000)
        unsafe unlink(folder.file("socket"))
    }

    func listen() throws -> Ear {
        let pipe = Pipe()
        let process = try launch(
            "/usr/bin/parec",
            ["-d", "horn.monitor", "--raw", "--format=s16le", "--rate=48000", "--channels=1", "--latency-msec=5"],
            output: pipe)
        // Only the program holds the other end now: when it ends, so does the sound.
        try pipe.fileHandleForWriting.close()
        return Ear(pipe: pipe, process: process.processIdentifier)
    }

    private func launch(_ program: String, _ arguments: [String], output: Pipe? = nil) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = environment
        if let output { process.standardOutput = output }
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }
}

/// Hears what the horn plays, and when.
final class Ear: Sendable {
    private struct Heard {
        var samples: [Int16] = []
        /// The earliest instant that any block gives for sample 0: a block can come late but not early.
        var start: WallInstant?
        var isOver = false
    }

    private let heard = Mutex(Heard())
    private let process: Int32

    fileprivate init(pipe: Pipe, process: Int32) {
        self.process = process
        let descriptor = pipe.fileHandleForReading.fileDescriptor
        Thread.detachNewThread { [self] in
            withExtendedLifetime(pipe) { follow(descriptor) }
        }
        // It hears silence from the first moment on.
        for _ in 0..<500 where heard.withLock({ $0.samples.isEmpty }) { usleep(10_000) }
    }

    /// Stops listening; returns everything that was heard and the instant of its first sample.
    func finish() -> (start: WallInstant, samples: [Int16]) {
        usleep(200_000)
        kill(process, SIGKILL)
        for _ in 0..<500 where !heard.withLock({ $0.isOver }) { usleep(10_000) }
        return heard.withLock { ($0.start ?? systemNow(), $0.samples) }
    }

    private func follow(_ descriptor: Int32) {
        var buffer = [Int16](repeating: 0, count: 32_768)
        while true {
            let bytes = unsafe read(descriptor, &buffer, 65_536)
            let now = systemNow()
            guard bytes > 0 else { break }
            heard.withLock { heard in
                let first = now.advanced(by: .nanoseconds(-Int64(heard.samples.count) * 1_000_000_000 / 48_000))
                heard.start = min(heard.start ?? first, first)
                heard.samples += buffer[..<(bytes / 2)]
            }
        }
        heard.withLock { $0.isOver = true }
    }
}

@Sendable func systemNow() -> WallInstant {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return WallInstant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
}
