internal import Glibc
internal import Synchronization

/// A process that a test started. Foundation's `Process` cannot be waited for on a thread of Swift's pool.
package final class Child: Sendable {
    package struct Failure: Error {
        let call: String

        package init(call: String) { self.call = call }
    }

    private let process: pid_t
    private let ended = Mutex<Int32?>(nil)

    /// Descriptors that are not given are /dev/null.
    package init(
        _ program: String, _ arguments: [String], environment: [String: String], input: Int32? = nil,
        output: Int32? = nil, errors: Int32? = nil
    ) throws {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
        for (target, source) in [(STDIN_FILENO, input), (STDOUT_FILENO, output), (STDERR_FILENO, errors)] {
            if let source {
                unsafe posix_spawn_file_actions_adddup2(&actions, source, target)
            } else {
                unsafe posix_spawn_file_actions_addopen(&actions, target, "/dev/null", O_RDWR, 0)
            }
        }
        let words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
        let variables = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        defer { unsafe (words + variables).forEach { unsafe free($0) } }
        var process = pid_t()
        guard unsafe posix_spawn(&process, program, &actions, nil, words, variables) == 0 else {
            throw Failure(call: "posix_spawn")
        }
        self.process = process
    }

    /// Nothing once it was waited for.
    package func kill(_ signal: Int32) {
        if ended.withLock({ $0 == nil }) { _ = Glibc.kill(process, signal) }
    }

    /// Its exit status, or minus the signal that it died of.
    package func wait() -> Int32 {
        ended.withLock { ended in
            if let ended { return ended }
            var status: Int32 = 0
            while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
            let result = status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
            ended = result
            return result
        }
    }

    /// Both ends stay with this process when it starts others.
    package static func pipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        guard unsafe Glibc.pipe(&ends) == 0 else { throw Failure(call: "pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }
}
