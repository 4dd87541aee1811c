package import Programs
package import Speech
package import StationModel

/// Where the voice comes from that a station names; tests bring their own.
package protocol VoiceSource: Sendable {
    func voice(for choice: VoiceChoice) async throws(VoiceError) -> any Voice
}

/// The voices that are installed on this machine.
package struct InstalledVoices: VoiceSource {
    private let environment: ProgramEnvironment

    /// Programs are looked up and started in that environment; its working directory is the station folder.
    package init(in environment: ProgramEnvironment) {
        self.environment = environment
    }

    package func voice(for choice: VoiceChoice) async throws(VoiceError) -> any Voice {
        switch choice {
        case .espeak(let name, let rate):
            return try await EspeakVoice.find(name: name, wordsPerMinute: rate, in: environment)
        case .piper(let model, let licence):
            let path = model.hasPrefix("/") ? model : environment.workingDirectory + "/" + model
            return try PiperVoice.find(model: path, licence: licence, in: environment)
        case .command(let run, let sampleRate):
            return try CommandVoice.find(run: run, sampleRate: sampleRate, in: environment)
        }
    }
}
