internal import Sound

/// An order's source made ready: the tape for the pump and, where there is a file, the reader that fills it.
struct Supply: Sendable {
    /// More than five seconds: so long may a disk be busy.
    private static let reserve = 1 << 18

    let tape: Tape
    private let path: String?

    /// - Parameter buffer: what the card holds beyond half a second; as much more is kept for it.
    init(_ source: PlayOrder.Source, buffer: Duration = .zero) {
        switch source {
        case .blank(let frames):
            tape = .blank(frames: frames)
            path = nil
        case .file(let path):
            tape = .ring(TapeRing(capacity: Self.reserve + Sound.frames(in: buffer)))
            self.path = path
        case .stream(let ring):
            tape = .ring(ring)
            path = nil
        case .relay:
            // Nobody made a stream of it.
            let ring = TapeRing(capacity: 1)
            ring.fail("relay")
            tape = .ring(ring)
            path = nil
        }
    }

    /// To be made once: a ring has one writer.
    func reader() -> TapeReader? {
        guard let path, case .ring(let ring) = tape else { return nil }
        return TapeReader(path: path, ring: ring)
    }
}
