internal import Sound

/// A paragraph as an officer read it, without the silence before and after.
package struct Take: Sendable, Hashable {
    /// What the officer should know before she keeps it.
    package enum Remark: Sendable, Hashable, CaseIterable {
        case tooLoud
        case tooQuiet
        case noisy
        /// The microphone was not read in time at least once.
        case gaps
    }

    /// Why what was recorded is no take.
    package enum Refusal: Error, Hashable {
        /// `loudest` in dBFS: of what lasted longer than a knock on the table.
        case silent(loudest: Double)
    }

    /// Mono, at `Sound.rate`.
    package let samples: [Float]
    /// The level of speech and of the room behind it, in dBFS.
    package let speech: Double
    package let noise: Double
    package let remarks: [Remark]

    package var duration: Duration { Sound.duration(ofFrames: samples.count) }

    /// Stays on both sides of what is cut out: a breath, and the soft beginning of a word.
    package static let margin = Duration.milliseconds(100)
    /// 20 ms: the grain in which sound is told from silence. Three in a row are more than a key's click.
    private static let grain = Sound.rate / 50
    private static let sustained = 3
    /// Under it there is no speech that horns could carry.
    private static let faintest = -50.0
    private static let quiet = -35.0
    /// Speech stands at least so far above the room: in dB.
    private static let leastContrast = 6.0
    private static let goodContrast = 20.0

    /// Cuts a take out of what was recorded.
    ///
    /// - Parameter gaps: how often sound was lost on the way.
    package init(of recording: [Float], gaps: Int = 0) throws(Refusal) {
        let levels = stride(from: 0, to: recording.count, by: Self.grain).map { start in
            Level(of: recording[start..<min(start + Self.grain, recording.count)])?.rms ?? Level.floor
        }
        let held = levels.indices.dropLast(Self.sustained - 1).map { levels[$0..<$0 + Self.sustained].min() ?? 0 }
        guard let speech = held.max(), speech > Self.faintest else {
            throw .silent(loudest: held.max() ?? Level.floor)
        }
        let noise = levels.sorted()[levels.count / 10]
        guard speech - noise >= Self.leastContrast else { throw .silent(loudest: speech) }
        // Well above the room, and yet under the softest syllable.
        let threshold = max(speech - 40, min(noise + 10, speech - 15))
        let first = held.firstIndex { $0 >= threshold } ?? 0
        let last = held.lastIndex { $0 >= threshold } ?? 0
        let margin = Sound.frames(in: Self.margin)
        let start = max(0, first * Self.grain - margin)
        let end = min(recording.count, (last + Self.sustained) * Self.grain + margin)
        var samples = Array(recording[start..<end])
        self.remarks = Self.remarks(on: samples, speech: speech, noise: noise, gaps: gaps)
        Sound.fade(&samples, over: .milliseconds(5))
        self.samples = samples
        self.speech = speech
        self.noise = noise
    }

    private static func remarks(on samples: [Float], speech: Double, noise: Double, gaps: Int) -> [Remark] {
        var remarks: [Remark] = []
        if samples.contains(where: { abs($0) >= Level.clipping }) { remarks.append(.tooLoud) }
        if speech < quiet { remarks.append(.tooQuiet) }
        if speech - noise < goodContrast { remarks.append(.noisy) }
        if gaps > 0 { remarks.append(.gaps) }
        return remarks
    }
}
