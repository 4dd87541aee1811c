internal import Foundation
internal import Glibc
internal import Sound
internal import Synchronization

/// A PulseAudio server of a test's own with two sinks that play to nobody in real time: what is played to the PCM
/// `horn` is heard by an `Ear`, and what is said into the sink `mic` by the microphone `micro`.
package final class SoundServer: Sendable {
    package static let isInstalled = ["/usr/bin/pulseaudio", "/usr/bin/parec", "/usr/bin/paplay"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    package let environment: [String: String]
    private let folder: Folder
    private let server = Mutex<Child?>(nil)

    /// One at a time: it sets the environment of this process, too.
    package init() throws {
        try ALSAConfiguration.use()
        folder = try Folder()
        environment = [
            "HOME": folder.path, "XDG_RUNTIME_DIR": folder.path, "PULSE_RUNTIME_PATH": folder.path,
            "PULSE_SERVER": "unix:" + folder.file("socket"), "PULSE_COOKIE": folder.file("cookie"),
            "ALSA_CONFIG_PATH": ALSAConfiguration.path, "PATH": "/usr/bin:/bin",
        ]
        for name in ["PULSE_SERVER", "PULSE_COOKIE"] { unsafe setenv(name, environment[name] ?? "", 1) }
        try start()
    }

    deinit { stop() }

    package func start() throws {
        let child = try Child(
            "/usr/bin/pulseaudio",
            [
                "-n", "--daemonize=no", "--exit-idle-time=-1", "--log-level=error",
                "--load=module-native-protocol-unix auth-anonymous=1 socket=" + folder.file("socket"),
                "--load=module-null-sink sink_name=mic rate=48000 channels=1",
                "--load=module-null-sink sink_name=horn rate=48000 channels=1",
            ], environment: environment)
        server.withLock { $0 = child }
        for _ in 0..<500 where !FileManager.default.fileExists(atPath: folder.file("socket")) { usleep(10_000) }
        // The socket is there a moment before the sinks.
        usleep(300_000)
    }

    /// As a crash would.
    package func stop() {
        guard let child = server.withLock({ $0.take() }) else { return }
        child.kill(SIGKILL)
        _ = child.wait()
        unsafe unlink(folder.file("socket"))
    }

    /// Hears the horn from now on.
    package func listen() throws -> Ear { try Ear(environment: environment) }

    /// Speaks into the microphone; returns when everything was said. The server swallows the first moment of what is
    /// played to a sink at rest, so it begins with silence.
    package func say(_ samples: [Float]) throws {
        let path = folder.file("said.wav")
        let silence = [Float](repeating: 0, count: Sound.rate / 10)
        var writer = try SoundWriter(path: path, format: .wav)
        try writer.write(silence + silence + silence + silence + silence + samples + silence)
        try writer.finish()
        _ = try Child("/usr/bin/paplay", ["-d", "mic", path], environment: environment).wait()
        // The last of it is on its way.
        usleep(400_000)
    }
}
