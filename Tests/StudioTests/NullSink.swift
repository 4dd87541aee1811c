import Foundation
import Glibc
import Sound
import Synchronization

/// A PulseAudio server of a test's own with two sinks: what is played into `mic` is heard by the microphone `micro`,
/// and what is played to the PCM `horn` is heard by nobody but `ear`.
final class NullSink: Sendable {
    static let isInstalled = ["/usr/bin/pulseaudio", "/usr/bin/parec", "/usr/bin/paplay"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    let environment: [String: String]
    private let folder: Folder
    private let children = Mutex<[Child]>([])

    /// One at a time: it sets the environment of this process, too.
    init() throws {
        folder = try Folder()
        environment = [
            "HOME": folder.path, "XDG_RUNTIME_DIR": folder.path, "PULSE_RUNTIME_PATH": folder.path,
            "PULSE_SERVER": "unix:" + folder.file("socket"), "PULSE_COOKIE": folder.file("cookie"),
            "ALSA_CONFIG_PATH": "/usr/share/alsa/alsa.conf:" + folder.file("asoundrc"), "PATH": "/usr/bin:/bin",
        ]
        try "pcm.micro { type pulse device mic.monitor }\npcm.horn { type pulse device horn }\n".write(
            toFile: folder.file("asoundrc"), atomically: true, encoding: .utf8)
        for name in ["PULSE_SERVER", "PULSE_COOKIE", "ALSA_CONFIG_PATH"] {
            unsafe setenv(name, environment[name] ?? "", 1)
        }
        try launch(
            "/usr/bin/pulseaudio",
            [
                "-n", "--daemonize=no", "--exit-idle-time=-1", "--log-level=error",
                "--load=module-native-protocol-unix auth-anonymous=1 socket=" + folder.file("socket"),
                "--load=module-null-sink sink_name=mic rate=48000 channels=1",
                "--load=module-null-sink sink_name=horn rate=48000 channels=1",
            ])
        for _ in 0..<500 where !FileManager.default.fileExists(atPath: folder.file("socket")) { usleep(10_000) }
        // The socket is there a moment before the sinks.
        usleep(300_000)
    }

    deinit { stop() }

    /// As a crash would.
    func stop() {
        let running = children.withLock { children in
            defer { children = [] }
            return children
        }
        for child in running {
            child.kill(SIGKILL)
            _ = child.wait()
        }
    }

    /// Speaks into the microphone; returns when everything was said. The server swallows the first moment of what is
    /// played to a sink at rest, so it begins with silence.
    func say(_ samples: [Float]) throws {
        let path = folder.file("said.wav")
        var writer = try SoundWriter(path: path, format: .wav)
        try writer.write(silence(0.5) + samples + silence(0.1))
        try writer.finish()
        _ = try Child("/usr/bin/paplay", ["-d", "mic", path], environment: environment).wait()
        // The last of it is on its way.
        usleep(400_000)
    }

    /// Everything that the horn plays from now on, as raw samples of 16 bits, in the file that it returns.
    func ear() throws -> String {
        let path = folder.file("heard.raw")
        try launch(
            "/usr/bin/parec", ["-d", "horn.monitor", "--raw", "--format=s16le", "--rate=48000", "--channels=1", path])
        return path
    }

    private func launch(_ program: String, _ arguments: [String]) throws {
        let child = try Child(program, arguments, environment: environment)
        children.withLock { $0.append(child) }
    }
}

/// The real `loa`, which the build leaves beside the bundle of the tests, with a pipe to each end.
final class Officer: Sendable {
    static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "loa").path
    static let isBuilt = FileManager.default.isExecutableFile(atPath: program)

    private let child: Child
    private let keys: Int32
    private let said = Mutex("")
    private let isSilent = Atomic(false)
    private let seen = Mutex(0)

    /// - Parameter shell: runs before it in the same process.
    init(_ arguments: [String], environment: [String: String], after shell: String = ":") throws {
        let input = try Child.pipe()
        let output = try Child.pipe()
        keys = input.writing
        child = try Child(
            "/bin/sh", ["-c", shell + "; exec \"$@\"", "sh", Self.program] + arguments, environment: environment,
            input: input.reading, output: output.writing)
        // Only the program holds the other ends now: when it ends, so does what it says.
        close(input.reading)
        close(output.writing)
        Thread.detachNewThread { [self] in
            var buffer = [UInt8](repeating: 0, count: 4096)
            while case let count = unsafe read(output.reading, &buffer, 4096), count > 0 {
                let text = String(decoding: buffer[..<count], as: UTF8.self)
                said.withLock { $0 += text }
            }
            close(output.reading)
            isSilent.store(true, ordering: .releasing)
        }
    }

    deinit {
        child.kill(SIGKILL)
        close(keys)
    }

    /// Everything it has said so far.
    var output: String { said.withLock { $0 } }

    func press(_ line: String) throws {
        let bytes = Array((line + "\n").utf8)
        guard unsafe write(keys, bytes, bytes.count) == bytes.count else { throw Child.Failure(call: "write") }
    }

    /// Waits until it says that, behind what was waited for before; `false` after 20 s.
    func sees(_ text: String) -> Bool {
        for _ in 0..<2000 {
            let found = seen.withLock { seen in
                let output = output
                guard let range = output.dropFirst(seen).range(of: text) else { return false }
                seen = output.distance(from: output.startIndex, to: range.upperBound)
                return true
            }
            if found { return true }
            usleep(10_000)
        }
        return false
    }

    func kill(_ signal: Int32) { child.kill(signal) }

    /// Its exit status, or minus the signal that it died of.
    func end() -> Int32 {
        let status = child.wait()
        for _ in 0..<500 where !isSilent.load(ordering: .acquiring) { usleep(10_000) }
        return status
    }
}
