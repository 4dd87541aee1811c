internal import CivilTime
internal import Sound
internal import Speech
internal import StationModel

/// One tape to be made, with all that is needed for it at hand.
struct TapeOrder: Sendable {
    let title: String
    let voice: any Voice
    let recipe: Recipe
    /// What is read, for the voice; empty where a recording takes its place.
    let texts: [String]
    /// A path.
    let recording: String?
    /// A path; absent also where the station's tune is not there.
    let tune: String?
    let planned: LengthFit.Choice
    let wanted: ClosedRange<Duration>?
    let output: Output

    init(
        _ occurrence: Occurrence, script: Script, station: Station, producer: Producer
    ) async throws(ProductionError) {
        do throws(VoiceError) {
            voice = try await producer.voices.voice(for: station.voice)
        } catch {
            throw error == .cancelled ? .cancelled : .voice(error)
        }
        title = script.title
        output = station.output
        planned = LengthFit.Choice(readings: occurrence.readings, rate: occurrence.rate)
        wanted = station.permittedLength(of: occurrence)
        recording = script.recording.map(producer.path)
        let tuneHash = station.opening.flatMap { FileDigest.sha256(of: producer.path($0)) }
        tune = tuneHash == nil ? nil : station.opening.map(producer.path)

        let frame = Frame(station: station)
        var recordingHash: String?
        if let recording {
            recordingHash = FileDigest.sha256(of: recording)
            guard recordingHash != nil else { throw .sound(.notFound(file: recording)) }
            texts = []
        } else {
            texts = frame.spoken(script.paragraphs.map(\.text))
            guard !texts.isEmpty else { throw .nothingToSay(script: script.title) }
        }
        recipe = Recipe(
            scriptHash: script.hash, voice: voice.identity,
            opening: frame.opening(on: occurrence.starts.date, title: script.title), reading: texts,
            recording: recordingHash, closing: frame.closing(), tune: tuneHash, loudness: output.loudness,
            voicing: output.voicing.rawValue, readings: planned.readings, rate: planned.rate,
            shortest: wanted?.lowerBound.inSeconds, longest: wanted?.upperBound.inSeconds)
    }
}
