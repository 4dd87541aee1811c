internal import AsyncHTTPClient
package import Diagnostics
internal import Foundation
internal import NIOCore

/// What a person at the microphone asks for: `POST /v1/live`.
package struct LiveWish: Codable, Sendable, Equatable {
    /// The officer's key.
    package let by: String
    /// For the log; absent: live speech.
    package let title: String?
    /// At most; absent: as long as the station allows.
    package let seconds: Double?

    package init(by: String, title: String?, seconds: Double?) {
        self.by = by
        self.title = title
        self.seconds = seconds
    }
}

/// One line of the answer: ten a second, until it has ended. Levels in dBFS, -120 for silence; times in seconds.
package struct LiveReport: Codable, Sendable, Equatable {
    package enum State: String, Codable, Sendable {
        /// The amplifier warms up, or the card is being opened.
        case waiting
        case chime, speaking
        /// The microphone is gone and is tried again.
        case searching
        /// The last line.
        case ended
    }

    package var state: State
    package var occurrence: String?
    package var level: Double
    package var peak: Double
    /// What the voice is amplified by, in dB.
    package var gain: Double
    /// The horns whistle, and the tone is being taken out.
    package var howl: Bool
    /// Since the chime was over.
    package var elapsed: Double
    package var remaining: Double
    /// Why it ended, in the reader's language.
    package var reason: String?
    /// Nothing of it was heard, or it ended for a fault: the status that a command ends with.
    package var failed: Int32?
    package var hint: String?
    /// What was said: the file's path within the station folder, and its SHA-256.
    package var file: String?
    package var hash: String?

    package init(
        state: State, occurrence: String? = nil, level: Double = -120, peak: Double = -120, gain: Double = 0,
        howl: Bool = false, elapsed: Double = 0, remaining: Double = 0
    ) {
        self.state = state
        self.occurrence = occurrence
        self.level = level
        self.peak = peak
        self.gain = gain
        self.howl = howl
        self.elapsed = elapsed
        self.remaining = remaining
    }
}

/// `POST /v1/live/over`.
struct LiveOver: Codable {
    let occurrence: String
}

extension ControlClient {
    /// Puts the station's microphone on the air, for as long as this takes: if the caller's task is cancelled, it ends.
    ///
    /// - Parameter tell: gets each line, the last one included.
    package func live(
        _ wish: LiveWish, in language: Language, tell: (LiveReport) -> Void
    ) async throws(Failure) {
        let response = try await open(
            "POST", "/v1/live?lang=\(language.rawValue)", body: encoded(wish), within: .hours(4))
        do {
            var line: [UInt8] = []
            for try await piece in response.body {
                for byte in piece.readableBytesView {
                    guard byte == UInt8(ascii: "\n") else {
                        line.append(byte)
                        continue
                    }
                    tell(try JSONDecoder().decode(LiveReport.self, from: Data(line)))
                    line = []
                }
            }
        } catch {
            throw Self.noAnswer(String(describing: error))
        }
    }

    /// The person is done.
    package func endLive(_ occurrence: String) async throws(Failure) {
        let _: Wire.Occurrence = try await call(
            "POST", "/v1/live/over", body: encoded(LiveOver(occurrence: occurrence)), within: .seconds(5))
    }
}
