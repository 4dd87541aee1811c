/// What the pump plays: sound that another thread puts at hand, or a length without samples.
package enum Tape: Sendable {
    /// A file, which is read ahead: it is not waited for without end.
    case ring(TapeRing)
    /// Whoever fills the ring may take their time, and need not know when it ends.
    case stream(TapeRing)
    case blank(frames: Int)

    /// `nil` until it is known.
    package var length: Int? {
        switch self {
        case .ring(let ring), .stream(let ring): ring.length
        case .blank(let frames): frames
        }
    }

    package var failure: String? {
        switch self {
        case .ring(let ring), .stream(let ring): ring.failure
        case .blank: nil
        }
    }

    /// Frames at hand from that one on.
    package func available(from frame: Int) -> Int {
        switch self {
        case .ring(let ring), .stream(let ring): ring.available(from: frame)
        case .blank(let frames): max(0, frames - frame)
        }
    }

    /// That frame, which is at hand, is loud enough to be heard as a click if it came out of silence.
    package func isLoud(at frame: Int) -> Bool {
        switch self {
        case .ring(let ring), .stream(let ring): ring.sample(at: frame).magnitude > Levels.quiet.magnitude
        case .blank: false
        }
    }

    package func release(upTo frame: Int) {
        switch self {
        case .ring(let ring), .stream(let ring): ring.release(upTo: frame)
        case .blank: break
        }
    }
}
