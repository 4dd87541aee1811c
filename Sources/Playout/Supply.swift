internal import Sound

/// An order's source made ready: the tape for the pump and, where there is a file, what fills it.
struct Supply: Sendable {
    /// More than five seconds: so long may a disk be busy.
    static let reserve = 1 << 18

    let tape: Tape
    private let path: String?
    private let from: Int

    /// - Parameter buffer: what the card holds beyond half a second; as much more is kept for it.
    init(_ order: PlayOrder, buffer: Duration = .zero) {
        from = order.firstFrame
        switch order.source {
        case .blank(let frames):
            tape = .blank(frames: frames)
            path = nil
        case .file(let path):
            tape = .ring(TapeRing(capacity: Self.reserve + Sound.frames(in: buffer), from: from))
            self.path = path
        case .stream(let ring):
            tape = .stream(ring)
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
        path.map { TapeReader(path: $0, from: from) }
    }

    /// Reads as far as there is room; what goes wrong is the tape's to tell.
    func fill(by reader: inout TapeReader?) {
        guard case .ring(let ring) = tape else { return }
        reader?.fill(ring)
    }
}

extension PlayOrder {
    /// The tape's frame that it is begun with; a stream begins where it does.
    var firstFrame: Int {
        switch source {
        case .file, .blank: Sound.frames(in: from)
        case .stream, .relay: 0
        }
    }
}
