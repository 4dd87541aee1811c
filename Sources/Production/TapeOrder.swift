internal import CivilTime
internal import Sound
internal import Speech
internal import StationModel

/// One tape to be made, with all that is needed for it at hand.
struct TapeOrder: Sendable {
    /// What is read between the words around it.
    enum Content: Sendable {
        case script(Reading)
        /// For the voice, paragraph by paragraph.
        case words([String])
        /// The path of a sound that takes their place.
        case recording(String)
    }

    let title: String
    let voice: any Voice
    let recipe: Recipe
    let content: Content
    /// A path; absent also where the station's tune is not there.
    let tune: String?
    let planned: LengthFit.Choice
    let wanted: ClosedRange<Duration>?
    let output: Output
    let wordsPerMinute: Int

    /// Can the reading be made faster or slower? What a person has read is never changed.
    var isAdjustable: Bool { !content.isFixed }

    init(
        _ occurrence: Occurrence, script: Script, station: Station, producer: Producer
    ) async throws(ProductionError) {
        voice = try await producer.voice(of: station)
        wordsPerMinute = station.voice.wordsPerMinute
        title = script.title
        output = station.output
        wanted = station.permittedLength(of: occurrence)
        let tuneHash = station.opening.flatMap { FileDigest.sha256(of: producer.path($0)) }
        tune = tuneHash == nil ? nil : station.opening.map(producer.path)
        let content = try Content(of: script, in: station, producer: producer)
        self.content = content

        let frame = Frame(station: station)
        // A planned change of rate may be older than a take.
        planned = LengthFit.Choice(readings: occurrence.readings, rate: content.isFixed ? 1 : occurrence.rate)
        recipe = Recipe(
            scriptHash: script.hash, voice: voice.identity,
            opening: frame.opening(on: occurrence.starts.date, title: script.title),
            reading: content.words, takes: content.takeHashes, missingTakes: content.policy,
            recording: try content.recordingHash, closing: frame.closing(), tune: tuneHash,
            loudness: output.loudness, voicing: output.voicing.rawValue, readings: planned.readings,
            rate: planned.rate, shortest: wanted?.lowerBound.inSeconds, longest: wanted?.upperBound.inSeconds)
    }

    /// A warning, for that voice: its words and nothing around them.
    init(
        _ warning: Warning, content: Content, voice: any Voice, wordsPerMinute: Int, station: Station
    ) throws(ProductionError) {
        self.voice = voice
        self.wordsPerMinute = wordsPerMinute
        self.content = content
        title = warning.title
        output = station.output
        wanted = nil
        tune = nil
        planned = LengthFit.Choice(readings: warning.readings, rate: 1)
        recipe = Recipe(
            scriptHash: "", voice: voice.identity, opening: [], reading: content.words, takes: content.takeHashes,
            missingTakes: content.policy, recording: try content.recordingHash, closing: [],
            signal: AlertTone.version, tune: nil, loudness: output.loudness, voicing: output.voicing.rawValue,
            readings: planned.readings, rate: 1, shortest: nil, longest: nil)
    }
}

extension TapeOrder.Content {
    fileprivate init(of script: Script, in station: Station, producer: Producer) throws(ProductionError) {
        if let recording = script.recording {
            self = .recording(producer.path(recording))
            return
        }
        let reading = Reading(script, in: station, shelf: producer.shelf)
        guard !reading.paragraphs.isEmpty else { throw .nothingToSay(script: script.title) }
        self = .script(reading)
    }

    /// What of a warning is read: what a person read of its script, where that still has the warning's words; else the
    /// voice reads them. What is missing or spoiled keeps no warning from being aired.
    init(of warning: Warning, in station: Station, producer: Producer) throws(ProductionError) {
        if let script = warning.script.flatMap(station.script), script.paragraphs.map(\.text) == warning.paragraphs {
            if let recording = script.recording.map(producer.path), FileDigest.sha256(of: recording) != nil {
                self = .recording(recording)
                return
            }
            let reading = Reading(script, in: station, shelf: producer.shelf, missingTakes: .voice)
            if reading.hasTakes {
                self = .script(reading)
                return
            }
        }
        let words = Frame(station: station).spoken(warning.paragraphs)
        guard !words.isEmpty else { throw .nothingToSay(script: warning.title) }
        self = .words(words)
    }

    fileprivate var isFixed: Bool {
        switch self {
        case .script(let reading): reading.hasTakes
        case .words: false
        case .recording: true
        }
    }

    fileprivate var words: [String] {
        switch self {
        case .script(let reading): reading.paragraphs.map(\.spoken)
        case .words(let words): words
        case .recording: []
        }
    }

    fileprivate var takeHashes: [String] {
        if case .script(let reading) = self { reading.takeHashes } else { [] }
    }

    fileprivate var policy: String? {
        if case .script(let reading) = self { reading.policy } else { nil }
    }

    fileprivate var recordingHash: String? {
        get throws(ProductionError) {
            guard case .recording(let path) = self else { return nil }
            guard let hash = FileDigest.sha256(of: path) else { throw .sound(.notFound(file: path)) }
            return hash
        }
    }

    /// As it is heard; nothing of a recording.
    func sounds(_ reciter: Reciter) throws(ProductionError) -> [Reciter.Paragraph] {
        switch self {
        case .script(let reading): try reading.sounds(reciter)
        case .words(let words): Reciter.words(words)
        case .recording: []
        }
    }

    var recording: String? {
        if case .recording(let path) = self { path } else { nil }
    }
}
