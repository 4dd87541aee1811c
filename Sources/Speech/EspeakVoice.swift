package import Programs
/// espeak-ng, as a program: the voice that every station has.
package struct EspeakVoice: Voice {
    package static let program = "espeak-ng"

    package let identity: String
    package let rates = 0.8...1.25
    private let program: SpeakingProgram
    private let name: String
    private let wordsPerMinute: Int

    /// Looks for the program and asks it for that voice, such as `vi`, `vi-vn-x-south` or, with a variant, `vi+f3`.
    ///
    /// `wordsPerMinute` as espeak-ng counts them, 80 to 450.
    @concurrent
    package static func find(
        name: String, wordsPerMinute: Int, in environment: ProgramEnvironment
    ) async throws(VoiceError) -> EspeakVoice {
        let program = try SpeakingProgram(Self.program, in: environment)
        let version = try await program.ask("--version")
        let voices = try await program.ask("--voices")
        let parts = name.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
        guard let base = parts.first, hasVoice(base, in: voices) else { throw .unknownVoice(name: name) }
        if parts.count == 2 {
            let variants = try await program.ask("--voices=variant")
            guard hasVariant(parts[1], in: variants) else { throw .unknownVoice(name: name) }
        }
        // The line goes on with the path of the data, which is no part of the sound.
        let release = version.prefix { $0 != "\n" }.split(separator: "  ").first ?? ""
        return EspeakVoice(
            identity: "\(release) voice \(name) at \(wordsPerMinute)", program: program, name: name,
            wordsPerMinute: wordsPerMinute)
    }

    private init(identity: String, program: SpeakingProgram, name: String, wordsPerMinute: Int) {
        self.identity = identity
        self.program = program
        self.name = name
        self.wordsPerMinute = wordsPerMinute
    }

    package func speak(_ text: String, rate: Double) async throws(VoiceError) -> [Float] {
        let speed = Int((Double(wordsPerMinute) * rate).rounded())
        // Without --stdin it takes 1,000 bytes at a time and tears words apart. Amplitude 60 leaves room above.
        let arguments = ["-v", name, "-s", "\(speed)", "-a", "60", "--stdin", "--stdout"]
        let bytes = try await program.run(
            arguments, text: text, limit: SpokenSamples.limit(rate: 22_050),
            deadline: SpeakingProgram.deadline(for: text))
        return try SpokenSamples(program: Self.program).samples(ofWave: bytes)
    }

    /// The list's columns: priority, language, age and gender, name, file, then other languages in brackets.
    private static func hasVoice(_ name: Substring, in list: String) -> Bool {
        let name = name.lowercased()
        return list.split(separator: "\n").dropFirst().contains { line in
            let columns = line.lowercased().split(separator: " ")
            return columns.count >= 5 && [columns[1], columns[3], columns[4]].contains { $0 == name }
                || columns.dropFirst(5).contains { $0 == "(" + name }
        }
    }

    private static func hasVariant(_ name: Substring, in list: String) -> Bool {
        let file = "!v/" + name.lowercased()
        return list.lowercased().split(whereSeparator: \.isWhitespace).contains { $0 == file }
    }
}

extension SpeakingProgram {
    /// What it answers to a question about itself.
    fileprivate func ask(_ question: String) async throws(VoiceError) -> String {
        let answer = try await run([question], text: "", limit: 1 << 20, deadline: .seconds(20))
        return String(decoding: answer, as: UTF8.self)
    }
}
