internal import Sound
internal import Speech
internal import StationModel

/// Has texts spoken, and brings every sound that comes into a tape into the station's voicing.
struct Reciter: Sendable {
    /// A text at a rate: the same one is spoken once.
    struct Line: Hashable {
        let text: String
        let rate: Double
    }

    let voice: any Voice
    let voicing: Output.Voicing

    /// Each without the silence around it.
    func speak(_ lines: [Line]) async throws(ProductionError) -> [Line: [Float]] {
        // The longest first: then both lanes end at about the same time.
        let unique = Set(lines).sorted { ($0.text.utf8.count, $0.text) > ($1.text.utf8.count, $1.text) }
        let sounds = try await inLanes(unique) { line throws(ProductionError) in try await speak(line) }
        return Dictionary(zip(unique, sounds)) { first, _ in first }
    }

    private func speak(_ line: Line) async throws(ProductionError) -> [Float] {
        let spoken: [Float]
        do throws(VoiceError) {
            spoken = try await voice.speak(line.text, rate: line.rate)
        } catch {
            throw error == .cancelled ? .cancelled : .voice(error)
        }
        let sound = Sound.trimmed(spoken)
        guard !sound.isEmpty else { throw .silentVoice(text: String(line.text.prefix(60))) }
        return voiced(sound)
    }

    /// A recording in place of the voice, trimmed.
    func recording(_ path: String) throws(ProductionError) -> Passage {
        try soundly { () throws(SoundError) in
            let sound = Sound.trimmed(try Sound.load(path))
            guard try Sound.loudness(of: sound) != nil else { throw .silent(file: path) }
            return Passage([voiced(sound)])
        }
    }

    /// The signature tune; `nil`: it cannot be used, and the airing goes without it.
    func tune(_ path: String) -> Passage? {
        guard let sound = try? Sound.load(path, longest: Producer.longestTune), !Sound.trimmed(sound).isEmpty else {
            return nil
        }
        return Passage([voiced(sound)])
    }

    private func voiced(_ sound: [Float]) -> [Float] {
        guard voicing == .horn else { return sound }
        var sound = sound
        Sound.voiceForHorn(&sound)
        return sound
    }
}
