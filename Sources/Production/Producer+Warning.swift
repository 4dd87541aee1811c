internal import CivilTime
internal import Foundation
internal import Sound
internal import Speech
package import StationModel

/// The sound of a warning, in two tapes: the alert tone, which lies ready, sounds while the words are being spoken.
extension Producer {
    /// A warning's words as a tape.
    package struct WarningTape: Sendable {
        package let tape: Tape
        /// Why they are not heard as the station has it: its voice failed or took too long and espeak-ng reads in its
        /// place, or what a person had recorded could not be used.
        package let setback: ProductionError?
    }

    /// So long a warning waits for the station's own voice before espeak-ng reads it.
    package static let patience = Duration.seconds(10)

    /// The tone for the station's loudness and voicing: made at the first call, and found again without a look at its
    /// samples. Any thread.
    package func alertTone(in station: Station) throws(ProductionError) -> Tape {
        let output = station.output
        let recipe = Recipe(
            scriptHash: "", voice: "", opening: [], reading: [], takes: [], missingTakes: nil, recording: nil,
            closing: [], signal: AlertTone.version, tune: nil, loudness: output.loudness,
            voicing: output.voicing.rawValue, readings: 0, rate: 1, shortest: nil, longest: nil)
        let key = try recipe.key
        if let tone = alerts[key], FileManager.default.isReadableFile(atPath: tone.path) { return tone }
        let tone: Tape
        do throws(ProductionError) {
            if let kept = store.tape(of: key) {
                tone = kept
            } else {
                tone = try AlertTone.tape(for: output, key: key, in: store)
            }
        } catch {
            guard let spareStore, error.isOfTheDisk else { throw error }
            tone = try AlertTone.tape(for: output, key: key, in: spareStore)
        }
        alerts[key] = tone
        return tone
    }

    /// The tape of a warning's words, read as often as it says: the kept one if it is whole, else a new one. It waits
    /// for no other tape.
    ///
    /// - Parameter patience: with the station's voice; espeak-ng, which reads in its place, is given what it needs.
    /// - Throws: when nobody can read it, or no disk and no memory holds it.
    package func warning(
        _ warning: Warning, in station: Station, patience: Duration = patience
    ) async throws(ProductionError) -> WarningTape {
        let made = await withTaskExecutorPreference(urgentWorkbench) {
            await warningResult(warning, in: station, patience: patience)
        }
        return try made.get()
    }

    @concurrent
    private func warningResult(
        _ warning: Warning, in station: Station, patience: Duration
    ) async -> Result<WarningTape, ProductionError> {
        do throws(ProductionError) {
            let setback: ProductionError
            do throws(ProductionError) {
                let tape = try await inTime(patience, of: station.voice.program) { () throws(ProductionError) in
                    let content = try TapeOrder.Content(of: warning, in: station, producer: self)
                    return try await pressed(warning, content: content, voice: station.voice, in: station)
                }
                return .success(WarningTape(tape: tape, setback: nil))
            } catch {
                setback = error
            }
            guard !Task.isCancelled else { throw .cancelled }
            let words = Frame(station: station).spoken(warning.paragraphs)
            guard !words.isEmpty else { throw setback }
            do throws(ProductionError) {
                let tape = try await pressed(
                    warning, content: .words(words), voice: setback.isOfTheVoice ? .standard : station.voice,
                    in: station)
                return .success(WarningTape(tape: tape, setback: setback))
            } catch {
                // What is wrong with the station's own voice is what its people can put right.
                throw setback
            }
        } catch {
            return .failure(error)
        }
    }

    private func pressed(
        _ warning: Warning, content: TapeOrder.Content, voice choice: VoiceChoice, in station: Station
    ) async throws(ProductionError) -> Tape {
        let order = try TapeOrder(
            warning, content: content, voice: try await voice(choice), wordsPerMinute: choice.wordsPerMinute,
            station: station)
        let key = try order.recipe.key
        if let tape = store.tape(of: key) ?? spareStore?.tape(of: key) { return tape }
        return try await Making(order: order, key: key, store: store, spare: spareStore).make()
    }

    /// Ends the work when it takes too long: the voice's program then counts as hung.
    private func inTime(
        _ limit: Duration, of program: String,
        _ work: @escaping @Sendable () async throws(ProductionError) -> Tape
    ) async throws(ProductionError) -> Tape {
        let first = await withTaskGroup(of: Result<Tape, ProductionError>.self) { group in
            group.addTask {
                do throws(ProductionError) { return .success(try await work()) } catch { return .failure(error) }
            }
            group.addTask {
                do {
                    try await Task.sleep(for: limit)
                    return .failure(.voice(.hung(program: program, after: limit)))
                } catch {
                    return .failure(.cancelled)
                }
            }
            defer { group.cancelAll() }
            return await group.next() ?? .failure(.cancelled)
        }
        return try first.get()
    }
}
