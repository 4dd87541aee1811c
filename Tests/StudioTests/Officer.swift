import Foundation
import Glibc
import SoundTesting
import Synchronization

/// The real `loa`, which the build leaves beside the bundle of the tests, with a pipe to each end.
final class Officer: Sendable {
    static let program = ALSAConfiguration.products + "/loa"
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
            input: input.reading, output: output.writing, errors: output.writing)
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
