internal import Subprocess
internal import SystemPackage

extension Program {
    /// Runs it at the terminal of this process, as an editor needs it, until it ends by itself.
    /// - Throws: unless it ends with status 0.
    @concurrent
    package func runAtTerminal(_ arguments: [String]) async throws(ProgramError) {
        let status: TerminationStatus
        do {
            status = try await Subprocess.run(
                .path(FilePath(path)), arguments: Arguments(arguments),
                environment: .custom(subprocessVariables), workingDirectory: FilePath(environment.workingDirectory),
                input: .fileDescriptor(.standardInput, closeAfterSpawningProcess: false),
                output: .fileDescriptor(.standardOutput, closeAfterSpawningProcess: false),
                error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false)
            ).terminationStatus
        } catch {
            throw .notStarted(program: name, detail: "\(error)")
        }
        switch status {
        case .exited(0): return
        case .exited(let code): throw .failed(program: name, ending: .status(code), words: "")
        case .signaled(let signal): throw .failed(program: name, ending: .signal(signal), words: "")
        }
    }
}
