internal import Sound
internal import Speech
internal import SpokenVietnamese
internal import StationModel

/// Has texts spoken, and brings every sound that comes into a tape into the station's voicing.
struct Reciter: Sendable {
    /// A phrase at a rate: the same one is spoken once.
    struct Line: Hashable {
        let text: String
        let rate: Double
    }

    /// A paragraph as it will be heard.
    enum Paragraph {
        case words([SpokenPhrase])
        /// Read by a person: trimmed, in the station's voicing, at `takeLoudness`.
        case take([Float])
    }

    /// To which takes are brought, and the voice among them, so that they are equally loud; in LUFS. The tape's loudness
    /// comes later.
    private static let takeLoudness = -23.0

    let voice: any Voice
    let voicing: Output.Voicing
    /// The voice's normal rate in words a minute, by which the pauses are measured out.
    let wordsPerMinute: Int

    static func words(_ texts: [String]) -> [Paragraph] {
        texts.map { .words(SpokenPhrase.phrases(of: $0)) }
    }

    /// What the voice has to say of these paragraphs.
    func lines(_ paragraphs: [Paragraph], at rate: Double) -> [Line] {
        paragraphs.flatMap { paragraph in
            switch paragraph {
            case .words(let phrases): phrases.map { Line(text: $0.text, rate: rate) }
            case .take: [Line]()
            }
        }
    }

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
        return finished(sound)
    }

    /// The paragraphs with a reader's pauses; among takes the voice is as loud as they are.
    func passage(
        _ paragraphs: [Paragraph], at rate: Double, from spoken: [Line: [Float]]
    ) throws(ProductionError) -> Passage {
        let pace = SpokenPhrase.unhurriedRate / (Double(wordsPerMinute) * rate)
        let between = SpokenPhrase.paragraphPause * pace
        var pieces: [Passage.Piece] = []
        var spokenPieces: [Int] = []
        for paragraph in paragraphs {
            switch paragraph {
            case .words(let phrases):
                for (number, phrase) in phrases.enumerated() {
                    guard let sound = spoken[Line(text: phrase.text, rate: rate)] else { continue }
                    let pause = number == phrases.count - 1 ? between : phrase.pause * pace
                    spokenPieces.append(pieces.count)
                    pieces.append(Passage.Piece(sound, pause: pause))
                }
            case .take(let sound):
                pieces.append(Passage.Piece(sound, pause: between))
            }
        }
        var passage = Passage(pieces)
        if spokenPieces.count < pieces.count {
            try soundly { () throws(SoundError) in try level(&passage, spokenPieces) }
        }
        return passage
    }

    private func level(_ passage: inout Passage, _ pieces: [Int]) throws(SoundError) {
        let meter = try LoudnessMeter(.integrated)
        for index in pieces { try meter.add(passage.pieces[index].samples) }
        guard let loudness = meter.integrated else { return }
        for index in pieces { passage.scale(index, by: Sound.gain(decibels: Self.takeLoudness - loudness)) }
    }

    /// A paragraph that a person has read.
    func take(_ path: String) throws(SoundError) -> Paragraph {
        var sound = try recording(path, longest: TakeShelf.longest)
        guard let loudness = try Sound.loudness(of: sound) else { throw .silent(file: path) }
        Sound.scale(&sound, by: Sound.gain(decibels: Self.takeLoudness - loudness))
        return .take(sound)
    }

    /// A recording in place of the voice, trimmed.
    func recording(_ path: String, longest: Duration = .seconds(3600)) throws(SoundError) -> [Float] {
        let sound = Sound.trimmed(try Sound.load(path, longest: longest))
        guard try Sound.loudness(of: sound) != nil else { throw .silent(file: path) }
        return finished(sound)
    }

    /// The signature tune; `nil`: it cannot be used, and the airing goes without it.
    func tune(_ path: String) -> Passage? {
        guard let sound = try? Sound.load(path, longest: Producer.longestTune), !Sound.trimmed(sound).isEmpty else {
            return nil
        }
        return Passage([Passage.Piece(voiced(sound))])
    }

    /// What is no voice: as it is, but in the station's voicing.
    func sound(_ samples: [Float]) -> Passage { Passage([Passage.Piece(finished(samples))]) }

    /// With silence on both sides: the filters of the voicing still ring where a trimmed sound ends, and would click.
    private func finished(_ sound: [Float]) -> [Float] {
        var sound = voiced(sound)
        Sound.fade(&sound, over: .milliseconds(5))
        return sound
    }

    private func voiced(_ sound: [Float]) -> [Float] {
        guard voicing == .horn else { return sound }
        var sound = sound
        Sound.voiceForHorn(&sound)
        return sound
    }
}
