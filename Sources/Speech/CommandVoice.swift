package import Programs
/// Any program of the station's own: UTF-8 text on stdin, signed 16-bit little-endian mono on stdout.
package struct CommandVoice: Voice {
    package let identity: String
    /// There is no way to tell it.
    package let rates = 1.0...1.0
    private let program: SpeakingProgram
    private let arguments: [String]
    private let sampleRate: Int
    private let deadline: @Sendable (String) -> Duration

    /// `run` is the program and its arguments, no shell; a relative path begins in the working directory.
    package static func find(
        run: [String], sampleRate: Int, in environment: ProgramEnvironment,
        deadline: @escaping @Sendable (String) -> Duration = { CommandVoice.deadline(for: $0) }
    ) throws(VoiceError) -> CommandVoice {
        let program = try SpeakingProgram(run.first ?? "", in: environment)
        return CommandVoice(
            identity: "command \(program.stamp) \(run) at \(sampleRate)", program: program,
            arguments: Array(run.dropFirst()), sampleRate: sampleRate, deadline: deadline)
    }

    /// What a voice may take for that text.
    package static func deadline(for text: String) -> Duration { SpeakingProgram.deadline(for: text) }

    private init(
        identity: String, program: SpeakingProgram, arguments: [String], sampleRate: Int,
        deadline: @escaping @Sendable (String) -> Duration
    ) {
        self.identity = identity
        self.program = program
        self.arguments = arguments
        self.sampleRate = sampleRate
        self.deadline = deadline
    }

    package func speak(_ text: String, rate: Double) async throws(VoiceError) -> [Float] {
        let bytes = try await program.run(
            arguments, text: text, limit: SpokenSamples.limit(rate: sampleRate), deadline: deadline(text))
        return try SpokenSamples(program: program.name).samples(of: bytes[...], rate: sampleRate)
    }
}
