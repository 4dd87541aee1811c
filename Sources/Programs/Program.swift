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
    package func locate(_ program: String) -> String? {
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

/// A program that takes bytes on stdin and writes bytes to stdout. Each run is a process of its own, in a process group
/// of its own, so that at the deadline nothing of it stays behind.
package struct Program: Sendable {
    /// As it was asked for.
    package let name: String
    package let path: String
    package let environment: ProgramEnvironment

    package init(_ name: String, in environment: ProgramEnvironment) throws(ProgramError) {
        guard let path = environment.locate(name) else { throw .notInstalled(program: name) }
        self.name = name
        self.path = path
        self.environment = environment
    }

    /// What tells this build of the program from another, where it has no version to ask for.
    package var stamp: String { fileStamp(path) }

    /// Runs it once. `limit` bounds stdout, in bytes. Throws unless it ends with status 0 in time.
    @concurrent
    package func run(
        _ arguments: [String], input: [UInt8] = [], limit: Int, deadline: Duration
    ) async throws(ProgramError) -> [UInt8] {
        let input = try memoryFile(input)
        let outcome = await withTaskGroup(of: Result<[UInt8], ProgramError>.self) { group in
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

    private func outcome(of arguments: [String], input: Int32, limit: Int) async -> Result<[UInt8], ProgramError> {
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
        do {
            let result = try await Subprocess.run(
                .path(FilePath(path)), arguments: Arguments(arguments),
                environment: .custom(subprocessVariables),
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
            return .failure(.tooMuch(program: name, limit: limit))
        } catch {
            return .failure(Task.isCancelled ? .cancelled : .notStarted(program: name, detail: "\(error)"))
        }
    }

    var subprocessVariables: [Environment.Key: String] {
        environment.variables.reduce(into: [:]) { $0[Environment.Key(stringLiteral: $1.key)] = $1.value }
    }

    private func failure(_ ending: ProgramError.Ending, said: String) -> ProgramError {
        let last = said.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }
        return .failed(program: name, ending: ending, words: String((last ?? "").prefix(200)))
    }

    /// The input as an open, nameless file in memory.
    ///
    /// A pipe would kill this process by SIGPIPE if the program ended before it had read it all.
    private func memoryFile(_ bytes: [UInt8]) throws(ProgramError) -> Int32 {
        let label = "/loa-\(getpid())-\(String(UInt64.random(in: .min ... .max), radix: 36))"
        let file = unsafe shm_open(label, O_RDWR | O_CREAT | O_EXCL, 0o600)
        guard file >= 0 else { throw .notStarted(program: name, detail: "shm_open: errno \(errno)") }
        unsafe shm_unlink(label)
        let written = unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
        guard written == bytes.count, lseek(file, 0, SEEK_SET) == 0 else {
            let reason = errno
            close(file)
            throw .notStarted(program: name, detail: "write: errno \(reason)")
        }
        return file
    }
}

/// Size and time of change: another file at the same path has another stamp.
package func fileStamp(_ path: String) -> String {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return "-" }
    return "\(status.st_size):\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
}
