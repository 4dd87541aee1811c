package import CivilTime
internal import Synchronization

/// The way to a card that is made of a clock: it takes sound at the pace of a real one and keeps it in a file, or
/// nowhere. Under a virtual clock it is the card of the simulation.
package final class PacedDriver: CardDriver {
    package let device: String
    package let shape: CardShape
    private let path: String?
    private let clock: @Sendable () -> WallInstant
    private let lost: [Range<WallInstant>]
    /// The first opening makes the file, later ones go on behind what it holds.
    private let isBegun = Atomic(false)

    /// - Parameters:
    ///   - file: gets everything that was heard, as WAV; one file for all openings.
    ///   - buffer: how much the card holds; `period`: how much it takes at once.
    ///   - lost: when the card is away, as if unplugged.
    package init(
        device: String, file: String? = nil, buffer: Duration = .milliseconds(500),
        period: Duration = .milliseconds(100), lost: [Range<WallInstant>] = [],
        now: @escaping @Sendable () -> WallInstant
    ) {
        let rate = 48_000
        let frames = Int(buffer.inSeconds * Double(rate))
        self.device = device
        self.shape = CardShape(
            rate: rate, period: min(frames, Int(period.inSeconds * Double(rate))), buffer: frames,
            summary: "\(rate) Hz, mono, 16 bit", takesBack: true)
        self.path = file
        self.lost = lost
        self.clock = now
    }

    package var now: WallInstant { clock() }

    func isLost(at instant: WallInstant) -> Bool {
        lost.contains { $0.contains(instant) }
    }

    func openFile() throws(CardError) -> WAVFile? {
        guard let path else { return nil }
        let isFirst = !isBegun.exchange(true, ordering: .acquiringAndReleasing)
        do {
            return try .open(path: path, rate: shape.rate, anew: isFirst)
        } catch {
            throw self.error(error)
        }
    }

    func error(_ kind: CardError.Kind, call: String, errno: Int32 = 0, detail: String) -> CardError {
        CardError(kind: kind, device: device, call: call, errno: errno, detail: detail)
    }

    func error(_ failure: WAVFile.Failure) -> CardError {
        error(CardError.Kind(ofFile: failure.number), call: failure.call, errno: failure.number, detail: failure.detail)
    }
}
