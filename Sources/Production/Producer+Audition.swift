internal import CivilTime
internal import Foundation
internal import Sound
package import StationModel

extension Producer {
    /// A script's reading as it will be on air, without tunes and the words around it: voice or takes, in the station's
    /// voicing and at its loudness. Mono at `Sound.rate`.
    ///
    /// `paragraph` counts the script's paragraphs from 1; `nil`: all of them. A missing take is refused as it would be
    /// on air, save for a single paragraph that is asked for.
    package func audition(
        _ script: Script, paragraph: Int?, in station: Station
    ) async throws(ProductionError) -> [Float] {
        let made = await withTaskExecutorPreference(workbench) {
            await auditionResult(of: script, paragraph: paragraph, in: station)
        }
        return try made.get()
    }

    /// Writes such samples: FLAC where the path ends with `.flac`, else WAV.
    package static func write(_ samples: [Float], to path: String) throws(ProductionError) {
        try soundly { () throws(SoundError) in
            var writer = try SoundWriter(path: path, format: path.lowercased().hasSuffix(".flac") ? .flac : .wav)
            try writer.write(samples)
            try writer.finish()
        }
    }

    @concurrent
    private func auditionResult(
        of script: Script, paragraph: Int?, in station: Station
    ) async -> Result<[Float], ProductionError> {
        do throws(ProductionError) {
            let mastering = Mastering(loudness: station.output.loudness)
            let passage = try await reading(of: script, paragraph: paragraph, in: station)
            return .success(
                try soundly { () throws(SoundError) in
                    guard let gain = try mastering.gain(for: passage) else { return [] }
                    var samples: [Float] = []
                    samples.reserveCapacity(passage.frames)
                    try passage.with(passage.pieces.map { mastering.apply(gain, to: $0.samples) })
                        .play { piece throws(SoundError) in samples += piece }
                    return samples
                })
        } catch {
            return .failure(error)
        }
    }

    private func reading(
        of script: Script, paragraph: Int?, in station: Station
    ) async throws(ProductionError) -> Passage {
        let reciter = Reciter(
            voice: try await voice(of: station), voicing: station.output.voicing,
            wordsPerMinute: station.voice.wordsPerMinute)
        if let recording = script.recording {
            return Passage([
                Passage.Piece(try soundly { () throws(SoundError) in try reciter.recording(path(recording)) })
            ])
        }
        var reading = Reading(script, in: station, shelf: shelf)
        if let paragraph {
            guard script.paragraphs.indices.contains(paragraph - 1) else {
                throw .noSuchParagraph(script: script.title, paragraph: paragraph, count: script.paragraphs.count)
            }
            reading.paragraphs.removeAll { $0.number != paragraph }
        }
        guard !reading.paragraphs.isEmpty else { throw .nothingToSay(script: script.title) }
        let paragraphs = try reading.sounds(reciter)
        return try reciter.passage(paragraphs, at: 1, from: try await reciter.speak(reciter.lines(paragraphs, at: 1)))
    }
}
