package import Diagnostics
internal import Sound
internal import Speech
package import StationModel

extension Producer {
    func voice(of station: Station) async throws(ProductionError) -> any Voice { try await voice(station.voice) }

    func voice(_ choice: VoiceChoice) async throws(ProductionError) -> any Voice {
        do throws(VoiceError) {
            return try await voices.voice(for: choice)
        } catch {
            throw error == .cancelled ? .cancelled : .voice(error)
        }
    }

    /// Is the station's voice there, and does it read? It is asked for and given one short sentence; what then goes
    /// wrong would keep every tape from being made. Takes as long as the voice, and no longer than `deadline`.
    @concurrent
    package func voiceFindings(of station: Station, deadline: Duration = .seconds(20)) async -> [Finding] {
        let problem = await withTaskGroup(of: ProductionError?.self) { group in
            group.addTask { await self.voiceProblem(station) }
            group.addTask {
                do {
                    try await Task.sleep(for: deadline)
                    return .voice(.hung(program: station.voice.program, after: deadline))
                } catch {
                    return nil
                }
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? nil
        }
        guard let problem, problem != .cancelled else { return [] }
        return [
            Finding(
                .error, "voice-unusable", at: Finding.Place(file: "schedule.yaml"), problem.message, hint: problem.hint)
        ]
    }

    private func voiceProblem(_ station: Station) async -> ProductionError? {
        let sentence = "Xin chào bà con."
        do throws(ProductionError) {
            let voice = try await voice(of: station)
            let spoken: [Float]
            do throws(VoiceError) {
                spoken = try await voice.speak(sentence, rate: 1)
            } catch {
                throw error == .cancelled ? .cancelled : .voice(error)
            }
            return Sound.trimmed(spoken).isEmpty ? .silentVoice(text: sentence) : nil
        } catch {
            return error
        }
    }
}

extension VoiceChoice {
    /// The program that speaks.
    var program: String {
        switch self {
        case .espeak: EspeakVoice.program
        case .piper: PiperVoice.program
        case .command(let run, _): run.first ?? ""
        }
    }

    /// At its normal rate, as espeak-ng counts words.
    var wordsPerMinute: Int {
        switch self {
        case .espeak(_, let rate): rate
        // They cannot be asked; Vietnamese voices of Piper speak at about this.
        case .piper, .command: 150
        }
    }

    var canChangeRate: Bool {
        switch self {
        case .espeak, .piper: true
        case .command: false
        }
    }
}
