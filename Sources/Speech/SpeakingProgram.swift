internal import Foundation
internal import Glibc
internal import Subprocess
internal import SystemPackage

/// Where programs are found and what they are started with.
package struct ProgramEnvironment: Sendable {
    /// The variables that the programs get.
    package let variables: [String: String]
    /// Where programs with a relative path, and the programs themselves, begin.
    package let workingDirectory: String

    package init(variables: [String: String], workingDirectory: String) {
        self.variables = variables
        self.workingDirectory = workingDirectory
    }

    /// The path of a program: itself if it has a slash, else the first of that name in `PATH`; `nil`: there is none.
    func locate(_ program: String) -> String? {
        let candidates =
            program.contains("/")
            ? [URL(filePath: program, relativeTo: URL(filePath: workingDirectory, directoryHint: .isDirectory)).path]
            : (variables["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }
        return candidates.first { path in
            var status = stat()
            return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
        }
    }
}

/// A program that takes text on stdin and writes sound to stdout. Each text is a process of its own, in a process
/// group of its own, so that at the deadline nothing of it stays behind.
struct SpeakingProgram: Sendable {
    /// As the station names it.
    let name: String
    let path: String
    let environment: ProgramEnvironment

    /// What a voice may take: a minute, and for each byte of text three times as long as it takes to say.
    static func deadline(for text: String) -> Duration {
        .seconds(60) + .milliseconds(200) * text.utf8.count
    }

    init(_ name: String, in environment: ProgramEnvironment) throws(VoiceError) {
        guard let path = environment.locate(name) else { throw .notInstalled(program: name) }
        self.name = name
        self.path = path
        self.environment = environment
    }

    /// What tells this build of the program from another, where it has no version to ask for.
    var stamp: String { fileStamp(path) }

    /// Runs it once. `limit` bounds stdout, in bytes. Throws unless it ends with status 0 in time.
    @concurrent
    func run(_ arguments: [String], text: String, limit: Int, deadline: Duration) async throws(VoiceError) -> [UInt8] {
        let input = try textFile(text)
        let outcome = await withTaskGroup(of: Result<[UInt8], VoiceError>.self) { group in
            group.addTask { await self.outcome(of: arguments, input: input, limit: limit) }
            group.addTask {
                do {
                    try await Task.sleep(for: deadline)
                    return .failure(.hung(program: self.name, after: deadline))
                } catch {
                    return .failure(.cancelled)
                }
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? .failure(.cancelled)
        }
        return try outcome.get()
    }

    private func outcome(of arguments: [String], input: Int32, limit: Int) async -> Result<[UInt8], VoiceError> {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
        do {
            let result = try await Subprocess.run(
                .path(FilePath(path)), arguments: Arguments(arguments),
                environment: .custom(
                    environment.variables.reduce(into: [:]) { $0[Environment.Key(stringLiteral: $1.key)] = $1.value }),
                workingDirectory: FilePath(environment.workingDirectory), platformOptions: options,
                input: .fileDescriptor(FileDescriptor(rawValue: input), closeAfterSpawningProcess: true),
                output: .bytes(limit: limit), error: .string(limit: 1 << 20))
            switch result.terminationStatus {
            case .exited(0): return .success(result.standardOutput)
            case .exited(let status):
                return .failure(failure(.status(status), said: result.standardError))
            case .signaled(let signal):
                return .failure(Task.isCancelled ? .cancelled : failure(.signal(signal), said: result.standardError))
            }
        } catch let error as SubprocessError where error.code == .outputLimitExceeded {
            return .failure(.badSound(program: name, .endless))
        } catch {
            return .failure(Task.isCancelled ? .cancelled : .notStarted(program: name, detail: "\(error)"))
        }
    }

    private func failure(_ ending: VoiceError.Ending, said: String) -> VoiceError {
        let last = said.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }
        return .failed(program: name, ending: ending, words: String((last ?? "").prefix(200)))
    }

    /// The text as an open, nameless file in memory.
    ///
    /// A pipe would kill this process by SIGPIPE if the voice ended before it had read it all.
    private func textFile(_ text: String) throws(VoiceError) -> Int32 {
        let label = "/loa-\(getpid())-\(String(UInt64.random(in: .min ... .max), radix: 36))"
        let file = unsafe shm_open(label, O_RDWR | O_CREAT | O_EXCL, 0o600)
        guard file >= 0 else { throw .notStarted(program: name, detail: "shm_open: errno \(errno)") }
        unsafe shm_unlink(label)
        var text = text
        let written = text.withUTF8 { unsafe write(file, $0.baseAddress, $0.count) }
        guard written == text.utf8.count, lseek(file, 0, SEEK_SET) == 0 else {
            let reason = errno
            close(file)
            throw .notStarted(program: name, detail: "write: errno \(reason)")
        }
        return file
    }
}

/// Size and time of change: another file at the same path has another stamp.
func fileStamp(_ path: String) -> String {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return "-" }
    return "\(status.st_size):\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
}
