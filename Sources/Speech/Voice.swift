/// Something that reads text aloud.
package protocol Voice: Sendable {
    /// All that decides how a text sounds: engine, version, name, speed. It goes into the hash of every tape.
    var identity: String { get }

    /// How much faster (above 1) or slower it can read than at its normal rate; `1...1`: not at all.
    var rates: ClosedRange<Double> { get }

    /// Reads a text that holds only words and punctuation: mono at `Sound.rate`, silence at both ends included.
    ///
    /// `rate` against the voice's normal one, within `rates`. Several calls may run at once. Ends early, with
    /// `VoiceError.cancelled`, if the task is cancelled.
    func speak(_ text: String, rate: Double) async throws(VoiceError) -> [Float]
}
