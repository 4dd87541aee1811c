package import Diagnostics

/// The station as the API sees it. The daemon supplies it; the API knows nothing of what is behind.
package protocol StationControl: Sendable {
    func status(in language: Language) async throws(Failure) -> StatusReport
    /// Plays a script now and returns the occurrence's name once it is on air.
    func play(script: String, by person: String) async throws(Failure) -> String
    /// Ends what is on air and returns its name.
    func stop(reason: String, by person: String) async throws(Failure) -> String
    /// Warns before everything else, in the name of the officer that it says; `account` is the caller's.
    func emergency(
        _ request: EmergencyRequest, from account: String, in language: Language
    ) async throws(Failure) -> EmergencyReport
    /// Ends every warning in force.
    func allClear(
        by officer: String, reason: String, from account: String, in language: Language
    ) async throws(Failure) -> EmergencyReport
    /// Puts the microphone on the air; the lines go on until it has ended, and when nobody takes them it ends.
    func live(
        _ wish: LiveWish, from account: String, in language: Language
    ) async throws(Failure) -> AsyncStream<LiveReport>
    /// The person at the microphone is done; returns the occurrence's name.
    func endLive(_ occurrence: String) async throws(Failure) -> String
    /// Reads the folder again; returns what it found there. With an error among it the old station stays in force.
    func reload() async -> [Finding]
}

/// Bodies of the API's requests and answers.
enum Wire {
    struct Play: Codable {
        let script: String
    }

    struct Stop: Codable {
        let reason: String
    }

    struct Occurrence: Codable {
        let occurrence: String
    }

    /// A refusal: `Failure`, in both languages, because whoever shows it picks one.
    struct Refusal: Codable {
        let status: Int32
        let vi: String
        let en: String
        let hintVi: String?
        let hintEn: String?

        init(_ failure: some PlainError) {
            status = failure.status.rawValue
            vi = failure.message.vi
            en = failure.message.en
            hintVi = failure.hint?.vi
            hintEn = failure.hint?.en
        }

        var failure: Failure {
            var hint: Phrase?
            if let hintVi, let hintEn { hint = Phrase(vi: hintVi, en: hintEn) }
            return Failure(ExitStatus(rawValue: status) ?? .unavailable, Phrase(vi: vi, en: en), hint: hint)
        }
    }
}
