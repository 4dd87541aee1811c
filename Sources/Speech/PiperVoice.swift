internal import Foundation
package import Programs

/// Piper, with a voice file that the station supplies.
///
/// A process loads the whole model, so each text costs that time once more: about a second on a small box. It cannot be
/// spared safely: raw output marks no end between two lines, the web server would be one more service to watch, and the
/// names of the files that it writes differ between its releases. Tapes are made a day ahead.
package struct PiperVoice: Voice {
    package static let program = "piper"

    package let identity: String
    package let rates = 0.8...1.25
    private let program: SpeakingProgram
    private let model: String
    private let sampleRate: Int

    /// `model` is the path of an `.onnx` file; its description lies beside it, with `.json` behind the name. `licence`
    /// becomes a part of the identity, and so is kept with every tape.
    package static func find(
        model: String, licence: String, in environment: ProgramEnvironment
    ) throws(VoiceError) -> PiperVoice {
        let program = try SpeakingProgram(Self.program, in: environment)
        guard FileManager.default.isReadableFile(atPath: model) else {
            throw .badModel(file: model, detail: "ENOENT")
        }
        let description: Description
        do {
            description = try JSONDecoder().decode(
                Description.self, from: Data(contentsOf: URL(filePath: model + ".json")))
        } catch {
            throw .badModel(file: model + ".json", detail: error.localizedDescription)
        }
        guard (8_000...192_000).contains(description.audio.sample_rate) else {
            throw .badModel(file: model + ".json", detail: "sample_rate \(description.audio.sample_rate)")
        }
        return PiperVoice(
            identity: "piper \(program.stamp) model \(fileStamp(model)) \(fileStamp(model + ".json")) "
                + "licence \(licence)",
            program: program, model: model, sampleRate: description.audio.sample_rate)
    }

    private init(identity: String, program: SpeakingProgram, model: String, sampleRate: Int) {
        self.identity = identity
        self.program = program
        self.model = model
        self.sampleRate = sampleRate
    }

    package func speak(_ text: String, rate: Double) async throws(VoiceError) -> [Float] {
        // It reads line by line and marks no ends, so a text is one line and one process.
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        var arguments = ["--model", model, "--output-raw"]
        if rate != 1 { arguments += ["--length-scale", String(format: "%.4f", 1 / rate)] }
        let bytes = try await program.run(
            arguments, text: line + "\n", limit: SpokenSamples.limit(rate: sampleRate),
            deadline: SpeakingProgram.deadline(for: text))
        return try SpokenSamples(program: Self.program).samples(of: bytes[...], rate: sampleRate)
    }

    /// The part of the description that matters here.
    private struct Description: Decodable {
        struct Audio: Decodable { let sample_rate: Int }
        let audio: Audio
    }
}
