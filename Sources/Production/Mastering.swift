internal import Sound

/// Brings passages to the station's loudness under the true-peak limit of -1 dBTP.
struct Mastering: Sendable {
    /// In LUFS.
    let loudness: Double
    private let limiter = Limiter(ceiling: -1)

    init(loudness: Double) {
        self.loudness = loudness
    }

    /// The gain in decibels that a passage needs; `nil`: there is nothing to be heard in it.
    ///
    /// The limiter takes a little loudness away. How much is measured on about a minute of it.
    func gain(for passage: Passage) throws(SoundError) -> Double? {
        guard let original = try measured(passage, gain: nil) else { return nil }
        let gain = loudness - original
        let excerpt = passage.excerpt(of: .seconds(60))
        guard let before = try measured(excerpt, gain: nil), let behind = try measured(excerpt, gain: gain) else {
            return gain
        }
        return gain + (before + gain - behind)
    }

    func apply(_ gain: Double, to piece: [Float]) -> [Float] {
        var piece = piece
        Sound.scale(&piece, by: Sound.gain(decibels: gain))
        limiter.apply(to: &piece)
        return piece
    }

    private func measured(_ passage: Passage, gain: Double?) throws(SoundError) -> Double? {
        let meter = try LoudnessMeter(.integrated)
        // What is shorter than one measuring block counts as if it went on.
        for _ in 0...(Sound.rate / 2 / max(1, passage.frames)) {
            try passage.play { piece throws(SoundError) in
                try meter.add(gain.map { apply($0, to: piece) } ?? piece)
            }
        }
        return meter.integrated
    }
}
