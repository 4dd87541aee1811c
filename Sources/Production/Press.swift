internal import Sound

/// Brings a programme to the station's loudness and writes it down.
struct Press: Sendable {
    /// In LUFS.
    let loudness: Double
    /// Of the script, for messages.
    let title: String
    /// Of the FLAC file.
    let path: String

    /// What came of it.
    struct Pressed: Sendable {
        let hash: String
        let frames: Int
        let loudness: Double
        let truePeak: Double
        let segments: [Tape.Segment]
    }

    /// Off by more than this in LU, and it is pressed once more, with a corrected gain; so often at most.
    private static let tolerance = 0.2
    private static let corrections = 3

    /// Every part is worked on once, however often it is heard. The loudness is that of the whole sequence; where it
    /// is wished louder than the true-peak limit allows, the loudest that was reached stays.
    func press(_ programme: Programme, readings: Int) async throws(ProductionError) -> Pressed {
        let mastering = Mastering(loudness: loudness)
        let gains = try await inLanes(programme.passages) { passage throws(ProductionError) in
            guard let gain = try soundly({ () throws(SoundError) in try mastering.gain(for: passage) }) else {
                throw .silentVoice(text: title)
            }
            return gain
        }
        var missing = 0.0
        var master = try await self.master(programme, readings, gains, mastering)
        for _ in 0..<Self.corrections where abs(loudness - master.loudness) > Self.tolerance {
            missing += loudness - master.loudness
            master = try await self.master(programme, readings, gains.map { $0 + missing }, mastering)
        }
        let (segments, frames) = try write(master.programme, readings)
        guard let hash = FileDigest.sha256(of: path) else { throw .damaged(path: path, .missing) }
        return Pressed(
            hash: hash, frames: frames, loudness: master.loudness, truePeak: master.truePeak, segments: segments)
    }

    private struct Master {
        let programme: Programme
        let loudness: Double
        let truePeak: Double
    }

    private func master(
        _ programme: Programme, _ readings: Int, _ gains: [Double], _ mastering: Mastering
    ) async throws(ProductionError) -> Master {
        guard !Task.isCancelled else { throw .cancelled }
        let work = zip(programme.passages, gains).flatMap { passage, gain in
            passage.pieces.map { ($0.samples, gain) }
        }
        let made = try await inLanes(work) { (piece, gain) throws(ProductionError) in
            let made = mastering.apply(gain, to: piece)
            return (made, Sound.truePeak(of: made))
        }
        var pieces = made.map(\.0)[...]
        let mastered = programme.with(
            programme.passages.map { passage in
                defer { pieces = pieces.dropFirst(passage.pieces.count) }
                return passage.with(pieces.prefix(passage.pieces.count))
            })
        guard let loudness = try soundly({ () throws(SoundError) in try measure(mastered, readings) }) else {
            throw .silentVoice(text: title)
        }
        return Master(programme: mastered, loudness: loudness, truePeak: made.map(\.1).max() ?? -120)
    }

    private func measure(_ programme: Programme, _ readings: Int) throws(SoundError) -> Double? {
        // Some measuring blocks lie half in the pause before or after a part; the pauses are longer than a block.
        let edge = [Float](repeating: 0, count: Sound.rate * 3 / 10)
        var meters: [Tape.Segment.Kind: LoudnessMeter] = [:]
        for stretch in programme.stretches(readings: min(readings, 2))
        where stretch.kind != .pause && stretch.kind != .closingTune && meters[stretch.kind] == nil {
            let meter = try LoudnessMeter(.integrated)
            try meter.add(edge)
            try stretch.passage.play { piece throws(SoundError) in try meter.add(piece) }
            try meter.add(edge)
            meters[stretch.kind] = meter
        }
        // The tune sounds the same at the end; pauses are not measured, being under the gate.
        let sequence = programme.stretches(readings: readings).compactMap {
            meters[$0.kind == .closingTune ? .tune : $0.kind]
        }
        return LoudnessMeter.integrated(of: sequence)
    }

    private func write(
        _ programme: Programme, _ readings: Int
    ) throws(ProductionError) -> (segments: [Tape.Segment], frames: Int) {
        try soundly { () throws(SoundError) in
            var segments: [Tape.Segment] = []
            var frames = 0
            var writer = try SoundWriter(path: path, format: .flac)
            for stretch in programme.stretches(readings: readings) {
                let length = stretch.passage.frames
                segments.append(
                    Tape.Segment(kind: stretch.kind, start: frames, length: length, reading: stretch.reading))
                frames += length
                try stretch.passage.play { piece throws(SoundError) in try writer.write(piece) }
            }
            try writer.finish()
            return (segments, frames)
        }
    }
}

/// An error of the sound is one of the production.
func soundly<Made>(_ work: () throws(SoundError) -> Made) throws(ProductionError) -> Made {
    do throws(SoundError) {
        return try work()
    } catch {
        throw .sound(error)
    }
}
