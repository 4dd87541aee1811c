internal import CivilTime
internal import Sound
internal import Speech
internal import StationModel

/// One tape to be made, with all that is needed for it at hand.
struct TapeOrder: Sendable {
    let title: String
    let voice: any Voice
    let recipe: Recipe
    /// What is read; `nil` where a recording takes its place.
    let reading: Reading?
    /// A path.
    let recording: String?
    /// A path; absent also where the station's tune is not there.
    let tune: String?
    let planned: LengthFit.Choice
    let wanted: ClosedRange<Duration>?
    let output: Output
    let wordsPerMinute: Int

    /// Can the reading be made faster or slower? What a person has read is never changed.
    var isAdjustable: Bool { recording == nil && reading?.hasTakes != true }

    init(
        _ occurrence: Occurrence, script: Script, station: Station, producer: Producer
    ) async throws(ProductionError) {
        voice = try await producer.voice(of: station)
        wordsPerMinute = station.voice.wordsPerMinute
        title = script.title
        output = station.output
        wanted = station.permittedLength(of: occurrence)
        recording = script.recording.map(producer.path)
        let tuneHash = station.opening.flatMap { FileDigest.sha256(of: producer.path($0)) }
        tune = tuneHash == nil ? nil : station.opening.map(producer.path)

        let frame = Frame(station: station)
        var recordingHash: String?
        if let recording {
            recordingHash = FileDigest.sha256(of: recording)
            guard recordingHash != nil else { throw .sound(.notFound(file: recording)) }
            reading = nil
        } else {
            let reading = Reading(script, in: station, shelf: producer.shelf)
            guard !reading.paragraphs.isEmpty else { throw .nothingToSay(script: script.title) }
            self.reading = reading
        }
        // A planned change of rate may be older than a take.
        let isFixed = recording != nil || reading?.hasTakes == true
        planned = LengthFit.Choice(readings: occurrence.readings, rate: isFixed ? 1 : occurrence.rate)
        recipe = Recipe(
            scriptHash: script.hash, voice: voice.identity,
            opening: frame.opening(on: occurrence.starts.date, title: script.title),
            reading: reading?.paragraphs.map(\.spoken) ?? [], takes: reading?.takeHashes ?? [],
            missingTakes: reading?.policy, recording: recordingHash, closing: frame.closing(), tune: tuneHash,
            loudness: output.loudness,
            voicing: output.voicing.rawValue, readings: planned.readings, rate: planned.rate,
            shortest: wanted?.lowerBound.inSeconds, longest: wanted?.upperBound.inSeconds)
    }
}
