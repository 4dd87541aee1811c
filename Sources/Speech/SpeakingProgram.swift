internal import Programs

/// A program that takes text on stdin and writes sound to stdout.
struct SpeakingProgram: Sendable {
    private let program: Program

    /// What a voice may take: a minute, and for each byte of text three times as long as it takes to say.
    static func deadline(for text: String) -> Duration {
        .seconds(60) + .milliseconds(200) * text.utf8.count
    }

    init(_ name: String, in environment: ProgramEnvironment) throws(VoiceError) {
        do {
            program = try Program(name, in: environment)
        } catch {
            throw VoiceError(error)
        }
    }

    /// As the station names it.
    var name: String { program.name }
    var path: String { program.path }
    /// What tells this build of the program from another, where it has no version to ask for.
    var stamp: String { program.stamp }

    /// Runs it once. `limit` bounds stdout, in bytes. Throws unless it ends with status 0 in time.
    func run(_ arguments: [String], text: String, limit: Int, deadline: Duration) async throws(VoiceError) -> [UInt8] {
        do {
            return try await program.run(arguments, input: Array(text.utf8), limit: limit, deadline: deadline)
        } catch {
            throw VoiceError(error)
        }
    }
}

extension VoiceError {
    init(_ error: ProgramError) {
        self =
            switch error {
            case .notInstalled(let program): .notInstalled(program: program)
            case .notStarted(let program, let detail): .notStarted(program: program, detail: detail)
            case .hung(let program, let limit): .hung(program: program, after: limit)
            case .failed(let program, let ending, let words): .failed(program: program, ending: ending, words: words)
            case .tooMuch(let program, _): .badSound(program: program, .endless)
            case .cancelled: .cancelled
            }
    }
}
