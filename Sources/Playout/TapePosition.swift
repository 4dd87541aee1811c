/// Where an order's tape stands between file and horns, in frames.
///
/// The stream's frames are everything that cards took, silence and the orders before included, over all openings.
struct TapePosition {
    /// The stream's frame that this order began with.
    let base: Int
    /// The tape's frame that is prepared next.
    var next: Int
    /// Of the tape, as far as it was heard; never goes back.
    private(set) var heard: Int
    /// The stream's frame at which frame 0 of the tape is, or would be, heard.
    var origin: Int?
    /// The stream's frame from which on nothing of the tape follows; absent while it is being written.
    var end: Int?
    /// The stream's frame from which on the tape was written in one piece and at its full level: so far it can be taken
    /// back and written otherwise.
    var firm: Int

    /// - Parameters:
    ///   - base: the stream's frame that is written next.
    ///   - from: the tape's frame that it is begun with.
    init(base: Int = 0, from: Int = 0) {
        self.base = base
        next = from
        heard = from
        firm = base
    }

    /// The stream is heard up to that frame. Returns whether that is more of the tape than before.
    @discardableResult
    mutating func noteAudible(_ frame: Int) -> Bool {
        guard let origin, min(frame - origin, next) > heard else { return false }
        heard = min(frame - origin, next)
        return true
    }

    /// What the card still held is gone: the stream's next frame is the first of the tape that was not heard.
    mutating func goBack(written: Int) {
        guard origin != nil else { return }
        origin = written - heard
        next = heard
        end = nil
        firm = written
    }

    /// The newest frames of the tape are to be written once more.
    mutating func takeBack(_ frames: Int) {
        next -= frames
        end = nil
    }
}
