internal import Sound

/// A stretch of sound in pieces with pauses between them: a long reading is worked on piece by piece, so that no
/// second copy of the whole stands in memory.
struct Passage: Sendable {
    struct Piece: Sendable {
        var samples: [Float]
        /// Frames of silence between it and the next.
        let pause: Int

        init(_ samples: [Float], pause: Duration = .zero) {
            self.samples = samples
            self.pause = Sound.frames(in: pause)
        }
    }

    private(set) var pieces: [Piece]

    init(_ pieces: [Piece]) {
        self.pieces = pieces
    }

    static func silence(_ length: Duration) -> Passage {
        Passage([Piece([Float](repeating: 0, count: Sound.frames(in: length)))])
    }

    /// Pauses included.
    var frames: Int {
        pieces.reduce(0) { $0 + $1.samples.count } + pieces.dropLast().reduce(0) { $0 + $1.pause }
    }

    /// Gives all its sound in order, pauses as silence.
    func play(to receive: ([Float]) throws(SoundError) -> Void) throws(SoundError) {
        let silence = [Float](repeating: 0, count: pieces.map(\.pause).max() ?? 0)
        for (number, piece) in pieces.enumerated() {
            try receive(piece.samples)
            if number < pieces.count - 1, piece.pause > 0 { try receive(Array(silence.prefix(piece.pause))) }
        }
    }

    /// Pieces from all over it, together about that long; all of it if it is not longer.
    func excerpt(of length: Duration) -> Passage {
        let wanted = max(1, Sound.frames(in: length))
        let step = max(1, frames / wanted)
        let chosen = pieces.indices.filter { $0.isMultiple(of: step) }.map { pieces[$0].samples }
        // A recording is one long piece: its middle speaks for it.
        return Passage(
            chosen.map { samples in
                Piece(Array(samples.dropFirst(max(0, samples.count - wanted) / 2).prefix(wanted)))
            })
    }

    /// The same with other sounds, one for each piece.
    func with(_ sounds: some Sequence<[Float]>) -> Passage {
        var changed = self
        for (index, sound) in zip(pieces.indices, sounds) { changed.pieces[index].samples = sound }
        return changed
    }

    /// Makes the piece with that number louder by that factor.
    mutating func scale(_ index: Int, by factor: Float) {
        Sound.scale(&pieces[index].samples, by: factor)
    }
}
