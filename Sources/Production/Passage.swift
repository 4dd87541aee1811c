internal import Sound

/// A stretch of sound in pieces with pauses between them: a long reading is worked on piece by piece, so that no
/// second copy of the whole stands in memory.
struct Passage: Sendable {
    private(set) var pieces: [[Float]]
    /// Frames of silence between two pieces.
    private let pause: Int

    init(_ pieces: [[Float]], pause: Duration = .zero) {
        self.pieces = pieces
        self.pause = Sound.frames(in: pause)
    }

    static func silence(_ length: Duration) -> Passage {
        Passage([[Float](repeating: 0, count: Sound.frames(in: length))])
    }

    /// Pauses included.
    var frames: Int {
        pieces.reduce(0) { $0 + $1.count } + pause * max(0, pieces.count - 1)
    }

    /// Gives all its sound in order, pauses as silence.
    func play(to receive: ([Float]) throws(SoundError) -> Void) throws(SoundError) {
        let silence = [Float](repeating: 0, count: pause)
        for (number, piece) in pieces.enumerated() {
            if number > 0 { try receive(silence) }
            try receive(piece)
        }
    }

    /// Pieces from all over it, together about that long; all of it if it is not longer.
    func excerpt(of length: Duration) -> Passage {
        let wanted = max(1, Sound.frames(in: length))
        let step = max(1, frames / wanted)
        let chosen = pieces.indices.filter { $0.isMultiple(of: step) }.map { pieces[$0] }
        // A recording is one long piece: its middle speaks for it.
        return Passage(chosen.map { piece in Array(piece.dropFirst(max(0, piece.count - wanted) / 2).prefix(wanted)) })
    }

    /// The same with other pieces.
    func with(_ pieces: [[Float]]) -> Passage {
        var changed = self
        changed.pieces = pieces
        return changed
    }
}
